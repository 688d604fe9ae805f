"""What a DOCX's parameters tell: each fault is found in a file that python-docx wrote to have it."""

import io
import re
import shutil
import zipfile

import pytest

from tests.audit.pages import wrong
from tests.audit.word import PROSE, written
from workplan_docs.audit.audit import Wishes, audit_docx
from workplan_docs.errors import ContentError, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.HINT  # noqa: E741

FAULTS = {
    # §10
    "29 pt with 37/35: 21 rows": (wrong(top=37, bottom=35, pitch=29), "PG008", W),
    "580 twips with 37/35": (wrong(top=37, bottom=35, pitch=29), "PG008", W),
    "28 pt": (wrong(top=37, bottom=35, pitch=28), "PP004", W),
    "28 pt leaves 7.7 mm empty": (wrong(top=37, bottom=35, pitch=28), "PP005", W),
    "16 pt × 28 untightened": (wrong(spacing=0), "PG008", W),
    "tightened too little": (wrong(spacing=-4), "PG008", W),
    "mark 35 mm from the paper's edge": (wrong(mark_before=0.0), "HD015", E),
    "mark of 22 pt": (wrong(mark_size=22, mark_before=38), "HD022", I),
    "footer distance of 7 mm": (wrong(footer=7.0), "PG003", E),
    "hyphens": (wrong(foot="- {} -"), "PG001", E),
    "double dashes": (wrong(foot="—— {} ——"), "PG001", E),
    "centred number on all pages": (wrong(alternate=False), "PG002", E),
    "28/27 mm and 33 pt": (wrong(top=28, bottom=28, pitch=33), "PP004", W),
    "no page number": (wrong(field=False), "PG020", E),
    "heading flush left": (wrong(heading_indent=0.0), "ST021", E),
    "indent of 0.85 cm": (wrong(indent=1.5), "ST020", E),
    "抄送 in 三号": (wrong(imprint_size=16), "CO004", W),
    "四号 as 12 pt": (wrong(imprint_size=12), "CO004", W),
    "level 3 bold": (wrong(level3_bold=True), "PG013", W),
    # others
    "letter paper": (wrong(width=215.9), "PP001", E),
    "left margin of 31.7 mm": (wrong(left=31.7), "PP003", E),
    "right margin of 31.7 mm": (wrong(right=31.7), "PP006", W),
    "top margin of 25.4 mm": (wrong(top=25.4), "PP002", E),
    "pitch left to the font": (wrong(pitch=None), "PP004", W),
    "mark black": (wrong(mark_colour="000000"), "HD020", W),
    "square brackets": (wrong(number="东城发[2023]1号"), "DN001", E),
    "title at the left": (wrong(title_align="left"), "TT020", E),
    "title of 18 pt": (wrong(title_size=18), "TT015", W),
    "title bold": (wrong(title_bold=True), "TT015", W),
    "title in 宋体": (wrong(title_font="宋体"), "TT015", W),
    "recipients indented": (wrong(recipients_indent=2.0), "RC007", E),
    "四号 body": (wrong(body_size=14), "PP007", W),
    "宋体 body": (wrong(body_font="宋体"), "PP008", W),
    "bold body": (wrong(body_bold=True), "PG013", W),
    "red body": (wrong(body_colour="FF0000"), "PX001", W),
    "indent typed with spaces": (wrong(indent=0, typed="　　"), "PX002", W),
    "level 1 in 仿宋": (wrong(heading_font="仿宋"), "ST017", W),
    "quotes in the Latin font": (wrong(latin="Times New Roman"), "PX003", I),
    "padded date": (wrong(date="2023年03月05日"), "SG001", E),
    "page number of 小四": (wrong(foot_size=12), "PG004", W),
    "page number in Times": (wrong(foot_font="Times New Roman"), "PG004", W),
    "密级 without 份号": (wrong(classified=("机密★1年",), mark_before=24.6), "HD002", E),
    "no such 紧急程度": (wrong(classified=("急件",), mark_before=24.6), "HD006", E),
    "请示 without 签发人": (wrong(title="东平市城市管理局关于追加经费的请示"), "HD008", E),
    "year of another date": (wrong(number="东城发〔2021〕1号"), "DN009", W),
    "doubled dash in a range": (wrong(text="2021——2025年，"), "PU011", W),
    "此页无正文": (wrong(closing="（此页无正文）"), "SG010", W),
    "three dashes": (wrong(text="双碳目标———"), "PU008", W),
    "quotes turned round": (wrong(text="”双碳“目标，"), "PU003", W),
    "an edition that there is not": (wrong(text="按照GB/T 9704-2022，"), "GN011", W),
    "no red line": (wrong(red_line=False), "HD024", E),
    "signature and date at the edge": (wrong(signature_right=0.0, date_right=0.0), "SG008", E),
    "signature at the edge, date 4 字 in": (wrong(signature_right=0.0), "SG007", W),
    "imprint without lines": (wrong(imprint_lines=False), "CO007", E),
    "imprint flush left": (wrong(imprint_indent=0.0), "CO020", E),
    "主题词": (wrong(closing="主题词：城市管理"), "CO009", E),
}  # fmt: skip


def report_on(**changes):
    return audit_docx(written(**changes), "sample.docx", Wishes()).reports[0]


def test_a_good_document_has_no_fault():
    report = report_on()
    assert [f.sentence for f in report.faults] == []
    assert any("--render" in what for what in report.unchecked)


@pytest.mark.parametrize(("changes", "code", "severity"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found(changes, code, severity):
    report = report_on(**changes)
    assert code in report.codes(severity), [f.sentence for f in report.faults]


LONG = "中共东平市委城乡规划建设管理工作领导小组办公室"


def test_a_long_printing_organ_runs_into_the_date():
    assert "CO020" in report_on(printed=f"{LONG}\t2023年3月16日印发").codes(E)
    assert "CO020" not in report_on(printed=f"{LONG[:-3]}\n办公室\t2023年3月16日印发").codes(E)
    assert report_on(printed="东平市城市管理局办公室\t2023年3月16日印发").codes(E, W) == set()


def test_a_blank_date_of_a_document_that_is_out():
    blank = wrong(date="　　年　月　日", date_right=4.0, signature_right=4.0)
    assert "SG001" in report_on(printed="东平市城市管理局办公室\t2023年3月16日印发", **blank).codes(E)
    assert "SG001" not in report_on(printed="东平市城市管理局办公室\t年　月　日印发", **blank).codes(E)


def test_a_numbered_clause_is_no_heading():
    assert "ST017" not in report_on(clause="一、" + PROSE).codes(E, W, I)
    assert "ST017" in report_on(clause="二、工作措施").codes(W)


def test_a_copy_number_and_the_number_on_one_row():
    report = report_on(classified=("机密★1年",), number="000123\t东城函〔2023〕1号")
    assert "HD002" not in report.codes(E)
    assert "DN001" in {f.code for f in report.passed}


def test_plain_margins_with_579_twips_are_a_declared_deviation():
    report = report_on(top=37, bottom=35, pitch=28.95, mark_before=32.6)
    assert report.codes(E, W) == set()
    assert {"PP002", "PP005"} <= report.codes(I)


def test_without_libreoffice_it_says_so(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    audited = audit_docx(written(), "sample.docx", Wishes(render=True))
    assert len(audited.reports) == 1
    assert any("LibreOffice" in what for what in audited.reports[0].unchecked)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")
def test_libreoffice_shows_what_the_parameters_hide(fonts):
    data = written(alternate=False, recipients_indent=2.0)
    audited = audit_docx(data, "sample.docx", Wishes(render=True))
    assert audited.pdf is not None
    parameters, pages = audited.reports
    assert {"PG002", "RC007"} <= pages.codes(E)
    assert pages.pages >= 1
    assert parameters.how != pages.how


@pytest.mark.parametrize("value", ["abc", "", "nan", "1e99", "-99999999999"])
def test_senseless_measures_are_no_crash(value):
    source, target = io.BytesIO(written()), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name in ("word/document.xml", "word/styles.xml"):
                content = re.sub(
                    rb'w:(val|line|top|left|linePitch|firstLine)="-?\d+"',
                    rb'w:\1="%s"' % value.encode(),
                    content,
                )
            new.writestr(name, content)
    assert audit_docx(target.getvalue(), "x.docx", Wishes()).failed


def test_damaged_compression_is_one_sentence():
    data = bytearray(written())
    at = data.index(b"word/document.xml") + 400
    data[at : at + 40] = bytes(40)
    with pytest.raises(ContentError, match="损坏"):
        audit_docx(bytes(data), "x.docx", Wishes())
