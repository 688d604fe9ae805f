"""From a document's spec to its blocks: context, template, markup, blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workplan_docs.content.models import Content, OfficialDocument, Organ, Plan, Unit
from workplan_docs.content.plan_view import Assignments
from workplan_docs.documents.blocks import Document
from workplan_docs.documents.catalogue import DocumentSpec
from workplan_docs.documents.enclosure import enclosed_plan
from workplan_docs.documents.master import master_view
from workplan_docs.documents.official_view import official_view
from workplan_docs.documents.report import ReportUnit, report_view
from workplan_docs.documents.rows import paper_head, task_row, unit_rows
from workplan_docs.documents.sheet import sheet_view
from workplan_docs.documents.templating import TemplateEnvironment, TemplateUse

_SEALING = ("area", "subordinate")  # kinds of units that have a seal; sections and task forces sign


@dataclass(frozen=True, slots=True)
class Composition:
    """A document and the template files that went into it (for keys of incremental builds)."""

    document: Document
    templates: tuple[TemplateUse, ...]


def compose(
    spec: DocumentSpec, content: Content, assignments: Assignments, environment: TemplateEnvironment
) -> Document:
    """The blocks of one document; raises `TemplateError`. A collection is composed by `compose_all`."""
    return compose_with_sources(spec, content, assignments, environment).document


def compose_all(
    spec: DocumentSpec, content: Content, assignments: Assignments, environment: TemplateEnvironment
) -> tuple[Document, ...]:
    """The documents of one file in their order: one, or every part of a collection (sheets-all)."""
    return tuple(compose(part, content, assignments, environment) for part in spec.parts or (spec,))


def compose_with_sources(
    spec: DocumentSpec, content: Content, assignments: Assignments, environment: TemplateEnvironment
) -> Composition:
    """The blocks of one document and the template files that they were made from."""
    context = _CONTEXTS[spec.kind](spec, content, assignments)
    return Composition(*environment.document(spec.template, context))


def _notice(_: DocumentSpec, content: Content, __: Assignments) -> Mapping[str, object]:
    return official_context(content.organ, content.notice, content.plan)


def _document(spec: DocumentSpec, content: Content, _: Assignments) -> Mapping[str, object]:
    document = dict(content.documents)[spec.slug]
    return official_context(content.organ, document, content.plan)


def official_context(
    organ: Organ | None, document: OfficialDocument, plan: Plan | None
) -> Mapping[str, object]:
    """What the template of official documents may print."""
    enclosed = enclosed_plan(organ, document, plan) if plan is not None else None
    return {"document": official_view(organ, document), "plan": enclosed}


def _master(_: DocumentSpec, content: Content, assignments: Assignments) -> Mapping[str, object]:
    rows = [task_row(content, assigned) for assigned in assignments.tasks]
    return {"master": master_view(paper_head(content), rows)}


def _sheet(spec: DocumentSpec, content: Content, assignments: Assignments) -> Mapping[str, object]:
    unit = _unit(spec, assignments)
    rows = unit_rows(content, assignments, unit.name)
    return {"sheet": sheet_view(paper_head(content), unit.printed, rows)}


def _report(spec: DocumentSpec, content: Content, assignments: Assignments) -> Mapping[str, object]:
    unit = _unit(spec, assignments)
    rows = unit_rows(content, assignments, unit.name)
    who = ReportUnit(unit.name, unit.printed, unit.order, unit.kind in _SEALING)
    assert spec.quarter is not None
    return {"report": report_view(paper_head(content), who, spec.quarter, rows)}


def _unit(spec: DocumentSpec, assignments: Assignments) -> Unit:
    return next(unit for unit in assignments.units if unit.name == spec.unit)


_CONTEXTS: dict[str, Callable[[DocumentSpec, Content, Assignments], Mapping[str, object]]] = {
    "notice": _notice,
    "document": _document,
    "master": _master,
    "sheet": _sheet,
    "report": _report,
}
