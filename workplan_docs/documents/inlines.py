"""Paragraphs and what stands in their lines: the smallest parts of a document's tree.

`blocks` gives these classes out together with the blocks; nothing else imports this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Style(StrEnum):
    """Every paragraph style there is; its figures stand in `typeset.styles`."""

    # official documents
    COPY_NUMBER = "copy-number"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    ISSUER_MARK = "issuer-mark"
    DOCUMENT_NUMBER = "document-number"
    TITLE = "title"
    TITLE_NOTE = "title-note"
    RECIPIENTS = "recipients"
    BODY = "body"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    LABEL_LINE = "label-line"
    ATTACHMENT_LIST = "attachment-list"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    ATTACHMENT_LABEL = "attachment-label"
    ATTENDANCE = "attendance"
    IMPRINT = "imprint"
    # working papers: sheets, master table, reports
    SHEET_TITLE = "sheet-title"
    SHEET_LINE = "sheet-line"
    SHEET_HEADING = "sheet-heading"
    SHEET_GAP = "sheet-gap"
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
