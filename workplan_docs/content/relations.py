"""What must hold between the records of content before anything can be made of them."""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.content.models import LeadersFile, Notice, Organ, Plan, Positions, UnitsFile
from workplan_docs.errors import Diagnostic


@dataclass(frozen=True)
class Parts:
    """The parts of content that could be read; the others are None and checked by nobody."""

    year: int
    organ: Organ | None
    units: UnitsFile | None
    leaders: LeadersFile | None
    plan: Plan | None
    notice: Notice | None
    positions: Positions


def check_relations(parts: Parts) -> list[Diagnostic]:
    """Every broken relation, as errors."""
    return []
