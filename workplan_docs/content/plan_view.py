"""The plan seen from the units: which unit has which task, in which role, and which targets it owes.

Everything that the documents, the reports and the manifest say about responsibility comes from here, so
that they can't disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workplan_docs.content.models import Content, Section, Target, Task, Unit, UnitsFile
from workplan_docs.content.registry import Registry, owner_names
from workplan_docs.content.resolve import Resolution, resolve_line
from workplan_docs.content.unit_line import Role, fold
from workplan_docs.errors import ContentError, Diagnostic


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


def registry_of(content: Content) -> Registry:
    """Units, groups and areas of the content by any of their names; worked out once, as the assignments are."""
    return _registry(_Same(content))


@lru_cache(maxsize=1)
def _registry(same: _Same) -> Registry:
    return Registry(same.content.units, same.content.organ)


@lru_cache(maxsize=1)
def _assign(same: _Same) -> Assignments:
    content = same.content
    registry = _registry(same)
    tasks = tuple(_assigned(content, registry))
    if faults := _name_faults(content, tasks, registry):
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


def _unknown_names(content: Content, tasks: tuple[AssignedTask, ...], registry: Registry) -> bool:
    """Whether any line, group or target names what nobody registered."""
    members = (name for group in content.units.groups if not group.function for name in group.members)
    owners = {fold(owner) for one in tasks for target in one.task.targets for owner in target.owed_by}
    return (
        any(one.resolution.faults for one in tasks)
        or any(registry.unit(name) is None for name in members)
        or bool(owners and not owners <= owner_names(content.units).keys())
    )


def _name_faults(content: Content, tasks: tuple[AssignedTask, ...], registry: Registry) -> list[Diagnostic]:
    """Every name that nobody registered, in groups, lines and targets; what tells them is loaded for them alone."""
    if not _unknown_names(content, tasks, registry):
        return []
    from workplan_docs.content.owner_faults import owner_faults
    from workplan_docs.content.renamed import told_once
    from workplan_docs.content.unit_faults import Line, line_faults, member_faults

    lines = [
        Line(path, one.number, one.task, one.resolution)
        for path, one in zip(_paths(content), tasks, strict=True)
    ]
    found = [*member_faults(content, registry)]
    for before, line in zip((None, *lines), lines, strict=False):
        found += line_faults(content, line, before, registry)
    found += owner_faults(content, lines, registry)
    return list(told_once(content, lines, found, registry))
