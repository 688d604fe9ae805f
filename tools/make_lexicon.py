"""Makes workplan_docs/text/lexicon.txt from the word list of jieba (MIT): `python tools/make_lexicon.py dict.txt`.

Only needed to renew the data. ``dict.txt`` is that of jieba 0.42.1's source distribution: word, frequency,
part of speech. Kept are the common words of two to six characters, the places of the administrative map,
and all frequent single characters; frequencies become costs, so that a title is parted into words by the
cheapest path (`workplan_docs/text/segmentation.py`).
"""

from __future__ import annotations

import re
import sys
from math import log
from pathlib import Path

TARGET = Path(__file__).parents[1] / "workplan_docs" / "text" / "lexicon.txt"
STEP = 4  # costs are quarters of a natural logarithm
LEAST, LEAST_NAME, LEAST_SINGLE = 40, 60, 200  # occurrences in the list's own corpus
A_LINE = 60
HEADER = """\
# 词表：标题回行时不拆开的词。每行是一个代价（词频负对数的四倍），后面是同一代价的词。
# Derived by tools/make_lexicon.py from the word list of jieba 0.42.1,
# Copyright (c) 2013 Sun Junyi, MIT License: words of two to six characters, frequent ones and places.
"""
_CHINESE = re.compile("[\u4e00-\u9fff]{1,6}")
_PLACE = re.compile(".{1,5}[省市县区州盟旗]")
_CLAUSE = re.compile("^的|^.+的$")  # 的 belongs to no word but these two
_WORDS_WITH_DE = {"目的", "标的"}


def kept(word: str, count: int, kind: str) -> bool:
    """Whether a word of the list helps a title of an office."""
    if not _CHINESE.fullmatch(word):
        return False
    if len(word) == 1:
        return count >= LEAST_SINGLE
    if _CLAUSE.search(word) and word not in _WORDS_WITH_DE:
        return False
    if kind.startswith("nr"):  # persons, most of them out of novels
        return len(word) == 2 and count >= LEAST_NAME
    return count >= LEAST or (kind == "ns" and _PLACE.fullmatch(word) is not None)


def lexicon(lines: list[str]) -> str:
    """The data file's text."""
    rows = [(word, int(count), kind) for word, count, kind in (line.split() for line in lines)]
    total = sum(count for _, count, _ in rows)
    groups: dict[int, list[str]] = {}
    for word, count, kind in rows:
        if kept(word, count, kind):
            groups.setdefault(round(-STEP * log(count / total)), []).append(word)
    text = HEADER
    for cost, words in sorted(groups.items()):
        words.sort()
        for at in range(0, len(words), A_LINE):
            text += f"{cost} {' '.join(words[at : at + A_LINE])}\n"
    return text


if __name__ == "__main__":
    TARGET.write_text(lexicon(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()), encoding="utf-8")
