"""Landscape tables: how the sheet is turned and where its page number stands (clause 8).

The head of the table is at the left edge of the upright sheet, on odd and on even pages, and the page number
stays where it is on the other pages. On a page that is shown lying, the number therefore reads downwards; on
a page that is shown upright, the table reads upwards.
"""

from __future__ import annotations

from workplan_docs.audit.geometry import Box, Page, Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report

_CLOCKWISE = 270  # the sheet was turned clockwise: what is upright on it stands upright again after 270°
_TABLE_READS_UP = 90
_MOSTLY = 0.7  # of the characters of an upright page are turned: it holds a landscape table
_ENOUGH = 20


def check_landscape(doc: Measured, report: Report) -> None:
    """The side of the head and the place of the number on every page with a landscape table."""
    for page in doc.pages:
        if page.portrait:
            _upright_sheet(page, report)
        else:
            _lying_sheet(doc, page, report)


def _upright_sheet(page: Page, report: Report) -> None:
    counts = {turn: sum(len(r.glyphs) for r in rows) for turn, rows in page.turned_rows.items()}
    upright = sum(len(r.glyphs) for r in page.rows)
    if page.turned < _ENOUGH or page.turned < _MOSTLY * (page.turned + upright) or not counts:
        return
    good = max(counts, key=lambda turn: counts[turn]) == _TABLE_READS_UP
    report.judge(
        "PG014", good, "表头在竖放的纸的左边", "表头在左边" if good else "表头在右边", page.number, page.ink
    )


def _lying_sheet(doc: Measured, page: Page, report: Report) -> None:
    row = doc.elements.numbers.get(page.number)
    if row is None:
        report.cannot(f"第 {page.number} 页是横的，又没有页码，表头在哪一边看不出来")
        return
    turn = doc.elements.number_turns[page.number]
    wanted = "页码在竖页的位置，表头在竖放的纸的左边"
    found = {_CLOCKWISE: wanted, 0: "页码随横页排，不在竖页的位置"}.get(turn, "纸转反了，表头在右边")
    report.judge("PG014", turn == _CLOCKWISE, wanted, found, page.number, on_sheet(page, row, turn))


def on_sheet(page: Page, row: Row, turn: int) -> Box:
    """The box of a row on the page as it is shown, the row's places being those of the page turned."""
    box = row.box
    if turn == 90:
        return Box(box.top, page.height - box.right, box.bottom, page.height - box.left)
    if turn == 180:
        return Box(
            page.width - box.right, page.height - box.bottom, page.width - box.left, page.height - box.top
        )
    if turn == 270:
        return Box(page.width - box.bottom, box.left, page.width - box.top, box.right)
    return box
