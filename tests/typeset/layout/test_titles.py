"""Titles break by sense, never inside a pair or a number, within twenty characters a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.layout.nominal import NominalMetrics
from workplan_docs.typeset.layout.titles import title_lines


def lines(*parts):
    return title_lines(parts, NominalMetrics(), "xiaobiaosong", 20.1)


def test_the_author_decides():
    assert lines("临沂市城市管理局关于", "印发要点的通知") == ("临沂市城市管理局关于", "印发要点的通知")


def test_a_short_title_is_one_line():
    assert lines("关于2023年度考核结果的通报") == ("关于2023年度考核结果的通报",)


def test_a_title_that_issues_something_breaks_before_issuing():
    assert lines("临沂市城市管理局关于印发2023年全市城市管理工作要点的通知")[1].startswith("印发")


@pytest.mark.parametrize(
    "title",
    [
        "临沂市人民政府关于贯彻落实《国务院关于加强数字政府建设的指导意见》的实施意见",
        "国务院办公厅关于进一步做好高校毕业生等青年就业创业工作的通知",
        "临沂市城市管理局临沂市住房和城乡建设局关于印发《临沂市城市园林绿化工程质量管理办法（试行）》的通知",
    ],
)
def test_lines_are_short_enough_and_start_and_end_well(title):
    broken = lines(title)
    assert "".join(broken) == title
    for line in broken:
        assert len(line) <= 20
        assert line != "关于"
        assert line[0] not in "的和、》）"
        assert line[-1] not in "《（、"


@given(st.text(st.sampled_from("城市管理工作的通知《》（）2023年、关于印发"), min_size=1, max_size=70))
def test_any_title_keeps_all_its_characters(title):
    assert "".join(lines(title)) == title


def test_an_endless_title_is_broken_at_once():
    title = "临沂市城市管理局" * 40 + "关于印发工作要点的通知"
    assert "".join(lines(title)) == title


def test_the_longest_titles_that_are_still_broken_by_sense():
    title = "临沂市城市管理局" * 9 + "关于印发2023年全市城市管理工作要点的通知"
    assert all(len(line) <= 20 for line in lines(title))
