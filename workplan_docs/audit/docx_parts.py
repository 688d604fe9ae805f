"""Which paragraph of a DOCX is which element, told by size, colour, place and words."""

from __future__ import annotations

from dataclasses import dataclass, field

from workplan_docs.audit import patterns as p
from workplan_docs.audit.check_words import Words, is_classified
from workplan_docs.audit.docx_view import ParagraphView
from workplan_docs.audit.geometry import Colour

_MARK_LEAST, _TITLE_LEAST = 20.0, 17.5
_LONGEST_ORGAN = 26
_HEAD_ROWS = 12  # paragraphs among which the head is looked for


@dataclass
class DocxParts:
    """The elements as paragraphs; what a document does not have is empty or None."""

    classified: list[str] = field(default_factory=list)  # 份号, 密级, 紧急程度
    mark: ParagraphView | None = None
    number: ParagraphView | None = None
    title: list[ParagraphView] = field(default_factory=list)
    recipients: ParagraphView | None = None
    body: list[ParagraphView] = field(default_factory=list)
    listed: list[ParagraphView] = field(default_factory=list)  # 附件说明
    imprint: list[ParagraphView] = field(default_factory=list)
    signed: bool = False  # there is a row of 签发人
    date: ParagraphView | None = None
    signature: ParagraphView | None = None  # right above the date


def recognise_docx(paragraphs: list[ParagraphView]) -> DocxParts:
    """The elements from the paragraphs that print, in reading order."""
    parts = DocxParts()
    for n, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        early = n < _HEAD_ROWS
        parts.signed = parts.signed or (early and "签发人" in text)
        if early and _of_head(paragraph, text, parts):
            continue
        if _is_title(paragraph, text, parts):
            parts.title.append(paragraph)
        elif _is_recipients(text, parts):
            parts.recipients = paragraph
        elif p.COPY_TO.match(text) or (text.endswith("印发") and len(text) < 60):
            parts.imprint.append(paragraph)
        elif parts.date is None and p.DATE.fullmatch(text.replace(" ", "").replace("\u3000", "")):
            parts.date = paragraph
            parts.signature = _above(paragraphs, n)
        elif p.ATTACHMENTS.match(text) or (parts.listed and not parts.date and text[:1].isdigit()):
            parts.listed.append(paragraph)
        elif not paragraph.in_table:
            parts.body.append(paragraph)
    return parts


def _of_head(paragraph: ParagraphView, text: str, parts: DocxParts) -> bool:
    """Take what stands above the title: 份号、密级、紧急程度, mark, document number."""
    beside, _, number = text.partition("\t")
    if not parts.title and is_classified(beside):
        parts.classified.append(beside)
        if parts.number is None and p.NUMBER.fullmatch(number_text(number)):
            parts.number = paragraph
    elif parts.mark is None and _is_mark(paragraph, text):
        parts.mark = paragraph
    elif parts.number is None and p.NUMBER.fullmatch(number_text(text)):
        parts.number = paragraph
    else:
        return False
    return True


def _above(paragraphs: list[ParagraphView], n: int) -> ParagraphView | None:
    """What stands above the date, where it is short enough for an organ's name."""
    short = n > 0 and len(paragraphs[n - 1].text.strip()) < _LONGEST_ORGAN
    return paragraphs[n - 1] if short else None


def number_text(text: str) -> str:
    """The document number without 份号 or 密级 before it and the signers behind it on its row."""
    beside, _, number = text.strip().partition("\t")
    text = number if is_classified(beside) else text.strip()
    return text.split("签发人")[0].split("\t")[0].split("\u3000\u3000")[0].strip()


def _is_mark(paragraph: ParagraphView, text: str) -> bool:
    large = paragraph.size >= _MARK_LEAST
    return large and (colour_of(paragraph).is_red or text.endswith(("文件", "纪要", "令")))


def _is_title(paragraph: ParagraphView, text: str, parts: DocxParts) -> bool:
    if parts.recipients or parts.body or paragraph.in_table:
        return False
    return paragraph.size >= _TITLE_LEAST or (
        not parts.title and paragraph.alignment == "center" and bool(p.TITLE_END.search(text))
    )


def _is_recipients(text: str, parts: DocxParts) -> bool:
    return bool(parts.title) and not parts.recipients and not parts.body and text.endswith(("：", ":"))


def colour_of(paragraph: ParagraphView) -> Colour:
    """The colour of its first run; black where the file gives none."""
    value = paragraph.first.colour if paragraph.first else "000000"
    try:
        return Colour(int(value[:2], 16), int(value[2:4], 16), int(value[4:6], 16))
    except ValueError:
        return Colour(0, 0, 0)


def words_of(parts: DocxParts) -> Words:
    """What the elements say, for the rules of `check_words`."""
    mark = parts.mark.text.strip() if parts.mark else ""
    printed = p.PRINTED.fullmatch(_solid(parts.imprint[-1].text)) if parts.imprint else None
    return Words(
        "ordinary" if mark.endswith("文件") else "",
        parts.classified,
        number_text(parts.number.text.strip()) if parts.number else "",
        "".join(_solid(x.text) for x in parts.title),
        parts.signed,
        _solid(parts.date.text) if parts.date else "",
        printed.group(2) if printed else "",
        [_solid(x.text) for x in parts.listed],
    )


def _solid(text: str) -> str:
    return "".join(text.split())
