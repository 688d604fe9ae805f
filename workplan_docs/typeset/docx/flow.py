"""The paragraphs of an official document in the order of the text, each brought to its place on the page.

A paragraph's box begins half its leading above the em box of its first line: Word is assumed to part extra
leading evenly, LibreOffice puts the baseline at 80 % of an exact line. The two agree for a pitch of
0.38 / 0.3 of the type size, so what stands alone (mark, number) takes that pitch; grid rows at 29.5 pt
stand 0.98 mm lower in LibreOffice. Pages end where the suite ends them: no breaks but those that are meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.ooxml import PLAIN, Format, paragraph
from workplan_docs.typeset.docx.sections import PageKind, page_top
from workplan_docs.typeset.layout.keeping import is_closing
from workplan_docs.typeset.layout.places import Fragment, OfficialLayout

_SAME_PLACE = 0.3  # mm: a paragraph this near to where it falls anyway needs no spacing of its own


def box_top(top: float, pitch_pt: float, size_pt: float) -> float:
    """Top of the line box in mm whose em box begins at ``top``."""
    return top - std.mm(pitch_pt - size_pt) / 2


@dataclass(slots=True)
class Item:
    """A paragraph still to be written, so that the last one before a section's end can carry it."""

    style_id: str
    content: str
    form: Format = PLAIN

    def xml(self, section: str = "") -> str:
        """The paragraph."""
        return paragraph(self.style_id, self.content, self.form, section)


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Here ends a run of pages of one kind; what follows begins a page."""

    kind: PageKind


@dataclass(slots=True)
class Flow:
    """Keeps the lower edge of what was written last (mm on its page), None where only the suite knows it."""

    document: b.Document
    laid: OfficialLayout
    profile: std.Profile
    writer: Writer
    items: list[Item | str | SectionEnd] = field(default_factory=list)
    page: int = 0
    edge: float | None = 0.0
    new_page: bool = False
    kind: PageKind = "text"

    _places: dict[int, list[Fragment]] = field(default_factory=dict)  # by block

    def __post_init__(self) -> None:
        for fragment in self.laid.fragments:
            self._places.setdefault(fragment.block, []).append(fragment)
        if self.document.format == "letter":
            self.kind = "letter"

    def add(self, style: b.Style, content: str, form: Format = PLAIN) -> None:
        """A paragraph; the first one after a page break carries it."""
        if self.new_page:
            form = form.with_(page_break=True)
            self.new_page = False
        self.items.append(Item(self.writer.style(style), content, form))

    def add_anchor(self, form: Format) -> None:
        """A 1 pt paragraph, or as high as its pitch says."""
        if self.new_page:
            form = form.with_(page_break=True)
            self.new_page = False
        self.items.append(Item(self.writer.anchor_id, "", form))

    def end_section(self, following: PageKind) -> None:
        """End the pages of the present kind; a page break that was still to come is the section's.

        Nothing is ended twice: pages that hold nothing are not begun.
        """
        if self.items and not isinstance(self.items[-1], SectionEnd):
            self.items.append(SectionEnd(self.kind))
        self.new_page = False
        self.kind = following
        self.page = 0  # what comes next stands at the top of the page that the layout says

    def reopen_section(self) -> PageKind | None:
        """Take back the end of the section that nothing follows yet; returns its kind."""
        last = self.items[-1] if self.items else None
        if not isinstance(last, SectionEnd):
            return None
        self.items.pop()
        self.kind = last.kind
        return last.kind

    def space_to(self, wanted: float, height: float) -> int | None:
        """Spacing before in twips for what begins at ``wanted`` mm on this page and is ``height`` mm high."""
        if self.page == 0 or self.edge is None:
            self.page, self.edge = 1, page_top(self.document, self.profile, 1)
        before = max(0, std.twips(wanted - self.edge))
        self.edge = wanted + height
        return before or None

    def fragments(self, index: int, *roles: str) -> list[Fragment]:
        """The places of a block, or of its parts of these roles."""
        return [f for f in self._places.get(index, ()) if not roles or f.role in roles]

    def rows(self, index: int, *roles: str) -> list[list[Fragment]]:
        """The places of a block's parts by printed row, from the left."""
        found = sorted(self.fragments(index, *roles), key=lambda f: (f.page, round(f.top, 2), f.left))
        return [list(row) for _, row in groupby(found, key=lambda f: (f.page, round(f.top, 1)))]

    def next_is(self, index: int, kind: type) -> bool:
        """Whether a block of this kind comes next, blank rows aside."""
        blocks = self.document.blocks
        later = (blocks[i] for i in range(index + 1, len(blocks)))
        return isinstance(next((x for x in later if not isinstance(x, b.Blank)), None), kind)

    def stays_with_next(self, index: int) -> bool:
        """Whether what closes the text comes next and begins on the page where this block ends."""
        blocks = self.document.blocks
        later = (i for i in range(index + 1, len(blocks)) if not isinstance(blocks[i], b.Blank))
        following = next(later, index)
        own, then = self.fragments(index), self.fragments(following)
        if following == index or not is_closing(blocks[following]) or not own or not then:
            return False
        return own[-1].page == then[0].page

    def place(
        self, fragments: Sequence[Fragment], line_twips: int, below: float = 0.0, wanted: float | None = None
    ) -> int | None:
        """Spacing before in twips that brings a paragraph to its place; ``below`` mm hang under its lines.

        ``wanted`` is the top of the line box where it is not that of the first fragment's em box.
        """
        if not fragments:
            return None
        first, last = fragments[0], fragments[-1]
        pitch = line_twips / std.TWIPS_PER_PT
        if wanted is None:
            wanted = box_top(first.top, pitch, first.size_pt)
        fresh = self.new_page or self.page == 0
        if fresh or first.page != self.page:
            self.edge = page_top(self.document, self.profile, first.page)
        before = 0
        if (fresh or first.page == self.page) and self.edge is not None and wanted - self.edge > _SAME_PLACE:
            before = std.twips(wanted - self.edge)
        self.edge = wanted if self.edge is None else self.edge + before / std.TWIPS_PER_MM
        if last.page != first.page:
            self.edge = page_top(self.document, self.profile, last.page)
        self.edge += sum(len(f.lines) for f in fragments if f.page == last.page) * std.mm(pitch) + below
        self.page = last.page
        return before or None

    def pitch(self, fragments: Sequence[Fragment]) -> int:
        """Pitch in twips: the profile's, or the tightest of the pages that a paragraph stands on."""
        tight = [self.laid.tight_pitch_pt[f.page] for f in fragments if f.page in self.laid.tight_pitch_pt]
        return round(min(tight) * std.TWIPS_PER_PT) if tight else self.profile.pitch_twips

    def grid_form(self, fragments: Sequence[Fragment]) -> Format:
        """The format of a paragraph on the grid."""
        line = self.pitch(fragments)
        before = self.place(fragments, line)
        own = line if line != self.profile.pitch_twips else None
        return Format(before=before, line=own) if before or own else PLAIN
