"""Pages of an official document: sections with their margins, headers and feet.

The first page of a letter (10.1) begins higher and ends lower than the type area, but margins belong to a
section, and text flows only inside one. So the letter's section has the margins of its first page, and the
headers and feet of the pages after it are as high as brings their text back to the ordinary box: Word and
LibreOffice both let a high header or foot push the text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import furniture, names
from workplan_docs.typeset.docx.ooxml import NEUTRAL_PITCH
from workplan_docs.typeset.options import ORDINARY_PAGES, PageOptions

PageKind = Literal["text", "plain", "landscape", "letter"]
Margins = tuple[float, float, float, float]  # top, right, bottom, left in mm

HEADER_DISTANCE = 15.0  # mm from the paper's edge
_LETTER_TOP = 27.0  # mm: lowest upper edge of a letter's text box, above the line box of its mark
_LETTER_LINE = std.mm(std.LETTER_THICK_PT + std.LETTER_SPLIT_PT + std.LETTER_THIN_PT)
_LETTER_FOOT = std.PAGE_HEIGHT - std.LETTER_LOWER_LINE - _LETTER_LINE / 2  # its middle is at y = 277
_HAIR = 0.1  # mm
_SIDE_FOOT = 10.0  # mm: foot of a landscape page, which holds nothing but the turned number's anchor


def page_top(document: b.Document, profile: std.Profile, page: int) -> float:
    """Upper edge of the text box in mm.

    LibreOffice centres what the grid leaves of a text box, so a letter's first page is a whole number of
    grid rows high (and a hair, for the rounding to twips).
    """
    if document.format != "letter" or page != 1:
        return profile.top
    pitch = grid_pitch(profile) / std.TWIPS_PER_MM
    bottom = page_bottom(document, profile, page) - _HAIR
    return bottom - math.ceil((bottom - _LETTER_TOP) / pitch) * pitch


def page_bottom(document: b.Document, profile: std.Profile, page: int) -> float:
    """Lower edge of the text box: a letter's first page may be filled to 4.84 mm above its lower line."""
    if document.format != "letter" or page != 1:
        return profile.page_box_bottom
    return std.LETTER_LOWER_LINE - std.LETTER_GAP + (profile.pitch - std.mm(std.SIZE_3)) / 2


def number_box(profile: std.Profile) -> float:
    """Height in mm of the page number's line box."""
    return std.mm(profile.number_pt * NEUTRAL_PITCH)


def foot_distance(profile: std.Profile) -> float:
    """Distance of the foot's lower edge from the paper's, in mm.

    Its em box, with the dash in the middle, is centred 7 mm below the type area (7.5).
    """
    return std.PAGE_HEIGHT - std.TYPE_AREA_BOTTOM - profile.number_below - number_box(profile) / 2


def grid_pitch(profile: std.Profile) -> int:
    """Pitch of the page's grid in twips: the largest that has 22 rows in the ordinary text box.

    LibreOffice centres what the grid leaves (0.45 mm at 590 twips, measured); the paragraphs' own exact
    pitch is the profile's.
    """
    return std.twips(profile.page_box_bottom - profile.top) // std.LINES


def page_size(landscape: bool) -> str:
    """``w:pgSz`` of A4."""
    width, height = std.twips(std.PAGE_WIDTH), std.twips(std.PAGE_HEIGHT)
    if landscape:
        return f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'
    return f'<w:pgSz w:w="{width}" w:h="{height}"/>'


def section(
    references: str, page: str, margins: Margins, foot: float, grid: str = "", first: str = ""
) -> str:
    """``w:sectPr`` of a section that begins a page."""
    top, right, bottom, left = (std.twips(m) for m in margins)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>{page}<w:pgMar w:top="{top}" w:right="{right}" '
        f'w:bottom="{bottom}" w:left="{left}" w:header="{std.twips(HEADER_DISTANCE)}" '
        f'w:footer="{std.twips(foot)}" w:gutter="0"/><w:cols w:space="0"/>{first}{grid}</w:sectPr>'
    )


def official_margins(profile: std.Profile) -> Margins:
    """Margins of an ordinary page."""
    return profile.top, profile.right, profile.bottom, profile.left


def line_grid(profile: std.Profile, options: PageOptions = ORDINARY_PAGES) -> str:
    """``w:docGrid`` with 22 rows."""
    pitch = grid_pitch(profile)
    if not options.characters:
        return f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/>'
    wanted = std.twips(std.TYPE_AREA_WIDTH) / std.TWIPS_PER_PT / std.CHARS
    space = math.floor((wanted - std.SIZE_3) * 4096)  # 1/4096 pt beside Normal's size
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{pitch}" w:charSpace="{space}"/>'


@dataclass(slots=True)
class Sections:
    """Writes the sections of one document and keeps the parts that they refer to."""

    document: b.Document
    profile: std.Profile
    ids: Mapping[str, str]
    options: PageOptions = ORDINARY_PAGES
    parts: dict[str, str | bytes] = field(default_factory=dict)

    def xml(self, kind: PageKind) -> str:
        """The section properties that end the pages of a kind."""
        if kind == "letter":
            return self._letter()
        if kind == "landscape":
            return self._landscape()
        grid = line_grid(self.profile, self.options)
        margins = official_margins(self.profile)
        references = self._bare_headers()
        if kind == "plain":
            foot = furniture.empty_footer(self.ids[names.PAGE_NUMBER])
            references += self._refer("footer", 3, foot, "even", "default")
        else:
            references += self._refer("footer", 2, self._number(even=True), "even")
            references += self._refer("footer", 1, self._number(even=False), "default")
        return section(references, page_size(landscape=False), margins, foot_distance(self.profile), grid)

    def _number(self, even: bool, above: float = 0.0, below: float = 0.0) -> str:
        style, anchor = self.ids[names.PAGE_NUMBER], self.ids[names.ANCHOR]
        return furniture.page_number_footer(style, even, self.profile, anchor, above, below)

    def _refer(self, kind: Literal["header", "footer"], number: int, part: str, *pages: str) -> str:
        name = f"word/{kind}{number}.xml"
        self.parts[name] = part
        return "".join(f'<w:{kind}Reference w:type="{p}" r:id="{part_id(name)}"/>' for p in pages)

    def _bare_headers(self) -> str:
        """Sections after a letter's pages would inherit its high headers."""
        if self.document.format != "letter":
            return ""
        return self._refer("header", 1, furniture.spacing_header(self.ids[names.ANCHOR]), "even", "default")

    def _letter(self) -> str:
        anchor = self.ids[names.ANCHOR]
        foot = foot_distance(self.profile)
        number_top = std.PAGE_HEIGHT - foot - number_box(self.profile)
        room = {"above": number_top - self.profile.page_box_bottom, "below": foot - _LETTER_FOOT}
        high = furniture.spacing_header(anchor, self.profile.top - HEADER_DISTANCE)
        references = "".join(
            (
                self._refer("header", 1, furniture.spacing_header(anchor), "first"),
                self._refer("header", 2, high, "even", "default"),
                self._refer("footer", 4, furniture.letter_footer(anchor, self.profile.red), "first"),
                self._refer("footer", 6, self._number(even=True, **room), "even"),
                self._refer("footer", 5, self._number(even=False, **room), "default"),
            )
        )
        top, bottom = page_top(self.document, self.profile, 1), page_bottom(self.document, self.profile, 1)
        _, right, _, left = official_margins(self.profile)
        margins = (top, right, std.PAGE_HEIGHT - bottom, left)
        page = page_size(landscape=False)
        grid = line_grid(self.profile, self.options)
        return section(references, page, margins, _LETTER_FOOT, grid, "<w:titlePg/>")

    def _landscape(self) -> str:
        """The portrait page turned clockwise: its left edge is the top, its foot is at the left (clause 8)."""
        style, anchor = self.ids[names.PAGE_NUMBER], self.ids[names.ANCHOR]
        references = self._bare_headers() + "".join(
            self._refer(
                "footer",
                7 + even,
                furniture.side_number_footer(style, bool(even), anchor, self.profile),
                page,
            )
            for even, page in ((1, "even"), (0, "default"))
        )
        margins = (
            std.TYPE_AREA_LEFT,
            std.TYPE_AREA_TOP,
            std.PAGE_WIDTH - std.TYPE_AREA_RIGHT,
            std.PAGE_HEIGHT - std.TYPE_AREA_BOTTOM,
        )
        return section(references, page_size(landscape=True), margins, _SIDE_FOOT)


def part_id(name: str) -> str:
    """The relation id of a header or foot."""
    stem = name.removeprefix("word/").removesuffix(".xml")
    return f"rId{stem.capitalize()}"
