"""The models: what text becomes, what an empty key means, what nobody may change."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from tests.content.invented import organ, units_file
from workplan_docs.content.models import (
    Content,
    LeadersFile,
    Notice,
    Plan,
    Position,
    Positions,
    Target,
    Task,
    Unit,
)
from workplan_docs.text.numerals import plain_number

TARGET = {"id": "1.1", "name": "新建公厕", "rollup": "sum", "quote": "新建公厕67座"}


def plan(*sections: Any) -> Plan:
    return Plan.model_validate({"version": "1", "year": "2023", "title": "要点", "sections": list(sections)})


def test_an_empty_key_means_the_default() -> None:
    task = Task.model_validate({"text": "甲。", "units": "秘书处", "targets": None, "deadline": None})
    assert (task.targets, task.deadline, task.report) == ((), None, "normal")


def test_an_empty_required_key_is_no_default() -> None:
    with pytest.raises(ValidationError):
        Task.model_validate({"text": None, "units": "秘书处"})


@pytest.mark.parametrize(("text", "value"), [("67", "67"), ("51.4", "51.4"), ("-3", "-3"), ("4000", "4000")])
def test_figures_are_exact(text: str, value: str) -> None:
    assert Target.model_validate({**TARGET, "value": text}).value == Decimal(value)


@pytest.mark.parametrize("text", ["1e3", "NaN", "inf", "1,000", "１２", "67座", "", " 7", "0x10", "1_000"])
def test_what_is_no_plain_figure_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Target.model_validate({**TARGET, "value": text})


@pytest.mark.parametrize(("text", "flag"), [("true", True), ("是", True), ("false", False), ("否", False)])
def test_flags(text: str, flag: bool) -> None:
    assert organ(spaced_names=text).spaced_names is flag


@pytest.mark.parametrize("text", ["yes", "no", "on", "1", "0", "True"])
def test_a_flag_is_never_guessed(text: str) -> None:
    with pytest.raises(ValidationError):
        organ(spaced_names=text)


def test_numbers_left_out_are_filled_in() -> None:
    task = {"text": "甲。", "units": "秘书处"}
    made = plan(
        {"title": "一章", "tasks": [task, task]}, {"title": "二章", "tasks": [{**task, "number": "3"}]}
    )
    assert [section.number for section in made.sections] == [1, 2]
    assert [task.number for task in made.tasks] == [1, 2, 3]
    assert made.task(3) is made.sections[1].tasks[0]


def test_a_wrong_number_is_kept_for_the_check_to_find() -> None:
    made = plan({"title": "一章", "tasks": [{"text": "甲。", "units": "秘书处", "number": "7"}]})
    assert [task.number for task in made.tasks] == [7]


def test_the_paragraph_of_a_task() -> None:
    with_title = Task.model_validate({"title": "甲", "text": "乙。", "units": "秘书处"})
    assert with_title.full_text == "甲。乙。"
    assert Task.model_validate({"text": "乙。", "units": "秘书处"}).full_text == "乙。"


def test_the_structured_form_prints_as_a_line() -> None:
    task = Task.model_validate(
        {"text": "乙。", "units": {"lead": "秘书处", "support": ["河道处", "甲江海关"]}}
    )
    assert task.units_line == "秘书处，河道处、甲江海关"
    assert Task.model_validate({"text": "乙。", "units": {"lead": ["秘书处"]}}).units_line == "秘书处"


@pytest.mark.parametrize(
    ("comparison", "shown"), [("=", "20处"), (">=", "不少于20处"), ("<=", "不超过20处"), ("~", "约20处")]
)
def test_the_figure_in_words(comparison: str, shown: str) -> None:
    data = {**TARGET, "value": "20", "measure": "处", "comparison": comparison}
    assert Target.model_validate(data).figure == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("4000", "4000"), ("51.40", "51.4"), ("1E+3", "1000"), ("0", "0")]
)
def test_plain_numbers(value: str, shown: str) -> None:
    assert plain_number(Decimal(value)) == shown


def test_the_title_of_a_notice() -> None:
    notice = Notice.model_validate({"version": "1", "title": "某局关于|某事的通知", "body": "甲。"})
    assert notice.title_lines == ("某局关于", "某事的通知")
    assert notice.title_text == "某局关于某事的通知"
    assert notice.body == ("甲。",)


def test_unknown_keys_are_refused_and_records_are_frozen() -> None:
    unit = units_file().units[0]
    with pytest.raises(ValidationError):
        unit.name = "别的"
    with pytest.raises(ValidationError):
        Unit.model_validate({"name": "甲", "order": "1", "kind": "section", "orders": "2"})


def test_a_unit_s_names() -> None:
    unit = Unit.model_validate({"name": "甲所", "order": "7", "kind": "section", "print_name": "甲管理所"})
    assert unit.printed == "甲管理所"


def test_content_survives_the_way_to_a_worker() -> None:
    content = Content(
        2023,
        organ(),
        units_file(),
        LeadersFile.model_validate({"version": "1", "leaders": []}),
        plan({"title": "一章", "tasks": [{"text": "甲。", "units": "秘书处"}]}),
        Notice.model_validate({"version": "1", "title": "通知", "body": ["甲。"]}),
    )
    assert pickle.loads(pickle.dumps(content)) == content


def test_a_place_falls_back_to_the_nearest_that_is_known() -> None:
    entries: dict[tuple[str | int, ...], Position] = {
        (): Position(1, 1, 1, 1),
        ("title",): Position(2, 8, 2, 1, inline=0),
        ("body",): Position(3, 7, 3, 1, inline=1),
    }
    positions = Positions({"notice": "content/2023/notice.yaml"}, {"notice": entries})
    title = positions.find(("notice", "title"), 3)
    assert (title.file, title.line, title.column) == ("content/2023/notice.yaml", 2, 11)
    assert positions.find(("notice", "body"), 3).column == 11
    deeper = positions.find(("notice", "body", 4), 3)
    assert (deeper.line, deeper.column) == (3, 7)
    key = positions.find(("notice", "title"), key=True)
    assert (key.line, key.column) == (2, 1)
    assert positions.find(("notice", "date")).line == 1
    assert positions.find(("plan", "title")).file is None
    assert positions.find(()).file is None
