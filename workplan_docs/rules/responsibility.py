"""Rules on who is responsible, written into a task's text instead of its keys. PL017."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workplan_docs.content.leader_relations import written_right
from workplan_docs.content.models import Path, Task
from workplan_docs.content.registry import Registry
from workplan_docs.content.unit_names import UNIT_END
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View

_WHO = "(?:牵头|责任|主办|承办|配合|协办|分管|包抓|主要责任|重点责任)"
_LABEL = re.compile(
    f"{_WHO}(?:局|责任)?(?:领导|单位|部门|科室|处室|人)(?:（(?:科室|部门|单位)）|\\((?:科室|部门|单位)\\))?[：:]"
)
_BRACKET = re.compile(r"[（(\[【]([^（(\[【）)\]】]*)[）)\]】]。?$")
_DOES = re.compile("(?:牵头|负责|配合|落实|主办|承办)(?:落实|实施)?$")
_PERSON = re.compile("[\u3400-\u9fff]{2,4}")
_END = re.compile(r"[（(\[【]?\s*$")


def responsibility_in_text(view: View) -> Iterator[Diagnostic]:
    """PL017: 牵头领导：…, 责任单位：… or （甲科负责） in the text of a task, which has lines of its own for that."""
    registry = view.registry
    known = [leader.name for leader in view.content.leaders.leaders]
    yield from _in_titles(view, registry, known)
    for path, task in view.tasks:
        at = _beginning(task.text, registry, known)
        if at is None:
            continue
        words = _extent(task.text, at)
        message = f"第 {task.number} 项任务的正文里写了“{words[:20]}{'……' if len(words) > 20 else ''}”"
        hint = f"从正文里删去这一段；{_keys(words, task, registry, known)}"
        yield view.say("PL017", Severity.WARNING, message, (*path, "text"), hint, offset=at)


def _in_titles(view: View, registry: Registry, known: Sequence[str]) -> Iterator[Diagnostic]:
    """The same in titles and in the words before the sections."""
    plan = view.content.plan
    texts: list[tuple[Path, str]] = [(("title",), plan.title)]
    texts += [(("preamble", "text"), plan.preamble.text)] if plan.preamble else []
    for s, section in enumerate(plan.sections):
        texts.append((("sections", s, "title"), section.title))
        texts += [
            (("sections", s, "tasks", t, "title"), task.title)
            for t, task in enumerate(section.tasks)
            if task.title
        ]
    for path, text in texts:
        if (at := _beginning(text, registry, known)) is not None:
            words = _extent(text, at)
            message = f"这里写了“{words[:20]}{'……' if len(words) > 20 else ''}”"
            hint = "从这里删去；牵头领导和责任单位写在各项任务的 leaders 和 units 里，程序印在正文下面。"
            yield view.say("PL017", Severity.WARNING, message, ("plan", *path), hint, offset=at)


def _beginning(text: str, registry: Registry, known: Sequence[str]) -> int | None:
    """Where the words on responsibility begin, an opening bracket included; None when there are none."""
    labels = [one for one in _LABEL.finditer(text) if not _quoted(text, one.start())]
    if len({one[0] for one in labels}) < len(labels):
        return None  # each part of the task says who does it; the keys cannot
    if label := next(iter(labels), None):
        before = _END.search(text, 0, label.start())
        at = before.start() if before else label.start()
        return at if _names_somebody(_extent(text, at), registry, known) else None
    bracket = _BRACKET.search(text)
    if bracket is None or not _DOES.search(bracket[1]):
        return None
    from workplan_docs.content.unit_mend import mended

    return None if mended(bracket[1], registry).wrong else bracket.start()


def _names_somebody(words: str, registry: Registry, known: Sequence[str]) -> bool:
    """Whether labels are followed by names (责任人：由办公室统一安排 is prose); what ends as a unit may be a new one."""
    leaders, units = _said(words)
    persons = written_right(leaders) if leaders else ()
    if any(name in words for name in known) or (persons and all(map(_PERSON.fullmatch, persons))):
        return True
    from workplan_docs.content.unit_mend import mended  # sound texts never ask

    said = mended(units, registry)
    return bool(said.known or (said.wrong and all(map(UNIT_END.search, said.wrong))))


def _extent(text: str, at: int) -> str:
    """The words to delete: to the closing bracket where one was opened, else to the end of the sentence."""
    bracketed = re.match(r"[（(\[【].*[）)\]】]", text[at:].split("。")[0])
    return bracketed[0] if bracketed else text[at:].split("。")[0].strip()


def _quoted(text: str, at: int) -> bool:
    """Whether the words are what something else says (公示牌写明“责任单位：甲公司”)."""
    return text.count("“", 0, at) > text.count("”", 0, at)


def _keys(words: str, task: Task, registry: Registry, known: Sequence[str]) -> str:
    """What the keys of the task are to say, where the text says something else."""
    leaders, units = _said(words)
    lines: list[str] = []
    names = [name for name in written_right(leaders) if name not in task.leaders] if leaders else []
    if names and all(name in known for name in names):
        lines.append(f"“leaders: [{', '.join((*task.leaders, *names))}]”")
    from workplan_docs.content.unit_mend import mended

    said = mended(units, registry) if units else None
    line = task.units if said is None else None if said.wrong else said.line
    if line is not None and line != task.units:
        lines.append(f"“units: {line}”")
    if lines:
        return f"要照这里的，就写{'和'.join(lines)}。"
    if line is not None and not names:
        return "leaders 和 units 里已经有了，程序印在正文下面。"
    return "牵头领导写在 leaders 里，责任单位写在 units 里，程序印在正文下面。"


def _said(words: str) -> tuple[str, str]:
    """What the words say of leaders (names alone) and of units (with their labels)."""
    rest = words.strip("（(【[]】)）。 ")
    marks = [*_LABEL.finditer(rest)]
    if not marks:
        return "", rest
    said: dict[bool, list[str]] = {True: [], False: []}
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(rest)
        value = rest[mark.end() : end].strip("；;，,。、 \n（(")
        leads = mark[0].find("领导") >= 0
        said[leads].append(value if leads else mark[0] + value)
    return "、".join(said[True]), "；".join(said[False])


RULES = (responsibility_in_text,)
