"""The source line of a diagnostic with a marker under the fault, aligned on a console.

Columns count characters, consoles count cells: a Chinese character takes two. Long lines are cut around
the fault, because a task's text may have a thousand characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from workplan_docs.errors import Diagnostic

_ROOM = 72  # cells of a source line that are shown
_QUOTES = "\"'"
_QUOTED = re.compile("“([^”]+)”")


def cells(text: str) -> int:
    """Width of a text on a console, in cells."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def marked_line(source: Sequence[str], diagnostic: Diagnostic, encoding: str = "utf-8") -> list[str]:
    """``  12 | the line`` and, where the column is known, a line with ``^`` under the fault.

    What the console's ``encoding`` lacks is shown as one ``?``: an escape would push the marker away.
    """
    line = diagnostic.line
    if line is None or not 1 <= line <= len(source):
        return []
    raw = source[line - 1]
    start = None if diagnostic.column is None else min(max(diagnostic.column - 1, 0), len(raw))
    length = _length(raw, start, diagnostic.message) if start is not None else 0
    shown, start = _window(_known(_clean(raw), encoding), start)
    gutter = f"{line:>5} | "
    around = 1 if (diagnostic.file or "").startswith("templates/") else 0
    lines = [*_neighbours(source, range(line - around, line)), gutter + shown]
    if start is not None:
        width = max(1, cells(shown[start : start + length]))
        lines.append(" " * (len(gutter) - 2) + "| " + " " * cells(shown[:start]) + "^" * width)
    return [*lines, *_neighbours(source, range(line + 1, line + 1 + around))]


def _neighbours(source: Sequence[str], numbers: range) -> list[str]:
    """Lines beside the one at fault: markup is understood only with what stands around it."""
    return [
        f"{number:>5} | {_window(_clean(source[number - 1]), None)[0]}"
        for number in numbers
        if 1 <= number <= len(source)
    ]


def _clean(text: str) -> str:
    """One cell for a tab and none for surprises, with as many characters as before."""
    return "".join(
        " " if c == "\t" else "�" if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text
    )


def _known(text: str, encoding: str) -> str:
    """The text with as many characters, each of which the console has."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "".join(char.encode(encoding, "replace").decode(encoding) for char in text)
    return text


def _length(raw: str, start: int, message: str) -> int:
    """How many characters are at fault: what the message quotes, if it stands there, else one."""
    here = raw[start:]
    bare = here[1:] if here[:1] in _QUOTES else here
    found = [q for q in _QUOTED.findall(message) if here.startswith(q) or bare.startswith(q)]
    longest = max(found, key=len, default="")
    if not longest or here.startswith(longest):
        return max(1, len(longest))
    return len(longest) + (2 if bare[len(longest) :][:1] == here[:1] else 1)


def _window(text: str, start: int | None) -> tuple[str, int | None]:
    """The part of a long line that holds the fault, and where the fault is in it."""
    if cells(text) <= _ROOM:
        return text.rstrip(), start
    at = start or 0
    first = at
    while first > 0 and cells(text[first - 1 : at]) <= _ROOM // 2:
        first -= 1
    last = first
    while last < len(text) and cells(text[first : last + 1]) <= _ROOM:
        last += 1
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    return head + text[first:last] + tail, None if start is None else at - first + len(head)
