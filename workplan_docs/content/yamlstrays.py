"""Keys that stand in a record which does not know them: well-formed YAML, with a line in the wrong column."""

from __future__ import annotations

from typing import Any

from workplan_docs.content.outline import Outline


def strays(data: Any, outline: Outline, keys: frozenset[str]) -> int:
    """How many keys stand in a record that does not know them, though another one of the file does."""
    count = 0
    for key, value in data.items() if isinstance(data, dict) else ():
        holds = outline.fields.get(key)
        count += holds is None and key in keys
        if holds is not None and holds.listed and holds.record is not None and isinstance(value, dict):
            count += next(iter(value), None) in holds.record.fields  # an entry whose dash was lost
        for inner in value if isinstance(value, list) else [value]:
            if holds is not None and holds.record is not None:
                count += strays(inner, holds.record, keys)
    return count
