"""What closes a text stays together: 附件说明 and signing block with a line of text, attendance lists.

The signing block shares its page with some of the text (7.3.5.5), 附件说明 stands between the two (7.3.4), so
all of it moves as one. What no page can hold together is parted between its items, never inside one, and
the last of them stay with the signing block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.pages import CLEAR
from workplan_docs.typeset.layout.rows import Row

_CLOSING = (b.AttachmentList, b.SigningBlock, b.Attendance)


def is_closing(block: b.Block) -> bool:
    """Whether a block stands between the text and the attachments' own pages."""
    return isinstance(block, _CLOSING) or (isinstance(block, b.Paragraph) and block.style is b.Style.NOTE)


def keep_closing(rows: Sequence[Row], blocks: Sequence[b.Block], profile: std.Profile) -> list[Row]:
    """The rows with the glue that holds each run of closing blocks together and to the text above it."""
    kept = list(rows)
    at = 0
    while at < len(kept):
        end = at
        while (
            end < len(kept) and is_closing(blocks[kept[end].block]) and not (kept[end].new_page and end > at)
        ):
            end += 1
        if end > at:
            _keep_run(kept, at, end, profile)
        at = max(end, at + 1)
    return kept


def _keep_run(rows: list[Row], at: int, end: int, profile: std.Profile) -> None:
    """Glue one run: with the text above it, else by itself, else as much of its end as a page holds."""
    signed = any(row.signing for row in rows[at:end])
    pitch = std.TIGHTEST_PITCH_PT if signed else profile.pitch_pt
    text = _text_above(rows, at)
    for start in (text, at):
        chain = _chain_start(rows, start)
        repeated = rows[chain].repeat  # of a table whose last row goes over
        if _height([*repeated, *rows[chain:end]], pitch) <= _room(profile):
            _glue(rows, start, end, signed)
            return
    units = _units(rows, at, end)
    tail = units[-1]
    for start in reversed(units[:-1]):
        bound = pitch if tail == units[-1] else profile.pitch_pt
        if _height(rows[start:end], bound) > _room(profile):
            break
        tail = start
    _glue(rows, tail, end, signed)
    for start, stop in zip(units, [*units[1:], end], strict=True):
        if start < tail and _height(rows[start:stop], profile.pitch_pt) <= _room(profile):
            _glue(rows, start if start > at else text, stop, signed=False)


def _text_above(rows: Sequence[Row], at: int) -> int:
    """Index of the row of text that a run stays with: the last one above it on its page."""
    if rows[at].new_page:
        return at
    for index in range(at - 1, -1, -1):
        if rows[index].is_text:
            return index
        if rows[index].new_page or rows[index].line is not None or rows[index].landscape:
            break
    return at


def _chain_start(rows: Sequence[Row], at: int) -> int:
    """Where the rows begin that may not be parted from row ``at``, such as the heading above a text."""
    while at and rows[at - 1].glue and not rows[at].new_page:
        at -= 1
    return at


def _units(rows: Sequence[Row], at: int, end: int) -> list[int]:
    """Where the parts begin that are never parted: each block, of 附件说明 each item."""
    starts = [at]
    for index in range(at + 1, end):
        row, above = rows[index], rows[index - 1]
        if row.block != above.block or (row.role == above.role == "attachment-list" and row.first):
            starts.append(index)
    return starts


def _glue(rows: list[Row], start: int, end: int, signed: bool) -> None:
    for index in range(start, end):
        row = rows[index]
        rows[index] = replace(row, glue=row.glue or index < end - 1, signing=row.signing or signed)


def _height(rows: Sequence[Row], pitch_pt: float) -> float:
    return sum(std.mm(pitch_pt) if row.height is None else row.height for row in rows)


def _room(profile: std.Profile) -> float:
    """What a page holds whatever stands on it; a table's frame and the clearance below tight rows are off."""
    return profile.page_box_bottom - profile.top - CLEAR - std.mm(std.TABLE_OUTER_PT)
