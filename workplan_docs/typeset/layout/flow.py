"""The blocks below the head as rows of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import ceil

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, Piece, break_lines
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.rows import Part, Row, blank_rows, centred, plain_line, prefixed
from workplan_docs.typeset.layout.signing import signing_rows
from workplan_docs.typeset.layout.tables import table_rows
from workplan_docs.typeset.layout.titles import title_lines
from workplan_docs.typeset.styles import STYLES

ATTACHMENT_LIST_LABEL = "附件："
COLON = "："


@dataclass
class Flow:
    """Makes rows of blocks; ``tight`` names blocks whose characters are set closer, in em (7.3.5.5)."""

    metrics: Metrics
    profile: std.Profile
    tight: Mapping[int, float] = field(default_factory=dict)
    titles: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def rows(self, document: b.Document, start: int) -> list[Row]:
        """Rows of the blocks from ``start``, glued where a page may not end."""
        rows: list[Row] = []
        new_page = False
        for i in range(start, len(document.blocks)):
            block = document.blocks[i]
            if isinstance(block, b.PageBreak):
                new_page = bool(rows) or start > 0
                continue
            made = self._made(i, block, document.blocks)
            if not made:
                continue
            turned = bool(rows) and rows[-1].landscape != made[0].landscape
            if new_page or turned or (isinstance(block, b.Attachment) and (rows or start > 0)):
                made[0] = replace(made[0], new_page=True)
                new_page = False
            elif made[0].signing and rows:
                rows[-1] = replace(rows[-1], glue=True, signing=True)
            rows.extend(made)
        return rows

    def _made(self, index: int, block: b.Block, blocks: tuple[b.Block, ...]) -> list[Row]:
        if isinstance(block, b.Paragraph):
            return self._paragraph(index, block)
        if isinstance(block, b.Blank):
            return blank_rows(index, block.rows)
        if isinstance(block, b.Title):
            return self._title(index, block.parts, block.row or 1)
        if isinstance(block, b.AttachmentList):
            return self._attachment_list(index, block)
        if isinstance(block, b.Attachment):
            return self._attachment(index, block, blocks)
        if isinstance(block, b.SigningBlock):
            return signing_rows(index, block, self.metrics)
        if isinstance(block, b.Attendance):
            after = index > 0 and isinstance(blocks[index - 1], b.Attendance)
            above = 0 if after else std.ATTENDANCE_ROWS_BELOW_TEXT
            return blank_rows(index, above) + self._attendance(index, block)
        if isinstance(block, b.Sides):
            return self._sides(index, block)
        return table_rows(index, block, self.metrics, self.profile) if isinstance(block, b.Table) else []

    def _paragraph(self, index: int, block: b.Paragraph) -> list[Row]:
        spec = STYLES[block.style]
        tight = self.tight.get(index, 0.0)
        lines = break_lines(block.inlines, spec.face, self.metrics, std.CHARS, spec.indent, tighten=tight)
        keep_next = block.keep_next or spec.keep_next
        last = len(lines) - 1
        return [
            Row(
                index,
                block.style.value,
                line,
                glue=(n < last and (spec.keep_lines or (keep_next and n == last - 1)))
                or (n == last and keep_next),
                first=n == 0,
            )
            for n, line in enumerate(lines)
        ]

    def _title(self, index: int, parts: tuple[str, ...], row: int) -> list[Row]:
        """A title on row n of its page (7.3.7): blank rows above, its lines on the grid."""
        spec = STYLES[b.Style.TITLE]
        lines = title_lines(parts, self.metrics, spec.face, std.pt(std.TYPE_AREA_WIDTH) / spec.size)
        self.titles[index] = lines
        rows = blank_rows(index, row - 1)
        for n, text in enumerate(lines):
            line, left = centred(text, spec.face, spec.size, self.metrics)
            rows.append(Row(index, "title", line, spec.size, glue=True, left=left, first=n == 0))
        return rows

    def _sides(self, index: int, block: b.Sides) -> list[Row]:
        """A text at each edge: no element of an official document, but nothing is dropped."""
        spec = STYLES[block.style]
        texts = ["".join(b.inline_text(i) for i in side) for side in (block.left, block.right)]
        left, right = (plain_line(text, spec.face, self.metrics) for text in texts)
        edge = std.TYPE_AREA_RIGHT - right.width * std.mm(spec.em)
        parts = (Part(block.style.value, left, std.TYPE_AREA_LEFT), Part(block.style.value, right, edge))
        return [Row(index, block.style.value, size_pt=spec.em, parts=parts)]

    def _attachment(self, index: int, block: b.Attachment, blocks: tuple[b.Block, ...]) -> list[Row]:
        """Label on row 1, title on row 3 (7.3.7), a blank row unless the content has its own."""
        spec = STYLES[b.Style.ATTACHMENT_LABEL]
        label = plain_line(block.label, spec.face, self.metrics)
        rows = [Row(index, "attachment-label", label, glue=True, first=True)]
        title = self._title(index, block.title_parts, std.ENCLOSURE_TITLE_ROW)
        rows += title[1:] if block.title_parts else blank_rows(index, 1)
        follows = blocks[index + 1] if index + 1 < len(blocks) else None
        own = isinstance(follows, b.Blank) or (isinstance(follows, b.Table) and follows.landscape)
        return rows if own or not block.title_parts else rows + blank_rows(index, 1)

    def _attachment_list(self, index: int, block: b.AttachmentList) -> list[Row]:
        """附件说明 (7.3.4): wrapped names hang under their own first character, numbers under the first."""
        face = STYLES[b.Style.ATTACHMENT_LIST].face
        label = plain_line(ATTACHMENT_LIST_LABEL, face, self.metrics)
        rows = blank_rows(index, std.ATTACHMENT_ROWS_BELOW_TEXT)
        for n, name in enumerate(block.names):
            number = f"{n + 1}." if len(block.names) > 1 else ""
            prefix = self._numbered((ATTACHMENT_LIST_LABEL if n == 0 else "") + number, face)
            indent = std.PARAGRAPH_INDENT + (0.0 if n == 0 else label.width)
            rows += self._hanging(index, "attachment-list", (prefix, name), indent)
        return rows

    def _numbered(self, text: str, face: b.FaceName) -> Line:
        """A prefix whose last mark is spaced out so that what hangs after it stands on half a cell."""
        line = plain_line(text, face, self.metrics)
        extra = ceil(line.width * 2 - 0.01) / 2 - line.width
        if extra < 0.01:
            return line
        pieces = (Piece(text[:-1], face), Piece(text[-1], face, extra))
        return replace(line, pieces=pieces, width=line.width + extra)

    def _attendance(self, index: int, block: b.Attendance) -> list[Row]:
        """出席 and the like (10.3): the label in 黑体, wrapped rows after its colon."""
        prefix = plain_line(block.label + COLON, "hei", self.metrics)
        return self._hanging(index, "attendance", (prefix, block.text), std.PARAGRAPH_INDENT)

    def _hanging(self, index: int, role: str, text: tuple[Line, str], indent: float) -> list[Row]:
        """Rows that hang ``text`` after its prefix; ``indent`` in 字 is the prefix's."""
        prefix, name = text
        hang = indent + prefix.width
        lines = break_lines((b.Run(name),), "fangsong", self.metrics, std.CHARS - hang)
        return [
            Row(
                index,
                role,
                line if n else prefixed(line, prefix),
                left=std.TYPE_AREA_LEFT + (hang if n else indent) * std.CELL_MM,
                first=n == 0,
            )
            for n, line in enumerate(lines)
        ]
