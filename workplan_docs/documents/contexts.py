"""What each document's template may print: the content turned into views, without any template.

A build compares these to tell whether a document has changed, so that making them is cheap and loads neither
Jinja nor a parser.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from workplan_docs.content.models import Content, OfficialDocument, Organ, Plan, Unit
from workplan_docs.content.plan_view import Assignments
from workplan_docs.documents.catalogue import DocumentSpec
from workplan_docs.documents.enclosure import enclosed_plan
from workplan_docs.documents.master import master_view
from workplan_docs.documents.official_view import attachment_view, official_view
from workplan_docs.documents.report import ReportUnit, report_view
from workplan_docs.documents.rows import UnitRow, paper_head, task_row, unit_rows
from workplan_docs.documents.sheet import sheet_view

_SEALING = ("area", "subordinate")  # kinds of units that have a seal; sections and task forces sign


class Contexts:
    """The contexts of one content's documents; what several of them share is worked out once."""

    def __init__(self, content: Content, assignments: Assignments) -> None:
        self._content = content
        self._assignments = assignments
        self._rows = cache(self._rows_now)

    def of(self, spec: DocumentSpec) -> Mapping[str, object]:
        """The variables of the template of one document (not of a collection: that is its parts)."""
        make = {
            "notice": self._notice,
            "document": self._document,
            "master": self._master,
            "sheet": self._sheet,
            "report": self._report,
        }[spec.kind]
        return make(spec)

    def _rows_now(self, unit: str) -> tuple[UnitRow, ...]:
        return unit_rows(self._content, self._assignments, unit)

    def _notice(self, spec: DocumentSpec) -> Mapping[str, object]:
        content = self._content
        return official_context(content.organ, content.notice, content.plan, spec.attachment)

    def _document(self, spec: DocumentSpec) -> Mapping[str, object]:
        content = self._content
        document = dict(content.documents)[spec.slug]
        return official_context(content.organ, document, content.plan, spec.attachment)

    def _master(self, _: DocumentSpec) -> Mapping[str, object]:
        rows = [task_row(self._content, assigned) for assigned in self._assignments.tasks]
        return {"master": master_view(paper_head(self._content), rows)}

    def _sheet(self, spec: DocumentSpec) -> Mapping[str, object]:
        unit = self._unit(spec)
        return {"sheet": sheet_view(paper_head(self._content), unit.printed, self._rows(unit.name))}

    def _report(self, spec: DocumentSpec) -> Mapping[str, object]:
        unit = self._unit(spec)
        who = ReportUnit(unit.name, unit.printed, unit.order, unit.kind in _SEALING)
        assert spec.quarter is not None
        return {"report": report_view(paper_head(self._content), who, spec.quarter, self._rows(unit.name))}

    def _unit(self, spec: DocumentSpec) -> Unit:
        return next(unit for unit in self._assignments.units if unit.name == spec.unit)


def official_context(
    organ: Organ | None, document: OfficialDocument, plan: Plan | None, attachment: int = 0
) -> Mapping[str, object]:
    """What the template of official documents may print; of one ``attachment`` bound apart, nothing else."""
    if attachment:
        return {"document": attachment_view(organ, document, attachment), "plan": None}
    enclosed = enclosed_plan(organ, document, plan) if plan is not None else None
    return {"document": official_view(organ, document, plan), "plan": enclosed}
