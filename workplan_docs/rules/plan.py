"""Rules on the plan and its units: what is odd but can be built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workplan_docs.content.models import Group, Unit
from workplan_docs.content.unit_names import meant_by
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View

LONG_TASK = 3000
_OUTSIDE = ("area", "subordinate")  # kinds of units that an inner section leads, not leads with


def functions_without_units(view: View) -> Iterator[Diagnostic]:
    """RG010: a group named by its function that nobody is named for yet."""
    functions = {group.name for group in view.content.units.groups if group.function}
    for path, assigned in view.assigned:
        for name in assigned.resolution.unresolved:
            if name not in functions:
                continue  # RG013 tells it once, at the group
            item = next(i for i in assigned.resolution.items if i.group == name)
            inner = ("units",) if isinstance(assigned.task.units, str) else ("units", item.role, item.index)
            message = f"第 {assigned.number} 项任务：“{name}”还没有对应的单位，只在牵头单位的表上列为“待明确”"
            hint = "知道是哪些单位后，在 units.yaml 的这个合称下写上 members，删去 function。"
            yield view.say("RG010", Severity.WARNING, message, (*path, *inner), hint, offset=item.offset)


def everybody_leads(view: View) -> Iterator[Diagnostic]:
    """RG018: a line without the mark that parts lead from support, so that units outside the organ lead."""
    if not view.content.organ.first_segment_leads:
        return
    for path, assigned in view.assigned:
        found = assigned.resolution
        inside = [unit for unit in found.leads if unit.kind not in _OUTSIDE]
        outside = [unit for unit in found.leads if unit.kind in _OUTSIDE]
        if found.supports or not inside or not outside or not isinstance(assigned.task.units, str):
            continue
        message = f"第 {assigned.number} 项任务没有用“，”分开牵头和配合，{len(found.leads)} 个单位都算牵头"
        hint = f"牵头的写在前面，后面写“，”再写配合的，如“{inside[0].name}，{outside[0].name}”；确实都牵头的，不用改。"
        yield view.say("RG018", Severity.WARNING, message, (*path, "units"), hint)


def names_with_marks(view: View) -> Iterator[Diagnostic]:
    """RG017: a name with a mark that parts the names of a line: it is read only where it is written whole."""
    units = view.content.units
    named: tuple[tuple[str, Sequence[Unit | Group]], ...] = (("units", units.units), ("groups", units.groups))
    for part, records in named:
        for index, record in enumerate(records):
            if match := re.search("[、，；,;]", re.sub("（[^（）]*）", "", record.name)):
                message = f"名称“{record.name}”里有“{match[0]}”，同“责任单位”一行里的分隔号分不清"
                several = meant_by(record.name)
                apart = "".join(f"“- name: {one}”" for one in several) if len(several) > 1 else "几条"
                hint = f"几个单位就分成{apart}；确是一个单位，在“责任单位”里要写全这个名称，一字不差。"
                yield view.say("RG017", Severity.WARNING, message, ("units", part, index, "name"), hint)


def units_elsewhere(view: View) -> Iterator[Diagnostic]:
    """RG006: a unit named after one area and said to be of another, or a section said to be of one."""
    registry = view.registry
    for index, unit in enumerate(view.content.units.units):
        area = registry.area(unit.area) if unit.area else None
        named = registry.area_of(unit.name)
        if area is None:
            continue
        path = ("units", "units", index, "area")
        if unit.kind in ("section", "task-force"):
            message = f"“{unit.name}”是本机关的科室、专班，却写了县区“{unit.area}”"
            hint = "是县区的单位，kind 写 area；是本机关的，删去 area 一行。"
            yield view.say("RG006", Severity.WARNING, message, path, hint)
        elif named is not None and named != area:
            message = f"“{unit.name}”的县区写的是“{unit.area}”，名称里是“{named.name}”"
            hint = f"多半是“area: {named.name}”；确实属于“{unit.area}”的，不用改。"
            yield view.say("RG006", Severity.WARNING, message, path, hint)


def empty_groups(view: View) -> Iterator[Diagnostic]:
    """RG013: a group without members that is not said to be a function."""
    for index, group in enumerate(view.content.units.groups):
        if not group.members and not group.function:
            message = f"合称“{group.name}”没有成员"
            hint = "写上 members；还不知道是哪些单位时写 function: true。"
            yield view.say("RG013", Severity.WARNING, message, ("units", "groups", index, "name"), hint)


def unconfirmed_groups(view: View) -> Iterator[Diagnostic]:
    """RG011: a group whose members the office has not confirmed."""
    for index, group in enumerate(view.content.units.groups):
        if not group.confirmed:
            message = f"合称“{group.name}”的成员名单还没有确认（现有 {len(group.members)} 个）"
            path = ("units", "groups", index, "confirmed")
            yield view.say("RG011", Severity.HINT, message, path, "核对名单后改为 confirmed: true。")


def idle_units(view: View) -> Iterator[Diagnostic]:
    """RG012: a unit without any task, which gets no sheet."""
    if view.assignments is None:
        return
    for index, unit in enumerate(view.content.units.units):
        if not view.assignments.of(unit.name):
            message = f"“{unit.name}”没有任务，不出任务分解表"
            path = ("units", "units", index, "name")
            yield view.say("RG012", Severity.HINT, message, path, "如果应当有，看看任务的责任单位是否漏写。")


def empty_sections(view: View) -> Iterator[Diagnostic]:
    """PL006: a section without tasks."""
    for index, section in enumerate(view.content.plan.sections):
        if not section.tasks:
            message = f"“{section.title}”这一章没有任务"
            path = ("plan", "sections", index, "title")
            yield view.say("PL006", Severity.WARNING, message, path, "写上任务，或者删去这一章。")


def empty_plan(view: View) -> Iterator[Diagnostic]:
    """PL008: a plan without any section."""
    if not view.content.plan.sections:
        message = "工作要点里一章也没有"
        yield view.say("PL008", Severity.WARNING, message, ("plan", "sections"), "写上各章和任务。")


def long_tasks(view: View) -> Iterator[Diagnostic]:
    """PL007: a task so long that something was probably pasted into it."""
    for path, task in view.tasks:
        length = len(task.full_text)
        if length >= LONG_TASK:
            message = f"第 {task.number} 项任务有 {length} 字，特别长"
            hint = "看看是不是把几项任务写在了一起；确实这么长就不用管。"
            yield view.say("PL007", Severity.HINT, message, (*path, "text"), hint)


RULES = (
    everybody_leads,
    functions_without_units,
    names_with_marks,
    units_elsewhere,
    empty_groups,
    unconfirmed_groups,
    idle_units,
    empty_sections,
    empty_plan,
    long_tasks,
)
