"""What must hold inside ``units.yaml``: names that mean one thing, orders, areas, members of groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any
from unicodedata import category

from workplan_docs.content.area_relations import AREA_CHECKS
from workplan_docs.content.file_names import name_fault
from workplan_docs.content.models import Area, Group, Path, Unit, UnitsFile
from workplan_docs.content.parts import Parts
from workplan_docs.content.unit_line import fold
from workplan_docs.content.unit_names import meant_by, named, one_each, one_roof
from workplan_docs.errors import Diagnostic
from workplan_docs.text.numerals import whole_number

_ROLE_WORD = "牵头|配合|责任|主办|协办|负责"
_ELSEWHERE = "；谁牵头、谁配合，写在工作要点的 units 一行里。"
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


def _orders_once(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    first: dict[int, str] = {}
    used = {unit.order for unit in units.units}
    for index, unit in enumerate(units.units):
        path = ("units", "units", index, "order")
        free = free_order(used)
        if not 1 <= unit.order <= 9999:
            used.add(free)
            message = f"“{unit.name}”的编号 {unit.order} 不在 1 到 9999 之间"
            yield parts.fault("RG004", message, path, f"编号用在文件名里；可以用 {free}。")
        elif first.setdefault(unit.order, unit.name) != unit.name:
            message = f"编号 {unit.order} 重复：“{first[unit.order]}”已经用了"
            used.add(free)
            hint = f"编号用在文件名里，不能重复；可以用 {free}。"
            yield parts.fault("RG004", message, path, hint)


def free_order(used: Collection[int]) -> int:
    """An order that nobody has: behind the others, so that no dissolved unit's is given away, else in a gap."""
    behind = max((order for order in used if 1 <= order <= 9999), default=0) + 1
    return behind if behind <= 9999 else next(order for order in range(1, len(used) + 2) if order not in used)


def with_free_orders(misfits: Sequence[Diagnostic], data: Any) -> list[Diagnostic]:
    """The faults of a units file; those of a missing order name one that is free, each another."""
    units = data.get("units") if isinstance(data, dict) else None
    listed = units if isinstance(units, list) else []
    used = {str(unit.get("order")) for unit in listed if isinstance(unit, dict)}
    orders = {number for order in used if (number := whole_number(order)) is not None}
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
        seen = "".join(char for char in unit.name if category(char) != "Cf")
        bare = re.sub(rf"^\s+|\s+$|(?<={_HANZI})\s+(?={_HANZI})", "", seen)
        if bare != unit.name and bare and not name_fault(bare):
            what = "空格，会照样印出来" if seen == unit.name else "看不见的字符"
            hint = f"删去整个名称，重打一遍：“{bare}”。"
            yield parts.fault("RG005", f"单位名称“{seen}”里有{what}", path, hint)
        elif fault := name_fault(unit.name):
            hint = "名称用在文件名里；请改名，原来的写法可以登记为别称（aliases）。"
            yield parts.fault("RG005", f"单位名称{fault}", path, hint)


def _single_names(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """RG017: a name that holds several, or says who leads: nobody would find what a line of the plan calls so."""
    names = [name for _, name in _every_name(units)]
    for path, name in _every_name(units):
        right = meant_by(name)
        if right == (name,) or (path[-1] == "name" and one_roof(name, names)):
            continue
        kind = path[-1] if isinstance(path[-1], str) else path[-2]
        if len(right) > 1:
            yield parts.fault(
                "RG017", f"一处写了 {len(right)} 个名称：“{name}”", path, one_each(str(kind), right)
            )
        else:
            words = named(name, sure=True).words
            message = f"名称“{name}”里有“{words}”" if words else f"名称{name}外面有引号，会照样印出来"
            hint = f"这里只写名称：“{right[0]}”" + (_ELSEWHERE if re.search(_ROLE_WORD, words) else "。")
            yield parts.fault("RG017", message, path, hint)


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


def _functions_without_members(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    for index, group in enumerate(units.groups):
        if group.function and group.members:
            message = f"合称“{group.name}”写了成员，又写了 function: true（还不知道是哪些单位）"
            hint = "知道成员了，就删去 function 一行；还没有定，就删去 members。"
            yield parts.fault("RG016", message, ("units", "groups", index, "function"), hint)


UNIT_CHECKS: tuple[Callable[[Parts, UnitsFile], Iterator[Diagnostic]], ...] = (
    _units_once,
    _aliases_apart,
    _orders_once,
    _safe_names,
    _single_names,
    _print_names,
    _members_once,
    _functions_without_members,
    *AREA_CHECKS,
)
