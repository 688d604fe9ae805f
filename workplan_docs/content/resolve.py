"""From a 责任单位 line to units with roles.

The grammar: segments are separated by ，, items by 、. The first segment leads, all later ones support (or,
when the organ says ``first_segment_leads: false``, the first item alone leads). An item is a unit, a
group, or shares a piece of its name with a neighbour of the same segment:

* distributive suffix: 甲区、乙县城管局 – a bare area takes the organ of the next item to its right;
* distributive prefix: 区公安局、市场监督管理局 – a name takes the prefix of an item to its left, for the
  prefixes that the organ lists.

A name that is registered as it stands always means itself, and what such a sharing yields must be
registered too: an unknown name is a fault with the nearest known names, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from workplan_docs.content.models import Unit
from workplan_docs.content.registry import Registry
from workplan_docs.content.unit_line import Role, WrittenItem, fold, split_line

MOST_CHARACTERS = 5000  # of a line; forty units in full are a tenth of it


class RoleNames(Protocol):
    """The structured form of ``units``: names by role."""

    @property
    def lead(self) -> tuple[str, ...]:
        """Names of the leading units."""

    @property
    def support(self) -> tuple[str, ...]:
        """Names of the other responsible units."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a line: text as written, where it begins, and the units that it stands for.

    In the structured form ``offset`` is 0 and ``index`` the place in the list of its role.
    """

    text: str
    role: Role
    offset: int
    group: str | None
    units: tuple[Unit, ...]
    index: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """An item that stands for nothing known; ``name`` is what was looked up, empty for an empty item."""

    text: str
    name: str
    role: Role
    offset: int
    nearest: tuple[str, ...] = ()
    index: int = 0


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a line says: who leads, who supports, which functions nobody is named for yet."""

    leads: tuple[Unit, ...]
    supports: tuple[Unit, ...]
    unresolved: tuple[str, ...]
    items: tuple[Item, ...]
    faults: tuple[Fault, ...]

    @property
    def primary_lead(self) -> Unit | None:
        """The unit that collects from the others: the first one named."""
        return self.leads[0] if self.leads else None

    def role_of(self, unit_name: str) -> Role | None:
        """The unit's part in the task, None when it has none."""
        if any(unit.name == unit_name for unit in self.leads):
            return "lead"
        return "support" if any(unit.name == unit_name for unit in self.supports) else None

    def items_of(self, unit_name: str) -> tuple[Item, ...]:
        """The items that the unit is reached through."""
        return tuple(item for item in self.items if any(unit.name == unit_name for unit in item.units))


def resolve_line(line: str | RoleNames, registry: Registry) -> Resolution:
    """Who leads and who supports according to ``line``, a written line or the structured form."""
    if isinstance(line, str) and len(line) > MOST_CHARACTERS:
        return Resolution((), (), (), (), (Fault(line, line, "lead", 0),))
    if isinstance(line, str):
        written = [(item, _role(item, at, registry), 0) for at, item in enumerate(_split(line, registry))]
    else:
        roles: tuple[tuple[Role, tuple[str, ...]], ...] = (("lead", line.lead), ("support", line.support))
        # Names of a list are whole names: each is a segment of its own, so that nothing is shared.
        named = [(name, role, index) for role, names in roles for index, name in enumerate(names)]
        written = [
            (WrittenItem(fold(name), name, 0, segment), role, index)
            for segment, (name, role, index) in enumerate(named)
        ]
    lookups = _lookups([item for item, _, _ in written], registry)
    items: list[Item] = []
    faults: list[Fault] = []
    for (item, role, index), (name, organ_from) in zip(written, lookups, strict=True):
        group = registry.group(name) if registry.unit(name) is None else None
        unit = registry.unit(name)
        if unit is None and group is None:
            if organ_from is not None and not registry.knows(lookups[organ_from][0]):
                continue  # the name that lends its organ is the fault, once for all that share it
            near = registry.nearest(name)
            faults.append(Fault(item.text, name, role, item.offset, near, index))
            continue
        units = registry.members(group) if group else (unit,) if unit else ()
        items.append(Item(item.text, role, item.offset, group.name if group else None, units, index))
    return _gathered(items, faults)


def _split(line: str, registry: Registry) -> tuple[WrittenItem, ...]:
    return split_line(line, registry.whole_names)


def _role(item: WrittenItem, index: int, registry: Registry) -> Role:
    """The first segment leads, or only the first item where the organ reads its lines so."""
    leads = item.segment == 0 if registry.first_segment_leads else index == 0
    return "lead" if leads else "support"


def _gathered(items: Sequence[Item], faults: Sequence[Fault]) -> Resolution:
    """Every unit once, in the order of first mention; who leads does not support as well."""
    leads = {unit.name: unit for item in items if item.role == "lead" for unit in item.units}
    supports = {unit.name: unit for item in items if item.role == "support" for unit in item.units}
    unresolved = dict.fromkeys(item.group for item in items if item.group and not item.units)
    return Resolution(
        leads=tuple(leads.values()),
        supports=tuple(unit for name, unit in supports.items() if name not in leads),
        unresolved=tuple(unresolved),
        items=tuple(items),
        faults=tuple(faults),
    )


def _lookups(items: Sequence[WrittenItem], registry: Registry) -> list[tuple[str, int | None]]:
    """The full name that each item stands for after sharing inside its segment, and whose organ it took."""
    names = [item.key for item in items]
    lenders: dict[int, int] = {}
    for _, segment in groupby(enumerate(items), key=lambda one: one[1].segment):
        places = [at for at, _ in segment]
        lenders |= _share_suffix(names, places, registry)
        _share_prefix(names, places, registry)
    return [(name, lenders.get(at)) for at, name in enumerate(names)]


def _share_suffix(names: list[str], places: Iterable[int], registry: Registry) -> dict[int, int]:
    """Give bare areas the organ of the next item to their right; anything but an area's organ ends it.

    Returns which item each of them took its organ from.
    """
    organ: str | None = None
    lender = 0
    taken: dict[int, int] = {}
    for at in reversed(list(places)):
        name = names[at]
        if registry.knows(name) or registry.area(name) is None:
            organ, lender = registry.organ_of_area(name), at
            if organ is not None:
                names[at] = registry.spelled(name.removesuffix(organ), organ)
        elif organ is not None:
            names[at] = registry.spelled(name, organ)
            taken[at] = lender
    return taken


def _share_prefix(names: list[str], places: Iterable[int], registry: Registry) -> None:
    """Give unknown names the prefix of an item to their left, where that makes a registered name."""
    carried: str | None = None
    for at in places:
        name = names[at]
        if not registry.knows(name) and carried is not None and registry.knows(carried + name):
            names[at] = carried + name
            continue
        carried = next((p for p in registry.prefixes if name.startswith(p)), carried)
