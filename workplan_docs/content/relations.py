"""What must hold between the records of content before anything can be made of them.

These are fixed: no office may want them otherwise. What an office may live with is in the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workplan_docs.content.models import LeadersFile, Path, Plan
from workplan_docs.content.organ import FORMAT_VERSION
from workplan_docs.content.parts import Parts, guess
from workplan_docs.content.unit_relations import UNIT_CHECKS
from workplan_docs.errors import Diagnostic


def check_relations(parts: Parts) -> list[Diagnostic]:
    """Every broken relation, as errors, in the order of the files and lines."""
    found = list(_versions(parts))
    if parts.units is not None:
        for check in UNIT_CHECKS:
            found += check(parts, parts.units)
    if parts.leaders is not None:
        found += _leaders_once(parts, parts.leaders)
    if parts.plan is not None:
        for plan_check in _PLAN_CHECKS:
            found += plan_check(parts, parts.plan)
    return found


def _versions(parts: Parts) -> Iterator[Diagnostic]:
    records = {
        "organ": parts.organ,
        "units": parts.units,
        "leaders": parts.leaders,
        "plan": parts.plan,
        "notice": parts.notice,
        **dict(parts.documents),
    }
    for key, record in records.items():
        if record is not None and record.version != FORMAT_VERSION:
            message = f"内容格式的版本是 {record.version}，本程序只认 {FORMAT_VERSION}"
            hint = f"写 version: {FORMAT_VERSION}；如果文件来自更新的程序，请先更新本程序。"
            yield parts.fault("CT008", message, (key, "version"), hint)


def _leaders_once(parts: Parts, leaders: LeadersFile) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, leader in enumerate(leaders.leaders):
        path = ("leaders", "leaders", index, "name")
        if leader.name in seen:
            yield parts.fault("PL005", f"领导“{leader.name}”写了两次", path, "删去一处。")
        if re.search(r"\s", leader.name):
            bare = re.sub(r"\s", "", leader.name)
            yield parts.fault("PL005", f"姓名“{leader.name}”里有空格", path, f"写成“{bare}”。")
        seen.add(leader.name)


def _numbers(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    count = 0
    for s, section in enumerate(plan.sections):
        if section.number != s + 1:
            message = f"这一章应当是第 {s + 1} 章，写的是 {section.number}"
            path: Path = ("plan", "sections", s, "number")
            yield parts.fault("PL002", message, path, "改正序号，或者删去这一行（序号可以不写）。")
        for t, task in enumerate(section.tasks):
            count += 1
            if task.number != count:
                message = f"这项任务应当是第 {count} 项，写的是 {task.number}"
                path = ("plan", "sections", s, "tasks", t, "number")
                yield parts.fault("PL001", message, path, "全文连续编号；改正，或者删去这一行（可以不写）。")


def _targets(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    located = [
        ((*path, "targets", index), task, target)
        for path, _, task in plan.located_tasks()
        for index, target in enumerate(task.targets)
    ]
    known = {target.id for _, _, target in located}
    seen: set[str] = set()
    for path, task, target in located:
        if target.id in seen:
            yield parts.fault("TG001", f"指标编号“{target.id}”重复", (*path, "id"), "每个指标一个编号。")
        seen.add(target.id)
        if re.fullmatch(rf"{task.number}\.[1-9][0-9]*", target.id) is None:
            message = f"指标编号“{target.id}”应当是任务序号、点、序号"
            yield parts.fault("TG002", message, (*path, "id"), f"本任务的指标写成 {task.number}.1、……。")
        for at, part in enumerate(target.parts):
            if part == target.id or part not in known:
                what = "是它自己" if part == target.id else "没有这个指标"
                message = f"指标 {target.id} 的分项“{part}”{what}"
                hint = guess(
                    part, [i for i in known if i.startswith(f"{task.number}.")], "这项任务的 targets "
                )
                yield parts.fault("TG003", message, (*path, "parts", at), hint)


def _leaders_known(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    if parts.leaders is None or "leaders" in parts.doubtful:
        return
    known = [leader.name for leader in parts.leaders.leaders]
    for path, _, task in plan.located_tasks():
        for at, name in enumerate(task.leaders):
            if name in known:
                continue
            bare = re.sub(r"\s", "", name)
            hint = f"姓名不加空格：写“{bare}”。" if bare in known else guess(name, known, " leaders.yaml ")
            if "，" in name or "、" in name:
                hint = "几个姓名之间用英文逗号，如 [张三, 李四]；或者一行一个，以“- ”开头。"
            yield parts.fault("PL003", f"领导“{name}”不在领导名单里", (*path, "leaders", at), hint)


def _year(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    if plan.year != parts.year:
        message = f"年度写的是 {plan.year}，文件夹是 {parts.year}"
        yield parts.fault("PL004", message, ("plan", "year"), f"写 year: {parts.year}，或者给文件夹改名。")


_PLAN_CHECKS: tuple[Callable[[Parts, Plan], Iterator[Diagnostic]], ...] = (
    _year,
    _numbers,
    _targets,
    _leaders_known,
)
