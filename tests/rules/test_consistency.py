"""What is said in two places must agree; each rule is shown a fault, and that clean content is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.content.invented import organ, units_file
from workplan_docs.content.models import Content, LeadersFile, Notice, Plan
from workplan_docs.rules import check_content

NOTICE = {
    "version": 1,
    "title": "云梦州水务局关于|印发2023年水务要点的通知",
    "body": ["现将《2023年水务要点》印发给你们。"],
    "encloses": "plan",
    "document_number": "云水发〔2023〕1号",
}
TASK = {"text": "甲。", "units": "河道处，秘书处、各县区（园区）水务所"}


def content(notice: dict[str, Any] | None = None, task: dict[str, Any] | None = None) -> Content:
    plan = {
        "version": 1,
        "year": 2023,
        "title": "2023年水务要点",
        "sections": [{"title": "一章", "tasks": [{**TASK, **(task or {})}]}],
    }
    return Content(
        2023,
        organ(),
        units_file(),
        LeadersFile(version=1, leaders=()),
        Plan.model_validate(plan),
        Notice.model_validate({**NOTICE, **(notice or {})}),
    )


def codes(made: Content) -> set[str]:
    return {d.code for d in check_content(made)}


CLEAN = codes(content())


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        ({"signature": "云梦州水利局"}, "SG004"),
        ({"note": "此件主动公开", "openness": "依申请公开"}, "NT004"),
        ({"title": "云梦州水务局关于印发2023年水务要点的通知。"}, "TT001"),
        ({"title": "云梦州水务局关于印发2023年水务要点的报告"}, "TT006"),
        ({"body": ["现将《2023年水务工作要点》印发给你们。"]}, "NO007"),
        ({"body": ["现将《2023年水务要点》（云政发[2022]03号）印发给你们。"]}, "DN012"),
    ],
)
def test_a_disagreement_in_the_notice_is_told(notice: dict[str, Any], code: str) -> None:
    assert codes(content(notice)) - CLEAN >= {code}


@pytest.mark.parametrize(
    "notice",
    [
        {"note": "此件主动公开", "openness": "主动公开"},
        {"note": "此件有效期两年", "openness": "不予公开"},
        {"title": "云梦州水务局关于印发2023年水务要点的通知（试行）"},
        {"title": "云梦州水务局关于印发《要点》的意见", "type": "意见"},
        {"body": ["现将《2023年水务要点》（云政发〔2022〕3号）印发给你们。"]},
        {"body": ["附：《2023年水务要点》（含外延1000米范围）约700号井。"]},
    ],
)
def test_what_agrees_is_left_alone(notice: dict[str, Any]) -> None:
    assert not codes(content(notice)) - CLEAN


def test_a_name_twice_in_a_line_is_told() -> None:
    line = "河道处，秘书处、甲江海关、秘 书处"
    found = [d for d in check_content(content(task={"units": line})) if d.code == "RG014"]
    assert len(found) == 1
    assert "秘 书处" in found[0].message
    structured = {"lead": ["河道处"], "support": ["秘书处", "秘书处"]}
    assert "RG014" in codes(content(task={"units": structured}))


def test_a_unit_beside_its_own_group_is_no_fault() -> None:
    assert "RG014" not in codes(content(task={"units": "河道处，乙山县水务所、各县区（园区）水务所"}))
