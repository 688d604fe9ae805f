"""How far a figure of the standard may be missed on a page; lengths in mm, widths in 字.

The standard's own where it has any (5.2.1: 1 mm at head and binding side; 6.1: 1 mm of the plate); the others
are measuring errors, or the span between the ways in which offices count empty rows.
"""

from __future__ import annotations

from workplan_docs.typeset import standard as std
from workplan_docs.typeset.figures import about


def _of(figure: float, otherwise: float) -> float:
    """The tolerance that the table of figures gives, in the figure's own unit."""
    known = about(figure)
    return otherwise if known is None or known.tolerance is None else known.tolerance


PAPER = _of(std.PAGE_WIDTH, 2.0)  # trimmed size, 6.3
EDGE = _of(std.TYPE_AREA_TOP, 1.0)  # head and binding side, 5.2.1; plate, 6.1
MARK = _of(std.MARK_TOP, 1.0)
RED_LINE = _of(std.RED_LINE_BELOW_NUMBER, 0.5)
PAGE_NUMBER = _of(std.PAGE_NUMBER_DASH_BELOW, 1.0)
CENTRE = 1.0
INSET = 0.6  # of one 字 at page numbers and imprint
CELLS = 0.5  # 字, of a place
INDENT = 0.3  # 字, of the first row of a paragraph
RULE = 0.1  # thickness
SIZE = 0.3  # pt
SIZE_3 = (15.75, 16.0)  # pt: 号数制 and the point system
PITCH = (28.9, 29.65)  # pt: what sets 22 rows that fill 225 mm (three derivations of 行)
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
