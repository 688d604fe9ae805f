from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.rows_for_tests import HEAD, target, task
from workplan_docs.documents.blocks import Document, Paragraph, Run, Sides, Style, Table
from workplan_docs.documents.rows import UnitRow
from workplan_docs.documents.sheet import sheet_view
from workplan_docs.documents.templating import TemplateEnvironment

ENVIRONMENT = TemplateEnvironment()


def sheet(*tasks: UnitRow, **head: str) -> Document:
    view = sheet_view(replace(HEAD, **head), "费县城管局", tasks)  # type: ignore[arg-type]
    return ENVIRONMENT.document("sheet.xml.j2", {"sheet": view})[0]


def tables(document: Document) -> list[Table]:
    return [b for b in document.blocks if isinstance(b, Table)]


def texts(table: Table) -> list[list[str]]:
    return [["/".join(p.text for p in c.paragraphs) for c in r.cells] for r in table.rows]


def body_numbers(document: Document) -> list[int]:
    return [
        int(row.cells[0].value)
        for table in tables(document)
        for row in table.rows
        if row.kind == "body" and row.cells[0].value is not None
    ]


def test_the_head_says_whose_sheet_it_is_and_counts() -> None:
    document = sheet(task(1), task(2), task(3, "lead"))
    title, who, count = document.blocks[:3]
    assert isinstance(title, Paragraph)
    assert (title.style, title.text) == (Style.SHEET_TITLE, "2023年要点任务分解表")
    assert who == Sides((Run("责任单位：费县城管局"),), (Run("依据：某发〔2023〕1号"),))
    assert count == Sides((Run("共3项，其中牵头1项、责任2项"),))
    assert document.foot == "本表据某发〔2023〕1号整理，以文件原文为准"
    assert document.layout == "sheet"


def test_without_a_document_number_nothing_odd_is_printed() -> None:
    document = sheet(task(1), basis="")
    assert document.blocks[1] == Sides((Run("责任单位：费县城管局"),))
    assert document.foot == ""


def test_a_unit_that_only_supports() -> None:
    owed = (target("2.1"), target("2.2", "精品路线", "1"))
    document = sheet(task(1), task(2, owed=owed), task(12), task(20, common=True))
    shown, main = tables(document)
    assert texts(shown) == [["新建公园", "20处", "", "2"], ["精品路线", "1处", "", "2"]]
    assert main.columns == (12, 133, 46, 18, 30, 18)
    assert sum(main.columns) == 257
    assert [c.paragraphs[0].text for c in main.head[0].cells][4] == "牵头科室"
    assert texts(main) == [
        ["一、责任任务"],
        ["一、甲章"],
        ["1", "标题1。正文1。", "", "张三", "甲科", ""],
        ["2", "标题2。正文2。", "新建公园20处/精品路线1处", "张三", "甲科", ""],
        ["二、乙章"],
        ["12", "标题12。正文12。", "", "张三", "甲科", ""],
        ["二、共性任务"],
        ["20", "标题20", "甲科"],
    ]
    assert [r.kind for r in main.rows][:3] == ["group", "section", "body"]
    assert main.rows[2].cells[1].paragraphs[0].inlines == (Run("标题1。", "hei"), Run("正文1。"))


def test_a_unit_with_both_roles_has_a_table_for_each() -> None:
    tasks = (task(1), task(2, "lead", leads=("甲科", "乙科")), task(3, "lead"))
    lead, support = tables(sheet(*tasks))
    assert lead.columns == (12, 106, 58, 18, 45, 18)
    assert sum(lead.columns) == 257
    assert [c.paragraphs[0].text for c in lead.head[0].cells][4] == "责任单位"
    assert texts(lead)[2] == ["2", "标题2。正文2。", "", "张三", "牵头科室：甲科、乙科/乙中心、各县局", ""]
    assert texts(lead)[3][4] == "乙中心、各县局"
    assert texts(support)[0] == ["二、责任任务"]


def test_one_common_task_alone() -> None:
    document = sheet(task(20, common=True, title="", brief="只有一句话"))
    (table,) = tables(document)
    assert texts(table) == [["一、共性任务"], ["20", "只有一句话", "甲科"]]


def test_a_task_without_title_has_no_run_in() -> None:
    (table,) = tables(sheet(task(1, title="")))
    assert table.rows[2].cells[1].paragraphs[0].inlines == (Run("正文1。"),)


def test_at_most_eight_targets_are_shown_the_widest_first() -> None:
    owed = tuple(target(f"1.{n}", f"指标{n}", narrow=n in (1, 2)) for n in range(1, 12))
    shown, main = tables(sheet(task(1, "lead", owed=owed)))
    assert [line[0] for line in texts(shown)] == [f"指标{n}" for n in range(3, 11)] + ["其余3项见表内"]
    assert len(main.rows[2].cells[2].paragraphs) == 11


def test_a_milestone_has_no_figure_and_two_cells() -> None:
    shown, _ = tables(sheet(task(1, owed=(target("1.1", "平台建成", None, deadline="年底"),))))
    assert texts(shown) == [["平台建成", "年底", "1"]]


def test_the_word_for_undivided_totals() -> None:
    (table,) = tables(sheet(task(1, undivided=True), task(2), undivided_word="另行下达"))
    assert [line[2] for line in texts(table)[2:]] == ["另行下达", ""]
    (table,) = tables(sheet(task(1, undivided=True)))
    assert texts(table)[2][2] == ""


def test_whom_to_report_to_only_when_it_is_known() -> None:
    last = sheet(task(1), report_to="督导考核科", contact="8123").blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "季度报告报送：督导考核科\u3000联系方式：8123"
    assert isinstance(sheet(task(1)).blocks[-1], Table)


def test_characters_special_to_xml_and_long_text_survive() -> None:
    text = "甲<&>\"'{{ 乙 }}%}]]>😀𠮷" + "长" * 3000
    (table,) = tables(sheet(task(1, title="<b>", text=text)))
    assert table.rows[2].cells[1].paragraphs[0].text == "<b>。" + text


def test_three_hundred_tasks() -> None:
    document = sheet(*(task(n) for n in range(1, 301)))
    assert body_numbers(document) == list(range(1, 301))


def all_texts(document: Document) -> Iterator[str]:
    return (p.text for p in document.paragraphs())


def test_a_sheet_never_says_the_word_for_assistants() -> None:
    document = sheet(task(1), task(2, "lead"), task(20, common=True))
    assert not any("配合" in text for text in all_texts(document))


roles = st.sampled_from(["lead", "support"])


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.integers(1, 40), st.tuples(roles, st.booleans(), st.integers(0, 3)), min_size=1))
def test_each_task_stands_once_and_the_counts_add_up(plan: dict[int, tuple[str, bool, int]]) -> None:
    tasks = [
        task(n, role, tuple(target(f"{n}.{i}") for i in range(owed)), common)  # type: ignore[arg-type]
        for n, (role, common, owed) in sorted(plan.items())
    ]
    view = sheet_view(HEAD, "甲", tasks)
    assert view.total == len(plan) == view.lead + view.support
    assert len(view.highlights) + view.more == sum(owed for _, _, owed in plan.values())
    assert sorted(body_numbers(sheet(*tasks))) == sorted(plan)


@pytest.mark.parametrize("kind", ["group", "section"])
def test_section_and_group_rows_fill_the_table(kind: str) -> None:
    (table,) = tables(sheet(task(1), task(11)))
    assert all(len(r.cells) == 1 and r.cells[0].span == 6 for r in table.rows if r.kind == kind)


def test_a_common_task_with_a_target_or_a_time_keeps_its_cells() -> None:
    owed = (target("20.1"),)
    _, table = tables(sheet(task(20, common=True, owed=owed), task(21, common=True, deadline="6月底")))
    assert texts(table)[1:] == [
        ["20", "标题20", "新建公园20处", "张三", "甲科", ""],
        ["21", "标题21", "", "张三", "甲科", "6月底"],
    ]


def test_targets_with_different_times_say_theirs() -> None:
    owed = (target("1.1", "方案", None, deadline="2023年"), target("1.2", "建成", None, deadline="2024年"))
    _, table = tables(sheet(task(1, owed=owed)))
    assert texts(table)[2][2] == "方案（2023年）/建成（2024年）"
    assert texts(table)[2][5] == "2023年/2024年"
