"""Rules on the 题注 under the title: TT019, TT022, EL003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, H, Paper, W
from workplan_docs.text.dates import parse_date

_PASSED = frozenset({"决议"})  # always the work of a meeting
_MAY_HAVE = frozenset({"决议", "决定", "公报"})
_DATE = re.compile("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
_BRACKETS = "（）()"


def missing(paper: Paper) -> Iterator[Diagnostic]:
    """TT022: a 决议 says under its title which meeting passed it and when."""
    document = paper.document
    if document.type in _PASSED and document.format == "ordinary" and not document.title_note:
        hint = "写 title_note，如“2023年3月5日某市第十五届人民代表大会第四次会议通过”。"
        yield paper.tell("TT022", W, "决议没有题注（title_note）", hint=hint)


def form(paper: Paper) -> Iterator[Diagnostic]:
    """TT019: bare text with a real date. TT022: a type that has none."""
    document = paper.document
    note = document.title_note
    if not note:
        return
    if document.type not in _MAY_HAVE:
        hint = f"删去 title_note，日期写在 date；“{document.type}”一般不用题注。"
        yield paper.tell("TT022", W, f"“{document.type}”写了题注", "title_note", hint=hint)
    if note[0] in _BRACKETS or note[-1] in _BRACKETS:
        yield paper.tell("TT019", W, "题注的圆括号由程序加上", "title_note", hint="删去两头的括号。")
    dates = _DATE.findall(note)
    if not dates:
        hint = "题注写明何时由何会议通过，日期写全，如“2023年3月5日”。"
        yield paper.tell("TT019", W, "题注里没有完整的日期", "title_note", hint=hint)
    for text in dates:
        if parse_date(text) is None:
            hint = "核对日期；月、日不编虚位。"
            yield paper.tell("TT019", E, f"题注里的日期“{text}”不对", "title_note", hint=hint)


def dated_twice(paper: Paper) -> Iterator[Diagnostic]:
    """EL003: what its 题注 dates is not signed and dated at the end again."""
    document = paper.document
    for key, name in (("signature", "署名"), ("date", "成文日期")):
        if document.title_note and getattr(document, key):
            hint = f"成文日期已在题注里，文末一般不再写：删去 {key}；确有需要就不用管。"
            yield paper.tell("EL003", H, f"有题注，文末又写了{name}", key, hint=hint)


RULES = (missing, form, dated_twice)
