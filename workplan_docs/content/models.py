"""The models of content under one name, and `Content`: everything that an office says for one year."""

from __future__ import annotations

from dataclasses import dataclass, field

from workplan_docs.content.document import Direction, DocumentFormat, DocumentType, OfficialDocument, SealMode
from workplan_docs.content.document_parts import Attachment, Attendance, BodyPart, Secrecy, Signature
from workplan_docs.content.house import House
from workplan_docs.content.notice import Notice
from workplan_docs.content.organ import Leader, LeadersFile, Organ
from workplan_docs.content.plan import (
    Comparison,
    Milestone,
    Plan,
    Preamble,
    ReportMode,
    Rollup,
    Section,
    Target,
    Task,
    UnitsByRole,
)
from workplan_docs.content.positions import Path, Place, Position, Positions
from workplan_docs.content.units import Area, AreaKind, Group, Unit, UnitKind, UnitsFile

__all__ = [
    "Area",
    "AreaKind",
    "Attachment",
    "Attendance",
    "BodyPart",
    "Comparison",
    "Content",
    "Direction",
    "DocumentFormat",
    "DocumentType",
    "Group",
    "House",
    "Leader",
    "LeadersFile",
    "Milestone",
    "Notice",
    "OfficialDocument",
    "Organ",
    "Path",
    "Place",
    "Plan",
    "Position",
    "Positions",
    "Preamble",
    "ReportMode",
    "Rollup",
    "SealMode",
    "Secrecy",
    "Section",
    "Signature",
    "SourceFile",
    "Target",
    "Task",
    "Unit",
    "UnitKind",
    "UnitsByRole",
    "UnitsFile",
]


def document_part(slug: str) -> str:
    """What paths into ``documents/<slug>.yaml`` begin with."""
    return f"documents/{slug}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that content was read from; ``path`` is relative to the project folder, POSIX."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Content:
    """All content of one year, validated and frozen; can be sent to worker processes."""

    year: int
    organ: Organ
    units: UnitsFile
    leaders: LeadersFile
    plan: Plan
    notice: Notice
    sources: tuple[SourceFile, ...] = ()
    positions: Positions = field(default_factory=Positions, compare=False, repr=False)
    documents: tuple[tuple[str, OfficialDocument], ...] = ()

    @property
    def officials(self) -> tuple[tuple[str, OfficialDocument], ...]:
        """Every official document with the name that paths to it begin with, the notice first."""
        others = ((document_part(slug), document) for slug, document in self.documents)
        return (("notice", self.notice), *others)

    def place(self, *path: str | int, offset: int | None = None, key: bool = False) -> Place:
        """Where ``("plan", "sections", 0, "tasks", 2, "units")`` stands; ``offset`` in characters."""
        return self.positions.find(path, offset, key=key)
