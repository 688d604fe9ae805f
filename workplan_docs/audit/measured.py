"""A document as measured: pages, elements and the few things that many checks ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.geometry import Page, Row
from workplan_docs.audit.parts import Elements
from workplan_docs.typeset import standard as std

_UNIFORM = 0.06  # rows whose distances differ less are set with one pitch
_FULL_RIGHT = 1.3  # 字 from the right edge


@dataclass
class Measured:
    """``engine_slack``: how much lower the program that made the file sets its rows than Word."""

    pages: list[Page]
    elements: Elements
    engine_slack: float = 0.0
    duplex: bool = True
    sealed: bool | None = None

    @cached_property
    def pitches(self) -> dict[int, float]:
        """The pitch in pt of each page that has a few rows of body text under each other."""
        found = {}
        for page in self.pages:
            rows = self.elements.body_on(page.number)
            gaps = [std.pt(b.baseline - a.baseline) for a, b in pairwise(rows) if _body_size(a, b)]
            gaps = [g for g in gaps if 15 < g < 45]
            if len(gaps) >= 2:
                found[page.number] = median(gaps)
        return found

    def continues(self, above: Row, below: Row) -> bool:
        """Whether a row goes on in the next one: it is full, the next begins flush left."""
        return (
            above.right > std.TYPE_AREA_RIGHT - _FULL_RIGHT * std.CELL_MM
            and below.left < std.TYPE_AREA_LEFT + 0.6 * std.CELL_MM
            and _body_size(above, below)
        )

    @cached_property
    def full_rows(self) -> list[Row]:
        """Body rows that their paragraph goes on from."""
        return [a for a, b in pairwise(self.elements.body) if self.continues(a, b)]

    def full_pages(self) -> Iterator[tuple[Page, list[Row]]]:
        """Pages whose text goes on overleaf and stands in one pitch from the first row to the last."""
        rows = self.elements.body
        for above, below in pairwise(rows):
            if above.page == below.page or not self.continues(above, below):
                continue
            page = self.pages[above.page - 1]
            own = self.elements.body_on(page.number)
            everything = [r for r in page.text_rows if r is not self.elements.numbers.get(page.number)]
            gaps = [b.baseline - a.baseline for a, b in pairwise(own)]
            if len(own) == len(everything) > 10 and max(gaps) - min(gaps) < _UNIFORM * median(gaps) + 0.3:
                yield page, own

    def tightened(self, page: int) -> bool:
        """Whether a page is set closer, within the bound, so that its signature has room (7.3.5.5), or 版记."""
        pitch = self.pitches.get(page, tol.PITCH[0])
        if not std.TIGHTEST_PITCH_PT - 0.05 <= pitch < tol.PITCH[0]:
            return False
        date, imprint = self.elements.date, [r for r in self.elements.imprint if r.page == page]
        if not imprint and (date is None or date.page != page):
            return False
        beside = [*imprint, self.elements.numbers.get(page)]
        rows = [r for r in self.pages[page - 1].text_rows if r.top > std.TYPE_AREA_TOP and r not in beside]
        foot = (
            imprint[0].top - std.mm(std.IMPRINT_PITCH_PT - std.SIZE_4) / 2
            if imprint
            else std.TYPE_AREA_BOTTOM
        )
        saved = len(rows) * std.mm(std.EXACT.pitch_pt - pitch)
        return bool(rows) and rows[-1].bottom + saved > foot - std.ROW


def _body_size(*rows: Row) -> bool:
    return all(abs(r.size - std.SIZE_3) < 2.1 for r in rows)
