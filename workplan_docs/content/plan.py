"""The work plan of a year: sections, tasks, targets (``<year>/plan.yaml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from workplan_docs.content.base import Count, Figure, Record, Text, TextList
from workplan_docs.text.numerals import plain_number

Comparison = Literal["=", ">=", "<=", "~", "reach"]
Rollup = Literal["sum", "rate", "per-unit", "milestone", "derived"]
ReportMode = Literal["normal", "separate"]


class Target(Record):
    """One end figure of a task (量化指标). Who owes it is decided by ``plan_view.owed_targets``."""

    id: Text = Field(title="编号", description='任务序号、点、任务内的序号，加引号，如 "3.4"。')
    name: Text = Field(title="指标名称", description="如“新建公厕”。")
    value: Figure | None = Field(default=None, title="目标值", description="数字；没有数字的指标不写。")
    measure: Text | None = Field(default=None, title="计量单位", description="如 处、座、公里、%。")
    comparison: Comparison = Field(
        default="=", title="比较", description='= 等于，">=" 至少，"<=" 至多，"~" 约，reach 达到。'
    )
    baseline: Figure | None = Field(default=None, title="基数", description="现在的数，如 44。")
    increase: Figure | None = Field(
        default=None, title="增量", description="要增加的数，如 9；基数加增量应等于目标值。"
    )
    scope: Text | None = Field(default=None, title="范围", description="指标说的范围，如“中心城区”。")
    deadline: Text | None = Field(default=None, title="时限", description="原文写明的时限，如“2024年年底”。")
    rollup: Rollup = Field(
        title="汇总方式",
        description="sum 相加，rate 取牵头的数，per-unit 数各单位，milestone 节点，derived 由别的指标推算。",
    )
    parts: TextList = Field(default=(), title="分项", description="分项指标的编号；各分项相加应等于本指标。")
    parts_cover: Literal["all", "some"] = Field(
        default="all",
        title="分项是否完整",
        description="all 各分项合起来就是总数；some 只是“其中”，不超过总数即可。",
    )
    owed_by: TextList = Field(
        default=(), title="承担者", description="县区合称、县区或单位；不写就由本任务的牵头单位承担。"
    )
    quote: Text = Field(title="原文", description="指标在任务正文中的原话，一字不差。")

    @property
    def figure(self) -> str:
        """The end figure as printed: ``67座``, ``不少于10公里``, ``约700平方公里``; empty without a value."""
        if self.value is None:
            return ""
        words = {"=": "", ">=": "不少于", "<=": "不超过", "~": "约", "reach": ""}
        return f"{words[self.comparison]}{plain_number(self.value)}{self.measure or ''}"


class Milestone(Record):
    """A step on the way that the plan states with its own time."""

    text: Text = Field(title="节点", description="要做到什么。")
    deadline: Text | None = Field(default=None, title="时限", description="原文写明的时限。")


class UnitsByRole(Record):
    """The structured form of ``units``, for offices that name the roles outright."""

    lead: TextList = Field(title="牵头", description="牵头单位，第一个负责汇总。")
    support: TextList = Field(default=(), title="责任", description="其他责任单位。")


class Task(Record):
    """One numbered task. Its words are the issued words; nothing rewrites them."""

    number: Count = Field(default=0, title="序号", description="全文连续编号；可以不写，写了就核对。")
    title: Text | None = Field(
        default=None, title="短标题", description="正文开头的短标题，不带句号；没有就不写。"
    )
    text: Text = Field(title="正文", description="短标题后面的话，一个自然段。")
    leaders: TextList = Field(default=(), title="牵头领导", description="姓名的清单，姓名中不加空格。")
    units: Text | UnitsByRole = Field(
        title="责任单位", description="照文件写的一行；或分别写 lead（牵头）和 support（责任）。"
    )
    deadline: Text | None = Field(
        default=None, title="完成时限", description="原文为整项任务写明的时限；没有就不写。"
    )
    targets: tuple[Target, ...] = Field(default=(), title="量化指标", description="一个终值一条。")
    milestones: tuple[Milestone, ...] = Field(default=(), title="节点", description="原文写明的节点。")
    report: ReportMode = Field(
        default="normal", title="报告方式", description="normal 列入季度报告；separate 另行报告，不列入。"
    )

    @property
    def full_text(self) -> str:
        """The task's paragraph without its number: short title, full stop, text."""
        return f"{self.title}。{self.text}" if self.title else self.text

    @property
    def units_line(self) -> str:
        """The 责任单位 line as printed; the structured form is written out as a line."""
        if isinstance(self.units, str):
            return self.units
        segments = ("、".join(self.units.lead), "、".join(self.units.support))
        return "，".join(segment for segment in segments if segment)


class Section(Record):
    """A section (一、……) of the plan."""

    number: Count = Field(default=0, title="序号", description="可以不写，写了就核对。")
    title: Text = Field(title="标题", description="不带“一、”，序号自动排。")
    tasks: tuple[Task, ...] = Field(default=(), title="任务", description="本章的任务。")


class Preamble(Record):
    """The paragraph before the sections, with a run-in label."""

    label: Text = Field(default="总体思路", title="引题", description="段首的词，不带冒号。")
    text: Text = Field(title="正文", description="冒号后面的话。")


class Plan(Record):
    """The plan of one year. Numbers that the file leaves out are filled in while it is read."""

    version: Count = Field(title="格式版本", description="内容格式的版本，现在是 1。")
    year: Count = Field(title="年度", description="如 2023，与文件夹的名称一致。")
    title: Text = Field(title="标题", description="如“2023年全市城市管理工作要点”。")
    preamble: Preamble | None = Field(default=None, title="引言", description="总体思路；没有就不写。")
    sections: tuple[Section, ...] = Field(title="各章", description="按顺序写。")

    @model_validator(mode="before")
    @classmethod
    def _number_all(cls, data: Any) -> Any:
        """Fill in the numbers left out, so that nobody downstream meets a task without one."""
        return numbered(data) if isinstance(data, Mapping) else data

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in the plan's order."""
        return tuple(task for section in self.sections for task in section.tasks)

    def located_tasks(self) -> Iterator[tuple[tuple[str | int, ...], Section, Task]]:
        """Every task with its path in content (for places of diagnostics) and its section."""
        for s, section in enumerate(self.sections):
            for t, task in enumerate(section.tasks):
                yield ("plan", "sections", s, "tasks", t), section, task

    def task(self, number: int) -> Task:
        """The task with this number; KeyError when there is none."""
        for task in self.tasks:
            if task.number == number:
                return task
        raise KeyError(number)


def numbered(data: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of the raw plan in which every section and task has a number."""
    result = dict(data)
    sections = data.get("sections")
    if not isinstance(sections, (list, tuple)):
        return result
    count = 0
    numbered: list[Any] = []
    for index, section in enumerate(sections, start=1):
        if isinstance(section, Mapping):
            section = _with_number(section, index)
            tasks = section.get("tasks")
            if isinstance(tasks, (list, tuple)):
                section["tasks"] = [_with_number(task, count + i) for i, task in enumerate(tasks, start=1)]
                count += len(tasks)
        numbered.append(section)
    result["sections"] = numbered
    return result


def _with_number(record: Any, number: int) -> Any:
    if not isinstance(record, Mapping):
        return record
    copy = dict(record)
    if copy.get("number") is None:
        copy["number"] = number
    return copy
