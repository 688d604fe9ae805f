"""The parts of a year's content while it is being checked: some may be missing, some doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workplan_docs.content.models import (
    LeadersFile,
    Notice,
    OfficialDocument,
    Organ,
    Path,
    Plan,
    Positions,
    UnitsFile,
)
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.text.nearest import nearest


@dataclass(frozen=True)
class Parts:
    """The parts of content that could be read; the others are None and checked by nobody.

    A ``doubtful`` part was read with faults of writing: it may lack records, which is no other file's fault.
    """

    year: int
    organ: Organ | None
    units: UnitsFile | None
    leaders: LeadersFile | None
    plan: Plan | None
    notice: Notice | None
    positions: Positions
    doubtful: frozenset[str] = frozenset()
    documents: tuple[tuple[str, OfficialDocument], ...] = ()  # with what their paths begin with
    salvaged: bool = False  # whether entries were left out of the plan because they do not fit

    def fault(
        self, code: str, message: str, path: Path, hint: str | None = None, *, key: bool = False
    ) -> Diagnostic:
        """An error at the place of a path."""
        place = self.positions.find(path, key=key)
        return Diagnostic(code, Severity.ERROR, message, place.file, place.line, place.column, hint)


def guess(name: str, known: Iterable[str], where: str) -> str:
    """Advice for a name that nobody has: the nearest ones, else where to register it."""
    near = nearest(name, known)
    return "是不是" + "、".join(f"“{n}”" for n in near) + "？" if near else f"请先在{where}里登记。"
