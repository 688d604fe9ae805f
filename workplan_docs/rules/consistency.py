"""Rules on what is said in two places: numbers of other documents, names twice in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.unit_line import fold
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts, View
from workplan_docs.text.document_numbers import meant_number

_OPEN, _CLOSE = r"[〔\[【（(［{｛〖]", r"[〕\]】）)］}｝〗]"
_CITED = re.compile(
    rf"[\u4e00-\u9fff]{{2,6}}{_OPEN}\s*(?:19|20)?[0-9]{{2}}年?度?\s*{_CLOSE}\s*第?\s*[0-9]+\s*号"
)
_CITED_WELL = re.compile(r"[\u4e00-\u9fff]{2,}〔[0-9]{4}〕[1-9][0-9]*号")


def cited_numbers(view: Texts) -> Iterator[Diagnostic]:
    """DN012: numbers of other documents in the running text, written otherwise than 7.2.5 wants them."""
    for words in view.prose:
        for match in _CITED.finditer(words.text):
            if not _CITED_WELL.fullmatch(match[0]):
                message = f"引用的发文字号“{match[0]}”写法不合规定"
                hint = "写成“国发〔2023〕1号”的样子：六角括号，四位年份，不写“第”，不补“0”。"
                if meant := meant_number(match[0]):
                    hint = f"用六角括号、四位年份，不写“第”，不补“0”：改成“{meant}”。"
                yield view.say("DN012", Severity.WARNING, message, words.path, hint, offset=match.start())


def names_twice(view: View) -> Iterator[Diagnostic]:
    """RG014: the same name twice in one line; perhaps another unit was meant."""
    for path, assigned in view.assigned:
        seen: set[str] = set()
        for item in assigned.resolution.items:
            key = fold(item.text)
            if key in seen:
                line = isinstance(assigned.task.units, str)
                inner = ("units",) if line else ("units", item.role, item.index)
                message = f"第 {assigned.number} 项任务的责任单位里，“{item.text}”写了两遍"
                hint = "删去一处；看看是不是想写别的单位。"
                yield view.say("RG014", Severity.WARNING, message, (*path, *inner), hint, offset=item.offset)
            seen.add(key)


RULES = (cited_numbers,)
PLAN_RULES = (names_twice,)
