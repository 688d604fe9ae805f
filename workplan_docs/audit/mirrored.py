"""Even pages that are bound at the right (`mirror_margins`): measured as if they were odd ones.

Every rule counts from the binding edge at the left; an office that has its even pages mirrored declares it,
and their text is brought back to where it would stand on a front page.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from workplan_docs.audit.geometry import Box, Page, Row
from workplan_docs.audit.report import Report
from workplan_docs.typeset import standard as std

_LONG = 0.85  # of the type area: rows that surely begin flush left
_NEAR = 0.6  # mm
_ENOUGH = 3
MIRRORED = "双页在右边装订（镜像页边距），订口仍是 28 mm，属已知的做法"
NOTE = "本单位的版面（organ.yaml 的 mirror_margins）这样规定，属已声明的偏差"


def as_front_pages(pages: list[Page], shift: float, report: Report) -> list[Page]:
    """The pages with the upright even ones moved ``shift`` mm to the right; says so in the report.

    Without a declared shift, pages that are plainly set so are moved as well: read strictly, the binding edge
    of an even page is its right one (5.2.1).
    """
    even = [page.number for page in pages if page.number % 2 == 0 and page.portrait]
    declared = bool(shift)
    shift = shift or _seen(pages)
    if not shift or not even:
        return pages
    report.declare("PP003", "各页订口都在左", "双页订口在右", NOTE if declared else MIRRORED, even[0])
    return [_moved(page, shift) if page.number in even else page for page in pages]


def _seen(pages: list[Page]) -> float:
    """How far the text of even pages stands left of its place on odd ones, where it is mirrored; else 0."""
    odd, even = _left(pages, 1), _left(pages, 0)
    mirrored = std.PAGE_WIDTH - std.TYPE_AREA_RIGHT
    if odd is None or even is None:
        return 0.0
    seen = abs(odd - std.TYPE_AREA_LEFT) <= _NEAR and abs(even - mirrored) <= _NEAR
    return std.TYPE_AREA_LEFT - mirrored if seen else 0.0


def _left(pages: list[Page], parity: int) -> float | None:
    rows = [r for p in pages if p.number % 2 == parity and p.portrait for r in p.rows if not r.is_red]
    lefts = [r.left for r in rows if r.right - r.left > _LONG * std.TYPE_AREA_WIDTH]
    flush = [x for x in lefts if x < std.TYPE_AREA_LEFT + std.CELL_MM]
    return median(flush) if len(flush) >= _ENOUGH else None


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
