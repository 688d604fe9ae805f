"""What a plan still says when some of its entries do not fit: those are left out, the rest can be checked.

So an unknown unit at the end of the plan comes out in the same run as a figure with its unit at the
beginning. What was salvaged serves to find more faults and nothing else; nothing is ever built from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from workplan_docs.content.plan import Plan, numbered
from workplan_docs.content.positions import Path, Position

# What is odd only because entries were left out, and not to be told.
CONSEQUENCES = frozenset(
    {"PL001", "PL002", "PL006", "PL008", "PL013", "TG003", "TG005", "TG006", "TG010", "RG012"}
)
# The same where a slip may have cost a task its leaders or its units.
OF_SLIPS = frozenset({"PL013", "RG012"})
_MOST_ROUNDS = 4  # leaving one entry out may show the next fault of the same place


def salvage_plan(data: Any, positions: Mapping[Path, Position]) -> tuple[Plan, dict[Path, Position]] | None:
    """The plan without the entries that do not fit, with the places of the others; None when too little is left."""
    if not isinstance(data, dict):
        return None
    data, places = numbered(data), dict(positions)
    for _ in range(_MOST_ROUNDS):
        try:
            return Plan.model_validate(data), places
        except ValidationError as error:
            bad = {_entry(data, tuple(e["loc"])) for e in error.errors(include_url=False)}
        if () in bad or not bad:
            return None
        moved = _moved(data, (), bad)
        data = _pruned(data, (), bad)
        places = {new: places[old] for old, new in moved.items() if old in places}
    return None


def _entry(plan: Any, loc: tuple[int | str, ...]) -> Path:
    """The innermost entry of a list that a fault lies in; the key itself for what the whole plan can do without."""
    data: Any = plan
    path: Path = ()
    found: Path = ()
    for step in loc:
        there = (
            step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        )
        if not there:
            continue
        data = data[step]
        path = (*path, step)
        if isinstance(step, int):
            found = path
    if found:
        return found
    info = Plan.model_fields.get(str(path[0])) if path else None
    needed = not path or (info is not None and info.is_required())
    return () if needed else path[:1]


def _pruned(value: Any, path: Path, bad: set[Path]) -> Any:
    """A copy without the bad entries."""
    if isinstance(value, dict):
        return {k: _pruned(v, (*path, k), bad) for k, v in value.items() if (*path, k) not in bad}
    if isinstance(value, list):
        return [_pruned(v, (*path, i), bad) for i, v in enumerate(value) if (*path, i) not in bad]
    return value


def _moved(value: Any, path: Path, bad: set[Path], new: Path = ()) -> dict[Path, Path]:
    """Old paths to new ones: entries after one that was left out move up."""
    paths = {path: new}
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    kept = 0
    for step, inner in items:
        if (*path, step) in bad:
            continue
        target = step if isinstance(value, dict) else kept
        kept += 1
        paths |= _moved(inner, (*path, step), bad, (*new, target))
    return paths
