"""What the master table (任务分解总表) says: every task with everything about it, as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from workplan_docs.documents.rows import PaperHead, TaskRow, dated_words, deadlines, name_lines


@dataclass(frozen=True, slots=True)
class MasterTask:
    """A task's row with all its targets and its units as the plan writes them."""

    number: int
    title: str
    text: str
    targets: tuple[str, ...]
    leaders: tuple[str, ...]
    leads: tuple[str, ...]
    units: tuple[str, ...]
    deadline: str


@dataclass(frozen=True, slots=True)
class MasterSection:
    """A section (章) and its tasks; sections without tasks are not in the table."""

    heading: str
    tasks: tuple[MasterTask, ...]


@dataclass(frozen=True, slots=True)
class MasterView:
    """Everything that the template `master.xml.j2` may print."""

    title: str
    basis: str
    author: str
    state: str
    total: int
    sections: tuple[MasterSection, ...]


def master_view(head: PaperHead, tasks: Sequence[TaskRow]) -> MasterView:
    """The table of all ``tasks``, in the plan's order."""
    sections = tuple(
        MasterSection(heading, tuple(_task(row) for row in rows))
        for heading, rows in groupby(tasks, key=lambda row: row.section)
    )
    title = f"{head.plan_title}任务分解总表"
    return MasterView(title, head.basis, head.author, head.state, len(tasks), sections)


def _task(row: TaskRow) -> MasterTask:
    return MasterTask(
        number=row.number,
        title=row.title,
        text=row.text,
        targets=_targets(row),
        leaders=name_lines(row.leaders),
        leads=name_lines(row.leads),
        units=row.support,
        deadline=deadlines(row, row.targets),
    )


def _targets(row: TaskRow) -> tuple[str, ...]:
    """All targets with who owes them, where that is not the lead: ``九县各：新建口袋公园20处``."""
    words = zip(row.targets, dated_words(row.targets), strict=True)
    owed = tuple(f"{target.owners}：{said}" if target.owners else said for target, said in words)
    return owed + row.milestones
