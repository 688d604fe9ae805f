"""The cells of a workbook: numbers as numbers, texts as texts, drop-downs and checks for what is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.names import FONT_NAMES
from workplan_docs.typeset.estimates import row_height
from workplan_docs.typeset.styles import STYLES

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

MAX_HEIGHT_PT = 409.0  # Excel's limit of a row
_MAX_LIST = 255  # characters of a list written into a validation
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ALIGN = {"justify": "left", "left": "left", "center": "center", "right": "right"}


def merge(sheet: Worksheet, row: int, first: int, last: int) -> None:
    """Make one cell of those from column ``first`` to ``last``; a single one stays as it is."""
    if last > first:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def write_row(sheet: Worksheet, row: b.Row, at: int, table: b.Table) -> None:
    """One row of ``table`` as row ``at`` of the sheet: values, frames, checks of what is filled in, height."""
    column = 1
    for cell in row.cells:
        style = cell.paragraphs[0].style if cell.paragraphs else b.Style.CELL
        for own in range(column, column + cell.span):
            sheet.cell(at, own).border = _border()
        target = sheet.cell(at, column)
        put(target, _value(cell), style)
        if isinstance(target.value, int | float | Decimal):
            target.number_format = _format(cell)
        merge(sheet, at, column, column + cell.span - 1)
        for inline in _fields(cell):
            _validate(sheet, target.coordinate, inline)
        column += cell.span
    sheet.row_dimensions[at].height = min(std.pt(row_height(row, table.columns)), MAX_HEIGHT_PT)


def _fields(cell: b.Cell) -> Iterator[b.Field]:
    for paragraph in cell.paragraphs:
        yield from (i for i in paragraph.inlines if isinstance(i, b.Field))


def plain(text: str) -> str:
    """Text without what no XML can hold."""
    return _ILLEGAL.sub("", text)


def _value(cell: b.Cell) -> str | int | float | Decimal | None:
    """The typed value, else the text; a number field's number, too."""
    if cell.value is not None:
        return cell.value
    text = "\n".join(p.text for p in cell.paragraphs)
    inlines = [i for p in cell.paragraphs for i in p.inlines]
    if len(inlines) == 1 and isinstance(inlines[0], b.Field) and inlines[0].kind == "number":
        try:
            number = Decimal(inlines[0].value)
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite():
            return int(number) if number == number.to_integral_value() else number
    return plain(text) or None


def _format(cell: b.Cell) -> str:
    """Shows what the document prints: the unit after the number, as many decimals as it has."""
    value = cell.value
    if value is None:
        return "General"
    decimals = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
    digits = "0" + ("." + "0" * decimals if decimals else "")
    text = "".join(p.text for p in cell.paragraphs)
    before, found, after = text.partition(str(value))
    if not found or '"' in text or "\\" in text:
        return digits if not found else "General"
    return (f'"{before}"' if before else "") + digits + (f'"{after}"' if after else "")


def put(
    cell: SheetCell | MergedCell,
    value: str | int | float | Decimal | None,
    style: b.Style,
    align: str | None = None,
) -> None:
    """A value in its style; a text that begins like a formula stays a text."""
    from openpyxl.styles import Alignment, Font

    spec = STYLES[style]
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = Font(name=FONT_NAMES[spec.face], size=spec.size)
    cell.alignment = Alignment(
        horizontal=align or _ALIGN[spec.align], vertical="center", wrap_text=align is None
    )


@cache
def _border() -> Border:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color="000000")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _validate(sheet: Worksheet, place: str, f: b.Field) -> None:
    """Drop-downs and number checks for what is filled in; Excel's messages are Chinese."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = ",".join(f.choices)
    if f.kind == "choice" and choices and len(choices) <= _MAX_LIST:
        check = DataValidation("list", formula1=f'"{choices}"', allow_blank=True)
        check.error = "请从下拉列表中选择。"
    elif f.kind == "number":
        check = DataValidation(
            "decimal", operator="between", formula1="-1e12", formula2="1e12", allow_blank=True
        )
        check.error = "请填写数字。"
    else:
        return
    for known in sheet.data_validations.dataValidation:
        if (known.type, known.formula1) == (check.type, check.formula1):
            known.add(place)
            return
    check.errorTitle, check.showErrorMessage = "填写有误", True
    sheet.add_data_validation(check)
    check.add(place)
