"""Lines of organs (主送, 抄送): what parts the names, and names that stand twice. RC002, RC008."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.ready import ready_line
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
                "RC008", W, f"“{own}”是发文机关自己", *path, hint="删去它；可能是从旧文件复制后忘了改。"
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


def two_places(paper: Paper) -> Iterator[Diagnostic]:
    """EL007: a person both present and absent."""
    attendance = paper.document.attendance
    if attendance is None:
        return
    present = {name for line in (*attendance.present, *attendance.observers) for name in _persons(line)}
    for index, line in enumerate(attendance.absent):
        for name in _persons(line):
            if name in present:
                message = f"“{name}”既写在出席、列席里，又写在请假里"
                path = ("attendance", "absent", index)
                yield paper.tell("EL007", W, message, *path, hint="只留一处。", at=line.find(name))


def _persons(line: str) -> tuple[str, ...]:
    return tuple(re.sub(r"\s", "", name) for name in names_in(line))


def printer_of_another(paper: Paper) -> Iterator[Diagnostic]:
    """CO013: the office that prints belongs to another organ than those that issue."""
    printer = paper.document.printed_by or ""
    own = [*paper.issuers, *((paper.organ.name, paper.organ.short_name or "") if paper.organ else ())]
    office = re.fullmatch(rf"([{_HAN}]{{3,20}}?[局厅委府会])(?:综合)?办公[室厅]", printer)
    if office and own and not any(name in printer or _short_for(office[1], name) for name in own if name):
        message = f"印发机关“{printer}”不是发文机关“{own[0]}”的"
        hint = f"可能是从旧文件复制后忘了改，写成：{ready_line('printed_by', own[0] + '办公室')}"
        yield paper.tell("CO013", W, message, "printed_by", hint=hint)


def _short_for(short: str, name: str) -> bool:
    """Whether a name keeps the characters of another in their order: 市城管局 of 某某市城市管理局."""
    rest = iter(name)
    return all(char in rest for char in short)


RULES = (parted, issuers_twice, two_places, printer_of_another)
