"""Lines of a YAML file as a clerk sees them, and the slip of the pen that a handler finds in one.

A handler is a small function for one human mistake: it is given the lines and the number of one of them,
and tells the mistake and how the lines read without it. Lines are never added or taken away, so that line
numbers stay those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

BLANK_NAMES = {"\u3000": "全角空格", "\u00a0": "不间断空格", "\t": "制表符（Tab）"}


_BLOCK = re.compile(r"^(\s*)(?:-\s+)*(?:[^\s#][^#]*:\s+)?[|>][0-9+-]{0,2}\s*(?:#.*)?$")
_ENTRY = re.compile(
    r"^(?P<lead>[ ]*(?:-[ ]+)*)"
    r"(?P<key>(?:[A-Za-z_][A-Za-z_0-9]*|[\u4e00-\u9fff（）、]{1,20})[ ]*:(?:[ ]+|$))?"
    r"(?P<value>\S.*?)?[ ]*$"
)


@dataclass(frozen=True, slots=True)
class Slip:
    """One mistake: code, line (from 0), column (from 1), what is wrong, what to do; and its mending.

    ``mended`` holds the new text of the lines that change. ``sure`` is False when the mending may have
    left something out, so that what is missing afterwards is nobody's fault.
    """

    code: str
    line: int
    column: int
    message: str
    hint: str
    mended: Mapping[int, str]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """What a handler looks at; ``keys`` are the keys that the file may hold, when they are known."""

    lines: Sequence[str]
    keys: frozenset[str] = frozenset()

    def following(self, index: int) -> int | None:
        """The next line that is neither empty nor a comment."""
        return next((i for i in range(index + 1, len(self.lines)) if is_written(self.lines[i])), None)

    def before(self, index: int) -> int | None:
        """The last line before that is neither empty nor a comment."""
        return next((i for i in range(index - 1, -1, -1) if is_written(self.lines[i])), None)

    def begins_entry(self, index: int | None) -> bool:
        """Whether a line begins something new: a key, an entry of a list, or the end of the file."""
        if index is None:
            return True
        entry = Entry.of(self.lines[index])
        return entry is not None and bool(entry.key or "-" in entry.lead)


TABLE_WORDS = (
    "表格不能这样写",
    (
        "表格写成“- head: [序号, 事项]”，下一行写“rows:”（与 head 左对齐），"
        "再下面每行一条，如“- [1, 甲]”，各格之间用英文逗号。"
    ),
)
Handler = Callable[[Scene, int], Slip | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line cut into what leads it (blanks and dashes), its key with the colon, and its value."""

    lead: str
    key: str
    value: str

    @classmethod
    def of(cls, line: str) -> Entry | None:
        """The parts of a line; None for one that is indented with something else than blanks."""
        match = _ENTRY.match(line)
        return cls(match["lead"], match["key"] or "", match["value"] or "") if match else None

    @property
    def name(self) -> str:
        """The key without its colon."""
        return self.key.rstrip().removesuffix(":").rstrip()

    @property
    def starts(self) -> int:
        """Where the value starts, from 0."""
        return len(self.lead) + len(self.key)

    def with_value(self, value: str) -> str:
        """The line with another value."""
        return f"{self.lead}{self.key}{value}"

    def quoted(self, value: str | None = None) -> str:
        """The line with its value in quotes, so that it is nothing but words."""
        text = self.value if value is None else value
        return self.with_value("'" + text.replace("'", "''") + "'")


def is_written(line: str) -> bool:
    """Whether a line holds more than blanks or a comment."""
    bare = line.strip()
    return bool(bare) and not bare.startswith("#")


def indent_of(line: str) -> int:
    """The number of blanks that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def content_column(line: str) -> int:
    """Where the keys of the entry that a line begins are to stand: behind its dashes."""
    entry = Entry.of(line)
    return len(entry.lead) if entry is not None else indent_of(line)


def is_block_start(line: str) -> bool:
    """Whether a text of several lines follows (``text: |``)."""
    return _BLOCK.match(line) is not None


def structure_lines(lines: Sequence[str]) -> Iterator[int]:
    """The lines that hold keys and lists: not comments, not the lines of block texts."""
    block: int | None = None
    for index, line in enumerate(lines):
        if not is_written(line):
            continue
        indent = len(line) - len(line.lstrip())
        if block is not None and indent > block:
            continue
        block = None
        if match := _BLOCK.match(line):
            block = len(match[1])
        yield index


def reindented(lines: Sequence[str], first: int, delta: int, least: int) -> dict[int, str]:
    """The run of lines from ``first`` that are indented by ``least`` or more, moved by ``delta`` blanks."""
    moved: dict[int, str] = {}
    for index in range(first, len(lines)):
        line = lines[index]
        if index > first and is_written(line) and indent_of(line) < least:
            break
        if line.strip():
            moved[index] = " " * max(0, indent_of(line) + delta) + line.lstrip(" ")
    return moved
