"""A stretch of lines that was moved is one fault; an entry that stands apart from its list is the one at fault."""

from __future__ import annotations

import pytest

from workplan_docs.content.models import LeadersFile, Plan
from workplan_docs.content.outline import known_keys
from workplan_docs.content.yamlfile import read_yaml

TASKS = "".join(f"  - title: 章{n}\n    tasks:\n      - text: 甲\n        units: 乙\n" for n in range(3))
PLAN = f"version: 1\nyear: 2023\ntitle: 要点\nsections:\n{TASKS}"
LEADERS = "version: 1\nleaders:\n  - name: 甲\n  - name: 乙\n  - name: 丙\n"


def told(text: str, model: type[Plan] | type[LeadersFile]) -> list[tuple[int | None, str]]:
    return [
        (d.line, f"{d.message} {d.hint}")
        for d in read_yaml(text.encode(), "x.yaml", known_keys(model)).diagnostics
    ]


@pytest.mark.parametrize("blanks", [1, 3])
def test_the_first_entry_is_at_fault_when_the_others_agree(blanks: int) -> None:
    text = LEADERS.replace("  - name: 甲", " " * blanks + "- name: 甲")
    ((line, words),) = told(text, LeadersFile)
    assert line == 3
    assert "前面空 2 格" in words


def test_a_dash_is_at_fault_when_its_keys_stand_right() -> None:
    text = PLAN.replace("      - text: 甲", "        - text: 甲", 1)
    ((line, words),) = told(text, Plan)
    assert line == 7
    assert "前面空 6 格" in words


def test_lines_moved_together_are_told_once() -> None:
    keys = "        units: 乙\n        leaders: [丙]\n        deadline: 丁\n"
    text = PLAN.replace("        units: 乙\n", keys, 1).replace(keys, keys.replace("        ", "      "), 1)
    ((line, words),) = told(text, Plan)
    assert line == 8
    assert "到第 10 行，缩进少了 2 格" in words
    assert "一起移动" in words


@pytest.mark.parametrize(
    "entry", ["  name: 甲\n", "  name: 甲\n  post: 局长\n", "  name: 甲\n    post: 局长\n"]
)
def test_the_first_entry_without_its_dash(entry: str) -> None:
    found = read_yaml(f"version: 1\nleaders:\n{entry}".encode(), "x.yaml", known_keys(LeadersFile))
    assert [(d.code, d.line, d.column) for d in found.diagnostics] == [("YA011", 3, 3)]
    assert found.data["leaders"][0]["name"] == "甲"
    assert len(found.data["leaders"][0]) == entry.count(":")


def test_an_entry_moved_without_its_last_keys_is_told_where_it_was_moved() -> None:
    entry = "      - text: 甲\n        leaders: [丙]\n        units: 乙\n        deadline: 丁\n"
    text = PLAN.replace("      - text: 甲\n        units: 乙\n", entry * 2)
    start = text.rindex(entry)
    moved = "    - text: 甲\n      leaders: [丙]\n        units: 乙\n        deadline: 丁\n"
    found = told(text[:start] + moved, Plan)
    first = text[:start].count("\n") + 1
    assert [line for line, _ in found] == [first]
    assert f"从这一行到第 {first + 1} 行，缩进少了 2 格" in found[0][1]
