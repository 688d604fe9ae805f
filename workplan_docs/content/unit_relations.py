"""What must hold inside ``units.yaml``: names that mean one thing, orders, areas, members of groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from workplan_docs.content.file_names import name_fault
from workplan_docs.content.models import Area, Group, Path, Unit, UnitsFile
from workplan_docs.content.parts import Parts, guess
from workplan_docs.content.unit_line import fold
from workplan_docs.content.unit_names import meant_by, named
from workplan_docs.errors import Diagnostic
from workplan_docs.text.nearest import nearest

_SHOWN = 8  # lines named in a message
_HANZI = "[\u3400-\u9fff]"


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


def _single_areas(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """RG017 of areas: no name of an area has a mark in it."""
    for index, area in enumerate(units.areas):
        names: list[tuple[Path, str]] = [(("name",), area.name)]
        names += [(("aliases", at), alias) for at, alias in enumerate(area.aliases)]
        for inner, name in names:
            pieces = [piece for piece in re.split(r"[、，,；;/\s]+", name) if piece]
            if len(pieces) > 1:
                message = f"一处写了 {len(pieces)} 个县区的名称：“{name}”"
                kind = "aliases" if inner[0] == "aliases" else "name"
                yield parts.fault("RG017", message, ("units", "areas", index, *inner), _apart(kind, pieces))


def _orders_once(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    first: dict[int, str] = {}
    for index, unit in enumerate(units.units):
        path = ("units", "units", index, "order")
        if not 1 <= unit.order <= 9999:
            message = f"“{unit.name}”的编号 {unit.order} 不在 1 到 9999 之间"
            yield parts.fault("RG004", message, path, f"编号用在文件名里；可以用 {_free_order(units)}。")
        elif first.setdefault(unit.order, unit.name) != unit.name:
            message = f"编号 {unit.order} 重复：“{first[unit.order]}”已经用了"
            hint = f"编号用在文件名里，不能重复；可以用 {_free_order(units)}。"
            yield parts.fault("RG004", message, path, hint)


def _free_order(units: UnitsFile) -> int:
    return free_order({unit.order for unit in units.units})


def free_order(used: Collection[int]) -> int:
    """An order that nobody has: behind the others, so that no dissolved unit's is given away, else in a gap."""
    behind = max((order for order in used if 1 <= order <= 9999), default=0) + 1
    return behind if behind <= 9999 else next(order for order in range(1, len(used) + 2) if order not in used)


def with_free_orders(misfits: Sequence[Diagnostic], data: Any) -> list[Diagnostic]:
    """The faults of a units file; those of a missing order name one that is free, each another."""
    units = data.get("units") if isinstance(data, dict) else None
    listed = units if isinstance(units, list) else []
    used = {str(unit.get("order")) for unit in listed if isinstance(unit, dict)}
    orders = {int(order) for order in used if order.isascii() and order.isdecimal()}
    found: list[Diagnostic] = []
    for fault in misfits:
        if fault.code == "CT004" and "缺少“order”" in fault.message:
            orders.add(free := free_order(orders))
            fault = replace(fault, hint=f"补一行“order: {free}”（别的单位没有用的编号，定下后不改）。")
        found.append(fault)
    return found


def _safe_names(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """A unit's name is part of file names that must be good on Windows, too."""
    for index, unit in enumerate(units.units):
        if meant_by(unit.name) != (unit.name,):
            continue  # RG017 tells it
        path = ("units", "units", index, "name")
        bare = re.sub(rf"^\s+|\s+$|(?<={_HANZI})\s+(?={_HANZI})", "", unit.name)
        if bare != unit.name and bare and not name_fault(bare):
            message = f"单位名称“{unit.name}”里有空格，会照样印出来"
            yield parts.fault("RG005", message, path, f"写成“{bare}”。")
        elif fault := name_fault(unit.name):
            hint = "名称用在文件名里；请改名，原来的写法可以登记为别称（aliases）。"
            yield parts.fault("RG005", f"单位名称{fault}", path, hint)


def _single_names(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """RG017: a name that holds several, or says who leads: nobody would find what a line of the plan calls so."""
    for path, name in _every_name(units):
        right = meant_by(name)
        if right == (name,):
            continue
        kind = path[-1] if isinstance(path[-1], str) else path[-2]
        if len(right) > 1:
            yield parts.fault(
                "RG017", f"一处写了 {len(right)} 个名称：“{name}”", path, _apart(str(kind), right)
            )
        else:
            message = f"名称“{name}”里有“{named(name, sure=True).words}”"
            hint = f"这里只写名称：“{right[0]}”；谁牵头、谁配合，写在工作要点的 units 一行里。"
            yield parts.fault("RG017", message, path, hint)


def _apart(kind: str, right: Sequence[str]) -> str:
    if kind == "aliases":
        return f"一个名称一条，用英文逗号隔开，外面加方括号：“aliases: [{', '.join(right)}]”。"
    if kind == "full_name":
        return f"全称只写一个：“full_name: {right[0]}”；别的叫法写成“aliases: [{', '.join(right[1:])}]”。"
    entries = "".join(f"“- name: {one}”" for one in right)
    return f"一个名称一条，分成{entries}，别的键各写各的；是同一个的几种叫法，就留一个，别的写进 aliases。"


def _every_name(units: UnitsFile) -> Iterator[tuple[Path, str]]:
    """Every name of units and groups with its place."""
    parts: tuple[tuple[str, Sequence[Unit | Group]], ...] = (("units", units.units), ("groups", units.groups))
    for part, records in parts:
        for index, record in enumerate(records):
            path: Path = ("units", part, index)
            yield (*path, "name"), record.name
            if isinstance(record, Unit) and record.full_name:
                yield (*path, "full_name"), record.full_name
            yield from (((*path, "aliases", at), alias) for at, alias in enumerate(record.aliases))


def _areas_known(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """RG006, RG007: areas of units and sets that nobody registered; several of one name are told at the registry."""
    areas = [area.name for area in units.areas]
    found: list[tuple[str, Diagnostic]] = []
    for index, unit in enumerate(units.units):
        path: Path = ("units", "units", index)
        if unit.area is not None and unit.area not in areas:
            hint = guess(unit.area, areas, " areas ")
            message = f"“{unit.name}”的县区“{unit.area}”没有登记"
            found.append((unit.area, parts.fault("RG006", message, (*path, "area"), hint)))
        if unit.kind == "area" and unit.area is None:
            message = f"“{unit.name}”是县区单位，没有写所在县区"
            own = next((name for name in areas if unit.name.startswith(name)), "……")
            found.append(("", parts.fault("RG006", message, path, f"补一行“area: {own}”。")))
    for name, members in units.area_sets.items():
        for at, member in enumerate(members):
            if member not in areas:
                message = f"“{name}”里的“{member}”不是登记的县区"
                hint = _names_apart(member, areas) or guess(member, areas, " areas ")
                found.append((member, parts.fault("RG007", message, ("units", "area_sets", name, at), hint)))
    yield from _area_renamed(parts, units, found)


def _area_renamed(
    parts: Parts, units: UnitsFile, found: Sequence[tuple[str, Diagnostic]]
) -> Iterator[Diagnostic]:
    """The faults; those of one name as a single one, where an area much like it is registered that nobody names."""
    used = {unit.area for unit in units.units} | {area for own in units.area_sets.values() for area in own}
    names = [area.name for area in units.areas]
    told: set[str] = set()
    for name, fault in found:
        lines = [str(other.line) for one, other in found if one == name]
        near = nearest(name, names) if name else ()
        idle = next((one for one in near if one not in used), None)
        if not name or len(lines) < 2 or (near and idle is None):
            yield fault
        elif name not in told:
            told.add(name)
            where = f"有 {len(lines)} 处用的是“{name}”（第 {'、'.join(lines[:_SHOWN])} 行{'等' if len(lines) > _SHOWN else ''}）"
            if idle is None:
                hint = f"漏了的，在 areas 里加一条“- name: {name}”，下面写 kind；不用了的，把那些行删去。"
                yield parts.fault(
                    "RG006", f"areas 里没有“{name}”，{where}", ("units", "areas"), hint, key=True
                )
                continue
            message = f"登记的县区是“{idle}”，没有一处用它，{where}"
            hint = f"这里写错的，改成“name: {name}”；改了名的，把那 {len(lines)} 处都改成“{idle}”。"
            yield parts.fault("RG006", message, ("units", "areas", names.index(idle), "name"), hint)


def _names_apart(written: str, areas: Sequence[str]) -> str | None:
    """What to do where several areas stand in one entry."""
    pieces = [piece for piece in re.split(r"[、，,；;\s]+", written) if piece]
    if len(pieces) < 2 or not any(piece in areas for piece in pieces):
        return None
    return f"县区之间用英文逗号，不用顿号、中文逗号和空格：[{', '.join(pieces)}]。"


def _print_names(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    for index, unit in enumerate(units.units):
        known = [unit.name, *([unit.full_name] if unit.full_name else []), *unit.aliases]
        if unit.print_name is not None and unit.print_name not in known:
            message = f"印出的名称“{unit.print_name}”不是“{unit.name}”的名称、全称或别称"
            hint = "只能是：" + "、".join(known) + "。"
            yield parts.fault("RG008", message, ("units", "units", index, "print_name"), hint)


def _members_once(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    for index, group in enumerate(units.groups):
        seen: set[str] = set()
        for at, member in enumerate(group.members):
            if fold(member) in seen:
                message = f"合称“{group.name}”的成员“{member}”写了两遍"
                path = ("units", "groups", index, "members", at)
                yield parts.fault("RG015", message, path, "删去一处；看看是不是想写别的单位。")
            seen.add(fold(member))


def _areas_once(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """RG015 of sets: an area that stands in one twice."""
    for name, members in units.area_sets.items():
        for at, member in enumerate(members):
            if member in members[:at]:
                message = f"“{name}”里的“{member}”写了两遍"
                path = ("units", "area_sets", name, at)
                yield parts.fault("RG015", message, path, "删去一处；看看是不是想写别的县区。")


def _functions_without_members(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    for index, group in enumerate(units.groups):
        if group.function and group.members:
            message = f"合称“{group.name}”写了成员，又写了 function: true（还不知道是哪些单位）"
            hint = "知道成员了，就删去 function 一行；还没有定，就删去 members。"
            yield parts.fault("RG016", message, ("units", "groups", index, "function"), hint)


UNIT_CHECKS: tuple[Callable[[Parts, UnitsFile], Iterator[Diagnostic]], ...] = (
    _units_once,
    _aliases_apart,
    _area_names_apart,
    _orders_once,
    _safe_names,
    _single_names,
    _single_areas,
    _areas_known,
    _print_names,
    _members_once,
    _areas_once,
    _functions_without_members,
)
