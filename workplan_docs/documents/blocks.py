"""What a document says, as a tree of frozen blocks without a word of any output format.

Templates write markup (`markup.py` parses it into these classes); `typeset` turns the blocks into DOCX,
HTML, PDF and XLSX. Lengths are millimetres, widths of text are 字 (one Chinese character). The elements of
an official document stand in `official`, paragraphs in `inlines`; both are given out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from workplan_docs.documents.inlines import (
    FaceName,
    Field,
    FieldKind,
    Inline,
    Paragraph,
    Run,
    Style,
    inline_text,
)
from workplan_docs.documents.official import (
    Attachment,
    AttachmentList,
    Attendance,
    DocumentNumber,
    HeadMarks,
    Imprint,
    IssuerMark,
    NumberPlace,
    Signature,
    SigningBlock,
    SigningMode,
    Title,
)

__all__ = [
    "Attachment",
    "AttachmentList",
    "Attendance",
    "Blank",
    "Block",
    "Cell",
    "Document",
    "DocumentNumber",
    "FaceName",
    "Field",
    "FieldKind",
    "Format",
    "HeadMarks",
    "Imprint",
    "Inline",
    "IssuerMark",
    "NumberPlace",
    "PageBreak",
    "PageLayout",
    "Paragraph",
    "Row",
    "Run",
    "Sides",
    "Signature",
    "SigningBlock",
    "SigningMode",
    "Style",
    "Table",
    "Title",
    "inline_text",
]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Blank rows of the grid, counted in 行; kept with what follows."""

    rows: int = 1


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
    """A ruled table; ``columns`` are widths in mm, ``head`` rows are repeated on every page.

    In an official document a ``landscape`` table (横排表格, clause 8) stands on pages of its own.
    """

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    landscape: bool = False


Block = (
    Paragraph
    | HeadMarks
    | IssuerMark
    | DocumentNumber
    | Title
    | AttachmentList
    | Attachment
    | SigningBlock
    | Attendance
    | PageBreak
    | Blank
    | Imprint
    | Sides
    | Table
)
PageLayout = Literal["official", "sheet", "form"]
Format = Literal["ordinary", "letter", "order", "minutes"]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    ``layout``: `official` is GB/T 9704 portrait with — 1 — at the foot; `sheet` an A4 landscape working
    paper; `form` an A4 portrait one; both have ``foot`` at the left and 第1页 共6页 at the right of the
    foot. ``format`` is the format of an official document (7, 10.1, 10.2, 10.3). ``properties`` become
    custom properties of the DOCX (identity of a form). ``names`` are words that no title's line may part.
    """

    layout: PageLayout
    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    state: Literal["draft", "issued"] = "draft"
    foot: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    format: Format = "ordinary"
    names: tuple[str, ...] = ()

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
