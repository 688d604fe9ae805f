"""The elements of an official document (GB/T 9704-2012, clauses 7 and 10) as frozen blocks.

`blocks` gives these classes out together with the others; nothing else imports this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NumberPlace = Literal["center", "left", "right"]
SigningMode = Literal["sealed", "unsealed", "stamp"]


@dataclass(frozen=True, slots=True)
class HeadMarks:
    """份号、密级和保密期限、紧急程度 (7.2.1–7.2.3): the rows at the head's left; an empty one has no row.

    In the letter format they stand under the upper double line (10.1).
    """

    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class IssuerMark:
    """发文机关标志 (7.2.4): the red name of the issuer, `文件` included where the format has it.

    A joint mark has ``names``, the sponsor's first, which are stacked and stretched to one width, and a
    ``suffix`` (文件, or nothing) at the right of the stack; its ``text`` is what is printed, in this order.
    """

    text: str
    names: tuple[str, ...] = ()
    suffix: str = ""

    @classmethod
    def joint(cls, names: tuple[str, ...], suffix: str) -> IssuerMark:
        """A mark of several issuers."""
        return cls("".join(names) + suffix, names, suffix)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号 (7.2.5) above the red line, and 签发人 (7.2.6); an empty text keeps the row of a draft.

    ``place`` is center (downward and parallel), left with ``signers`` at the right (upward: the number on
    the last signers' row) or right (letter, 10.1). In an order it is 第×号 and no line follows (10.2).
    """

    text: str
    place: NumberPlace = "center"
    signers: tuple[str, ...] = ()


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
class AttachmentList:
    """附件说明 (7.3.4), one blank row below the text: 附件：, numbered when there are several names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件 (7.3.7): begins a page with its label on row 1 and its title on row 3; its text follows."""

    label: str
    title_parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One 署名: the organ, or for a 签名章 the signer's ``post`` (the stamp itself says the name)."""

    organ: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class SigningBlock:
    """署名、成文日期 (7.3.5) and the 附注 (7.3.6) below them, which are kept on one page with text.

    ``signatures`` stand in the order of the issuers, the sponsor's first. An empty ``date`` prints
    年　月　日 at the width of a full date (a draft). ``note`` holds the text without brackets and may
    be empty. Room is kept for seals and stamps; neither is ever printed.
    """

    signatures: tuple[Signature, ...]
    date: str
    mode: SigningMode = "sealed"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """出席、请假 or 列席 of minutes (10.3): ``label`` without its colon, wrapped rows hang after it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 (7.4) at the foot of the last page; a row without text is left out.

    With ``duplex`` it stands on an even page (GB/T 33476.2), as a paper printed on both sides wants it.
    ``recipients`` are 主送 moved here, above 抄送 without a line between (7.4.2); ``copy_label`` is 分送 in
    minutes. In a letter it has neither lines nor a printing row (10.1).
    """

    copy_to: str = ""
    printed_by: str = ""
    printed_on: str = ""
    duplex: bool = True
    recipients: str = ""
    copy_label: str = "抄送"
