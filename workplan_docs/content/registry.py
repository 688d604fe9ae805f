"""The registered units, groups and areas, looked up by any of their names. Knows no name of its own: all are data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from workplan_docs.content.file_names import MAX_NAME, name_fault
from workplan_docs.content.models import Area, Group, Organ, Unit, UnitsFile
from workplan_docs.content.unit_line import fold
from workplan_docs.content.unit_names import meant_by
from workplan_docs.text.nearest import MOST, nearest

_CONSIDERED = 20  # near names among which those of the same area are looked for
Named = TypeVar("Named", bound=Group | Area)


class Registry:
    """Looks up units, groups and areas by any of their registered names.

    A name that is itself a fault (甲科（牵头）, 甲科、乙科) stands for what it was meant to be, too: it is told once,
    where it is registered, and not again at every line that has the right name.
    """

    def __init__(self, units_file: UnitsFile, organ: Organ) -> None:
        self.first_segment_leads = organ.first_segment_leads
        self.prefixes = tuple(fold(prefix) for prefix in organ.distributive_prefixes)
        self._areas = _by_names(units_file.areas)
        self._longest_area = max(map(len, self._areas), default=0)
        self._near: dict[str, tuple[str, ...]] = {}
        self._units: dict[str, Unit] = {}
        for unit in units_file.units:
            for name in (unit.name, unit.full_name, *unit.aliases):
                for one in (name, *meant_by(name)) if name else ():
                    if one == unit.name or self.area(one) in (None, self.area(unit.area or "")):
                        self._units.setdefault(fold(one), unit)  # else RG003: another area's name
        # A unit's own name beats another unit's alias, whatever the order in the file.
        self._units.update({fold(unit.name): unit for unit in units_file.units})
        self._groups = _by_names(units_file.groups)
        known = {**self._groups, **self._units}
        self.whole_names = frozenset(name for name in known if "、" in name or "，" in name or "；" in name)
        self._misnamed = tuple(unit.name for unit in units_file.units if name_fault(unit.name))
        self._display = tuple(
            dict.fromkeys(
                [unit.name for unit in units_file.units if unit.name not in self._misnamed]
                + [group.name for group in units_file.groups]
                + [name for unit in units_file.units for name in (unit.full_name, *unit.aliases) if name]
            )
        )

    @property
    def who_leads(self) -> str:
        """In a clerk's words, what the places in a line mean."""
        if self.first_segment_leads:
            return "第一个“，”前面的牵头，后面的配合"
        return "第一个单位牵头，后面的配合"

    def unit(self, name: str) -> Unit | None:
        """The unit that goes by this name, full name or alias."""
        return self._units.get(fold(name))

    def group(self, name: str) -> Group | None:
        """The group that goes by this name or alias."""
        return self._groups.get(fold(name))

    def area(self, name: str) -> Area | None:
        """The area that goes by this name or alias."""
        return self._areas.get(fold(name))

    def members(self, group: Group) -> tuple[Unit, ...]:
        """The units of the group; unknown members are the checks' business and left out here."""
        found = (self.unit(name) for name in group.members)
        return tuple({unit.name: unit for unit in found if unit}.values())

    def knows(self, name: str) -> bool:
        """Whether a unit or a group is registered under exactly this name."""
        return self.unit(name) is not None or self.group(name) is not None

    def nearest(self, name: str) -> tuple[str, ...]:
        """Up to three registered names that look like ``name``, all of its area where it says one.

        Sister offices of several areas differ in the area alone; who wrote 兰山区 did not mean 罗庄区. A name
        that cannot stay as it is (停车/专班) is no advice.
        """
        key = fold(name)
        if len(key) > MAX_NAME:
            return ()
        if key not in self._near:
            self._near[key] = self._nearest(key)
        return self._near[key]

    def _nearest(self, name: str) -> tuple[str, ...]:
        near = nearest(name, self._display, _CONSIDERED)
        area = self.area_of(name)
        if area is not None:
            near = tuple(known for known in near if self._stands_in(known, area))
            near = near or tuple(known for known in self._display if self._stands_in(known, area))
        return near[:MOST]

    def names_in(self, area: Area) -> tuple[str, ...]:
        """The names of the area's units."""
        return tuple(name for name in self._display if self._stands_in(name, area) and self.unit(name))

    def area_short(self, name: str) -> Area | None:
        """The one area whose name lacks its last character or two in ``name`` (兰山: 兰山区)."""
        key = fold(name)
        found = {
            area.name: area
            for full, area in self._areas.items()
            if len(key) >= 2 and full.startswith(key) and 1 <= len(full) - len(key) <= 2
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def area_of(self, name: str) -> Area | None:
        """The registered area that ``name`` begins with."""
        key = fold(name)
        longest = min(len(key), self._longest_area)
        return next((self._areas[key[:n]] for n in range(longest, 0, -1) if key[:n] in self._areas), None)

    def misnamed(self, name: str) -> str | None:
        """The unit that ``name`` most resembles, where its own name must be put right first."""
        best = nearest(fold(name), (*self._misnamed, *self._display), 1)
        return best[0] if best and best[0] in self._misnamed else None

    def _stands_in(self, name: str, area: Area) -> bool:
        unit = self.unit(name)
        if unit is not None and unit.area is not None:
            return self.area(unit.area) == area
        return self.area_of(name) == area

    def organ_of_area(self, name: str) -> str | None:
        """What follows the area in ``name`` (费县城管局: 城管局); None when it is no such name.

        A unit that is of no area has none (甲江海关). That its area is the wrong one is told where that is written.
        """
        unit = self._units.get(name)
        if unit is not None and unit.area is None:
            return None
        own = fold(unit.area) if unit and unit.area else ""
        longest = min(len(name) - 1, max(self._longest_area, len(own)))
        ends = (n for n in range(longest, 0, -1) if name[:n] == own or name[:n] in self._areas)
        length = next(ends, 0)
        return name[length:] if length else None

    def spelled(self, name: str, organ: str) -> str:
        """The registered spelling of ``organ`` of the area written ``name``; as written when there is none.

        An area that is registered under two names lends both to its organs.
        """
        area = self.area(name)
        spellings = [name, *((fold(other) for other in (area.name, *area.aliases)) if area else ())]
        return next((s + organ for s in spellings if self.knows(s + organ)), name + organ)


def _by_names(records: Iterable[Named]) -> dict[str, Named]:
    """Records under their folded names and aliases; a name beats an alias."""
    listed = tuple(records)
    written = [(name, record) for record in listed for name in (*record.aliases, record.name)]
    meant = [(one, record) for name, record in written for one in meant_by(name)]
    found = {fold(name): record for name, record in reversed([*written, *meant])}
    return found | {fold(record.name): record for record in listed}


def owner_names(units: UnitsFile) -> dict[str, str]:
    """Every name that may stand in ``owed_by``, under its folded form: sets, areas, units and groups."""
    names = list(units.area_sets)
    for area in units.areas:
        names += (area.name, *area.aliases)
    for unit in units.units:
        names += (unit.name, *unit.aliases, *((unit.full_name,) if unit.full_name else ()))
    for group in units.groups:
        names += (group.name, *group.aliases)
    return {fold(name): name for name in names}
