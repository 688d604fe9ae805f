"""The blocks below the head as rows of the grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from workplan_docs.documents import blocks as b
from workplan_docs.text.attendance import parting_offsets
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.keeping import keep_closing
from workplan_docs.typeset.layout.limits import unknown_block
from workplan_docs.typeset.layout.lines import Line, Piece, break_lines
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.rows import Part, Row, blank_rows, centred, plain_line, prefixed, turned
from workplan_docs.typeset.layout.signing import signing_rows
from workplan_docs.typeset.layout.tables import table_rows
from workplan_docs.typeset.layout.titles import title_lines
from workplan_docs.typeset.styles import STYLES

ATTACHMENT_LIST_LABEL = "附件："
COLON = "："
Blocks = tuple[b.Block, ...]


@dataclass
class Flow:
    """Makes rows of blocks; ``tight`` names blocks whose characters are set closer, in em (7.3.5.5).

    ``names`` are words that a title's line may not part.
    """

    metrics: Metrics
    profile: std.Profile
    tight: Mapping[int, float] = field(default_factory=dict)
    titles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()

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
            turns = bool(rows) and rows[-1].landscape != made[0].landscape
            if new_page or turns or (isinstance(block, b.Attachment) and (rows or start > 0)):
                made[0] = replace(made[0], new_page=True)
                new_page = False
            rows.extend(made)
        return keep_closing(rows, document.blocks, self.profile)

    def _made(self, index: int, block: b.Block, blocks: Blocks) -> list[Row]:
        make = _MAKERS.get(type(block))
        if make is None:
            raise unknown_block(block)
        return make(self, index, block, blocks)

    def _blank(self, index: int, block: b.Blank, blocks: Blocks) -> list[Row]:
        rows = blank_rows(index, block.rows)
        return _on_turned_page(rows) if self._above_turned_table(index, blocks) else rows

    def _signing(self, index: int, block: b.SigningBlock, _blocks: Blocks) -> list[Row]:
        return signing_rows(index, block, self.metrics)

    def _table(self, index: int, block: b.Table, blocks: Blocks) -> list[Row]:
        return table_rows(index, block, self.metrics, self.profile, self._above(index, blocks))

    def _title_on_grid(self, index: int, block: b.Title, _blocks: Blocks) -> list[Row]:
        return self._title(index, block.parts, block.row or 1)

    def _elsewhere(self, _index: int, _block: b.Block, _blocks: Blocks) -> list[Row]:
        """The imprint, which is placed by itself."""
        return []

    def _paragraph(self, index: int, block: b.Paragraph, _blocks: Blocks) -> list[Row]:
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
        width = std.pt(std.TYPE_AREA_WIDTH) / spec.size
        lines = title_lines(parts, self.metrics, spec.face, width, self.names)
        self.titles[index] = lines
        rows = blank_rows(index, row - 1)
        for n, text in enumerate(lines):
            line, left = centred(text, spec.face, spec.size, self.metrics)
            rows.append(Row(index, "title", line, spec.size, glue=True, left=left, first=n == 0))
        return rows

    def _sides(self, index: int, block: b.Sides, _blocks: Blocks) -> list[Row]:
        """A text at each edge: no element of an official document, but nothing is dropped."""
        spec = STYLES[block.style]
        texts = ["".join(b.inline_text(i) for i in side) for side in (block.left, block.right)]
        left, right = (plain_line(text, spec.face, self.metrics) for text in texts)
        edge = std.TYPE_AREA_RIGHT - right.width * std.mm(spec.em)
        parts = (Part(block.style.value, left, std.TYPE_AREA_LEFT), Part(block.style.value, right, edge))
        return [Row(index, block.style.value, size_pt=spec.em, parts=parts)]

    def _attachment(self, index: int, block: b.Attachment, blocks: Blocks) -> list[Row]:
        turn = turned(blocks, index)
        return (self._turned_attachment if turn else self._upright_attachment)(index, block, blocks)

    def _upright_attachment(self, index: int, block: b.Attachment, blocks: Blocks) -> list[Row]:
        """Label on row 1, title on row 3 (7.3.7), a blank row unless the content has its own."""
        spec = STYLES[b.Style.ATTACHMENT_LABEL]
        label = plain_line(block.label, spec.face, self.metrics)
        rows = [Row(index, "attachment-label", label, glue=True, first=True)]
        title = self._title(index, block.title_parts, std.ENCLOSURE_TITLE_ROW)
        rows += title[1:] if block.title_parts else blank_rows(index, 1)
        follows = blocks[index + 1] if index + 1 < len(blocks) else None
        own = isinstance(follows, b.Blank)
        return rows if own or not block.title_parts else rows + blank_rows(index, 1)

    def _turned_attachment(self, index: int, block: b.Attachment, blocks: Blocks) -> list[Row]:
        """Label and title above a landscape table, on its page; the label at the very top of its type area."""
        label, *rest = self._upright_attachment(index, block, blocks)
        rows = [replace(label, left=std.LANDSCAPE_LEFT, height=std.CELL_MM)]
        # row 3 stands where it would if row 1 had its leading
        gap = Row(index, "blank", height=1.5 * self.profile.pitch - std.CELL_MM / 2)
        if not block.title_parts:
            return _on_turned_page([*rows, gap])
        spec = STYLES[b.Style.TITLE]
        width = std.pt(std.LANDSCAPE_WIDTH) / spec.size
        texts = title_lines(block.title_parts, self.metrics, spec.face, width, self.names)
        self.titles[index] = texts
        rows.append(gap)
        for n, text in enumerate(texts):
            line = plain_line(text, spec.face, self.metrics)
            left = std.LANDSCAPE_LEFT + (std.LANDSCAPE_WIDTH - line.width * std.mm(spec.size)) / 2
            rows.append(Row(index, "title", line, spec.size, left=left, first=n == 0))
        return _on_turned_page(rows + rest[-1:] if rest[-1].line is None else rows)

    def _above_turned_table(self, index: int, blocks: Blocks) -> bool:
        """Whether blank rows stand between an attachment's head and its landscape table."""
        before = next((i for i in range(index - 1, -1, -1) if not isinstance(blocks[i], b.Blank)), None)
        return before is not None and isinstance(blocks[before], b.Attachment) and turned(blocks, before)

    def _above(self, index: int, blocks: Blocks) -> float:
        """Height in mm of what an attachment sets above its landscape table."""
        start = index
        while start and isinstance(blocks[start - 1], b.Blank):
            start -= 1
        start -= 1
        if start < 0 or not isinstance(blocks[start], b.Attachment) or not turned(blocks, start):
            return 0.0
        rows = [row for i in range(start, index) for row in self._made(i, blocks[i], blocks)]
        return sum(self.profile.pitch if row.height is None else row.height for row in rows)

    def _attachment_list(self, index: int, block: b.AttachmentList, _blocks: Blocks) -> list[Row]:
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

    def _attendance(self, index: int, block: b.Attendance, blocks: Blocks) -> list[Row]:
        """出席 and the like (10.3): the label in 黑体, wrapped rows after its colon, names never parted."""
        after = index > 0 and isinstance(blocks[index - 1], b.Attendance)
        above = blank_rows(index, 0 if after else std.ATTENDANCE_ROWS_BELOW_TEXT)
        prefix = plain_line(block.label + COLON, "hei", self.metrics)
        keep = parting_offsets(block.text)
        return above + self._hanging(index, "attendance", (prefix, block.text), std.PARAGRAPH_INDENT, keep)

    def _hanging(
        self, index: int, role: str, text: tuple[Line, str], indent: float, keep: Set[int] = frozenset()
    ) -> list[Row]:
        """Rows that hang ``text`` after its prefix; ``indent`` in 字 is the prefix's.

        With ``keep`` (see `break_lines`) lines are not brought to the right edge: names stay evenly set.
        """
        prefix, name = text
        hang = indent + prefix.width
        lines = break_lines(
            (b.Run(name),), "fangsong", self.metrics, std.CHARS - hang, even=not keep, keep=keep
        )
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


def _on_turned_page(rows: list[Row]) -> list[Row]:
    """Rows that stand on a turned page and stay with what follows."""
    return [replace(row, landscape=True, glue=True) for row in rows]


_MAKERS: dict[type, Callable[[Flow, int, Any, Blocks], list[Row]]] = {
    b.Paragraph: Flow._paragraph,
    b.Blank: Flow._blank,
    b.Title: Flow._title_on_grid,
    b.AttachmentList: Flow._attachment_list,
    b.Attachment: Flow._attachment,
    b.SigningBlock: Flow._signing,
    b.Attendance: Flow._attendance,
    b.Sides: Flow._sides,
    b.Table: Flow._table,
    b.Imprint: Flow._elsewhere,
}
