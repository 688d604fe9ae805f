"""Heads of the four formats: rows at the left, marks, numbers, signers, rules (7.2, 10.1–10.3)."""

import itertools

import pytest

from tests.typeset.layout.papers import TEXT, lay, of, p, right, text_of
from workplan_docs.documents import blocks as b
from workplan_docs.errors import LayoutError
from workplan_docs.typeset import standard as std

MARK = b.IssuerMark("临沂市城市管理局文件")
NUMBER = b.DocumentNumber("临城发〔2026〕1号")
TITLE = b.Title(("临沂市城市管理局关于开展专项行动的通知",))
TO = p("各县区人民政府：", b.Style.RECIPIENTS)
INSET = std.CELL_MM


def head(number=NUMBER, mark=MARK, form="ordinary", marks=None):
    rows = (marks,) if marks else ()
    return lay(*rows, mark, number, TITLE, TO, p(TEXT * 9), form=form)


def test_only_the_left_rows_that_are_given_take_rows_of_the_type_area():
    laid = head(marks=b.HeadMarks("000017", "机密★1年", "特急"))
    rows = of(laid, "copy-number") + of(laid, "secrecy") + of(laid, "urgency")
    assert [row.left for row in rows] == [28, 28, 28]
    assert rows[0].top == pytest.approx(37.0, abs=0.1)
    assert [y.top - x.top for x, y in itertools.pairwise(rows)] == pytest.approx([std.EXACT.pitch] * 2)
    alone = head(marks=b.HeadMarks(urgency="特急"))
    assert of(alone, "urgency")[0].top == pytest.approx(37.0, abs=0.1)
    assert of(alone, "copy-number") == []


def test_the_left_rows_do_not_move_the_mark():
    assert head(marks=b.HeadMarks("000017", "机密★1年", "特急")).mark == head().mark


@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_joint_names_are_stacked_to_one_width_with_the_suffix_in_the_middle(count):
    names = ("临沂市城市管理局", "临沂市财政局", "临沂市住房和城乡建设局", "市公安局", "市司法局")
    names = (names * 2)[:count]
    laid = head(mark=b.IssuerMark.joint(names, "文件"))
    stack, (suffix,) = of(laid, "issuer-mark"), of(laid, "mark-suffix")
    assert text_of(stack) == list(names)
    assert len({f.left for f in stack}) == 1
    assert [right(f) for f in stack] == pytest.approx([right(stack[0])] * count)
    assert (suffix.top + suffix.bottom) / 2 == pytest.approx((stack[0].top + stack[-1].bottom) / 2)
    assert suffix.left > right(stack[0])
    assert (stack[0].left + right(suffix)) / 2 == pytest.approx(106)
    assert right(suffix) <= 184.01
    assert stack[0].top + 0.04 * std.mm(stack[0].size_pt) == pytest.approx(72)
    assert of(laid, "body", 1), "page 1 shows no text"


def test_long_joint_names_are_narrowed_rather_than_run_off_the_type_area():
    laid = head(mark=b.IssuerMark.joint(("城" * 30, "市" * 26), "文件"))
    assert right(of(laid, "mark-suffix")[0]) <= 184.01
    assert all(right(f) <= 184.01 and f.left >= 27.99 for f in of(laid, "issuer-mark"))


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (("张三",), ["签发人：张三"]),
        (("张三", "李四光"), ["签发人：张三\u3000李四光"]),
        (("张三", "李四光", "王五"), ["签发人：张三\u3000李四光", "王五"]),
    ],
)
def test_signers_stand_two_a_row_the_number_and_the_line_on_the_last(names, rows):
    laid = head(b.DocumentNumber("临城发〔2026〕1号", "left", names))
    signers, (number,) = of(laid, "signer"), of(laid, "document-number")
    assert text_of(signers) == rows
    assert number.left == pytest.approx(28 + INSET)
    assert signers[0].top - laid.mark.bottom == pytest.approx(20.78)
    assert number.top == pytest.approx(signers[-1].top)
    assert laid.red_line - number.bottom == pytest.approx(4)
    assert right(signers[0]) == pytest.approx(184 - INSET)
    assert all(right(f) <= 184 - INSET + 0.01 for f in signers)
    if len(rows) == 2:
        first_name = signers[0].left + 4 * std.CELL_MM
        assert signers[1].left == pytest.approx(first_name)


def test_a_single_signer_ends_one_cell_before_the_edge():
    (signer,) = of(head(b.DocumentNumber("临城发〔2026〕1号", "left", ("张三",))), "signer")
    assert right(signer) == pytest.approx(184 - INSET)
    assert [piece.face for piece in signer.lines[0].pieces] == ["fangsong", "kai"]


def test_a_letter_has_two_double_lines_and_no_number_on_page_one():
    laid = head(b.DocumentNumber("临城函〔2026〕3号", "right"), b.IssuerMark("临沂市城市管理局"), "letter")
    upper, lower = laid.red_lines
    (number,), (title,) = of(laid, "document-number"), of(laid, "title")
    assert laid.mark.top + 0.04 * std.mm(laid.mark.size_pt) == pytest.approx(30)
    assert upper.top_mm - laid.mark.bottom == pytest.approx(4)
    assert (lower.top_mm + lower.bottom_mm) / 2 == pytest.approx(277)
    for rule in laid.red_lines:
        assert (rule.width_mm, rule.left_mm + rule.width_mm / 2) == pytest.approx((170, 106))
    assert upper.weights == lower.weights[::-1]
    assert upper.weights[0] > upper.weights[1]
    assert number.top - upper.bottom_mm == pytest.approx(4.84)
    assert right(number) == pytest.approx(184)
    assert title.top - number.bottom == pytest.approx(20.78)
    assert laid.unnumbered == {1}


def test_a_letters_left_rows_stand_under_its_upper_line_and_push_the_title_down():
    number = b.DocumentNumber("临城函〔2026〕3号", "right")
    laid = head(number, b.IssuerMark("某局"), "letter", b.HeadMarks("000017", "机密★1年", "特急"))
    rows = of(laid, "copy-number") + of(laid, "secrecy") + of(laid, "urgency")
    assert rows[0].top == pytest.approx(of(laid, "document-number")[0].top)
    assert of(laid, "title")[0].top - rows[-1].bottom == pytest.approx(20.78)


def test_a_letters_first_page_runs_to_the_gap_above_the_lower_line():
    laid = lay(b.IssuerMark("某局"), NUMBER, TITLE, p(TEXT * 40), form="letter")
    bottom = of(laid, "body", 1)[-1].bottom
    foot = laid.red_lines[1].top_mm - 4.84
    assert foot - std.EXACT.pitch < bottom <= foot + 0.06
    assert of(laid, "body", 2)[-1].bottom <= 262.1


def test_an_order_has_its_mark_at_57_and_two_rows_around_its_number():
    laid = lay(b.IssuerMark("临沂市人民政府令"), b.DocumentNumber("第12号"), p(TEXT), form="order")
    (number,), (body,) = of(laid, "document-number"), of(laid, "body")
    assert laid.mark.top + 0.04 * std.mm(laid.mark.size_pt) == pytest.approx(57)
    assert number.top - laid.mark.bottom == pytest.approx(20.78)
    assert body.top - number.bottom == pytest.approx(20.78)
    assert laid.red_lines == ()


def test_minutes_have_their_mark_at_72_with_or_without_a_number():
    laid = lay(b.IssuerMark("某局会议纪要"), TITLE, p(TEXT), form="minutes")
    assert laid.mark.top + 0.04 * std.mm(laid.mark.size_pt) == pytest.approx(72)
    assert laid.red_lines == ()
    numbered = lay(b.IssuerMark("某局会议纪要"), b.DocumentNumber("第3期"), TITLE, p(TEXT), form="minutes")
    assert len(numbered.red_lines) == 1


def test_left_rows_that_stand_alone_keep_the_text_below_them():
    laid = lay(b.HeadMarks("000017", "机密★1年"), p(TEXT))
    assert of(laid, "body")[0].top > of(laid, "secrecy")[0].bottom


def test_a_head_that_fills_page_one_is_an_error_since_page_one_must_show_text():
    with pytest.raises(LayoutError, match="TY012"):
        lay(MARK, NUMBER, b.Title(("城" * 18,) * 12), TO, p(TEXT))
