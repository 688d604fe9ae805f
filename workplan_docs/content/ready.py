"""Lines of YAML as a clerk can paste them: what a message prints when it knows how a line is meant.

A hint that says only what is wrong leaves the quotes, brackets and indents to somebody who knows none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# What a plain value may not begin with, hold or end with
_SIGNS = re.compile(r"^0[0-9]+$|^[\[\]{}#&*!|>'\"%@`,~]|^[-?:](?:\s|$)|:(?:\s|$)|\s#|^\s|\s$|^$|\t|\n")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")


_LONGEST = 160  # characters: what is longer is not printed again


def printable(text: str) -> bool:
    """Whether a text is short enough to be printed again; one that is cut would be pasted as it is, and lost."""
    return len(text) <= _LONGEST


def ready_value(text: str, *, flow: bool = False) -> str:
    """A text as a value, in quotes where YAML would misread it; ``flow``: inside square brackets."""
    if not _SIGNS.search(text) and not (flow and _FLOW_SIGNS.search(text)):
        return text
    if "\\" in text or '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def ready_line(key: str, text: str) -> str:
    """``key: value`` on one line."""
    return f"{key}: {ready_value(text)}"


def ready_list(items: Iterable[str]) -> str:
    """A list on one line: ``[甲, 乙]``."""
    return "[" + ", ".join(ready_value(item, flow=True) for item in items) + "]"


def ready_table(rows: Sequence[Sequence[str]], indent: int) -> str:
    """A table of the body, its first row the head, as lines that begin with ``indent`` blanks."""
    blank = " " * indent
    head, *others = rows
    lines = [f"{blank}- head: {ready_list(head)}", f"{blank}  rows:"]
    return "\n".join([*lines, *(f"{blank}    - {ready_list(row)}" for row in others)])
