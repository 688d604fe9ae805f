"""Where the values of a YAML file stand, from the marks of libyaml's events (which count from 0)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import yaml

from workplan_docs.content.positions import Position
from workplan_docs.content.yamlfolds import Rows, remark_behind


class Mark(Protocol):
    """A place as libyaml counts it, from 0."""

    line: int
    column: int


def start_of(event: yaml.Event) -> Mark:
    """Where an event begins; events of a text always know."""
    assert event.start_mark is not None
    return event.start_mark


def end_of(event: yaml.Event) -> Mark:
    """Where it ends."""
    assert event.end_mark is not None
    return event.end_mark


def position_of(event: yaml.NodeEvent, key_mark: Mark, rows: Rows, lines: Sequence[str]) -> Position:
    """The place of a value; of one that is missing, that of the remark which stands in its stead."""
    start = start_of(event)
    column = start.column
    if isinstance(event, yaml.ScalarEvent) and not event.value and event.style in (None, ""):
        words = remark_behind(lines, start.line, column)
        column = lines[start.line].index(words, column) if words else column
    inline = None if rows else _inline(event)
    flow = isinstance(event, yaml.SequenceStartEvent) and bool(event.flow_style)
    return Position(start.line + 1, column + 1, key_mark.line + 1, key_mark.column + 1, inline, rows, flow)


def _inline(event: yaml.NodeEvent) -> int | None:
    """How many characters precede the text on its line; None when it doesn't stand there as written."""
    if not isinstance(event, yaml.ScalarEvent) or start_of(event).line != end_of(event).line:
        return None
    written = end_of(event).column - start_of(event).column
    if event.style in (None, ""):
        return 0 if written == len(event.value) else None
    quoted = event.style in ("'", '"') and written == len(event.value) + 2
    return 1 if quoted else None


def pieces_of(lines: Sequence[str], first: Mark, last: Mark, *, quoted: bool) -> list[str]:
    """What each line holds of a text, without its quotes and the blanks around."""
    rows = [*lines[first.line : last.line], lines[last.line][: last.column]]
    rows[0] = rows[0][first.column :]
    if quoted:
        rows[0], rows[-1] = rows[0][1:], rows[-1][:-1]
    return [row.strip() for row in rows]
