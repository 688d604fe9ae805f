from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_docs.documents.words import first_clause, goal_sign, number_list, target_words
from workplan_docs.text.numerals import plain_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("20", "20"),
        ("20.0", "20"),
        ("51.40", "51.4"),
        ("4E+3", "4000"),
        ("1E-2", "0.01"),
        ("0.00", "0"),
        ("-0", "0"),
    ],
)
def test_numbers_are_plain(value: str, text: str) -> None:
    assert plain_number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("name", "comparison", "value", "measure", "words", "sign"),
    [
        ("新建口袋公园", "=", "20", "处", "新建口袋公园20处", "20"),
        ("户外广告管理精品路线", ">=", "1", "条", "户外广告管理精品路线不少于1条", "≥1"),
        ("“全域无垃圾”区域", "~", "700", "平方公里", "“全域无垃圾”区域约700平方公里", "约700"),
        ("二类以上公厕占比", ">=", "50", "%", "二类以上公厕占比不低于50%", "≥50"),
        ("提标率", "reach", "51.40", "%", "提标率达到51.4%", "51.4"),
        ("投诉", "<=", "3", "件", "投诉不超过3件", "≤3"),
    ],
)
def test_targets_in_words(
    name: str, comparison: str, value: str, measure: str, words: str, sign: str
) -> None:
    assert target_words(name, comparison, Decimal(value), measure) == words
    assert goal_sign(comparison, Decimal(value)) == sign


def test_a_milestone_is_its_name() -> None:
    assert target_words("平台建成", "reach", None, "") == "平台建成"


def test_lists_of_numbers() -> None:
    assert number_list([]) == ""
    assert number_list([3, 1, 2, 5, 8, 9]) == "1—3、5、8、9"


@given(st.sets(st.integers(1, 300)))
def test_a_list_of_numbers_says_each_once(numbers: set[int]) -> None:
    said: list[int] = []
    for part in filter(None, number_list(numbers).split("、")):
        first, _, last = part.partition("—")
        said += range(int(first), int(last or first) + 1)
    assert said == sorted(numbers)


def test_first_clauses() -> None:
    assert first_clause("持续推广制度，增强合力。再说。") == "持续推广制度，增强合力"
    long = "开展全市城管执法队伍专项整顿，" + "对粗暴执法、选择性执法、包庇纵容违法行为，要做到零容忍、严打击"
    assert first_clause(long) == "开展全市城管执法队伍专项整顿"
    assert first_clause("没有标点的一句话") == "没有标点的一句话"
    assert first_clause("。怪") == "。怪"
