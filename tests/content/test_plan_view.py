"""The plan seen from the units, on an invented organisation: roles, common tasks, what each one owes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.content.invented import organ, units_file
from workplan_docs.content.models import Content, LeadersFile, Notice, Plan, Task
from workplan_docs.content.plan_view import Assignments, assign, owed_targets, undivided_totals
from workplan_docs.content.registry import Registry
from workplan_docs.content.resolve import resolve_line
from workplan_docs.errors import ContentError


def content(*tasks: dict[str, Any]) -> Content:
    filled = [{"text": "甲。", **task} for task in tasks]
    sections = [{"title": "一章", "tasks": filled[:2]}, {"title": "二章", "tasks": filled[2:]}]
    return Content(
        2023,
        organ(),
        units_file(),
        LeadersFile(version=1, leaders=()),
        Plan.model_validate({"version": 1, "year": 2023, "title": "要点", "sections": sections}),
        Notice(version=1, title="通知", body=("甲。",)),
    )


def assigned(*tasks: dict[str, Any]) -> Assignments:
    return assign(content(*tasks))


def numbers(assignments: Assignments, unit: str) -> list[tuple[int, str, bool]]:
    return [(t.task.number, t.role, t.common) for t in assignments.of(unit)]


def target(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": "修渠", "rollup": "sum", "quote": "甲", **more}


def owed(assignments: Assignments, unit: str) -> list[str]:
    return [t.id for task in assignments.of(unit) for t in task.targets]


def test_each_unit_has_its_tasks_in_the_plan_s_order() -> None:
    made = assigned(
        {"units": "秘书处，机关各处"},
        {"units": "河道处，秘书处、各地水务所"},
        {"units": "河道处，直属各单位"},
    )
    assert numbers(made, "秘书处") == [(1, "lead", False), (2, "support", False), (3, "support", True)]
    assert numbers(made, "河道处") == [(1, "support", True), (2, "lead", False), (3, "lead", False)]
    assert numbers(made, "甲江区水务所") == [(2, "support", False)]
    assert made.of("甲江海关") == ()
    assert [task.section_number for task in made.tasks] == [1, 1, 2]


def test_units_stand_in_the_order_of_the_registry_and_only_those_with_tasks() -> None:
    made = assigned({"units": "甲江海关，河道处、秘书处"})
    assert [unit.name for unit in made.units] == ["秘书处", "河道处", "甲江海关"]


def test_a_task_is_common_only_when_nothing_else_reaches_the_unit() -> None:
    made = assigned({"units": "防汛专班，机关各处、秘书处"}, {"units": "防汛专班，机关各处、直属各单位"})
    assert [common for _, _, common in numbers(made, "秘书处")] == [False, True]
    assert [common for _, _, common in numbers(made, "河道处")] == [True, True]


def test_a_lead_reached_through_a_common_group_still_leads() -> None:
    assert numbers(assigned({"units": "机关各处，防汛专班"}), "河道处") == [(1, "lead", False)]


def test_without_an_owner_every_lead_owes_and_nobody_else() -> None:
    made = assigned({"units": "河道处、防汛专班，秘书处", "targets": [target("1.1")]})
    assert (owed(made, "河道处"), owed(made, "防汛专班"), owed(made, "秘书处")) == (["1.1"], ["1.1"], [])


def test_a_set_of_areas_owes_through_all_its_units_in_the_task() -> None:
    line = "河道处，各地水务所、乙山县建管所"
    made = assigned(
        {"units": line, "targets": [target("1.1", owed_by="两县"), target("1.2", owed_by="甲江新区")]}
    )
    assert owed(made, "乙山县水务所") == owed(made, "乙山县建管所") == owed(made, "丙湖县水务所") == ["1.1"]
    assert owed(made, "甲江区水务所") == ["1.2"]
    assert owed(made, "甲江区建管所") == owed(made, "湖县水务所") == owed(made, "河道处") == []


def test_a_lead_of_the_area_owes_as_well() -> None:
    made = assigned({"units": "乙山县水务所，河道处", "targets": [target("1.1", owed_by="两县")]})
    assert owed(made, "乙山县水务所") == ["1.1"]


def test_a_unit_by_any_of_its_names_a_group_and_a_list_owe() -> None:
    targets = [
        target("1.1", owed_by="河道管理处"),
        target("1.2", owed_by="各地水务所"),
        target("1.3", owed_by=["甲江海关", "丙湖县"]),
    ]
    made = assigned({"units": "秘书处，河道处、各地水务所、甲江海关", "targets": targets})
    assert owed(made, "河道处") == ["1.1"]
    assert owed(made, "乙山县水务所") == ["1.2"]
    assert owed(made, "丙湖县水务所") == ["1.2", "1.3"]
    assert owed(made, "甲江海关") == ["1.3"]
    assert owed(made, "秘书处") == []


def test_who_has_no_part_in_the_task_owes_nothing() -> None:
    task = Task.model_validate(
        {"text": "甲。", "units": "秘书处", "targets": [target("1.1", owed_by="河道处")]}
    )
    registry = Registry(units_file(), organ())
    unit = registry.unit("河道处")
    assert unit is not None
    assert owed_targets(task, resolve_line(task.units, registry), unit, units_file()) == ()


def test_all_unknown_names_are_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        assigned(
            {"units": "秘书除，河道处"},
            {"units": "河道处，没有听说过的单位"},
            {"units": "河道处", "targets": [target("3.1", owed_by="乙山")]},
        )
    assert [d.code for d in caught.value.diagnostics] == ["RG001"] * 3
    said = [f"{d.message}{d.hint}" for d in caught.value.diagnostics]
    assert "秘书处" in said[0]
    assert "没有听说过的单位" in said[1]
    assert "乙山县" in said[2]


def test_reformatting_a_line_changes_no_assignment() -> None:
    one = assigned({"units": "河道处，甲江区、乙山县水务所，秘书处"})
    two = assigned({"units": " 河道处,甲江区、 乙山县水务所 ， 秘书处 "})
    assert {name: numbers(one, name) for name in one.by_unit} == {
        name: numbers(two, name) for name in two.by_unit
    }


def test_a_total_is_undivided_until_somebody_owes_it_or_a_part_of_it() -> None:
    def ids(*targets: dict[str, Any]) -> list[str]:
        task = Task.model_validate({"text": "甲。", "units": "河道处", "targets": list(targets)})
        return [one.id for one in undivided_totals(task)]

    assert ids(target("1.1", value="5", rollup="sum")) == ["1.1"]
    assert ids(target("1.1", value="5", rollup="sum", owed_by="河道处")) == []
    whole = target("1.1", value="5", rollup="sum", parts=["1.2"])
    assert ids(whole, target("1.2", value="3", rollup="sum")) == ["1.1", "1.2"]
    assert ids(whole, target("1.2", value="3", rollup="sum", owed_by="河道处")) == []
    assert ids(target("1.1", value="5", rollup="rate"), target("1.2", rollup="sum")) == []


def test_sound_content_loads_nothing_that_tells_unknown_names(tiny_project: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from workplan_docs.cli.reading import read_project\n"
        "read_project(Path(sys.argv[1]), None)\n"
        "print(*sorted(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tiny_project)], capture_output=True, text=True, check=True
    )
    loaded = {name.removeprefix("workplan_docs.content.") for name in done.stdout.split()}
    assert "plan_view" in loaded
    assert not loaded & {"unit_mend", "unit_faults", "unit_advice", "owner_faults", "renamed"}
