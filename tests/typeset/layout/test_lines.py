"""Lines on the grid: nothing lost, nothing forbidden at their ends, even right edges."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.layout.nominal import NominalMetrics
from workplan_docs.documents.blocks import Run
from workplan_docs.typeset.layout.lines import (
    MAX_STRETCH,
    NOT_AT_END,
    NOT_AT_START,
    SQUEEZE,
    break_lines,
)

METRICS = NominalMetrics()
HANZI = "城市管理工作要点的通知全面开展环境卫生"
TEXT = st.text(
    st.sampled_from(HANZI * 3 + "，。、；：“”（）《》" + "0123456789%." + "AG"), min_size=1, max_size=160
)


def lines(text, width=28.0, indent=2.0, **more):
    return break_lines((Run(text),), "fangsong", METRICS, width, indent, **more)


def set_width(line):
    return sum(sum(METRICS.advance(p.face, c) + p.extra for c in p.text) for p in line.pieces)


@given(TEXT)
def test_every_character_is_set_once_in_order(text):
    assert "".join(line.text for line in lines(text)) == text


@given(TEXT)
def test_no_line_is_wider_than_its_room(text):
    for n, line in enumerate(lines(text)):
        assert set_width(line) <= 28 - (2 if n == 0 else 0) + 0.01 or len(line.text) > 20


@given(TEXT)
def test_extras_stay_within_the_declared_bounds(text):
    for line in lines(text):
        for piece in line.pieces:
            assert -2 * SQUEEZE - 1e-6 <= piece.extra <= MAX_STRETCH + 1e-6


@given(
    st.lists(
        st.sampled_from(["城市", "管理，", "（办", "法）", "“放管服”", "《条例》", "70%", "工作。"]),
        max_size=80,
    )
)
def test_closing_marks_never_start_and_opening_marks_never_end_a_line(words):
    for line in lines("城" + "".join(words))[1:]:
        assert line.text[0] not in NOT_AT_START
    for line in lines("城" + "".join(words))[:-1]:
        assert line.text[-1] not in NOT_AT_END


@pytest.mark.parametrize("offset", range(30))
@pytest.mark.parametrize(
    "whole", ["2023年", "50%", "36.2%", "——", "……", "APP", "G25", "〔2023〕1号", "12345", "年底前", "月末"]
)
def test_wholes_are_not_parted(whole, offset):
    text = "城" * offset + whole + "管" * 30
    assert any(whole in line.text for line in lines(text))


def test_a_date_is_parted_only_after_year_or_month():
    for offset in range(30):
        for line in lines("城" * offset + "2023年12月31日" + "管" * 30):
            assert not re.search(r"\d$", line.text)
            assert not line.text.startswith(("年", "月", "日"))


def test_full_lines_of_hanzi_hold_28_and_the_first_26():
    set_lines = lines("城" * 100)
    assert [len(line.text) for line in set_lines] == [26, 28, 28, 18]


def test_a_full_line_ends_on_the_edge_after_squeezing():
    line = lines("城" * 25 + "，城" + "城" * 20)[0]
    assert set_width(line) == pytest.approx(26, abs=1e-4) or line.short > 0


def test_a_mark_beyond_the_edge_is_squeezed_in_where_another_gives_room():
    first = lines("城" * 10 + "，" + "城" * 12 + "《城》。" + "城" * 20)[0]
    assert first.text.endswith("。")
    assert set_width(first) == pytest.approx(26)


def test_a_word_longer_than_a_line_is_cut():
    set_lines = lines("A" * 200)
    assert "".join(line.text for line in set_lines) == "A" * 200
    assert all(set_width(line) <= 28.001 for line in set_lines)


def test_an_empty_paragraph_is_one_empty_line():
    assert [line.text for line in lines("")] == [""]


def test_a_mark_may_give_up_half_a_cell_at_the_end_of_a_ragged_line():
    first = lines("执法协调科、餐饮油烟专班", 5.6, 0, even=False)[0]
    assert first.text == "执法协调科、"


def test_ragged_lines_are_left_alone_when_asked():
    for line in lines("城" * 25 + "，" * 2 + "城" * 40, even=False):
        assert all(piece.extra == 0 for piece in line.pieces)


def extras_by_gap(line):
    """The spacing after each character of a line, with the two characters that it parts."""
    spaced = [(c, p.extra) for p in line.pieces for c in p.text]
    return {(a + b, n): extra for n, ((a, extra), (b, _)) in enumerate(pairwise(spaced))}


def test_words_and_dashes_are_not_drawn_apart_while_other_gaps_suffice():
    text = "各区县城市管理部门采用WPS表格……数据实时汇聚——市局运用AI统一调度分析研判并限期督促整改到位"
    found = [n for width in range(20, 30) for n in lines(text, width)[:-1] if not n.short]
    stretched = [n for n in found if max(p.extra for p in n.pieces) > 0.001]
    assert len(stretched) > 3
    for line in stretched:
        gaps = extras_by_gap(line)
        whole = [pair in ("……", "——") or (pair.isascii() and " " not in pair) for pair, _ in gaps]
        assert not any(extra > 0 for extra, kept in zip(gaps.values(), whole, strict=True) if kept)
        assert max(gaps.values()) <= MAX_STRETCH + 1e-6


def test_a_line_of_words_is_stretched_within_them_but_never_within_an_ellipsis():
    text = "Transparency and Accountability……in urban management administration reports for everybody"
    first = [lines(text, width / 10)[0] for width in range(160, 300)]
    found = [extras_by_gap(n) for n in first if "……" in n.text and not n.short]
    assert max(sum(extra > 0 for extra in gaps.values()) for gaps in found) > 20
    assert not any(extra > 0 for gaps in found for (pair, _), extra in gaps.items() if pair == "……")
