"""The plan as rows: what sheets, the master table and reports print of a task, whoever they are for.

Here the content's models are turned into plain words once; the contexts of the single kinds only choose and
arrange these rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Role = Literal["lead", "support"]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target in print.

    ``goal`` says figure and measure in words, ``sign`` the figure alone for a narrow cell; both are empty
    where the target has no figure (a milestone). ``cumulative`` figures grow by what is new; a ``computed``
    one follows from others and is never asked for; a ``narrow`` one is a part of another or of some areas.
    """

    id: str
    name: str
    words: str
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
    """One task in print; ``support`` holds its other units as written, a line each."""

    number: int
    title: str
    text: str
    brief: str
    section: str
    leaders: str
    leads: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str
    separate: bool
    targets: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class UnitTask:
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
