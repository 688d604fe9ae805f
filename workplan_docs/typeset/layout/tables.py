"""Tables in official documents: rows measured by the layout, heads repeated, tall rows parted.

A landscape table (横排表格, clause 8) has pages of its own whose text width is the type area's height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, break_lines
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import TableSlice
from workplan_docs.typeset.layout.rows import Row
from workplan_docs.typeset.styles import STYLES

RULES = std.mm(std.TABLE_OUTER_PT + std.TABLE_INNER_PT) / 2  # what collapsed rules take of a cell at most
_AROUND = 2 * std.CELL_PADDING_ABOVE + std.mm(std.TABLE_INNER_PT)  # a row's height beyond its lines'


def cell_lines(paragraph: b.Paragraph, width: float, metrics: Metrics) -> tuple[Line, ...]:
    """The lines of a paragraph in a cell whose text is ``width`` mm wide."""
    spec = STYLES[paragraph.style]
    return break_lines(
        paragraph.inlines,
        spec.face,
        metrics,
        width / std.mm(spec.em),
        spec.indent,
        even=spec.align == "justify",
    )


def cell_widths(row: b.Row, columns: Sequence[float]) -> list[float]:
    """The width of the text of each cell in mm."""
    widths, at = [], 0
    for cell in row.cells:
        widths.append(sum(columns[at : at + cell.span]) - 2 * std.CELL_PADDING - RULES)
        at += cell.span
    return widths


def _pitch(paragraph: b.Paragraph, profile: std.Profile) -> float:
    return std.mm(STYLES[paragraph.style].pitch or profile.pitch_pt)


def row_height(row: b.Row, columns: Sequence[float], metrics: Metrics, profile: std.Profile) -> float:
    """Height of a table's row in mm: its tallest cell with padding and rules, or what it asks for."""
    heights = [row.height]
    for cell, width in zip(row.cells, cell_widths(row, columns), strict=True):
        text = sum(len(cell_lines(p, width, metrics)) * _pitch(p, profile) for p in cell.paragraphs)
        heights.append(text + _AROUND)
    return max(heights)


def table_rows(
    index: int, table: b.Table, metrics: Metrics, profile: std.Profile, above: float = 0.0
) -> list[Row]:
    """A table as rows; a portrait one has a little room above and below.

    ``above`` mm of its first page are taken: no row is so tall that it could not stand there.
    """
    frame = std.mm(std.TABLE_OUTER_PT)
    room = (std.LANDSCAPE_HEIGHT if table.landscape else std.TYPE_AREA_HEIGHT) - frame

    def made(cells: b.Row, glue: bool, repeat: tuple[Row, ...] = ()) -> Row:
        height = row_height(cells, table.columns, metrics, profile)
        return Row(
            index,
            "table",
            glue=glue,
            height=height,
            cells=cells,
            repeat=repeat,
            landscape=table.landscape,
        )

    head = tuple(made(row, True) for row in table.head)
    most = room - above - sum(row.height or 0.0 for row in head)
    rows = list(head)
    for number, row in enumerate(table.rows, 1):
        whole = made(row, row.kind in ("section", "group"), head)
        tall = (whole.height or 0.0) > most >= row.height
        if tall:
            whole = replace(whole, piece=number)
            rows.extend(_parted(whole, row, table.columns, metrics, profile))
        else:
            rows.append(whole)
    if rows and rows[-1].glue:
        rows[-1] = replace(rows[-1], glue=False)
    if table.landscape:
        return rows
    gap = Row(index, "blank", height=std.TABLE_DISTANCE)
    below = replace(gap, height=std.TABLE_DISTANCE + frame)
    return [replace(gap, glue=True), *rows, below] if rows else []


def _parted(
    row: Row, cells: b.Row, columns: Sequence[float], metrics: Metrics, profile: std.Profile
) -> list[Row]:
    """A row taller than a page as rows of one line each, which a page's end may part; see `_joined`.

    The padding of the cells is a row of its own, repeated where the next page goes on.
    """
    widths = cell_widths(cells, columns)
    flat = [_single_lines(cell, width, metrics) for cell, width in zip(cells.cells, widths, strict=True)]

    def holding(lines: Sequence[b.Paragraph | None]) -> b.Row:
        pairs = zip(cells.cells, lines, strict=True)
        return b.Row(tuple(replace(x, paragraphs=(line,) if line else ()) for x, line in pairs), cells.kind)

    padding = replace(row, cells=holding([None] * len(flat)), height=_AROUND, glue=True)
    pieces = [padding]
    for lines in zip_longest(*flat):
        height = max(_pitch(line, profile) for line in lines if line)
        pieces.append(
            replace(row, cells=holding(lines), height=height, glue=False, repeat=(*row.repeat, padding))
        )
    return pieces


def _single_lines(cell: b.Cell, width: float, metrics: Metrics) -> list[b.Paragraph]:
    """Each line of a cell as a paragraph of its own."""
    found = []
    for paragraph in cell.paragraphs:
        for line in cell_lines(paragraph, width, metrics):
            runs = tuple(b.Run(piece.text, _face(piece.face)) for piece in line.pieces)
            found.append(b.Paragraph(paragraph.style, runs))
    return found


def _face(name: str) -> b.FaceName:
    return name  # type: ignore[return-value]  # pieces carry the faces of runs and styles only


def slices_of(
    page: Sequence[Row], number: int, tops: Sequence[float], blocks: Sequence[b.Block]
) -> list[TableSlice]:
    """The tables' parts of one page, each with its top."""
    found: list[TableSlice] = []
    at = 0
    while at < len(page):
        row, end = page[at], at + 1
        if row.cells is None:
            at = end
            continue
        while end < len(page) and page[end].cells is not None and page[end].block == row.block:
            end += 1
        part = [r for r in page[at:end] if r.cells is not None]
        found.append(_slice(part, number, tops[at], blocks[row.block]))
        at = end
    return found


def _joined(part: Sequence[Row]) -> list[Row]:
    """The rows of one page with the lines of a parted row made one row again."""
    joined: list[Row] = []
    for row in part:
        if not joined or not row.piece or joined[-1].piece != row.piece:
            joined.append(row)
            continue
        above = joined[-1]
        assert above.cells is not None
        assert row.cells is not None
        pairs = zip(above.cells.cells, row.cells.cells, strict=True)
        cells = tuple(replace(x, paragraphs=x.paragraphs + y.paragraphs) for x, y in pairs)
        height = (above.height or 0.0) + (row.height or 0.0)
        joined[-1] = replace(above, cells=replace(above.cells, cells=cells), height=height)
    return joined


def _slice(part: list[Row], number: int, top: float, block: b.Block) -> TableSlice:
    assert isinstance(block, b.Table)
    part = _joined(part)
    cells = [r.cells for r in part if r.cells is not None]
    heads = sum(1 for c in cells if c.kind == "head")
    left, room = std.TYPE_AREA_LEFT, std.TYPE_AREA_WIDTH
    if block.landscape:
        left, room = std.LANDSCAPE_LEFT, std.LANDSCAPE_WIDTH
    return TableSlice(
        part[0].block,
        number,
        top,
        left + (room - sum(block.columns)) / 2,
        tuple(cells[:heads]),
        tuple(cells[heads:]),
        tuple(r.height or 0.0 for r in part),
    )
