"""Where signature and date stand, in 字 from the right edge, and the formulas of 7.3.5.2 (gbt9704.md §9.3)."""

from __future__ import annotations

from workplan_docs.audit.geometry import Row
from workplan_docs.typeset import standard as std

SLACK = 0.6  # 字, of the formulas


def from_right(row: Row) -> float:
    """Distance of a row's end from the right edge of the type area in 字."""
    return (std.TYPE_AREA_RIGHT - row.right) / std.CELL_MM


def width_of(row: Row) -> float:
    """Width of a row in 字."""
    return (row.right - row.left) / std.CELL_MM


def is_unsealed(sig_right: float, date_right: float, sig_width: float, date_width: float) -> bool:
    """Either formula of 7.3.5.2: both are accepted where they come close to each other."""
    first = (
        abs(sig_right - std.UNSEALED_RIGHT) <= SLACK
        and abs(date_right - (sig_width - date_width)) <= 2 * SLACK
    )
    second = (
        abs(date_right - std.UNSEALED_RIGHT) <= SLACK
        and abs(sig_right - (date_width - sig_width + 2 * std.UNSEALED_RIGHT)) <= 2 * SLACK
    )
    return (first and date_right >= -SLACK) or (second and date_width - sig_width > -2 - SLACK)
