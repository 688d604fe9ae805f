"""What a printed page consists of for the audit: glyphs, rows, rules, in mm from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from workplan_docs.audit.faces import Face, face_of_font
from workplan_docs.typeset import standard as std

EM_ABOVE = 0.88  # of a CJK em box stands above the baseline in every face of the field, the rest below
_RED_LEAST, _RED_OTHERS = 150, 110  # a red ink of 8 bits a channel, screen red and CMYK 0/80/80/0 alike
_BLACK_MOST = 80
_GAP = 1.6  # em; wider gaps part a row
_NAME_GAP, _SHORTEST_ORGAN = 0.7, 3  # em between, characters of signatures side by side


class Box(NamedTuple):
    """A rectangle on a page in mm."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent."""
        return self.right - self.left

    @property
    def centre(self) -> float:
        """Horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


def union(boxes: list[Box]) -> Box:
    """The smallest box around all of them (at least one)."""
    return Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )


class Colour(NamedTuple):
    """Red, green, blue of 0–255."""

    red: int
    green: int
    blue: int

    @property
    def is_red(self) -> bool:
        """Whether people would call it red."""
        return self.red >= _RED_LEAST and self.green <= _RED_OTHERS and self.blue <= _RED_OTHERS

    @property
    def is_black(self) -> bool:
        """Whether it prints as black."""
        return max(self) <= _BLACK_MOST


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character: ``left``/``right`` bound its advance, ``ink`` its outline; size in pt."""

    text: str
    left: float
    right: float
    ink: Box
    baseline: float
    size: float
    font: str
    bold: bool
    colour: Colour


@dataclass
class Row:
    """Glyphs on one baseline, left to right; ideographic and other spaces are not among them."""

    page: int
    glyphs: list[Glyph]

    @cached_property
    def text(self) -> str:
        """What is printed."""
        return "".join(g.text for g in self.glyphs)

    @property
    def left(self) -> float:
        """Left edge of the first character's cell."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Right edge of the last character's cell."""
        return self.glyphs[-1].right

    @property
    def centre(self) -> float:
        """Horizontal middle of the cells."""
        return (self.left + self.right) / 2

    @cached_property
    def ink(self) -> Box:
        """What the outlines cover."""
        return union([g.ink for g in self.glyphs])

    @cached_property
    def size(self) -> float:
        """Type size in pt: the median over the row."""
        return median(g.size for g in self.glyphs)

    @cached_property
    def baseline(self) -> float:
        """Height of the baseline."""
        return median(g.baseline for g in self.glyphs)

    @property
    def top(self) -> float:
        """Upper edge of the em box."""
        return self.baseline - EM_ABOVE * std.mm(self.size)

    @property
    def bottom(self) -> float:
        """Lower edge of the em box."""
        return self.top + std.mm(self.size)

    @property
    def box(self) -> Box:
        """Cells and ink together, for marking."""
        return union([self.ink, Box(self.left, self.top, self.right, self.bottom)])

    @cached_property
    def pieces(self) -> list[Row]:
        """What wide gaps part, each as a row: document number and signer."""
        return self._split(_GAP)

    @cached_property
    def names(self) -> list[Row]:
        """Names of organs side by side, which stand closer to each other; a spaced name is one."""
        split = self._split(_NAME_GAP)
        return split if min(len(piece.glyphs) for piece in split) >= _SHORTEST_ORGAN else self.pieces

    def _split(self, gap: float) -> list[Row]:
        groups = [[self.glyphs[0]]]
        for before, after in pairwise(self.glyphs):
            if after.left - before.right > gap * std.mm(self.size):
                groups.append([])
            groups[-1].append(after)
        return [Row(self.page, group) for group in groups] if len(groups) > 1 else [self]

    @property
    def parts(self) -> list[str]:
        """The texts of its pieces."""
        return [piece.text for piece in self.pieces]

    @property
    def is_red(self) -> bool:
        """Whether most of it is red."""
        return 2 * sum(g.colour.is_red for g in self.glyphs) > len(self.glyphs)

    @property
    def is_bold(self) -> bool:
        """Whether most of it is bold."""
        return 2 * sum(g.bold for g in self.glyphs) > len(self.glyphs)

    @cached_property
    def face(self) -> Face | None:
        """The face of most hanzi; None where its font is not known."""
        faces = [face_of_font(g.font) for g in self.glyphs if "\u4e00" <= g.text <= "\u9fff"]
        faces = faces or [face_of_font(g.font) for g in self.glyphs]
        return max(faces, key=faces.count)


class Rule(NamedTuple):
    """A long horizontal line as printed: its ink, thickness in mm by darkness, and its colour."""

    box: Box
    thickness: float
    colour: Colour


@dataclass
class Page:
    """One page as it is shown; ``number`` counts from 1, ``ink`` bounds everything printed.

    ``turned_rows`` are rows that are upright only when the page is turned clockwise by so many degrees; their
    places are those on the page so turned.
    """

    number: int
    width: float
    height: float
    rows: list[Row]
    rules: list[Rule]
    ink: Box | None
    red_areas: list[Box] = field(default_factory=list)
    turned: int = 0  # characters not set upright
    turned_rows: dict[int, list[Row]] = field(default_factory=dict)
    unknown_text: int = 0  # characters whose code the file does not tell
    tables: list[Box] = field(default_factory=list)

    @property
    def portrait(self) -> bool:
        """Whether it is an upright sheet."""
        return self.height > self.width

    @property
    def empty(self) -> bool:
        """Whether nothing is printed on it."""
        return self.ink is None and not self.rows

    @property
    def text_rows(self) -> list[Row]:
        """Rows above the foot of the type area (in a letter above the lower double line), tables left out."""
        low = [r.box.top for r in self.rules if r.colour.is_red and r.box.top > std.TYPE_AREA_BOTTOM]
        foot = min(low, default=std.TYPE_AREA_BOTTOM + std.PAGE_NUMBER_DASH_BELOW / 2)
        return [
            r
            for r in self.rows
            if r.bottom < foot and not any(t.top - 1 <= r.baseline <= t.bottom + 1 for t in self.tables)
        ]
