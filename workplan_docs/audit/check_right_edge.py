"""The right edge of the text: rows that their paragraph goes on from end there (5.2.1, 5.2.3).

A row may stay short before what cannot be parted, a Latin word, a number, a dash of two cells, when its gaps would
have to be stretched too far; that is a hint. A row that is short without such a reason is ragged.
"""

from __future__ import annotations

import re
from itertools import pairwise

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.geometry import Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

_EXACT = std.mm(0.5)  # a row that ends so near the edge ends at it
_ENGINE = 0.2  # mm: LibreOffice rounds the room between characters
_SHARE = 0.03  # of the full rows may miss it
_FEWEST = 2  # ragged rows: one alone may be an oddity of its program
_SIZES = 2.1  # pt: 三号 as anybody sets it
_PAGES_TOLD = 8
# What is not parted at the beginning of a row: opening marks, then a word, a number or a mark of two cells.
_WHOLE = re.compile(r"[（《〈“‘〔【(]*(?:[A-Za-z0-9]|——|……)")


def check_right_edge(doc: Measured, right: float, report: Report) -> None:
    """Rows of paragraphs that go on, against ``right``, where most of them end (mm)."""
    pairs = [(a, b) for a, b in pairwise(doc.elements.body) if _goes_on(a, b)]
    exact = _EXACT + (_ENGINE if doc.engine_slack else 0.0)
    short = [(a, b) for a, b in pairs if right - a.right > exact]
    held = [a for a, b in short if _WHOLE.match(b.text)]
    ragged = [a for a, b in short if not _WHOLE.match(b.text)]
    wanted = f"{right:.1f} mm"
    if held:
        note = "后面的英文词、数字或者破折号不能拆成两行；可以换一个写法"
        report.declare("PP006", wanted, _told(held, right), note, held[0].page)
    if len(ragged) >= _FEWEST and len(ragged) > _SHARE * len(pairs):
        most = max(right - row.right for row in ragged)
        weight = Severity.ERROR if most > tol.EDGE + doc.engine_slack else Severity.WARNING
        row = max(ragged, key=lambda r: right - r.right)
        found = f"{_told(ragged, right)}，共 {len(pairs)} 行满行"
        report.judge("PP010", False, wanted, found, row.page, row.box, severity=weight)
    elif pairs:
        report.judge("PP010", True, wanted, f"{len(pairs)} 行满行，{len(ragged)} 行没有排满")


def _goes_on(above: Row, below: Row) -> bool:
    """Whether a paragraph goes on from one row to the next, be the first full or not."""
    near = below.page != above.page or below.baseline - above.baseline < 1.4 * std.ROW
    flush = below.left < std.TYPE_AREA_LEFT + std.CELL_MM / 2
    body = all(abs(r.size - std.SIZE_3) < _SIZES for r in (above, below))
    ends = above.text[-1] in "。：；！？" and above.right < std.TYPE_AREA_RIGHT - 1.8 * std.CELL_MM
    heading = bool(p.heading_level(below.text)) and above.right < std.TYPE_AREA_RIGHT - 1.8 * std.CELL_MM
    return near and flush and body and not ends and not heading


def _told(rows: list[Row], right: float) -> str:
    pages = sorted({row.page for row in rows})
    most = max(right - row.right for row in rows)
    told = "、".join(map(str, pages[:_PAGES_TOLD])) + (" 等" if len(pages) > _PAGES_TOLD else "")
    return f"{len(rows)} 行没有排满（第 {told} 页），最多差 {most:.1f} mm"
