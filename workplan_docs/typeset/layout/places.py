"""The result of the layout: where each block of an official document stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from workplan_docs.documents.blocks import Row
from workplan_docs.typeset.layout.lines import Line
from workplan_docs.typeset.standard import TABLE_OUTER_PT, mm


@dataclass(frozen=True, slots=True)
class Fragment:
    """The lines of one block on one page.

    ``block`` is the index in ``document.blocks``; a block that runs over pages has several fragments.
    ``top`` is the distance in mm from the paper's top edge to the top of the em box of the first line,
    ``left`` that from the paper's left edge (the paragraph's indent not included). ``role`` tells the
    parts of a block apart; elsewhere it is the name of the style. On a landscape page both are counted
    from the corner of the turned sheet.
    """

    block: int
    page: int
    top: float
    left: float
    size_pt: float
    pitch_pt: float
    lines: tuple[Line, ...]
    role: str
    first: bool = True
    scale_percent: int = 100

    @property
    def bottom(self) -> float:
        """Bottom of the em box of the last line, in mm from the paper's top edge."""
        return self.top + mm(self.pitch_pt * (len(self.lines) - 1) + self.size_pt)


@dataclass(frozen=True, slots=True)
class MarkFit:
    """How the issuer mark is set: size in pt, horizontal scale in per cent, em box top and bottom in mm."""

    size_pt: float
    scale_percent: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A red line (版头分隔线) or double line (10.1); ``weights`` in pt from the top down, ``split`` between.

    ``top_mm`` is the upper edge of the first line on page 1, ``left_mm`` counts from the paper's edge.
    """

    top_mm: float
    left_mm: float
    width_mm: float
    weights: tuple[float, ...]
    split_pt: float = 0.0

    @property
    def height_mm(self) -> float:
        """From the upper edge of the first line to the lower edge of the last."""
        return mm(sum(self.weights) + self.split_pt * (len(self.weights) - 1))

    @property
    def bottom_mm(self) -> float:
        """Lower edge of the last line."""
        return self.top_mm + self.height_mm


@dataclass(frozen=True, slots=True)
class TableSlice:
    """The rows of a table that stand on one page; ``heights`` in mm, the repeated head's rows included."""

    block: int
    page: int
    top: float
    left: float
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    heights: tuple[float, ...]

    @property
    def bottom(self) -> float:
        """Lower edge of the frame; a row's height holds the inner rules alone, so the frame comes on top."""
        return self.top + sum(self.heights) + mm(TABLE_OUTER_PT)


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Where the first 署名 and the date stand.

    Left edges in mm from the paper's edge, blank rows above the signature.
    """

    signature_left: float
    date_left: float
    blank_rows: int
    signature_width: float
    date_width: float
    date_text: str
    signature_right_chars: float
    date_right_chars: float


@dataclass(frozen=True, slots=True)
class ImprintRow:
    """One row of the imprint: text at the left, text at the right, set lines of the left one.

    ``lines`` hang after ``label`` (with its colon). ``ruled``: a thin line parts it from the row above;
    主送 and 抄送 have none between them (7.4.2).
    """

    left: str
    right: str
    lines: tuple[Line, ...]
    label: str = ""
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class ImprintPlace:
    """On which page the imprint stands, and whether a blank page comes before it."""

    page: int
    blank_page_before: bool
    rows: tuple[ImprintRow, ...]
    height: float
    ruled: bool = True  # a letter's has no lines at all (10.1)


@dataclass(frozen=True, slots=True)
class OfficialLayout:
    """Everything that both writers need to know of a laid out official document.

    ``held`` are the blocks that moved to a new page, in whole or in part, to stay with what follows them;
    everywhere else the text flows as it would without such a wish. ``tight_pitch_pt`` maps a page that was
    tightened under 7.3.5.5 to its pitch, ``tight_chars`` a block whose characters were set closer to the em
    taken from each. ``short_lines`` counts full lines that miss the right edge. ``unnumbered`` pages carry
    no number, ``landscape`` ones are turned.
    """

    fragments: tuple[Fragment, ...]
    pages: int
    mark: MarkFit | None
    red_lines: tuple[Rule, ...]
    title_lines: dict[int, tuple[str, ...]]
    signing: dict[int, SigningPlace]
    tight_pitch_pt: dict[int, float]
    imprint: ImprintPlace | None
    held: frozenset[int]
    short_lines: int
    tables: tuple[TableSlice, ...] = ()
    unnumbered: frozenset[int] = frozenset()
    landscape: frozenset[int] = frozenset()
    tight_chars: dict[int, float] = field(default_factory=dict)

    @property
    def red_line(self) -> float | None:
        """Centre of the single red line under the number, where there is one."""
        single = next((rule for rule in self.red_lines if len(rule.weights) == 1), None)
        return single.top_mm + single.height_mm / 2 if single else None
