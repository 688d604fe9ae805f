"""Ruled tables as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workplan_docs.documents import blocks as b
from workplan_docs.typeset.html_text import paragraph_html
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.tables import cell_widths


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


def rows_html(table: b.Table, heights: Sequence[float], metrics: Metrics) -> str:
    """A table whose rows have the heights that the layout measured, its head's among them."""
    sized = [
        replace(row, height=height) for row, height in zip(table.head + table.rows, heights, strict=True)
    ]
    heads = len(table.head)
    return table_html(b.Table(table.columns, tuple(sized[heads:]), tuple(sized[:heads])), metrics)


def _row(row: b.Row, columns: tuple[float, ...], metrics: Metrics, tag: str) -> str:
    cells = []
    for cell, width in zip(row.cells, cell_widths(row, columns), strict=True):
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        inner = "".join(paragraph_html(p, metrics, width) for p in cell.paragraphs)
        cells.append(f"<{tag}{span}>{inner}</{tag}>")
    height = f' style="height:{row.height:.4f}mm"' if row.height else ""
    return f'<tr class="row-{row.kind}"{height}>{"".join(cells)}</tr>'
