from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.rows_for_tests import HEAD, target, task
from workplan_docs.documents.blocks import Document, Field, Sides, Table
from workplan_docs.documents.report import ReportUnit, report_view, split_tasks
from workplan_docs.documents.rows import UnitRow
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.forms.contract import QUARTERS, STATES, Quarter, parse_field
from workplan_docs.forms.identity import parse_number

ENVIRONMENT = TemplateEnvironment()
COUNTY = ReportUnit("费县城管局", "费县综合行政执法局", 20, seals=True)
SECTION = ReportUnit("办公室", "办公室", 1, seals=False)


def report(*tasks: UnitRow, quarter: Quarter = "Q1", unit: ReportUnit = COUNTY) -> Document:
    view = report_view(HEAD, unit, quarter, tasks)
    return ENVIRONMENT.document("report.xml.j2", {"report": view})[0]


def tables(document: Document) -> list[Table]:
    return [b for b in document.blocks if isinstance(b, Table)]


def texts(table: Table) -> list[list[str]]:
    return [["/".join(p.text for p in c.paragraphs) for c in r.cells] for r in table.rows]


def fields(document: Document) -> list[Field]:
    return [i for p in document.paragraphs() for i in p.inlines if isinstance(i, Field)]


def field(document: Document, key: str) -> Field:
    (found,) = [f for f in fields(document) if f.id == key]
    return found


FULL = (
    task(1, owed=(target("1.1", sign="≥1"), target("1.2", "覆盖率", "95", cumulative=False, measure="%"))),
    task(2, "lead"),
    task(3, owed=(target("3.1", "平台建成", None),)),
    task(5),
    task(6),
    task(7),
    task(10, common=True),
    task(20, common=True, separate=True),
)


def test_head_and_identity() -> None:
    document = report(*FULL)
    number = document.foot.removeprefix("编号：")
    assert document.layout == "form"
    assert "2023年第一季度重点工作进展情况报告" in [p.text for p in document.paragraphs()]
    assert texts(tables(document)[0]) == [
        ["填报单位：费县综合行政执法局", "数据截至：\u3000\u3000月\u3000\u3000日", "报送时限："]
    ]
    assert any(isinstance(b, Sides) and b.right and number in b.right[0].text for b in document.blocks)  # type: ignore[union-attr]
    properties = dict(document.properties)
    assert properties["WorkplanUnit"] == "费县城管局"
    found = parse_number(number)
    assert found is not None
    assert (found.year, found.quarter, found.order) == (2023, "Q1", 20)
    assert properties["WorkplanFingerprint"].startswith(found.short)


def test_figures_stand_in_table_one_and_words_in_table_two() -> None:
    _, first, second, third, *_ = tables(report(*FULL))
    assert sum(first.columns) == sum(second.columns) == sum(third.columns) == 156
    assert texts(first) == [
        ["1", "新建公园", "处", "≥1", "—", "", "", ""],
        ["1", "覆盖率", "%", "95", "—", "—", "", ""],
    ]
    assert [line[:2] for line in texts(second)] == [["1", "标题1"], ["2", "标题2"], ["3", "标题3/平台建成"]]
    assert texts(third)[:3] == [
        ["第5—7项（共3项）均按要求推进\u3000□"],
        ["共性任务第10项（共1项）均按要求推进\u3000□"],
        ["第20项（共1项）另行报送，不填本表"],
    ]
    assert texts(third)[3] == ["序号", "问题", "措施"]
    assert len(third.rows) == 7


def test_cells_to_fill_in_have_kinds_and_choices() -> None:
    document = report(*FULL, quarter="Q3")
    assert field(document, "q3.t2.state") == Field("q3.t2.state", "choice", STATES)
    assert field(document, "q3.1.1.increment").kind == "number"
    assert field(document, "q3.1.1.previous").kind == "number"
    assert field(document, "q3.sign.date").kind == "date"
    assert field(document, "q3.form.others-on-track").choices == ("□", "☑")
    ids = [f.id for f in fields(document)]
    assert "q3.1.2.increment" not in ids
    assert not any(".t20." in key for key in ids)


def test_a_computed_figure_is_never_asked_for() -> None:
    _, first, *_ = tables(report(task(1, "lead", (target("1.1", computed=True),)), quarter="Q2"))
    assert texts(first)[0][4:7] == ["—", "—", "—"]


def test_who_signs() -> None:
    county, section = tables(report(*FULL))[-1], tables(report(*FULL, unit=SECTION))[-1]
    assert texts(county)[0] == ["填报人", "电话", "审核人", "主要负责人（签字、盖章）", "日期"]
    assert texts(section)[0] == ["填报人", "电话", "主要负责人（签字）", "分管领导（签字）", "日期"]
    assert county.rows[1].height > section.rows[1].height


def test_tables_that_would_be_empty_are_left_out_and_numbered_through() -> None:
    document = report(task(20, common=True))
    words = [p.text for p in document.paragraphs()]
    assert any(w.startswith("表一\u3000其他责任任务") for w in words)
    assert not any("量化指标" in w for w in words)
    document = report(task(1, "lead"))
    words = [p.text for p in document.paragraphs()]
    assert any(w.startswith("表一\u3000牵头和专项任务") for w in words)
    assert not any("其他责任任务" in w for w in words)


def test_the_head_of_the_exceptions_stays_with_the_rows_to_fill_in() -> None:
    tables = [block for block in report(*FULL).blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    words = [["".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in rows]
    assert rows[words.index(["序号", "问题", "措施"])].kind == "group"


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_id_is_ours_and_unique(quarter: Quarter) -> None:
    ids = [f.id for f in fields(report(*FULL, quarter=quarter))]
    assert len(ids) == len(set(ids))
    found = [parse_field(key) for key in ids]
    assert all(f is not None and f.quarter == quarter for f in found)


def test_the_number_changes_with_what_the_form_shows_and_only_with_it() -> None:
    same = report(*FULL).foot
    assert report(*FULL).foot == same

    def foot(**changed: str) -> str:
        row = replace(FULL[3].row, **changed)
        return report(*FULL[:3], replace(FULL[3], row=row), *FULL[4:]).foot

    assert foot(brief="改了") != same
    assert foot(text="改了。") == same


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.integers(1, 40),
        st.tuples(st.booleans(), st.booleans(), st.integers(0, 2), st.booleans()),
        min_size=1,
    )
)
def test_every_task_is_asked_for_in_one_place(plan: dict[int, tuple[bool, bool, int, bool]]) -> None:
    tasks = [
        task(n, "lead" if lead else "support", (target(f"{n}.1"),) * owed, common, separate=separate)
        for n, (lead, common, owed, separate) in sorted(plan.items())
    ]
    split = split_tasks(tasks)
    groups = (split.special, split.others, split.common, split.separate)
    assert sorted(t.row.number for group in groups for t in group) == sorted(plan)
    expected = sum(owed for _, _, owed, separate in plan.values() if not separate)
    assert len(split.figures) == expected
