"""The plan as rows: what sheets, the master table and reports print of a task, whoever they are for.

Here the content's models are turned into plain words once; the contexts of the single kinds only choose and
arrange these rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from workplan_docs.content.models import Content, Plan, Section, Target, Task
from workplan_docs.content.plan_view import AssignedTask, Assignments, undivided_totals
from workplan_docs.content.unit_line import Role
from workplan_docs.documents.words import (
    first_clause,
    goal_sign,
    goal_words,
    is_rate,
    target_words,
)
from workplan_docs.text.numerals import to_chinese

_LONGEST_SCOPE = 8  # 字; longer ones are lists of places that would drown the name
_WHOLE = "全"  # 全市, 全县, 全域: a scope that leaves nothing out
UNRESOLVED = "（待明确）"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target in print.

    ``words`` says all of it, ``owners`` who owes it where the plan says so (九县各). ``goal`` says figure and
    measure in words, ``sign`` the figure alone for a narrow cell; both are empty where there is no figure (a
    milestone). ``cumulative`` figures grow by what is new; a ``computed`` one follows from others and is
    never asked for; a ``narrow`` one is a part of another or of some areas.
    """

    id: str
    name: str
    words: str
    owners: str
    goal: str
    sign: str
    measure: str
    value: Decimal | None
    deadline: str
    cumulative: bool
    computed: bool
    narrow: bool


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task in print.

    ``support`` holds its other units as written, a line each; ``milestones`` the steps that the plan states
    for everybody, each with its time.
    """

    number: int
    title: str
    text: str
    brief: str
    section: str
    leaders: tuple[str, ...]
    leads: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str
    separate: bool
    targets: tuple[TargetRow, ...]
    milestones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A task as one unit has it: its role, whether it is common to all, and the targets that it owes.

    ``undivided`` tells that the task has totals to which the unit contributes but that nobody has divided.
    """

    row: TaskRow
    role: Role
    common: bool
    owed: tuple[TargetRow, ...]
    undivided: bool


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What all working papers of a plan say about it."""

    plan_title: str
    year: int
    basis: str
    author: str
    state: Literal["draft", "issued"]
    undivided_word: str
    report_to: str
    contact: str


def paper_head(content: Content) -> PaperHead:
    """What the content says for all working papers; what it does not say stays empty."""
    organ, notice = content.organ, content.notice
    return PaperHead(
        plan_title=content.plan.title,
        year=content.plan.year,
        basis=notice.document_number or "",
        author=organ.name,
        state=notice.state,
        undivided_word=organ.undivided_word or "",
        report_to=organ.report_to or "",
        contact=organ.contact or "",
    )


def numbered_sections(plan: Plan) -> tuple[tuple[str, tuple[Task, ...]], ...]:
    """The sections with their ordinals (一、…) and their tasks."""
    return tuple((section_heading(section), section.tasks) for section in plan.sections)


def section_heading(section: Section) -> str:
    """A section's heading as printed everywhere: ``一、着力推动…``."""
    return f"{to_chinese(section.number)}、{section.title}"


def task_row(content: Content, assigned: AssignedTask) -> TaskRow:
    """A task in print, with all its targets whoever owes them."""
    task = assigned.task
    parts = {part for target in task.targets for part in target.parts}
    return TaskRow(
        number=assigned.number,
        title=task.title or "",
        text=task.text,
        brief=task.title or first_clause(task.text),
        section=section_heading(assigned.section),
        leaders=task.leaders,
        leads=tuple(item.text for item in assigned.resolution.items if item.role == "lead"),
        support=_support_lines(assigned),
        deadline=task.deadline or "",
        separate=task.report == "separate",
        targets=tuple(_target_row(content, target, target.id in parts) for target in task.targets),
        milestones=tuple(f"{m.text}（{m.deadline}）" if m.deadline else m.text for m in task.milestones),
    )


def unit_rows(content: Content, assignments: Assignments, unit: str) -> tuple[UnitRow, ...]:
    """The tasks of a unit in the plan's order."""
    rows = []
    for given in assignments.of(unit):
        row = task_row(content, given.task)
        owed = {target.id for target in given.targets}
        undivided = given.role == "support" and not owed and bool(undivided_totals(given.task.task))
        mine = tuple(target for target in row.targets if target.id in owed)
        rows.append(UnitRow(row, given.role, given.common, mine, undivided))
    return tuple(rows)


def _target_row(content: Content, target: Target, is_part: bool) -> TargetRow:
    measure, value = target.measure or "", target.value
    name = _scoped_name(target)
    return TargetRow(
        id=target.id,
        name=name,
        words=target_words(name, target.comparison, value, measure),
        owners=_owners(content, target),
        goal="" if value is None else goal_words(target.comparison, value, measure),
        sign="" if value is None else goal_sign(target.comparison, value),
        measure=measure,
        value=value,
        deadline=target.deadline or "",
        cumulative=target.rollup in ("sum", "per-unit") and not is_rate(measure),
        computed=target.rollup == "derived",
        narrow=is_part or not (target.scope or _WHOLE).startswith(_WHOLE),
    )


def _scoped_name(target: Target) -> str:
    """The name with its scope before it (全市新建口袋公园), where the scope is a word and not a sentence.

    What areas owe is said without it: on an area's sheet the scope is the area.
    """
    scope = target.scope or ""
    said = not scope or scope in target.name or target.owed_by or len(scope) > _LONGEST_SCOPE
    return target.name if said else f"{scope}{target.name}"


def _owners(content: Content, target: Target) -> str:
    """Who owes a target, where the plan names them: ``九县各``, ``各县区``, ``费县``.

    The plan's own word for them, the target's scope (各区（开发区）), comes before the name of a set (五区).
    """
    if not target.owed_by:
        return ""
    groups = {group.name for group in content.units.groups}
    several = any(owner in content.units.area_sets or owner in groups for owner in target.owed_by)
    counted = target.value is not None and not is_rate(target.measure or "")
    said = target.scope or "、".join(target.owed_by)
    return f"{said}各" if several and counted and not said.startswith(("各", "每")) else said


def name_lines(names: Sequence[str]) -> tuple[str, ...]:
    """Names for a narrow cell, a line each, so that no name is broken: ``宗方才、`` / ``王海滨``."""
    return tuple(f"{name}、" for name in names[:-1]) + tuple(names[-1:])


def dated_words(targets: Sequence[TargetRow]) -> tuple[str, ...]:
    """The targets in words; each with its time where they have different ones."""
    different = len({target.deadline for target in targets}) > 1
    return tuple(
        f"{target.words}（{target.deadline}）" if different and target.deadline else target.words
        for target in targets
    )


def deadlines(row: TaskRow, targets: Sequence[TargetRow]) -> str:
    """The times that the plan states for the task and for these targets, each once."""
    said = dict.fromkeys([row.deadline, *(target.deadline for target in targets)])
    return "、".join(filter(None, said))


def _support_lines(assigned: AssignedTask) -> tuple[str, ...]:
    """The other responsible units as the line writes them, groups as groups.

    A function that nobody is named for yet says so, because somebody must find out who it is.
    """
    items = [item for item in assigned.resolution.items if item.role == "support"]
    if not items:
        return ()
    if not isinstance(assigned.task.units, str):
        return ("、".join(item.text + ("" if item.units else UNRESOLVED) for item in items),)
    line = assigned.task.units
    for item in reversed(items):
        if not item.units:
            end = item.offset + len(item.text)
            line = line[:end] + UNRESOLVED + line[end:]
    return (line[items[0].offset :],)
