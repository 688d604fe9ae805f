"""Even pages that are bound at the right (`mirror_margins`): measured as if they were odd ones.

Every rule counts from the binding edge at the left; an office that has its even pages mirrored declares it,
and their text is brought back to where it would stand on a front page.
"""

from __future__ import annotations

from dataclasses import replace

from workplan_docs.audit.geometry import Box, Page, Row
from workplan_docs.audit.report import Report

NOTE = "本单位的版面（organ.yaml 的 mirror_margins）这样规定，属已声明的偏差"


def as_front_pages(pages: list[Page], shift: float, report: Report) -> list[Page]:
    """The pages with the upright even ones moved ``shift`` mm to the right; says so in the report."""
    even = [page.number for page in pages if page.number % 2 == 0 and page.portrait]
    if not shift or not even:
        return pages
    report.declare("PP003", "各页订口都在左", "双页订口在右", NOTE, even[0])
    return [_moved(page, shift) if page.number in even else page for page in pages]


def _moved(page: Page, shift: float) -> Page:
    return replace(
        page,
        rows=[_moved_row(row, shift) for row in page.rows],
        rules=[rule._replace(box=_moved_box(rule.box, shift)) for rule in page.rules],
        ink=page.ink and _moved_box(page.ink, shift),
        red_areas=[_moved_box(box, shift) for box in page.red_areas],
        tables=[_moved_box(box, shift) for box in page.tables],
    )


def _moved_row(row: Row, shift: float) -> Row:
    glyphs = [
        replace(g, left=g.left + shift, right=g.right + shift, ink=_moved_box(g.ink, shift))
        for g in row.glyphs
    ]
    return Row(row.page, glyphs)


def _moved_box(box: Box, shift: float) -> Box:
    return Box(box.left + shift, box.top, box.right + shift, box.bottom)
