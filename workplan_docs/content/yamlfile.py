"""Reading one YAML file of the office: plain text values, the place of each, and every fault in it.

YAML turns ``007`` into 7, ``no`` into false and ``12:30`` into 750. Here every scalar stays the text that
was written, and only the models decide what is a number. No bytes, however broken, raise an exception.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from workplan_docs.content.positions import Path, Position
from workplan_docs.content.yamlfaults import mend, syntax_fault
from workplan_docs.content.yamltree import TreeBuilder, TreeLimitError
from workplan_docs.errors import Diagnostic, Severity

MAX_BYTES = 2_000_000
_SHOWN_CONTROLS = 20
# YAML's own list of what may not stand in a file (control characters, lone halves of pairs, non-characters)
# YAML also ends a line at U+0085, U+2028 and U+2029, which no editor counts: they would spoil every line number.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]"
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlFile:
    """What one file holds. ``complete`` is False when a syntax fault hid what comes after it."""

    data: Any = None
    positions: Mapping[Path, Position] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    complete: bool = True


def read_yaml(text: bytes, file: str) -> YamlFile:
    """Data, places and faults of a file; ``file`` is the name that the diagnostics carry."""
    decoded, faults = _decode(text, file)
    if decoded is None:
        return YamlFile(None, {}, tuple(faults), complete=False)
    tree, error = _build(decoded, file)
    if error is not None or isinstance(tree.data, str):
        mended, slips = mend(decoded, file)
        if slips:
            faults += slips
            tree, error = _build(mended, file)
        if error is not None and not _explained(slips, error):
            faults.append(syntax_fault(error, file, decoded))
    faults += tree.diagnostics
    broken = error is not None or any(d.code == "YA004" for d in tree.diagnostics)
    return YamlFile(tree.data, tree.positions, tuple(_by_line(faults)), complete=not broken)


def _build(text: str, file: str) -> tuple[TreeBuilder, yaml.YAMLError | None]:
    """The tree as far as it could be read, and what stopped the reading."""
    tree = TreeBuilder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            tree.feed(event)
    except TreeLimitError:
        return tree, None
    except yaml.YAMLError as error:
        return tree, error
    return tree, None


def _explained(slips: list[Diagnostic], error: yaml.YAMLError) -> bool:
    """A guess at mending may misalign a line: then the slip reported there is the cause, not a second one."""
    mark = getattr(error, "problem_mark", None)
    if not slips or mark is None:
        return False
    if any(slip.code == "YA007" for slip in slips):
        return True
    return any(slip.line is not None and abs(slip.line - mark.line - 1) <= 1 for slip in slips)


def _decode(raw: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    if len(raw) > MAX_BYTES:
        size = len(raw) / 1_000_000
        return None, [
            _fault(
                "YA004",
                f"文件太大（{size:.1f} 兆字节，最多 2 兆）",
                file,
                None,
                None,
                "看看是不是放错了文件。",
            )
        ]
    if raw.startswith(_UTF16):
        return None, [_fault("YA001", "文件的编码是 UTF-16，不是 UTF-8", file, 1, 1, _RECODE)]
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8")
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        what = "，像是 GBK（ANSI）" if _looks_gbk(raw) else ""
        return None, [_fault("YA001", f"文件的编码不是 UTF-8{what}", file, line, column, _RECODE)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _without_forbidden(text, file)


_RECODE = "用记事本打开，选“另存为”，编码选“UTF-8”。"


def _looks_gbk(raw: bytes) -> bool:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _without_forbidden(text: str, file: str) -> tuple[str, list[Diagnostic]]:
    """Characters that no YAML file may hold are reported and replaced, so that reading goes on."""
    faults: list[Diagnostic] = []
    for match in _FORBIDDEN.finditer(text):
        if len(faults) == _SHOWN_CONTROLS:
            break
        at = match.start()
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        faults.append(
            _fault(
                "YA002",
                f"文件里有看不见的控制字符（U+{ord(match[0]):04X}）",
                file,
                line,
                column,
                "删去这个字符；多半是从别处粘贴带来的，把这几个字重新打一遍最稳妥。",
            )
        )
    return (_FORBIDDEN.sub("□", text) if faults else text), faults


def _fault(code: str, message: str, file: str, line: int | None, column: int | None, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, file, line, column, hint)


def _by_line(faults: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(faults, key=lambda d: (d.line or 0, d.column or 0))
