"""What the quarterly report form of one unit says: what is printed and what is to be filled in.

A unit with thirty tasks reports by exception: figures for the targets that it owes, a few words for what it
leads or delivers itself, and for the rest only what goes wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workplan_docs.documents.rows import PaperHead, TargetRow, UnitRow
from workplan_docs.documents.sheet import group_of
from workplan_docs.documents.words import number_list
from workplan_docs.forms import contract
from workplan_docs.forms.contract import Quarter
from workplan_docs.forms.identity import FormIdentity, ShownRow, fingerprint

_TICK = ("□", "☑")
_NUMERALS = "一二三四"


@dataclass(frozen=True, slots=True)
class Fill:
    """A cell to fill in, or a printed sign where nothing is asked (then ``id`` is empty)."""

    id: str
    kind: str = "text"
    choices: str = ""
    value: str = ""


_NOT_ASKED = Fill("", value=contract.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A row of table 1; ``number`` is the goal as a number, for XLSX."""

    task: int
    name: str
    measure: str
    goal: str
    number: Decimal | None
    previous: Fill
    increment: Fill
    total: Fill
    remark: Fill


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A row of table 2; ``targets`` are what the unit owes in it without a figure."""

    task: int
    title: str
    targets: tuple[str, ...]
    progress: Fill
    state: Fill
    evidence: Fill


@dataclass(frozen=True, slots=True)
class Bundle:
    """Tasks that are answered with one tick, or not here at all."""

    numbers: str
    count: int
    all: Fill


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """An empty row of table 3."""

    task: Fill
    problem: Fill
    measures: Fill


@dataclass(frozen=True, slots=True)
class TextPart:
    """A heading and the room to write below it."""

    heading: str
    field: Fill


@dataclass(frozen=True, slots=True)
class SignaturePart:
    """A cell of the last row with its head."""

    words: str
    field: Fill


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that the template `report.xml.j2` may print."""

    title: str
    unit: str
    number: str
    due: str
    report_to: str
    contact: str
    author: str
    state: str
    properties: tuple[tuple[str, str], ...]
    as_of_month: Fill
    as_of_day: Fill
    target_heads: tuple[str, ...]
    task_heads: tuple[str, ...]
    exception_heads: tuple[str, ...]
    target_table: str
    task_table: str
    exception_table: str
    targets: tuple[TargetLine, ...]
    tasks: tuple[TaskLine, ...]
    others: Bundle | None
    common: Bundle | None
    separate: Bundle | None
    exceptions: tuple[ExceptionLine, ...]
    texts: tuple[TextPart, ...]
    signatures: tuple[SignaturePart, ...]
    seal: bool


@dataclass(frozen=True, slots=True)
class ReportUnit:
    """The unit that reports: registry name, printed name, fixed order, whether it seals or signs."""

    name: str
    printed: str
    order: int
    seals: bool


@dataclass(frozen=True, slots=True)
class _Split:
    """A unit's tasks by the table that asks for them."""

    figures: tuple[tuple[UnitRow, TargetRow], ...]
    special: tuple[UnitRow, ...]
    others: tuple[UnitRow, ...]
    common: tuple[UnitRow, ...]
    separate: tuple[UnitRow, ...]


def split_tasks(tasks: Sequence[UnitRow]) -> _Split:
    """Which table asks for which task: every task stands in exactly one of the last four groups.

    Table 2 takes what the unit leads and what it delivers itself without a figure; a task whose only
    own targets are figures is told in table 1 and, with its words, in table 2 as well.
    """
    reported = [t for t in tasks if not t.row.separate]
    special = [t for t in reported if t.role == "lead" or t.owed]
    rest = [t for t in reported if t not in special]
    return _Split(
        figures=tuple((t, target) for t in reported for target in t.owed if target.value is not None),
        special=tuple(special),
        others=tuple(t for t in rest if group_of(t) == "support"),
        common=tuple(t for t in rest if group_of(t) == "common"),
        separate=tuple(t for t in tasks if t.row.separate),
    )


def report_view(head: PaperHead, unit: ReportUnit, quarter: Quarter, tasks: Sequence[UnitRow]) -> ReportView:
    """The empty form of ``unit`` for ``quarter``."""
    split = split_tasks(tasks)
    form = FormIdentity(
        head.plan_title, head.year, quarter, unit.name, unit.order, fingerprint(_shown(tasks))
    )
    tables = iter(_NUMERALS)
    return ReportView(
        title=f"{head.year}年{contract.QUARTER_WORDS[quarter]}重点工作进展情况报告",
        unit=unit.printed,
        number=form.number,
        due="",  # the content has no reporting dates yet, and none is invented
        report_to=head.report_to,
        contact=head.contact,
        author=head.author,
        state=head.state,
        properties=form.properties,
        as_of_month=Fill(contract.part_field(quarter, "form", "as-of-month"), "number"),
        as_of_day=Fill(contract.part_field(quarter, "form", "as-of-day"), "number"),
        target_heads=tuple(c.head for c in contract.TARGET_COLUMNS),
        task_heads=tuple(c.head for c in contract.TASK_COLUMNS),
        exception_heads=tuple(c.head for c in contract.EXCEPTION_COLUMNS),
        target_table=next(tables) if split.figures else "",
        task_table=next(tables) if split.special else "",
        exception_table=next(tables),
        targets=tuple(_target_line(quarter, t.row.number, target) for t, target in split.figures),
        tasks=tuple(_task_line(quarter, t) for t in split.special),
        others=_bundle(quarter, "others", split.others),
        common=_bundle(quarter, "common", split.common),
        separate=_bundle(quarter, "separate", split.separate),
        exceptions=_exceptions(quarter) if split.others or split.common else (),
        texts=_texts(quarter),
        signatures=_signatures(quarter, unit.seals),
        seal=unit.seals,
    )


def _shown(tasks: Iterable[UnitRow]) -> Iterable[ShownRow]:
    """The rows of the plan that a form shows, which decide whether two forms ask the same.

    A task stands on it with its brief name, not with its text: a comma mended there leaves the forms that have
    been sent out as good as they were.
    """
    for task in tasks:
        yield ShownRow(f"t{task.row.number}", (task.role, task.row.brief))
        yield from (ShownRow(target.id, (target.words,)) for target in task.owed)


def _target_line(quarter: Quarter, number: int, target: TargetRow) -> TargetLine:
    def fill(column: str, kind: str = "number") -> Fill:
        return Fill(contract.target_field(quarter, target.id, column), kind)

    # A rate or level is told as it stands; the first quarter has nothing before it.
    return TargetLine(
        task=number,
        name=target.name,
        measure=target.measure,
        goal=target.sign,
        number=target.value,
        previous=_NOT_ASKED if quarter == "Q1" or target.computed else fill("previous"),
        increment=fill("increment") if target.cumulative and not target.computed else _NOT_ASKED,
        total=_NOT_ASKED if target.computed else fill("total"),
        remark=fill("remark", "text"),
    )


def _task_line(quarter: Quarter, task: UnitRow) -> TaskLine:
    number = task.row.number
    return TaskLine(
        task=number,
        title=task.row.brief,
        targets=tuple(t.words for t in task.owed if t.value is None),
        progress=Fill(contract.task_field(quarter, number, "progress")),
        state=Fill(contract.task_field(quarter, number, "state"), "choice", "|".join(contract.STATES)),
        evidence=Fill(contract.task_field(quarter, number, "evidence")),
    )


def _bundle(quarter: Quarter, key: str, tasks: Sequence[UnitRow]) -> Bundle | None:
    if not tasks:
        return None
    tick = Fill(contract.part_field(quarter, "form", f"{key}-on-track"), "choice", "|".join(_TICK), _TICK[0])
    return Bundle(number_list(t.row.number for t in tasks), len(tasks), tick)


def _exceptions(quarter: Quarter) -> tuple[ExceptionLine, ...]:
    def fill(row: int, column: str) -> Fill:
        return Fill(contract.exception_field(quarter, row, column))

    rows = range(1, contract.EXCEPTION_ROWS + 1)
    return tuple(ExceptionLine(fill(n, "task"), fill(n, "problem"), fill(n, "measures")) for n in rows)


def _texts(quarter: Quarter) -> tuple[TextPart, ...]:
    return tuple(
        TextPart(f"{numeral}、{part.words}", Fill(contract.part_field(quarter, "text", part.key), part.kind))
        for numeral, part in zip(_NUMERALS, contract.TEXTS, strict=True)
    )


def _signatures(quarter: Quarter, seals: bool) -> tuple[SignaturePart, ...]:
    parts = contract.SIGNATURES if seals else contract.SECTION_SIGNATURES
    return tuple(
        SignaturePart(part.words, Fill(contract.part_field(quarter, "sign", part.key), part.kind))
        for part in parts
    )
