"""What page breaks, lists and rows that are not filled do to a document, each in one made to have it."""

from tests.audit.pages import CELL, PITCH, RED
from tests.audit.sheets import EM, FIRST, Line, html, prose, signed, table
from workplan_docs.audit.audit import Wishes
from workplan_docs.errors import Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.HINT  # noqa: E741


def first_page():
    return prose(FIRST, 8)


def faults(report, *severities):
    return sorted((f.code, f.page) for f in report.findings if f.severity in (severities or (E, W)))


def test_a_document_on_the_grid_has_no_fault(audit_html):
    pages = [first_page(), [*prose(1, 5), Line("附件：任务分解表", 7, 2), *signed(10)]]
    assert faults(audit_html(html(pages, imprint=2))) == []


def test_a_list_of_attachments_torn_over_two_pages(audit_html):
    rows = [Line("附件：1.任务分解表", 22, 2)], [Line("2.责任清单", 1, 5), *prose(3, 3), *signed(9)]
    pages = [first_page(), [*prose(1, 20), *rows[0]], rows[1]]
    report = audit_html(html(pages, imprint=3), Wishes(duplex=False))
    assert ("AT014", 2) in faults(report, W)


def test_a_mark_at_the_end_of_a_row_that_goes_on_is_no_closing_one(audit_html):
    rows = [
        Line("附件：1.城市家具（座椅、护栏、公交候车亭、路名牌、垃圾", 7, 2),
        Line("箱）集中排查整治任务清单", 8, 5.5 + 0.5),
        Line("2.责任分工、", 9, 5),
    ]
    wide = "附件：1.城市家具（座椅、护栏、公交候车亭、路名牌、城"
    for first, found in (
        (Line("附件：1.城市家具（座椅，护栏，公交候车亭，路名牌、", 7, 2), [("AT004", 2)]),
        (Line(wide, 7, 2), [("AT004", 2)]),
    ):
        pages = [first_page(), [*prose(1, 5), first, *rows[1:], *signed(12)]]
        assert faults(audit_html(html(pages, imprint=2))) == found


def test_rows_that_go_on_stand_below_their_own_name(audit_html):
    names = [
        Line("附件：1.任务分解表", 7, 2), Line("2.责任清单", 8, 5), Line("10.城市家具集中排查整治任务清单和责任分工一", 9, 5),
    ]  # fmt: skip
    for indent, found in ((6.5, []), (5.0, [("AT013", 2)]), (8.0, [("AT013", 2)])):
        pages = [first_page(), [*prose(1, 5), *names, Line("览表", 10, indent), *signed(13)]]
        assert faults(audit_html(html(pages, imprint=2))) == found


def test_signature_and_list_without_a_row_of_text(audit_html):
    pages = [first_page(), prose(1, 22), [Line("附件：任务分解表", 1, 2), *signed(4)]]
    report = audit_html(html(pages, imprint=3), Wishes(duplex=False))
    assert ("SG012", 3) in faults(report, W)


def test_a_page_of_a_table_without_more_than_its_head(audit_html):
    head = [Line("序号", 2.2, 1), Line("任务", 2.2, 12)]
    body = [Line("1", 3.2, 1), Line("清理", 3.2, 12), *prose(6, 3), *signed(12)]
    whole = table(3, 47.6, 57.2, 67.6)
    pages = [first_page(), head, [*head, *body]]
    report = audit_html(html(pages, imprint=3, rules=[*table(2, 47.6, 57.2), *whole]), Wishes(duplex=False))
    assert ("PG022", 2) in faults(report, W)
    pages = [first_page(), [*head, *body[:2], *prose(6, 3)], [*head, *body]]
    report = audit_html(
        html(pages, imprint=3, rules=[*table(2, 47.6, 57.2, 67.6), *whole]), Wishes(duplex=False)
    )
    assert "PG022" not in report.codes(E, W, I)


MINUTES = {
    "mark": "城市管理工作会议纪要",
    "number": "第3期",
    "recipients": "",
    "title": ["关于研究城市管理工作的会议纪要"],
}
LIST = [Line("出席：王海滨、李刚、赵明", 12, 2), Line("列席：朱丽、秦岚", 13, 2)]


def test_a_list_of_those_present_stands_before_the_date(audit_html):
    pages = [first_page(), [*prose(1, 5), Line("2023年3月5日", 8, right=4), *LIST]]
    report = audit_html(html(pages, imprint=2, **MINUTES))
    assert report.format == "纪要格式"
    assert ("SG019", 2) in faults(report, E)
    pages = [first_page(), [*prose(1, 5), *LIST, Line("2023年3月5日", 16, right=4)]]
    assert "SG019" not in audit_html(html(pages, imprint=2, **MINUTES)).codes(E, W, I)


def test_a_list_of_those_present_alone_on_the_next_page(audit_html):
    above, below = LIST[0]._replace(row=22), LIST[1]._replace(row=1)
    pages = [first_page(), [*prose(1, 20), above], [below]]
    report = audit_html(html(pages, imprint=3, **MINUTES), Wishes(duplex=False))
    assert faults(report) == [("SG020", 3)]
    pages = [first_page(), prose(1, 22), [*prose(1, 3), *LIST]]
    report = audit_html(html(pages, imprint=3, **MINUTES), Wishes(duplex=False))
    assert "SG020" not in report.codes(E, W, I)


def test_an_imprint_with_a_sheet_to_itself_is_a_hint(audit_html):
    pages = [first_page(), [*prose(1, 15), *signed(18)], [], []]
    report = audit_html(html(pages, imprint=4))
    assert ("CO023", 4) in faults(report, I)
    assert "CO023" not in report.codes(E, W)
    pages = [first_page(), prose(1, 22), [*prose(1, 15), *signed(18)], []]
    assert "CO023" not in audit_html(html(pages, imprint=4)).codes(E, W, I)


def ragged(page, by, every=2):
    """The full rows of a page, some of which end so many mm early."""
    return [
        line._replace(to=by) if n % every == 1 and line.indent == 0 else line for n, line in enumerate(page)
    ]


def test_full_rows_that_do_not_reach_the_edge(audit_html):
    for by, severity in ((3.0, E), (0.6, W)):
        pages = [first_page(), [*ragged(prose(1, 15), by), *signed(18)]]
        report = audit_html(html(pages, imprint=2))
        assert ("PP010", 2) in faults(report, severity)
        (found,) = [f for f in report.findings if f.code == "PP010"]
        assert "7 行没有排满（第 2 页）" in found.found
    pages = [first_page(), [*ragged(prose(1, 15), 0.15), *signed(18)]]
    assert "PP010" not in audit_html(html(pages, imprint=2)).codes(E, W)


def test_a_row_before_a_long_word_may_be_short(audit_html):
    word = Line("https://www.example.gov.cn/zwgk/2023/tongzhi/index.html公布", 5)
    short = Line("坚持城市管理为了人民深入开展环境卫生整治提", 4)
    page = [*prose(1, 3)[:3], Line("坚持城市管理为了人民深入开展环境卫生整治提升行动全面", 3, 2), short, word]
    pages = [first_page(), [*page, *prose(7, 10), *signed(19)]]
    report = audit_html(html(pages, imprint=2))
    assert "PP010" not in report.codes(E, W)
    assert ("PP006", 2) in faults(report, I)


def test_a_character_of_another_face(audit_html):
    page = prose(1, 5)
    row = page[2].text
    page[2] = page[2]._replace(text=row[:10] + '<span style="font-family:WD Hei">木</span>' + row[11:])
    report = audit_html(html([first_page(), [*page, *signed(8)]], imprint=2))
    (found,) = [f for f in report.findings if f.code == "PP011"]
    assert (found.severity, found.page) == (I, 2)
    assert "木" in found.found
    assert "黑体" in found.found


def test_a_blank_date_of_a_document_that_is_out(audit_html):
    blank = [Line("东平市城市管理局", 8, right=3.5), Line("　　年　月　日", 9, right=4)]
    pages = [first_page(), [*prose(1, 5), *blank]]
    assert ("SG001", 2) in faults(audit_html(html(pages, imprint=2)), E)
    draft = audit_html(html(pages, imprint=2, printed="年　月　日印发"))
    assert ("SG001", 2) in faults(draft, I)
    assert "SG001" not in draft.codes(E)


def test_a_date_parted_over_two_rows(audit_html):
    rows = [Line("东平市城市管理局", 8, right=3.5), Line("2023年3月5", 9, right=2), Line("日", 10, right=6)]
    report = audit_html(html([first_page(), [*prose(1, 5), *rows]], imprint=2))
    (found,) = [f for f in report.findings if f.code == "SG001"]
    assert (found.severity, found.found) == (E, "“2023年3月5”和“日”分在两行")


def stack(names, size=16, by=7.06):
    """A mark of many issuers as lines: names of one width, 文件 at the right."""
    rows = [(72 - 36.96 + n * by) / PITCH + 1 for n in range(len(names))]
    lines = [
        Line(n, row, 41 / CELL, None, "xiaobiaosong", size, RED) for n, row in zip(names, rows, strict=True)
    ]
    middle = rows[len(rows) // 2] - 0.1
    return [*lines, Line("文件", middle, 98 / CELL, None, "xiaobiaosong", size + 5, RED)]


def test_a_mark_of_many_small_names_is_one_mark(audit_html):
    names = [
        "东平市城市管理局委员会",
        "东平市教育体育和发展局",
        "东平市自然资源和规划局",
        "东平市住房城乡建设厅局",
    ] * 3
    after = (72 - 36.96 + 12 * 7.06) / PITCH + 3.2
    title = Line("东平市城市管理局等部门的通知", after + 3, 4.26, face="xiaobiaosong", size=22)
    lines = [*stack(names), Line("东城发〔2023〕1号", after, 9.5), title, Line("各县区城管局：", after + 5)]
    report = audit_html(html([lines, [*prose(1, 5), *signed(8)]], first=False, imprint=2))
    assert {"HD015", "PG013", "PP004", "DN021", "TT020"} & report.codes(E, W) == set()
    assert [f.found for f in report.findings if f.code == "HD015"] != ["没有认出"]


def test_an_order_of_two_issuers_is_an_order(audit_html):
    lines = [
        Line("东平市人民政府", 2.9, 3, None, "xiaobiaosong", 36, RED),
        Line("命令", 3.65, 20, None, "xiaobiaosong", 42, RED),
        Line("东平军分区部门", 4.4, 3, None, "xiaobiaosong", 36, RED),
        Line("第3号", 7.6, 12.75), *prose(10, 8),
    ]  # fmt: skip
    report = audit_html(html([lines], first=False))
    assert report.format == "命令（令）格式"
    assert {"DN001", "HD024", "TT020"} & report.codes(E, W) == set()


LONG = "中共东平市委城乡规划建设管理工作领导小组办公室"


def test_a_long_signature_is_one(audit_html):
    pages = [first_page(), [*prose(1, 5), Line(LONG, 8, 3), Line("2023年3月15日", 9, 5)]]
    report = audit_html(html(pages, imprint=2), Wishes(sealed=False))
    assert faults(report) == []
    assert "SG008" in {f.code for f in report.passed}


def test_a_row_of_the_text_that_ends_with_the_word_printed(audit_html):
    page = prose(1, 5)
    page[2] = page[2]._replace(text=page[2].text[:26] + "印发")
    report = audit_html(html([first_page(), [*page, *signed(8)]], imprint=2))
    assert faults(report) == []


def test_a_numbered_clause_is_no_heading(audit_html):
    page = prose(1, 5)
    page[0] = page[0]._replace(text="一、" + page[0].text[2:])
    pages = [first_page(), [*page, *signed(8)]]
    assert "ST017" not in audit_html(html(pages, imprint=2)).codes(E, W, I)
    assert abs(EM - 15.79) < 0.01


def test_a_draft_without_number_is_a_hint(audit_html):
    blank = [Line("东平市城市管理局", 8, right=3.5), Line("　　年　月　日", 9, right=4)]
    report = audit_html(
        html([first_page(), [*prose(1, 5), *blank]], imprint=2, number="", printed="年　月　日印发")
    )
    assert "DN020" in report.codes(I)
    assert "DN020" not in report.codes(E, W)
    dated = audit_html(html([first_page(), [*prose(1, 5), *signed(8)]], imprint=2, number=""))
    assert "DN020" in dated.codes(W)


def test_an_organ_above_the_kind_is_a_title_of_two_rows(audit_html):
    pages = [first_page(), [*prose(1, 5), *signed(8)]]
    assert "TT014" not in audit_html(html(pages, imprint=2, title=["东平市城市管理局", "公告"])).codes(E, W)
    torn = ["东平市城市管理局关于执法的通", "知"]
    assert "TT014" in audit_html(html(pages, imprint=2, title=torn)).codes(W)
