"""Tables of a document → a workbook: one worksheet a table, numbers as numbers, printable as it is.

openpyxl writes the parts; they are zipped again in a fixed order with fixed times, and the date of saving
that openpyxl puts in is replaced, so that equal documents give equal bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.package import zip_parts
from workplan_docs.typeset.estimates import text_width
from workplan_docs.typeset.styles import STYLES
from workplan_docs.typeset.xlsx_cells import MAX_HEIGHT_PT, merge, plain, put, write_row

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MM_PER_UNIT = 7 * 25.4 / 96  # a unit of column width: a digit of the default font, 7 pixels at 96 dpi
_MAX_NAME = 31  # characters of a worksheet's name
_A4 = 9
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_FIXED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook's times have no zone
_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_STATES = {"draft": "草稿", "issued": "正式"}


@dataclass(slots=True)
class _Part:
    """A table with the lines that stand above it."""

    table: b.Table
    name: str
    above: list[b.Paragraph | b.Sides] = field(default_factory=list)
    below: list[b.Paragraph | b.Sides] = field(default_factory=list)


def write_xlsx(document: b.Document) -> bytes:
    """The workbook of a document's tables; ValueError when it has none."""
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    parts = _parts(document)
    if not parts:
        raise ValueError(f"{document.title} has no table")
    book = Workbook()
    del book["Sheet"]
    for part in parts:
        _write_sheet(book.create_sheet(part.name), document, part)
    book.properties.title = document.title
    book.properties.creator = book.properties.lastModifiedBy = document.author
    book.properties.contentStatus = book.properties.keywords = _STATES[document.state]
    properties = book.custom_doc_props  # type: ignore[attr-defined]  # the stubs are older
    for name, value in document.properties:
        properties.append(StringProperty(name=name, value=value))
    target = io.BytesIO()
    book.save(target)
    return _repack(target.getvalue())


def _repack(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"]
    assert isinstance(core, bytes)
    parts["docProps/core.xml"] = _SAVED.sub(rb"\g<1>" + _FIXED.isoformat().encode() + b"Z", core)
    return zip_parts(parts)


def _parts(document: b.Document) -> list[_Part]:
    """The tables with the title and the lines above them; lines below the last table stay with it."""
    parts: list[_Part] = []
    above: list[b.Paragraph | b.Sides] = []
    title: list[b.Paragraph | b.Sides] = []
    taken: set[str] = set()
    for block in document.blocks:
        if isinstance(block, b.Table):
            headings = [
                x.text for x in above if isinstance(x, b.Paragraph) and x.style is b.Style.SHEET_HEADING
            ]
            name = _name(headings[-1] if headings else f"表{len(parts) + 1}", taken)
            titles = [x for x in above if x.style is b.Style.SHEET_TITLE]
            title = title or titles[:1]
            parts.append(_Part(block, name, above if titles else [*title, *above]))
            above = []
        elif isinstance(block, b.Paragraph | b.Sides):
            above.append(block)
        elif isinstance(block, b.Title):
            above.append(b.Paragraph(b.Style.SHEET_TITLE, (b.Run("".join(block.parts)),)))
    if parts:
        parts[-1].below = above
    return parts


def _name(wanted: str, taken: set[str]) -> str:
    base = _NOT_IN_NAME.sub(" ", plain(wanted)).strip()[:_MAX_NAME] or "表"
    name, number = base, 2
    while name.lower() in taken:
        name = f"{base[: _MAX_NAME - 4]}（{number}）"
        number += 1
    taken.add(name.lower())
    return name


def _write_sheet(sheet: Worksheet, document: b.Document, part: _Part) -> None:
    from openpyxl.utils import get_column_letter

    table = part.table
    for number, width in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = round(width / _MM_PER_UNIT, 2)
    at = _write_lines(sheet, part.above, 1, table)
    first = at
    for row in table.head:
        write_row(sheet, row, at, table)
        at += 1
    if table.head:
        sheet.print_title_rows = f"{first}:{at - 1}"
        sheet.freeze_panes = f"A{at}"
    for row in table.rows:
        write_row(sheet, row, at, table)
        at += 1
    at = _write_lines(sheet, part.below, at, table)
    sheet.print_area = f"A1:{get_column_letter(len(table.columns))}{at - 1}"
    _page(sheet, document)


def _page(sheet: Worksheet, document: b.Document) -> None:
    """A4, as wide as the page, the foot of the document at the left and the page at the right."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    landscape = document.layout == "sheet"
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.top = std.SHEET_TOP / 25.4
    margins.bottom = std.SHEET_MARGIN / 25.4
    margins.left = (std.SHEET_MARGIN if landscape else std.TYPE_AREA_LEFT) / 25.4
    right = std.SHEET_MARGIN if landscape else std.PAGE_WIDTH - std.TYPE_AREA_RIGHT
    margins.right = right / 25.4
    margins.header = margins.footer = (std.SHEET_MARGIN - 2 * std.PAPER_FOOT_BELOW) / 25.4
    foot = sheet.oddFooter
    assert isinstance(foot, HeaderFooterItem)
    assert foot.left is not None
    assert foot.right is not None
    foot.left.text = document.foot.replace("&", "&&")
    foot.right.text = "第&P页　共&N页"
    sheet.print_options.horizontalCentered = True


def _write_lines(sheet: Worksheet, lines: list[b.Paragraph | b.Sides], at: int, table: b.Table) -> int:
    """Title and lines as merged rows; returns the row after them."""
    last = len(table.columns)
    for line in lines:
        style = line.style
        text = line.text if isinstance(line, b.Paragraph) else b.Paragraph(style, line.left).text
        right = b.Paragraph(style, line.right).text if isinstance(line, b.Sides) else ""
        split = max(1, last // 2) if right and last > 1 else last
        put(sheet.cell(at, 1), plain(text), style)
        if right and split < last:
            put(sheet.cell(at, split + 1), plain(right), style, "right")
            merge(sheet, at, split + 1, last)
        merge(sheet, at, 1, split)
        spec = STYLES[style]
        rows = -(-text_width(text) * spec.size // std.pt(sum(table.columns[:split])))
        sheet.row_dimensions[at].height = min(
            max(1, rows) * (spec.pitch or std.EXACT.pitch_pt), MAX_HEIGHT_PT
        )
        at += 1
    return at
