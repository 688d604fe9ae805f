"""Lines of organs (主送, 抄送): what parts the names, and names that stand twice. RC002, RC008."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import Inner, Paper, W, names_in

_HAN = "\u4e00-\u9fff）"
_PARTED = re.compile(rf"(?<=[{_HAN}])\s*[/／|｜\\＼&＆+＋]+\s*(?=[{_HAN}（])")


def parted(paper: Paper) -> Iterator[Diagnostic]:
    """RC002: names parted by strokes; RC008: a name twice in a line."""
    for path, key, text in _lines(paper):
        if match := _PARTED.search(text):
            meant = _PARTED.sub("，", text)
            message = f"机关之间用了“{match[0].strip()}”"
            hint = f"用逗号（同一类的之间用顿号），写成：{paper.ready((paper.key, *path), key, meant)}"
            yield paper.tell("RC002", W, message, *path, hint=hint, at=match.start())
        names = names_in(text)
        twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
        own = next((name for name in names if name in paper.issuers), None)
        if own is not None:
            yield paper.tell(
                "RC008", W, f"“{own}”是发文机关自己", *path, hint="删去它；多半是别处的文件复制来的。"
            )
        if twice is not None:
            yield paper.tell("RC008", W, f"“{twice}”写了两遍", *path, hint="只留一处。")


def issuers_twice(paper: Paper) -> Iterator[Diagnostic]:
    """RC008: an organ twice among those that issue a joint document."""
    listed = paper.document.issuers
    for index, name in enumerate(listed):
        if name in listed[:index]:
            message = f"发文机关“{name[:30]}”写了两遍"
            yield paper.tell("RC008", W, message, "issuers", index, hint="只留一处；多半要写的是另一个机关。")


def _lines(paper: Paper) -> Iterator[tuple[Inner, str, str]]:
    if paper.document.recipients:
        yield ("recipients",), "recipients", paper.document.recipients
    for index, line in enumerate(paper.document.copy_to):
        yield ("copy_to", index), "copy_to", line


RULES = (parted, issuers_twice)
