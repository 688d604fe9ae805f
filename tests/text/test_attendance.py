"""Names in lists of people are never parted, whatever separates them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.layout.nominal import NominalMetrics
from workplan_docs.documents.blocks import Run
from workplan_docs.text.attendance import parting_offsets
from workplan_docs.typeset.layout.lines import break_lines

NAMES = ["周文清", "林晓", "欧阳云帆", "李\u3000刚", "陈一鸣", "办公室李明", "古丽·阿依", "王 芳"]


def lines(text, width=20):
    made = break_lines((Run(text),), "fangsong", NominalMetrics(), width, keep=parting_offsets(text))
    return [line.text for line in made]


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=30), st.sampled_from("、，；"))
def test_names_between_marks_stay_whole(names, mark):
    made = lines(mark.join(names))
    assert [name for line in made for name in line.split(mark) if name] == names


@given(
    st.lists(
        st.sampled_from(["周文清", "欧阳云帆", "李\u3000刚", "张\u3000伟", "陈一鸣"]), min_size=1, max_size=30
    )
)
def test_names_between_blanks_stay_whole(names):
    kept = [line.replace("\u3000", "") for line in lines("\u3000".join(names))]
    rest = [name.replace("\u3000", "") for name in names]
    for line in kept:
        while line:
            assert line.startswith(rest[0])
            line = line.removeprefix(rest.pop(0))
    assert rest == []


@pytest.mark.parametrize("width", range(12, 24))
def test_of_a_long_entry_the_name_and_the_words_stay_whole(width):
    made = lines("云岭市城市管理局副局长欧阳云帆、云岭市住房和城乡建设局李刚", width)
    whole = "|".join(made)
    for word in ("欧阳云帆", "管理局", "副局长", "住房", "李刚"):
        assert word in whole


def test_a_blank_between_two_names_is_no_part_of_one():
    text = "周文清 李刚"
    assert 3 not in parting_offsets(text)
    assert 4 not in parting_offsets(text)
    assert {1, 2, 5} == parting_offsets(text)
