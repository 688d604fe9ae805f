"""Rules on the words around a target's figure: its comparison, its baseline, a rate beyond all. TG014 … TG016.

TG011 holds the figure itself to the quote; 以上, 不超过 and 由……提高至 say the rest. Where no word is sure nobody is
accused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from workplan_docs.content.models import Target
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View
from workplan_docs.text.numerals import plain_number

_FIGURE = re.compile(r"(?<![0-9.])([0-9]{1,12}(?:\.[0-9]{1,6})?)([万亿]?)")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
# what stands right before a figure, and right behind it or its unit; 不低于 is looked for before 低于
_BEFORE = (
    (">=", "(?:不少于|不低于|不小于|至少|≥)$"),
    ("<=", "(?:不超过|不高于|不多于|不大于|至多|≤)$"),
    (">=", "(?:超过|高于|突破)$"),
    ("<=", "(?:低于|少于|小于)$"),
    ("~", "(?:约|大约)$"),
)
_UNIT = "[^0-9，。；、（）]{0,5}?"
_BEHIND = ((">=", f"{_UNIT}(?:及以上|以上)"), ("<=", f"{_UNIT}(?:以内|以下)"), ("~", f"{_UNIT}左右"))
# words in the clause that may well be meant so; without any of them a comparison comes from nowhere
_MAY_MEAN = {
    ">=": "以上|不少于|不低于|不小于|至少|超|高于|突破|大于|≥|达|保持|稳定|力争|余|多",
    "<=": "以下|以内|不超|不高于|不多于|不大于|至多|最多|低于|少于|小于|控制|降|减|压|缩|≤|内|前",
    "~": "约|左右|近|余|多|上下|大概",
}
_FROM = re.compile(
    r"[由从][^0-9，。；]{0,8}([0-9]{1,12}(?:\.[0-9]{1,6})?)([万亿]?)[^0-9，。；]{0,8}?"
    "(?:提高|提升|增加|增长|上升|扩大|增|升|下降|降低|减少|压缩|缩短|降|减)[^0-9，。；]{0,4}[至到为]"
)
_WHOLE = 100  # per cent
_GROWS = re.compile("增长|增幅|增速|涨|超额")


def comparisons(view: View) -> Iterator[Diagnostic]:
    """TG014: 以上, 不超过 or 约 beside the figure with another ``comparison``, or one that no word asks for."""
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            said, sign = _said(target), target.comparison
            where = (*path, "targets", index, "comparison" if sign != "=" else "value")
            if said is not None and sign != said[0] and (sign, said[0]) != ("reach", ">="):
                message = f"指标 {target.id} 的原文是“{said[1]}”，比较（comparison）是“{sign}”"
                hint = f'照原文的话，写 comparison: "{said[0]}"。'
            elif (
                said is None
                and sign in _MAY_MEAN
                and not re.search(_MAY_MEAN[sign], _clause(target, task.full_text))
            ):
                message = f"指标 {target.id} 的比较（comparison）是“{sign}”，原文“{target.quote[:30]}”里没有这个意思"
                hint = "原文就是这个数的，删去 comparison 一行。"
            else:
                continue
            yield view.say("TG014", Severity.WARNING, message, where, hint)


def _said(target: Target) -> tuple[str, str] | None:
    """The comparison that words at the figure say, with figure and words; None when there are none."""
    quote = unicodedata.normalize("NFKC", target.quote)
    for match in _FIGURE.finditer(quote):
        if not _equals(match, target.value):
            continue
        for sign, words in _BEFORE:
            if before := re.search(words, quote[max(0, match.start() - 8) : match.start()]):
                return sign, before[0] + match[0]
        for sign, words in _BEHIND:
            if behind := re.match(words, quote[match.end() :]):
                return sign, match[0] + behind[0]
    return None


def _equals(match: re.Match[str], value: Decimal | None) -> bool:
    number = Decimal(match[1])
    return value is not None and value in (number, number * _SCALES[match[2]])


def _clause(target: Target, text: str) -> str:
    """The quote with what stands before it in its sentence and right behind it."""
    at = text.find(target.quote)
    if at < 0:
        return target.quote
    start = max(text.rfind(mark, 0, at) for mark in "。；") + 1
    return text[start : at + len(target.quote) + 8]


def stated_baselines(view: View) -> Iterator[Diagnostic]:
    """TG015: 由36.2%提高至51.4% beside another baseline."""
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            match = _FROM.search(unicodedata.normalize("NFKC", target.quote))
            if match is None or target.baseline is None or _equals(match, target.baseline):
                continue
            message = (
                f"指标 {target.id} 的基数（baseline）是 {plain_number(target.baseline)}，原文是“{match[0]}”"
            )
            hint = f"照原文的话，写 baseline: {match[1]}。"
            yield view.say("TG015", Severity.WARNING, message, (*path, "targets", index, "baseline"), hint)


def rates_beyond_the_whole(view: View) -> Iterator[Diagnostic]:
    """TG016: a rate (处理率) of more than a hundred per cent; what grows may do so."""
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            words = target.name + target.quote
            rate = target.measure in ("%", "％") and "率" in words and not _GROWS.search(words)
            if rate and target.value is not None and target.value > _WHOLE:
                message = f"指标 {target.id} 是 {plain_number(target.value)}%，一般的“率”不超过 100%"
                hint = "核对正文和这里的数字；确实如此就不用管。"
                yield view.say("TG016", Severity.WARNING, message, (*path, "targets", index, "value"), hint)


RULES = (comparisons, stated_baselines, rates_beyond_the_whole)
