"""What closes a text stays together on one page, with a line of text above it (7.3.4, 7.3.5.5, 10.3)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.typeset.layout.papers import TEXT, cells, lay, of, p, signed, stamped, table, text_of
from workplan_docs.documents import blocks as b
from workplan_docs.errors import LayoutError
from workplan_docs.typeset import standard as std

SHORT = b.AttachmentList(("名单", "任务表"))
LONG = b.AttachmentList(
    ("名单", "任务表", "全市城市家具集中排查整治任务清单和责任分工一览表（征求意见后的修改稿）")
)
NAME = "专项行动实施方案以及各县区和市直有关部门在专项行动中应当承担的具体工作职责一览表"
HEAD = (
    b.IssuerMark("某市城市管理局文件"),
    b.DocumentNumber("某发〔2026〕1号"),
    b.Title(("关于开展检查的通知",)),
    b.Paragraph(b.Style.RECIPIENTS, (b.Run("各县区："),)),
)
SIGNED = ("signature", "post", "date", "note")


def lines(count):
    return [p("第一项要认真抓好各项工作任务落实到位。") for _ in range(count)]


def pages_of(laid, *roles):
    return {f.page for f in laid.fragments if f.role in roles}


def first_top(laid, page):
    return min(f.top for f in laid.fragments if f.page == page)


def assert_kept(laid):
    """One page holds all of what closes the text, a line of the text above it, nothing blank at its head."""
    (page,) = pages_of(laid, "attachment-list", "attendance", *SIGNED)
    assert of(laid, "body", page) or any(t.page == page for t in laid.tables)
    assert of(laid, "body", 1) or any(t.page == 1 for t in laid.tables)
    for number in {*range(2, page + 1)} - {t.page for t in laid.tables}:
        assert first_top(laid, number) == pytest.approx(std.TYPE_AREA_TOP, abs=1.0)


@pytest.mark.parametrize("count", range(2, 46))
@pytest.mark.parametrize("names", [SHORT, LONG], ids=["short", "wrapped"])
@pytest.mark.parametrize(
    "block", [signed("某局", mode="unsealed"), signed("某局", note="公开"), stamped("市长")]
)
def test_an_attachment_note_is_never_torn_and_stands_with_signature_and_text(block, names, count):
    assert_kept(lay(*HEAD, *lines(count), names, block))


@pytest.mark.parametrize("count", range(14, 24))
def test_an_attachment_note_without_signature_is_whole_too(count):
    assert_kept(lay(*HEAD, *lines(count), LONG))


@pytest.mark.parametrize("count", range(2, 30))
def test_a_table_above_the_attachment_note_counts_as_text(count):
    assert_kept(lay(*HEAD, p(TEXT), table(count), SHORT, signed("某局")))


@pytest.mark.parametrize("count", range(1, 30))
@pytest.mark.parametrize("names", range(1, 13))
def test_a_signing_block_is_never_parted_whatever_must_stay_with_it(count, names):
    block = signed("甲局", "乙局", "丙局", "丁局", note="公开")
    heading = b.Paragraph(b.Style.HEADING1, (b.Run("一、组织保障"),))
    for above in ((heading, p(TEXT[:20])), (table(3, text="城市管理" * 40),)):
        laid = lay(*HEAD, *lines(count), *above, b.AttachmentList(("名单",) * names), block)
        assert len(pages_of(laid, *SIGNED)) == 1
        assert len(pages_of(laid, "attachment-list")) == 1


@pytest.mark.parametrize("count", range(1, 24))
@pytest.mark.parametrize("names", [10, 14, 30])
def test_a_list_longer_than_a_page_is_parted_between_its_items(count, names):
    laid = lay(*HEAD, *lines(count), b.AttachmentList((NAME,) * names), signed("某局"))
    items = [f for f in of(laid, "attachment-list") if f.first]
    assert len(items) == names
    (last,) = pages_of(laid, *SIGNED)
    assert items[-1].page == last
    for item in items:
        parts = [f for f in of(laid, "attachment-list", item.page) if f.top >= item.top]
        assert sum(len(f.lines) for f in parts) >= 2, "an item is parted"
    assert all(y.page - x.page <= 1 for x, y in pairwise(items))
    assert of(laid, "body", 1)


def test_a_whole_list_goes_over_with_the_signature_where_page_one_has_no_more_text():
    laid = lay(*HEAD, *lines(1), b.AttachmentList((NAME,) * 6), signed("某局", mode="unsealed"))
    assert of(laid, "body", 1)
    assert pages_of(laid, "attachment-list", *SIGNED) == {2}
    assert first_top(laid, 2) == pytest.approx(std.TYPE_AREA_TOP, abs=0.1)


def test_the_only_line_of_text_stays_on_page_one_and_seals_keep_their_room():
    marks = b.IssuerMark("", ("甲市城市管理局", "甲市发展和改革委员会", "甲市财政局"), "文件")
    block = signed("甲市城市管理局", "甲市发展和改革委员会", "甲市财政局", note="此件主动公开")
    laid = lay(marks, *HEAD[1:], *lines(1), block)
    assert text_of(of(laid, "body", 1))
    assert pages_of(laid, *SIGNED) == {2}
    seal_top = (of(laid, "signature")[0].top + of(laid, "signature")[0].bottom) / 2 - std.SEAL_DIAMETER / 2
    assert seal_top >= std.TYPE_AREA_TOP


@pytest.mark.parametrize("to", [HEAD[3:], ()], ids=["recipients", "none"])
def test_a_signing_block_that_page_one_has_no_room_for_is_not_parted(to):
    block = signed(*(f"甲市第{n}局" for n in range(9)), note="公开")
    laid = lay(*HEAD[:3], *to, *lines(1), block)
    assert of(laid, "body", 1)
    assert pages_of(laid, *SIGNED) == {2}


def test_recipients_that_must_stay_and_leave_no_text_on_page_one_are_an_error():
    held = b.Paragraph(b.Style.RECIPIENTS, (b.Run("某市城市管理局，" * 40),), keep_next=True)
    with pytest.raises(LayoutError, match=r"TY012 .*7\.3\.3"):
        lay(*HEAD[:3], held, p(TEXT), signed("某局"))


def test_a_landscape_table_with_no_text_before_it_is_an_error():
    with pytest.raises(LayoutError, match=r"TY012 .*横排表格"):
        lay(*HEAD, table(3, 225.0, landscape=True), signed("某局"))


@pytest.mark.parametrize("count", range(2, 30))
def test_attendance_lists_stay_together(count):
    who = (b.Attendance("出席", "王海滨、李刚"), b.Attendance("请假", "孙立"), b.Attendance("列席", "王芳"))
    laid = lay(b.IssuerMark("某局会议纪要"), b.DocumentNumber("第3期"), *lines(count), *who, form="minutes")
    assert_kept(laid)


@pytest.mark.parametrize("names", [200, 900])
def test_an_attendance_list_longer_than_a_page_loses_nothing(names):
    who = (b.Attendance("出席", "王海滨、" * names), b.Attendance("列席", "王芳"))
    laid = lay(b.IssuerMark("某局会议纪要"), p(TEXT), *who, form="minutes")
    assert "".join(text_of(of(laid, "attendance"))).count("王海滨") == names
    assert of(laid, "body", 1)


def test_a_date_without_a_name_stands_one_row_below_the_text():
    laid = lay(p(TEXT), b.SigningBlock((b.Signature(""),), "2026年3月5日", "unsealed"))
    (date,) = of(laid, "date")
    assert date.top - of(laid, "body")[0].bottom == pytest.approx(2 * std.EXACT.pitch - std.CELL_MM)
    assert not of(laid, "signature")


def test_a_row_of_a_table_above_that_leaves_no_room_stays_where_it_is():
    tall = b.Table((40.0, 116.0), (cells("1", "城市管理，" * 200),))
    laid = lay(*HEAD, p(TEXT), tall, SHORT, signed("某局"))
    assert pages_of(laid, "attachment-list") == pages_of(laid, *SIGNED)
