"""Every element of an official document in the finished PDF, measured in mm against the standard."""

import io
import itertools
from pathlib import Path

import pdfplumber
import pytest

from tests.typeset.layout.papers import TEXT, p, paper, signed, stamped, table
from tests.typeset.measure import MM, pages_of, rules_of, text_of
from workplan_docs.documents import blocks as b
from workplan_docs.errors import EnvironmentProblem
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.fonts.resolve import resolve_faces
from workplan_docs.typeset.pdf import load_weasyprint
from workplan_docs.typeset.typesetter import Typesetter

MARK = b.IssuerMark("临沂市城市管理局文件")
NUMBER = b.DocumentNumber("临城发〔2026〕1号")
TITLE = b.Title(("临沂市城市管理局关于开展专项行动的通知",))
TO = p("各县区人民政府：", b.Style.RECIPIENTS)
CELL = std.CELL_MM


@pytest.fixture(scope="module", params=[std.EXACT, std.COMPAT], ids=lambda profile: profile.name)
def setter(request):
    fonts = resolve_faces(Path("no-such-project"), {})
    if not fonts.complete:
        pytest.skip("the prepared fonts are not there: run ./setup.sh setup")
    try:
        load_weasyprint()
    except EnvironmentProblem as problem:
        pytest.skip(str(problem))
    return Typesetter(fonts, request.param)


def row(rows, text):
    return next(r for r in rows if text in r.text)


def chars(data, page=0):
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        found = pdf.pages[page]
        return found.width * MM, found.height * MM, found.chars


def box(found, text):
    """(left, top, right, bottom) in mm of a text that stands in the order of the characters."""
    at = "".join(c["text"] for c in found).index(text)
    part = found[at : at + len(text)]
    return (
        min(c["x0"] for c in part) * MM,
        min(c["top"] for c in part) * MM,
        max(c["x1"] for c in part) * MM,
        max(c["bottom"] for c in part) * MM,
    )


def ink_top(setter, text, size_mm, top):
    return top + setter.metrics.ink("xiaobiaosong", text)[0] * size_mm


def test_the_left_rows_of_the_head(setter):
    marks = b.HeadMarks("000017", "机密★1年", "特急")
    rows = pages_of(setter.pdf(paper(marks, MARK, NUMBER, TITLE, TO, p(TEXT))).data)[0]
    found = [row(rows, t) for t in ("000017", "机密★1年", "特急")]
    assert [r.left for r in found] == pytest.approx([28] * 3, abs=0.1)
    assert found[0].top == pytest.approx({"exact": 37.0, "compat": 39.3}[setter.profile.name], abs=0.3)
    assert [r.font for r in found][1:] == ["WD-Hei", "WD-Hei"]
    steps = [y.top - x.top for x, y in itertools.pairwise(found)]
    assert steps == pytest.approx([setter.profile.pitch] * 2, abs=0.05)


def test_a_joint_mark(setter):
    names = ("临沂市城市管理局", "临沂市财政局", "临沂市住房和城乡建设局")
    data = setter.pdf(paper(b.IssuerMark.joint(names, "文件"), NUMBER, TITLE, TO, p(TEXT * 3))).data
    found = chars(data)[2]
    stack = [box(found, name) for name in names]
    suffix = box(found, "文件")
    assert [s[0] for s in stack] == pytest.approx([stack[0][0]] * 3, abs=0.05)
    assert [s[2] for s in stack] == pytest.approx([stack[0][2]] * 3, abs=0.1)
    assert (suffix[1] + suffix[3]) / 2 == pytest.approx((stack[0][1] + stack[-1][3]) / 2, abs=0.1)
    assert (stack[0][0] + suffix[2]) / 2 == pytest.approx(106, abs=0.1)
    top = ink_top(setter, names[0], stack[0][3] - stack[0][1], stack[0][1])
    assert top == pytest.approx(72, abs=0.3)
    assert "为深入" in "".join(c["text"] for c in found)
    assert all(c["non_stroking_color"] == (1, 0, 0) for c in found[: sum(map(len, names)) + 2])


@pytest.mark.parametrize("names", [("张三",), ("张三", "李四光"), ("张三", "李四光", "王五")])
def test_signers_and_the_number_on_their_last_row(setter, names):
    number = b.DocumentNumber("临城发〔2026〕1号", "left", names)
    data = setter.pdf(paper(MARK, number, TITLE, TO, p(TEXT))).data
    found = chars(data)[2]
    mark, left = box(found, MARK.text), box(found, NUMBER.text)
    first, last = box(found, "签发人："), box(found, names[-1])
    assert first[1] - mark[3] == pytest.approx(20.78, abs=0.2)
    assert left[0] == pytest.approx(28 + CELL, abs=0.1)
    assert left[3] == pytest.approx(last[3], abs=0.05)
    assert max(box(found, name)[2] for name in names) == pytest.approx(184 - CELL, abs=0.1)
    (rule,) = rules_of(data)
    assert (rule[1] + rule[3]) / 2 - left[3] == pytest.approx(4, abs=0.05)
    if len(names) == 3:
        assert last[0] == pytest.approx(box(found, names[0])[0], abs=0.05)


def letter(*more, text=TEXT):
    mark, number = b.IssuerMark("临沂市城市管理局"), b.DocumentNumber("临城函〔2026〕3号", "right")
    return paper(mark, number, TITLE, TO, p(text), *more, form="letter")


def test_a_letters_first_page(setter):
    data = setter.pdf(letter(text=TEXT * 30)).data
    rows = pages_of(data)[0]
    mark, number, title = row(rows, "临沂市城市管理局"), row(rows, "临城函"), row(rows, "专项行动")
    assert ink_top(setter, mark.text, mark.bottom - mark.top, mark.top) == pytest.approx(30, abs=0.3)
    rules = sorted(rules_of(data), key=lambda r: r[1])
    assert len(rules) == 4
    for rule in rules:
        assert rule[2] - rule[0] == pytest.approx(170, abs=0.1)
        assert (rule[0] + rule[2]) / 2 == pytest.approx(106, abs=0.05)
    thickness = [rule[3] - rule[1] for rule in rules]
    assert thickness[0] > thickness[1]
    assert thickness[2] < thickness[3]
    assert rules[0][1] - mark.bottom == pytest.approx(4, abs=0.05)
    assert (rules[2][1] + rules[3][3]) / 2 == pytest.approx(277, abs=0.05)
    assert number.top - rules[1][3] == pytest.approx(4.84, abs=0.1)
    assert number.right == pytest.approx(184, abs=0.1)
    assert title.top - number.bottom == pytest.approx(20.78, abs=0.2)
    gap = rules[2][1] - rows[-1].bottom
    assert 4.84 - 0.1 <= gap < 4.84 + setter.profile.pitch
    assert rows[-1].bottom > 262
    assert "—" not in rows[-1].text


def test_a_letters_second_page_is_numbered_and_its_imprint_has_no_lines(setter):
    data = setter.pdf(letter(b.Imprint("市政府办公室", "办公室", "2026年3月6日"), text=TEXT * 20)).data
    pages = pages_of(data)
    assert pages[1][-1].text == "— 2 —"
    assert rules_of(data, 1) == []
    copies = row(pages[1], "抄送：市政府办公室。")
    assert 250 < copies.bottom <= 262.1
    assert copies.left == pytest.approx(28 + std.mm(14), abs=0.2)


def test_a_letter_of_one_page_has_its_imprint_at_the_foot_of_the_type_area(setter):
    data = setter.pdf(letter(b.Imprint("市政府办公室"))).data
    pages = pages_of(data)
    assert len(pages) == 1
    copies = row(pages[0], "抄送：市政府办公室。")
    assert 255 < copies.bottom <= 262.1
    assert len(rules_of(data)) == 4, "the imprint of a letter has no lines"


def test_an_order(setter):
    mark = b.IssuerMark("临沂市人民政府令")
    data = setter.pdf(paper(mark, b.DocumentNumber("第12号"), p(TEXT), stamped("市长"), form="order")).data
    rows = pages_of(data)[0]
    name, number, text = rows[0], row(rows, "第12号"), rows[2]
    assert ink_top(setter, name.text, name.bottom - name.top, name.top) == pytest.approx(57, abs=0.3)
    assert number.top - name.bottom == pytest.approx(20.78, abs=0.2)
    assert (number.left + number.right) / 2 == pytest.approx(106, abs=0.1)
    assert text.top - number.bottom == pytest.approx(20.78, abs=0.2)
    assert rules_of(data) == []
    assert row(rows, "2026年").right == pytest.approx(184 - 4 * CELL, abs=0.1)
    post = row(rows, "市长")
    assert post.right == pytest.approx(184 - 6 * CELL - std.STAMP_WIDTH, abs=0.1)


def test_minutes_with_attendance(setter):
    people = b.Attendance("出席", "张三\u3000李四\u3000" * 8)
    blocks = (b.IssuerMark("某局会议纪要"), TITLE, p(TEXT), people, b.Attendance("列席", "王五"))
    rows = pages_of(setter.pdf(paper(*blocks, form="minutes")).data)[0]
    at = next(i for i, r in enumerate(rows) if r.text.startswith("出席："))
    assert rows[0].font == "WD-XiaoBiaoSong"
    assert rows[at].left == pytest.approx(28 + 2 * CELL, abs=0.1)
    assert rows[at].font == "WD-Hei"
    assert rows[at + 1].left == pytest.approx(28 + 5 * CELL, abs=0.15)
    assert rows[at].top - rows[at - 1].top == pytest.approx(2 * setter.profile.pitch, abs=0.05)
    assert rows[at + 2].text.startswith("列席：")


def test_attachments_listed_and_enclosed(setter):
    names = ("分工表", "专项行动实施方案以及各县区和市直有关部门在专项行动中应当承担的具体工作职责一览表")
    blocks = (p(TEXT), b.AttachmentList(names), signed("某局"), b.Attachment("附件1", ("分工表",)), p(TEXT))
    pages = pages_of(setter.pdf(paper(*blocks)).data)
    at = next(i for i, r in enumerate(pages[0]) if r.text.startswith("附件：1."))
    lefts = [(r.left - 28) / CELL for r in pages[0][at : at + 3]]
    assert lefts == pytest.approx([2, 5, 6], abs=0.05)
    assert pages[0][at + 1].right == pytest.approx(184, abs=0.18)
    label, title, text = pages[1][:3]
    assert (label.text, label.font) == ("附件1", "WD-Hei")
    assert label.left == pytest.approx(28, abs=0.1)
    assert (title.top + title.bottom - label.top - label.bottom) / 2 == pytest.approx(
        2 * setter.profile.pitch, abs=0.1
    )
    assert (title.left + title.right) / 2 == pytest.approx(106, abs=0.1)
    assert text.top - label.top == pytest.approx(4 * setter.profile.pitch, abs=0.1)


def test_joint_seals_have_their_room(setter):
    data = setter.pdf(paper(p(TEXT), signed("财政厅", "教育厅", "公安厅"))).data
    found = chars(data)[2]
    boxes = [box(found, name) for name in ("财政厅", "教育厅", "公安厅")]
    centres = [(x[0] + x[2]) / 2 for x in boxes]
    assert all(y - x >= 42 for x, y in itertools.pairwise(centres))
    assert centres[0] - 21 >= 28 - 0.01
    date = box(found, "2026年3月5日")
    assert (date[0] + date[2]) / 2 == pytest.approx(centres[-1], abs=0.1)
    assert date[2] == pytest.approx(184 - 4 * CELL, abs=0.1)


def test_the_imprint_with_recipients_has_a_line_fewer(setter):
    copies = "，".join(["市委办公室，市人大常委会办公室，市政府办公室，市政协办公室"] * 2)
    imprint = b.Imprint(copies, "临沂市城市管理局办公室", "2026年3月6日", recipients="各县区人民政府")
    data = setter.pdf(paper(p(TEXT), imprint)).data
    edges = {round(y, 2) for rule in rules_of(data, 1) for y in (rule[1], rule[3])}
    rows = pages_of(data)[1]
    assert max(edges) == pytest.approx(262, abs=0.1)
    assert not [y for y in edges if rows[0].top < y < rows[1].bottom], "a line between 主送 and 抄送"
    assert [y for y in edges if rows[-3].bottom < y < rows[-2].top], "no line above the printing row"
    assert [r.text[:3] for r in rows[:2]] == ["主送：", "抄送："]
    assert rows[2].left == pytest.approx(28 + 4 * std.mm(14), abs=0.2)
    assert rows[1].right <= 184 - std.mm(14) + 0.2


def test_a_portrait_table(setter):
    pdf = setter.pdf(paper(p(TEXT), table(60), p(TEXT)))
    for n, page in enumerate(pages_of(pdf.data)):
        rules = rules_of(pdf.data, n)
        if rules:
            assert min(r[0] for r in rules) == pytest.approx(28, abs=0.3)
            assert max(r[2] for r in rules) == pytest.approx(184, abs=0.3)
            assert max(r[3] for r in rules) <= 262.3
            assert any(r.text.startswith("序号") for r in page)
    assert text_of(pdf.data).count("城市管理" * 6) == 60


def test_a_landscape_table_keeps_the_number_at_the_portrait_foot(setter):
    pdf = setter.pdf(paper(p(TEXT), table(60, 225.0, landscape=True), p(TEXT)))
    turned = 0
    for n in range(pdf.pages):
        width, height, found = chars(pdf.data, n)
        if width < height:
            continue
        turned += 1
        number = f"— {n + 1} —"
        part = box(found, number)
        assert (part[0] + part[2]) / 2 == pytest.approx(297 - 269, abs=0.1)
        if n % 2:  # an even page
            assert part[1] == pytest.approx(28 + std.mm(14), abs=0.2)
        else:
            assert part[3] == pytest.approx(184 - std.mm(14), abs=0.2)
        rules = rules_of(pdf.data, n)
        assert min(r[1] for r in rules) == pytest.approx(28, abs=0.3)
        assert (min(r[0] for r in rules), max(r[2] for r in rules)) == pytest.approx((35, 260), abs=0.3)
        assert max(r[3] for r in rules) <= 184.3
        matrix = next(c["matrix"] for c in found if c["text"] == "—")
        assert matrix[1] < 0 < -matrix[2] or matrix[2] > 0  # reads from the top of the turned sheet down
    assert turned >= 2


def test_an_attachment_of_a_landscape_table_has_its_head_above_it(setter):
    head = b.Attachment("附件", ("重点任务一览表",))
    pdf = setter.pdf(paper(p(TEXT), head, table(60, 225.0, landscape=True)))
    width, height, found = chars(pdf.data, 1)
    assert width > height
    label, title = box(found, "附件"), box(found, "重点任务一览表")
    assert (label[0], label[1]) == (pytest.approx(35, abs=0.3), pytest.approx(28, abs=1))
    assert (title[0] + title[2]) / 2 == pytest.approx(35 + 225 / 2, abs=0.2)
    rules = rules_of(pdf.data, 1)
    assert label[3] < title[1] < title[3] < min(r[1] for r in rules)
    assert max(r[3] for r in rules) <= 184.3
    assert min(r[1] for r in rules_of(pdf.data, 2)) == pytest.approx(28, abs=0.3)


def test_at_least_97_of_100_full_lines_end_on_the_right_edge(setter):
    words = "坚持“全覆盖、全过程、全天候”，提高保洁等级和作业单价，占比达到50%以上（含外延1000米范围）；" * 40
    laid = setter.lay_out(paper(*[p(TEXT * n + words[n:]) for n in range(1, 12)]))
    full = [line for f in laid.fragments for line in f.lines]
    short = [line for line in full if line.short * std.CELL_PT > 0.5]
    assert len(short) <= 0.03 * len(full)
