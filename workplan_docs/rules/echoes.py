"""One fault, one message: what another message at the same place already tells is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.punctuation import unbalanced

_NAMED = re.compile("不认识“(.*)”")


def without_echoes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics without those that only repeat another; their order is kept."""
    found = list(found)
    telling = [one for one in found if one.code in _TELLING]
    return [
        echo
        for echo in found
        if echo.code not in _REPEATS or not any(_REPEATS[echo.code](one, echo) for one in telling)
    ]


def _same_column(first: Diagnostic, second: Diagnostic) -> bool:
    return (first.file, first.line, first.column) == (second.file, second.line, second.column)


def _year(one: Diagnostic, echo: Diagnostic) -> bool:
    """DN009 beside PL012, which says of number or date which of the two is wrong."""
    return one.code == "PL012" and one.file == echo.file and not one.message.startswith("标题")


def _colon(one: Diagnostic, echo: Diagnostic) -> bool:
    """PU001 at the colon that made YAML misread the line."""
    return one.code == "YA003" and _same_column(one, echo)


def _bracket(one: Diagnostic, echo: Diagnostic) -> bool:
    """PU003 in a line of units where the name with the open bracket is not known: RG001 says what was meant."""
    if one.code != "RG001" or (one.file, one.line) != (echo.file, echo.line):
        return False
    named = _NAMED.search(one.message)
    return named is not None and unbalanced(named[1]) is not None


_TELLING = frozenset({"PL012", "YA003", "RG001"})
_REPEATS: dict[str, Callable[[Diagnostic, Diagnostic], bool]] = {
    "DN009": _year,
    "PU001": _colon,
    "PU003": _bracket,
}
