"""The 责任单位 line cut into segments and items, each knowing where it stands in the line as written.

Scans and hurried typing leave blanks and half-width marks in these lines. They are repaired here for
reading only: what is printed stays what the office wrote, and offsets point into that.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from unicodedata import category

Role = Literal["lead", "support"]

_FULL_WIDTH = str.maketrans(",;:()", "，；：（）")
_SEGMENT_ENDS = frozenset("，；")
_ITEM_ENDS = _SEGMENT_ENDS | {"、"}
_OPENING = frozenset("（〔【［《“")
_CLOSING = frozenset("）〕】］》”")


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """One name of the line: repaired text, as written, where it begins, and the number of its segment."""

    key: str
    text: str
    offset: int
    segment: int


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """The text as names are compared: without any blank or invisible character, with full-width marks."""
    return "".join(char for char in text if not _unseen(char)).translate(_FULL_WIDTH)


def _unseen(char: str) -> bool:
    """A blank, or what a copy from a web page leaves (zero-width blank, soft hyphen): told by other rules."""
    return char.isspace() or (char > "~" and category(char) == "Cf")


def split_line(line: str, whole_names: Collection[str] = ()) -> tuple[WrittenItem, ...]:
    """Cut the line at 、 and ，; never inside brackets, never inside one of ``whole_names``.

    ``whole_names`` are the (folded) registered names that contain such a mark themselves. An item between
    two marks with nothing in it is returned with an empty key, for the caller to complain about.
    """
    chars = [(char.translate(_FULL_WIDTH), at) for at, char in enumerate(line) if not _unseen(char)]
    folded = "".join(char for char, _ in chars)
    ends = _item_ends(folded, whole_names)
    items: list[WrittenItem] = []
    start = segment = 0
    for end in [*ends, len(folded)]:
        first = chars[start][1] if start < len(chars) else len(line)
        last = chars[end - 1][1] + 1 if end > start else first
        items.append(WrittenItem(folded[start:end], line[first:last], first, segment))
        segment += end < len(folded) and folded[end] in _SEGMENT_ENDS
        start = end + 1
    return tuple(items)


def _item_ends(folded: str, whole_names: Collection[str]) -> list[int]:
    """Where items end: the indexes of the marks that separate."""
    inside = _bracketed(folded)
    ends: list[int] = []
    at = start = 0
    while at < len(folded):
        if at == start:
            at += _whole_name_length(folded, at, whole_names)
        if at < len(folded) and folded[at] in _ITEM_ENDS and not inside[at]:
            ends.append(at)
            start = at + 1
        at += 1
    return ends


def _whole_name_length(folded: str, at: int, whole_names: Collection[str]) -> int:
    """The length of the longest whole name that begins here and ends where an item may end."""
    fitting = (
        len(name)
        for name in whole_names
        if folded.startswith(name, at) and folded[at + len(name) : at + len(name) + 1] in {"", *_ITEM_ENDS}
    )
    return max(fitting, default=0)


def _bracketed(folded: str) -> list[bool]:
    """Which characters stand inside brackets; brackets that don't pair up protect nothing."""
    inside: list[bool] = []
    depth = 0
    for char in folded:
        if char in _CLOSING:
            depth -= 1
        inside.append(depth > 0)
        if char in _OPENING:
            depth += 1
        if depth < 0:
            break
    return inside if depth == 0 else [False] * len(folded)
