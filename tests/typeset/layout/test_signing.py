"""Signatures, seals, stamps, dates and notes (7.3.5, 7.3.6), and what keeps them with the text."""

import itertools

import pytest

from tests.typeset.layout.papers import METRICS, TEXT, lay, of, p, right, signed, stamped, text_of
from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.signing import seal_columns


def centre(fragment):
    return (fragment.left + right(fragment)) / 2


def test_three_seals_stand_in_a_row_without_touching_inside_the_type_area():
    block = signed("财政厅", "教育厅", "公安厅")
    columns = seal_columns(block, METRICS)
    assert len(columns) == 3
    assert all(y - x >= std.SEAL_DIAMETER + std.SEAL_GAP for x, y in itertools.pairwise(columns))
    assert columns[0] - std.SEAL_DIAMETER / 2 >= 28 - 0.01
    assert columns[-1] + std.SEAL_DIAMETER / 2 <= 184 + 0.01
    laid = lay(p(TEXT), block)
    assert [centre(f) for f in of(laid, "signature")] == pytest.approx(columns)
    assert centre(of(laid, "date")[0]) == pytest.approx(columns[-1])
    assert right(of(laid, "date")[0]) == pytest.approx(184 - 4 * std.CELL_MM)


def test_wide_names_stand_in_fewer_columns():
    wide = signed(*["临沂市住房和城乡建设局"] * 4)
    columns = seal_columns(wide, METRICS)
    width = 11 * std.CELL_MM
    assert len(columns) == 2
    assert columns[1] - columns[0] >= width + std.CELL_MM - 0.01
    assert columns[0] - width / 2 >= 28 - 0.01


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 9])
def test_rows_of_seals_are_aligned_and_do_not_touch(count):
    laid = lay(p(TEXT), signed(*[f"第{n}厅" for n in range(count)]))
    found = of(laid, "signature")
    assert text_of(found) == [f"第{n}厅" for n in range(count)]
    tops = sorted({round(f.top, 3) for f in found if f.page == found[0].page})
    assert all(y - x > std.SEAL_DIAMETER for x, y in itertools.pairwise(tops))
    lefts = {round(f.left, 1) for f in found}
    assert len(lefts) <= 3
    (date,) = of(laid, "date")
    assert date.top - found[-1].top == pytest.approx(std.EXACT.pitch, abs=0.01)


def test_the_first_seals_top_is_within_a_row_of_the_text():
    laid = lay(p(TEXT), signed("财政厅", "教育厅", "公安厅"))
    text, date = of(laid, "body")[0], of(laid, "date")[0]
    signature = of(laid, "signature")[0]
    top = (signature.top + date.bottom) / 2 - std.SEAL_DIAMETER / 2
    assert 0 <= top - text.bottom <= std.ROW + 0.1 + (std.EXACT.pitch - std.CELL_MM) / 2


def test_unsealed_joint_signatures_stand_below_each_other_then_the_date():
    laid = lay(p(TEXT), signed("临沂市城市管理局", "财政局", mode="unsealed"))
    first, second = of(laid, "signature")
    (date,) = of(laid, "date")
    assert first.left == second.left
    assert right(first) == pytest.approx(184 - 2 * std.CELL_MM)
    assert date.left - first.left == pytest.approx(2 * std.CELL_MM)
    assert second.top - first.top == pytest.approx(std.EXACT.pitch)
    assert date.top - second.top == pytest.approx(std.EXACT.pitch)


def test_a_stamp_has_its_room_and_the_post_beside_it():
    laid = lay(p(TEXT), stamped("市长"))
    (text,), (post,), (date,) = of(laid, "body"), of(laid, "post"), of(laid, "date")
    pitch = std.EXACT.pitch
    stamp_right = 184 - 4 * std.CELL_MM
    assert right(post) == pytest.approx(stamp_right - std.STAMP_WIDTH - 2 * std.CELL_MM)
    assert right(date) == pytest.approx(stamp_right)
    last_row = text.bottom - std.CELL_MM
    stamp_top = last_row + 3 * pitch  # two blank rows
    assert post.top == pytest.approx(stamp_top + std.ROW / 2)
    assert date.top == pytest.approx(stamp_top + 3 * pitch)  # two rows of stamp, a blank one


def test_joint_stamps_stand_one_a_row_with_full_titles():
    block = b.SigningBlock(
        (b.Signature("甲部", "部长"), b.Signature("乙委员会", "主任")), "2026年3月5日", "stamp"
    )
    posts = of(lay(p(TEXT), block), "post")
    assert text_of(posts) == ["甲部部长", "乙委员会主任"]
    assert posts[0].left == posts[1].left
    assert posts[1].top - posts[0].top >= 2 * std.ROW


def test_signatures_wider_than_a_row_stay_on_the_page():
    laid = lay(p(TEXT), signed("城" * 26), signed("城" * 26, mode="unsealed"))
    assert all(f.left >= 28 - 0.01 for f in of(laid, "signature") + of(laid, "date"))


@pytest.mark.parametrize("mode", ["sealed", "unsealed", "stamp"])
@pytest.mark.parametrize("rows", range(14, 23))
def test_the_signing_block_never_stands_alone(mode, rows):
    laid = lay(p("城" * (28 * rows - 2)), signed("临沂市城市管理局", mode=mode, note="此件公开"))
    (date,) = of(laid, "date")
    (note,) = of(laid, "note")
    assert note.page == date.page
    assert of(laid, "body", date.page)


def test_lines_are_tightened_before_characters():
    laid = lay(p("城" * (28 * 18 - 2)), signed("临沂市城市管理局"))
    assert laid.pages == 1
    assert laid.tight_chars == {}
    assert laid.tight_pitch_pt == {} or min(laid.tight_pitch_pt.values()) >= std.TIGHTEST_PITCH_PT


def test_characters_are_tightened_within_the_bound_where_lines_do_not_do():
    paragraphs = [p("城" * (28 * 4 - 1)) for _ in range(4)]  # each has one character on its last line
    laid = lay(*paragraphs, p("城" * 40), signed("临沂市城市管理局"))
    assert laid.pages == 1
    assert set(laid.tight_chars.values()) <= {std.TIGHTEST_CHARS_EM / 2, std.TIGHTEST_CHARS_EM}
    assert laid.tight_chars
    for fragment in of(laid, "body"):
        assert all(right_of(line) <= 28.01 for line in fragment.lines)


def right_of(line):
    return sum(METRICS.advance(q.face, c) + q.extra for q in line.pieces for c in q.text)
