"""Titles of many domains, each with the places where a line may end; nowhere else may one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.layout.nominal import NominalMetrics
from workplan_docs.text.lexicon import word_costs
from workplan_docs.text.segmentation import words_of
from workplan_docs.text.titlebreaks import break_costs, forbidden_breaks
from workplan_docs.typeset.layout.titles import title_lines

TITLES = [
    line
    for line in (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PLACES = ("云岭市", "青川县", "平川自治县", "内蒙古自治区云岭市")  # the same title in lines of other lengths
PIECES = st.sampled_from(
    [
        "云岭市",
        "城市管理局",
        "关于印发",
        "《保洁办法》",
        "建筑垃圾的",
        "市容和环卫",
        "2026年",
        "“双减”",
        "做好",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=16).map("".join)


def seams(spaced):
    found, at = set(), 0
    for word in spaced.split(" "):
        at += len(word)
        found.add(at)
    return found


def breaks_of(lines):
    found, at = [], 0
    for line in lines[:-1]:
        at += len(line)
        found.append(at)
    return found


def test_the_table_is_long_enough():
    assert len(TITLES) >= 60


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("spaced", TITLES)
def test_a_line_ends_only_between_words(spaced, place):
    if spaced.startswith(PLACES[0]):
        spaced = place + spaced.removeprefix(PLACES[0])
    text = spaced.replace(" ", "")
    lines = title_lines((text,), NominalMetrics(), "xiaobiaosong", 20.1)
    assert "".join(lines) == text
    wrong = [text[:at] + "|" + text[at:] for at in breaks_of(lines) if at not in seams(spaced)]
    assert wrong == []
    assert lines[-1][0] not in "的和、》"
    assert len(lines[-1]) >= 3
    assert not any(
        a > b < c for a, b, c in zip(map(len, lines), *[map(len, lines[n:]) for n in (1, 2)], strict=False)
    )


@pytest.mark.parametrize(
    ("text", "at", "reason"),
    [
        ("关于加强建筑垃圾管理的通知", 6, "拆开了“建筑垃圾”"),
        ("关于加强建筑垃圾处置的通知", 6, "拆开了“建筑垃圾”"),
        ("关于加强建筑垃圾处置的通知", 8, "拆开了“垃圾处置”"),
        ("关于整治和保洁的通知", 4, "“和”到了行首"),
        ("关于2026年整治的通知", 5, "拆开了“2026年”"),
        ("关于印发《办法》的通知", 5, "拆开了《办法》"),
        ("关于印发《办法》的通知", 8, "“的”到了行首"),
        ("关于印发《办法》的通知", 9, "“的”和“通知”分在了两行"),
        ("关于整治的通知", 2, "“关于”独占一行"),
        ("某局关于对违建进行整治的通知", 5, "“对”留在了行末"),
        ("关于校外培训机构预收费监管的通知", 9, "拆开了“预收费”"),
        ("关于举办“双减”论坛的通知", 6, "拆开了“双减”"),
        ("关于推广WPS365的通知", 6, "拆开了“WPS365”"),
        ("关于值班期间有关事项的通知", 4, "“期间”到了行首"),
    ],
)
def test_what_a_break_would_do_wrong(text, at, reason):
    assert forbidden_breaks(text)[at] == reason


@pytest.mark.parametrize(
    ("text", "at"),
    [("云岭市城市管理局关于整治的通知", 10), ("某局关于印发《办法》的通知", 4), ("关于整治和保洁的通知", 5)],
)
def test_where_a_line_may_end(text, at):
    assert at not in forbidden_breaks(text)
    assert at in break_costs(text)


def test_names_that_the_content_knows_are_words():
    text = "关于表彰司马相如同志的决定"
    names = ("司马相如",)
    assert [w.text for w in words_of(text, names)].count("司马相如") == 1
    assert forbidden_breaks(text, names)[6] == "拆开了“司马相如”"


def test_a_pair_that_no_line_holds_may_be_parted_between_its_words():
    text = "关于贯彻《国务院关于进一步加强全国城市数字政府建设工作的指导意见》的通知"
    faults = forbidden_breaks(text)
    assert text.index("加强") in faults  # 进一步加强 is one word
    assert text.index("全国") not in faults


def test_the_words_are_there_and_are_read_only_once():
    assert 40_000 < len(word_costs()) < 70_000
    assert word_costs() is word_costs()
    assert {"垃圾", "建筑垃圾", "工作要点", "临沂市"} <= set(word_costs())
    assert not any(word.startswith("的") for word in word_costs() if len(word) > 1)


@given(TEXTS)
def test_the_words_are_the_text_again(text):
    words = words_of(text)
    assert "".join(word.text for word in words) == text
    assert [word.start for word in words] == [text.index(word.text, word.start) for word in words]


@given(TEXTS)
def test_no_line_begins_with_a_particle_or_parts_a_word_pair_or_figure(text):
    lines = title_lines((text,), NominalMetrics(), "xiaobiaosong", 20.1)
    assert "".join(lines) == text
    faults = forbidden_breaks(text, most=20.1)
    assert [faults[at] for at in breaks_of(lines) if at in faults] == []
    assert [line for line in lines[1:] if line[0] in "的和》"] == []
    assert all(sum(NominalMetrics().advance("", c) for c in line) <= 20.1 for line in lines)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    assert "".join(word.text for word in words_of(text)) == text
    assert set(forbidden_breaks(text)) <= set(range(len(text) + 1))
