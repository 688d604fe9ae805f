"""Repairing what a scan or a copy from PDF does to a Chinese text, without touching its words.

Each function mends one kind of noise and is safe on clean text: applied twice it changes nothing more.
The words are never changed: only blanks, the width of marks, line ends and marks of headings.
"""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇"
MARKS = "，。；：？！、（）《》〈〉“”‘’〔〕【】…—～·"
CHINESE = HAN + MARKS
_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
_HALF_MARK = re.compile(rf"(?<=[{CHINESE}%])[ ]?([,;:?!()])[ \u3000]*|([,;:?!()])[ \u3000]*(?=[{CHINESE}])")
_INNER_DIGITS = re.compile(rf"(?<=[{CHINESE}])[ \u3000]+(?=[0-9])|(?<=[0-9%])[ \u3000]+(?=[{CHINESE}])")
_BETWEEN = re.compile(rf"(?<=[{CHINESE}])[ \u3000]+(?=[{CHINESE}])")
_NAME = re.compile(rf"(?<![{HAN}])([{HAN}])[ \u3000]+([{HAN}])(?![{HAN}])")
_HEADING = re.compile(r"^#{1,6}[ \u3000]+", re.MULTILINE)
_EMPHASIS = re.compile(r"\*+")
_ENDS = "。！？：；…”）》"
_NEW_PARAGRAPH = re.compile(rf"[0-9]+[.．、]|[#（(]|[一二三四五六七八九十]+、|附件|[{HAN}（）]{{2,10}}：")


def full_width_marks(text: str) -> str:
    """Half-width ``, ; : ? ! ( )`` beside Chinese become full-width; the blanks after them go."""

    def wide(match: re.Match[str]) -> str:
        return _FULL[match[1] or match[2]]

    before = None
    while before != text:
        before, text = text, _HALF_MARK.sub(wide, text)
    return text


def without_blanks_around_digits(text: str) -> str:
    """``2023 年`` → ``2023年``: blanks between Chinese and a number."""
    return _INNER_DIGITS.sub("", text)


def without_blanks_between_chinese(text: str) -> str:
    """``关于 印发`` → ``关于印发``; line ends stay."""
    return _BETWEEN.sub("", text)


def without_blank_in_names(text: str) -> str:
    """``李 刚`` → ``李刚``: the blank that widens a two-character name standing alone."""
    return _NAME.sub(r"\1\2", text)


def without_heading_marks(text: str) -> str:
    """Markdown's ``#`` at line starts goes."""
    return _HEADING.sub("", text)


def without_asterisks(text: str) -> str:
    """Stray ``*`` and ``**`` go."""
    return _EMPHASIS.sub("", text)


def joined_paragraphs(paragraphs: list[str]) -> list[str]:
    """Paragraphs that a page break cut in two are put together again.

    A paragraph goes on when it does not end like one (。！？：； or a closing mark) and the next does not
    begin like one (a number, a heading, a label such as 责任单位：). Titles and label lines end without a
    mark too, so only long lines (20 characters) count as cut.
    """
    joined: list[str] = []
    for paragraph in paragraphs:
        before = joined[-1] if joined else ""
        cut = len(before) >= 20 and before[-1] not in _ENDS and not _is_label_line(before)
        if cut and not before.startswith("#") and not _NEW_PARAGRAPH.match(paragraph):
            joined[-1] = before + paragraph
        else:
            joined.append(paragraph)
    return joined


def _is_label_line(paragraph: str) -> bool:
    return re.match(rf"[{HAN}（）()]{{2,12}}[：:]", paragraph) is not None and "。" not in paragraph


def repaired(text: str) -> str:
    """Every repair inside one paragraph, in the order in which they help each other."""
    text = without_asterisks(without_heading_marks(text))
    text = full_width_marks(text)
    text = without_blanks_around_digits(text)
    return without_blank_in_names(without_blanks_between_chinese(text))
