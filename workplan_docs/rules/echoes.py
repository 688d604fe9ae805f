"""One fault, one message: what another message at the same place already tells is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.punctuation import unbalanced

# what only a document of its type must have, may have or may say
_BY_TYPE = (
    *("DN013", "EL001", "EL003", "HD008", "RC004", "RC005", "RC006", "TT022", "CO003", "SG013", "NT003"),
    *("GN002", "GN003", "GN004", "GN005", "GN007", "GN008", "GN009", "GN012", "GN013"),
)
# what a value is judged by that only repeats its label, says “无”, or is an element at the wrong place
_OF_A_VALUE = (
    *("SG001", "SG003", "SG004", "DN010", "DN014", "DN018", "TT002", "TT003", "TT005", "TT006", "HD001"),
    *(
        "HD002",
        "HD003",
        "HD004",
        "HD005",
        "HD006",
        "HD012",
        "HD013",
        "RC001",
        "AT007",
        "NT004",
        "PU001",
        "SP001",
    ),
)
_OF_A_PARAGRAPH = ("PU001", "PU020", "PU021", "SP001", "SP003", "SP005", "PL009", "YA016", "ST002")
# words of messages that say which fault of a code it is, with the module that writes them
RECIPIENTS, TITLE, ISSUERS = "主送机关", "标题", "发文机关"
ORGANS, WHOLE_LINE, UNKNOWN = "个机关", "整行写成", "”没有登记"
WORDED = {
    RECIPIENTS: "rules/official/misplaced.py",
    TITLE: "rules/years.py",
    ISSUERS: "rules/official/organs.py",
    ORGANS: "content/relations.py",
    WHOLE_LINE: "content/unit_faults.py",
    UNKNOWN: "content/unit_faults.py",
}
_NAMED = re.compile(f"“([^“”]*){UNKNOWN}")


def without_echoes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics without those that only repeat another; their order is kept."""
    found = list(found)
    of_files: dict[tuple[str, str | None], list[Diagnostic]] = {}
    of_lines: dict[tuple[str, str | None, int | None], list[Diagnostic]] = {}
    for one in found:
        of_files.setdefault((one.code, one.file), []).append(one)
        of_lines.setdefault((one.code, one.file, one.line), []).append(one)

    def repeats(echo: Diagnostic) -> bool:
        for codes, same in _TELLING.get(echo.code, ()):
            for code in codes:
                if same in _OF_A_FILE:
                    near = of_files.get((code, echo.file), [])
                else:
                    lines = _lines_in(echo) if same in _JOINED else (echo.line,)
                    near = [one for line in lines for one in of_lines.get((code, echo.file, line), ())]
                if any(same(one, echo) for one in near):
                    return True
        return False

    return [echo for echo in found if not repeats(echo)]


def _lines_in(echo: Diagnostic) -> list[int]:
    """The lines that a message names."""
    return [int(number) for number in re.findall("第 ([0-9]{1,9}) 行", echo.message)]


def _same_line(one: Diagnostic, echo: Diagnostic) -> bool:
    """What is odd about a line of which something else is wrong as a whole."""
    return (one.file, one.line) == (echo.file, echo.line)


def _recipients_found(one: Diagnostic, echo: Diagnostic) -> bool:
    """RC006 where the recipients stand in the body."""
    return one.file == echo.file and one.message.startswith(RECIPIENTS)


def _joined_to(one: Diagnostic, echo: Diagnostic) -> bool:
    """YA016 at a line that was joined to the one of which the whole is told."""
    return one.file == echo.file and f"第 {one.line} 行" in echo.message


def _year(one: Diagnostic, echo: Diagnostic) -> bool:
    """DN009 beside PL012, which says of number or date which of the two is wrong."""
    return one.file == echo.file and not one.message.startswith(TITLE)


def _colon(one: Diagnostic, echo: Diagnostic) -> bool:
    """PU001 at the colon that YAML cannot read."""
    return (one.file, one.line, one.column) == (echo.file, echo.line, echo.column)


def _bracket(one: Diagnostic, echo: Diagnostic) -> bool:
    """PU003 in a line of units where the name with the open bracket is not known: RG001 says what was meant."""
    if not _same_line(one, echo):
        return False
    named = _NAMED.search(one.message)
    return named is not None and unbalanced(named[1]) is not None


def _units_anew(one: Diagnostic, echo: Diagnostic) -> bool:
    """Marks in a line of units for which the whole line to paste is told."""
    return _same_line(one, echo) and (one.code == "RG019" or WHOLE_LINE in str(one.hint))


def _joined_anew(one: Diagnostic, echo: Diagnostic) -> bool:
    """YA016 at what was joined to such a line."""
    return _joined_to(one, echo) and (one.code == "RG019" or WHOLE_LINE in str(one.hint))


def _blank_in_units(one: Diagnostic, echo: Diagnostic) -> bool:
    """SP005 of a tab or a no-break blank between two units, which would be joined without it."""
    codes = re.findall("U\\+([0-9A-F]{4,6})", echo.message)
    return _same_line(one, echo) and all(chr(int(code, 16)).isspace() for code in codes)


def _further_on(one: Diagnostic, echo: Diagnostic) -> bool:
    """What is odd about words that are to be deleted."""
    return _same_line(one, echo) and (one.column or 0) <= (echo.column or 0)


def _issuers_in_one(one: Diagnostic, echo: Diagnostic) -> bool:
    """What does not agree with issuers that HD010 says are several."""
    return one.file == echo.file and ORGANS in one.message


def _issuer_twice(one: Diagnostic, echo: Diagnostic) -> bool:
    """Signatures that do not agree with issuers of which one stands twice."""
    return one.file == echo.file and one.message.startswith(ISSUERS)


def _of_type(one: Diagnostic, echo: Diagnostic) -> bool:
    """What a type asks for beside TT006, which says that the type itself is wrong."""
    return one.file == echo.file


# codes that tell, codes that would only repeat them, when one repeats the other
_ECHOES: tuple[tuple[Sequence[str], Sequence[str], Callable[[Diagnostic, Diagnostic], bool]], ...] = (
    (("PL012",), ("DN009",), _year),
    (("YA003",), ("PU001",), _colon),
    (("YA003",), ("TG004",), _same_line),
    (("YA015",), ("PU020",), _same_line),
    (("YA001", "YA002"), ("SP005", "SP010", "SP011", "RG001", "PL003"), _same_line),
    (("RG001",), ("PU003",), _bracket),
    (("RG001", "RG019"), ("PU001", "PU003", "PU009", "SP001", "SP013", "YA010"), _units_anew),
    (("RG001", "RG019"), ("YA016",), _joined_anew),
    (("RG001", "RG019"), ("SP005",), _blank_in_units),
    (("RG005", "PL003", "PL005"), ("SP005",), _same_line),
    (("SP008",), ("RG001", "PL003"), _same_line),
    (("PL017",), ("PU001", "PU003", "PU009", "PU020", "SP001"), _further_on),
    (("TT006",), _BY_TYPE, _of_type),
    (("TT008",), ("TT006",), _of_type),
    (("EL004", "EL005"), _OF_A_VALUE, _same_line),
    (("EL006", "TB003", "AT001", "SG010", "CO009"), _OF_A_PARAGRAPH, _same_line),
    (("EL006",), ("RC006",), _recipients_found),
    (("TB003",), ("YA016",), _joined_to),
    (("SG001",), ("SP012",), _same_line),
    (("SP012",), ("DN007", "DN010", "DN018"), _same_line),
    (("ST007",), ("PU001", "PU003"), _same_line),
    (("ST001", "ST003"), ("ST014",), _same_line),
    (("SP013",), ("SP003", "PU020"), _same_line),
    (("TT003",), ("PU001", "YA010"), _same_line),
    (("TT009",), ("PR004",), _same_line),
    (("TT016",), ("SP001",), _same_line),
    (("AT008", "AT015"), ("SP003", "PU001", "PU020", "AT006"), _same_line),
    (("HD014",), ("TT005", "TT012", "TT013", "TT014", "TT017"), _same_line),
    (("HD010",), ("TT005", "TT016", "HD017", "SG004", "HD013"), _issuers_in_one),
    (("RC008",), ("SG004", "SG005"), _issuer_twice),
    (("SG005",), ("SG004",), _same_line),
)
# where the one that tells may stand: anywhere in the file, at a line that the echo names, else at the echo's line
_OF_A_FILE = frozenset({_recipients_found, _year, _issuers_in_one, _issuer_twice, _of_type})
_JOINED = frozenset({_joined_to, _joined_anew})
_TELLING: dict[str, list[tuple[Sequence[str], Callable[[Diagnostic, Diagnostic], bool]]]] = {}
for _codes, _echoes, _same in _ECHOES:
    for _code in _echoes:
        _TELLING.setdefault(_code, []).append((_codes, _same))
