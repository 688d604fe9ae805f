"""The body of an official document: every block where the layout put it, as spacing before its paragraph.

A paragraph's box begins half its leading above the em box of its first line: Word is assumed to part extra
leading evenly, LibreOffice puts the baseline at 80 % of an exact line. The two agree for a pitch of
0.38 / 0.3 of the type size, so mark and number, which stand alone, take that pitch; grid rows at 29.5 pt
stand 0.98 mm lower in LibreOffice. Pages end where the suite ends them: no breaks but those that are meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.imprint import imprint
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.ooxml import BREAK, NEUTRAL_PITCH, PLAIN, TAB, Format, paragraph, run
from workplan_docs.typeset.docx.tables import table
from workplan_docs.typeset.layout.head import signature_text
from workplan_docs.typeset.layout.places import Fragment, OfficialLayout, SigningPlace
from workplan_docs.typeset.styles import STYLES

_SAME_PLACE = 0.3  # mm: a paragraph this near to where it falls anyway needs no spacing of its own
_HEAD_ROLES = ("issuer-mark", "document-number", "title")
_SHORT = 3  # lines of a paragraph that may be kept whole with the next one
_MAY_JUMP = 8  # lines of one that the layout carried over
_MAX_TAB = 27  # 字: a signature wider than this has no room for a centre tab


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


@dataclass(slots=True)
class OfficialBody:
    """Writes the blocks in order, keeping the lower edge of the paragraph above (mm on its page)."""

    document: b.Document
    laid: OfficialLayout
    profile: std.Profile
    writer: Writer
    items: list[Item | str] = field(default_factory=list)
    page: int = 0
    edge: float = 0.0
    new_page: bool = False

    def write(self, section: str, blank_section: str) -> str:
        """The body without its last section; the sections end pages before the imprint where needed."""
        for index, block in enumerate(self.document.blocks):
            self._block(index, block)
        return self._with_imprint(section, blank_section)

    def _block(self, index: int, block: b.Block) -> None:
        if isinstance(block, b.PageBreak):
            self.new_page = bool(self.items)
        elif isinstance(block, b.Paragraph):
            self._paragraph(index, block)
        elif isinstance(block, b.IssuerMark):
            self._mark(index, block)
        elif isinstance(block, b.DocumentNumber):
            self._number(index, block)
        elif isinstance(block, b.Title):
            self._title(index, block)
        elif isinstance(block, b.SigningBlock):
            self._signing(index, block)
        elif isinstance(block, b.Table):
            self.items.append(table(self.writer, block) + self.writer.anchor())
        elif isinstance(block, b.Sides):
            content = self.writer.inlines(block.left, block.style) + TAB
            content += self.writer.inlines(block.right, block.style)
            self._add(
                Item(
                    self.writer.style(block.style),
                    content,
                    Format(tabs=(("right", std.twips(std.TYPE_AREA_WIDTH)),)),
                )
            )

    def _add(self, item: Item) -> None:
        if self.new_page:
            item.form = item.form.with_(page_break=True)
            self.new_page = False
        self.items.append(item)

    def _fragments(self, index: int, role: str = "") -> list[Fragment]:
        return [f for f in self.laid.fragments if f.block == index and (not role or f.role == role)]

    def _place(self, fragments: Sequence[Fragment], line_twips: int, below: float = 0.0) -> int | None:
        """Spacing before in twips that brings a paragraph to its place; ``below`` mm hang under its lines."""
        if not fragments:
            return None
        first, last = fragments[0], fragments[-1]
        pitch = line_twips / std.TWIPS_PER_PT
        wanted = box_top(first.top, pitch, first.size_pt)
        forced = self.new_page or self.page == 0
        if forced or first.page != self.page:
            self.edge = self.profile.top
        before = 0
        if (forced or first.page == self.page) and wanted - self.edge > _SAME_PLACE:
            before = std.twips(wanted - self.edge)
        if last.page != first.page:
            self.edge = self.profile.top
        else:
            self.edge += before / std.TWIPS_PER_MM
        self.edge += sum(len(f.lines) for f in fragments if f.page == last.page) * std.mm(pitch) + below
        self.page = last.page
        return before or None

    def _pitch(self, fragments: Sequence[Fragment]) -> int:
        """Pitch in twips: the profile's, or the tightest of the pages that a paragraph stands on."""
        tight = [self.laid.tight_pitch_pt[f.page] for f in fragments if f.page in self.laid.tight_pitch_pt]
        return round(min(tight) * std.TWIPS_PER_PT) if tight else self.profile.pitch_twips

    def _grid_form(self, fragments: Sequence[Fragment]) -> Format:
        line = self._pitch(fragments)
        before = self._place(fragments, line)
        own = line if line != self.profile.pitch_twips else None
        return Format(before=before, line=own) if before or own else PLAIN

    def _paragraph(self, index: int, block: b.Paragraph) -> None:
        fragments = self._fragments(index)
        form = self._grid_form(fragments)
        if self._next_is(index, b.SigningBlock):
            form = form.with_(keep_next=True)
        elif block.keep_next and not STYLES[block.style].keep_next:
            form = self._kept_with_label(form, fragments, index in self.laid.held)
        self._add(Item(self.writer.style(block.style), self.writer.inlines(block.inlines, block.style), form))

    def _kept_with_label(self, form: Format, fragments: Sequence[Fragment], held: bool) -> Format:
        """A task's last two lines stay with its label lines, where that costs no half page.

        Word keeps a paragraph *at least partly* with the next one (ECMA-376 17.3.1.15), LibreOffice never
        parts one that is kept (measured: half a page stayed blank). So only a short paragraph is kept, and
        one that the layout had to carry over. Widow control does the rest; it would also carry along a
        first line at a page's foot, so it is left out where the layout has one.
        """
        lines = [len(f.lines) for f in fragments]
        if sum(lines) <= _SHORT or (held and sum(lines) <= _MAY_JUMP):
            return form.with_(keep_next=True, widow=True if len(lines) > 1 else None)
        return form if len(lines) > 1 and lines[0] == 1 else form.with_(widow=True)

    def _next_is(self, index: int, kind: type) -> bool:
        later = self.document.blocks[index + 1 :]
        following = next((x for x in later if not isinstance(x, b.Blank)), None)
        return isinstance(following, kind)

    def _mark(self, index: int, block: b.IssuerMark) -> None:
        fit = self.laid.mark
        size = fit.size_pt if fit else std.MARK_MAX_PT
        scale = fit.scale_percent if fit else 100
        line = round(size * NEUTRAL_PITCH * std.TWIPS_PER_PT)
        half_points = round(size * 2)
        extra = f'<w:w w:val="{scale}"/>' if scale != 100 else ""
        extra += f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        form = Format(before=self._place(self._fragments(index), line), line=line)
        self._add(Item(self.writer.style(b.Style.ISSUER_MARK), run(block.text, extra=extra), form))

    def _number(self, index: int, block: b.DocumentNumber) -> None:
        """The number, and the red line as its lower border: one that begins at x = 28 needs no indent.

        A border's distance counts whole points from the line box, so the pitch takes up the rest.
        """
        fragments = self._fragments(index)
        line = round(std.SIZE_3 * NEUTRAL_PITCH * std.TWIPS_PER_PT)
        border, below = None, 0.0
        if fragments and self.laid.red_line is not None:
            gap = std.pt(self.laid.red_line - fragments[0].bottom)
            space = int(gap - (NEUTRAL_PITCH - 1) / 2 * std.SIZE_3)
            line = round((fragments[0].size_pt + 2 * (gap - space)) * std.TWIPS_PER_PT)
            border = (round(std.RED_LINE_PT * 8), space, std.RED)
            below = std.mm(space + std.RED_LINE_PT)
        form = Format(before=self._place(fragments, line, below), line=line, border=border)
        self._add(Item(self.writer.style(b.Style.DOCUMENT_NUMBER), run(block.text), form))

    def _title(self, index: int, block: b.Title) -> None:
        """The only paragraph with breaks of its own; on the grid its lines stand at the grid's pitch."""
        fragments = self._fragments(index)
        style_pitch = round(std.TITLE_PITCH_PT * std.TWIPS_PER_PT)
        line = style_pitch if block.row is None else self.profile.pitch_twips
        before = self._place(fragments, line)
        form = Format(before=before, line=line if line != style_pitch else None, keep_next=True)
        lines = self.laid.title_lines.get(index, block.parts)
        content = BREAK.join(run(text) for text in lines)
        self._add(Item(self.writer.style(b.Style.TITLE), content, form))

    def _signing(self, index: int, block: b.SigningBlock) -> None:
        place = self.laid.signing[index]
        self._signed_row(index, "signature", block, signature_text(block), place)
        self._signed_row(index, "date", block, place.date_text, place)
        if block.note:
            form = self._grid_form(self._fragments(index, "note"))
            self._add(Item(self.writer.style(b.Style.NOTE), run(f"（{block.note}）"), form))

    def _signed_row(
        self, index: int, role: str, block: b.SigningBlock, text: str, place: SigningPlace
    ) -> None:
        """Sealed: both rows hang on centre tabs, which survives editing; unsealed: left indents (§9.3)."""
        form = self._grid_form(self._fragments(index, role))
        signature = role == "signature"
        left = place.signature_left if signature else place.date_left
        width = place.signature_width if signature else place.date_width
        offset = max(0.0, left - std.TYPE_AREA_LEFT)
        content = run(text)
        if block.mode == "sealed" and width <= _MAX_TAB:
            centre = std.twips(offset + width * std.CELL_MM / 2)
            form = form.with_(tabs=(("center", centre),))
            content = TAB + content
        elif width > _MAX_TAB:
            form = form.with_(align="right")
        else:
            form = form.with_(left=std.twips(offset))
        form = form.with_(keep_next=True if signature or block.note else None)
        style = b.Style.SIGNATURE if signature else b.Style.DATE
        self._add(Item(self.writer.style(style), content, form))

    def _with_imprint(self, section: str, blank_section: str) -> str:
        place = self.laid.imprint
        tail = ""
        if place:
            text_pages = max((f.page for f in self.laid.fragments), default=1)
            ends = place.page > text_pages
            tail = imprint(self.writer, place, self.profile)
            if ends:  # LibreOffice loses the page before a table that begins a section
                tail = self.writer.anchor() + tail
            if ends and place.blank_page_before:
                tail = self._section_end(blank_section) + tail
            if not ends:
                section = ""
        elif not self.items:
            tail = self.writer.anchor()
        xml = [item if isinstance(item, str) else item.xml() for item in self.items]
        if place and section and self.items:
            last = self.items[-1]
            xml[-1] = last.xml(section) if isinstance(last, Item) else last + self._section_end(section)
        return "".join(xml) + tail

    def _section_end(self, section: str) -> str:
        """A 1 pt paragraph that ends a section."""
        return paragraph(self.writer.anchor_id, "", PLAIN, section)
