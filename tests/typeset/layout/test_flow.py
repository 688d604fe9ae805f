"""附件说明, 附件, attendance, imprint and tables below the head."""

import pytest

from tests.typeset.layout.papers import TEXT, cells, lay, of, p, right, signed, table, text_of
from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std

LONG = "专项行动实施方案以及各县区和市直有关部门在专项行动中应当承担的具体工作职责一览表"


def cell(fragment):
    return (fragment.left - 28) / std.CELL_MM


def test_one_attachment_hangs_after_the_label():
    laid = lay(p(TEXT), b.AttachmentList((LONG,)))
    first, more = of(laid, "attachment-list")
    assert cell(first) == pytest.approx(2)
    assert cell(more) == pytest.approx(5)
    assert "".join(text_of([first, more])) == "附件：" + LONG
    assert first.top - of(laid, "body")[0].bottom == pytest.approx(2 * std.EXACT.pitch - std.CELL_MM)


def test_several_attachments_are_numbered_under_each_other():
    laid = lay(p(TEXT), b.AttachmentList(("分工表", LONG, "联络员名单")))
    rows = of(laid, "attachment-list")
    assert text_of(rows)[0] == "附件：1.分工表"
    assert [cell(r) for r in rows] == pytest.approx([2, 5, 6, 5])
    assert text_of(rows)[-1] == "3.联络员名单"


def test_twelve_attachments_hang_after_their_own_numbers():
    laid = lay(p(TEXT), b.AttachmentList((LONG,) * 12))
    rows = of(laid, "attachment-list")
    assert "".join(text_of(rows)).count(LONG) == 12
    assert cell(rows[-1]) == pytest.approx(6.5)
    assert all(line.short < 0.5 or line.end == len(LONG) for f in rows for line in f.lines)


def test_an_attachment_begins_a_page_with_its_title_on_row_three():
    laid = lay(p(TEXT), b.Attachment("附件1", ("分工表",)), p(TEXT))
    (label,), (title,), body = of(laid, "attachment-label"), of(laid, "title"), of(laid, "body", 2)[0]
    assert (label.page, label.left) == (2, 28)
    assert label.top == pytest.approx(37.0, abs=0.1)
    assert (title.top + title.bottom) / 2 - (label.top + label.bottom) / 2 == pytest.approx(
        2 * std.EXACT.pitch
    )
    assert body.top - label.top == pytest.approx(4 * std.EXACT.pitch)
    assert laid.title_lines[1] == ("分工表",)


def test_attendance_hangs_after_the_colon_one_row_below_the_text():
    laid = lay(p(TEXT), b.Attendance("出席", "张三\u3000李四\u3000" * 8), b.Attendance("列席", "王五"))
    rows = of(laid, "attendance")
    assert [cell(r) for r in rows] == pytest.approx([2, 5, 2])
    assert rows[0].lines[0].pieces[0].face == "hei"
    assert rows[0].top - of(laid, "body")[0].bottom == pytest.approx(2 * std.EXACT.pitch - std.CELL_MM)
    assert rows[2].top - rows[1].bottom < std.EXACT.pitch


def test_a_moved_recipients_row_has_no_line_below_it():
    laid = lay(p(TEXT), b.Imprint("乙，" * 30 + "乙", "办公室", "2026年3月6日", recipients="甲"))
    recipients, copies, printed = laid.imprint.rows
    assert (recipients.label, copies.label, printed.label) == ("主送：", "抄送：", "")
    assert (copies.ruled, printed.ruled) == (False, True)
    assert len(copies.lines) > 1


def test_minutes_are_distributed():
    laid = lay(p(TEXT), b.Imprint("各科室", copy_label="分送"), form="minutes")
    assert laid.imprint.rows[0].left == "分送：各科室。"


def test_a_letters_imprint_stands_on_its_last_page_without_lines_or_printing_row():
    laid = lay(b.IssuerMark("某局"), p(TEXT), b.Imprint("乙", "办公室", "2026年3月6日"), form="letter")
    assert (laid.pages, laid.imprint.page, laid.imprint.ruled) == (1, 1, False)
    assert [row.label for row in laid.imprint.rows] == ["抄送："]


def test_a_portrait_table_repeats_its_head_and_stays_in_the_type_area():
    laid = lay(p(TEXT), table(60), p(TEXT))
    assert len(laid.tables) > 1
    assert all(len(t.head) == 1 for t in laid.tables)
    assert sum(len(t.rows) for t in laid.tables) == 60
    assert all(t.bottom <= 262.1 and t.left == pytest.approx(28) for t in laid.tables)
    after = of(laid, "body")[-1]
    assert after.top >= laid.tables[-1].bottom or after.page > laid.tables[-1].page


def test_a_section_row_stays_with_the_row_below_it():
    for before in range(10, 24):
        rows = [cells(str(n), "城") for n in range(before)]
        rows += [cells("章", "", kind="section"), *[cells("x", "城" * 40) for _ in range(9)]]
        laid = lay(b.Table((40.0, 116.0), tuple(rows)))
        for part in laid.tables:
            assert part.rows[-1].kind == "body"


def test_landscape_tables_stand_on_pages_of_their_own():
    laid = lay(p(TEXT), table(60, 225.0, landscape=True), p(TEXT))
    turned = {t.page for t in laid.tables}
    assert laid.landscape == turned
    assert not turned & {f.page for f in laid.fragments}
    assert all(t.top == pytest.approx(28) and t.left == pytest.approx(35) for t in laid.tables)
    assert all(t.bottom <= 184.1 for t in laid.tables)
    assert of(laid, "body")[-1].page == max(turned) + 1


def test_the_imprint_leaves_a_landscape_page_alone():
    laid = lay(p(TEXT), table(3, 225.0, landscape=True), b.Imprint("乙", "办公室", "2026年3月6日"))
    assert laid.imprint.page not in laid.landscape


def test_a_row_taller_than_a_page_loses_nothing():
    laid = lay(b.Table((40.0, 116.0), (cells("1", "城市管理，" * 900),)))
    text = "".join(q.text for t in laid.tables for r in t.rows for c in r.cells for q in c.paragraphs)
    assert text == "1" + "城市管理，" * 900
    assert all(t.bottom <= 262.1 for t in laid.tables)


@pytest.mark.parametrize("above", range(18))
def test_a_row_taller_than_a_page_begins_below_the_head_where_the_table_begins(above):
    head = cells("序号", "任务", style=b.Style.CELL_HEAD, kind="head")
    rows = (cells("1", "短"), cells("2", "城市管理，" * 900), cells("3", "短"))
    laid = lay(*[p("第一项。")] * above, b.Table((40.0, 116.0), rows, (head,)))
    first = laid.tables[0]
    assert first.page == 1
    assert [r.cells[0].paragraphs[0].text for r in first.rows] == ["1", "2"]
    assert first.bottom > 240, "the page is filled"
    assert all(t.head and t.bottom <= 262.1 and t.rows for t in laid.tables)
    assert all(r.cells[1].paragraphs for t in laid.tables for r in t.rows)
    text = "".join(q.text for t in laid.tables for r in t.rows for q in r.cells[1].paragraphs)
    assert text == "短" + "城市管理，" * 900 + "短"


def test_signing_after_attachments_list_stays_with_it():
    for rows in range(12, 21):
        laid = lay(p("城" * (28 * rows - 2)), b.AttachmentList(("甲", "乙")), signed("某局"))
        pages = {f.page for f in of(laid, "signature")}
        assert {f.page for f in of(laid, "attachment-list")} & pages


def test_texts_at_both_edges_are_not_dropped():
    laid = lay(p(TEXT), b.Sides((b.Run("左"),), (b.Run("右"),)))
    assert text_of(of(laid, "sheet-line")) == ["左", "右"]
    assert right(of(laid, "sheet-line")[1]) == pytest.approx(184)


ENCLOSED = (b.Attachment("附件1", ("重点任务一览表",)), table(60, 225.0, landscape=True))


def test_an_attachment_of_a_landscape_table_has_its_head_on_the_turned_page():
    laid = lay(p(TEXT), *ENCLOSED, b.Attachment("附件2", ("说明",)), p(TEXT))
    label, title, first = of(laid, "attachment-label")[0], of(laid, "title")[0], laid.tables[0]
    assert (label.page, title.page, first.page) == (2, 2, 2)
    assert {2, 3} <= laid.landscape
    assert (label.top, label.left) == (pytest.approx(28), pytest.approx(35))
    row = std.EXACT.pitch
    assert title.top + std.mm(title.size_pt) / 2 == pytest.approx(28 + std.CELL_MM / 2 + 2 * row)
    assert title.left + title.lines[0].width * std.mm(title.size_pt) / 2 == pytest.approx(35 + 225 / 2)
    assert first.top == pytest.approx(28 + std.CELL_MM / 2 + 3.5 * row)
    assert all(t.bottom <= 184.1 for t in laid.tables)
    assert all(t.top == pytest.approx(28) for t in laid.tables[1:])
    rows = [r.cells[0].paragraphs[0].text for t in laid.tables for r in t.rows]
    assert rows == [str(n) for n in range(1, 61)]
    second = of(laid, "attachment-label")[1]
    assert second.page == laid.tables[-1].page + 1
    assert second.left == pytest.approx(28)


@pytest.mark.parametrize("title", [(), ("一览表",), ("某市某区某局" * 8, "一览表")], ids=len)
@pytest.mark.parametrize("blank", [(), (b.Blank(2),)], ids=len)
def test_a_tall_first_row_stands_below_the_head_of_its_attachment(title, blank):
    tall = b.Table((40.0, 185.0), (cells("1", "城市管理，" * 900),), (), landscape=True)
    laid = lay(p(TEXT), b.Attachment("附件", title), *blank, tall)
    assert of(laid, "attachment-label")[0].page == laid.tables[0].page == 2
    assert all(t.bottom <= 184.1 for t in laid.tables)
    text = "".join(q.text for t in laid.tables for r in t.rows for c in r.cells for q in c.paragraphs)
    assert text == "1" + "城市管理，" * 900


def test_an_attachment_that_begins_with_text_stays_upright():
    laid = lay(p(TEXT), b.Attachment("附件", ("甲",)), p(TEXT), table(3, 225.0, landscape=True))
    assert of(laid, "attachment-label")[0].page not in laid.landscape
