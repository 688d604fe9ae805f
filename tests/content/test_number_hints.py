"""What a clerk is told for a number written in words, with its unit, or in the Chinese way."""

from __future__ import annotations

import pytest

from workplan_docs.content.number_hints import number_hint

MEASURE = "写在 measure 里"

VALUES = {
    "12座": f"只写 12，“座”{MEASURE}。",
    "5条": f"只写 5，“条”{MEASURE}。",
    "12项": f"只写 12，“项”{MEASURE}。",
    "3部": f"只写 3，“部”{MEASURE}。",
    "5 条。": f"只写 5，“条”{MEASURE}。",
    "十二座": f"只写 12，“座”{MEASURE}。",
    "１２座": f"只写 12，“座”{MEASURE}。",
    "１２": "全角数字改成半角数字：写成 12。",
    "51.4%": f"只写 51.4，“%”{MEASURE}。",
    "+5座": f"去掉“+”，写成 5，“座”{MEASURE}。",
    "≥12座": f'只写 12，“座”{MEASURE}；“≥”写成 comparison: ">="。',
    "12座以上": f'只写 12，“座”{MEASURE}；“以上”写成 comparison: ">="。',
    "12万座": f"写成 120000，“座”{MEASURE}。",
    "1,200": "去掉千位的逗号和空格，写成 1200。",
    "1,200.5": "去掉千位的逗号和空格，写成 1200.5。",
    "1,200座": f"去掉千位的逗号和空格，写成 1200，“座”{MEASURE}。",
    "十二": "写成 12。",
    "两百": "写成 200。",
    "一万二千": "写成 12000。",
    "三十四万零五百": "写成 340500。",
    "两万座": f"只写 20000，“座”{MEASURE}。",
    "44+9": "不写算式，写算好的数：53。",
    "44＋9": "不写算式，写算好的数：53。",
    "1.5+2+0.25": "不写算式，写算好的数：3.75。",
    "12、": "写成 12。",
    "第三": "写成 3，只写数字。",
    "（一）": "写成 1，只写数字。",
}


@pytest.mark.parametrize("value", VALUES)
def test_a_figure_is_told_as_it_is_meant(value: str) -> None:
    assert number_hint(value, "value") == VALUES[value]


@pytest.mark.parametrize("value", ["12个半", "一半", "半", "两年半", "1,200个半", "12万半", "十二个半"])
def test_a_half_is_neither_lost_nor_guessed(value: str) -> None:
    assert number_hint(value, "value") == "“半”化成小数，如 0.5、12.5；一半是 50%。"


@pytest.mark.parametrize("value", ["一万二", "三百五", "一万万"])
def test_a_numeral_that_can_be_read_in_two_ways_is_not_guessed(value: str) -> None:
    assert number_hint(value, "value") == "只写数字，单位和文字写在别的键里。"


ORDINALS = {"5条": 5, "12项": 12, "第三部分": 3, "（一）": 1, "①": 1, "1、": 1, "三、": 3, "第2章": 2}


@pytest.mark.parametrize("key", ["number", "order"])
@pytest.mark.parametrize("value", ORDINALS)
def test_the_number_of_an_entry_is_written_bare(value: str, key: str) -> None:
    assert number_hint(value, key) == f"写成 {ORDINALS[value]}：只写数字，序号的样子由程序排。"


def test_where_there_is_no_measure_a_unit_is_only_left_out() -> None:
    assert number_hint("28磅") == "只写 28，“磅”不写在这里。"
    assert number_hint("2023年", "year") == "只写 2023 四个数字。"


@pytest.mark.parametrize(
    "value", ["9" * 5000 + "、", "９" * 5000, "1+" * 5000 + "1", "万" * 5000, "一" * 5000 + "座"]
)
def test_figures_without_end_are_answered(value: str) -> None:
    assert number_hint(value, "value")
