"""How figures are said in print: a target in words, a goal in a narrow cell, a list of task numbers.

Only the content's own words and figures, joined; nothing is added that the plan does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from workplan_docs.text.numerals import plain_number

# comparison of a target → (word before a figure, word before a rate, sign in a narrow cell)
_COMPARISONS: dict[str, tuple[str, str, str]] = {
    "=": ("", "", ""),
    ">=": ("不少于", "不低于", "≥"),
    "<=": ("不超过", "不高于", "≤"),
    "~": ("约", "约", "约"),
    "reach": ("达到", "达到", ""),
}
_RATES = ("%", "％", "‰", "个百分点")


def is_rate(measure: str) -> bool:
    """Whether figures of this measure are shares, which are never added up."""
    return measure in _RATES


def goal_words(comparison: str, value: Decimal | int, measure: str) -> str:
    """What is to be reached, without the name: ``不少于1条``, ``约700平方公里``, ``达到95%``."""
    count, rate, _ = _COMPARISONS[comparison]
    return f"{rate if is_rate(measure) else count}{plain_number(value)}{measure}"


def goal_sign(comparison: str, value: Decimal | int) -> str:
    """The same for a cell beside a column of measures: ``≥1``, ``约700``, ``95``."""
    return f"{_COMPARISONS[comparison][2]}{plain_number(value)}"


def target_words(name: str, comparison: str, value: Decimal | int | None, measure: str) -> str:
    """A whole target in words: ``新建口袋公园20处``; only its name where it has no figure (a milestone)."""
    if value is None:
        return name
    goal = goal_words(comparison, value, measure)
    word = goal.removesuffix(f"{plain_number(value)}{measure}")
    return f"{name.removesuffix(word)}{goal}"


def number_list(numbers: Iterable[int]) -> str:
    """Task numbers as they are read out, runs of three and more drawn together: ``1、2、5—9``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]}—{run[-1]}"] if len(run) > 2 else [str(n) for n in run]
    return "、".join(parts)


def first_clause(text: str, limit: int = 40) -> str:
    """What a task without a title is called in one line: its text up to the first 。 or ； .

    Longer than ``limit`` characters, it ends at the first comma after which something is still said.
    """
    clause = _until(text, "。；;")
    return clause if len(clause) <= limit else _until(clause, "，,：:")


def _until(text: str, marks: str) -> str:
    ends = [position for mark in marks if (position := text.find(mark)) > 0]
    return text[: min(ends)] if ends else text
