"""What stands above the text of page 1, by edge distances: the head of each format (7.2, 10.1–10.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, break_lines
from workplan_docs.typeset.layout.marks import PlacedMark, joint_mark, joint_sizes, single_mark
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import Fragment, MarkFit, Rule
from workplan_docs.typeset.layout.rows import centred, plain_line
from workplan_docs.typeset.layout.signers import signer_lines
from workplan_docs.typeset.layout.signing import BLANK_DATE as BLANK_DATE
from workplan_docs.typeset.layout.titles import title_lines
from workplan_docs.typeset.styles import STYLES

_HEAD = (b.HeadMarks, b.IssuerMark, b.DocumentNumber, b.Title)
_MARK_TOPS = {
    "order": std.ORDER_MARK_TOP,
    "letter": std.LETTER_MARK_TOP,
}


@dataclass
class Head:
    """The head's fragments and rules; ``bottom`` is the em-box top of the first row below it."""

    fragments: list[Fragment] = field(default_factory=list)
    mark: MarkFit | None = None
    rules: list[Rule] = field(default_factory=list)
    bottom: float | None = None
    titles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    body_from: int = 0

    def first_foot(self, document: b.Document) -> float | None:
        """A letter's first page may run to 4.84 mm above the lower double line (10.1)."""
        if document.format != "letter" or len(self.rules) < 2:
            return None
        return self.rules[1].top_mm - std.LETTER_GAP


def lay_head(document: b.Document, metrics: Metrics, profile: std.Profile) -> Head:
    """Lay out the blocks that begin a document; a joint mark is set as large as page 1 can bear."""
    mark = next((x for x in document.blocks[:4] if isinstance(x, b.IssuerMark)), None)
    if mark is None or not mark.names:
        return _Layer(document, metrics, profile).lay()
    head = Head()
    for size in joint_sizes():
        head = _Layer(document, metrics, profile, size).lay()
        if head.mark and _leaves_text(head, document, metrics, profile):
            return head
    return head


def _leaves_text(head: Head, document: b.Document, metrics: Metrics, profile: std.Profile) -> bool:
    """Whether the recipients and some rows of text still fit on page 1 (7.2.4, 7.3.3)."""
    rows = std.FIRST_PAGE_TEXT_ROWS
    follows = document.blocks[head.body_from] if head.body_from < len(document.blocks) else None
    if isinstance(follows, b.Paragraph) and follows.style is b.Style.RECIPIENTS:
        rows += len(break_lines(follows.inlines, "fangsong", metrics, std.CHARS))
    return (head.bottom or 0.0) + rows * profile.pitch <= std.TYPE_AREA_BOTTOM


@dataclass
class _Layer:
    """Places one block after the other; ``edge`` is the lower edge of the element above."""

    document: b.Document
    metrics: Metrics
    profile: std.Profile
    joint_pt: float = std.JOINT_MARK_MAX_PT
    edge: float = std.TYPE_AREA_TOP
    head: Head = field(default_factory=Head)

    def lay(self) -> Head:
        """The head, as far as the first block that is text."""
        blocks: Sequence[b.Block] = self.document.blocks
        end = 0
        while end < len(blocks) and self._in_head(blocks[end]):
            end += 1
        order = sorted(range(end), key=lambda i: self._is_late_row(blocks[i]))
        for i in order:
            self._place(i, blocks[i])
        self.head.body_from = end
        if self.head.fragments:
            rows = std.RECIPIENTS_ROWS_BELOW_TITLE
            if self.document.format == "order" and not self.head.titles:
                rows = std.ORDER_BODY_ROWS
            lowest = max(f.bottom for f in self.head.fragments)  # left rows that stand alone
            self.head.bottom = max(self.edge, lowest) + rows * std.ROW
        return self.head

    def _in_head(self, block: b.Block) -> bool:
        if isinstance(block, b.Paragraph):
            return block.style is b.Style.TITLE_NOTE
        return isinstance(block, _HEAD) and not (isinstance(block, b.Title) and block.row is not None)

    def _is_late_row(self, block: b.Block) -> int:
        """In a letter the left rows stand under the mark's line, whatever their place in the content."""
        if self.document.format != "letter":
            return 0
        return 0 if isinstance(block, b.IssuerMark) else 1

    def _place(self, index: int, block: b.Block) -> None:
        if isinstance(block, b.HeadMarks):
            self._head_marks(index, block)
        elif isinstance(block, b.IssuerMark):
            self._mark(index, block)
        elif isinstance(block, b.DocumentNumber):
            self._number(index, block)
        elif isinstance(block, b.Title):
            self._title(index, block)
        elif isinstance(block, b.Paragraph):
            self._title_note(index, block)

    def _head_marks(self, index: int, block: b.HeadMarks) -> None:
        """份号, 密级, 紧急程度 on the first rows of the type area, in a letter under the line."""
        letter = self.document.format == "letter"
        pitch = std.ROW if letter else self.profile.pitch
        top = self.profile.top + (self.profile.pitch - std.CELL_MM) / 2
        if letter:
            top = self._below_line()
        texts = ((b.Style.COPY_NUMBER, block.copy_number), (b.Style.SECRECY, block.secrecy))
        for style, text in (*texts, (b.Style.URGENCY, block.urgency)):
            if text:
                line = plain_line(text, STYLES[style].face, self.metrics)
                self._add(index, top, std.TYPE_AREA_LEFT, line, style.value)
                if letter:
                    self.edge = max(self.edge, top + std.CELL_MM)
                top += pitch

    def _below_line(self) -> float:
        upper = self.head.rules[0].bottom_mm if self.head.rules else self.edge
        return upper + std.LETTER_GAP

    def _add(self, index: int, top: float, left: float, line: Line, role: str, first: bool = True) -> None:
        self.head.fragments.append(
            Fragment(index, 1, top, left, std.CELL_PT, std.CELL_PT, (line,), role, first)
        )

    def _mark(self, index: int, block: b.IssuerMark) -> None:
        top = _MARK_TOPS.get(self.document.format, self.profile.mark_top)
        placed: PlacedMark | None
        if block.names:
            placed = joint_mark(index, block, self.metrics, top, self.joint_pt)
        else:
            placed = single_mark(index, block.text, self.metrics, top, self.profile.mark_max_pt)
        if placed is None:
            return
        self.head.mark = placed.fit
        self.head.fragments.extend(placed.fragments)
        self.edge = placed.fit.bottom
        if self.document.format == "letter":
            self._letter_lines()

    def _letter_lines(self) -> None:
        """The red double lines of a letter's first page: thick over thin, at the foot thin over thick."""
        left = std.TYPE_AREA_LEFT + (std.TYPE_AREA_WIDTH - std.LETTER_LINE_WIDTH) / 2
        weights = (std.LETTER_THICK_PT, std.LETTER_THIN_PT)
        upper = Rule(
            self.edge + std.LETTER_LINE_BELOW_MARK, left, std.LETTER_LINE_WIDTH, weights, std.LETTER_SPLIT_PT
        )
        lower = Rule(
            std.LETTER_LOWER_LINE - upper.height_mm / 2,
            left,
            std.LETTER_LINE_WIDTH,
            weights[::-1],
            std.LETTER_SPLIT_PT,
        )
        self.head.rules = [upper, lower]
        self.edge = upper.bottom_mm

    def _number(self, index: int, block: b.DocumentNumber) -> None:
        """发文字号: centred, left with 签发人, or right under a letter's line; then the red line."""
        line, left = centred(block.text, "fangsong", std.CELL_PT, self.metrics)
        if self.document.format == "letter":
            left = std.TYPE_AREA_RIGHT - line.width * std.CELL_MM
            top = self._below_line()
            self._add(index, top, left, line, "document-number")
            self.edge = max(self.edge, top + std.CELL_MM)
            return
        top = self.edge + std.NUMBER_ROWS_BELOW_MARK * std.ROW
        if block.place == "left":
            left = std.TYPE_AREA_LEFT + std.NUMBER_INSET * std.CELL_MM
        elif block.place == "right":
            left = std.TYPE_AREA_RIGHT - line.width * std.CELL_MM
        signers = signer_lines(block.signers, self.metrics)
        for n, (signer, x) in enumerate(signers[:-1]):
            self._add(index, top + n * std.ROW, x, signer, "signer", n == 0)
        top += max(0, len(signers) - 1) * std.ROW
        self._add(index, top, left, line, "document-number")
        if signers:
            signer, x = signers[-1]
            self._add(index, top, x, signer, "signer", len(signers) == 1)
        self.edge = top + std.CELL_MM
        if self.document.format != "order":
            self._red_line()

    def _red_line(self) -> None:
        """版头分隔线 (7.2.7): its middle 4 mm below the number."""
        middle = self.edge + self.profile.red_line_below
        weight = self.profile.red_line_pt
        top = middle - std.mm(weight) / 2
        self.head.rules = [Rule(top, std.TYPE_AREA_LEFT, std.TYPE_AREA_WIDTH, (weight,))]
        self.edge = middle

    def _title(self, index: int, block: b.Title) -> None:
        spec = STYLES[b.Style.TITLE]
        width = std.pt(std.TYPE_AREA_WIDTH) / spec.size
        lines = title_lines(block.parts, self.metrics, spec.face, width, self.document.names)
        self.head.titles[index] = lines
        top = self.edge + std.TITLE_ROWS_BELOW_LINE * std.ROW
        for n, text in enumerate(lines):
            line, left = centred(text, spec.face, spec.size, self.metrics)
            y = top + n * std.mm(self.profile.title_pitch_pt)
            self.head.fragments.append(
                Fragment(index, 1, y, left, spec.size, self.profile.title_pitch_pt, (line,), "title", n == 0)
            )
            self.edge = y + std.mm(spec.size)

    def _title_note(self, index: int, block: b.Paragraph) -> None:
        """题注: when and by whom it was passed, in brackets under the title, each row centred."""
        face = STYLES[block.style].face
        width = float(std.CHARS - 2 * std.TITLE_NOTE_INSET)
        lines = title_lines((block.text,), self.metrics, face, width, self.document.names)
        self.head.titles[index] = lines
        top = self.edge + std.mm(self.profile.title_pitch_pt - std.SIZE_2)
        for n, text in enumerate(lines):
            line, left = centred(text, face, std.CELL_PT, self.metrics)
            y = top + n * self.profile.pitch
            pitch = self.profile.pitch_pt
            self.head.fragments.append(
                Fragment(index, 1, y, left, std.CELL_PT, pitch, (line,), block.style.value, n == 0)
            )
            self.edge = y + std.CELL_MM
