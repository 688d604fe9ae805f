"""What must hold of the numbers of sections, tasks and targets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workplan_docs.content.models import Path, Plan, Task
from workplan_docs.content.parts import Parts, guess
from workplan_docs.errors import Diagnostic


@dataclass(frozen=True, slots=True)
class _Placed:
    """A task with its place in the plan, counted from 1; ``shift`` is what its number is off together with the next."""

    path: Path
    task: Task
    place: int
    shift: int

    @property
    def off(self) -> int:
        """How far the written number is from the place."""
        return self.task.number - self.place


def _placed(plan: Plan) -> list[_Placed]:
    """Every task; where one was deleted or pasted twice, all that follow are off by the same."""
    located = [(path, task) for path, _, task in plan.located_tasks()]
    offs = [task.number - place for place, (_, task) in enumerate(located, start=1)]
    found: list[_Placed] = []
    shift = 0
    for at, (path, task) in enumerate(located):
        if offs[at] != shift and offs[at : at + 2] == [offs[at]] * 2:
            shift = offs[at]
        found.append(_Placed(path, task, at + 1, shift))
    return found


def section_numbers(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    """PL002: the sections are numbered from one."""
    for s, section in enumerate(plan.sections):
        if section.number != s + 1:
            message = f"这一章应当是第 {s + 1} 章，写的是 {section.number}"
            path: Path = ("plan", "sections", s, "number")
            yield parts.fault("PL002", message, path, "改正序号，或者删去这一行（序号可以不写）。")


def task_numbers(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    """PL001: the tasks are numbered through; a task too many or too few is told once, not at all that follow."""
    before: _Placed | None = None
    for one in _placed(plan):
        last = before.shift if before else 0
        path = (*one.path, "number")
        if before and one.task.text == before.task.text and one.task.number == before.task.number:
            message = f"第 {one.place} 项与第 {before.place} 项内容相同，序号也相同，是不是贴了两遍"
            hint = "多的一项删去；确是两项就改内容，序号可以不写。"
            yield parts.fault("PL001", message, path, hint)
        elif one.shift != last:
            yield parts.fault("PL001", _shifted(one, last), path, _AFTER_A_SHIFT)
        elif one.off != one.shift and not (before and _twins(before, one)):
            message = f"这项任务应当是第 {one.place + one.shift} 项，写的是 {one.task.number}"
            yield parts.fault("PL001", message, path, "全文连续编号；改正，或者删去这一行（可以不写）。")
        before = one


_AFTER_A_SHIFT = (
    "看看这里是不是删去、漏了或者多了任务；没有错就改正序号，或者把各项的 number 都删去（可以不写）。"
)


def _twins(first: _Placed, second: _Placed) -> bool:
    return first.task.text == second.task.text and first.task.number == second.task.number


def _shifted(one: _Placed, last: int) -> str:
    wanted, by = one.place + last, abs(one.shift - last)
    if one.shift < last:
        return f"这里应当是第 {wanted} 项，写的是 {one.task.number}，从这里起各差 {by}"
    gone = f"第 {wanted} 项" if by == 1 else f"第 {wanted}—{one.task.number - 1} 项"
    return f"{gone}不见了，从这里起各差 {by}"


def targets(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    """TG001 … TG003: ids of their task, each once; parts that are there.

    A task's own number may be the fault, so that ids are judged by the task's place; behind a task too many or too
    few, the numbers as written hold as well.
    """
    located = [
        ((*one.path, "targets", index), one, target)
        for one in _placed(plan)
        for index, target in enumerate(one.task.targets)
    ]
    known = {target.id for _, _, target in located}
    meant = {
        path: _meant_id(target.id, one, path, known)
        for path, one, target in located
        if not any(
            re.fullmatch(rf"{number}\.[1-9][0-9]*", target.id)
            for number in {one.place, one.place + one.shift}
        )
    }
    seen: set[str] = set()
    for path, one, target in located:
        if path in meant:
            message = f"指标编号“{target.id}”应当是任务序号、点、序号"
            hint = f"编号外面加英文引号：写成 {meant[path]}。"
            yield parts.fault("TG002", message, (*path, "id"), hint)
        elif target.id in seen:
            yield parts.fault("TG001", f"指标编号“{target.id}”重复", (*path, "id"), "每个指标一个编号。")
        seen.add(target.id)
        for at, part in enumerate(target.parts):
            where = (*path, "parts", at)
            if part == target.id:
                message = f"指标 {target.id} 的分项“{part}”是它自己"
                yield parts.fault(
                    "TG003", message, where, f"分项是别的指标：删去“{part}”，或者改成别的编号。"
                )
            elif part not in known and part not in meant.values():  # TG002 tells that one
                near = [name for name in sorted(known) if name.startswith(f"{one.place}.")]
                near = [name for name in near if name not in (target.id, *target.parts)]
                message = f"指标 {target.id} 的分项“{part}”没有这个指标"
                yield parts.fault("TG003", message, where, guess(part, near, "这项任务的 targets "))


def _meant_id(written: str, one: _Placed, path: Path, known: Collection[str]) -> str:
    """The number that a target is to have: its own behind the task's, else its place, else one that is free."""
    own = re.search(r"(?<![0-9])[0-9]+[.．。、-]0*([1-9][0-9]{0,2})(?![0-9])", written)
    wishes = [*([int(own[1])] if own else []), int(path[-1]) + 1, *range(1, len(known) + 2)]
    number = next(n for n in wishes if f"{one.place}.{n}" not in known)
    return f"{one.place}.{number}"


CHECKS = (section_numbers, task_numbers, targets)
