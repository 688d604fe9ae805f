"""What a document says, as a tree of frozen blocks without a word of any output format.

Templates write markup (`markup.py` parses it into these classes); `typeset` turns the blocks into DOCX,
HTML, PDF and XLSX. Lengths are millimetres, widths of text are 字 (one Chinese character).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class Style(StrEnum):
    """Every paragraph style there is; its figures stand in `typeset.styles`."""

    # the official notice
    ISSUER_MARK = "issuer-mark"
    DOCUMENT_NUMBER = "document-number"
    TITLE = "title"
    RECIPIENTS = "recipients"
    BODY = "body"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    LABEL_LINE = "label-line"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    IMPRINT = "imprint"
    # working papers: sheets, master table, reports
    SHEET_TITLE = "sheet-title"
    SHEET_LINE = "sheet-line"
    SHEET_HEADING = "sheet-heading"
    CELL = "cell"
    CELL_LEFT = "cell-left"
    CELL_CENTRE = "cell-centre"
    CELL_HEAD = "cell-head"
    CELL_SECTION = "cell-section"


FaceName = Literal["xiaobiaosong", "fangsong", "kai", "hei", "song"]
FieldKind = Literal["text", "number", "date", "choice"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face; ``face=None`` is the face of the paragraph's style."""

    text: str
    face: FaceName | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A place to fill in; ``id`` is unique in its document and survives the round trip.

    ``value`` is what is printed in it already (empty for a blank); ``blank`` is the width in 字 that an
    empty inline field keeps free, 0 where the field has a cell of its own.
    """

    id: str
    kind: FieldKind = "text"
    choices: tuple[str, ...] = ()
    value: str = ""
    blank: int = 0


Inline = Run | Field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one style. ``keep_next`` asks for the same page as the paragraph that follows."""

    style: Style
    inlines: tuple[Inline, ...]
    keep_next: bool = False

    @property
    def text(self) -> str:
        """What is printed, blanks of empty fields included (as ideographic spaces)."""
        return "".join(inline_text(i) for i in self.inlines)


def inline_text(inline: Inline) -> str:
    """The printed text of a run or a field: both writers print exactly this."""
    if isinstance(inline, Run):
        return inline.text
    return inline.value or "\u3000" * inline.blank


@dataclass(frozen=True, slots=True)
class IssuerMark:
    """发文机关标志 (7.2.4): the red name of the issuer, `文件` included where the format has it."""

    text: str


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号 (7.2.5), printed centred above the red line; an empty text keeps the row of a draft."""

    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """标题 (7.3.1).

    ``parts`` are the pieces between the author's line break marks, one piece when
    there is none. ``row`` is None under the red line, else the row of the type area that it stands on
    (3 for what a notice encloses, 7.3.7).
    """

    parts: tuple[str, ...]
    row: int | None = None


@dataclass(frozen=True, slots=True)
class SigningBlock:
    """署名、成文日期 (7.3.5) and the 附注 (7.3.6) below them, which are kept on one page with text.

    An empty ``date`` prints 　　年　月　日 at the width of a full date (a draft). ``note`` holds the text
    without brackets and may be empty.
    """

    signature: str
    date: str
    sealed: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Blank rows of the grid, counted in 行; kept with what follows."""

    rows: int = 1


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 (7.4) at the foot of the last page; a row without text is left out.

    With ``duplex`` it stands on an even page (GB/T 33476.2), as a paper printed on both sides wants it.
    """

    copy_to: str = ""
    printed_by: str = ""
    printed_on: str = ""
    duplex: bool = True


@dataclass(frozen=True, slots=True)
class Sides:
    """One row of a working paper with a text at the left and one at the right edge."""

    left: tuple[Inline, ...]
    right: tuple[Inline, ...] = ()
    style: Style = Style.SHEET_LINE


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``value`` is the typed value for XLSX (a number stays a number)."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    value: Decimal | int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. ``kind`` section and group are full-width rows that stay with the row below them.

    ``height`` is the least height in mm (0: as the text needs), for rows filled in by hand.
    """

    cells: tuple[Cell, ...]
    kind: Literal["head", "body", "section", "group"] = "body"
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; ``columns`` are widths in mm, ``head`` rows are repeated on every page."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()


Block = (
    Paragraph
    | IssuerMark
    | DocumentNumber
    | Title
    | SigningBlock
    | PageBreak
    | Blank
    | Imprint
    | Sides
    | Table
)
PageLayout = Literal["official", "sheet", "form"]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    ``layout``: `official` is GB/T 9704 portrait with — 1 — at the foot; `sheet` an A4 landscape working
    paper; `form` an A4 portrait one; both have ``foot`` at the left and 第1页 共6页 at the right of the
    foot. ``properties`` become custom properties of the DOCX (identity of a form).
    """

    layout: PageLayout
    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    state: Literal["draft", "issued"] = "draft"
    foot: str = ""
    properties: tuple[tuple[str, str], ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in tables (heads included) too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            elif isinstance(block, Sides):
                yield Paragraph(block.style, block.left + block.right)
            elif isinstance(block, Table):
                for row in block.head + block.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs
