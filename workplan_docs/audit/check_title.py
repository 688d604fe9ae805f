"""The title and the recipients (7.3.1, 7.3.2)."""

from __future__ import annotations

import re
from itertools import pairwise

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_head import MIDDLE
from workplan_docs.audit.check_page import mm_text
from workplan_docs.audit.faces import CHINESE, Face
from workplan_docs.audit.geometry import Row, union
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.text.titlebreaks import forbidden_breaks
from workplan_docs.typeset import standard as std

_HOURGLASS = 2.0  # 字 by which a middle row must be shorter than both neighbours to be seen
_SHORTEST_LAST = 3


def check_title(doc: Measured, report: Report) -> None:
    """All rules of title and recipients."""
    rows = doc.elements.title
    if not rows:
        if doc.elements.mark and doc.elements.format in ("ordinary", "letter"):
            report.judge("TT020", False, "有标题", "没有认出", 1, severity=Severity.WARNING)
    else:
        _place(doc, rows, report)
        _look(rows, report)
        _breaks(rows, report)
        _outline(_own_rows(rows) if len(doc.elements.mark) > 1 else rows, report)
    _recipients(doc, report)


def _place(doc: Measured, rows: list[Row], report: Report) -> None:
    worst = max(rows, key=lambda r: abs(r.centre - MIDDLE))
    good = abs(worst.centre - MIDDLE) <= 2 * tol.CENTRE
    report.judge("TT020", good, f"中线 {mm_text(MIDDLE)}", mm_text(worst.centre), worst.page, worst.box)
    lines = [r for r in doc.elements.red_lines if r.box.bottom < rows[0].top]
    letter = doc.elements.format == "letter"
    head = [*([doc.elements.number] if doc.elements.number else []), *doc.elements.classified]
    if letter and head:
        gap = rows[0].top - max(r.bottom for r in head)
    elif lines and doc.elements.format == "ordinary":
        gap = rows[0].top - lines[-1].box.bottom
    else:
        return
    least, most = tol.empty_rows(std.TITLE_ROWS_BELOW_LINE, title=True)
    wanted = f"{std.TITLE_ROWS_BELOW_LINE} 行（{least:.0f}–{most:.0f} mm）"
    report.judge("TT021", least <= gap <= most, wanted, mm_text(gap), rows[0].page, rows[0].box)


def _look(rows: list[Row], report: Report) -> None:
    first, box = rows[0], union([r.box for r in rows])
    size = first.size
    good = abs(size - std.SIZE_2) <= 1 + tol.SIZE  # 21 pt in the old system of sizes
    report.judge("TT015", good, "2号（22 pt）", f"{size:.1f} pt", first.page, box)
    if first.face is not None:
        bold = first.is_bold and "Bold" not in first.glyphs[0].font  # a bold Song stands in for 小标宋
        good = first.face is Face.XIAOBIAOSONG and not bold
        found = CHINESE[first.face] + ("加粗" if first.is_bold else "")
        report.judge("TT015", good, "小标宋，不加粗", found, first.page, box)
    black = all(g.colour.is_black for r in rows for g in r.glyphs)
    report.judge("PG013", black, "标题黑色", "黑色" if black else "有别的颜色", first.page, box)
    longest = max(rows, key=lambda r: len(r.text))
    cells = (longest.right - longest.left) / std.mm(longest.size)
    good = cells <= std.TITLE_MAX_CHARS + 0.6
    report.judge(
        "TT013", good, f"不超过 {std.TITLE_MAX_CHARS} 字", f"{cells:.0f} 字", longest.page, longest.box
    )


def _breaks(rows: list[Row], report: Report) -> None:
    last, box = rows[-1], union([r.box for r in rows])
    good = last.text[-1] not in "。，；：、！？,.;:"
    report.judge("TT001", good, "没有标点", f"末尾是“{last.text[-1]}”", last.page, last.box)
    faults, at = forbidden_breaks("".join(row.text for row in rows)), 0
    for above, below in pairwise(rows):
        at += len(above.text)
        if at in faults:
            found = f"在“{above.text[-3:]}”和“{below.text[:3]}”之间断行，{faults[at]}"
            report.judge("TT012", False, "不拆开词组", found, above.page, box)


def _own_rows(rows: list[Row]) -> list[Row]:
    """The rows of a joint document's title from 关于 on; the organs' names stand above."""
    start = next((n for n, r in enumerate(rows) if "关于" in r.text), 0)
    return rows[start:]


def _outline(rows: list[Row], report: Report) -> None:
    """Trapezoid or diamond: no row between two longer ones, none of one or two characters at the end."""
    last, box = rows[-1], union([r.box for r in rows])
    widths = [(r.right - r.left) / std.mm(r.size) for r in rows]
    if len(rows) < 2:
        return
    hourglass = any(
        widths[n - 1] - w > _HOURGLASS and widths[n + 1] - w > _HOURGLASS
        for n, w in enumerate(widths[1:-1], 1)
    )
    kind_alone = len(rows) == 2 and re.fullmatch(p.KINDS, last.text) is not None  # the organ, below it 公告
    good = not hourglass and (len(last.text) >= _SHORTEST_LAST or kind_alone)
    report.judge(
        "TT014", good, "梯形或菱形", "、".join(f"{w:.0f}" for w in widths) + " 字", rows[0].page, box
    )


def _recipients(doc: Measured, report: Report) -> None:
    rows = doc.elements.recipients
    if not rows:
        return
    worst = max(rows, key=lambda r: abs(r.left - std.TYPE_AREA_LEFT))
    good = abs(worst.left - std.TYPE_AREA_LEFT) <= 2 * tol.EDGE
    report.judge("RC007", good, mm_text(std.TYPE_AREA_LEFT), mm_text(worst.left), worst.page, worst.box)
    last = rows[-1]
    report.judge("RC001", last.text.endswith("："), "：", last.text[-1], last.page, last.glyphs[-1].ink)
    if doc.elements.title and doc.elements.title[-1].page == rows[0].page:
        gap = rows[0].top - doc.elements.title[-1].bottom
        least, most = tol.empty_rows(std.RECIPIENTS_ROWS_BELOW_TITLE, title=True)
        wanted = f"{std.RECIPIENTS_ROWS_BELOW_TITLE} 行（{least:.0f}–{most:.0f} mm）"
        good = least <= gap <= most
        severity = None if gap < least else Severity.WARNING
        report.judge("RC020", good, wanted, mm_text(gap), rows[0].page, rows[0].box, severity=severity)
