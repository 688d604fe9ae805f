"""The rules on a year of which some file could not be read: faults in one file don't hide those in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from workplan_docs.content.load import without_consequences
from workplan_docs.content.models import (
    Content,
    LeadersFile,
    Notice,
    OfficialDocument,
    Organ,
    Positions,
    UnitsFile,
)
from workplan_docs.content.organ import FORMAT_VERSION
from workplan_docs.content.parts import Parts
from workplan_docs.content.plan_view import assign
from workplan_docs.errors import ContentError, Diagnostic
from workplan_docs.rules import notice
from workplan_docs.rules.check import PLAN_RULES, TEXT_RULES, in_order, of_paper
from workplan_docs.rules.official import Paper
from workplan_docs.rules.view import Texts, View

_OF_THE_ORGAN = frozenset({"EL002", "HD013", "TT005", "SG004", "SG005", "DN015"})  # what its name decides


def check_parts(parts: Parts) -> list[Diagnostic]:
    """What the rules find in the parts of a year that could be read, when others could not.

    Words are checked in every file; what needs several files, only where those could be read without a doubt.
    """
    readable = _PartTexts(parts)
    found = [*parts.positions.remarks, *(d for rule in TEXT_RULES for d in rule(readable))]
    for key, record in readable.records.items():
        if isinstance(record, OfficialDocument):
            sections = parts.units.sections if parts.units else frozenset()
            paper = Paper(key, record, parts.organ, parts.positions, sections)
            found += (d for d in of_paper(paper) if parts.organ is not None or d.code not in _OF_THE_ORGAN)
    content = _with_stand_ins(parts)
    if content is not None:
        view = View(content, None)
        if parts.units is not None and not parts.doubtful & {"units", "organ"}:
            try:
                view = View(content, assign(content))
            except ContentError as error:
                found += error.diagnostics
        for plan_rule in PLAN_RULES:
            if parts.notice is not None or plan_rule not in notice.RULES:
                found += plan_rule(view)
    found = without_consequences(found, parts)
    return in_order([d for d in found if d.line is not None])  # stand-ins have no place


@dataclass(frozen=True)
class _PartTexts(Texts):
    """The texts of the parts that could be read."""

    parts: Parts

    @property
    def records(self) -> Mapping[str, BaseModel]:
        """Every file that could be read."""
        parts = self.parts
        named: dict[str, BaseModel | None] = {
            "organ": parts.organ,
            "units": parts.units,
            "leaders": parts.leaders,
        }
        named |= {"plan": parts.plan, "notice": parts.notice}
        named |= dict(parts.documents)
        return {key: record for key, record in named.items() if record is not None}

    @property
    def positions(self) -> Positions:
        """Where everything stands."""
        return self.parts.positions


def _with_stand_ins(parts: Parts) -> Content | None:
    """Content for the rules on plan and units, though other files could not be read.

    Where the units are in doubt none is taken as known, and what needs them finds nothing to say.
    """
    if parts.plan is None:
        return None
    units = None if "units" in parts.doubtful else parts.units
    return Content(
        parts.year,
        parts.organ or Organ(version=FORMAT_VERSION, name="本机关"),
        units or UnitsFile(version=FORMAT_VERSION, units=()),
        parts.leaders or LeadersFile(version=FORMAT_VERSION, leaders=()),
        parts.plan,
        parts.notice or Notice(version=FORMAT_VERSION, title="通知", body=("正文。",)),
        positions=parts.positions,
    )
