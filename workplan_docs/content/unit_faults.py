"""What is wrong with the names in the lines of units and in the groups, each fault once and with its cure. RG001, RG019."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workplan_docs.content.models import Content, Group, Path, Place, Task
from workplan_docs.content.registry import Registry
from workplan_docs.content.resolve import MOST_CHARACTERS, Fault, Resolution
from workplan_docs.content.unit_advice import SAME_AS_ABOVE, advice, parted
from workplan_docs.content.unit_line import fold
from workplan_docs.content.unit_mend import Mended, mended, names_in_item
from workplan_docs.content.unit_names import named
from workplan_docs.errors import Diagnostic, Severity

_AND_SO_ON = ("等", "等单位", "等部门", "等科室", "等部门单位", "等有关单位", "等相关单位")


@dataclass(frozen=True, slots=True)
class Line:
    """The units of one task: where they stand in content, the task's number, what was read."""

    path: Path
    number: int
    task: Task
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nobody registered, looked up as ``name``, and the fault that tells so."""

    name: str
    fault: Diagnostic


def line_faults(content: Content, line: Line, before: Line | None, registry: Registry) -> Iterator[Unknown]:
    """Every fault of one line; where roles or wrong marks are the only fault, one, with the line to paste.

    ``before`` is the line of the task before, which 同上 means.
    """
    faults = line.resolution.faults
    if not faults:
        return
    if not isinstance(line.task.units, str):
        for fault in faults:
            place = content.place(*line.path, "units", fault.role, fault.index)
            yield _unknown(content, line, place, fault, registry)
        return
    place = content.place(*line.path, "units", offset=faults[0].offset)
    if (length := len(line.task.units)) > MOST_CHARACTERS:
        hint = "这里只写单位的名称；单位多的，在 units.yaml 的 groups 里设合称。"
        yield Unknown("", _told(line, place, f"这一行太长（{length} 字，最多 {MOST_CHARACTERS} 字）。", hint))
        return
    right = mended(line.task.units, registry)
    if right.words:
        yield Unknown("", _with_roles(line, place, right, registry))
    elif right.line is not None and not right.wrong:
        what = _wrong(faults[0]) + (f"（这一行这样的共 {len(faults)} 处）" if len(faults) > 1 else "")
        yield Unknown("", _told(line, place, what, _marks_hint(faults[0], right, registry)))
        return
    elif before is not None and fold(line.task.units) in SAME_AS_ABOVE:
        hint = f"照上一项写全：“units: {before.task.units_line}”。"
        yield Unknown("", _told(line, place, _wrong(faults[0]), hint))
        return
    for fault in faults:
        core = named(fault.text).core if right.words else fault.name
        if not right.words or core in right.wrong:
            one = replace(fault, name=core, nearest=registry.nearest(core)) if right.words else fault
            place = content.place(*line.path, "units", offset=fault.offset)
            yield _unknown(content, line, place, one, registry)


def _unknown(content: Content, line: Line, place: Place, fault: Fault, registry: Registry) -> Unknown:
    """The fault of one item; its name counts as one that may have been changed only where nothing else is wrong."""
    listed = "" if isinstance(line.task.units, str) else _in_list(fault, registry)
    if hint := listed or _other_cure(content, fault, registry):
        return Unknown("", _told(line, place, _wrong(fault), hint))
    hint = advice(fault.name, registry, fault.nearest)
    return Unknown(fault.name, _told(line, place, _wrong(fault), hint))


def _with_roles(line: Line, place: Place, right: Mended, registry: Registry) -> Diagnostic:
    words = "、".join(f"“{word}”" for word in right.words[:3])
    message = f"第 {line.number} 项任务的责任单位一行里写了{words}"
    hint = f"这里不写“牵头”“配合”等字：{registry.who_leads}。"
    hint += f"整行写成“units: {right.line}”。" if right.line else "如“units: 甲科，乙科、丙中心”。"
    return Diagnostic("RG019", Severity.ERROR, message, place.file, place.line, place.column, hint)


def _marks_hint(fault: Fault, right: Mended, registry: Registry) -> str:
    if not fault.name:
        why = "删去多余的顿号或逗号；漏了单位的补上名称。"
    elif right.areas:
        why = f"县区的名称写全：{'、'.join(right.areas)}。"
    else:
        why = f"几个单位之间只用“、”或“，”隔开，不加别的记号；{registry.who_leads}。"
    return f"{why}整行写成“units: {right.line}”。"


def _told(line: Line, place: Place, wrong: str, hint: str) -> Diagnostic:
    return unknown(f"第 {line.number} 项任务的责任单位：{wrong}", place, hint)


def unknown(message: str, place: Place, hint: str) -> Diagnostic:
    """RG001 at a place."""
    return Diagnostic("RG001", Severity.ERROR, message, place.file, place.line, place.column, hint)


def _wrong(fault: Fault) -> str:
    if not fault.name:
        return "两个标点之间没有单位名称。"
    if fold(fault.text) == fault.name:
        return f"“{fault.text}”没有登记。"
    return f"“{fault.text}”没有登记（按“{fault.name}”查找）。"


def _in_list(fault: Fault, registry: Registry) -> str:
    names = names_in_item(fault.text, registry)
    if len(names) == 1 and registry.knows(names[0].core):
        return f"这里只写名称：“{names[0].core}”。"
    if names:
        return f"一个名称一条，用英文逗号隔开：[{', '.join(name.core for name in names)}]。"
    return ""


def _other_cure(content: Content, fault: Fault, registry: Registry) -> str:
    """What to do about an item that is more, or something else, than a name; empty for a plain unknown name."""
    if not fault.name:
        return "删去多余的顿号或逗号，或者补上单位名称。"
    if fault.name.endswith(_AND_SO_ON):
        return "不能用“等”代替单位名称，请把单位逐个写全，或者在 units.yaml 里设一个合称。"
    if hint := _in_other_words(content, fault.name, registry):
        return hint
    if any(fault.name == fold(leader.name) for leader in content.leaders.leaders):
        return f"“{fault.text}”是领导，写进这项任务的 leaders；units 里写单位。"
    return parted(fault.text, registry)


_VAGUE = re.compile("(?:^各|有关|相关).*(?:单位|部门|科室|机关|政府|组织|主体)(?:（.*）)?$")
_TIME = re.compile("[0-9一二三四](?:月|季度)|年底|年前|底前|长期|持续|全年")


def _in_other_words(content: Content, name: str, registry: Registry) -> str:
    """What to do with a name that says more than a name: who is left out, how many, by when, a person."""
    if re.search("除.{1,12}外|除外", name):
        return "不能写“除……外”：把其余的逐个写上，或者在 units.yaml 里设一个合称，members 里只写其余的。"
    for said, areas in content.units.area_sets.items():
        organ = name.removeprefix(fold(said))
        names = [fold(area) + organ for area in areas]
        if organ and organ != name and names and all(map(registry.knows, names)):
            listed = "、".join((*areas[:-1], names[-1]))
            return f"逐个写：“{listed}”；常用的，在 units.yaml 的 groups 里设合称“{name}”。"
    bracket = re.search("（[^（）]*）$", name)
    if bracket and registry.knows(name[: bracket.start()]):
        return f"这里只写“{name[: bracket.start()]}”；括号里的人名、电话、说明不写在这里。"
    if _TIME.search(name) and not registry.knows(name):
        return "这里只写单位；时限写在这项任务的 deadline 里。"
    if _VAGUE.search(name) and not registry.nearest(name):
        return "在 units.yaml 的 groups 里设这个合称，写上 members；还没有定是哪些单位的，写 function: true。"
    return ""


def member_faults(content: Content, registry: Registry) -> Iterator[Unknown]:
    """Members of groups that are no registered units: left out silently they would lose their tasks."""
    for index, group in enumerate(content.units.groups):
        if group.function:
            continue  # RG016 tells that it has members at all
        for at, name in enumerate(group.members):
            if registry.unit(name) is None:
                place = content.place("units", "groups", index, "members", at)
                if (inner := registry.group(name)) is not None:
                    yield Unknown("", _group_as_member(group.name, inner, place))
                    continue
                hint = _member_hint(content, name, registry)
                yield Unknown(fold(name), unknown(f"合称“{group.name}”的成员“{name}”没有登记。", place, hint))


def _member_hint(content: Content, name: str, registry: Registry) -> str:
    names = [one.core for one in names_in_item(name, registry)]
    if (area := registry.area(name) or registry.area_short(name)) is not None:
        own = "、".join(f"“{unit}”" for unit in registry.names_in(area)[:3])
        return f"成员写单位，不写县区{f'：{own}' if own else ''}。"
    if fold(name) in {fold(one) for one in content.units.area_sets}:
        return "这是县区的合称；成员逐个写单位，一行一个。"
    if len(names) == 1:
        return f"这里只写名称：“- {names[0]}”。"
    if names:
        return "一行一个：" + "".join(f"“- {one}”" for one in names) + "。"
    return advice(name, registry, registry.nearest(name))


def _group_as_member(group: str, inner: Group, place: Place) -> Diagnostic:
    """Groups hold units only: a group in a group would have to be kept free of circles."""
    message = f"合称“{group}”的成员“{inner.name}”本身是合称，成员只能写单位。"
    hint = "把它的成员逐个写上。" + ("、".join(inner.members[:8]) + "。" if inner.members else "")
    return unknown(message, place, hint)
