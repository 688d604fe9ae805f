"""All rules on a year's content, in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workplan_docs.content.models import Content
from workplan_docs.content.plan_view import assign
from workplan_docs.errors import ContentError, Diagnostic
from workplan_docs.rules import characters, consistency, endings, notice, plan, punctuation, targets
from workplan_docs.rules.view import View

Rule = Callable[[View], Iterator[Diagnostic]]
RULES: tuple[Rule, ...] = (
    *characters.RULES,
    *punctuation.RULES,
    *plan.RULES,
    *targets.RULES,
    *notice.RULES,
    *consistency.RULES,
    *endings.RULES,
)


def check_content(content: Content) -> list[Diagnostic]:
    """Everything the rules find, sorted by file and line; nothing is raised."""
    found: list[Diagnostic] = []
    try:
        view = View(content, assign(content))
    except ContentError as error:
        found += error.diagnostics
        view = View(content, None)
    for rule in RULES:
        found += rule(view)
    return sorted(found, key=lambda d: (d.file or "", d.line or 0, d.column or 0, d.code))
