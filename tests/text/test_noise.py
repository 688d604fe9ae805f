"""Noise of a scan is mended, words and clean text stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_docs.text import noise


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        ("各单位, 请认真执行; 特此通知", "各单位，请认真执行；特此通知"),
        ("责任单位(科室): 办公室", "责任单位（科室）：办公室"),
        ("2023 年全市", "2023年全市"),
        ("达到 50% 以上,24 小时开放", "达到50%以上，24小时开放"),
        ("关于 印发", "关于印发"),
        ("牵头领导：李 刚", "牵头领导：李刚"),
        ("## 一、着力推动", "一、着力推动"),
        ("**公厕**革命*", "公厕革命"),
        ("9:30 至 1,234 元", "9:30至1,234元"),
        ("https://a.b/c?d", "https://a.b/c?d"),
        ("GB/T 9704", "GB/T 9704"),
    ],
)
def test_repairs(noisy: str, clean: str) -> None:
    assert noise.repaired(noisy) == clean
    assert noise.repaired(clean) == clean


def test_paragraphs_cut_by_a_page_break() -> None:
    cut = [
        "重点区域公厕开放率按照有关的规定和标准进行测算，24小",
        "时开放率达100%。",
        "牵头领导：张世彬",
        "1. 下一项",
    ]
    assert noise.joined_paragraphs(cut) == [cut[0] + cut[1], cut[2], cut[3]]


def test_titles_and_labels_are_not_joined() -> None:
    lines = [
        "一、着力推动环境卫生质量实现新跃升",
        "1. 全面开展。",
        "责任单位：甲、乙、丙、丁、戊、己、庚、辛、壬、癸",
        "2. 又",
    ]
    assert noise.joined_paragraphs(lines) == lines


@given(st.text(alphabet="汉字，。,;:()（） 0123%a*#\u3000\n", max_size=40))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = noise.full_width_marks(text)
    assert noise.full_width_marks(once) == once
    for function in (noise.without_blanks_around_digits, noise.without_blanks_between_chinese):
        assert function(function(text)) == function(text)


@given(st.text(alphabet="汉字，。,;:()（） 0123%a\u3000", max_size=40))
def test_words_stay(text: str) -> None:
    def words(value: str) -> str:
        return "".join(char for char in value if char in "汉字0123a%")

    assert words(noise.repaired(text)) == words(text)
