"""YAML events → plain data, with the place of everything.

The tree is built from libyaml's events and not by its composer: so depth and size are limited before
memory is spent, anchors, tags and further documents are refused at their place, and what was read before a
syntax error is still there to be checked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from workplan_docs.content.positions import Path, Position
from workplan_docs.content.yamlfolds import cut_off, unfolded
from workplan_docs.errors import Diagnostic, Severity

MAX_DEPTH = 40
MAX_NODES = 100_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDE_SPACES = frozenset("\u3000\u00a0")
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


class Mark(Protocol):
    """A place as libyaml counts it, from 0."""

    line: int
    column: int


class TreeLimitError(Exception):
    """The file is nested too deeply or too large; nothing more is read."""


@dataclass
class _Frame:
    """A collection being filled; ``key`` is the key whose value comes next."""

    container: dict[str, Any] | list[Any]
    path: Path
    kept: bool
    key: str | None = None
    key_mark: Mark | None = None
    key_kept: bool = True
    key_lines: dict[str, int] = field(default_factory=dict)
    repeating: bool = False


class TreeBuilder:
    """Takes events one by one; ``data``, ``positions`` and ``diagnostics`` are what was understood.

    ``swallowed`` are the lines (from 0) that a plain text runs on into, or that it has to itself: there a
    key with a slip in it passes for a part of the text. ``remarks`` are what is odd but no fault.
    """

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.remarks: list[Diagnostic] = []
        self._lines = text.split("\n")
        self.data: Any = None
        self.positions: dict[Path, Position] = {}
        self.diagnostics: list[Diagnostic] = []
        self.swallowed: set[int] = set()
        self._stack: list[_Frame] = []
        self._documents = 0
        self._nodes = 0

    @property
    def suspicious(self) -> bool:
        """Whether slips may be behind what was read without a complaint."""
        return bool(self.swallowed) or any(d.code in ("YA003", "YA005") for d in self.diagnostics)

    def feed(self, event: yaml.Event) -> None:
        """Take the next event; raises `TreeLimitError` when the file is out of all proportion."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fault(
                    "YA005",
                    "一个文件里只能有一份内容，这里又开始了一份",
                    _start(event),
                    "删去单独成行的 “---”，或者分成两个文件。",
                )
                raise TreeLimitError
        elif isinstance(event, yaml.NodeEvent):
            self._count(event)
            self._node(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()

    def _count(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fault("YA004", f"内容太多，超过 {MAX_NODES} 项", _start(event), "请分成几个文件。")
            raise TreeLimitError
        if len(self._stack) > MAX_DEPTH:
            self._fault(
                "YA004",
                f"层次太深，超过 {MAX_DEPTH} 层",
                _start(event),
                "多半是方括号、花括号或“- ”写多了。",
            )
            raise TreeLimitError

    def _node(self, event: yaml.NodeEvent) -> None:
        self._refuse_extras(event)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._take_key(frame, event)
            return
        value = self._value(event)
        if isinstance(event, yaml.ScalarEvent):
            self._note_swallowed(event, frame)
            value = self._as_meant(event, frame, value)
        path, kept = self._place(frame, value, event)
        if isinstance(value, (dict, list)):
            self._stack.append(_Frame(value, path, kept))

    def _as_meant(self, event: yaml.ScalarEvent, frame: _Frame | None, value: Any) -> Any:
        """A text without the blanks of its line ends; what was lost or joined on the way is told."""
        first, last = _start(event), _end(event)
        fault = None
        if event.style in (None, "") and event.value in ("", "~"):
            if frame is not None and frame.key_mark is not None and frame.key is not None:
                fault = cut_off(self._lines, self.file, frame.key_mark.line)
        elif first.line != last.line and event.style in (None, "", "'", '"'):
            written = _pieces(self._lines, first, last, quoted=event.style in ("'", '"'))
            fold = unfolded(self._lines, self.file, first.line, last.line, written, event.value)
            value, fault = fold.text, fold.fault
        if fault is not None:
            (self.diagnostics if fault.severity is Severity.ERROR else self.remarks).append(fault)
        return value

    def _note_swallowed(self, event: yaml.ScalarEvent, frame: _Frame | None) -> None:
        if event.style not in (None, "") or not event.value:
            return
        first, last = _start(event).line, _end(event).line
        alone = frame is None or (frame.key_mark is not None and frame.key_mark.line < first)
        self.swallowed.update(range(first if alone else first + 1, last + 1))

    def _value(self, event: yaml.NodeEvent) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style in (None, "")
            return None if plain and event.value in _EMPTY else event.value
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        return [] if isinstance(event, yaml.SequenceStartEvent) else None

    def _place(self, frame: _Frame | None, value: Any, event: yaml.NodeEvent) -> tuple[Path, bool]:
        """Put a value where it belongs; gives its path and whether it counts."""
        if frame is None:
            self.data = value
            self.positions[()] = _position(event, _start(event))
            return (), True
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            key_mark: Mark = _start(event)
            kept = frame.kept
            frame.container.append(value)
        else:
            assert frame.key is not None
            assert frame.key_mark is not None
            path, key_mark = (*frame.path, frame.key), frame.key_mark
            kept = frame.kept and frame.key_kept
            if frame.key_kept:
                frame.container[frame.key] = value
            frame.key = None
        if kept:
            self.positions[path] = _position(event, key_mark)
        return path, kept

    def _take_key(self, frame: _Frame, event: yaml.NodeEvent) -> None:
        frame.key_mark, frame.key_kept = _start(event), False
        if not isinstance(event, yaml.ScalarEvent):
            frame.key = ""
            self._fault(
                "YA003", "冒号前面应当是一个词", _start(event), "以“[”“{”“?”开头的值要整个加上英文引号。"
            )
            if not isinstance(event, yaml.AliasEvent):
                self._stack.append(_Frame(self._value(event), frame.path, kept=False))
            return
        frame.key = key = event.value
        if event.style in (None, "") and not re.match(r"[^\W\d]|[<（“《]", key):
            self.swallowed.add(_start(event).line)  # no key begins so: a bullet, a wide blank, a number
        if key == "<<" and event.style in (None, ""):
            self._fault("YA005", "不能用“<<”合并内容", _start(event), "把要用的内容照写一遍。")
        elif key[:1] in _WIDE_SPACES and event.style in (None, ""):
            self._fault("YA007", "缩进里有全角空格", _start(event), "缩进只用半角空格，每层两个。")
        elif not key:
            self._fault("YA003", "冒号前面没有字", _start(event), "在冒号前写上键，或者删去这一行。")
        elif key in frame.key_lines:
            if frame.repeating and _listed(frame):
                return  # a second entry whose "- " was lost: told once, at its first key
            frame.repeating = True
            first = frame.key_lines[key]
            self._fault(
                "YA006",
                f"“{key[:40]}”重复：第 {first} 行已经写过",
                _start(event),
                f"第 {first} 行和第 {_start(event).line + 1} 行只留一处。"
                + ("如果从这里起是另外一条，它的前面少了以“- ”开头的一行。" if _listed(frame) else ""),
            )
        else:
            frame.key_lines[key] = _start(event).line + 1
            frame.key_kept = True
            frame.repeating = False

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        """Anchors, aliases and tags are for programmers, and a way to blow a file up."""
        mark = _start(event)
        if isinstance(event, yaml.AliasEvent):
            self._fault(
                "YA005",
                f"值以“*”开头，被当成引用（*{(event.anchor or '')[:20]}）",
                mark,
                "内容不能用引用；如果星号是文字，请把整个值加上英文引号。",
            )
        elif event.anchor is not None:
            self._fault(
                "YA005",
                f"值以“&”开头，被当成标记（&{event.anchor[:20]}）",
                mark,
                "内容不能用标记；如果它是文字，请把整个值加上英文引号。",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._fault(
                "YA005",
                "值以“!”开头，被当成类型标记",
                mark,
                "内容不能用类型标记；如果感叹号是文字，请把整个值加上英文引号。",
            )

    def _fault(self, code: str, message: str, mark: Mark, hint: str) -> None:
        self.diagnostics.append(
            Diagnostic(code, Severity.ERROR, message, self.file, mark.line + 1, mark.column + 1, hint)
        )


def build(text: str, file: str) -> tuple[TreeBuilder, yaml.YAMLError | None]:
    """The tree as far as it could be read, and what stopped the reading."""
    tree = TreeBuilder(file, text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            tree.feed(event)
    except TreeLimitError:
        return tree, None
    except yaml.YAMLError as error:
        return tree, error
    return tree, None


def _pieces(lines: Sequence[str], first: Mark, last: Mark, *, quoted: bool) -> list[str]:
    """What each line holds of a text, without its quotes and the blanks around."""
    rows = [*lines[first.line : last.line], lines[last.line][: last.column]]
    rows[0] = rows[0][first.column :]
    if quoted:
        rows[0], rows[-1] = rows[0][1:], rows[-1][:-1]
    return [row.strip() for row in rows]


def _listed(frame: _Frame) -> bool:
    """Whether the record is an entry of a list, whose first line may have been lost."""
    return bool(frame.path) and isinstance(frame.path[-1], int)


def _start(event: yaml.Event) -> Mark:
    """Where an event begins; events of a text always know."""
    assert event.start_mark is not None
    return event.start_mark


def _end(event: yaml.Event) -> Mark:
    assert event.end_mark is not None
    return event.end_mark


def _position(event: yaml.NodeEvent, key_mark: Mark) -> Position:
    start = _start(event)
    return Position(start.line + 1, start.column + 1, key_mark.line + 1, key_mark.column + 1, _inline(event))


def _inline(event: yaml.NodeEvent) -> int | None:
    """How many characters precede the text on its line; None when it doesn't stand there as written."""
    if not isinstance(event, yaml.ScalarEvent) or _start(event).line != _end(event).line:
        return None
    written = _end(event).column - _start(event).column
    if event.style in (None, ""):
        return 0 if written == len(event.value) else None
    quoted = event.style in ("'", '"') and written == len(event.value) + 2
    return 1 if quoted else None
