"""A seal or a signature stamp that is on the page (7.3.5.1, 7.3.5.3), and the room that is left for a stamp."""

from __future__ import annotations

from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_page import mm_text
from workplan_docs.audit.geometry import Box, Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.places import SLACK, from_right
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

_SEAL_LEAST, _SEAL_MOST = 30.0, 60.0  # mm: a round seal is 42, 45 or 50
_ROUND = 0.8
_OFF_CENTRE = 4.0  # mm
_STAMP_LEAST_ROWS = 1  # the lowest stamp is as high as a row


def check_seal(doc: Measured, date: Row, report: Report) -> None:
    """One round seal: over signature and date, its top within one 行 of the text (7.3.5.1)."""
    areas = [a for a in doc.pages[date.page - 1].red_areas if _is_seal(a)]
    if len(areas) != 1 or not doc.elements.signature:
        return
    seal, rows = areas[0], [doc.elements.signature[-1], date]
    covers = all(seal.left < r.centre < seal.right for r in rows) and all(
        seal.top < r.bottom and r.top < seal.bottom for r in rows
    )
    report.judge("SG009", covers, "压住署名和日期", "压住" if covers else "没有压住", date.page, seal)
    off = abs(seal.centre - date.centre)
    wanted = f"以日期居中（相差不超过 {_OFF_CENTRE:.0f} mm）"
    report.judge(
        "SG009", off <= _OFF_CENTRE, wanted, f"相差 {off:.1f} mm", date.page, seal, severity=Severity.WARNING
    )
    above = [r for r in doc.pages[date.page - 1].text_rows if r.bottom <= rows[0].top + 1]
    if above:
        gap = seal.top - max(r.bottom for r in above)
        good = gap <= std.ROW + tol.EDGE
        wanted = f"上距正文不超过一行（{mm_text(std.ROW)}）"
        report.judge("SG009", good, wanted, mm_text(gap), date.page, seal)


def _is_seal(area: Box) -> bool:
    height = area.bottom - area.top
    large = all(_SEAL_LEAST <= v <= _SEAL_MOST for v in (area.width, height))
    return large and min(area.width, height) >= _ROUND * max(area.width, height)


def check_stamp(doc: Measured, date: Row, report: Report) -> None:
    """An order's date: 4 字 from the right, below the room for a stamp (7.3.5.3)."""
    right = from_right(date)
    good = abs(right - std.STAMP_RIGHT) <= SLACK
    report.judge("SG016", good, f"日期右空 {std.STAMP_RIGHT} 字", f"右空 {right:.1f} 字", date.page, date.box)
    above = [r for r in doc.elements.body_on(date.page) if r.baseline < date.baseline - 1]
    if not above:
        return
    gap = date.top - above[-1].bottom
    least = (std.STAMP_BLANK_ROWS + std.STAMP_DATE_ROWS + _STAMP_LEAST_ROWS) * std.ROW - tol.LESS
    wanted = "正文下空二行盖签名章，章下空一行写日期"
    report.judge("SG016", gap >= least, wanted, f"正文到日期 {mm_text(gap)}", date.page, date.box)
    _stamp_itself(doc, date, above[-1], report)


def _stamp_itself(doc: Measured, date: Row, above: Row, report: Report) -> None:
    areas = [a for a in doc.pages[date.page - 1].red_areas if above.bottom < a.bottom and a.top < date.bottom]
    if len(areas) != 1:
        report.cannot("没有看到签名章，它的位置没有量")
        return
    stamp = areas[0]
    right = (std.TYPE_AREA_RIGHT - stamp.right) / std.CELL_MM
    good = abs(right - std.STAMP_RIGHT) <= 2 * SLACK
    report.judge("SG016", good, f"签名章右空 {std.STAMP_RIGHT} 字", f"右空 {right:.1f} 字", date.page, stamp)
    for post in doc.elements.signature[-1:]:
        gap = (stamp.left - post.right) / std.CELL_MM
        good = abs(gap - std.STAMP_POST_GAP) <= 2 * SLACK
        wanted = f"职务在签名章左边空 {std.STAMP_POST_GAP} 字"
        report.judge("SG016", good, wanted, f"空 {gap:.1f} 字", date.page, post.box)
