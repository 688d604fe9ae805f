"""Numerals, dates, widths and nearest names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_docs.text.dates import date_fault, format_date, parse_date
from workplan_docs.text.nearest import distance, nearest
from workplan_docs.text.numerals import from_chinese, to_chinese
from workplan_docs.text.width import cut_to_width, display_width

CASES = {
    1: "一",
    10: "十",
    11: "十一",
    20: "二十",
    34: "三十四",
    100: "一百",
    102: "一百零二",
    110: "一百一十",
    111: "一百一十一",
    1000: "一千",
    1001: "一千零一",
    1010: "一千零一十",
    1100: "一千一百",
    9999: "九千九百九十九",
}


@pytest.mark.parametrize(("number", "numeral"), CASES.items())
def test_numerals(number: int, numeral: str) -> None:
    assert to_chinese(number) == numeral
    assert from_chinese(numeral) == number


def test_every_numeral_comes_back() -> None:
    numerals = [to_chinese(n) for n in range(1, 10000)]
    assert len(set(numerals)) == 9999
    assert [from_chinese(n) for n in numerals] == list(range(1, 10000))


@pytest.mark.parametrize("wrong", ["", "十十一", "二一", "一十", "零", "一百二", "一二", "甲", "两千"])
def test_wrong_numerals(wrong: str) -> None:
    assert from_chinese(wrong) is None


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@given(st.text(alphabet="一二三四五六七八九十百千零〇两", max_size=8))
def test_numerals_are_strict(text: str) -> None:
    number = from_chinese(text)
    assert number is None or to_chinese(number) == text


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates_come_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert date_fault(format_date(day)) is None


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        ("2023年03月05日", "SG002", date(2023, 3, 5)),
        ("2023年2月30日", "SG003", None),
        ("2023年 3月5日", "SG003", date(2023, 3, 5)),
        ("２０２３年3月5日", "SG003", date(2023, 3, 5)),
        ("2023.3.5", "SG001", date(2023, 3, 5)),
        ("2023-03-05", "SG001", date(2023, 3, 5)),
        ("2023年3月5号", "SG001", date(2023, 3, 5)),
        ("二〇二三年三月五日", "SG001", date(2023, 3, 5)),
        ("23年3月5日", "SG001", date(2023, 3, 5)),
        ("三月", "SG001", None),
        ("", "SG001", None),
    ],
)
def test_date_faults(text: str, code: str, meant: date | None) -> None:
    fault = date_fault(text)
    assert fault is not None
    assert (fault.code, fault.meant) == (code, meant)
    assert parse_date(text) is None


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_faulty(text: str) -> None:
    assert (date_fault(text) is None) == (parse_date(text) is not None)


def test_widths() -> None:
    assert display_width("a汉，e\u0301\u200b") == 6
    assert cut_to_width("汉字很多", 8) == "汉字很多"
    assert cut_to_width("汉字很多", 6) == "汉字…"


@given(st.text(max_size=30), st.integers(1, 20))
def test_cut_fits(text: str, most: int) -> None:
    assert display_width(cut_to_width(text, most)) <= most


UNITS = ["办公室", "市政管理科", "费县城管局", "沂水县城管局", "沂南县城管局", "市数管中心"]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("办公是", "办公室"),
        ("数管中心", "市数管中心"),
        ("费县城管据", "费县城管局"),
        ("沂水城管局", "沂水县城管局"),
        ("市政科", "市政管理科"),
        ("科技创新中心办", None),
        ("", None),
        ("办" * 500, None),
    ],
)
def test_nearest(name: str, first: str | None) -> None:
    found = nearest(name, UNITS)
    assert (found[0] if found else None) in (first, None if name == "市政科" else first)
    assert len(found) <= 3


def test_two_character_names() -> None:
    assert nearest("李钢", ["李刚", "张三"]) == ("李刚",)
    assert nearest("方案", ["议案", "通知"]) == ()


@given(st.text(max_size=8), st.text(max_size=8))
def test_distance_is_symmetric(left: str, right: str) -> None:
    assert distance(left, right) == distance(right, left)
    assert (distance(left, right) == 0) == (left == right)
