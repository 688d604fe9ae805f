"""A name changed in the registry alone: one message there, not one at every line that has the old name.

When several places have a name that nobody registered, and a registered name much like it stands nowhere in the
plan, the registry is what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workplan_docs.content.models import Content, Group, Path, Unit
from workplan_docs.content.ready import ready_list
from workplan_docs.content.registry import Registry
from workplan_docs.content.unit_faults import Line, Unknown, unknown
from workplan_docs.content.unit_line import fold
from workplan_docs.errors import Diagnostic

_LEAST = 2  # places: a name misspelt once is the slip of one line
_MANY = 4  # places of one name that nobody registered: told once, with their lines
_SHOWN = 8
_STRANGE = 4  # names; a plan of fewer units may have them all misspelt


def told_once(
    content: Content, lines: Sequence[Line], found: Iterable[Unknown], registry: Registry
) -> Iterator[Diagnostic]:
    """The faults, with those of one renamed unit or group as a single one at its entry of ``units.yaml``."""
    found = list(found)
    if (stranger := _strange_registry(content, lines, found)) is not None:
        yield stranger
        return
    places: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.name:
            places.setdefault(one.name, []).append(one.fault)
    once = {name: _with_others(faults) for name, faults in places.items() if len(faults) >= _MANY}
    used = _used(lines, registry)
    entries = _entries(content)
    several = [name for name, faults in places.items() if len(faults) >= _LEAST]
    orphans = _orphans(content, used, registry)
    for name, faults in places.items():
        near = registry.nearest(name) if len(faults) >= _LEAST else ()
        new = next((entries[key] for key in map(fold, near) if key in entries and key not in used), None)
        if new is None and several == [name] and not near and len(orphans) == 1:
            new = entries[orphans[0]]  # one name too many here, one too many there
        if new is not None:
            once[name] = _renamed(content, name, new, faults)
    told: set[str] = set()
    for one in found:
        if one.name not in once:
            yield one.fault
        elif one.name not in told:
            told.add(one.name)
            yield once[one.name]


def _strange_registry(content: Content, lines: Iterable[Line], found: Sequence[Unknown]) -> Diagnostic | None:
    """One message where no line of the plan holds a single registered name: the registry is another office's."""
    names = list(dict.fromkeys(one.name for one in found if one.name))
    if len(names) < _STRANGE or any(line.resolution.items for line in lines):
        return None
    shown = "、".join(f"“{name}”" for name in names[:3])
    message = f"工作要点里的单位一个也没有登记：{shown}等 {len(names)} 个"
    hint = "看看 units.yaml 是不是别的单位的、还没有填的；是的话，照工作要点逐个登记，或者换上自己的 units.yaml。"
    return unknown(message, content.place("units", "units"), hint)


def _orphans(content: Content, used: set[str], registry: Registry) -> list[str]:
    """The folded names of the units that nothing names, neither the plan nor a group."""
    members = {fold(unit.name) for group in content.units.groups for unit in registry.members(group)}
    names = (fold(unit.name) for unit in content.units.units)
    return [name for name in names if name not in used | members]


def _entries(content: Content) -> dict[str, tuple[Unit | Group, Path]]:
    """Units and groups under their folded names, with the places of those."""
    units = content.units
    parts: tuple[tuple[str, Sequence[Unit | Group]], ...] = (("units", units.units), ("groups", units.groups))
    return {
        fold(record.name): (record, ("units", part, index, "name"))
        for part, records in parts
        for index, record in enumerate(records)
    }


def _used(lines: Iterable[Line], registry: Registry) -> set[str]:
    """The folded names of units and groups that the plan itself names, not only as members of a group."""
    used: set[str] = set()
    for line in lines:
        for item in line.resolution.items:
            used |= {fold(item.group)} if item.group else {fold(unit.name) for unit in item.units}
        for target in line.task.targets:
            for owner in target.owed_by:
                one = registry.unit(owner) or registry.group(owner)
                used |= {fold(one.name)} if one else set()
    return used


def _renamed(
    content: Content, old: str, new: tuple[Unit | Group, Path], faults: Sequence[Diagnostic]
) -> Diagnostic:
    record, path = new
    aliases = f"aliases: {ready_list((*record.aliases, old))}"
    add = f"把别称改成“{aliases}”" if record.aliases else f"在这一行下面加“{aliases}”"
    shown = _places(faults)
    message = f"登记的是“{record.name}”，工作要点里没有用它，有 {len(faults)} 处用的是“{old}”：{shown}。"
    hint = (
        f"改了名的，{add}，别处不用动；这里写错的，改成“name: {old}”；确是两个单位的，把没有登记的另行登记。"
    )
    return unknown(message, content.place(*path), hint)


def _with_others(faults: Sequence[Diagnostic]) -> Diagnostic:
    """The first of many faults of one name, with the places of the others."""
    fault, *others = faults
    message = f"{fault.message.rstrip('。')}，另有 {len(others)} 处：{_places(others)}。"
    return replace(fault, message=message)


def _places(faults: Sequence[Diagnostic]) -> str:
    """Files and lines of faults, the first few."""
    at: dict[str, list[str]] = {}
    for fault in faults[:_SHOWN]:
        at.setdefault(str(fault.file), []).append(str(fault.line))
    shown = "，".join(f"{file} 第 {'、'.join(lines)} 行" for file, lines in at.items())
    return shown + ("等" if len(faults) > _SHOWN else "")
