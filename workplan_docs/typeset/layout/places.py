"""The result of the layout: where each block of an official document stands."""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.typeset.layout.lines import Line
from workplan_docs.typeset.standard import mm


@dataclass(frozen=True, slots=True)
class Fragment:
    """The lines of one block on one page.

    ``block`` is the index in ``document.blocks``; a block that runs over pages has several fragments.
    ``top`` is the distance in mm from the paper's top edge to the top of the em box of the first line,
    ``left`` that from the paper's left edge (the paragraph's indent not included). ``role`` tells the
    parts of a signing block and of an imprint apart; elsewhere it is the name of the style.
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
class SigningPlace:
    """Left edges of signature and date in mm from the paper's edge, blank rows above the signature."""

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
    """One row of the imprint: text at the left, text at the right, set lines of the left one."""

    left: str
    right: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ImprintPlace:
    """On which page the imprint stands, and whether a blank page comes before it."""

    page: int
    blank_page_before: bool
    rows: tuple[ImprintRow, ...]
    height: float


@dataclass(frozen=True, slots=True)
class OfficialLayout:
    """Everything that both writers need to know of a laid out official document.

    ``held`` are the blocks that moved to a new page, in whole or in part, to stay with what follows them;
    everywhere else the text flows as it would without such a wish. ``tight_pitch_pt`` maps a page that was
    tightened under 7.3.5.5 to its pitch. ``short_lines`` counts full lines that miss the right edge.
    """

    fragments: tuple[Fragment, ...]
    pages: int
    mark: MarkFit | None
    red_line: float | None
    title_lines: dict[int, tuple[str, ...]]
    signing: dict[int, SigningPlace]
    tight_pitch_pt: dict[int, float]
    imprint: ImprintPlace | None
    held: frozenset[int]
    short_lines: int
