"""Which files a build makes: the chosen documents times their formats.

A `Work` is one document with all the formats wanted of it, so that it is composed once; a `Job` is one
file of it. Paths are relative to the output folder, POSIX and NFC, because they go into the manifest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from workplan_docs.errors import Diagnostic, Severity, UsageProblem
from workplan_docs.text.nearest import nearest

FORMATS = ("docx", "pdf", "html", "xlsx")
DEFAULT_FORMATS = ("docx", "pdf")
KIND_NAMES = {
    "notice": "工作要点通知",
    "master": "任务分解总表",
    "sheet": "任务分解表",
    "sheets-all": "任务分解表合订本",
    "report": "季度报告表",
    "document": "其他公文",
    "ledger": "台账",
    "matrix": "挂图",
    "bulletin": "通报",
    "reminder": "催报通知",
    "leader": "领导分管表",
}
BUILDABLE = ("notice", "master", "sheet", "sheets-all", "report", "document")  # the others come with reports
_FEW = 5  # so many names are all told, instead of the nearest
# What costs most is begun first, so that no process works on alone at the end (tenths of a second measured:
# for the document itself and for each of its tasks).
_COST = {
    "notice": (6.0, 0.0), "master": (8.0, 0.0), "sheet": (0.6, 0.1), "sheets-all": (6.0, 0.0),
    "report": (0.6, 0.04), "document": (2.0, 0.0),
}  # fmt: skip


class TaskShare(Protocol):
    """A task that a document holds, with the unit's role in it and the targets that the unit owes."""

    @property
    def number(self) -> int:
        """Number of the task in the plan."""

    @property
    def role(self) -> str:
        """``lead`` or ``support``."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids of the targets owed."""


class Spec(Protocol):
    """What production needs to know of a document (`documents.catalogue.DocumentSpec`)."""

    @property
    def kind(self) -> str:
        """A kind of the manifest."""

    @property
    def unit(self) -> str | None:
        """The unit that it is made for, by the registry's name."""

    @property
    def quarter(self) -> str | None:
        """``Q1`` … ``Q4``."""

    @property
    def path_stem(self) -> str:
        """Path below the output folder without the suffix."""

    @property
    def formats(self) -> tuple[str, ...]:
        """Formats that it exists in."""

    @property
    def tasks(self) -> Sequence[TaskShare]:
        """The tasks that it holds."""

    @property
    def parts(self) -> Sequence[Spec]:
        """The documents that a collection binds together; empty for a single one."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked for; an empty tuple means everything."""

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One file to make."""

    spec: Spec
    format: str

    @property
    def path(self) -> str:
        """Path below the output folder."""
        return output_path(self.spec, self.format)


@dataclass(frozen=True, slots=True)
class Work:
    """One document with every format wanted of it.

    ``looks`` are pairs of format and the digest of what it was last set from (`records.Record.look`): where
    that is the same again, the file stands. A work that a volume waits for is ``urgent``: the volume is bound
    while the others are still being made.
    """

    spec: Spec
    formats: tuple[str, ...]
    looks: tuple[tuple[str, str], ...] = ()
    urgent: bool = False

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Its files."""
        return tuple(Job(self.spec, f) for f in self.formats)

    @property
    def cost(self) -> float:
        """Rough time that it takes, in tenths of a second of a processor; mostly the PDF's."""
        rows = len(self.spec.tasks)
        fixed, per_row = _COST[self.spec.kind]
        whole = fixed + per_row * rows
        return whole if "pdf" in self.formats else whole / 20


def output_path(spec: Spec, suffix: str) -> str:
    """The one place where a file's path is put together."""
    return unicodedata.normalize("NFC", f"{spec.path_stem}.{suffix}")


def choose(specs: Sequence[Spec], selection: Selection) -> tuple[Work, ...]:
    """The documents that a selection asks for, in the order of their paths.

    Raises `UsageProblem` with everything that is wrong with the selection, or that nothing is left.
    """
    faults = [
        *_unknown(selection.kinds, BUILDABLE, "US003", "文件种类"),
        *_unknown(selection.quarters, ("Q1", "Q2", "Q3", "Q4"), "US005", "季度"),
        *_unknown(selection.formats, FORMATS, "US006", "格式"),
        *_unknown(selection.units, _units(specs), "US004", "单位"),
    ]
    if faults:
        raise UsageProblem(faults)
    works = [
        Work(spec, formats)
        for spec in sorted(specs, key=lambda s: s.path_stem)
        if _wanted(spec, selection) and (formats := _formats(spec, selection.formats or DEFAULT_FORMATS))
    ]
    left_out = [kind for kind in selection.kinds if all(w.spec.kind != kind for w in works)]
    if works and left_out:
        hint = "通知、总表、合订本不分单位和季度，分解表不分季度；请分开生成"
        raise UsageProblem(
            Diagnostic(
                "US007", Severity.ERROR, f"按所给条件没有{KIND_NAMES[kind]}（{kind}）可生成", hint=hint
            )
            for kind in dict.fromkeys(left_out)
        )
    if not works:
        raise UsageProblem(
            Diagnostic(
                "US007",
                Severity.ERROR,
                "按所给条件没有可生成的文件",
                hint="通知、总表不分单位和季度，分解表不分季度；请去掉一些条件再试",
            )
        )
    return tuple(works)


def by_cost(works: Sequence[Work]) -> list[int]:
    """Indices of the works, the urgent and then the most expensive first."""
    return sorted(range(len(works)), key=lambda i: (not works[i].urgent, -works[i].cost, i))


def _units(specs: Sequence[Spec]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.unit for s in specs if s.unit is not None))


def _wanted(spec: Spec, selection: Selection) -> bool:
    return (
        (not selection.kinds or spec.kind in selection.kinds)
        and (not selection.units or spec.unit in selection.units)
        and (not selection.quarters or spec.quarter in selection.quarters)
    )


def _formats(spec: Spec, wanted: Sequence[str]) -> tuple[str, ...]:
    """Formats to make: those wanted that the document has; the master table's XLSX always comes along.

    Every single document has an HTML preview, a collection has not.
    """
    has = {*spec.formats, "html"} if "docx" in spec.formats else set(spec.formats)
    always = {"xlsx"} if spec.kind == "master" else set()
    return tuple(f for f in FORMATS if f in has and (f in wanted or f in always))


def _unknown(asked: Sequence[str], known: Sequence[str], code: str, what: str) -> list[Diagnostic]:
    faults = []
    for name in asked:
        if name in known:
            continue
        near = () if len(known) <= _FEW else nearest(name, known)
        hint = ("是不是：" if near else "可用：") + "、".join(near or known[:12])
        message = f"没有这个{what}：{name}"
        faults.append(Diagnostic(code, Severity.ERROR, message, hint=hint if known else None))
    return faults
