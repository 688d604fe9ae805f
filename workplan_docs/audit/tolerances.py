"""How far a figure of the standard may be missed on a page; lengths in mm, widths in 字.

The standard's own where it has any (5.2.1: 1 mm at head and binding side; 6.1: 1 mm of the plate); the others
are measuring errors, or the span between the ways in which offices count empty rows.
"""

from __future__ import annotations

from workplan_docs.typeset import standard as std
from workplan_docs.typeset.figures import about


def _of(figure: float) -> float:
    """The tolerance that the table of figures gives, in the figure's own unit."""
    known = about(figure)
    assert known is not None, "not a figure of the table"
    assert known.tolerance is not None, "a figure without a tolerance"
    return known.tolerance


PAPER = _of(std.PAGE_WIDTH)  # trimmed size, 6.3
EDGE = _of(std.TYPE_AREA_TOP)  # head and binding side, 5.2.1; plate, 6.1
MARK = _of(std.MARK_TOP)
RED_LINE = _of(std.RED_LINE_BELOW_NUMBER)
PAGE_NUMBER = _of(std.PAGE_NUMBER_DASH_BELOW)
CELLS = _of(std.SEALED_DATE_RIGHT)  # 字, of a place
RULE = std.mm(_of(std.IMPRINT_OUTER_PT))  # thickness
CENTRE = 1.0
INSET = 0.6  # of one 字 at page numbers and imprint
INDENT = 0.3  # 字, of the first row of a paragraph
SIZE = 0.3  # pt
SIZE_3 = (std.SIZE_3_OLD, std.SIZE_3)  # pt: 号数制 and the point system
PITCH = (
    std.PITCH_LEAST_PT,
    std.PITCH_MOST_PT,
)  # what sets 22 rows that fill 225 mm (three derivations of 行)
ENGINE = 1.0  # LibreOffice sets the baseline at 80 % of an exact row, 0.9 mm low

# 22 rows of the defined height (3.2, with 三号 = 5.54 mm) end a little above the lower edge of the type area.
ROWS_SHORT = std.TYPE_AREA_HEIGHT - (std.LINES - 1) * std.ROW - std.SIZE_3_MM + 0.2

# Empty rows between two elements: edge to edge as the definition of 行 has it (n rows), or n empty paragraphs
# of a word processor with the leading of the rows around them.
_LEADING = std.LINE_GAP
LESS, MORE = 2.0, 2.5


def empty_rows(rows: int, title: bool = False) -> tuple[float, float]:
    """Least and most distance between the em boxes around so many empty rows."""
    more = _LEADING * (2 if title else 1)
    return rows * std.ROW - LESS, rows * std.ROW + more + MORE
