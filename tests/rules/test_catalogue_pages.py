"""Pages and examples of the catalogue: fresh, and true where they can be tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_docs.content.yamlfile import read_yaml
from workplan_docs.rules.catalogue import CATALOGUE, EXAMPLES, GROUPS, near_codes
from workplan_docs.rules.catalogue_audit import AUDIT
from workplan_docs.rules.catalogue_pages import FOLDER, page, pages

ROOT = Path(__file__).parents[2]
KEYS = frozenset({"title", "text", "leaders", "units", "state", "value", "preamble"})
# The machine, a file as a whole, a finished page: there is no line to show.
_NO_LINE = {"EN", "EV", "FW", "OF", "US", "XX", "TY", "TP"}
_NO_EXAMPLE = {
    "CT001", "CT003", "CT009", "CT010", "GN007", "GN008", "HD017", "PL007", "RC002", "RG012", "SG011",
    "SG014", "SG018", "SP010", "ST015", "TT013", "TT014", "YA001", "YA002", "YA004", "YA012",
}  # fmt: skip


def test_pages_are_fresh() -> None:
    stored = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).glob("*.md")}
    assert stored == pages(), "run ./setup.sh schema"


def test_every_code_of_content_has_an_example_where_one_can_be_given() -> None:
    wanted = {c for c in CATALOGUE if c not in AUDIT and c[:2] not in _NO_LINE} - _NO_EXAMPLE
    without = wanted - set(EXAMPLES)
    assert len(without) * 20 <= len(wanted), f"put examples into rules/examples_*.py: {sorted(without)}"
    assert set(EXAMPLES) - set(CATALOGUE) == set()
    assert all(wrong != right for wrong, right in EXAMPLES.values())


@pytest.mark.parametrize(
    "code", sorted(c for c in EXAMPLES if c.startswith("YA") and c not in {"YA010", "YA015"})
)
def test_examples_of_yaml_are_true(code: str) -> None:
    wrong, right = EXAMPLES[code]
    assert code in {d.code for d in read_yaml(f"{wrong}\nb: 1\n".encode(), "f", KEYS).diagnostics}, wrong
    assert read_yaml(f"{right}\n".encode(), "f", KEYS).diagnostics == (), right


@pytest.mark.parametrize("code", ["DN001", "DN002", "DN003", "DN004", "DN005", "DN006", "DN007"])
def test_examples_of_document_numbers_are_true(code: str) -> None:
    from workplan_docs.rules.official.numbers import number_faults

    wrong, right = EXAMPLES[code]
    assert code in {found for found, _ in number_faults(wrong)}
    assert number_faults(right) == []


def test_a_page_holds_all_that_is_known() -> None:
    text = page(CATALOGUE["DN001"])
    for words in ("# DN001 ", "临城发[2023]1号", "临城发〔2023〕1号", "7.2.5", "发文字号"):
        assert words in text


def test_every_group_has_a_name() -> None:
    assert {code[:2] for code in CATALOGUE} - set(GROUPS) == set()


def test_near_codes() -> None:
    assert near_codes("ya08")[0] == "YA008"
    assert near_codes("YAOO8")[0] == "YA008"
    assert near_codes("hello world") == ()
