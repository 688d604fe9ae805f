"""Ruled tables: fixed layout with every width given three times, since each suite believes another.

``tblW``, ``gridCol`` and ``tcW`` all agree (typesetting-docx §2.8); head rows repeat on every page, rows
don't split unless they are taller than most of a page, section and group rows stay with what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from workplan_docs.documents.blocks import Cell, Row, Table
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import names
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.ooxml import PLAIN, Format
from workplan_docs.typeset.estimates import row_height


def grid(columns: Sequence[float]) -> list[int]:
    """Column widths in twips whose sum is the rounded sum of the widths in mm."""
    edges = [0, *(std.twips(edge) for edge in accumulate(columns))]
    return [right - left for left, right in pairwise(edges)]


def _cell(writer: Writer, cell: Cell, width: int, form: Format) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    inner = "".join(
        writer.paragraph(p.style, p.inlines, form.with_(keep_next=True) if p.keep_next else form)
        for p in cell.paragraphs
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
        f"{inner or '<w:p/>'}</w:tc>"
    )


def _row(writer: Writer, row: Row, columns: Sequence[float], widths: Sequence[int]) -> str:
    splits = row.kind != "head" and row_height(row, columns) > std.ROW_MAY_SPLIT
    properties = "" if splits else "<w:cantSplit/>"
    if row.height:
        properties += f'<w:trHeight w:val="{std.twips(row.height)}" w:hRule="atLeast"/>'
    if row.kind == "head":
        properties += "<w:tblHeader/>"
    form = Format(keep_next=True) if row.kind in ("section", "group") else PLAIN
    cells, at = [], 0
    for cell in row.cells:
        cells.append(_cell(writer, cell, sum(widths[at : at + cell.span]), form))
        at += cell.span
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(writer: Writer, block: Table, left: float = 0.0) -> str:
    """A table of the base package's table style, ``left`` mm in from the text's edge."""
    widths = grid(block.columns)
    rows = "".join(_row(writer, row, block.columns, widths) for row in block.head + block.rows)
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{writer.ids[names.TABLE]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{std.twips(left)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
