"""Comments that stand right behind a value, where `` #`` may have cut off words that were meant.

YAML takes a blank and ``#`` for the beginning of a comment: of ``text: 完成 #1 楼改造`` only 完成 is left.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"(?<![ \t])[ \t]+(?=#)")


def comment_marks(raw: bytes) -> dict[int, dict[int, str]]:
    """For every line (from 1): the column where the blanks before a ``#`` begin (from 1) → they and what follows.

    Whether the mark ends a value is for the caller to see: a value that ends in that column did.
    """
    text = raw.decode("utf-8", errors="replace").removeprefix("\ufeff")
    found: dict[int, dict[int, str]] = {}
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        marks = {match.start() + 1: line[match.start() :] for match in _MARK.finditer(line)}
        if marks:
            found[number] = marks
    return found
