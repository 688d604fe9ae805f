"""Rules on how texts end and how marks meet: a doubled mark, a title with one, a paragraph without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts, Words

_MARKS = "。，；：、！？"
_DOUBLED = re.compile(r"[。，；：、]{2,}|[！？][。，；：、]|(?<!…)…(?!…)[。，；：、]")
# A paragraph ends in a mark, perhaps followed by closing quotes and brackets (GB/T 15834).
_ENDED = re.compile(r"[。！？…：；][”’）》〉】]*$|[”）]$")
# PU001 speaks of a half-width mark, SP013 of codes of a web page.
_ENDED_OTHERWISE = re.compile(r"[\u4e00-\u9fff”’）》〉】][.;:!?]$|</?[A-Za-z][^<>]*>$|\*\*$")
_HEADING = re.compile("[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")
_PAGE = re.compile(r"(?<=[。；！？\u4e00-\u9fff])\s*([—–－-]\s*[0-9]{1,3}\s*[—–－-])\s*$")
_LISTED = 40  # characters: a line of an attachment that holds no clause is an entry of a list
_CLOSING = re.compile("特此[\u4e00-\u9fff]{2}")  # PU021 speaks of it
# a line that only says who or when: 牵头领导：…, 责任单位：…
_LABEL = re.compile(
    "[\u4e00-\u9fff]{0,4}(?:领导|单位|部门|责任人|时限|时间|地点|联系人|电话|主持|出席|列席|请假|记录|分工)[:：]"
)
_PARAGRAPHS = ("text", "body")


def doubled_marks(view: Texts) -> Iterator[Diagnostic]:
    """PU009: two marks where one is meant, as a deletion leaves them."""
    for words in view.prose:
        match = _DOUBLED.search(words.text)
        if match:
            message = f"标点连在一起：“{match[0]}”"
            yield view.say(
                "PU009", Severity.WARNING, message, words.path, "只留该用的那一个。", offset=match.start()
            )


def ended_titles(view: Texts) -> Iterator[Diagnostic]:
    """PL010: a mark at the end of a task's or section's title; the program adds the task's full stop."""
    for words in view.prose:
        if words.path[0] == "plan" and words.key == "title" and words.text[-1] in _MARKS:
            added = "，程序会自动加句号，印出来就是两个标点" if "tasks" in words.path else ""
            message = f"标题末尾多了“{words.text[-1]}”{added}"
            at = len(words.text) - 1
            yield view.say("PL010", Severity.WARNING, message, words.path, "删去末尾的标点。", offset=at)


def unended_paragraphs(view: Texts) -> Iterator[Diagnostic]:
    """PU020: a paragraph without an end mark: something may be lost, after `` #`` for instance."""
    for words in view.prose:
        if words.key not in _PARAGRAPHS or _no_sentence(words.text) or _entry(words):
            continue
        if not _ENDED.search(words.text.rstrip()) and not _ENDED_OTHERWISE.search(words.text.rstrip()):
            message = f"段末没有句号：“……{words.text.rstrip()[-8:]}”"
            hint = "补上句号；看看后面的话是不是漏了（空格加“#”后面的字算注释，要写就把整段加上英文引号）。"
            yield view.say("PU020", Severity.WARNING, message, words.path, hint, offset=len(words.text))


def page_numbers(view: Texts) -> Iterator[Diagnostic]:
    """SP013: the number of a page, copied from a PDF with the end of its paragraph."""
    for words in view.prose:
        if words.key in _PARAGRAPHS and (match := _PAGE.search(words.text)):
            message = f"段末带着页码“{match[1]}”，会照样印出来"
            hint = "删去页码，由程序排；看看下一页的话是不是接得上。"
            yield view.say("SP013", Severity.WARNING, message, words.path, hint, offset=match.start(1))


def _entry(words: Words) -> bool:
    """Whether it is a name in a list that is an attachment: 兰山区城管局, 组　长：张三."""
    listed = "attachments" in words.path and len(words.text) <= _LISTED
    return listed and not re.search("[，。；！？]", words.text)


def _no_sentence(text: str) -> bool:
    return (
        "\t" in text
        or _PAGE.search(text) is not None
        or any(kind.match(text) for kind in (_HEADING, _LABEL))
        or _CLOSING.fullmatch(text) is not None
    )


RULES = (doubled_marks, ended_titles, unended_paragraphs, page_numbers)
