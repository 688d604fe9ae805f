"""Rows of the grid: what a page is filled with, and how they are made of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, Piece
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import Fragment

_BESIDE_TEXT = frozenset(
    [
        "recipients",
        "title",
        "attachment-label",
        "attachment-list",
        "attendance",
        "signature",
        "post",
        "date",
        "note",
    ]
)


@dataclass(frozen=True, slots=True)
class Part:
    """A text on a row beside others; ``drop`` mm below the row's own place."""

    role: str
    line: Line
    left: float
    drop: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a page: a line of a block, several texts beside each other, a table's row, or a blank one.

    ``glue``: no page may end after this row. ``new_page``: this row begins a page. ``signing``: the row
    belongs to a signing block (its page may be tightened). ``left`` is the left edge of the text in mm.
    ``height`` in mm is None for a row of the grid. ``cells`` is the table's row, ``repeat`` the head that a
    page beginning here repeats; rows of one table with the same ``piece`` are lines of a row too tall for a page.
    """

    block: int
    role: str
    line: Line | None = None
    size_pt: float = std.CELL_PT
    glue: bool = False
    new_page: bool = False
    signing: bool = False
    left: float = std.TYPE_AREA_LEFT
    first: bool = False
    parts: tuple[Part, ...] = ()
    height: float | None = None
    cells: b.Row | None = None
    repeat: tuple[Row, ...] = ()
    landscape: bool = False
    piece: int = 0

    @property
    def is_text(self) -> bool:
        """Whether the body stands on it: no blank, no title, and nothing before the text or after it."""
        return (self.line is not None or self.cells is not None) and self.role not in _BESIDE_TEXT


def plain_line(text: str, face: str, metrics: Metrics) -> Line:
    """A line of one face, set solid."""
    width = text_width(text, face, metrics)
    return Line((Piece(text, face),) if text else (), width, 0, len(text))


def text_width(text: str, face: str, metrics: Metrics) -> float:
    """Width in em."""
    return sum(metrics.advance(face, c) for c in text)


def prefixed(line: Line, prefix: Line) -> Line:
    """A line that begins with what its paragraph hangs after."""
    return replace(line, pieces=prefix.pieces + line.pieces, width=prefix.width + line.width)


def centred(text: str, face: str, size_pt: float, metrics: Metrics, scale: float = 1.0) -> tuple[Line, float]:
    """A line and the left edge that puts it in the middle of the type area."""
    line = plain_line(text, face, metrics)
    left = std.TYPE_AREA_LEFT + (std.TYPE_AREA_WIDTH - line.width * std.mm(size_pt) * scale) / 2
    return line, left


def turned(blocks: Sequence[b.Block], index: int) -> bool:
    """Whether a block stands on a turned page: a landscape table, or an attachment's head right above one."""
    block = blocks[index]
    if isinstance(block, b.Table):
        return block.landscape
    if not isinstance(block, b.Attachment):
        return False
    content = next((x for x in blocks[index + 1 :] if not isinstance(x, b.Blank)), None)
    return isinstance(content, b.Table) and content.landscape


def blank_rows(block: int, count: int, signing: bool = False, role: str = "blank") -> list[Row]:
    """Blank rows that stay with what follows them; those of role ``seal-room`` also at the head of a page."""
    return [Row(block, role, glue=True, signing=signing) for _ in range(count)]


def row_fragments(page: list[Row], number: int, tops: list[float], pitch_pt: float) -> list[Fragment]:
    """The rows of a page as fragments: consecutive ones of one block and role become one.

    ``tops`` are the upper edges of the rows' boxes in mm.
    """
    found: list[Fragment] = []
    at = 0
    while at < len(page):
        row = page[at]
        end = at + 1
        box = std.mm(pitch_pt) if row.height is None else row.height
        top = tops[at] + (box - std.mm(row.size_pt)) / 2
        found += [
            Fragment(
                row.block, number, top + p.drop, p.left, row.size_pt, pitch_pt, (p.line,), p.role, n == 0
            )
            for n, p in enumerate(row.parts)
        ]
        if row.line is not None:
            while end < len(page) and row.role != "title" and _continues(page[end], row):
                end += 1
            lines = tuple(r.line for r in page[at:end] if r.line is not None)
            found.append(
                Fragment(row.block, number, top, row.left, row.size_pt, pitch_pt, lines, row.role, row.first)
            )
        at = end
    return found


def _continues(row: Row, before: Row) -> bool:
    return (
        row.line is not None
        and (row.block, row.role, row.left) == (before.block, before.role, before.left)
        and not row.parts
        and not row.first
    )
