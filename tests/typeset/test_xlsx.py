"""The workbook of a document's tables."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from tests.typeset.docx import specimens as s
from workplan_docs.documents.blocks import Cell, Document, Row, Style, Table
from workplan_docs.typeset.xlsx import write_xlsx

# openpyxl writes name before size and colour; CT_Font is a choice without order (ECMA-376 18.8.22)
FALSE_ALARMS = {f"Unexpected element '{name}' found" for name in ("sz", "color")}


def opened(document):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(document)))


def one_cell(*texts, **more):
    cell = Cell(tuple(s.p(Style.CELL, t) for t in texts), **more)
    return opened(Document("sheet", "t", (Table((40,), (Row((cell,)),)),))).worksheets[0]["A1"]


def texts_of(book):
    return [str(c.value) for w in book.worksheets for r in w.iter_rows() for c in r if c.value is not None]


@pytest.mark.parametrize("document", [s.sheet(), s.form()], ids=["sheet", "form"])
def test_same_document_same_bytes_and_fixed_times(document):
    data = write_xlsx(document)
    assert data == write_xlsx(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {i.date_time[0] for i in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("document", [s.sheet(), s.form()], ids=["sheet", "form"])
def test_sound_by_schema(document, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_xlsx(document))
    found = OpenXmlValidator().validate(str(path)).errors
    assert [
        e.description for e in found if e.severity.name == "ERROR" and e.description not in FALSE_ALARMS
    ] == []


def test_every_text_of_the_document_is_there():
    found = set(texts_of(opened(s.sheet())))
    for text in s.expected_text(s.sheet()):
        parts = (
            ("责任单位：费县城管局", "依据：临城发〔2023〕1号") if text.startswith("责任单位") else (text,)
        )
        for part in parts:
            assert part in found or part.removesuffix("个") in found


def test_numbers_are_numbers_and_look_as_printed():
    sheet = opened(s.sheet()).worksheets[1]
    cell = next(c for r in sheet.iter_rows() for c in r if c.value == 20)
    assert cell.number_format == '0"个"'


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [("20", 20, "0"), ("30.50", Decimal("30.50"), "0.00"), ("约20个", 20, '"约"0"个"'), ("二十", 20, "0"),
     ('2"', 2, "General")],
)  # fmt: skip
def test_formats(text, value, shown):
    cell = one_cell(text, value=value)
    assert cell.value == pytest.approx(float(value))
    assert cell.number_format == shown


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "-cmd", "=HYPERLINK(1)"])
def test_a_text_never_becomes_a_formula(text):
    cell = one_cell(text)
    assert (cell.value, cell.data_type) == (text, "s")


def test_control_characters_are_left_out_and_paragraphs_are_lines():
    assert one_cell("甲\x00\x0b乙", "丙").value == "甲乙\n丙"


def test_one_worksheet_a_table_each_with_the_title():
    book = opened(s.sheet())
    assert book.sheetnames == ["本单位量化指标一览", "表2"]
    assert {w["A1"].value for w in book.worksheets} == {"2023年全市城市管理工作要点任务分解表"}


def test_prints_on_a4_with_repeated_head():
    sheet = opened(s.sheet()).worksheets[1]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.oddFooter.left.text == "本表据临城发〔2023〕1号整理"
    assert opened(s.form()).worksheets[0].page_setup.orientation == "portrait"
    assert opened(s.form()).worksheets[0].oddFooter.left.text == "费县城管局 && 费县"


def test_looks():
    sheet = opened(s.sheet()).worksheets[1]
    assert "A3:F3" in {str(r) for r in sheet.merged_cells.ranges}
    assert sheet["A3"].font.name == "黑体"
    assert sheet["B4"].font.name == "仿宋_GB2312"
    assert sheet["B4"].font.size == 10.5
    assert sheet["B4"].alignment.wrap_text
    assert sheet["F3"].border.right.style == "thin"
    widths = [sheet.column_dimensions[c].width for c in "AB"]
    assert widths[1] / widths[0] == pytest.approx(135 / 12, rel=0.01)


def test_fields_have_lists_and_number_checks():
    first, second = opened(s.form()).worksheets
    (number,) = first.data_validations.dataValidation
    assert (number.type, str(number.sqref)) == ("decimal", "B5 C5")
    assert first["B5"].value == 3
    assert first["C5"].value is None
    (choice,) = second.data_validations.dataValidation
    assert choice.formula1 == '"正常,滞后,完成,未启动"'


def test_identity_and_state_are_properties():
    book = opened(s.form())
    assert book.custom_doc_props["workplan-form"].value == "2023-1-07-abcdef12"
    assert book.properties.contentStatus == "草稿"


def test_names_of_worksheets_are_legal_and_differ():
    table = Table((40,), (Row((Cell((s.p(Style.CELL, "甲"),)),)),))
    heading = s.p(Style.SHEET_HEADING, "甲/乙[丙]:*?" + "长" * 40)
    names = opened(Document("sheet", "t", (heading, table, heading, table))).sheetnames
    assert len(set(names)) == 2
    assert all(len(n) <= 31 and not set(n) & set("[]:*?/\\") for n in names)


def test_a_document_without_tables_has_no_workbook():
    with pytest.raises(ValueError, match="no table"):
        write_xlsx(s.notice())
