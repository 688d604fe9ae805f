"""An organisation that exists nowhere, so that no name of the real one can hide in the program."""

from __future__ import annotations

from workplan_docs.content.models import Organ, UnitsFile

ORGAN = {"version": 1, "name": "云梦州水务局", "distributive_prefixes": ["州"]}

UNITS = {
    "version": 1,
    "areas": [
        {"name": "甲江区", "kind": "district", "aliases": ["甲江新区"]},
        {"name": "乙山县", "kind": "county"},
        {"name": "丙湖县", "kind": "county"},
        {"name": "湖县", "kind": "county"},
    ],
    "area_sets": {"两县": ["乙山县", "丙湖县"]},
    "units": [
        {"name": "秘书处", "order": 1, "kind": "section"},
        {"name": "河道处", "order": 2, "kind": "section", "aliases": ["河道管理处"]},
        {"name": "防汛专班", "order": 3, "kind": "task-force"},
        {"name": "州州直水库中心", "order": 4, "kind": "subordinate", "full_name": "云梦州州直水库管理中心"},
        {"name": "甲江区水务所", "order": 5, "kind": "area", "area": "甲江区"},
        {"name": "乙山县水务所", "order": 6, "kind": "area", "area": "乙山县"},
        {"name": "丙湖县水务所", "order": 7, "kind": "area", "area": "丙湖县"},
        {"name": "湖县水务所", "order": 8, "kind": "area", "area": "湖县"},
        {"name": "甲江区建管所", "order": 9, "kind": "area", "area": "甲江区"},
        {"name": "乙山县建管所", "order": 10, "kind": "area", "area": "乙山县"},
        {"name": "州公安局", "order": 11, "kind": "subordinate"},
        {"name": "州市场监管局", "order": 12, "kind": "subordinate"},
        {"name": "州人民银行甲江支行", "order": 13, "kind": "subordinate"},
        {"name": "甲江海关", "order": 14, "kind": "subordinate"},
        {"name": "桥梁、隧道处", "order": 15, "kind": "section"},
    ],
    "groups": [
        {
            "name": "各县区（园区）水务所",
            "aliases": ["各地水务所"],
            "members": ["甲江区水务所", "乙山县水务所", "丙湖县水务所", "湖县水务所"],
        },
        {"name": "机关各处", "members": ["秘书处", "河道处"], "common": True},
        {"name": "直属各单位", "members": ["州州直水库中心", "秘书处"], "common": True},
        {"name": "各地防洪主管部门", "function": True},
    ],
}


def organ(**changes: object) -> Organ:
    """The invented organ, with changed settings."""
    return Organ.model_validate({**ORGAN, **changes})


def units_file() -> UnitsFile:
    """The invented registry."""
    return UnitsFile.model_validate(UNITS)
