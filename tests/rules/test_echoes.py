"""What repeats another message is left out: by words that the rules really write, and fast."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

import workplan_docs
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.echoes import WORDED, without_echoes


def told(code: str, line: int, message: str = "有错", hint: str | None = None) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, "content/2023/plan.yaml", line, 9, hint)


@pytest.mark.parametrize("words", WORDED)
def test_a_message_is_told_by_words_that_its_rule_writes(words: str) -> None:
    source = Path(str(workplan_docs.__file__)).parent / WORDED[words]
    assert words in source.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "echo"),
    [
        (told("RG005", 3), told("SP005", 3)),
        (told("RG019", 3), told("PU009", 3)),
        (told("RG001", 3, hint="整行写成“units: 甲科”。"), told("YA016", 7, "接到了第 3 行的后面")),
        (told("RC008", 3, "发文机关“甲局”写了两遍"), told("SG004", 9)),
    ],
)
def test_an_echo_is_left_out(one: Diagnostic, echo: Diagnostic) -> None:
    assert without_echoes([echo, one]) == [one]
    assert without_echoes([echo]) == [echo]


def test_what_stands_elsewhere_is_no_echo() -> None:
    found = [told("RG005", 3), told("SP005", 4), told("RG019", 5), told("YA016", 9, "接到了第 3 行的后面")]
    assert without_echoes(found) == found


def test_thousands_of_faults_take_no_time() -> None:
    found = [told(code, line) for line in range(5000) for code in ("RG001", "PU001", "YA016", "SP005")]
    before = process_time()
    assert len(without_echoes(found)) > 5000
    assert process_time() - before < 0.5
