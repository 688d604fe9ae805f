"""How many columns of a console a text takes, so that a marker stands under the fault."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

_NO_WIDTH = frozenset({"Cc", "Cf", "Mn", "Me", "Cs"})


def char_width(char: str) -> int:
    """0 for combining and invisible characters, 2 for wide ones (汉字, full-width marks), else 1."""
    if combining(char) or category(char) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def display_width(text: str) -> int:
    """The columns of the whole text."""
    return sum(map(char_width, text))


def cut_to_width(text: str, most: int) -> str:
    """The beginning of the text that fits ``most`` columns, with … when something is cut."""
    if display_width(text) <= most:
        return text
    kept, used = [], 1
    for char in text:
        used += char_width(char)
        if used > most:
            break
        kept.append(char)
    return "".join(kept) + "…"
