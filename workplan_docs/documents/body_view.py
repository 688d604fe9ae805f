"""The running text of an official document as the template prints it: paragraphs, headings, tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from workplan_docs.content.models import BodyPart

_PORTRAIT, _LANDSCAPE = Decimal(156), Decimal(225)  # mm: the type area, upright and turned (7.1)
_STEP = Decimal("0.1")
_LONG_CELL = 12  # 字: a longer text reads better from the left
_FACES = {1: "hei", 2: "kai", 3: "fangsong", 4: "fangsong"}  # 7.3.3


@dataclass(frozen=True, slots=True)
class CellView:
    """A table cell; ``style`` is a paragraph style of the markup."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table; ``columns`` are widths in mm, parted by blanks."""

    columns: str
    head: tuple[str, ...]
    rows: tuple[tuple[CellView, ...], ...]
    landscape: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """One item of the text.

    ``kind`` is p (``text``), heading (``text`` of ``level``), run-in (``heading`` in ``face``, then
    ``text``) or table.
    """

    kind: Literal["p", "heading", "run-in", "table"]
    text: str = ""
    heading: str = ""
    level: int = 0
    face: str = ""
    table: TableView | None = None


def body_views(body: tuple[str | BodyPart, ...]) -> tuple[BodyView, ...]:
    """The items in their order; one record may give a heading, a text and a table."""
    views: list[BodyView] = []
    for item in body:
        if isinstance(item, str):
            views.append(BodyView("p", item))
        else:
            views += _part(item)
    return tuple(views)


def _part(part: BodyPart) -> list[BodyView]:
    views: list[BodyView] = []
    level = part.heading_level
    if part.heading and part.text:
        views.append(BodyView("run-in", part.text, part.heading, level, _FACES[level]))
    elif part.heading:
        views.append(BodyView("heading", part.heading, level=level))
    elif part.text:
        views.append(BodyView("p", part.text))
    if part.is_table:
        views.append(BodyView("table", table=_table(part)))
    return views


def _table(part: BodyPart) -> TableView:
    count = part.width
    wide = _LANDSCAPE if part.landscape else _PORTRAIT
    shares = part.columns or (Decimal(1),) * count
    filled = [_filled(row, count) for row in part.rows]
    styles = [_column_style(column) for column in zip(*filled, strict=True)]
    rows = tuple(tuple(CellView(*pair) for pair in zip(row, styles, strict=True)) for row in filled)
    head = _filled(part.head, count) if part.head else ()
    return TableView(_widths(shares, wide), head, rows, "yes" if part.landscape else "no")


def _widths(shares: tuple[Decimal, ...], wide: Decimal) -> str:
    """The shares as widths that fill the type area; the last column takes what rounding leaves."""
    total = sum(shares)
    widths = [(wide * share / total).quantize(_STEP, ROUND_DOWN) for share in shares]
    widths[-1] += wide - sum(widths)
    return " ".join(f"{width:f}" for width in widths)


def _filled(row: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The row at the table's width (the rules tell of rows that are not)."""
    return (*row[:count], *("",) * (count - len(row)))


def _column_style(texts: tuple[str, ...]) -> str:
    """A column is set alike from top to bottom: from the left as soon as one of its texts is long."""
    return "cell-left" if any(len(text) > _LONG_CELL for text in texts) else "cell-centre"
