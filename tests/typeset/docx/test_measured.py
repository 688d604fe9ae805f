"""Where things stand on the page when LibreOffice sets our DOCX; one run of it for all documents.

Word and WPS cannot be measured here. Tolerances are those of GB/T 9704 where it has any, else 1 mm.
"""

import re
from collections import Counter

import pytest

from tests.typeset.docx import specimens as s
from tests.typeset.docx.rendered import DOCUMENTS, EM_BASELINE, baseline, em_top, first, lines, rows, rules
from workplan_docs.typeset import standard as std


def test_paper(pages):
    for name, pdf in pages.items():
        size = (round(std.mm(float(pdf.pages[0].width))), round(std.mm(float(pdf.pages[0].height))))
        assert size == ((297, 210) if "sheet" in name else (210, 297))


@pytest.mark.parametrize("name", ["full-page", "character-grid"])
def test_full_pages_have_22_lines_of_28_characters(pages, profile, name):
    slack = 0.5 if name == "full-page" else 0.8  # LibreOffice sets the text between the cells of the grid
    for page in pages[f"{name}-{profile.name}"].pages[1:3]:
        found = rows(page)
        assert len(found) == 22
        assert {len(text) for _, text in found} == {28}
        body = [c for c in page.chars if baseline(page, c) < 265]
        assert std.mm(min(c["x0"] for c in body)) == pytest.approx(28, abs=slack)
        assert std.mm(max(c["x1"] for c in body)) == pytest.approx(184, abs=slack)


def test_first_row_and_last_row_of_a_page(pages):
    page = pages["full-page-exact"].pages[1]
    found = rows(page)
    # Word is assumed to begin at 36.96; LibreOffice's baseline at 80 % of the line gives 37.94
    assert found[0][0] - EM_BASELINE * std.mm(16) == pytest.approx(37.0, abs=1.1)
    assert found[-1][0] + 0.12 * std.mm(16) == pytest.approx(262.0, abs=1.0)


def test_mark_number_red_line_and_title(pages, profile):
    page = pages[f"notice-{profile.name}"].pages[0]
    mark = first(page, "临")
    assert em_top(page, mark) == pytest.approx(72.0, abs=1.0)
    assert mark["non_stroking_color"] == (1, 0, 0)
    number = next(c for c in page.chars if c["text"] == "〔")
    below_mark = em_top(page, number) - (em_top(page, mark) + std.mm(mark["size"]))
    assert below_mark == pytest.approx(2 * std.ROW, abs=0.5)
    line = next(r for r in page.lines + page.rects)
    assert std.mm(line["top"]) - (em_top(page, number) + std.mm(16)) == pytest.approx(4.0, abs=0.5)
    assert std.mm(line["x0"]) == pytest.approx(28, abs=0.2)
    assert std.mm(line["x1"]) == pytest.approx(184, abs=0.2)
    title = next(c for c in page.chars if c["size"] == pytest.approx(22))
    assert em_top(page, title) - std.mm(line["top"]) == pytest.approx(2 * std.ROW, abs=1.2)


def test_the_first_page_closes_with_date_and_note(pages, profile):
    for name in ("notice", "unsealed"):
        found = rows(pages[f"{name}-{profile.name}"].pages[0])
        assert found[-1][1] == "（此件主动公开）"
        assert re.sub("[  ]", "", found[-2][1]) == "2023年3月6日"
        assert found[-1][0] < 263


def test_signature_stands_over_the_date(pages, profile):
    page = pages[f"notice-{profile.name}"].pages[0]
    middles = []
    for _, row in lines(page)[-3:-1]:
        text = "".join(c["text"] for c in row)
        middles.append(std.mm((row[0]["x0"] + row[-1]["x1"]) / 2))
        assert "年" in text or text == "临沂市城市管理局"
    assert middles[0] == pytest.approx(middles[1], abs=0.3)
    # 4 字 free of the right edge, as far as LibreOffice's gaps at digits allow
    assert middles[1] + 3 * std.CELL_MM == pytest.approx(184 - 4 * std.CELL_MM, abs=2.5)


def test_enclosed_title_stands_on_row_three(pages, profile):
    pdf = pages[f"notice-{profile.name}"]
    page = pdf.pages[1]
    y, text = rows(page)[0]
    assert text.replace(" ", "") == "2023年全市城市管理工作要点"
    row = profile.top + 2 * profile.pitch + profile.pitch / 2  # middle of row 3
    assert y - (EM_BASELINE - 0.5) * std.mm(22) == pytest.approx(row, abs=1.0)


def test_page_numbers(pages, profile):
    for number, page in enumerate(pages[f"notice-{profile.name}"].pages, 1):
        foot = [c for c in page.chars if baseline(page, c) > 265]
        assert "".join(c["text"] for c in foot) == f"— {number} —"
        assert em_top(page, foot[0]) + std.mm(14) / 2 == pytest.approx(269.0, abs=0.3)
        if number % 2:
            assert std.mm(foot[-1]["x1"]) == pytest.approx(184 - 4.94, abs=0.3)
        else:
            assert std.mm(foot[0]["x0"]) == pytest.approx(28 + 4.94, abs=0.3)


def test_imprint_at_the_foot_of_the_last_page(pages, profile):
    pdf = pages[f"imprint-{profile.name}"]
    last = pdf.pages[-1]
    assert rules(last)[-1] == pytest.approx(262.0, abs=0.5)
    assert len(rules(last)) == 3
    assert std.mm(min(r["x0"] for r in last.lines + last.rects)) == pytest.approx(28, abs=0.2)
    assert std.mm(max(r["x1"] for r in last.lines + last.rects)) == pytest.approx(184, abs=0.2)
    assert rows(last)[-1][1].replace(" ", "") == "临沂市城市管理局办公室2023年3月6日印发"
    assert [rules(page) for page in pdf.pages[1:-1] if rules(page)] == []


def test_blank_page_before_the_imprint_has_no_number(pages, profile):
    pdf = pages[f"blank-page-{profile.name}"]
    assert len(pdf.pages) == 4
    assert "— 2 —" in pdf.pages[1].extract_text()
    assert pdf.pages[2].chars == []
    assert rules(pdf.pages[3])[-1] == pytest.approx(262.0, abs=0.5)
    assert "—" not in "".join(c["text"] for c in pdf.pages[3].chars)


def test_head_row_repeats_and_foot_counts(pages):
    pdf = pages["sheet-exact"]
    assert len(pdf.pages) > 2
    for number, page in enumerate(pdf.pages, 1):
        text = page.extract_text().replace(" ", "")
        assert "工作任务及要求" in text
        assert f"第{number}页" in text
        assert f"共{len(pdf.pages)}页" in text
        assert "本表据临城发〔2023〕1号整理" in text


def test_nothing_is_lost(pages):
    """Every character of the document is on its pages once (heads and feet aside)."""
    for name in ("notice", "full-page", "form"):
        wanted = Counter("".join(s.expected_text(DOCUMENTS[name])).replace("\u3000", ""))
        printed = Counter("".join(c["text"] for p in pages[f"{name}-exact"].pages for c in p.chars))
        assert {c: n for c, n in (wanted - printed).items() if c != " "} == {}
