"""What the registry leaves open: functions nobody is named for, lists not confirmed, units without a task."""

from __future__ import annotations

from collections.abc import Iterator

from workplan_docs.content.models import Content, Path, Task
from workplan_docs.content.plan_view import Assignments
from workplan_docs.content.registry import Item
from workplan_docs.content.unit_line import fold
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.texts import finding


def check_functions(content: Content, assignments: Assignments) -> Iterator[Diagnostic]:
    """A function without members: somebody has a task and doesn't receive a sheet."""
    for (path, _, task), assigned in zip(content.plan.located_tasks(), assignments.tasks, strict=True):
        for item in assigned.resolution.items:
            if item.group is not None and not item.units:
                inner, offset = _item_place(path, task, item)
                yield finding(
                    content,
                    "RG002",
                    Severity.WARNING,
                    inner,
                    f"第{task.number}项任务的“{item.text}”还没有对应到具体单位，分解表上列为“待明确”",
                    f"在 units.yaml 的 groups 里给“{item.group}”写上 members。",
                    offset=offset,
                )


def check_repeated_items(content: Content, assignments: Assignments) -> Iterator[Diagnostic]:
    """The same name twice in one line is a slip of the pen, and perhaps another unit was meant."""
    for (path, _, task), assigned in zip(content.plan.located_tasks(), assignments.tasks, strict=True):
        seen: set[str] = set()
        for item in assigned.resolution.items:
            if fold(item.text) in seen:
                inner, offset = _item_place(path, task, item)
                yield finding(
                    content,
                    "RG005",
                    Severity.WARNING,
                    inner,
                    f"第{task.number}项任务的责任单位里，“{item.text}”写了两遍",
                    "删去一处；看看是不是想写别的单位。",
                    offset=offset,
                )
            seen.add(fold(item.text))


def check_confirmed(content: Content) -> Iterator[Diagnostic]:
    """A list of members that the office has not confirmed yet."""
    for index, group in enumerate(content.units.groups):
        if not group.confirmed:
            yield finding(
                content,
                "RG003",
                Severity.WARNING,
                ("units", "groups", index, "confirmed"),
                f"“{group.name}”的成员名单（{len(group.members)}个）还没有经办公室确认",
                "核对成员，补齐后删去 confirmed 这一行，或者改成 true。",
            )


def check_idle_units(content: Content, assignments: Assignments) -> Iterator[Diagnostic]:
    """A registered unit that no task names: it gets no sheet, which may be an oversight."""
    for index, unit in enumerate(content.units.units):
        if not assignments.of(unit.name):
            yield finding(
                content,
                "RG004",
                Severity.HINT,
                ("units", "units", index, "name"),
                f"“{unit.name}”在 {content.year} 年没有任务，不生成它的任务分解表",
                "没有漏写就不用管它。",
            )


def _item_place(path: Path, task: Task, item: Item) -> tuple[Path, int]:
    """The path of an item and the offset inside its text."""
    if isinstance(task.units, str):
        return (*path, "units"), item.offset
    return (*path, "units", item.role, item.index), 0
