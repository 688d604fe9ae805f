"""An office's own style sheet, ``templates/style.css``: set after ours, so that its rules win.

It may come from anybody and stands in PDF and preview alike: nothing in it may load, name or open anything,
and nothing may leave the ``<style>`` element of a preview. Faults are told with line and column, all at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from workplan_docs.errors import Diagnostic, Severity, TemplateError
from workplan_docs.typeset.fonts.faces import FACES

SHEET_NAME = "style.css"
_SHOWN = f"templates/{SHEET_NAME}"
_MAX_BYTES = 200_000
_MOST_MARKS = 20  # of HTML in a style sheet that are told
_MAX_DEPTH = 20
_LOADING = frozenset(("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "local"))
_FAMILIES = frozenset(info.family for info in FACES.values())
_FONT_WORDS = frozenset(
    (
        "font",
        "font-family",
        "inherit",
        "initial",
        "unset",
        "normal",
        "bold",
        "bolder",
        "lighter",
        "italic",
        "important",
    )
)
_AT_RULES = re.compile(
    "page|media|(?:top|bottom)-(?:left|right)(?:-corner)?|(?:top|bottom)-center|(?:left|right)-(?:top|middle|bottom)"
)
_IGNORED = re.compile(r"Ignored `(?P<what>.*)` at \d+:\d+, (?P<why>.*?)\.?$", re.DOTALL)
_PLACE = re.compile(r"at (\d+):(\d+)\b(?!.*at \d+:\d+)", re.DOTALL)
_SELECTOR = re.compile("Invalid or unsupported selector, '(.*)'", re.DOTALL)
_REASONS = {"unknown property": "没有这个属性", "invalid value": "值不对"}
_LOADS = "样式表不能引用别的文件、字体或网址；要换字体，把字体文件放进 fonts 文件夹"
_RESTORE = "改正这一处，或删去 templates/style.css，用程序自带的样式表"


def own_sheet(templates: Path | None) -> str:
    """The text of the office's sheet, empty without one; raises `TemplateError` (TP010) with every fault."""
    path = templates / SHEET_NAME if templates else None
    if path is None or not path.is_file():
        return ""
    text = _read(path)
    faults = sorted(_faults(text), key=lambda d: (d.line or 0, d.column or 0))
    if faults:
        raise TemplateError(faults)
    return text


def complaints_about(messages: Iterable[str]) -> TemplateError:
    """What the engine has to say about the office's sheet, as a fault of that file."""
    return TemplateError([_complaint(message) for message in dict.fromkeys(messages)])


def _read(path: Path) -> str:
    try:
        if not path.resolve().is_relative_to(path.parent.resolve()):
            message, hint = "是指向 templates 文件夹以外的链接，没有采用", "把文件本身放进 templates 文件夹"
        elif path.stat().st_size > _MAX_BYTES:
            message, hint = f"超过 {_MAX_BYTES // 1000} KB", "只写要改的几条"
        else:
            return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        message, hint = "不是 UTF-8 编码", "用记事本另存为 UTF-8 编码"
    except OSError:
        message, hint = "打不开", "检查是否有权限、是否被别的程序占用"
    raise TemplateError(_fault(f"样式表 {SHEET_NAME} {message}", hint=hint))


def _faults(text: str) -> Iterator[Diagnostic]:
    import tinycss2

    for found in islice(re.finditer(r"</|<!|-->|\x00", text), _MOST_MARKS):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield _fault(f"样式表里不能有“{found[0]!r}”".replace("'", ""), line, column, _RESTORE)
    waiting = [(tinycss2.parse_component_value_list(text), 1)]
    while waiting:
        nodes, depth = waiting.pop()
        yield from _other_families(nodes)
        for node in nodes:
            said = _said(node)
            if said:
                yield _fault(said[0], node.source_line, node.source_column, said[1])
            inner = getattr(node, "arguments", None) or getattr(node, "content", None)
            if inner and depth == _MAX_DEPTH:
                yield _fault("样式表里的括号嵌套过多", node.source_line, node.source_column, _RESTORE)
                return
            if inner:
                waiting.append((inner, depth + 1))


def _other_families(nodes: Sequence[Any]) -> Iterator[Diagnostic]:
    """Font families that are not ours: what they would be set in differs from machine to machine."""
    inside = False
    for node, following in pairwise([*(n for n in nodes if n.type not in ("whitespace", "comment")), None]):
        if node.type == "ident" and node.lower_value in ("font", "font-family") and following == ":":
            inside = True
        elif node == ";":
            inside = False
        elif inside and (
            (node.type == "string" and node.value not in _FAMILIES)
            or (node.type == "ident" and node.lower_value not in _FONT_WORDS)
            or (node.type == "function" and node.lower_name != "calc")
        ):
            message = "样式表里用了程序以外的字体，不同的电脑会排得不一样"
            hint = f"可以用的有：{'、'.join(sorted(_FAMILIES))}，写在引号里"
            yield _fault(message, node.source_line, node.source_column, hint)


def _said(node: Any) -> tuple[str, str] | None:
    """What is wrong with one piece of a sheet and what to do; None when nothing is."""
    if node.type == "error":
        return f"样式表写法有误（{node.message}）", "看看引号和括号是否成对"
    if node.type == "url" or (node.type == "function" and node.lower_name in _LOADING):
        return "样式表引用了别的文件或网址，为了安全没有采用", _LOADS
    if node.type == "at-keyword" and not _AT_RULES.fullmatch(node.lower_value):
        return f"样式表里不能用 @{node.value}", f"可以用的只有 @page、@media；{_LOADS}"
    return None


def _complaint(message: str) -> Diagnostic:
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    if ignored := _IGNORED.match(message):
        why = _REASONS.get(ignored["why"], ignored["why"])
        text = f"样式表里的“{ignored['what'].strip()[:60]}”不起作用：{why}"
    elif selector := _SELECTOR.match(message):
        text = f"样式表里的选择器“{selector[1].strip()[:60]}”写法不对"
    else:
        text = f"样式表里有排版引擎不认识的写法：{message}"
    return _fault(text, line, column, _RESTORE)


def _fault(message: str, line: int | None = None, column: int | None = None, hint: str = "") -> Diagnostic:
    return Diagnostic("TP010", Severity.ERROR, message, _SHOWN, line, column, hint)
