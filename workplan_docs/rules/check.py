"""All rules on a year's content, or on one official document, in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workplan_docs.content.models import Content, OfficialDocument, Organ, Plan, Positions
from workplan_docs.content.plan_view import assign
from workplan_docs.errors import ContentError, Diagnostic
from workplan_docs.rules import (
    characters,
    consistency,
    deadlines,
    endings,
    figures,
    group_members,
    handwritten,
    leftovers,
    marks,
    measures,
    names,
    notice,
    official,
    own_organ,
    plan,
    proofreading,
    punctuation,
    repeats,
    responsibility,
    spaces,
    target_measures,
    target_words,
    targets,
    weekdays,
    years,
)
from workplan_docs.rules.echoes import without_echoes
from workplan_docs.rules.official import Paper
from workplan_docs.rules.view import Texts, View

TEXT_RULES: tuple[Callable[[Texts], Iterator[Diagnostic]], ...] = (
    *characters.RULES,
    *punctuation.RULES,
    *consistency.RULES,
    *endings.RULES,
    *marks.RULES,
    *figures.RULES,
    *measures.RULES,
    *spaces.RULES,
    *leftovers.RULES,
    *repeats.RULES,
    *weekdays.RULES,
    *proofreading.RULES,
)
PLAN_RULES: tuple[Callable[[View], Iterator[Diagnostic]], ...] = (
    *plan.RULES,
    *group_members.RULES,
    *handwritten.RULES,
    *responsibility.RULES,
    *repeats.PLAN_RULES,
    *targets.RULES,
    *target_measures.RULES,
    *target_words.RULES,
    *deadlines.RULES,
    *years.RULES,
    *names.PLAN_RULES,
    *notice.RULES,
    *consistency.PLAN_RULES,
    *own_organ.RULES,
)


def check_content(content: Content) -> list[Diagnostic]:
    """Everything the rules find, sorted by file and line; nothing is raised."""
    found: list[Diagnostic] = [*content.positions.remarks]
    try:
        view = View(content, assign(content))
    except ContentError as error:
        found += error.diagnostics
        view = View(content, None)
    for rule in TEXT_RULES:
        found += rule(view)
    for plan_rule in PLAN_RULES:
        found += plan_rule(view)
    organ = own_organ.meant_organ(content)
    for key, document in content.officials:
        paper = Paper(key, document, organ, content.positions, content.units.sections)
        found += of_paper(paper)
    return in_order(found)


def check_document(
    key: str,
    document: OfficialDocument,
    organ: Organ | None,
    positions: Positions,
    enclosed: Plan | None = None,
    sections: frozenset[str] = frozenset(),
) -> list[Diagnostic]:
    """The same for a document that stands alone; ``key`` is what its positions are filed under.

    ``enclosed`` is the plan that it issues, whose words are printed with it; ``sections`` are the organ's inner
    sections.
    """
    paper = Paper(key, document, organ, positions, sections, enclosed)
    found = [*positions.remarks, *(diagnostic for rule in TEXT_RULES for diagnostic in rule(paper))]
    if enclosed is not None:
        found += notice.unnamed_plan(paper, key, document, enclosed.title)
    return in_order([*found, *of_paper(paper)])


def of_paper(paper: Paper) -> Iterator[Diagnostic]:
    """What the rules of official documents find in one of them."""
    for rule in official.RULES:
        yield from rule(paper)


def in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    """The same by file and line, and nothing twice."""
    return sorted(without_echoes(found), key=lambda d: (d.file or "", d.line or 0, d.column or 0, d.code))
