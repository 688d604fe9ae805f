"""Ruled tables as HTML."""

from __future__ import annotations

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.html_text import paragraph_html
from workplan_docs.typeset.layout.metrics import Metrics

_RULES = std.mm(std.TABLE_OUTER_PT + std.TABLE_INNER_PT) / 2  # what collapsed rules take of a cell at most


def table_html(table: b.Table, metrics: Metrics) -> str:
    """A table of fixed column widths with its head repeated on every page."""
    columns = "".join(f'<col style="width:{w:g}mm">' for w in table.columns)
    head = "".join(_row(r, table.columns, metrics, "th") for r in table.head)
    rows = "".join(_row(r, table.columns, metrics, "td") for r in table.rows)
    thead = f"<thead>{head}</thead>" if head else ""
    return (
        f'<table style="width:{sum(table.columns):g}mm"><colgroup>{columns}</colgroup>{thead}'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(row: b.Row, columns: tuple[float, ...], metrics: Metrics, tag: str) -> str:
    cells = []
    at = 0
    for cell in row.cells:
        width = sum(columns[at : at + cell.span]) - 2 * std.CELL_PADDING - _RULES
        at += cell.span
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        inner = "".join(paragraph_html(p, metrics, width) for p in cell.paragraphs)
        cells.append(f"<{tag}{span}>{inner}</{tag}>")
    height = f' style="height:{row.height:g}mm"' if row.height else ""
    return f'<tr class="row-{row.kind}"{height}>{"".join(cells)}</tr>'
