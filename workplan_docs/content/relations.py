"""What must hold between the records of content before anything can be made of them.

These are fixed: no office may want them otherwise. What an office may live with is in the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workplan_docs.content.file_names import name_fault
from workplan_docs.content.models import (
    Area,
    Group,
    LeadersFile,
    Notice,
    OfficialDocument,
    Organ,
    Path,
    Plan,
    Positions,
    Unit,
    UnitsFile,
)
from workplan_docs.content.organ import FORMAT_VERSION
from workplan_docs.content.unit_line import fold
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.text.nearest import nearest


@dataclass(frozen=True)
class Parts:
    """The parts of content that could be read; the others are None and checked by nobody.

    A ``doubtful`` part was read with faults of writing: it may lack records, which is no other file's fault.
    """

    year: int
    organ: Organ | None
    units: UnitsFile | None
    leaders: LeadersFile | None
    plan: Plan | None
    notice: Notice | None
    positions: Positions
    doubtful: frozenset[str] = frozenset()
    documents: tuple[tuple[str, OfficialDocument], ...] = ()  # with what their paths begin with

    def fault(
        self, code: str, message: str, path: Path, hint: str | None = None, *, key: bool = False
    ) -> Diagnostic:
        """An error at the place of a path."""
        place = self.positions.find(path, key=key)
        return Diagnostic(code, Severity.ERROR, message, place.file, place.line, place.column, hint)


def check_relations(parts: Parts) -> list[Diagnostic]:
    """Every broken relation, as errors, in the order of the files and lines."""
    found = list(_versions(parts))
    if parts.units is not None:
        for check in _UNIT_CHECKS:
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


def _guess(name: str, known: Iterable[str], where: str) -> str:
    """Advice for a name that nobody has: the nearest ones, else where to register it."""
    near = nearest(name, known)
    return "是不是" + "、".join(f"“{n}”" for n in near) + "？" if near else f"请先在{where}里登记。"


def _units_once(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """No name, full name or alias may mean two things: a line must be readable in one way only."""
    named: tuple[tuple[str, Sequence[Unit | Group | Area]], ...] = (
        ("units", units.units),
        ("groups", units.groups),
        ("areas", units.areas),
    )
    for part, records in named:
        own: dict[str, int] = {}
        for index, record in enumerate(records):
            first = own.setdefault(fold(record.name), index)
            if first != index:
                line = parts.positions.find(("units", part, first, "name")).line
                message = f"名称“{record.name}”登记了两次，前一次在第 {line} 行"
                yield parts.fault("RG002", message, ("units", part, index, "name"), "删去一处，或者改名。")


def _aliases_apart(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    taken: dict[str, tuple[str, str]] = {}
    names: list[tuple[str, str, Path]] = []
    named: tuple[tuple[str, Sequence[Unit | Group]], ...] = (("units", units.units), ("groups", units.groups))
    for part, records in named:
        for index, record in enumerate(records):
            taken.setdefault(fold(record.name), (part, record.name))
            path: Path = ("units", part, index)
            full = getattr(record, "full_name", None)
            if full:
                names.append((full, record.name, (*path, "full_name")))
            names += [(a, record.name, (*path, "aliases", at)) for at, a in enumerate(record.aliases)]
    yield from _group_named_as_unit(parts, units)
    for name, owner, path in names:
        _, first = taken.setdefault(fold(name), (str(path[1]), owner))
        if first != owner:
            message = f"“{owner}”的别称“{name}”也是“{first}”的名称或别称"
            yield parts.fault("RG003", message, path, "一个名称只能指一个单位或合称，删去一处。")


def _group_named_as_unit(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    own = {fold(unit.name) for unit in units.units}
    for index, group in enumerate(units.groups):
        if fold(group.name) in own:
            message = f"合称“{group.name}”与一个单位同名"
            yield parts.fault("RG003", message, ("units", "groups", index, "name"), "给合称换一个名称。")


def _area_names_apart(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    taken = {fold(area.name): area.name for area in units.areas}
    for index, area in enumerate(units.areas):
        for at, alias in enumerate(area.aliases):
            if taken.setdefault(fold(alias), area.name) != area.name:
                message = f"“{area.name}”的别称“{alias}”也是“{taken[fold(alias)]}”的名称或别称"
                path = ("units", "areas", index, "aliases", at)
                yield parts.fault("RG003", message, path, "一个名称只能指一个县区，删去一处。")


def _orders_once(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    first: dict[int, str] = {}
    for index, unit in enumerate(units.units):
        path = ("units", "units", index, "order")
        if not 1 <= unit.order <= 9999:
            yield parts.fault("RG004", f"“{unit.name}”的编号 {unit.order} 不在 1 到 9999 之间", path, None)
        elif first.setdefault(unit.order, unit.name) != unit.name:
            message = f"编号 {unit.order} 重复：“{first[unit.order]}”已经用了"
            free = max(u.order for u in units.units) + 1
            yield parts.fault("RG004", message, path, f"编号用在文件名里，不能重复；可以用 {free}。")


def _safe_names(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """A unit's name is part of file names that must be good on Windows, too."""
    for index, unit in enumerate(units.units):
        fault = name_fault(unit.name)
        if fault:
            path = ("units", "units", index, "name")
            hint = "名称用在文件名里；请改名，原来的写法可以登记为别称（aliases）。"
            yield parts.fault("RG005", f"单位名称{fault}", path, hint)


def _areas_known(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    areas = [area.name for area in units.areas]
    for index, unit in enumerate(units.units):
        path: Path = ("units", "units", index)
        if unit.area is not None and unit.area not in areas:
            hint = _guess(unit.area, areas, " areas ")
            yield parts.fault("RG006", f"“{unit.name}”的县区“{unit.area}”没有登记", (*path, "area"), hint)
        if unit.kind == "area" and unit.area is None:
            message = f"“{unit.name}”是县区单位，没有写所在县区"
            yield parts.fault("RG006", message, path, "补一行“area: ……”。")
    for name, members in units.area_sets.items():
        for at, member in enumerate(members):
            if member not in areas:
                message = f"“{name}”里的“{member}”不是登记的县区"
                hint = _guess(member, areas, " areas ")
                yield parts.fault("RG007", message, ("units", "area_sets", name, at), hint)


def _print_names(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    for index, unit in enumerate(units.units):
        known = [unit.name, *([unit.full_name] if unit.full_name else []), *unit.aliases]
        if unit.print_name is not None and unit.print_name not in known:
            message = f"印出的名称“{unit.print_name}”不是“{unit.name}”的名称、全称或别称"
            hint = "只能是：" + "、".join(known) + "。"
            yield parts.fault("RG008", message, ("units", "units", index, "print_name"), hint)


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
                hint = _guess(
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
            hint = f"姓名不加空格：写“{bare}”。" if bare in known else _guess(name, known, " leaders.yaml ")
            if "，" in name or "、" in name:
                hint = "几个姓名之间用英文逗号，如 [张三, 李四]；或者一行一个，以“- ”开头。"
            yield parts.fault("PL003", f"领导“{name}”不在领导名单里", (*path, "leaders", at), hint)


def _year(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    if plan.year != parts.year:
        message = f"年度写的是 {plan.year}，文件夹是 {parts.year}"
        yield parts.fault("PL004", message, ("plan", "year"), f"写 year: {parts.year}，或者给文件夹改名。")


_UNIT_CHECKS: tuple[Callable[[Parts, UnitsFile], Iterator[Diagnostic]], ...] = (
    _units_once,
    _aliases_apart,
    _area_names_apart,
    _orders_once,
    _safe_names,
    _areas_known,
    _print_names,
)
_PLAN_CHECKS: tuple[Callable[[Parts, Plan], Iterator[Diagnostic]], ...] = (
    _year,
    _numbers,
    _targets,
    _leaders_known,
)
