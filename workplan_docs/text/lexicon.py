"""The packaged word lists: what may not be parted at a line end, with a cost for each word.

Two data files stand beside this module. ``lexicon.txt`` has the common words and places (its header names
the source and the licence), ``terms.txt`` the terms of official documents. They are read when the first
title needs more than one line, not before.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LONGEST = 12  # characters of the longest word that is looked for
TERM_COST = 34  # a term is as likely as a very common word, so that it wins over its parts


@cache
def terms() -> frozenset[str]:
    """The terms of official documents, each of which stays whole wherever it stands."""
    return frozenset(word for line in _lines("terms.txt") for word in line.split())


@cache
def word_costs() -> dict[str, int]:
    """Every known word with its cost in quarters of a natural logarithm; the dearer the rarer."""
    costs: dict[str, int] = {}
    for line in _lines("lexicon.txt"):
        cost, words = line.split(" ", 1)
        costs.update(dict.fromkeys(words.split(" "), int(cost)))
    costs.update((word, min(TERM_COST, costs.get(word, TERM_COST))) for word in terms())
    return costs


def _lines(name: str) -> list[str]:
    text = files("workplan_docs.text").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
