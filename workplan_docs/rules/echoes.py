"""One fault, one message: what another message at the same place already tells is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.punctuation import unbalanced

# what only a document of its type must have, may have or may say
_BY_TYPE = (
    *("DN013", "EL001", "EL003", "HD008", "RC004", "RC005", "RC006", "TT022", "CO003", "SG013", "NT003"),
    *("GN002", "GN003", "GN004", "GN005", "GN007", "GN008", "GN009", "GN012", "GN013"),
)
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


def _year(one: Diagnostic, echo: Diagnostic) -> bool:
    """DN009 beside PL012, which says of number or date which of the two is wrong."""
    return one.code == "PL012" and one.file == echo.file and not one.message.startswith("标题")


def _colon(one: Diagnostic, echo: Diagnostic) -> bool:
    """PU001 at the colon that YAML cannot read."""
    place = (one.file, one.line, one.column)
    return one.code == "YA003" and place == (echo.file, echo.line, echo.column)


def _bracket(one: Diagnostic, echo: Diagnostic) -> bool:
    """PU003 in a line of units where the name with the open bracket is not known: RG001 says what was meant."""
    if one.code != "RG001" or (one.file, one.line) != (echo.file, echo.line):
        return False
    named = _NAMED.search(one.message)
    return named is not None and unbalanced(named[1]) is not None


def _of_type(one: Diagnostic, echo: Diagnostic) -> bool:
    """What a type asks for beside TT006, which says that the type itself is wrong."""
    return one.code == "TT006" and one.file == echo.file


_TELLING = frozenset({"PL012", "YA003", "RG001", "TT006"})
_REPEATS: dict[str, Callable[[Diagnostic, Diagnostic], bool]] = {
    "DN009": _year,
    "PU001": _colon,
    "PU003": _bracket,
    **dict.fromkeys(_BY_TYPE, _of_type),
}
