"""Which keys the records of a model hold: what a reader of YAML and whoever tells of misfits must know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from workplan_docs.content.positions import Path


@dataclass(frozen=True, slots=True)
class Field:
    """What a key holds: a record or a list of them (``record``), and whether bare words may be its entries."""

    record: Outline | None = None
    listed: bool = False
    words: bool = True


@dataclass(frozen=True, slots=True)
class Outline:
    """The keys of a record."""

    fields: Mapping[str, Field] = field(default_factory=dict)


class Keys(frozenset[str]):
    """Every key that a file may hold, in whatever record; ``outline`` says which belong together, ``lists`` which hold lists."""

    outline: Outline | None = None
    lists: frozenset[str] = frozenset()


def known_keys(model: type[BaseModel]) -> Keys:
    """Every key that a file of this model may hold, in whatever record, with the Chinese titles of them."""
    fields = [field for record in records(model) for field in record.model_fields.items()]
    keys = Keys({name for name, _ in fields} | {info.title for _, info in fields if info.title})
    keys.outline = _outline(model)
    keys.lists = frozenset(name for name, info in fields if _holds(info.annotation, tuple))
    return keys


def _outline(model: type[BaseModel]) -> Outline:
    """Which keys the records of a model hold."""
    fields = {}
    for name, info in model.model_fields.items():
        inner = next(inner_records(info.annotation), None)
        listed = _holds(info.annotation, tuple)
        words = bool(info.metadata) or inner is None or _holds(info.annotation, str)
        fields[name] = Field(_outline(inner) if inner else None, listed, words)
    return Outline(fields)


def _holds(annotation: Any, kind: type) -> bool:
    """Whether a kind of value occurs in an annotation."""
    inner = any(_holds(argument, kind) for argument in get_args(annotation))
    return annotation is kind or get_origin(annotation) is kind or inner


def inner_records(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation, in the order in which it names them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from inner_records(argument)


def records(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The model and every record inside it."""
    found = [model]
    for record in found:
        for info in record.model_fields.values():
            found += [inner for inner in inner_records(info.annotation) if inner not in found]
    return found


def record_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The record that a path leads to; None for a plain value."""
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        info = current.model_fields.get(step) if current is not None else None
        current = next(inner_records(info.annotation), None) if info is not None else None
    return current
