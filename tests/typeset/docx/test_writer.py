"""What the DOCX says and how it says it: text, styles, fields, schema, bytes."""

import io
import re
import time
import zipfile

import pytest
from openxml_audit import OpenXmlValidator

from tests.typeset.docx import elements as e
from tests.typeset.docx import specimens as s
from workplan_docs.documents.blocks import Field, Run, Style, Title
from workplan_docs.officefile.docx_text import docx_paragraphs
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import write_docx
from workplan_docs.typeset.docx.fields import bookmark_name
from workplan_docs.typeset.docx.lint import lint_docx

THEME = "officeDocument/2006/relationships/theme' is missing"  # false alarm of openxml-audit 0.8.0
PROFILES = pytest.mark.parametrize("profile", std.PROFILES.values(), ids=lambda p: p.name)
DOCUMENTS = {**s.ALL, **e.ALL}
SPECIMENS = pytest.mark.parametrize("name", DOCUMENTS)


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


@SPECIMENS
def test_text_read_back_is_the_text_of_the_blocks(name):
    document = DOCUMENTS[name]
    read = [re.sub("[\t\n]", "", t) for t in docx_paragraphs(s.docx(document))]
    assert read == s.expected_text(document)


@PROFILES
@SPECIMENS
def test_sound_by_schema_and_own_lints(name, profile, tmp_path):
    data = s.docx(DOCUMENTS[name], profile)
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    faults = [e.description for e in OpenXmlValidator().validate(str(path)).errors]
    assert [f for f in faults if THEME not in f] == []
    assert lint_docx(data) == []


@SPECIMENS
def test_same_document_same_bytes(name):
    assert s.docx(DOCUMENTS[name]) == s.docx(DOCUMENTS[name])


def test_times_of_the_parts_are_fixed():
    with zipfile.ZipFile(io.BytesIO(s.docx(s.notice()))) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {i.create_system for i in archive.infolist()} == {3}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_hard_breaks_stand_only_in_titles():
    xml = part(s.docx(s.notice()))
    paragraphs = re.findall(r"<w:p>.*?</w:p>", xml)
    assert {re.search('pStyle w:val="([^"]*)"', q)[1] for q in paragraphs if "<w:br/>" in q} == {"GwTitle"}


def test_every_run_has_the_hint_and_no_font_of_its_own():
    xml = part(s.docx(s.notice(imprint=s.IMPRINT)))
    runs = re.findall(r"<w:r>.*?</w:r>", xml)
    assert len(runs) > 20
    assert all('<w:rFonts w:hint="eastAsia"/>' in r for r in runs)
    assert "w:ascii=" not in xml


def test_styles_have_one_face_in_all_slots_and_no_theme():
    data = s.docx(s.notice())
    for fonts in re.findall("<w:rFonts ([^>]*)/>", part(data, "word/styles.xml")):
        assert len(set(re.findall('w:(?:ascii|eastAsia|hAnsi|cs)="([^"]*)"', fonts))) == 1
        assert len(re.findall("w:[a-zA-Z]+=", fonts)) == 4
    assert "theme" not in part(data, "word/styles.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [n for n in archive.namelist() if "theme" in n]


def test_run_in_heading_is_a_character_style():
    assert '<w:rStyle w:val="GwFaceHei"/><w:rFonts w:hint="eastAsia"/></w:rPr>' in part(s.docx(s.notice()))


def test_markup_characters_and_control_characters_do_no_harm():
    document = s.official(s.p(Style.BODY, 'a<b>&"c"\x00\x0b\ufffe𠮷'), Title(("<&>",)))
    assert docx_paragraphs(s.docx(document)) == ['a<b>&"c"𠮷', "<&>"]


def test_official_document_without_layout_is_refused():
    with pytest.raises(ValueError, match="layout"):
        write_docx(s.notice(), None)


def test_fields_are_inline_controls_with_their_bookmarks():
    xml = part(s.docx(s.form()))
    assert xml.count("<w:sdt>") == xml.count("<w:bookmarkStart ") == 12
    assert "<w:text/>" not in xml
    assert "dataBinding" not in xml
    assert not re.search(r"(?:<w:body>|</w:p>|</w:tcPr>|</w:tbl>|</w:tc>)<w:sdt>", xml), (
        "no block or cell control"
    )
    assert xml.count("<w:dropDownList>") == 4
    assert 'w:displayText="未启动" w:value="未启动"' in xml
    assert "<w:date>" in xml
    assert 'w:name="gw_q1_t1_progress_' in xml
    assert '<w:tag w:val="q1.t1.progress"/>' in xml


@pytest.mark.parametrize("field_id", ["a", "q1.t12.progress", "任务", "x" * 80, "q1.t12-progress", ""])
def test_bookmark_names_are_legal_and_differ(field_id):
    name = bookmark_name(field_id)
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name)
    assert name != bookmark_name(field_id + "1")
    assert bookmark_name("a.b") != bookmark_name("a_b")


def test_a_field_id_that_comes_twice_has_one_bookmark():
    field = Field("same")
    data = s.docx(s.official(s.p(Style.BODY, field, Run("和"), field)))
    assert lint_docx(data) == []


def test_properties_tell_state_author_and_identity():
    data = s.docx(s.form())
    assert "2023-1-07-abcdef12" in part(data, "docProps/custom.xml")
    core = part(data, "docProps/core.xml")
    assert "<cp:contentStatus>草稿</cp:contentStatus>" in core
    assert "<dc:creator>临沂市城市管理局</dc:creator>" in core
    assert "正式" in part(s.docx(s.sheet()), "docProps/core.xml")


def test_sheet_is_landscape_with_repeated_head_and_whole_rows():
    xml = part(s.docx(s.sheet(200)))
    assert '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' in xml
    assert xml.count("<w:tblHeader/>") == 2
    assert xml.count("<w:cantSplit/>") == 204
    assert '<w:tblW w:w="14570" w:type="dxa"/>' in xml


def test_a_row_taller_than_a_page_may_split():
    row = s.Row((s.Cell((s.p(Style.CELL, "字" * 3000),)),))
    document = s.Document("sheet", "t", (s.Table((60,), (row,)),))
    assert "<w:cantSplit/>" not in part(s.docx(document))


def test_touching_tables_are_parted_by_a_paragraph():
    xml = part(s.docx(s.sheet()))
    assert "</w:tbl><w:tbl>" not in xml
    assert xml.index("</w:tbl><w:p>") > 0


def test_an_office_sees_the_alternative_fonts():
    table = part(s.docx(s.notice()), "word/fontTable.xml")
    assert re.search('w:name="仿宋_GB2312"><w:altName w:val="[^"]*FandolFang"', table)


@pytest.mark.bench
def test_a_sheet_takes_five_milliseconds():
    document = s.sheet(36)
    s.docx(document)
    start = time.perf_counter()
    for _ in range(20):
        s.docx(document)
    assert (time.perf_counter() - start) / 20 < 0.005
