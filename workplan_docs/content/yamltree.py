"""YAML events → plain data, with the place of everything.

The tree is built from libyaml's events and not by its composer: so depth and size are limited before
memory is spent, anchors, tags and further documents are refused at their place, and what was read before a
syntax error is still there to be checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from workplan_docs.content.positions import Path, Position
from workplan_docs.content.yamlfolds import Rows, block_text, cut_off, remark_behind, unfolded
from workplan_docs.content.yamlplaces import Mark, end_of, pieces_of, position_of, start_of
from workplan_docs.errors import Diagnostic, Severity

MAX_DEPTH = 40
MAX_NODES = 100_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDE_SPACES = frozenset("\u3000\u00a0")
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


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
    told: tuple[int, str, int] = (0, "", 0)  # of keys that repeat: which diagnostic, the first key, its line


class TreeBuilder:
    """Takes events one by one; ``data``, ``positions`` and ``diagnostics`` are what was understood.

    ``swallowed`` are the lines (from 0) that a plain text runs on into, or that it has to itself: there a
    key with a slip in it passes for a part of the text. ``remarks`` are what is odd but no fault; ``remarked``
    are the remarks that stand where a value is missing.
    """

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.remarks: list[Diagnostic] = []
        self._lines = text.split("\n")
        self.data: Any = None
        self.positions: dict[Path, Position] = {}
        self.diagnostics: list[Diagnostic] = []
        self.swallowed: set[int] = set()
        self.remarked: dict[Path, str] = {}
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
                    start_of(event),
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
            self._fault("YA004", f"内容太多，超过 {MAX_NODES} 项", start_of(event), "请分成几个文件。")
            raise TreeLimitError
        if len(self._stack) > MAX_DEPTH:
            self._fault(
                "YA004",
                f"层次太深，超过 {MAX_DEPTH} 层",
                start_of(event),
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
        rows: Rows = ()
        if isinstance(event, yaml.ScalarEvent):
            self._note_swallowed(event, frame)
            value, rows = self._as_meant(event, frame, value)
        path, kept = self._place(frame, value, event, rows)
        if isinstance(value, (dict, list)):
            self._stack.append(_Frame(value, path, kept))

    def _as_meant(self, event: yaml.ScalarEvent, frame: _Frame | None, value: Any) -> tuple[Any, Rows]:
        """A text without the blanks of its line ends, and where its lines begin; what was lost or joined is told."""
        first, last = start_of(event), end_of(event)
        fault: Diagnostic | None = None
        rows: Rows = ()
        if event.style in (None, "") and event.value in _EMPTY:
            if frame is not None and (frame.key is not None or isinstance(frame.container, list)):
                fault = cut_off(self._lines, self.file, first.line, first.column)
        elif first.line != last.line:
            if event.style in ("|", ">"):
                end = last.line + (last.column > 0)
                fold = block_text(self._lines, self.file, first.line, end, event.style, event.value)
            else:
                written = pieces_of(self._lines, first, last, quoted=event.style in ("'", '"'))
                fold = unfolded(self._lines, self.file, first.line, last.line, written, event.value)
            value, fault, rows = fold.text, fold.fault, fold.rows
        if fault is not None:
            (self.diagnostics if fault.severity is Severity.ERROR else self.remarks).append(fault)
        return value, rows

    def _note_swallowed(self, event: yaml.ScalarEvent, frame: _Frame | None) -> None:
        if event.style not in (None, "") or not event.value:
            return
        first, last = start_of(event).line, end_of(event).line
        alone = frame is None or (frame.key_mark is not None and frame.key_mark.line < first)
        self.swallowed.update(range(first if alone else first + 1, last + 1))

    def _value(self, event: yaml.NodeEvent) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style in (None, "")
            return None if plain and event.value in _EMPTY else event.value
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        return [] if isinstance(event, yaml.SequenceStartEvent) else None

    def _place(
        self, frame: _Frame | None, value: Any, event: yaml.NodeEvent, rows: Rows
    ) -> tuple[Path, bool]:
        """Put a value where it belongs; gives its path and whether it counts."""
        if frame is None:
            self.data = value
            self.positions[()] = position_of(event, start_of(event), rows, self._lines)
            return (), True
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            key_mark: Mark = start_of(event)
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
            self.positions[path] = position_of(event, key_mark, rows, self._lines)
            if value is None and (
                words := remark_behind(self._lines, start_of(event).line, start_of(event).column)
            ):
                self.remarked[path] = words
        return path, kept

    def _take_key(self, frame: _Frame, event: yaml.NodeEvent) -> None:
        frame.key_mark, frame.key_kept = start_of(event), False
        if not isinstance(event, yaml.ScalarEvent):
            frame.key = ""
            if isinstance(event, yaml.AliasEvent):
                return  # told as an alias
            self._fault(
                "YA003", "冒号前面应当是一个词", start_of(event), "以“[”“{”“?”开头的值要整个加上英文引号。"
            )
            self._stack.append(_Frame(self._value(event), frame.path, kept=False))
            return
        frame.key = key = event.value
        odd = not re.match(r"[^\W\d]|[<（“《]", key) or "  " in key or " - " in key
        if event.style in (None, "") and odd:
            self.swallowed.add(start_of(event).line)  # no key begins so: a bullet, a wide blank, a number
        if key == "<<" and event.style in (None, ""):
            self._fault("YA005", "不能用“<<”合并内容", start_of(event), "把要用的内容照写一遍。")
        elif key[:1] in _WIDE_SPACES and event.style in (None, ""):
            self._fault("YA007", "缩进里有全角空格", start_of(event), "缩进只用半角空格，每层两个。")
        elif not key:
            self._fault("YA003", "冒号前面没有字", start_of(event), "在冒号前写上键，或者删去这一行。")
        elif key in frame.key_lines:
            self._repeated(frame, key, start_of(event))
        else:
            frame.key_lines[key] = start_of(event).line + 1
            frame.key_kept = True
            frame.repeating = False

    def _repeated(self, frame: _Frame, key: str, mark: Mark) -> None:
        """A key that the record has already: told once for all that follow each other, at the first."""
        first, line = frame.key_lines[key], mark.line + 1
        if frame.repeating:
            at, began, since = frame.told
            if not _listed(frame):
                message = (
                    f"从这一行到第 {line} 行（“{began}”到“{key[:40]}”）又写了一遍：第 {since} 行起已经写过"
                )
                hint = "两处只留一处，另一处整段删去。"
                self.diagnostics[at] = replace(self.diagnostics[at], message=message, hint=hint)
            return
        frame.repeating, frame.told = True, (len(self.diagnostics), key[:40], first)
        self._fault(
            "YA006",
            f"“{key[:40]}”重复：第 {first} 行已经写过",
            mark,
            f"第 {first} 行和第 {line} 行只留一处。"
            + ("如果从这里起是另外一条，它的前面少了以“- ”开头的一行。" if _listed(frame) else ""),
        )

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        """Anchors, aliases and tags are for programmers, and a way to blow a file up."""
        mark = start_of(event)
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


def _listed(frame: _Frame) -> bool:
    """Whether the record is an entry of a list, whose first line may have been lost."""
    return bool(frame.path) and isinstance(frame.path[-1], int)
