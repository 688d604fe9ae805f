"""Every code that the program can say is explained, and every explained code of content is said."""

from __future__ import annotations

import re
from pathlib import Path

from workplan_docs.rules.catalogue import CATALOGUE, explain

PACKAGE = Path(__file__).parents[2] / "workplan_docs"
_CODE = re.compile(r'"([A-Z]{2}[0-9]{3})"')


def codes_in(*folders: str) -> set[str]:
    found: set[str] = set()
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            if not path.name.startswith("catalogue"):
                found |= set(_CODE.findall(path.read_text(encoding="utf-8")))
    return found


def test_every_code_of_content_and_rules_is_explained() -> None:
    found = codes_in("content", "rules", "text")
    assert len(found) > 50
    assert found - set(CATALOGUE) == set()


def test_every_code_of_content_is_used() -> None:
    ours = {code for code in CATALOGUE if code[:2] in {"YA", "CT", "RG", "PL", "TG", "NO", "DN", "SP", "PU"}}
    assert ours - codes_in("content", "rules", "text") == set()


def test_texts_are_chinese_sentences() -> None:
    for entry in CATALOGUE.values():
        assert re.search("[\u4e00-\u9fff]", entry.title), entry.code
        assert entry.explanation.endswith("。"), entry.code


def test_explain() -> None:
    entry = explain(" ya006 ")
    assert entry is not None
    assert entry.code == "YA006"
    assert explain("ZZ999") is None
