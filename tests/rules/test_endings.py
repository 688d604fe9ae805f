"""How texts end and how marks meet."""

from __future__ import annotations

import pytest

from tests.rules.test_consistency import content
from workplan_docs.rules import check_content


def found(text: str, title: str | None = None) -> set[str]:
    made = content(task={"text": text, "title": title})
    return {d.code for d in check_content(made)} & {"PU009", "PU020", "PL010"}


@pytest.mark.parametrize("text", ["甲，。", "甲。。", "甲、，乙。", "甲！。", "甲；；乙。"])
def test_doubled_marks(text: str) -> None:
    assert "PU009" in found(text)


@pytest.mark.parametrize("text", ["甲", "做好路灯维护", "甲，", "甲、", "甲《乙》"])
def test_a_paragraph_without_an_end(text: str) -> None:
    assert "PU020" in found(text)


@pytest.mark.parametrize(
    "text",
    ["甲。", "甲！", "甲？", "甲……", "甲：", "甲“乙。”", "（甲）", "甲（乙。）", "“公园+”“林荫+”理念。"],
)
def test_what_ends_well_is_left_alone(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("title", ["甲。", "甲，", "甲！"])
def test_a_title_with_a_mark(title: str) -> None:
    assert "PL010" in found("乙。", title)


def test_titles_without_one_are_left_alone() -> None:
    assert found("乙。", "推动管理“提质”") == set()
