"""Fields to fill in, as inline content controls with a bookmark around them.

Only inline rich text, drop-down and date controls keep their text through LibreOffice 7.4, and none may
be bound to data (typesetting-docx §3.1). A bookmark carries the identity once more, because 7.4 drops the
tag.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from workplan_docs.documents.blocks import Field, inline_text
from workplan_docs.typeset.docx.ooxml import HINT, escape, run

_NAME_LIMIT = 40  # characters of a bookmark's name (Word)
_ILLEGAL = re.compile(r"[^0-9A-Za-z_]+")
_TAG_LIMIT = 64  # characters of w:tag (Word)


def bookmark_name(field_id: str) -> str:
    """A stable legal name for a field's bookmark: ``gw_`` and the id, with a hash where it was changed."""
    plain = "gw_" + _ILLEGAL.sub("_", field_id)
    if len(plain) <= _NAME_LIMIT and plain[3:] == field_id:
        return plain
    digest = hashlib.sha256(field_id.encode()).hexdigest()[:8]
    return f"{plain[: _NAME_LIMIT - 9]}_{digest}"


def _number(field_id: str, taken: set[int]) -> int:
    """The control's id: 31 bits from its name, stepped on when taken, so that it doesn't hang on order."""
    number = int.from_bytes(hashlib.sha256(field_id.encode()).digest()[:4], "big") & 0x7FFFFFFF
    while number in taken or number == 0:
        number = (number + 1) & 0x7FFFFFFF
    taken.add(number)
    return number


@dataclass(slots=True)
class Controls:
    """Numbers of controls and bookmarks given out in one document."""

    taken: set[int] = field(default_factory=set)
    bookmarks: dict[str, int] = field(default_factory=dict)

    def control(self, f: Field, character_style: str = "") -> str:
        """A field as bookmark + content control; its text is exactly `inline_text`."""
        text = inline_text(f)
        tag = escape(f.id[:_TAG_LIMIT])
        ruled = '<w:u w:val="single"/>' if f.blank else ""
        content = run(text, character_style, ruled) or f"<w:r><w:rPr>{HINT}</w:rPr><w:t></w:t></w:r>"
        properties = (
            f'<w:sdtPr><w:rPr>{HINT}</w:rPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/>'
            f'<w:id w:val="{_number(f.id, self.taken)}"/>{_kind(f)}</w:sdtPr>'
        )
        control = f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        return self.bookmarked(bookmark_name(f.id), control)

    def bookmarked(self, name: str, content: str) -> str:
        """Content between the ends of a bookmark; a name is given once, Word drops a second one."""
        if name in self.bookmarks:
            return content
        number = self.bookmarks[name] = len(self.bookmarks) + 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def _kind(f: Field) -> str:
    if f.kind == "choice" and f.choices:
        items = "".join(
            f'<w:listItem w:displayText="{escape(c)}" w:value="{escape(c)}"/>'
            for c in dict.fromkeys(f.choices)
        )
        return f"<w:dropDownList>{items}</w:dropDownList>"
    if f.kind == "date":
        return (
            '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
    return "<w:richText/>"
