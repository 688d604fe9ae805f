"""Rules on official documents, by the ids of the reference: one module a part of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official import (
    attachments,
    cells,
    closings,
    elements,
    head,
    hierarchy,
    labels,
    misplaced,
    numbers,
    organs,
    pasted_rows,
    routing,
    signing,
    structure,
    time_limits,
    title,
    title_note,
)
from workplan_docs.rules.official.paper import Paper

__all__ = ["RULES", "Paper"]

RULES: tuple[Callable[[Paper], Iterator[Diagnostic]], ...] = (
    *elements.RULES,
    *labels.RULES,
    *misplaced.RULES,
    *pasted_rows.RULES,
    *cells.RULES,
    *numbers.RULES,
    *head.RULES,
    *title.RULES,
    *title_note.RULES,
    *routing.RULES,
    *organs.RULES,
    *hierarchy.RULES,
    *structure.RULES,
    *attachments.RULES,
    *signing.RULES,
    *closings.RULES,
    *time_limits.RULES,
)
