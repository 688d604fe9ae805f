"""Rules on what the program adds and a clerk wrote as well: numbers in titles and texts of the plan. PL011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View
from workplan_docs.text.numerals import from_chinese, to_chinese

_CN = "〇零一二三四五六七八九十百"
# A number at the start, and how the next of its kind would begin. “一、二季度” and “1.5万” are no numbers of items.
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"([{_CN}]{{1,4}})\s?[、.．](?![{_CN}])\s?"), "{0}[、.．]"),
    (re.compile(rf"[（(]([{_CN}]{{1,4}})[）)][、.．]?\s?"), "[（(]{0}[）)]"),
    (re.compile(r"([0-9]{1,3})\s?[.．、](?![0-9])\s?"), "(?<![0-9.]){0}[.．、](?![0-9])"),
    (re.compile(r"[（(]([0-9]{1,3})[）)]\s?"), "[（(]{0}[）)]"),
    (re.compile(rf"第([{_CN}]{{1,4}})(?:章|部分|项)[、，：:\s]?\s?"), "第{0}(?:章|部分|项)"),
)


def handwritten_numbers(view: View) -> Iterator[Diagnostic]:
    """PL011: a number before a section's or task's title, or before a task's text, which is printed twice.

    A text that goes on with the next number is a list of its own and left alone.
    """
    for index, section in enumerate(view.content.plan.sections):
        yield from _told(view, ("plan", "sections", index, "title"), section.title, whole=True)
    for path, task in view.tasks:
        if task.title:
            yield from _told(view, (*path, "title"), task.title, whole=True)
        yield from _told(view, (*path, "text"), task.text, whole=False)


def _told(view: View, path: tuple[str | int, ...], text: str, *, whole: bool) -> Iterator[Diagnostic]:
    found = own_number(text)
    if found is None or (not whole and _goes_on(text)):
        return
    hint = f"删去“{found.strip()}”，写成“{text[len(found) :][:20]}”开头的样子。"
    message = f"序号由程序加，这里又写了“{found.strip()}”，印出来就是两个"
    yield view.say("PL011", Severity.ERROR, message, path, hint, offset=0)


def own_number(text: str) -> str | None:
    """The number that a text begins with, mark and blank behind it included; None when there is none."""
    for kind, _ in _KINDS:
        if (match := kind.match(text)) and match.end() < len(text):
            return match[0]
    return None


def _goes_on(text: str) -> bool:
    """Whether the next number of the same kind stands further on in the text."""
    for kind, following in _KINDS:
        if match := kind.match(text):
            arabic = match[1].isdigit()
            number = int(match[1]) if arabic else from_chinese(match[1])
            if number is None:
                return False
            numeral = str(number + 1) if arabic else to_chinese(number + 1)
            return re.search(following.format(numeral), text[match.end() :]) is not None
    return False


RULES = (handwritten_numbers,)
