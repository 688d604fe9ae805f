from __future__ import annotations

import pytest

from workplan_docs.errors import UsageProblem
from workplan_docs.production.jobs import Selection, Work, by_cost, choose


def specs():
    from fake_press import FakeSpec

    return [
        FakeSpec("2023/notice", "notice"),
        FakeSpec("2023/master", "master", formats=("docx", "pdf", "xlsx")),
        FakeSpec("2023/sheets/01-办公室", "sheet", "办公室"),
        FakeSpec("2023/sheets/02-费县城管局", "sheet", "费县城管局"),
        FakeSpec("2023/sheets-all", "sheets-all", formats=("pdf",)),
        FakeSpec("2023/reports/Q1/01-办公室", "report", "办公室", "Q1"),
        FakeSpec("2023/reports/Q2/01-办公室", "report", "办公室", "Q2"),
    ]


def paths(**wanted: tuple[str, ...]) -> list[str]:
    return [job.path for work in choose(specs(), Selection(**wanted)) for job in work.jobs]


def test_everything():
    assert len(paths()) == 14
    assert "2023/master.xlsx" in paths()


def test_the_master_table_always_brings_its_workbook():
    assert paths(kinds=("master",), formats=("pdf",)) == ["2023/master.pdf", "2023/master.xlsx"]


def test_html_for_every_document_but_collections():
    assert "2023/notice.html" in paths(formats=("html",))
    assert "2023/sheets-all.html" not in paths(formats=("html",))


def test_unit_and_quarter():
    assert paths(units=("办公室",), quarters=("Q2",), formats=("docx",)) == ["2023/reports/Q2/01-办公室.docx"]
    assert paths(units=("费县城管局",), formats=("pdf",)) == ["2023/sheets/02-费县城管局.pdf"]


def test_everything_wrong_is_told_at_once_with_the_nearest_names():
    with pytest.raises(UsageProblem) as caught:
        choose(specs(), Selection(("sheat",), ("费县城管",), ("Q5",), ("doc",)))
    assert [d.code for d in caught.value.diagnostics] == ["US003", "US005", "US006", "US004"]
    hints = [d.hint or "" for d in caught.value.diagnostics]
    assert "sheet" in hints[0]
    assert "费县城管局" in hints[3]


def test_nothing_left_is_told():
    with pytest.raises(UsageProblem) as caught:
        choose(specs(), Selection(kinds=("notice",), units=("办公室",)))
    assert caught.value.diagnostics[0].code == "US007"


def test_names_are_composed():
    from fake_press import FakeSpec

    (work,) = choose([FakeSpec("2023/sheets/01-e\u0301")], Selection(formats=("docx",)))
    assert work.jobs[0].path == "2023/sheets/01-\u00e9.docx"


def test_the_dearest_first():
    works = [Work(s, ("pdf",)) for s in specs()]
    assert [works[i].spec.kind for i in by_cost(works)][:3] == ["master", "notice", "sheets-all"]


def test_a_kind_that_the_other_wishes_rule_out_is_told():
    with pytest.raises(UsageProblem, match="没有工作要点通知（notice）可生成"):
        paths(kinds=("notice", "sheet"), units=("办公室",))
