"""The sample's figures, held against a table read off the source by eye, and who owes them."""

from decimal import Decimal
from pathlib import Path

import pytest

from workplan_docs.content.load import load_content
from workplan_docs.content.models import Content, Target
from workplan_docs.content.plan_view import Assignments, assign

ROOT = Path(__file__).resolve().parents[2]

# id → value, measure, comparison, rollup
FIGURES: dict[str, tuple[str | None, str | None, str, str]] = {
    "1.1": ("700", "平方公里", "~", "rate"),
    "1.2": ("70", "%", "reach", "rate"),
    "1.3": ("83", "%", "reach", "rate"),
    "1.4": ("67", "座", "=", "sum"),
    "1.5": ("53", "座", "=", "sum"),
    "1.6": ("50", "座", "=", "sum"),
    "1.7": ("47", "座", "=", "sum"),
    "1.8": ("50", "%", ">=", "rate"),
    "1.9": ("50", "%", ">=", "rate"),
    "1.10": ("100", "%", "reach", "rate"),
    "1.11": ("100", "%", "=", "rate"),
    "2.1": ("95", "%", "reach", "rate"),
    "2.2": ("40", "%", ">=", "rate"),
    "2.3": ("100", "%", "=", "rate"),
    "3.1": ("5", "处", "=", "sum"),
    "3.2": ("420", "处", "=", "sum"),
    "3.3": ("240", "处", "=", "sum"),
    "3.4": ("20", "处", "=", "per-unit"),
    "3.5": ("140", "公里", "=", "sum"),
    "3.6": ("10", "公里", ">=", "per-unit"),
    "4.1": ("50", "%", "reach", "rate"),
    "4.2": ("80", "%", "reach", "rate"),
    "5.1": ("9", "条", "=", "sum"),
    "5.2": ("28", "公里", "=", "sum"),
    "5.3": ("380", "公里", "=", "sum"),
    "6.1": ("5", "座", "=", "sum"),
    "6.2": ("25", "万吨/日", "=", "sum"),
    "6.3": ("51.4", "%", "reach", "rate"),
    "6.4": ("11", "个百分点", "=", "derived"),
    "6.5": ("50", "%", "reach", "rate"),
    "7.1": ("4000", "个", "=", "sum"),
    "7.2": ("30", "%", "reach", "rate"),
    "9.1": ("1", "条", ">=", "per-unit"),
    "13.1": (None, None, "reach", "milestone"),
    "13.2": (None, None, "reach", "milestone"),
    "18.1": ("53", "处", "reach", "sum"),
    "18.2": ("26", "台", "reach", "sum"),
    "18.3": (None, None, "reach", "milestone"),
    "34.1": (None, None, "reach", "milestone"),
}
OWED_BY = {
    "3.4": ("九县",),
    "3.6": ("各县区",),
    "4.1": ("五区",),
    "9.1": ("各县区",),
    "13.1": ("九县",),
    "13.2": ("九县",),
}
DISTRICTS = ("兰山区", "罗庄区", "河东区", "高新区", "沂河新区")
COUNTIES = ("沂南县", "郯城县", "沂水县", "兰陵县", "费县", "平邑县", "莒南县", "蒙阴县", "临沭县")


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT, 2023)


@pytest.fixture(scope="module")
def assignments(content: Content) -> Assignments:
    return assign(content)


@pytest.fixture(scope="module")
def targets(content: Content) -> dict[str, Target]:
    return {target.id: target for task in content.plan.tasks for target in task.targets}


def owed(assignments: Assignments, unit: str) -> list[str]:
    return [target.id for task in assignments.of(unit) for target in task.targets]


def test_every_figure_of_the_source(targets: dict[str, Target]) -> None:
    found = {
        key: (None if t.value is None else str(t.value), t.measure, t.comparison, t.rollup)
        for key, t in targets.items()
    }
    assert found == FIGURES


def test_each_quote_stands_in_its_task_and_says_the_figure(content: Content) -> None:
    for task in content.plan.tasks:
        place = 0
        for index, target in enumerate(task.targets, start=1):
            assert target.id == f"{task.number}.{index}"
            at = task.full_text.find(target.quote, place)
            # 5.2 and 5.3 share a clause, 6.2 stands inside 6.1: quotes begin in the order of the text.
            assert at >= 0, target.id
            place = at
            for figure in (target.value, target.increase, target.baseline if task.number == 6 else None):
                assert figure is None or str(figure) in target.quote, target.id


def test_baselines_and_increases(targets: dict[str, Target]) -> None:
    stated = {key: (t.baseline, t.increase) for key, t in targets.items() if t.baseline or t.increase}
    assert stated == {
        "6.3": (Decimal("36.2"), None),
        "18.1": (Decimal(44), Decimal(9)),
        "18.2": (Decimal(23), Decimal(3)),
    }


def test_parts_of_wholes(targets: dict[str, Target]) -> None:
    parts = {key: (t.parts, t.parts_cover) for key, t in targets.items() if t.parts}
    assert parts == {
        "1.4": (("1.6",), "some"),
        "1.5": (("1.7",), "some"),
        "3.2": (("3.3", "3.4"), "all"),
        "3.5": (("3.6",), "all"),
    }
    assert 240 + 20 * len(COUNTIES) == targets["3.2"].value
    assert 10 * len(DISTRICTS + COUNTIES) == targets["3.5"].value


def test_time_limits_and_owners(targets: dict[str, Target]) -> None:
    assert {key: t.deadline for key, t in targets.items() if t.deadline} == {
        "13.1": "2023年",
        "13.2": "2024年年底",
        "34.1": "年底",
    }
    assert {key: t.owed_by for key, t in targets.items() if t.owed_by} == OWED_BY


def test_what_the_leads_owe(assignments: Assignments) -> None:
    assert owed(assignments, "环卫园林管理科") == [
        *(f"1.{n}" for n in range(1, 12)),
        *("2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.5", "4.2"),
    ]
    assert owed(assignments, "市政管理科") == [
        *("5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "6.4", "6.5", "7.1", "7.2", "18.1", "18.2", "18.3")
    ]
    assert owed(assignments, "停车专班") == ["7.1", "7.2"]
    assert owed(assignments, "执法协调科") == ["34.1"]


@pytest.mark.parametrize("area", DISTRICTS)
def test_what_a_district_owes(assignments: Assignments, area: str) -> None:
    assert owed(assignments, f"{area}城管局") == ["3.6", "4.1", "9.1"]


@pytest.mark.parametrize("area", COUNTIES)
def test_what_a_county_owes(assignments: Assignments, area: str) -> None:
    assert owed(assignments, f"{area}城管局") == ["3.4", "3.6", "9.1", "13.1", "13.2"]


def test_a_second_organ_of_an_area_shares_what_its_area_owes_in_common_tasks(
    assignments: Assignments,
) -> None:
    assert owed(assignments, "蒙阴县住建局") == ["3.4", "3.6"]
    assert owed(assignments, "临沭县住建局") == ["3.4", "3.6"]
    assert owed(assignments, "高新区园区建设办公室") == ["3.6", "4.1"]
    assert owed(assignments, "兰山区园林中心") == ["3.6", "4.1"]


def test_the_others_owe_no_figure(assignments: Assignments) -> None:
    with_figures = {
        *("环卫园林管理科", "市政管理科", "停车专班", "执法协调科"),
        *(f"{area}城管局" for area in DISTRICTS + COUNTIES),
        *("蒙阴县住建局", "临沭县住建局", "高新区园区建设办公室", "兰山区园林中心"),
    }
    assert {unit.name for unit in assignments.units if owed(assignments, unit.name)} == with_figures


def test_every_target_is_owed_by_somebody(assignments: Assignments) -> None:
    assert {key for unit in assignments.units for key in owed(assignments, unit.name)} == set(FIGURES)
