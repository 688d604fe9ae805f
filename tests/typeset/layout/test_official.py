"""Pages of official documents, against the figures of GB/T 9704 and of the office's page by page wishes."""

import pytest

from tests.typeset.layout.nominal import NominalMetrics
from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout import lay_official

METRICS = NominalMetrics()
MARK = b.IssuerMark("临沂市城市管理局文件")
NUMBER = b.DocumentNumber("临城发〔2023〕1号")
TITLE = b.Title(("临沂市城市管理局关于", "印发2023年全市城市管理工作要点的通知"))
RECIPIENTS = "各县区（开发区）城管局，各相关县区园林市政主管部门，局属各单位、机关各科室："


def p(text, style=b.Style.BODY, keep_next=False):
    return b.Paragraph(style, (b.Run(text),), keep_next)


HEAD = (MARK, NUMBER, TITLE, p(RECIPIENTS, b.Style.RECIPIENTS))
TEXT = (p("现将《2023年全市城市管理工作要点》印发给你们，请认真遵照执行。"), p("特此通知。"))


def signed(organ, date, mode="sealed", note=""):
    return b.SigningBlock((b.Signature(organ),), date, mode, note)


def lay(*blocks, profile=std.EXACT):
    return lay_official(b.Document("official", "t", blocks), METRICS, profile)


def of(laid, role, page=None):
    return [f for f in laid.fragments if f.role == role and (page is None or f.page == page)]


def test_head_stands_by_edge_distances():
    laid = lay(*HEAD, *TEXT)
    mark, number, titles = of(laid, "issuer-mark")[0], of(laid, "document-number")[0], of(laid, "title")
    assert mark.top + 0.04 * std.mm(mark.size_pt) == pytest.approx(72.0)
    assert number.top - mark.bottom == pytest.approx(20.78)
    assert laid.red_line - number.bottom == pytest.approx(4.0)
    assert titles[0].top - laid.red_line == pytest.approx(20.78)
    assert of(laid, "recipients")[0].top - titles[-1].bottom == pytest.approx(10.39)


def test_a_sealed_notice_closes_page_one_by_tightening_within_the_bound():
    laid = lay(*HEAD, *TEXT, signed("临沂市城市管理局", "", "sealed", "此件主动公开"))
    assert laid.pages == 1
    assert std.TIGHTEST_PITCH_PT <= laid.tight_pitch_pt[1] <= 27.6
    assert of(laid, "note")[0].bottom <= std.TYPE_AREA_BOTTOM + 0.1


def test_an_unsealed_notice_fits_without_tightening():
    laid = lay(*HEAD, *TEXT, signed("临沂市城市管理局", "", "unsealed", "此件主动公开"))
    assert (laid.pages, laid.tight_pitch_pt) == (1, {})


def test_a_signing_block_never_stands_without_text():
    for length in range(100, 900, 23):
        laid = lay(*HEAD, p("城" * length), signed("临沂市城市管理局", "2023年3月5日"))
        pages = {f.page for f in laid.fragments if f.role in ("signature", "date")}
        assert len(pages) == 1
        assert of(laid, "body", pages.pop())


@pytest.mark.parametrize("profile", [std.EXACT, std.COMPAT])
def test_a_full_page_has_22_lines_inside_the_type_area(profile):
    laid = lay(p("城" * 28 * 60), profile=profile)
    first, second = of(laid, "body")[:2]
    assert len(first.lines) == len(second.lines) == 22
    assert all(len(line.text) == 28 for line in second.lines)
    assert first.bottom <= 262.0


def test_exact_fills_the_type_area_from_edge_to_edge():
    first = of(lay(p("城" * 28 * 60)), "body")[0]
    assert first.top == pytest.approx(37.0, abs=0.05)
    assert first.bottom == pytest.approx(261.2, abs=0.2)


def test_what_a_notice_encloses_begins_on_row_three_of_a_new_page():
    laid = lay(
        *HEAD, *TEXT, b.PageBreak(), b.Title(("2023年全市城市管理工作要点",), 3), b.Blank(1), p("总体思路")
    )
    title, body = of(laid, "title", 2)[0], of(laid, "body", 2)[0]
    row_three = std.EXACT.top + 2.5 * std.EXACT.pitch
    assert (title.top + title.bottom) / 2 == pytest.approx(row_three)
    assert body.top == pytest.approx(std.EXACT.top + 4.5 * std.EXACT.pitch - std.CELL_MM / 2)


def test_a_heading_is_never_the_last_line_of_a_page():
    for before in range(15, 25):
        laid = lay(p("城" * 28 * before), p("一、标题", b.Style.HEADING1), p("城" * 100))
        heading = of(laid, "heading1")[0]
        following = next(f for f in laid.fragments if f.block == 2)
        assert following.page == heading.page


def test_label_lines_stay_with_the_end_of_their_task():
    for before in range(14, 26):
        laid = lay(
            p("城" * 28 * before, keep_next=True),
            p("牵头领导：李刚", b.Style.LABEL_LINE, keep_next=True),
            p("责任单位（科室）：" + "城" * 40, b.Style.LABEL_LINE),
        )
        pages = {f.page for f in laid.fragments if f.role == "label-line"}
        assert len(pages) == 1
        last_text = of(laid, "body")[-1]
        assert last_text.page in pages
        assert len(last_text.lines) >= 2


def test_only_blocks_that_had_to_move_are_held():
    labels = (
        p("牵头领导：李刚", b.Style.LABEL_LINE, keep_next=True),
        p("责任单位：办公室", b.Style.LABEL_LINE),
    )
    flowing = lay(p("城" * 28 * 10), p("任务" * 80, keep_next=True), *labels)
    moved = lay(p("城" * (28 * 18 - 2)), p("城" * (28 * 4 - 2), keep_next=True), *labels)
    assert flowing.held == frozenset()
    assert 1 in moved.held


@pytest.mark.parametrize(
    ("signature", "date", "expected"),
    [
        ("城" * 12, "2026年3月5日", (2, 6)),
        ("城" * 6, "2026年3月5日", (4, 2)),
        ("财政厅", "2026年12月31日", (8, 2)),
    ],
)
def test_unsealed_signatures_follow_7_3_5_2(signature, date, expected):
    place = next(iter(lay(p("文"), signed(signature, date, "unsealed")).signing.values()))
    assert (place.signature_right_chars, place.date_right_chars) == pytest.approx(expected)


def test_a_sealed_signature_is_centred_on_the_date():
    place = next(iter(lay(p("文"), signed("临沂市城市管理局", "2026年3月5日")).signing.values()))
    centre = place.signature_left + place.signature_width * std.CELL_MM / 2
    assert place.date_right_chars == 4
    assert centre == pytest.approx(place.date_left + place.date_width * std.CELL_MM / 2)


@pytest.mark.parametrize(
    ("rows", "page", "blank"), [(10, 2, False), (30, 2, False), (43, 4, True), (50, 4, False)]
)
def test_the_imprint_stands_on_an_even_page(rows, page, blank):
    laid = lay(p("城" * 28 * rows), b.Imprint("市委办公室", "临沂市城市管理局办公室", "2023年3月6日"))
    assert (laid.imprint.page, laid.imprint.blank_page_before) == (page, blank)


def test_long_issuer_names_are_fitted_to_the_type_area():
    for length in range(2, 31):
        mark = lay(b.IssuerMark("城" * length)).mark
        assert std.mm(mark.size_pt) * length * mark.scale_percent / 100 <= std.MARK_WIDTH + 0.01
        assert mark.size_pt <= std.MARK_MAX_PT


def test_300_tasks_are_all_there_in_order():
    tasks = tuple(p(f"{n}.全面开展环境卫生提升行动。" + "城" * 90) for n in range(1, 301))
    laid = lay(*tasks)
    text = "".join(line.text for f in laid.fragments for line in f.lines)
    assert text == "".join(t.text for t in tasks)
    assert [f.page for f in laid.fragments] == sorted(f.page for f in laid.fragments)
