"""Small plans as rows, for tests of what the documents choose and arrange."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from workplan_docs.documents.rows import PaperHead, Role, TargetRow, TaskRow, UnitRow

HEAD = PaperHead("2023年要点", 2023, "某发〔2023〕1号", "某局", "draft", "", "", "")


def target(key: str, name: str = "新建公园", value: str | None = "20", **more: Any) -> TargetRow:
    figure = None if value is None else Decimal(value)
    goal = "" if value is None else f"{value}处"
    given: dict[str, Any] = {
        "words": name + goal,
        "owners": "",
        "goal": goal,
        "sign": value or "",
        "measure": "处",
        "deadline": "",
        "cumulative": True,
        "computed": False,
        "narrow": False,
    }
    return TargetRow(id=key, name=name, value=figure, **{**given, **more})


def row(number: int, **more: Any) -> TaskRow:
    given: dict[str, Any] = {
        "title": f"标题{number}",
        "text": f"正文{number}。",
        "brief": f"标题{number}",
        "section": "一、甲章" if number < 10 else "二、乙章",
        "leaders": ("张三",),
        "leads": ("甲科",),
        "support": ("乙中心、各县局",),
        "deadline": "",
        "separate": False,
        "targets": (),
    }
    return TaskRow(number=number, **{**given, **more})


def task(
    number: int,
    role: Role = "support",
    owed: tuple[TargetRow, ...] = (),
    common: bool = False,
    undivided: bool = False,
    **more: Any,
) -> UnitRow:
    return UnitRow(row(number, **more), role, common, owed, undivided)
