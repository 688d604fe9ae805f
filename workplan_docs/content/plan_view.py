"""The plan seen from the units: which unit has which task, in which role, and which targets it owes.

Everything that the documents, the reports and the manifest say about responsibility comes from here, so
that they can't disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workplan_docs.content.models import Content, Group, Place, Section, Target, Task, Unit, UnitsFile
from workplan_docs.content.registry import Registry, Role
from workplan_docs.content.resolve import Fault, Resolution, resolve_line
from workplan_docs.content.unit_advice import advice, strung_together
from workplan_docs.content.unit_line import fold
from workplan_docs.errors import ContentError, Diagnostic, Severity
from workplan_docs.text.nearest import nearest

_AND_SO_ON = ("等", "等单位", "等部门", "等科室", "等部门单位", "等有关单位", "等相关单位")


@dataclass(frozen=True, slots=True)
class AssignedTask:
    """A task with its number, its section and what its 责任单位 line says."""

    number: int
    section_number: int
    section: Section
    task: Task
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class UnitTask:
    """A task as one unit has it.

    ``common``: the unit is reached only through groups marked common (局属各单位), so that its sheet gives
    the task one row. A lead is never reached so: it has to answer for the task.
    """

    task: AssignedTask
    role: Role
    common: bool
    targets: tuple[Target, ...]


@dataclass(frozen=True)
class Assignments:
    """All tasks in the plan's order, and those of each unit."""

    tasks: tuple[AssignedTask, ...]
    units: tuple[Unit, ...]
    by_unit: dict[str, tuple[UnitTask, ...]]

    def of(self, unit_name: str) -> tuple[UnitTask, ...]:
        """The unit's tasks in the plan's order; empty for a unit without any."""
        return self.by_unit.get(unit_name, ())


def assign(content: Content) -> Assignments:
    """Resolve every line of the plan; ContentError with all unknown names when there are any.

    Reading, rules and documents each ask for it: for the same content it is worked out once.
    """
    return _assign(_Same(content))


class _Same:
    """A content by identity: comparing two by what they say would take longer than assigning."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.content is self.content

    def __hash__(self) -> int:
        return id(self.content)


@lru_cache(maxsize=1)
def _assign(same: _Same) -> Assignments:
    content = same.content
    registry = Registry(content.units, content.organ)
    tasks = tuple(_assigned(content, registry))
    faults = [*_member_faults(content, registry), *_line_faults(content, tasks, registry)]
    faults += _owner_faults(content, registry)
    if faults:
        raise ContentError(faults)
    common = frozenset(group.name for group in content.units.groups if group.common)
    by_unit: dict[str, list[UnitTask]] = {}
    for assigned in tasks:
        resolution = assigned.resolution
        for unit in (*resolution.leads, *resolution.supports):
            by_unit.setdefault(unit.name, []).append(_unit_task(assigned, unit, common, content.units))
    units = sorted((u for u in content.units.units if u.name in by_unit), key=lambda unit: unit.order)
    return Assignments(tasks, tuple(units), {name: tuple(found) for name, found in by_unit.items()})


def owed_targets(task: Task, resolution: Resolution, unit: Unit, units_file: UnitsFile) -> tuple[Target, ...]:
    """The targets of the task that ``unit`` has to deliver.

    Without ``owed_by`` the leads answer for the figure. An area or a set of areas: every unit of the area
    that takes part in the task. A unit: that unit. A group: those of its members that take part.
    """
    role = resolution.role_of(unit.name)
    if role is None:
        return ()
    return tuple(
        target
        for target in task.targets
        if (
            any(_owes(unit, name, units_file) for name in target.owed_by)
            if target.owed_by
            else role == "lead"
        )
    )


def _owes(unit: Unit, owner: str, units_file: UnitsFile) -> bool:
    """Whether ``owner`` (set of areas, area, unit or group) takes in the unit."""
    key = fold(owner)
    home = _area_keys(unit, units_file)
    for name, areas in units_file.area_sets.items():
        if fold(name) == key:
            return bool(home & _keys(*areas))
    mine = _keys(unit.name, unit.full_name, *unit.aliases)
    if key in home or key in mine:
        return True
    return any(
        key in _keys(group.name, *group.aliases) and mine & _keys(*group.members)
        for group in units_file.groups
    )


def _area_keys(unit: Unit, units_file: UnitsFile) -> frozenset[str]:
    """Every name of the unit's area; empty for a unit that belongs to none."""
    own = _keys(unit.area)
    for area in units_file.areas:
        names = _keys(area.name, *area.aliases)
        if own & names:
            return names
    return own


def undivided_totals(task: Task) -> tuple[Target, ...]:
    """The totals of a task that nobody has divided: figures that several units make up together.

    A total is divided when somebody is named for it (``owed_by``) or for one of its parts.
    """
    owed = {target.id for target in task.targets if target.owed_by}
    return tuple(
        target
        for target in task.targets
        if target.rollup in ("sum", "per-unit")
        and target.value is not None
        and not target.owed_by
        and not owed & set(target.parts)
    )


def _keys(*names: str | None) -> frozenset[str]:
    return frozenset(fold(name) for name in names if name)


def _assigned(content: Content, registry: Registry) -> Iterator[AssignedTask]:
    number = 0
    for section_number, section in enumerate(content.plan.sections, start=1):
        for task in section.tasks:
            number += 1
            yield AssignedTask(
                task.number or number,
                section.number or section_number,
                section,
                task,
                resolve_line(task.units, registry),
            )


def _unit_task(assigned: AssignedTask, unit: Unit, common: frozenset[str], units_file: UnitsFile) -> UnitTask:
    role = assigned.resolution.role_of(unit.name) or "support"
    items = assigned.resolution.items_of(unit.name)
    return UnitTask(
        task=assigned,
        role=role,
        common=role == "support" and all(item.group in common for item in items),
        targets=owed_targets(assigned.task, assigned.resolution, unit, units_file),
    )


def _paths(content: Content) -> Iterator[tuple[str | int, ...]]:
    """The path of every task, in the plan's order."""
    for s, section in enumerate(content.plan.sections):
        for t in range(len(section.tasks)):
            yield ("plan", "sections", s, "tasks", t)


def _line_faults(
    content: Content, tasks: tuple[AssignedTask, ...], registry: Registry
) -> Iterator[Diagnostic]:
    for path, assigned in zip(_paths(content), tasks, strict=True):
        written = isinstance(assigned.task.units, str)
        for fault in assigned.resolution.faults:
            inner = ("units",) if written else ("units", fault.role, fault.index)
            place = content.place(*path, *inner, offset=fault.offset)
            yield Diagnostic(
                "RG001",
                Severity.ERROR,
                f"第 {assigned.number} 项任务的责任单位：{_wrong(fault)}",
                place.file,
                place.line,
                place.column,
                _advice(fault, registry),
            )


def _wrong(fault: Fault) -> str:
    if not fault.name:
        return "两个标点之间没有单位名称。"
    if fold(fault.text) == fault.name:
        return f"不认识“{fault.text}”。"
    return f"不认识“{fault.text}”（按“{fault.name}”查找）。"


def _advice(fault: Fault, registry: Registry) -> str:
    if not fault.name:
        return "删去多余的顿号或逗号，或者补上单位名称。"
    if fault.name.endswith(_AND_SO_ON):
        return "不能用“等”代替单位名称，请把单位逐个写全，或者在 units.yaml 里设一个合称。"
    return advice(
        fault.text if strung_together(fault.text, registry) else fault.name, registry, fault.nearest
    )


def _member_faults(content: Content, registry: Registry) -> Iterator[Diagnostic]:
    """Members of groups that are no registered units: left out silently they would lose their tasks."""
    for index, group in enumerate(content.units.groups):
        for at, name in enumerate(group.members):
            if registry.unit(name) is None:
                place = content.place("units", "groups", index, "members", at)
                if (inner := registry.group(name)) is not None:
                    yield _group_as_member(group.name, inner, place)
                    continue
                hint = advice(name, registry, registry.nearest(name))
                yield _unknown(f"合称“{group.name}”的成员“{name}”没有登记。", place, hint)


def _group_as_member(group: str, inner: Group, place: Place) -> Diagnostic:
    """Groups hold units only: a group in a group would have to be kept free of circles."""
    message = f"合称“{group}”的成员“{inner.name}”本身是合称，成员只能写单位。"
    hint = "把它的成员逐个写上。" + ("、".join(inner.members[:8]) + "。" if inner.members else "")
    return Diagnostic("RG001", Severity.ERROR, message, place.file, place.line, place.column, hint)


def _owner_faults(content: Content, registry: Registry) -> Iterator[Diagnostic]:
    """Owners of targets that nobody is: such a target would appear on no sheet."""
    sets = _keys(*content.units.area_sets)
    areas = (*content.units.area_sets, *(area.name for area in content.units.areas))
    for path, task in zip(_paths(content), _tasks(content), strict=True):
        for index, target in enumerate(task.targets):
            for name in target.owed_by:
                if not (fold(name) in sets or registry.area(name) or registry.knows(name)):
                    place = content.place(*path, "targets", index, "owed_by")
                    near = (*nearest(name, areas), *registry.nearest(name))[:3]
                    hint = advice(name, registry, near)
                    yield _unknown(f"指标 {target.id} 的承担者“{name}”没有登记。", place, hint)


def _tasks(content: Content) -> Iterator[Task]:
    for section in content.plan.sections:
        yield from section.tasks


def _unknown(message: str, place: Place, hint: str) -> Diagnostic:
    return Diagnostic("RG001", Severity.ERROR, message, place.file, place.line, place.column, hint)
