"""What the assignment sheet (任务分解表) of one unit says: its tasks, its role, its own targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from workplan_docs.content.unit_line import Role
from workplan_docs.documents.rows import PaperHead, TargetRow, UnitRow, dated_words, deadlines, name_lines
from workplan_docs.documents.words import number_list

HIGHLIGHTS = 8  # more are not read at a glance; the rest stands in the table
GroupKind = Literal["lead", "support", "common"]
_GROUPS: tuple[tuple[GroupKind, str], ...] = (
    ("lead", "牵头任务"),
    ("support", "责任任务"),
    ("common", "共性任务"),
)
_NUMERALS = "一二三"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A line of 本单位量化指标一览."""

    name: str
    goal: str
    deadline: str
    tasks: str


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A task's row; tuples are printed a line each. ``units`` are the others on the sheet of a lead."""

    number: int
    title: str
    text: str
    brief: str
    targets: tuple[str, ...]
    leaders: tuple[str, ...]
    leads: tuple[str, ...]
    lead_names: str
    units: tuple[str, ...]
    deadline: str


@dataclass(frozen=True, slots=True)
class SheetSection:
    """The tasks of one section (章) within a group; a group of common tasks has one without heading."""

    heading: str
    tasks: tuple[SheetTask, ...]


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """一、牵头任务, 二、责任任务 or 三、共性任务."""

    kind: GroupKind
    heading: str
    sections: tuple[SheetSection, ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """Groups with the same columns: what a unit leads stands in a table of its own."""

    kind: Role
    groups: tuple[SheetGroup, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """Everything that the template `sheet.xml.j2` may print."""

    title: str
    unit: str
    basis: str
    author: str
    state: str
    total: int
    lead: int
    support: int
    highlights: tuple[Highlight, ...]
    more: int
    tables: tuple[SheetTable, ...]
    report_to: str
    contact: str


def sheet_view(head: PaperHead, unit: str, tasks: Sequence[UnitRow]) -> SheetView:
    """The sheet of the unit printed as ``unit``, its tasks in the plan's order."""
    lead = sum(t.role == "lead" for t in tasks)
    shown, more = _highlights(tasks)
    return SheetView(
        title=f"{head.plan_title}任务分解表",
        unit=unit,
        basis=head.basis,
        author=head.author,
        state=head.state,
        total=len(tasks),
        lead=lead,
        support=len(tasks) - lead,
        highlights=shown,
        more=more,
        tables=_tables(head, tasks),
        report_to=head.report_to,
        contact=head.contact,
    )


def group_of(task: UnitRow) -> GroupKind:
    """The group that a unit's task stands in; what it leads is never common to it."""
    if task.role == "lead":
        return "lead"
    return "common" if task.common else "support"


def _highlights(tasks: Iterable[UnitRow]) -> tuple[tuple[Highlight, ...], int]:
    """At most eight targets, those of widest scope, in the plan's order; and how many are left."""
    owed: list[tuple[UnitRow, TargetRow]] = [(task, target) for task in tasks for target in task.owed]
    widest = sorted(range(len(owed)), key=lambda i: (_breadth(owed[i][1]), i))[:HIGHLIGHTS]
    shown = tuple(
        Highlight(
            target.name, target.goal, target.deadline or task.row.deadline, number_list([task.row.number])
        )
        for task, target in (owed[i] for i in sorted(widest))
    )
    return shown, len(owed) - len(shown)


def _breadth(target: TargetRow) -> tuple[bool, bool, bool]:
    """Sorts what concerns the whole city first, then what names no scope, then parts, then derived figures."""
    return target.computed, target.narrow, not target.name.startswith("全")


def _tables(head: PaperHead, tasks: Sequence[UnitRow]) -> tuple[SheetTable, ...]:
    groups: list[SheetGroup] = []
    for kind, words in _GROUPS:
        chosen = [task for task in tasks if group_of(task) == kind]
        if chosen:
            groups.append(
                SheetGroup(kind, f"{_NUMERALS[len(groups)]}、{words}", _sections(head, kind, chosen))
            )
    lead = tuple(g for g in groups if g.kind == "lead")
    other = tuple(g for g in groups if g.kind != "lead")
    tables = (SheetTable("lead", lead), SheetTable("support", other))
    return tuple(table for table in tables if table.groups)


def _sections(head: PaperHead, kind: GroupKind, tasks: Sequence[UnitRow]) -> tuple[SheetSection, ...]:
    if kind == "common":
        return (SheetSection("", tuple(_task(head, t) for t in tasks)),)
    return tuple(
        SheetSection(heading, tuple(_task(head, t) for t in members))
        for heading, members in groupby(tasks, key=lambda t: t.row.section)
    )


def _task(head: PaperHead, task: UnitRow) -> SheetTask:
    row = task.row
    targets = dated_words(task.owed)
    if not targets and task.undivided and head.undivided_word:
        targets = (head.undivided_word,)
    leads = "、".join(row.leads)
    # With several leads the sheet of each names them all: the first collects, the others must know.
    together = (f"牵头科室：{leads}",) if len(row.leads) > 1 else ()
    return SheetTask(
        number=row.number,
        title=row.title,
        text=row.text,
        brief=row.brief,
        targets=targets + row.milestones,
        leaders=name_lines(row.leaders),
        leads=name_lines(row.leads),
        lead_names=leads,
        units=together + row.support,
        deadline=deadlines(row, row.targets if task.role == "lead" else task.owed),
    )
