"""The body of working papers (sheets, forms): paragraphs and tables one after the other.

Nothing here has a fixed place on the page; blank rows become spacing before what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.ooxml import BREAK, PLAIN, TAB, Format, paragraph, run
from workplan_docs.typeset.docx.tables import table
from workplan_docs.typeset.layout.limits import unknown_block
from workplan_docs.typeset.styles import STYLES

_ROW_PT = STYLES[b.Style.SHEET_LINE].pitch or std.CELL_PITCH_PT


@dataclass(slots=True)
class PaperBody:
    """Writes the blocks of a paper whose text is ``width`` mm wide."""

    document: b.Document
    width: float
    writer: Writer
    pieces: list[str] = field(default_factory=list)
    before: int = 0
    new_page: bool = False
    after_table: bool = False

    def write(self) -> str:
        """The body without its section properties; a table at the end gets a last paragraph."""
        for block in self.document.blocks:
            self._block(block)
        if self.after_table or not self.pieces:
            self.pieces.append(self.writer.anchor())
        return "".join(self.pieces)

    def _block(self, block: b.Block) -> None:
        if isinstance(block, b.Blank):
            self.before += round(block.rows * _ROW_PT * std.TWIPS_PER_PT)
        elif isinstance(block, b.PageBreak):
            self.new_page = bool(self.pieces)
        elif isinstance(block, b.Table):
            self._table(block)
        elif isinstance(block, b.Paragraph):
            form = Format(keep_next=True) if block.keep_next else PLAIN
            self._add(block.style, self.writer.inlines(block.inlines, block.style), form)
        elif isinstance(block, b.Sides):
            self._sides(block)
        else:
            self._plain(block)

    def _plain(self, block: b.Block) -> None:
        """Elements of official documents, which working papers have no places for, as plain paragraphs."""
        if isinstance(block, b.Title):
            self._add(b.Style.SHEET_TITLE, BREAK.join(run(part) for part in block.parts))
        elif isinstance(block, b.IssuerMark):
            self._add(b.Style.ISSUER_MARK, run(block.text))
        elif isinstance(block, b.DocumentNumber):
            self._add(b.Style.DOCUMENT_NUMBER, run(block.text))
            self._lines(block.signers)
        else:
            self._lines(_texts(block))

    def _lines(self, texts: Sequence[str]) -> None:
        for text in texts:
            if text:
                self._add(b.Style.SHEET_LINE, run(text), Format(align="right"))

    def _sides(self, block: b.Sides) -> None:
        """Left and right text of one row; a left text that leaves no room wraps and the tab follows it."""
        content = self.writer.inlines(block.left, block.style)
        form = PLAIN
        if block.right:
            content += TAB + self.writer.inlines(block.right, block.style)
            form = Format(tabs=(("right", std.twips(self.width)),))
        self._add(block.style, content, form)

    def _add(self, style: b.Style, content: str, form: Format = PLAIN) -> None:
        if self.after_table and not self.new_page:
            self.before += std.twips(std.TABLE_DISTANCE)
        if self.before:
            form = form.with_(before=self.before)
        if self.new_page:
            form = form.with_(page_break=True)
        self.pieces.append(paragraph(self.writer.style(style), content, form))
        self.before, self.new_page, self.after_table = 0, False, False

    def _table(self, block: b.Table) -> None:
        """Tables that touch become one in Word, so a paragraph as high as the distance parts them."""
        if self.after_table or self.before or self.new_page:
            distance = self.before or (0 if self.new_page else std.twips(std.TABLE_DISTANCE))
            form = Format(line=max(distance, std.TWIPS_PER_PT), page_break=self.new_page, keep_next=True)
            self.pieces.append(self.writer.anchor(form))
            self.before, self.new_page = 0, False
        self.pieces.append(table(self.writer, block))
        self.after_table = True


def _texts(block: b.Block) -> tuple[str, ...]:
    if isinstance(block, b.SigningBlock):
        return (
            *(s.organ + s.post for s in block.signatures),
            block.date,
            f"（{block.note}）" if block.note else "",
        )
    if isinstance(block, b.Imprint):
        return block.recipients, block.copy_to, block.printed_by, block.printed_on
    if isinstance(block, b.HeadMarks):
        return block.copy_number, block.secrecy, block.urgency
    if isinstance(block, b.AttachmentList):
        return block.names
    if isinstance(block, b.Attachment):
        return block.label, *block.title_parts
    if isinstance(block, b.Attendance):
        return (f"{block.label}：{block.text}",)
    raise unknown_block(block)
