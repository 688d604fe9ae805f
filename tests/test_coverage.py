"""docs/coverage.md stays true: its codes are said by the part that it names, its tests are there, nothing is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rules.test_catalogue import codes_in
from workplan_docs.audit.rules import RULES
from workplan_docs.rules.catalogue import CATALOGUE

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
CLAUSES, TABLES = TEXT.split("## Rules")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TABLES.splitlines()
    if re.match(r"\| [A-Z]{2}\d", line)
]
FAMILIES = {"DN", "HD", "TT", "RC", "ST", "AT", "SG", "NT", "CO", "PU", "SP", "NU", "GN"}


def id_of(row: list[str]) -> str:
    return row[0].removesuffix(" (ours)")


def test_every_rule_of_the_families_has_its_row():
    listed = {id_of(row) for row in ROWS}
    said = {code for code in codes_in("content", "rules", "text") if code[:2] in FAMILIES}
    assert len(said) > 150
    assert said - listed == set()


@pytest.mark.parametrize("row", ROWS, ids=id_of)
def test_a_row_names_what_looks_for_it(row):
    where = row[2].split(";")[0]
    if "check" in where:
        code = where.partition("as ")[2][:5] or id_of(row)
        assert code in codes_in("content", "rules", "text")
    if "audit" in where:
        assert id_of(row) in RULES
    assert re.match("check|audit|by construction|needs a person", where)


def test_the_tests_it_names_are_there():
    named = re.findall(r"`([\w/]+\.py)`", TEXT)
    missing = {n for n in named if not (ROOT / "tests" / n).exists() and not (ROOT / n).exists()}
    assert len(named) > 150
    assert missing == set()


def test_every_clause_from_5_to_10_has_its_row():
    clauses = re.findall(r"^\| ([0-9.]+) \|", CLAUSES, re.MULTILINE)
    assert clauses == [*_numbers(5), *_numbers(6), *_numbers(7), "8", "9", *_numbers(10)]


def _numbers(chapter: int) -> list[str]:
    """The lowest clauses of a chapter of the standard that has some: 7.2.1, … but not 7.2."""
    parts: dict[int, dict[int, int]] = {  # clause → its subclauses, each with how many of its own
        5: {1: 0, 2: 4},
        6: {1: 0, 2: 0, 3: 0},
        7: {1: 0, 2: 7, 3: 7, 4: 3, 5: 0},
        10: {1: 0, 2: 0, 3: 0},
    }
    found: list[str] = []
    for part, many in parts[chapter].items():
        for item in range(1, many + 1):
            deeper = [f"7.3.5.{n}" for n in range(1, 6)] if (chapter, part, item) == (7, 3, 5) else []
            found += deeper or [f"{chapter}.{part}.{item}"]
        found += [] if many else [f"{chapter}.{part}"]
    return found


def test_the_codes_of_the_clauses_are_explained():
    named = set(re.findall(r"[A-Z]{2}[0-9]{3}", CLAUSES))
    assert len(named) > 100
    assert named - set(CATALOGUE) == set()
