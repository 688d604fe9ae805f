"""The imprint stands on the last page of text where a tighter page saves a sheet (7.4.1, 7.5)."""

from __future__ import annotations

import pytest

from tests.typeset.layout.papers import TEXT, lay, of, p, signed, table
from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std

PRINTED = b.Imprint("乙", "办公室", "2026年3月6日")
SIMPLEX = b.Imprint("乙", "办公室", "2026年3月6日", duplex=False)
PITCHES = (std.TIGHTEST_PITCH_PT, std.EXACT.pitch_pt)


def lines(count):
    return [p("第一项要认真抓好各项工作任务落实到位。") for _ in range(count)]


def sheets(laid):
    return (laid.pages + 1) // 2


def assert_clear(laid):
    foot = max(f.bottom for f in laid.fragments if f.page == laid.imprint.page)
    assert foot + std.ROW <= std.TYPE_AREA_BOTTOM - laid.imprint.height + 0.01
    assert all(PITCHES[0] <= pitch < PITCHES[1] for pitch in laid.tight_pitch_pt.values())


@pytest.mark.parametrize("count", range(28, 60))
def test_a_sheet_is_never_begun_for_the_imprint_alone_where_a_tighter_page_holds_it(count):
    laid = lay(*lines(count), PRINTED)
    text = max(f.page for f in laid.fragments)
    rows = sum(len(f.lines) for f in laid.fragments if f.page == text)
    top, pitch = std.EXACT.top, std.mm(std.TIGHTEST_PITCH_PT)
    least = top + rows * pitch - (pitch - std.CELL_MM) / 2
    can = least + std.ROW <= std.TYPE_AREA_BOTTOM - laid.imprint.height
    assert (laid.imprint.page == text) is (can and text % 2 == 0)
    if laid.imprint.page == text:
        assert_clear(laid)


@pytest.mark.parametrize("count", range(10, 22))
@pytest.mark.parametrize("form", ["ordinary", "letter"])
def test_one_page_stays_one_page_printed_on_one_side_or_as_a_letter(form, count):
    mark = (b.IssuerMark("某局"),) if form == "letter" else ()
    laid = lay(*mark, *lines(count), SIMPLEX if form == "ordinary" else PRINTED, form=form)
    if laid.pages == 1:
        assert_clear(laid)
    else:
        assert laid.tight_pitch_pt == {}


def test_a_page_is_tightened_as_little_as_will_do():
    tight = [laid for laid in (lay(*lines(n), PRINTED) for n in range(28, 60)) if laid.tight_pitch_pt]
    assert tight
    for laid in tight:
        ((page, pitch),) = laid.tight_pitch_pt.items()
        rows = sum(len(f.lines) for f in laid.fragments if f.page == page)
        looser = std.mm(pitch + 0.5)
        foot = std.EXACT.top + rows * looser - (looser - std.CELL_MM) / 2
        assert foot + std.ROW > std.TYPE_AREA_BOTTOM - laid.imprint.height


def test_what_fits_or_stands_overleaf_anyway_is_not_tightened():
    assert lay(*lines(30), PRINTED).tight_pitch_pt == {}
    assert lay(*lines(20), PRINTED).tight_pitch_pt == {}


def test_an_attachments_first_page_keeps_its_rows():
    for count in range(14, 22):
        laid = lay(p(TEXT), b.Attachment("附件", ("名单",)), *lines(count), PRINTED)
        assert 2 not in laid.tight_pitch_pt


def test_a_page_that_was_tightened_for_the_signature_is_tightened_on():
    counts = range(20, 46)
    found = [lay(*lines(n), signed("某局", note="公开"), PRINTED) for n in counts]
    assert len({laid.pages for laid in found}) > 1
    for laid in found:
        assert of(laid, "note")[0].page == of(laid, "date")[0].page
        if laid.imprint.page == of(laid, "note")[0].page:
            assert_clear(laid)


def test_nothing_but_a_tables_distance_begins_no_page():
    for count in range(10, 40):
        laid = lay(table(count), PRINTED)
        assert max(t.page for t in laid.tables) in (
            laid.imprint.page,
            laid.imprint.page - 1,
            laid.imprint.page - 2,
        )
        assert sheets(laid) <= (max(t.page for t in laid.tables) + 1) // 2 + 1
