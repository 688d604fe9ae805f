"""Signatures of a joint document (7.3.5.1, 7.3.5.2; formulas of gbt9704.md §9.3).

With seals they stand in columns, in issuer order, each with room for its seal, the last above the date; without
seals they stand under each other, and the sponsor's or the longest keeps to the formula of a single one.
"""

from __future__ import annotations

from itertools import pairwise

from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.geometry import Row, union
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.places import SLACK, from_right, is_unsealed, width_of
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

_FAR = 2.2  # rows: signatures so far apart leave room for seals


def is_joint(rows: list[Row]) -> bool:
    """Whether several organs sign."""
    return len(rows) > 1 or len(rows[0].names) > 1


def check_joint(doc: Measured, rows: list[Row], date: Row, report: Report) -> None:
    """The places of all signatures and of the date."""
    apart = any(b.baseline - a.baseline > _FAR * std.ROW for a, b in pairwise(rows))
    if apart or any(len(r.names) > 1 for r in rows):
        _sealed(rows, date, report)
        _room(rows, report)
    else:
        _unsealed(doc, rows, date, report)


def _sealed(rows: list[Row], date: Row, report: Report) -> None:
    """The last seal covers the last signature and the date (7.3.5.1)."""
    last = rows[-1].names[-1]
    offset = (last.centre - date.centre) / std.CELL_MM
    date_right = from_right(date)
    edge = std.TYPE_AREA_RIGHT - max(last.right - last.left, std.SEAL_DIAMETER) / 2
    good = abs(offset) <= SLACK or (last.centre < date.centre and abs(last.centre - edge) <= 2 * tol.EDGE)
    good = good and abs(date_right - std.SEALED_DATE_RIGHT) <= SLACK
    wanted = f"日期右空 {std.SEALED_DATE_RIGHT} 字，最后一个署名以日期居中"
    found = f"日期右空 {date_right:.1f} 字，最后一个署名的中线相差 {abs(offset) * std.CELL_MM:.1f} mm"
    report.judge("SG007", good, wanted, found, date.page, union([last.box, date.box]))


def _room(rows: list[Row], report: Report) -> None:
    """Seals neither cross nor touch, and a row of them stays inside the type area (7.3.5.1)."""
    least, radius = std.SEAL_DIAMETER, std.SEAL_DIAMETER / 2
    wanted = f"印章（直径约 {least:.0f} mm）不相交，不超出版心"
    clean = True
    for row in rows:
        for a, b in pairwise(row.names):
            if b.centre - a.centre < least:
                found = f"“{a.text}”和“{b.text}”的中线相距 {b.centre - a.centre:.1f} mm"
                clean = report.judge("SG017", False, wanted, found, row.page, row.box)
        for piece in row.names:
            out = max(std.TYPE_AREA_LEFT - piece.centre + radius, piece.centre + radius - std.TYPE_AREA_RIGHT)
            if out > 2 * tol.EDGE:
                found = f"“{piece.text}”的印章超出版心 {out:.1f} mm"
                clean = report.judge("SG017", False, wanted, found, row.page, piece.box)
    for above, below in pairwise(rows):
        if above.page == below.page and below.baseline - above.baseline < least - tol.EDGE:
            found = f"两排署名相距 {below.baseline - above.baseline:.1f} mm"
            clean = report.judge("SG017", False, wanted, found, below.page, below.box)
    if clean:
        report.judge("SG017", True, wanted, "位置够", rows[-1].page)


def _unsealed(doc: Measured, rows: list[Row], date: Row, report: Report) -> None:
    """Under each other from the sponsor's down, 2 字 in, the date 2 字 to the right (7.3.5.2)."""
    slack = 2 * SLACK * std.CELL_MM
    aligned = any(
        max(edges) - min(edges) <= slack
        for edges in ([r.left for r in rows], [r.right for r in rows], [r.centre for r in rows])
    )
    longest = max(rows, key=width_of)
    good = aligned and any(
        is_unsealed(from_right(r), from_right(date), width_of(r), width_of(date)) for r in (rows[0], longest)
    )
    wanted = f"署名上下对齐，右空 {std.UNSEALED_RIGHT} 字，日期首字比署名首字右移 2 字"
    found = (
        f"署名右空 {from_right(longest):.1f} 字，日期右空 {from_right(date):.1f} 字，"
        f"日期比署名右移 {(date.left - longest.left) / std.CELL_MM:.1f} 字"
    )
    box = union([*(r.box for r in rows), date.box])
    note = "加盖印章时，署名之间要留出印章的位置" if doc.sealed else ""
    good = good and not doc.sealed
    report.judge("SG008", good, wanted, found, date.page, box, note, Severity.ERROR)
