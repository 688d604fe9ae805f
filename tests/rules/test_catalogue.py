"""Every code that the program can say is explained, and every explained code of content is said."""

from __future__ import annotations

import re
from pathlib import Path

from workplan_docs.audit.rules import RULES
from workplan_docs.rules.catalogue import CATALOGUE, explain
from workplan_docs.rules.catalogue_audit import AUDIT
from workplan_docs.rules.catalogue_content import CONTENT
from workplan_docs.rules.catalogue_official import OFFICIAL
from workplan_docs.rules.catalogue_program import PROGRAM
from workplan_docs.rules.catalogue_writing import WRITING

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
    ours = {
        code
        for code in CATALOGUE
        if code[:2] in {"YA", "CT", "RG", "PL", "TG", "NO", "DN", "SP", "PU", "NU", "PR"}
    }
    assert ours - set(AUDIT) - codes_in("content", "rules", "text") == set()


def test_every_code_of_the_audit_is_explained_and_used() -> None:
    assert set(RULES) - set(CATALOGUE) == set()
    assert codes_in("audit") - set(RULES) == {"OF001"}  # a file that cannot be read
    assert set(AUDIT) - set(RULES) == set()


def test_the_audit_explains_nothing_twice() -> None:
    assert set(AUDIT) & {*CONTENT, *OFFICIAL, *WRITING, *PROGRAM} == set()


def test_what_only_the_audit_says_names_its_clause() -> None:
    without = {
        code for code, (_, text) in AUDIT.items() if not re.search(r"[（，—、][0-9]+(\.[0-9]+)*", text)
    }
    assert without == {"PP009"}


def test_texts_are_chinese_sentences() -> None:
    for entry in CATALOGUE.values():
        assert re.search("[\u4e00-\u9fff]", entry.title), entry.code
        assert entry.explanation.endswith("。"), entry.code


def test_explain() -> None:
    entry = explain(" ya006 ")
    assert entry is not None
    assert entry.code == "YA006"
    assert explain("ZZ999") is None
