"""Owners of targets (``owed_by``) that nobody is, and how they were meant: 9县, 五区九县, 全市. RG001."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workplan_docs.content.models import Content, UnitsFile
from workplan_docs.content.registry import Registry, owner_names
from workplan_docs.content.unit_advice import advice
from workplan_docs.content.unit_faults import Line, Unknown, unknown
from workplan_docs.content.unit_line import fold
from workplan_docs.content.unit_names import named
from workplan_docs.text.counted import counted
from workplan_docs.text.nearest import nearest
from workplan_docs.text.numerals import to_chinese

_EVERYBODY = re.compile("(?:全市|市本级|市级|全局|全县|全区|全镇|市局|本局|全域)$")
_LEAD = re.compile("(?:牵头|主办|主责)(?:单位|部门|科室)?$")
_TAKING_PART = re.compile(
    "(?:各|有关|相关)*(?:责任|配合|承办|协办|参与|成员)?(?:单位|部门|科室)(?:（科室）)?$"
)
_MOST = 40  # characters; what is longer is a sentence
_MARKS = re.compile(r"[、，；/\s+]+")
_AND = re.compile("以及|[和及与]")


def owner_faults(content: Content, lines: Iterable[Line], registry: Registry) -> Iterator[Unknown]:
    """Such a target would appear on no sheet."""
    known = owner_names(content.units)
    for line in lines:
        for index, target in enumerate(line.task.targets):
            for at, name in enumerate(target.owed_by):
                if fold(name) in known:
                    continue
                place = content.place(*line.path, "targets", index, "owed_by", at)
                hint = _hint(name, line, content.units, registry)
                message = f"指标 {target.id} 的承担者“{name}”没有登记。"
                yield Unknown(fold(name), unknown(message, place, hint))


def _hint(name: str, line: Line, units: UnitsFile, registry: Registry) -> str:
    key = fold(name)
    if _EVERYBODY.fullmatch(key) or _LEAD.fullmatch(key):
        return "由牵头单位承担的指标不写承担者：删去 owed_by 一行。"
    if _TAKING_PART.fullmatch(key):
        names = [unit.name for unit in line.resolution.supports[:3]]
        return f"写出是哪几个：合称、县区或单位的名称{f'，如“owed_by: [{names[0]}]”' if names else ''}。"
    if found := _meant(key, owner_names(units), units):
        shown = found[0] if len(found) == 1 else f"[{', '.join(found)}]"
        return f"写成“owed_by: {shown}”。"
    if hint := _set_to_add(key, units):
        return hint
    near = (
        *nearest(name, (*units.area_sets, *(area.name for area in units.areas))),
        *registry.nearest(name),
    )
    if near:
        return advice(name, registry, near[:3])
    sets = "、".join(f"“{one}”" for one in list(units.area_sets)[:5])
    return f"承担者写 units.yaml 里登记的{f'县区合称（{sets}）、' if sets else ''}县区、单位或合称。"


def _set_to_add(key: str, units: UnitsFile) -> str:
    """The line of ``area_sets`` that a name asks for, where the registered areas leave no choice; else empty."""
    areas = [area.name for area in units.areas if area.name[-1] in key]
    said = counted(key)
    if said == len(areas) or (said is None and len(areas) > 1 and re.fullmatch("各[县区市镇乡村]+", key)):
        return f"在 units.yaml 的 area_sets 里加一行“{key}: [{', '.join(areas)}]”。"
    return ""


def _meant(key: str, known: dict[str, str], units: UnitsFile) -> list[str]:
    """The registered names that ``key`` says in other words; empty when it says none, or is no name by its length."""
    if len(key) > _MOST:
        return []
    if one := _same(key, known, units):
        return [one]
    found = [_joined(piece, known, units) for piece in _MARKS.split(key) if piece]
    if all(found) and (len(found) > 1 or (found and len(found[0]) > 1)):
        return [one for names in found for one in names]
    for cut in range(len(key) - 1, 1, -1):  # 五区九县, 9个县各20处
        head = _same(key[:cut], known, units)
        if head and (re.search("[0-9]", key[cut:]) or len(key) - cut <= 1):
            return [head] if re.match("[各每共、，：]?[0-9]", key[cut:]) else []
        if head and (rest := _meant(key[cut:], known, units)):
            return [head, *rest]
    return []


def _joined(key: str, known: dict[str, str], units: UnitsFile) -> list[str]:
    """The names in ``key`` with a word for “and” between them; such a word inside a name (和平区) parts nothing."""
    if one := _same(key, known, units):
        return [one]
    for match in _AND.finditer(key):
        head = _same(key[: match.start()], known, units)
        if head and (rest := _joined(key[match.end() :], known, units)):
            return [head, *rest]
    return []


def _same(key: str, known: dict[str, str], units: UnitsFile) -> str | None:
    """The one name that says the same: other numerals, 个, 各, a role in words, all areas of a kind."""
    bare = named(key).core
    if bare in known:
        return known[bare]
    plain = _plain(bare)
    same = [name for other, name in known.items() if _plain(other) == plain and plain]
    if len(same) == 1:
        return same[0]
    swapped = [one for other, one in known.items() if sorted(other) == sorted(bare)]
    if len(swapped) == 1:
        return swapped[0]
    kind = re.fullmatch("(?:[各每]个?|所有|全部)?([县区市镇乡村])", bare)
    if kind:
        alike = {area.name for area in units.areas if area.name.endswith(kind[1])}
        full = [name for name, areas in units.area_sets.items() if alike and set(areas) == alike]
        return full[0] if len(full) == 1 else None
    return None


def _plain(name: str) -> str:
    """Numerals in Chinese, without 个, 各 and what stands in brackets."""
    chinese = re.sub("[0-9]{1,3}", lambda match: to_chinese(int(match[0])) if int(match[0]) else "〇", name)
    return re.sub("（[^（）]*）|[个各]", "", chinese)
