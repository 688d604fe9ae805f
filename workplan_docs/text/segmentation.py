"""Parting a title into words, so that no line ends inside one (7.3.1: 回行时词意完整).

The cheapest path through the known words (`lexicon`), the names that the content itself knows and figures
with their units. What is left as a single character is part of the word beside it: 市 after a place that
no list has, 化 after an adjective.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workplan_docs.text.lexicon import LONGEST, word_costs

_NAME_COST = 12  # less than any path through the parts of a name
_FIGURE_COST = 8
_UNKNOWN_COST = 90  # a character that no list has: dearer than the rarest word
_UNITS = (
    "年度|年|月份|月|日|季度|周年|周|小时|分钟|天|届|次|批|期|号|个|项|条|户|人|名|家|件|类|级|轮|所|座|处|大|"
    "万元|亿元|元|万|亿|公里|平方米|亩|吨|岁|%|％|‰|℃"
)
_FIGURE = re.compile(
    r"〔\d{4}〕第?\d+号|第?\d+(?:[.,:]\d+)*(?:(?:—|～|~|-|－|至)\d+(?:[.,]\d+)*)*(?:" + _UNITS + ")?"
    r"|[A-Za-z][A-Za-z0-9]*(?:[-+.&/'][A-Za-z0-9]+)*\+?"
)
_ORDINAL = re.compile(
    "第[一二三四五六七八九十百]{1,4}(?:届|次|批|期|季度|轮|号|个|项|类|级|中学|小学)?"
    "|[一二三四五六七八九十两]{1,3}(?:届|次|批|季度|周年|中全会|个|项|类|级|年|月|日|月份|大|化|创|区|县|市)"
    "|[一二三四五六七八九]?十[一二三四五六七八九]五"
)
_ORDINAL_COST = 46
_PREFIXES = frozenset("各全本该每副总新非未再已应须需拟不可最更较预超")  # open the word that follows
_SUFFIXES = frozenset(
    "局厅委部科处室所站院会队组厂社校园性化率度法权费款金税券证书表册案者员长们类级型式制期"
)
_PLACES = frozenset("省市县区镇乡村")  # close the name of a place, or open that of an organ: 市城管局
_BETWEEN = frozenset("的了等着之得地和与及暨并或对在将把向为以从由自给于按让被就至到因")
_OPENS = frozenset(
    {"关于", "印发", "转发", "批转", "开展", "加强", "做好", "推进", "对", "在", "将", "和", "与", "及", "暨"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and where it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)


def words_of(text: str, names: Collection[str] = ()) -> list[Word]:
    """The words of a text in their order; joined they are the text again.

    ``names`` are known to the content (units, issuers, persons) and are words however they are made up.
    """
    return _bound(_path(text, [name for name in names if len(name) > 1]))


def _candidates(text: str, names: Collection[str]) -> list[list[tuple[int, int]]]:
    """For each index the ends and costs of the words that may begin there."""
    costs = word_costs()
    found: list[list[tuple[int, int]]] = [[] for _ in range(len(text) + 1)]
    for start in range(len(text)):
        found[start].append((start + 1, costs.get(text[start], _UNKNOWN_COST)))
        for end in range(start + 2, min(start + LONGEST, len(text)) + 1):
            cost = costs.get(text[start:end])
            if cost is not None:
                found[start].append((end, cost))
    for start, end, cost in (*_figures(text), *_named(text, names)):
        found[start].append((end, cost))
    return found


def _figures(text: str) -> Iterator[tuple[int, int, int]]:
    for match in _FIGURE.finditer(text):
        yield match.start(), match.end(), _FIGURE_COST
    for match in _ORDINAL.finditer(text):
        yield match.start(), match.end(), _ORDINAL_COST


def _named(text: str, names: Collection[str]) -> Iterator[tuple[int, int, int]]:
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield at, at + len(name), _NAME_COST
            at = text.find(name, at + 1)


def _path(text: str, names: Collection[str]) -> list[Word]:
    """The cheapest path, found from the end; of equal ones the one with the longer first word."""
    found = _candidates(text, names)
    best: list[tuple[int, int]] = [(0, len(text))] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        best[start] = min(
            ((cost + best[end][0], end) for end, cost in found[start]), key=lambda b: (b[0], -b[1])
        )
    words, at = [], 0
    while at < len(text):
        end = best[at][1]
        words.append(Word(text[at:end], at))
        at = end
    return words


def _bound(words: list[Word]) -> list[Word]:
    """The words with single characters that are none joined to the word that they belong to, or to both."""
    joined: list[Word] = []
    waiting = ""  # belongs to the word that follows
    for n, word in enumerate(words):
        follows = words[n + 1].text if n + 1 < len(words) else ""
        part = _is_part(word.text)
        backwards = part and not waiting and _binds_back(word.text, joined)
        forwards = part and _binds_on(word.text, joined, follows)
        text, start = waiting + word.text, word.start - len(waiting)
        if backwards:
            text, start = joined[-1].text + text, joined[-1].start
            joined.pop()
        waiting = text if forwards else ""
        if not forwards:
            joined.append(Word(text, start))
    return joined


def _binds_back(char: str, joined: list[Word]) -> bool:
    if not joined or not _is_chinese(joined[-1].text[-1]) or joined[-1].text in _BETWEEN | {"关于"}:
        return False
    return char in _SUFFIXES or not (char in _PREFIXES or joined[-1].text in _OPENS)


def _binds_on(char: str, joined: list[Word], follows: str) -> bool:
    if not _is_chinese(follows[:1]) or follows in _BETWEEN | {"关于"} or char in _SUFFIXES:
        return False
    return char not in _PLACES or _may_open(joined)


def _is_part(text: str) -> bool:
    return len(text) == 1 and _is_chinese(text) and text not in _BETWEEN


def _may_open(joined: list[Word]) -> bool:
    """Whether a word begins here for sure: after a mark, a particle or a verb of issuing."""
    if not joined:
        return True
    before = joined[-1].text
    return before in _OPENS or before in _BETWEEN or not _is_chinese(before[-1])


def _is_chinese(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"
