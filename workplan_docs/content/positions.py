"""Where in which file a piece of content stands, so that every fault can name its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workplan_docs.errors import Diagnostic

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column (both from 1) of a key and of its value.

    ``inline`` is the number of characters between the value's mark and its first character (1 after a
    quote) when the value stands on one line as written; None when columns inside it can't be told.
    ``rows`` are (offset in the text, line, column) of the beginning of each line of a text on several.
    ``flow`` is said of a list in square brackets.
    """

    line: int
    column: int
    key_line: int
    key_column: int
    inline: int | None = None
    rows: tuple[tuple[int, int, int], ...] = ()
    flow: bool = False

    def inside(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the value; of the value itself when that can't be told."""
        row = max((row for row in self.rows if row[0] <= offset), default=None)
        if row is not None:
            return row[1], row[2] + offset - row[0]
        return self.line, self.column + (0 if self.inline is None else self.inline + offset)


@dataclass(frozen=True, slots=True)
class Place:
    """A place to point at; ``line`` and ``column`` are None for a whole file."""

    file: str | None = None
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Positions:
    """Places of everything in content: the first element of a path names the part (``plan``, ``notice``).

    ``comments`` are the marks of comments of each part, see ``comments.comment_marks``; ``remarks`` is what
    was odd about the writing, though no fault.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, Mapping[Path, Position]] = field(default_factory=dict)
    comments: Mapping[str, Mapping[int, Mapping[int, str]]] = field(default_factory=dict)
    remarks: tuple[Diagnostic, ...] = ()

    def comment_behind(self, path: Path, text: str) -> str | None:
        """The blanks and the comment right behind a value written without quotes on one line; None without one."""
        position = self.entries.get(str(path[0]), {}).get(path[1:]) if path else None
        if position is None or position.inline != 0:
            return None
        marks = self.comments.get(str(path[0]), {}).get(position.line, {})
        return marks.get(position.column + len(text))

    def find(self, path: Path, offset: int | None = None, *, key: bool = False) -> Place:
        """The place of ``path``, or of its nearest ancestor; ``offset`` counts characters inside the text."""
        if not path or not isinstance(path[0], str):
            return Place()
        part, inner = path[0], path[1:]
        file = self.files.get(part)
        entries = self.entries.get(part, {})
        exact = True
        while inner not in entries and inner:
            inner, exact = inner[:-1], False
        position = entries.get(inner)
        if position is None:
            return Place(file)
        if key:
            return Place(file, position.key_line, position.key_column)
        if exact and offset is not None:
            return Place(file, *position.inside(offset))
        return Place(file, position.line, position.column)
