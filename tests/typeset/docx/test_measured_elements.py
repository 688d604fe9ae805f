"""Where LibreOffice puts the elements of clauses 7, 8 and 10, in mm, against the standard and the layout."""

import re

import pytest

from tests.typeset.docx import elements as e
from tests.typeset.docx.rendered import DOCUMENTS, EM_BASELINE, baseline, em_top, lines, rows, rules
from workplan_docs.typeset import standard as std

OFFICIAL = [name for name, document in DOCUMENTS.items() if document.layout == "official"]
GRID = 1.3  # LibreOffice stands 0.98 mm low in an exact line of 29.5 pt
NUMBER_TOP = 265  # below: page numbers


def squeezed(text):
    return re.sub(r"[ \u3000]", "", text)


def row(page, start, foot=276):
    """The characters of the row that is a text or begins with it, from the left."""
    found = [
        [c for c in chars if c["text"].strip()]
        for _, chars in lines(page, foot)
        if squeezed("".join(c["text"] for c in chars)).startswith(start)
    ]
    assert found, f"no row begins with {start}"
    return min(found, key=len)


def left(chars):
    return std.mm(chars[0]["x0"])


def right(chars):
    return std.mm(chars[-1]["x1"])


def red(page):
    """The red lines of a page as (top, left, right); a double line is two of them."""
    return sorted(
        {
            (round(std.mm(r["top"]), 2), round(std.mm(r["x0"]), 1), round(std.mm(r["x1"]), 1))
            for r in page.lines + page.rects
            if (r.get("stroking_color") or r.get("non_stroking_color")) == (1, 0, 0)
        }
    )


@pytest.mark.parametrize("name", OFFICIAL)
def test_as_many_pages_as_the_layout(pages, layouts, profile, name):
    assert len(pages[f"{name}-{profile.name}"].pages) == layouts[f"{name}-{profile.name}"].pages


def below_held(laid, fragment):
    """Whether it was held or stands below what was: LibreOffice carries a kept paragraph over whole, or not."""
    return any(
        f.page == fragment.page and f.block in laid.held and f.top <= fragment.top for f in laid.fragments
    )


@pytest.mark.parametrize("name", [*e.ALL, "notice", "imprint"])
def test_every_part_stands_where_the_layout_put_it(pages, layouts, profile, name):
    pdf, laid = pages[f"{name}-{profile.name}"], layouts[f"{name}-{profile.name}"]
    seen = 0
    for f in laid.fragments:
        if below_held(laid, f):
            continue
        text = squeezed(f.lines[0].text)[:6]
        wanted = f.top + EM_BASELINE * std.mm(f.size_pt)
        found = [y for y, printed in rows(pdf.pages[f.page - 1], 276) if text in squeezed(printed)]
        assert found, f"{f.role} {text} is not on page {f.page}"
        assert min(abs(y - wanted) for y in found) < GRID, f"{f.role} {text}: {found}, not {wanted}"
        seen += 1
    assert seen > 0


@pytest.mark.parametrize(
    ("name", "start", "top"),
    [("upward", "临沂市城市管理局文件", 72), ("joint", "临沂市城市管理局", 72), ("minutes", "临沂市城市", 72),
     ("order", "临沂市人民政府令", 57), ("letter", "临沂市城市管理局", 30)],
)  # fmt: skip
def test_the_mark_s_glyphs_begin_where_the_format_says(pages, profile, name, start, top):
    page = pages[f"{name}-{profile.name}"].pages[0]
    mark = row(page, start)
    assert mark[0]["non_stroking_color"] == (1, 0, 0)
    assert em_top(page, mark[0]) + 0.04 * std.mm(mark[0]["size"]) == pytest.approx(top, abs=1.0)


def test_marks_stand_on_the_first_rows_flush_left(pages, profile):
    page = pages[f"upward-{profile.name}"].pages[0]
    for n, (text, face) in enumerate((("000017", "FangSong"), ("机密★1年", "Hei"), ("特急", "Hei"))):
        found = row(page, text)
        assert left(found) == pytest.approx(28, abs=0.4)
        assert found[0]["fontname"].endswith(face)
        wanted = profile.top + n * profile.pitch + (profile.pitch - std.mm(16)) / 2
        assert em_top(page, found[0]) == pytest.approx(wanted, abs=GRID)


def test_joint_names_have_one_width_and_the_suffix_their_middle(pages, profile):
    page = pages[f"joint-{profile.name}"].pages[0]
    marks = [c for c in page.chars if c["non_stroking_color"] == (1, 0, 0)]
    suffix = [c for c in marks if c["text"] in "文件" and c["size"] == max(m["size"] for m in marks)]
    names = {}
    for c in marks:
        if c not in suffix:
            names.setdefault(round(baseline(page, c), 1), []).append(c)
    edges = [
        (left(sorted(r, key=lambda c: c["x0"])), max(std.mm(c["x1"]) for c in r)) for r in names.values()
    ]
    assert len(edges) == 3
    assert max(a for a, _ in edges) - min(a for a, _ in edges) < 0.3
    assert max(b for _, b in edges) - min(b for _, b in edges) < 0.3
    middle = (em_top(page, suffix[0]) + em_top(page, suffix[0]) + std.mm(suffix[0]["size"])) / 2
    tops = [em_top(page, r[0]) for r in names.values()]
    stack = (min(tops) + max(tops) + std.mm(next(iter(names.values()))[0]["size"])) / 2
    assert middle == pytest.approx(stack, abs=0.5)
    assert edges[0][0] >= 27.5
    assert std.mm(suffix[-1]["x1"]) <= 184.5


def test_signers_and_number_share_the_last_row_above_the_line(pages, profile):
    page = pages[f"upward-{profile.name}"].pages[0]
    first, last = row(page, "签发人："), row(page, "临城发〔2026〕3号")
    assert left(last) == pytest.approx(28 + std.CELL_MM, abs=0.5)
    assert right(first) == pytest.approx(184 - std.CELL_MM, abs=0.7)
    assert {c["fontname"][7:] for c in first[4:]} == {"WDKai"}
    third = next(c for c in last if c["text"] == "王")
    above = next(c for c in first if c["text"] == "张")
    assert std.mm(third["x0"]) == pytest.approx(std.mm(above["x0"]), abs=0.3)
    (line,) = red(page)
    assert line[0] - (em_top(page, last[0]) + std.mm(16)) == pytest.approx(4.0, abs=0.5)
    assert line[1:] == pytest.approx((28, 184), abs=0.3)


def test_a_letter_has_its_double_lines_on_page_one_only(pages, profile):
    pdf = pages[f"letter-2-{profile.name}"]
    page = pdf.pages[0]
    double = red(page)
    assert len(double) == 4
    for _, x0, x1 in double:
        assert x1 - x0 == pytest.approx(170, abs=0.3)
    mark = row(page, "临沂市城市管理局")[0]
    assert double[0][0] - (em_top(page, mark) + std.mm(mark["size"])) == pytest.approx(4.0, abs=1.0)
    number = row(page, "临城函")
    assert em_top(page, number[0]) - double[1][0] == pytest.approx(std.LETTER_GAP, abs=0.6)
    assert right(number) == pytest.approx(184, abs=0.5)
    assert (double[2][0] + double[3][0]) / 2 == pytest.approx(277, abs=0.5)
    assert red(pdf.pages[1]) == []
    assert not [c for c in page.chars if c["text"] == "—"]
    last = rows(page, 276)[-1][0] + 0.12 * std.mm(16)
    assert 262 < last < 277 - std.LETTER_GAP + 1.0  # the first page runs below the type area


def test_a_letter_s_second_page_is_an_ordinary_one(pages, profile):
    page = pages[f"letter-2-{profile.name}"].pages[1]
    assert rows(page)[0][0] - EM_BASELINE * std.mm(16) == pytest.approx(profile.top + 2.4, abs=1.3)
    foot = [c for c in page.chars if baseline(page, c) > NUMBER_TOP]
    assert "".join(c["text"] for c in foot) == "— 2 —"
    assert em_top(page, foot[0]) + std.mm(14) / 2 == pytest.approx(269.0, abs=0.3)
    assert std.mm(foot[0]["x0"]) == pytest.approx(28 + 4.94, abs=0.3)


def test_a_letter_s_imprint_has_no_lines(pages, profile):
    page = pages[f"letter-{profile.name}"].pages[-1]
    assert rules(page) == []
    printed = row(page, "抄送：市财政局。")
    assert printed[0]["size"] == pytest.approx(14)
    assert 258 < em_top(page, printed[0]) + std.mm(14) < 262.5


def test_attachments_begin_pages_and_hang(pages, profile):
    pdf = pages[f"attachments-{profile.name}"]
    for number, label in ((2, "附件1"), (3, "附件2")):
        page = pdf.pages[number - 1]
        assert squeezed(rows(page)[0][1]) == label
        assert row(page, label)[0]["fontname"].endswith("Hei")
    title = row(pdf.pages[1], "任务分工表")
    third = profile.top + 2.5 * profile.pitch
    assert em_top(pdf.pages[1], title[0]) + std.mm(22) / 2 == pytest.approx(third, abs=1.0)
    page = pdf.pages[0]
    name, wrapped = row(page, "2."), row(page, "洁与垃圾")
    assert left(name) == pytest.approx(28 + 5 * std.CELL_MM, abs=0.5)
    after_number = next(c for c in name if c["text"] == "临")
    assert left(wrapped) == pytest.approx(std.mm(after_number["x0"]), abs=0.7)


def test_moved_recipients_have_no_line_below_them(pages, profile):
    page = pages[f"attachments-{profile.name}"].pages[-1]
    found = rules(page)
    assert len(found) == 3
    assert found[-1] == pytest.approx(262.0, abs=0.5)
    between = [std.mm(float(page.height) - c["matrix"][5]) for c in row(page, "主送：") + row(page, "抄送：")]
    assert not [y for y in found if min(between) < y < max(between)]


def test_unsealed_date_begins_two_characters_right_of_the_signature(pages, profile):
    page = pages[f"attachments-{profile.name}"].pages[0]
    signature, date = row(page, e.CITY, 264), row(page, e.DATE)
    assert left(date) - left(signature) == pytest.approx(2 * std.CELL_MM, abs=0.5)
    assert right(signature) == pytest.approx(184 - 2 * std.CELL_MM, abs=0.7)


def test_joint_seals_stand_in_columns(pages, layouts, profile):
    pdf, laid = pages[f"joint-5-{profile.name}"], layouts[f"joint-5-{profile.name}"]
    page = pdf.pages[-1]
    for f in laid.fragments:
        if f.role != "signature":
            continue
        text = f.lines[0].text
        printed = next(
            chars for _, chars in lines(page) if text in squeezed("".join(c["text"] for c in chars))
        )
        printed = [c for c in printed if c["text"].strip()]
        at = squeezed("".join(c["text"] for c in printed)).index(text)
        own = printed[at : at + len(text)]
        centre = f.left + f.lines[0].width * std.CELL_MM / 2
        assert (left(own) + right(own)) / 2 == pytest.approx(centre, abs=0.6)


def test_a_stamp_has_its_room(pages, profile):
    page = pages[f"order-{profile.name}"].pages[0]
    post, date = row(page, "市长"), row(page, e.DATE)
    stamp_right = 184 - std.STAMP_RIGHT * std.CELL_MM
    assert right(post) == pytest.approx(stamp_right - std.STAMP_WIDTH - 2 * std.CELL_MM, abs=1.0)
    assert right(date) == pytest.approx(stamp_right, abs=0.5)
    assert red(page) == []


def test_attendance_hangs_after_its_colon(pages, profile):
    page = pages[f"minutes-{profile.name}"].pages[0]
    label, wrapped = row(page, "出席："), row(page, "孙三")
    assert left(label) == pytest.approx(28 + 2 * std.CELL_MM, abs=0.4)
    assert [c["fontname"].endswith("Hei") for c in label[:3]] == [True, True, True]
    assert left(wrapped) == pytest.approx(std.mm(label[3]["x0"]), abs=0.6)


def test_landscape_pages_keep_the_number_at_the_portrait_place(pages, profile):
    pdf = pages[f"landscape-{profile.name}"]
    for number in (2, 3):
        page = pdf.pages[number - 1]
        assert float(page.width) > float(page.height)
        foot = [c for c in page.chars if c["x1"] < std.pt(32)]
        assert f"{number}" in "".join(c["text"] for c in foot)
        assert std.mm((min(c["x0"] for c in foot) + max(c["x1"] for c in foot)) / 2) == pytest.approx(
            28, abs=1
        )
        if number % 2:
            assert std.mm(max(c["bottom"] for c in foot)) == pytest.approx(184 - 4.94, abs=0.6)
        else:
            assert std.mm(min(c["top"] for c in foot)) == pytest.approx(28 + 4.94, abs=0.6)
        edges = page.lines + page.rects
        assert std.mm(min(r["x0"] for r in edges)) == pytest.approx(35, abs=0.5)
        assert std.mm(max(r["x1"] for r in edges)) == pytest.approx(260, abs=0.5)
        assert std.mm(min(r["top"] for r in edges)) == pytest.approx(28, abs=0.6)
    assert float(pdf.pages[3].height) > float(pdf.pages[3].width)


def test_a_label_above_a_landscape_table_stands_at_the_very_top(pages, profile):
    found = []
    for page in pages[f"landscape-attachment-{profile.name}"].pages:
        if page.width > page.height:
            found += [em_top(page, c) for c in page.chars if c["text"] == "附"]
    assert len(found) == 2
    assert found == [pytest.approx(std.LANDSCAPE_TOP, abs=0.3)] * 2


@pytest.mark.parametrize("name", ["landscape", "landscape-twice", "landscape-attachment", "attachments"])
def test_tables_have_the_rows_of_the_layout_on_every_page(pages, layouts, profile, name):
    pdf, laid = pages[f"{name}-{profile.name}"], layouts[f"{name}-{profile.name}"]
    assert laid.tables
    for number in {t.page for t in laid.tables}:
        lowest = max(t.bottom for t in laid.tables if t.page == number)
        found = [y for y in rules(pdf.pages[number - 1]) if y < std.PAGE_HEIGHT]
        assert min(abs(y - lowest) for y in found) < GRID
        assert max(y for y in found if y < 262 or not laid.landscape) == pytest.approx(lowest, abs=GRID)
