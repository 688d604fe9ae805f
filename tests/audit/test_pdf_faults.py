"""Every fault of gbt9704.md §10, and of the rules of layout, is found in a page made to have it."""

import pytest

from tests.audit.pages import CELL, PROSE, sample, wrong
from workplan_docs.audit.audit import Wishes
from workplan_docs.errors import Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.HINT  # noqa: E741
PT = 25.4 / 72
LONG = "东平市城市管理局关于印发2023年城市管理工作要点任务分解表的通知"

FAULTS = {
    # §10: what existing tools commonly get wrong
    "29 pt with 37/35: 21 rows": (wrong(pitch=29 * PT, top=39.3, rows=21), "PG008", W),
    "28 pt leaves 7.7 mm empty": (wrong(pitch=28 * PT, top=39.1), "PP005", W),
    "28 pt is no pitch of the standard": (wrong(pitch=28 * PT, top=39.1), "PP004", W),
    "16 pt untightened: 27 characters": (wrong(size=16, cell=16 * PT, chars=27), "PG008", W),
    "mark 35 mm below the paper's edge": (wrong(mark_top=35.0), "HD015", E),
    "mark on the type area's edge": (wrong(mark_top=37.0), "HD015", E),
    "mark of 22 pt": (wrong(mark_size=22), "HD022", I),
    "page number 7 mm above the paper's edge": (wrong(number_y=287.7), "PG003", E),
    "inset on the wrong side": (wrong(number_inset=0.0), "PG002", E),
    "hyphens, centred": (wrong(numbers="- {} -", number_centred=True), "PG001", E),
    "centred number": (wrong(number_centred=True), "PG002", E),
    "margins of a local profile": (wrong(left=30.5), "PP003", E),
    "33 pt": (wrong(pitch=33 * PT, rows=20), "PP004", W),
    "20 rows": (wrong(pitch=33 * PT, rows=20), "PG008", W),
    "unsealed signature centred on the date": (wrong(blank_rows=1), "SG008", W),
    "first page without number": (wrong(without_number=(1,)), "PG005", E),
    "headings flush left": (wrong(headings=[("一、总体要求", "hei", 0), ("（一）思想", "kai", 0)]), "ST021", E),
    "indent of 0.85 cm": (wrong(indent=1.52), "ST020", E),
    "no indent": (wrong(indent=0), "ST020", E),
    "抄送 in 三号": (wrong(imprint_size=16), "CO004", W),
    "level 3 in 黑体": (wrong(headings=[("1.基本原则", "hei", 2)]), "ST017", W),
    "level 1 in 仿宋": (wrong(headings=[("一、总体要求", "fangsong", 2)]), "ST017", W),
    "四号 as 12 pt": (wrong(imprint_size=12), "CO004", W),
    "此页无正文": (wrong(headings=[("（此页无正文）", "fangsong", 2)]), "SG010", W),
    "imprint after the last paragraph": (wrong(imprint_foot=200.0), "CO007", E),
    "主题词": (wrong(headings=[("主题词：城市管理", "hei", 0)]), "CO009", E),
    # head
    "mark not red": (wrong(mark_colour="#000000"), "HD020", W),
    "mark off centre": (wrong(mark_shift=5.0), "HD019", E),
    "mark wider than the type area": (wrong(mark="东平市城市管理综合行政执法局文件"), "HD019", E),
    "密级 at the right": (wrong(classified=[("000017", 28), ("机密★1年", 155)]), "HD007", E),
    "密级 in 仿宋": (wrong(classified=[("机密★1年", 28)], classified_face="fangsong"), "HD023", W),
    "份号 of two digits": (wrong(classified=[("17", 28)]), "HD001", W),
    "密级 with a white star": (wrong(classified=[("机密☆1年", 28)]), "HD004", E),
    "square brackets": (wrong(number="东城发[2023]1号"), "DN001", E),
    "第 in the number": (wrong(number="东城发〔2023〕第1号"), "DN001", E),
    "leading zero": (wrong(number="东城发〔2023〕01号"), "DN001", E),
    "number at the left": (wrong(number_left=28), "DN020", E),
    "number close to the mark": (wrong(number_top=95.0), "DN021", E),
    "签发人 with a half-width colon": (wrong(number_left=28 + CELL, signers="签发人:王明"), "HD009", E),
    "black line": (wrong(line_colour="#000000"), "HD018", E),
    "line of 170 mm off centre": (wrong(line_width=163.0), "HD024", E),
    "line 8 mm below the number": (wrong(line_gap=8.0), "HD016", E),
    # title, recipients
    "title at the left": (wrong(title_left=28), "TT020", E),
    "title of 21 characters a row": (wrong(title=["东平市城市管理局关于印发城市管理工作要点的补充通知"]), "TT013", E),
    "title with a full stop": (wrong(title=["关于印发城市管理工作要点的通知。"]), "TT001", W),
    "hourglass": (wrong(title=["东平市城市管理局关于印发", "城管", "工作要点任务分解表的通知"], title_gap=18.9), "TT014", W),
    "row beginning with 的": (wrong(title=["东平市城市管理局关于印发工作要点", "的补充通知"]), "TT012", W),
    "a word parted": (wrong(title=["东平市城市管理局关于加强建筑", "垃圾处置工作的通知"]), "TT012", W),
    "title in 宋体": (wrong(title_face="song"), "TT015", W),
    "title in 三号": (wrong(title_size=16), "TT015", W),
    "title close to the line": (wrong(title_gap=8.0), "TT021", E),
    "recipients indented": (wrong(recipients_left=28 + 2 * CELL), "RC007", E),
    "recipients with a half-width colon": (wrong(recipients="各县区城管局，机关各科室:"), "RC001", E),
    "recipients close to the title": (wrong(recipients_gap=4.0), "RC020", E),
    # page and body
    "letter paper": (wrong(paper=(215.9, 279.4)), "PP001", E),
    "first row too high": (wrong(top=25.4, pitch=10.9), "PP002", E),
    "no text on page 1": (wrong(first_rows=0), "PG007", E),
    "四号 body": (wrong(size=14, cell=14 * PT, chars=31), "PP007", W),
    "黑体 body": (wrong(face="hei"), "PP008", W),
    "blue body": (wrong(colour="#0000FF"), "PG013", W),
    "hanging comma": (wrong(odd_row=PROSE[:28] + "，"), "PG009", W),
    "row begins with a comma": (wrong(odd_row="，" + PROSE[:27]), "PG011", E),
    "row ends with an opening mark": (wrong(odd_row=PROSE[:27] + "（"), "PG011", E),
    "ink outside": (
        wrong(extra='<div style="position:absolute;left:5mm;top:100mm;width:9mm;height:60mm;background:#000"></div>'),
        "PG009", W,
    ),
    # attachments
    "附件说明 flush left": (wrong(attachments=[("附件：任务分解表", 0)]), "AT013", E),
    "附件说明 with a stop": (wrong(attachments=[("附件：任务分解表。", 2)]), "AT004", E),
    "附件说明 with a half-width colon": (wrong(attachments=[("附件:任务分解表", 2)]), "AT001", E),
    "附件 label indented": (wrong(attachment_label="附件", attachment_left=39.0), "AT010", E),
    "附件 title in row 2": (wrong(attachment_label="附件", attachment_title_row=2), "AT010", E),
    "附件 label with a colon": (wrong(attachment_label="附件1："), "AT008", W),
    # signature, date, note
    "padded date": (wrong(date="2023年03月05日"), "SG001", E),
    "Chinese date": (wrong(date="二〇二三年三月五日"), "SG001", E),
    "ISO date": (wrong(date="2023-03-05"), "SG001", E),
    "signature flush with the date": (wrong(signature_right=4.0), "SG007", W),
    "signature and date flush right": (wrong(signature_right=0.0, date_right=0.0), "SG008", E),
    "note without brackets": (wrong(note="此件公开发布"), "NT001", E),
    "note in half-width brackets": (wrong(note="(此件公开发布)"), "NT001", E),
    "note flush left": (wrong(note_indent=0.0), "NT020", E),
    # imprint, page numbers
    "imprint flush left": (wrong(imprint_inset=0.0), "CO020", E),
    "印发日期 at the edge": (wrong(printed="东平市城市管理局政策法规和督导考核办公室印2023年3月16日印发"), "CO020", E),
    "抄送 up to the edge": (wrong(copy_to="抄送：" + "市委办公室，" * 4 + "市人大常委会办公室。"), "CO020", E),
    "imprint on an odd page": (wrong(imprint_page=5), "CO008", W),
    "imprint lines of one weight": (wrong(imprint_outer=0.7), "CO006", W),
    "抄送 without a stop": (wrong(copy_to="抄送：市委办公室，市政府办公室"), "CO001", E),
    "抄送 with a half-width colon": (wrong(copy_to="抄送:市委办公室。"), "CO001", E),
    "padded 印发 date": (wrong(printed="2023年03月06日印发"), "CO002", E),
    "page number in 仿宋": (wrong(number_face="fangsong"), "PG004", W),
    "page number of 小四": (wrong(number_size=12), "PG004", W),
    "double dashes": (wrong(numbers="—— {} ——"), "PG001", E),
    "no number on page 2": (wrong(without_number=(2,)), "PG020", E),
}  # fmt: skip


def test_a_good_document_has_no_fault(audit_page):
    report = audit_page()
    assert [f.sentence for f in report.faults] == []
    assert report.format == "一般格式"
    assert len(report.passed) > 60


@pytest.mark.parametrize(("changes", "code", "severity"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found(audit_page, changes, code, severity):
    report = audit_page(**changes)
    assert code in report.codes(severity), [f.sentence for f in report.faults]


def test_an_unsealed_document_by_its_formulas(audit_page):
    changes = wrong(blank_rows=1, date="2023年3月5日", signature_right=2.0, date_right=2.0)
    assert audit_page(Wishes(sealed=False), **changes).codes(E, W) == set()
    assert audit_page(**changes).codes(E, W) == set()
    changes |= {"signature_right": 3.0, "date_right": 4.0}
    assert "SG008" in audit_page(Wishes(sealed=False), **changes).codes(E)


def test_the_edges_of_compat_are_hints(audit_page):
    report = audit_page(top=39.28, pitch=28.95 * PT)
    assert report.codes(E, W) == set()
    assert {"PP002", "PP005"} <= report.codes(I)


def test_a_draft_has_hints_for_its_blanks(audit_page):
    blanks = wrong(number="东城发〔2023〕号", date="　　年　月　日", date_right=4.0, signature_right=3.5)
    report = audit_page(**blanks)
    assert report.codes(E, W) == set()
    assert {"DN001", "SG001"} <= report.codes(I)


def test_print_on_one_side_wants_no_even_page(audit_page):
    assert "CO008" not in audit_page(Wishes(duplex=False), imprint_page=5).codes()


def test_findings_say_where_and_how_much(audit_page):
    (found,) = [f for f in audit_page(mark_top=35.0).findings if f.code == "HD015"]
    assert (found.wanted, found.page) == ("72.0 mm", 1)
    assert float(found.found.removesuffix(" mm")) == pytest.approx(35.0, abs=0.4)
    assert found.box is not None
    assert found.box.top == pytest.approx(35.0, abs=0.4)
    assert (found.rule.clause, found.rule.strength) == ("7.2.4、10", "规定")


def test_the_sample_is_what_it_says():
    assert sample().mark_top == 72.0
