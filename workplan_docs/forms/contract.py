"""The ids, columns and words of a quarterly report form.

Whoever prints a form and whoever reads a returned one must agree on these to the letter; they stand here and
nowhere else. An id names quarter, row and column, so that it stays the same when rows are added or moved:
``q1.t12.progress`` (task 12), ``q1.3.4.increment`` (target 3.4), ``q1.x1.problem`` (first exception row),
``q1.text.summary``, ``q1.sign.filler``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Quarter = Literal["Q1", "Q2", "Q3", "Q4"]
QUARTERS: tuple[Quarter, ...] = ("Q1", "Q2", "Q3", "Q4")
QUARTER_WORDS: dict[str, str] = {"Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度"}

FORM_VERSION = 1  # raised when a reader of the older form could go wrong
EXCEPTION_ROWS = 3

STATES = ("正常", "滞后", "完成", "未启动")
NOT_ASKED = "—"  # printed where a cell is not to be filled in
NOTHING = "无"  # what a unit writes where it has nothing to say


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of the form: its key in ids, its printed head, what is filled into it.

    ``kind`` is None for what the program prints and nobody fills in.
    """

    key: str
    head: str
    kind: Literal["text", "number", "choice"] | None = None


TARGET_COLUMNS = (
    Column("task", "任务序号"),
    Column("name", "指标"),
    Column("measure", "单位"),
    Column("goal", "年度目标"),
    Column("previous", "上季累计", "number"),
    Column("increment", "本季新增", "number"),
    Column("total", "累计", "number"),
    Column("remark", "说明", "text"),
)
TASK_COLUMNS = (
    Column("task", "序号"),
    Column("title", "任务"),
    Column("progress", "进展（80字以内）", "text"),
    Column("state", "状态", "choice"),
    Column("evidence", "佐证", "text"),
)
EXCEPTION_COLUMNS = (
    Column("task", "序号", "text"),
    Column("problem", "问题", "text"),
    Column("measures", "措施", "text"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the form that stands by itself: key in ids and printed words."""

    key: str
    words: str
    kind: Literal["text", "date"] = "text"


TEXTS = (
    Part("summary", "总体情况（100字以内）"),
    Part("problems", "存在问题及原因"),
    Part("plans", "下季度打算"),
    Part("coordination", "需协调事项"),
)
# Counties and subordinate units seal; sections and task forces sign, their leader in charge too.
SIGNATURES = (
    Part("filler", "填报人"),
    Part("phone", "电话"),
    Part("checker", "审核人"),
    Part("head", "主要负责人（签字、盖章）"),
    Part("date", "日期", "date"),
)
SECTION_SIGNATURES = (
    Part("filler", "填报人"),
    Part("phone", "电话"),
    Part("head", "主要负责人（签字）"),
    Part("leader", "分管领导（签字）"),
    Part("date", "日期", "date"),
)

_ID = re.compile(
    r"q(?P<quarter>[1-4])\.(?:t(?P<task>\d+)|x(?P<row>\d+)|(?P<part>text|sign|form)|(?P<target>\d+\.\d+))"
    r"\.(?P<column>[a-z-]+)"
)


@dataclass(frozen=True, slots=True)
class FieldId:
    """The parts of an id: exactly one of task, row, part and target is set."""

    quarter: Quarter
    column: str
    task: int | None = None
    row: int | None = None
    part: str | None = None
    target: str | None = None

    def __str__(self) -> str:
        """The id as it stands in a form."""
        if self.task is not None:
            where = f"t{self.task}"
        elif self.row is not None:
            where = f"x{self.row}"
        else:
            where = self.part or self.target or ""
        return f"{self.quarter.lower()}.{where}.{self.column}"


def task_field(quarter: Quarter, number: int, column: str) -> str:
    """Id of a cell in a task's row: ``q1.t12.progress``."""
    return str(FieldId(quarter, column, task=number))


def target_field(quarter: Quarter, target: str, column: str) -> str:
    """Id of a cell in a target's row: ``q1.3.4.increment``."""
    return str(FieldId(quarter, column, target=target))


def exception_field(quarter: Quarter, row: int, column: str) -> str:
    """Id of a cell in a row of the exceptions, counted from 1: ``q1.x1.problem``."""
    return str(FieldId(quarter, column, row=row))


def part_field(quarter: Quarter, part: Literal["text", "sign", "form"], key: str) -> str:
    """Id of what stands by itself: ``q1.text.summary``, ``q1.sign.filler``, ``q1.form.as-of``."""
    return str(FieldId(quarter, key, part=part))


def parse_field(text: str) -> FieldId | None:
    """The parts of an id read from a returned form, None when it is not one of ours."""
    found = _ID.fullmatch(text)
    if found is None:
        return None
    task, row = found["task"], found["row"]
    return FieldId(
        QUARTERS[int(found["quarter"]) - 1],
        found["column"],
        int(task) if task else None,
        int(row) if row else None,
        found["part"],
        found["target"],
    )
