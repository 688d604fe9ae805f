"""Filling pages with rows: greedily, without parting what is glued, tightening where a signing block asks.

A chain of rows that must not be parted (a heading and what follows, the end of a task and its label lines,
a signing block and the text above it) is glued. When a signing block would leave its page, the line pitch of
that page is first tightened within the declared bound (7.3.5.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.rows import Row

_TIGHTEN_STEP_PT = 0.5
_TOLERANCE = 0.05  # mm
CLEAR = 0.6  # mm that LibreOffice wants free below rows that stand off the grid (0.3 is not enough)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page offers: the box top of its first row, and the lowest foot of an em box and of a box."""

    top: float
    ink_foot: float
    box_foot: float


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a document: page 1 below its head, grid pages, turned pages.

    ``head_bottom`` is the em-box top of the first row below the head, None without one; ``first_foot`` is
    the lowest em-box foot on page 1 where the format has its own (letter, 10.1).
    """

    profile: std.Profile
    head_bottom: float | None = None
    first_foot: float | None = None

    def frame(self, page: int, pitch_pt: float, landscape: bool = False, clear: float = 0.0) -> Frame:
        """The frame of a page at a pitch; ``clear`` mm stay free above the foot of the box."""
        if landscape:
            foot = std.LANDSCAPE_TOP + std.LANDSCAPE_HEIGHT - std.mm(std.TABLE_OUTER_PT)
            return Frame(std.LANDSCAPE_TOP, foot, foot)
        headed = page == 1 and self.head_bottom is not None
        leading = (std.mm(pitch_pt) - std.CELL_MM) / 2
        top = (self.head_bottom or 0.0) - leading if headed else self.profile.top
        if page == 1 and self.first_foot is not None:
            return Frame(top, self.first_foot, self.first_foot + leading)
        return Frame(top, self.profile.ink_foot, self.profile.page_box_bottom - clear)


@dataclass
class Filled:
    """Pages of rows; pitches of those tightened; blocks that were held together."""

    pages: list[list[Row]] = field(default_factory=list)
    pitches: dict[int, float] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)


def fill(rows: Sequence[Row], frames: Frames) -> Filled:
    """Rows to pages."""
    filled = Filled()
    at = 0
    while True:
        at = _below_blanks(rows, at) if filled.pages else at
        if at >= len(rows) and filled.pages:
            return filled
        number = len(filled.pages) + 1
        repeat = list(rows[at].repeat) if filled.pages and at < len(rows) else []
        clear = CLEAR if number == 1 and frames.head_bottom is not None else 0.0
        room = _room(rows, at, repeat, number, frames.profile.pitch_pt, frames, clear)
        if room == at and number == 1 and frames.head_bottom is not None and at < len(rows):
            filled.pages.append([])  # a head that leaves no room for a row of text
            continue
        end = _page_end(rows, at, room)
        if number == 1 and frames.head_bottom is not None:
            end = _with_text(rows, end, room)
        tightened = _tighten(rows, at, end, repeat, number, frames)
        if tightened:
            filled.pitches[number], end = tightened
        filled.held.update(r.block for r in rows[end:room] if r.glue and not r.new_page)
        filled.pages.append(repeat + list(rows[at:end]))
        at = end


def _below_blanks(rows: Sequence[Row], at: int) -> int:
    """The first row of a page: blank ones that the last page had no room for are dropped.

    The distance above a table stays, its frame would stand above the type area.
    """
    while at < len(rows) and rows[at].role == "blank" and not rows[at].new_page:
        if rows[at].height is not None and rows[at].glue:
            break
        at += 1
    return at


def _with_text(rows: Sequence[Row], end: int, room: int) -> int:
    """Where page 1 ends: it shows some of the text (7.3.3), though a signing block then stands alone.

    So too where all of it is one chain that the head leaves no room for: the block is not parted.
    """
    goes_on = end < len(rows) and rows[end - 1].glue and not rows[end].new_page
    if any(row.is_text for row in rows[:end]) and not (goes_on and not rows[end].is_text):
        return end
    stop = next((i for i in range(1, room) if rows[i].new_page), room)
    return next((i + 1 for i in range(stop - 1, -1, -1) if rows[i].is_text), end)


def tops_of(page: Sequence[Row], number: int, pitch_pt: float, frames: Frames) -> list[float]:
    """Upper edge of each row's box on its page."""
    y = frames.frame(number, pitch_pt, bool(page) and page[0].landscape).top
    tops = []
    for row in page:
        tops.append(y)
        y += std.mm(pitch_pt) if row.height is None else row.height
    return tops


def _room(
    rows: Sequence[Row],
    at: int,
    repeat: Sequence[Row],
    number: int,
    pitch: float,
    frames: Frames,
    clear: float,
) -> int:
    """One past the last row that fits on the page that begins with row ``at``."""
    if at >= len(rows):
        return at
    frame = frames.frame(number, pitch, rows[at].landscape, clear)
    step = std.mm(pitch)
    leading = (step - std.CELL_MM) / 2
    y = frame.top + sum(step if r.height is None else r.height for r in repeat)
    for i in range(at, len(rows)):
        height = rows[i].height
        y += step if height is None else height
        ink = y - leading if height is None else y
        if rows[i].cells is not None and not rows[i].landscape:
            ink += std.mm(std.TABLE_OUTER_PT)  # a row's height holds the inner rules alone
        if ink > frame.ink_foot + _TOLERANCE or y > frame.box_foot + _TOLERANCE:
            return i
    return len(rows)


def _page_end(rows: Sequence[Row], at: int, room: int) -> int:
    """The last row boundary that fits and does not part a glued chain."""
    for i in range(at + 1, min(room, len(rows))):
        if rows[i].new_page:
            return i
    if room >= len(rows):
        return len(rows)
    end = room
    while end > at and (rows[end - 1].glue and not rows[end].new_page):
        end -= 1
    if end > at:
        return end
    return room if room > at else at + 1  # a chain longer than a page is parted where the page ends


def _tighten(
    rows: Sequence[Row], at: int, end: int, repeat: Sequence[Row], number: int, frames: Frames
) -> tuple[float, int] | None:
    """A tighter pitch for this page when that keeps a signing block on it (7.3.5.5)."""
    stop = end
    while stop < len(rows) and rows[stop].signing and not rows[stop].new_page:
        stop += 1
    if stop == end or any(r.new_page for r in rows[at + 1 : stop]):
        return None
    for pitch in tighter_pitches(frames.profile.pitch_pt):
        if _room(rows, at, repeat, number, pitch, frames, CLEAR) >= stop:
            return pitch, stop
    return None


def tighter_pitches(pitch_pt: float) -> Iterator[float]:
    """Pitches in pt that a page may be tightened to, from that of the page down to the bound."""
    pitch = pitch_pt - pitch_pt % _TIGHTEN_STEP_PT
    while pitch >= std.TIGHTEST_PITCH_PT - 1e-9:
        yield pitch
        pitch -= _TIGHTEN_STEP_PT
