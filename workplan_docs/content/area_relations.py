"""What must hold of areas in ``units.yaml``: names that mean one thing, sets and units that name registered areas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from workplan_docs.content.models import Path, UnitsFile
from workplan_docs.content.parts import Parts, guess
from workplan_docs.content.unit_line import fold
from workplan_docs.content.unit_names import one_each
from workplan_docs.errors import Diagnostic
from workplan_docs.text.nearest import nearest

_SHOWN = 8  # lines named in a message


def _named_as_area(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """RG003: another name of a unit that is an area's, which it does not belong to: 费县、沂水县城管局 could not be read."""
    areas = {fold(name): area.name for area in units.areas for name in (area.name, *area.aliases)}
    for index, unit in enumerate(units.units):
        for at, alias in enumerate(unit.aliases):
            area = areas.get(fold(alias))
            if area is not None and area != areas.get(fold(unit.area or "")):
                message = f"“{unit.name}”的别称“{alias}”是县区“{area}”的名称"
                path = ("units", "units", index, "aliases", at)
                yield parts.fault("RG003", message, path, "一个名称只能指一个，删去这个别称。")


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
                yield parts.fault("RG017", message, ("units", "areas", index, *inner), one_each(kind, pieces))


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
                message = f"“{name}”里的“{member}”没有登记"
                hint = (
                    _names_apart(member, areas)
                    or _inner_set(member, units)
                    or guess(member, areas, " areas ")
                )
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
        lines = [str(line) for line in sorted(other.line or 0 for one, other in found if one == name)]
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


def _inner_set(name: str, units: UnitsFile) -> str:
    """What to do where a set stands in a set."""
    areas = units.area_sets.get(name)
    return f"合称里只写县区，逐个写上：{', '.join(areas)}。" if areas else ""


def _names_apart(written: str, areas: Sequence[str]) -> str | None:
    """What to do where several areas stand in one entry."""
    pieces = [piece for piece in re.split(r"[、，,；;\s]+", written.strip("【】[]（）()")) if piece]
    if len(pieces) < 2 or not any(piece in areas for piece in pieces):
        return None
    return f"县区之间用英文逗号，不用顿号、中文逗号和空格：[{', '.join(pieces)}]。"


def _areas_once(parts: Parts, units: UnitsFile) -> Iterator[Diagnostic]:
    """RG015 of sets: an area that stands in one twice."""
    for name, members in units.area_sets.items():
        for at, member in enumerate(members):
            if member in members[:at]:
                message = f"“{name}”里的“{member}”写了两遍"
                path = ("units", "area_sets", name, at)
                kind = member[-1:]
                absent = [a.name for a in units.areas if a.name not in members and a.name.endswith(kind)]
                meant = f"是不是“{absent[0]}”" if len(absent) == 1 else "看看是不是想写别的县区"
                yield parts.fault("RG015", message, path, f"{meant}；不是就删去一处。")


AREA_CHECKS: tuple[Callable[[Parts, UnitsFile], Iterator[Diagnostic]], ...] = (
    _named_as_area,
    _area_names_apart,
    _single_areas,
    _areas_known,
    _areas_once,
)
