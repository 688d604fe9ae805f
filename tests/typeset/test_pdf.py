"""The finished PDF, measured in mm against the standard."""

import io
import itertools

import pdfplumber
import pytest

from tests.typeset.measure import pages_of, rules_of, text_of
from workplan_docs.documents import blocks as b
from workplan_docs.documents.markup import parse_markup
from workplan_docs.errors import LayoutError
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.typesetter import Typesetter

TITLE = ("临沂市城市管理局关于", "印发2023年全市城市管理工作要点的通知")
RECIPIENTS = "各县区（开发区）城管局，各相关县区园林市政主管部门，局属各单位、机关各科室："


@pytest.fixture(scope="module", params=[std.EXACT, std.COMPAT], ids=lambda p: p.name)
def typesetter(request, fonts):
    return Typesetter(fonts, request.param)


def p(text, style=b.Style.BODY):
    return b.Paragraph(style, (b.Run(text),))


def official(*blocks):
    return b.Document("official", "通知", blocks)


def notice(*more, date="", sealed=True):
    return official(
        b.IssuerMark("临沂市城市管理局文件"),
        b.DocumentNumber("临城发〔2023〕1号"),
        b.Title(TITLE),
        p(RECIPIENTS, b.Style.RECIPIENTS),
        p("现将《2023年全市城市管理工作要点》印发给你们，请认真遵照执行。"),
        p("特此通知。"),
        b.SigningBlock(
            (b.Signature("临沂市城市管理局"),), date, "sealed" if sealed else "unsealed", "此件主动公开"
        ),
        *more,
    )


def test_the_head_of_a_notice(typesetter):
    data = typesetter.pdf(notice()).data
    rows = pages_of(data)[0]
    mark, number, first, second, recipients = rows[:5]
    ink = typesetter.metrics.ink("xiaobiaosong", mark.text)
    assert mark.top + ink[0] * std.mm(mark.size) == pytest.approx(72.0, abs=0.3)
    assert (mark.left + mark.right) / 2 == pytest.approx(106, abs=0.1)
    assert mark.left >= 28
    assert mark.right <= 184
    assert number.top - mark.bottom == pytest.approx(20.78, abs=0.2)
    (rule,) = rules_of(data)
    assert rule[0] == pytest.approx(28, abs=0.05)
    assert rule[2] == pytest.approx(184, abs=0.05)
    assert rule[1] - number.bottom == pytest.approx(4.0, abs=0.25)
    assert first.top - rule[3] == pytest.approx(20.78, abs=0.3)
    assert second.text == TITLE[1]
    assert second.size == pytest.approx(22.0, abs=0.01)
    assert recipients.top - second.bottom == pytest.approx(10.39, abs=0.2)
    assert recipients.left == pytest.approx(28, abs=0.05)


def test_a_sealed_signature_is_centred_on_a_date_four_cells_in(typesetter):
    rows = pages_of(typesetter.pdf(notice(date="2023年3月15日")).data)[0]
    date = next(r for r in rows if r.text == "2023年3月15日")
    signature = next(r for r in rows if r.text == "临沂市城市管理局")
    note = next(r for r in rows if r.text == "（此件主动公开）")
    assert date.right == pytest.approx(184 - 4 * std.CELL_MM, abs=0.1)
    assert (signature.left + signature.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=0.1)
    assert note.left == pytest.approx(28 + 2 * std.CELL_MM, abs=0.1)
    assert note.bottom <= 262.1


def test_a_full_page_is_22_lines_of_28_characters_from_edge_to_edge(typesetter):
    page = pages_of(typesetter.pdf(official(p("城" * 28 * 50))).data)[1]
    text = [row for row in page if "—" not in row.text]
    assert [len(row.text) for row in text] == [28] * 22
    assert all(row.left == pytest.approx(28, abs=0.05) for row in text)
    assert all(row.right == pytest.approx(184, abs=0.05) for row in text)
    pitches = [below.top - above.top for above, below in itertools.pairwise(text)]
    assert pitches == pytest.approx([typesetter.profile.pitch] * 21, abs=0.01)
    edges = {"exact": (37.0, 261.2), "compat": (39.3, 259.4)}[typesetter.profile.name]
    assert (text[0].top, text[-1].bottom) == pytest.approx(edges, abs=0.3)


def test_page_numbers_stand_outside_seven_mm_below_the_type_area(typesetter):
    pages = pages_of(typesetter.pdf(official(p("城" * 28 * 50))).data)
    numbers = [page[-1] for page in pages]
    assert [n.text for n in numbers] == ["— 1 —", "— 2 —", "— 3 —"]
    assert all((n.top + n.bottom) / 2 == pytest.approx(269.0, abs=0.1) for n in numbers)
    assert numbers[0].right == pytest.approx(184 - std.mm(14), abs=0.2)
    assert numbers[1].left == pytest.approx(28 + std.mm(14), abs=0.2)
    assert {n.font for n in numbers} == {"WD-Song"}


def test_the_imprint_ends_on_the_foot_of_the_type_area(typesetter):
    data = typesetter.pdf(
        notice(b.Imprint("市委办公室，市政府办公室", "临沂市城市管理局办公室", "2023年3月16日"))
    ).data
    pages = pages_of(data)
    assert len(pages) == 2
    rules = rules_of(data, page=1)
    assert max(rule[3] for rule in rules) == pytest.approx(262.0, abs=0.1)
    assert all(r[0] == pytest.approx(28, abs=0.1) and r[2] == pytest.approx(184, abs=0.1) for r in rules)
    printed = next(r for r in pages[1] if "印发" in r.text)
    assert printed.left == pytest.approx(28 + std.mm(14), abs=0.2)
    assert printed.right == pytest.approx(184 - std.mm(14), abs=0.2)
    assert printed.size == pytest.approx(14, abs=0.01)


def test_a_blank_page_and_the_imprint_after_it_carry_no_number(fonts):
    imprint = b.Imprint("各区城市管理局，" * 12, "办公室", "2023年3月16日")  # no tighter page has room for it
    blocks = (p("城" * 28 * 43), imprint)
    pages = pages_of(Typesetter(fonts).pdf(official(*blocks)).data)
    assert [bool(page) and "—" in page[-1].text for page in pages] == [True, True, False, False]


def test_all_text_can_be_extracted_once_and_in_order(typesetter):
    words = "全市“城市”管理：（2023年）提升至51.4%，《条例》——G25……喆堃玥祎镕䶮〇。" * 30
    assert words in "".join(
        row.text for page in pages_of(typesetter.pdf(official(p(words))).data) for row in page[:-1]
    )


def test_a_run_in_another_face_is_set_in_it(fonts):
    runs = b.Paragraph(b.Style.BODY, (b.Run("总体思路：", "hei"), b.Run("坚持以人民为中心")))
    label = b.Paragraph(b.Style.LABEL_LINE, (b.Run("牵头领导：李刚"),))
    with pdfplumber.open(io.BytesIO(Typesetter(fonts).pdf(official(runs, label)).data)) as pdf:
        faces = {c["text"]: c["fontname"].split("+")[-1] for c in pdf.pages[0].chars}
    assert (faces["思"], faces["民"], faces["刚"]) == ("WD-Hei", "WD-FangSong", "WD-Kai")


def test_almost_all_full_lines_end_on_the_right_edge(fonts):
    words = "坚持“全覆盖、全过程、全天候”，提高保洁等级和作业单价，占比达到50%以上（含外延1000米范围）；" * 40
    rows = [r for page in pages_of(Typesetter(fonts).pdf(official(p(words))).data) for r in page[:-1]][:-1]
    half_point = 0.5 * 25.4 / 72
    on_edge = [row for row in rows if abs(row.right - 184) <= half_point]
    squeezed = [
        r for r in rows if r.text[-1] in "，。、；）”" and 184 < r.right <= 184 + std.CELL_MM / 2 + half_point
    ]
    even = len({id(row) for row in on_edge + squeezed})  # of a squeezed mark only the empty half sticks out
    assert even >= 0.97 * len(rows)


def test_the_same_document_gives_the_same_bytes(fonts):
    assert Typesetter(fonts).pdf(notice()).data == Typesetter(fonts).pdf(notice()).data


def test_a_character_that_no_face_has_is_an_error_not_a_box(fonts):
    with pytest.raises(LayoutError, match="没有字体能印出“😀”"):
        Typesetter(fonts).pdf(official(p("城市😀管理")))


def table(rows, more=""):
    head = '<head><cell style="cell-head">序号</cell><cell style="cell-head">工作任务</cell></head>'
    return parse_markup(
        f'<document layout="sheet" title="表" foot="脚注">{more}<table columns="57 200">{head}{rows}</table></document>',
        "test",
    )


def test_a_sheet_is_landscape_with_its_head_on_every_page(fonts):
    rows = "".join(f"<row><cell>{n}</cell><cell>{'城市管理，' * 40}</cell></row>" for n in range(40))
    pdf = Typesetter(fonts).pdf(table(rows))
    pages = pages_of(pdf.data)
    assert pdf.pages == len(pages) > 2
    assert all(page[0].text == "序号工作任务" for page in pages)
    assert all(page[-1].text.startswith("脚注") for page in pages)
    assert pages[0][-1].text.endswith(f"第1页\u3000共{len(pages)}页")


def test_a_row_taller_than_a_page_loses_nothing(fonts):
    text = "城市管理，" * 1500
    rows = f"<row><cell>1</cell><cell>{text}</cell></row>"
    printed = text_of(Typesetter(fonts).pdf(table(rows)).data)
    assert printed.count("城") == printed.count("，") == 1500
