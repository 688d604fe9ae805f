"""Every figure of GB/T 9704-2012 that the program uses, once, with its clause and strength.

CSS, DOCX styles, layout and measurements all read this module. Lengths are millimetres unless a name
says otherwise. Strength: 规定 must, 一般 normally, 推荐 recommended, 实务 practice, 推算 arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MM_PER_PT = 25.4 / 72
TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_PT = 20


def mm(pt: float) -> float:
    """Points to millimetres."""
    return pt * MM_PER_PT


def pt(millimetres: float) -> float:
    """Millimetres to points."""
    return millimetres / MM_PER_PT


def twips(millimetres: float) -> int:
    """Millimetres to whole twips, rounded."""
    return round(millimetres * TWIPS_PER_MM)


# 5.1–5.2: paper and type area (规定)
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TYPE_AREA_TOP = 37.0  # 天头, 5.2.1
TYPE_AREA_LEFT = 28.0  # 订口, 5.2.1
TYPE_AREA_WIDTH, TYPE_AREA_HEIGHT = 156.0, 225.0  # 版心, 5.2.1
TYPE_AREA_RIGHT = TYPE_AREA_LEFT + TYPE_AREA_WIDTH  # 184
TYPE_AREA_BOTTOM = TYPE_AREA_TOP + TYPE_AREA_HEIGHT  # 262
LINES, CHARS = 22, 28  # 5.2.3 (一般)

# Type sizes in pt (5.2.2 and the Word names of the 号)
SIZE_2, SIZE_3, SIZE_4 = 22.0, 16.0, 14.0  # 二号 三号 四号
SIZE_SMALL_4, SIZE_5 = 12.0, 10.5  # 小四 五号
CELL_PT = pt(TYPE_AREA_WIDTH) / CHARS  # 15.794 pt: one 字 of the grid; 三号 in the PDF (推算, §1.2)
CELL_MM = TYPE_AREA_WIDTH / CHARS
DOCX_SPACING_TWIPS = -5  # makes 28 三号 characters fit 156 mm in every suite (measured)

# 行 (3.2) with 三号 = 5.54 mm: GB/T 33476.2 annex A
SIZE_3_MM = 5.54
LINE_GAP = 4.84  # 7/8 of a 三号 character
ROW = 10.39  # one 行, edge to edge distances in the head
TITLE_PITCH_PT = 36.0  # 22 pt + 14 pt, 3.2

# 7.2: head of the document (版头)
MARK_TOP = 72.0  # glyph tops: 35 mm below the type area (7.2.4, 规定)
MARK_MAX_PT = 42.0  # 初号; no size is given, practice
MARK_MIN_PT = 22.0
MARK_WIDTH = TYPE_AREA_WIDTH
NUMBER_ROWS_BELOW_MARK = 2  # 7.2.5
RED_LINE_BELOW_NUMBER = 4.0  # 7.2.7
RED_LINE_PT = 1.0  # thickness: practice 0.35–0.7 mm
RED = "#FF0000"

# 7.3: body
TITLE_ROWS_BELOW_LINE = 2  # 7.3.1
RECIPIENTS_ROWS_BELOW_TITLE = 1  # 7.3.2
PARAGRAPH_INDENT = 2  # 字, 7.3.3
TITLE_MAX_CHARS = 20  # 推算: 442.2 / 22
ENCLOSURE_TITLE_ROW = 3  # 7.3.7
SEALED_DATE_RIGHT = 4  # 字, 7.3.5.1
UNSEALED_RIGHT = 2  # 字, 7.3.5.2
SEALED_BLANK_ROWS = 2  # 推算 (§5.16)
UNSEALED_BLANK_ROWS = 1  # 7.3.5.2
DATE_WIDTH = 7.0  # 字: 　　年　月　日, as wide as 2023年12月31日
TIGHTEST_PITCH_PT = 26.5  # declared bound for 7.3.5.5

# 7.4: imprint (版记)
IMPRINT_OUTER_PT, IMPRINT_INNER_PT = 1.0, 0.75  # 0.35 and 0.25 mm (推荐)
IMPRINT_INSET = 1  # 字 at both sides
IMPRINT_PITCH_PT = 28.0  # 实务: a 四号 row

# 7.5: page number
PAGE_NUMBER_DASH_BELOW = 7.0  # dash centre below the type area: y = 269
PAGE_NUMBER_INSET = 1  # 字 (四号)

# 10: special formats
LETTER_MARK_TOP = 30.0  # glyph tops below the paper's edge (10.1, 规定)
LETTER_LINE_WIDTH = 170.0  # double lines, centred on the paper (10.1, 规定)
LETTER_LINE_BELOW_MARK = 4.0
LETTER_LOWER_LINE = PAGE_HEIGHT - 20.0  # y of the lower double line, first page only (10.1, 规定)
LETTER_GAP = LINE_GAP  # below the upper line and above the lower one: 7/8 of a 三号 character
LETTER_THICK_PT, LETTER_THIN_PT = 2.25, 0.75  # weights: practice
LETTER_SPLIT_PT = 1.0  # white between the thick and the thin line
ORDER_MARK_TOP = 57.0  # 20 mm below the type area's top (10.2, 规定)


@dataclass(frozen=True, slots=True)
class Profile:
    """How a word processor's page box is set so that the ink falls where the standard wants it."""

    name: Literal["exact", "compat"]
    top: float
    bottom: float
    pitch_twips: int

    @property
    def pitch_pt(self) -> float:
        """Exact line pitch in points."""
        return self.pitch_twips / TWIPS_PER_PT

    @property
    def pitch(self) -> float:
        """Exact line pitch in millimetres."""
        return mm(self.pitch_pt)

    @property
    def page_box_bottom(self) -> float:
        """Lower edge of the word processor's text box, from the paper's top edge."""
        return PAGE_HEIGHT - self.bottom

    @property
    def raise_to_type_area(self) -> float:
        """How far the page box reaches below the type area; the imprint is raised by it."""
        return TYPE_AREA_TOP - self.top


EXACT = Profile("exact", 34.58, 32.58, 590)  # GB/T 33476.2: half the leading taken off both ends
COMPAT = Profile("compat", 37.0, 35.0, 579)  # plain margins; 579 is the largest pitch with 22 lines
PROFILES = {p.name: p for p in (EXACT, COMPAT)}

# Working papers (sheets-and-reports.md): practice throughout, the standard says nothing of them
SHEET_TOP, SHEET_MARGIN = 25.0, 20.0  # A4 landscape, bound at the long edge
SHEET_WIDTH = PAGE_HEIGHT - 2 * SHEET_MARGIN  # 257
FORM_WIDTH = TYPE_AREA_WIDTH
FORM_TOP, FORM_BOTTOM = 25.0, 20.0
CELL_PITCH_PT = 15.0
CELL_PADDING = 0.8  # mm at the left and right of a cell's text
TABLE_OUTER_PT, TABLE_INNER_PT = 1.0, 0.5
CELL_PADDING_ABOVE = 0.5  # mm above and below a cell's text
TABLE_DISTANCE = 3.0  # mm between a table and what follows it
PAPER_FOOT_BELOW = 5.0  # mm from the text area to the foot of a paper
ROW_MAY_SPLIT = 150.0  # a table row taller than this may be parted by a page break
