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
from workplan_docs.text.nearest import nearest
from workplan_docs.typeset.fonts.faces import FACES
from workplan_docs.typeset.sheet_slips import UNPAIRED, sheet_slips

SHEET_NAME = "style.css"
_SHOWN = f"templates/{SHEET_NAME}"
_MAX_BYTES = 200_000
_MOST_MARKS = 20  # of HTML in a style sheet that are told
_MAX_DEPTH = 20
_TOO_LONG_A_NUMBER = re.compile("[0-9]{300}")  # its parser would raise, or come to infinity
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
_WRITTEN, _TOO_DEEP, _FONT = "样式表写法有误", "样式表里的括号嵌套过多", "样式表里用了程序以外的字体"
# what the parser of tinycss2 calls an error
_KINDS = {
    "}": "多了一个“}”",
    ")": "多了一个“)”",
    "]": "多了一个“]”",
    "bad-string": "引号没有配对",
    "eof-in-string": "引号没有配对",
    "bad-url": "网址的写法不对",
    "eof-in-url": "网址没有结束",
}
_LOADS = "样式表不能引用别的文件、字体或网址；要换字体，把字体文件放进 fonts 文件夹"
_SELECTOR_HINT = "照 make-docs templates eject style.css 里的写，如 .title、.body；或者删去这一条。"
_RESTORE = "改正这一处，或删去 templates/style.css，用程序自带的样式表"


def own_sheet(templates: Path | None) -> str:
    """The text of the office's sheet, empty without one; raises `TemplateError` (TP010) with every fault."""
    path = templates / SHEET_NAME if templates else None
    if path is None or not path.is_file():
        return ""
    text = read_sheet(path)
    faults = sheet_faults(text)
    if faults:
        raise TemplateError(faults)
    return text


def sheet_faults(text: str, asked: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Every fault of a sheet; ``asked`` are the engine's complaints about it, heard where no slip explains them."""
    slips = [_fault(slip.message, *_place(text, slip.at), slip.hint) for slip in sheet_slips(text)]
    told = {slip.line for slip in slips}
    faults = [*_faults(text)]
    if any(d.message == _TOO_DEEP for d in faults):
        return faults
    faults = [d for d in faults if d.line not in told or not d.message.startswith((_WRITTEN, _FONT))]
    grave = {d.line for d in faults if "不能有" in d.message}
    slips = [d for d in slips if d.line not in grave]
    whole = not any(d.message.startswith(UNPAIRED) for d in slips)
    told |= {d.line for d in faults}
    faults += [d for d in asked if whole and d.line not in told]
    return sorted([*slips, *faults], key=lambda d: (d.line or 0, d.column or 0))


def complaints_about(messages: Iterable[str], text: str, known: Iterable[str]) -> list[Diagnostic]:
    """What the engine has to say about the office's sheet ``text``, as faults of that file.

    ``known`` are the properties that the engine knows.
    """
    known = sorted(name.replace("_", "-") for name in known)
    return [_complaint(message, text, known) for message in dict.fromkeys(messages)]


def _place(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def read_sheet(path: Path) -> str:
    """The text of a sheet; raises `TemplateError` for a file that holds none, or is too large, or lies elsewhere."""
    try:
        if not path.resolve().is_relative_to(path.parent.resolve()):
            message, hint = "是指向 templates 文件夹以外的链接，没有采用", "把文件本身放进 templates 文件夹"
        elif path.stat().st_size > _MAX_BYTES:
            message, hint = f"超过 {_MAX_BYTES // 1000} KB", "只写要改的几条"
        else:
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            if (number := _TOO_LONG_A_NUMBER.search(text)) is None:
                return text
            hint = "改成几位的数字，或者删去这一条"
            raise TemplateError(_fault("样式表里的数字太长", *_place(text, number.start()), hint))
    except UnicodeDecodeError:
        message, hint = "不是 UTF-8 编码", "用记事本另存为 UTF-8 编码"
    except OSError:
        message, hint = "打不开", "检查是否有权限、是否被别的程序占用"
    raise TemplateError(_fault(f"样式表 {SHEET_NAME} {message}", hint=hint))


def _faults(text: str) -> Iterator[Diagnostic]:
    import tinycss2

    for found in islice(re.finditer(r"</?[a-zA-Z]|</|<!|-->|\x00", text), _MOST_MARKS):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield _fault(f"样式表里不能有“{found[0]!r}”".replace("'", ""), line, column, _RESTORE)
    waiting = [(tinycss2.parse_component_value_list(text), 1)]
    while waiting:
        nodes, depth = waiting.pop()
        nodes, refused = _without_refused(nodes)
        yield from refused
        yield from _other_families(nodes)
        for node in nodes:
            said = _said(node)
            if said:
                yield _fault(said[0], node.source_line, node.source_column, said[1])
            inner = getattr(node, "arguments", None) or getattr(node, "content", None)
            if inner and depth == _MAX_DEPTH:
                yield _fault(_TOO_DEEP, node.source_line, node.source_column, _RESTORE)
                return
            if inner:
                waiting.append((inner, depth + 1))


def _without_refused(nodes: Sequence[Any]) -> tuple[list[Any], list[Diagnostic]]:
    """The pieces without rules of kinds that no sheet may hold, each of which is one fault, whatever is in it."""
    kept: list[Any] = []
    refused: list[Diagnostic] = []
    inside = False
    for node in nodes:
        if node.type == "at-keyword" and not _AT_RULES.fullmatch(node.lower_value):
            inside = True
            hint = f"可以用的只有 @page、@media；{_LOADS}"
            message = f"样式表里不能用 @{node.value}"
            refused.append(_fault(message, node.source_line, node.source_column, hint))
        elif not inside:
            kept.append(node)
        if node == ";" or node.type == "{} block":
            inside = False
    return kept, refused


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
            message = f"{_FONT}，不同的电脑会排得不一样"
            hint = f"可以用的有：{'、'.join(sorted(_FAMILIES))}，写在引号里"
            yield _fault(message, node.source_line, node.source_column, hint)


def _said(node: Any) -> tuple[str, str] | None:
    """What is wrong with one piece of a sheet and what to do; None when nothing is."""
    if node.type == "error":
        return f"{_WRITTEN}：{_KINDS.get(node.kind, '程序从这里起读不懂')}", "看看引号和括号是否成对。"
    if node.type == "url" or (node.type == "function" and node.lower_name in _LOADING):
        return "样式表引用了别的文件或网址，为了安全没有采用", _LOADS
    return None


def _complaint(message: str, text: str, known: Sequence[str]) -> Diagnostic:
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    if ignored := _IGNORED.match(message):
        what, reason = ignored["what"].strip(), ignored["why"]
        why = _REASONS.get(reason, "排版引擎不用它")
        shown = what.split("\n")[0][:60]
        hint = _property_hint(what, reason, known)
        return _fault(f"样式表里的“{shown}”不起作用：{why}", line, column, hint)
    if selector := _SELECTOR.match(message):
        what = selector[1].strip()
        if line is None and what in text:
            line, column = _place(text, text.index(what))
        shown = what.split("\n")[0][:60]
        return _fault(f"样式表里的选择器“{shown}”写法不对", line, column, _SELECTOR_HINT)
    return _fault("样式表里有排版引擎不认识的写法", line, column, _RESTORE)


def _property_hint(what: str, reason: str, known: Sequence[str]) -> str:
    """What a declaration that has no effect is likely meant for."""
    name, _, value = (part.strip() for part in what.partition(":"))
    if reason == "unknown property":
        near = nearest(name.lower(), known, 1)
        return f"是不是“{near[0]}”？没有这个属性就删去这一条。" if near else "没有这个属性，删去这一条。"
    if other := re.search(r"([a-z]+(?:-[a-z]+)*)\s*:", value):
        return f"“{other[1]}”的前面少了英文分号“;”。"
    if unit := re.search(r"[0-9]\s*(毫米|厘米|磅|号|字|像素|行)", value):
        return f"“{unit[1]}”写成英文的单位，如 5mm、16pt、2em。"
    if re.search(r"(?<![0-9a-zA-Z#.%-])-?[0-9.]*[1-9][0-9.]*(?![0-9.a-zA-Z%])", value):
        return "数字后面紧接着写单位，如 5mm、16pt、2em。"
    if "color" in name or name in ("background", "border"):
        return "颜色写成 #000000 这样，或者英文的颜色词，如 black、red。"
    return f"看看“{name}”的值怎么写，或者删去这一条，用程序自带的样式。"


def _fault(message: str, line: int | None = None, column: int | None = None, hint: str = "") -> Diagnostic:
    return Diagnostic("TP010", Severity.ERROR, message, _SHOWN, line, column, hint)
