"""Rules on collective names in the registry that seem to have lost a member. RG020.

A name says a whole (各县区城管局, 九县) and all others of its kind are in it: what the registry itself knows is the
evidence, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from workplan_docs.content.models import Group, Unit, UnitsFile
from workplan_docs.content.unit_line import fold
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View
from workplan_docs.text.counted import counted

_WHOLE = re.compile("各|所有|全体|全部")
_BUT = re.compile("除|其他|其它|有关|相关|部分")
_FEW = 2  # at least so many members for each that is missing; with fewer it may be meant so


def lost_members(view: View) -> Iterator[Diagnostic]:
    """RG020: a group said to be a whole without a unit of the kind that all its members are of."""
    units = view.content.units
    for index, group in enumerate(units.groups):
        missing = _missing_units(group, units)
        if missing:
            shown = "、".join(f"“{unit.name}”" for unit in missing)
            message = f"合称“{group.name}”的成员里没有{shown}，同类的其他 {len(group.members)} 个都写了"
            hint = "漏了的，在 members 里加" + "".join(f"“- {unit.name}”" for unit in missing) + _MEANT
            path = ("units", "groups", index, "members")
            certain = missing[0].kind == "area"
            yield view.say("RG020", Severity.WARNING if certain else Severity.HINT, message, path, hint)


_MEANT = "；确实不算在内的，名称改成“部分……”，用到的地方也这样写。"


def lost_areas(view: View) -> Iterator[Diagnostic]:
    """RG020: a set of areas with another number of areas than its name says, or without one of their kind."""
    units = view.content.units
    known = {area.name for area in units.areas}
    for name, members in units.area_sets.items():
        if not known.issuperset(members):
            continue  # RG007 tells it
        path = ("units", "area_sets", name)
        said = counted(name)
        if len(set(members)) < len(members):
            continue  # RG015 tells it, with the one that is missing
        if said is not None and said != len(members):
            message = f"“{name}”应当是 {said} 个，写了 {len(members)} 个"
            hint = _absent(name, said, members, units) or "对照名称，补上漏了的，删去多的。"
            yield view.say("RG020", Severity.ERROR, message, path, hint)
        elif missing := _missing_areas(name, members, units):
            message = f"“{name}”里没有“{missing}”，同类的其他县区都写了"
            yield view.say("RG020", Severity.WARNING, message, path, f"漏了的，加上“{missing}”{_MEANT}")


def _absent(name: str, said: int, members: Collection[str], units: UnitsFile) -> str:
    """What to add or to take out, where the kinds of the areas leave no choice; empty where they do."""
    endings = {member[-1:] for member in members}
    kinds = {area.kind for area in units.areas if area.name in members}
    absent = [
        area.name
        for area in units.areas
        if area.name not in members and area.kind in kinds and area.name[-1] in endings
    ]
    if len(set(members)) + len(absent) == said:
        return f"漏了“{'”“'.join(absent)}”，加上。"
    odd = [member for member in members if member[-1] not in name]
    return (
        f"按名称看多了“{'”“'.join(odd)}”；多了就删去。"
        if odd and len(set(members)) - len(odd) == said
        else ""
    )


def _missing_units(group: Group, units: UnitsFile) -> list[Unit]:
    if not _WHOLE.search(group.name) or _BUT.search(group.name):
        return []
    by_name = {fold(alias): unit for unit in units.units for alias in unit.aliases}
    by_name |= {fold(unit.name): unit for unit in units.units}
    members = [by_name[fold(name)] for name in group.members if fold(name) in by_name]
    if len(members) < len(group.members) or len({unit.kind for unit in members}) != 1:
        return []
    present = {fold(unit.name) for unit in members}
    missing = [u for u in units.units if fold(u.name) not in present and u.kind == members[0].kind]
    if members[0].kind == "area":
        organs = {_organ(unit) for unit in members}
        if len(organs) != 1 or None in organs:
            return []
        areas = {unit.area for unit in members}
        missing = [u for u in missing if _organ(u) in organs]
        missing = [u for u in missing if _of_the_kind(u.area or "", areas, group.name, units)]
    else:
        missing = [unit for unit in missing if unit.area is None]
    return missing if len(missing) * _FEW <= len(members) else []


def _organ(unit: Unit) -> str | None:
    """What follows the area in a unit's name; None when the name does not begin with it."""
    return unit.name.removeprefix(unit.area) if unit.area and unit.name.startswith(unit.area) else None


def _of_the_kind(area: str, members: Collection[str | None], name: str, units: UnitsFile) -> bool:
    """Whether an area is of a kind that the members have and the collective name says (各县区: 县, 区)."""
    kinds = {a.kind for a in units.areas if a.name in members}
    own = next((a.kind for a in units.areas if a.name == area), None)
    return own in kinds and area[-1:] in name and area not in members


def _missing_areas(name: str, members: Sequence[str], units: UnitsFile) -> str:
    """The one area of the kinds of the others that a set called 各…… lacks; empty when none, or several."""
    if not _WHOLE.search(name) or _BUT.search(name) or len(members) < _FEW:
        return ""
    missing = [a.name for a in units.areas if _of_the_kind(a.name, members, name, units)]
    return missing[0] if len(missing) == 1 else ""


RULES = (lost_members, lost_areas)
