"""Rules on the quantified targets: quotes, sums, shares and who owes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from workplan_docs.content.models import Path, Target, UnitsFile
from workplan_docs.content.plan_view import AssignedTask, owed_targets
from workplan_docs.content.plan_view import undivided_totals as undivided
from workplan_docs.content.unit_line import fold
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View
from workplan_docs.text.counted import counted
from workplan_docs.text.numerals import plain_number, to_chinese

_CLAUSE_END = re.compile("[，。；：！？]")
_EXCERPT = 60
_WIDE = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
_HALF = str.maketrans(_WIDE, unicodedata.normalize("NFKC", _WIDE))


def quotes(view: View) -> Iterator[Diagnostic]:
    """TG004: a target's quote that is not in its task, so that the figure hangs in the air."""
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            if target.quote not in task.full_text and target.quote not in _joined(task.full_text):
                message = f"指标 {target.id} 的原文不在第 {task.number} 项任务的正文里：“{target.quote[:30]}”"
                hint = _nearest_words(target.quote, task.full_text)
                yield view.say("TG004", Severity.ERROR, message, (*path, "targets", index, "quote"), hint)


def _joined(text: str) -> str:
    """The text without blanks and in half-width digits: SP001, SP003 and SP007 tell those faults of the text."""
    return re.sub(r"\s", "", text).translate(_HALF)


def _nearest_words(quote: str, text: str) -> str:
    """Where the text departs from the quote: from the longest beginning that is there to the end of the clause."""
    for length in range(len(quote) - 1, 1, -1):
        at = text.find(quote[:length])
        if at >= 0:
            marks = len(_CLAUSE_END.findall(quote[length:-1]))
            ends = [match.start() for match in _CLAUSE_END.finditer(text, at + length)]
            end = ends[marks] if marks < len(ends) else len(text)
            return f"正文里是“{text[at : min(end, at + _EXCERPT)]}”，照抄一遍。"
    return "从正文里照抄，一字不差。"


def parts_add_up(view: View) -> Iterator[Diagnostic]:
    """TG005: parts that do not make their whole."""
    for path, target, parts in _wholes(view):
        if target.parts_cover == "some" or target.comparison == "~":
            continue
        amounts = [_amount(part, view.content.units) for part in parts]
        total = sum(amounts, Decimal(0))
        assert target.value is not None
        fits = {
            ">=": total >= target.value,
            "<=": total <= target.value,
        }.get(target.comparison, total == target.value)
        if not fits:
            shown = " + ".join(_share(part, view.content.units) for part in parts)
            message = (
                f"指标 {target.id} 的分项合起来是 {plain_number(total)}（{shown}），"
                f"不是 {plain_number(target.value)}"
            )
            sets = "、".join(f"“{o}”" for p in parts if p.rollup == "per-unit" for o in p.owed_by)
            check = f"核对数字和 units.yaml 里{sets}的成员" if sets else "核对数字"
            hint = f"{check}；如果分项只是“其中”的一部分，写 parts_cover: some。"
            yield view.say("TG005", Severity.ERROR, message, (*path, "parts"), hint)


def parts_within_whole(view: View) -> Iterator[Diagnostic]:
    """TG006: a part, or parts said to be only some, greater than the whole."""
    for path, target, parts in _wholes(view):
        assert target.value is not None
        if target.comparison in (">=", "~"):
            continue
        total = sum((_amount(part, view.content.units) for part in parts), Decimal(0))
        largest = max(parts, key=lambda part: _amount(part, view.content.units))
        amount = _amount(largest, view.content.units)
        if amount > target.value:
            message = (
                f"分项 {largest.id} 是 {plain_number(amount)}，"
                f"超过了指标 {target.id} 的 {plain_number(target.value)}"
            )
        elif target.parts_cover == "some" and total > target.value:
            message = (
                f"指标 {target.id} 的分项合起来是 {plain_number(total)}，超过了 {plain_number(target.value)}"
            )
        else:
            continue
        yield view.say("TG006", Severity.ERROR, message, (*path, "parts"), "核对数字和分项的编号。")


def _wholes(view: View) -> Iterator[tuple[Path, Target, list[Target]]]:
    """Targets whose parts can be added, with those parts; rates are not added."""
    every = {target.id: target for _, task in view.tasks for target in task.targets}
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            if any(name == target.id or name not in every for name in target.parts):
                continue  # TG003 tells it
            parts = [every[name] for name in target.parts]
            units = view.content.units
            owners = [owner for part in parts for owner in part.owed_by]
            if any(not _known(owner, units) or _doubtful_set(owner, units) for owner in owners):
                continue  # told at the name; a sum of owners that are not known would only mislead
            if parts and target.value is not None and target.rollup != "rate" and target.measure != "%":
                yield (*path, "targets", index), target, parts


def _amount(part: Target, units: UnitsFile) -> Decimal:
    """What a part adds to its whole: what each owes, times the areas that owe it."""
    value = part.value or Decimal(0)
    return value * _owing(part, units) if part.rollup == "per-unit" and part.owed_by else value


def _share(part: Target, units: UnitsFile) -> str:
    value = plain_number(part.value or Decimal(0))
    many = part.rollup == "per-unit" and part.owed_by
    return f"{_owing(part, units)}×{value}" if many else value


def _owing(part: Target, units: UnitsFile) -> int:
    """How many areas owe a part; a unit outside all areas counts as one."""
    owing: set[str] = set()
    for owner in part.owed_by:
        owing |= _areas_of(fold(owner), units)
    return len(owing)


def _known(owner: str, units: UnitsFile) -> bool:
    """Whether somebody is registered under the owner's name."""
    names = [*units.area_sets]
    for area in units.areas:
        names += (area.name, *area.aliases)
    for group in units.groups:
        names += (group.name, *group.aliases)
    for unit in units.units:
        names += (unit.name, *unit.aliases, *((unit.full_name,) if unit.full_name else ()))
    return fold(owner) in {fold(name) for name in names}


def _areas_of(owner: str, units: UnitsFile) -> set[str]:
    for name, areas in units.area_sets.items():
        if fold(name) == owner:
            return {fold(area) for area in areas}
    for area in units.areas:
        if owner in {fold(name) for name in (area.name, *area.aliases)}:
            return {fold(area.name)}
    by_name = {
        fold(name): fold(unit.area or unit.name)
        for unit in units.units
        for name in (unit.name, unit.full_name, *unit.aliases)
        if name
    }
    for group in units.groups:
        if owner in {fold(name) for name in (group.name, *group.aliases)}:
            return {by_name.get(fold(member), fold(member)) for member in group.members}
    return {by_name.get(owner, owner)}


def baselines(view: View) -> Iterator[Diagnostic]:
    """TG007: baseline and increase that do not make the end figure."""
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            value, base, more = target.value, target.baseline, target.increase
            if value is None or base is None or more is None or base + more == value:
                continue
            message = (
                f"指标 {target.id}：基数 {plain_number(base)} 加增量 {plain_number(more)} 是 "
                f"{plain_number(base + more)}，不是 {plain_number(value)}"
            )
            where = (*path, "targets", index, "value")
            yield view.say("TG007", Severity.ERROR, message, where, "核对三个数字。")


def values_are_quoted(view: View) -> Iterator[Diagnostic]:
    """TG011: an end figure that its own quote does not say, in digits or in Chinese numerals."""
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            if target.value is None or target.rollup == "derived" or _says(target.quote, target.value):
                continue
            message = (
                f"指标 {target.id} 的目标值是 {plain_number(target.value)}，原文“{target.quote}”里没有这个数"
            )
            where = (*path, "targets", index, "value")
            yield view.say("TG011", Severity.ERROR, message, where, "对照原文，改正目标值或引文。")


def values_are_there(view: View) -> Iterator[Diagnostic]:
    """TG013: a target that is counted and whose quote has a figure, but no value: it is printed without one."""
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            counted = target.rollup in ("sum", "rate", "per-unit") and target.comparison != "reach"
            figure = re.search(r"\d+(?:\.\d+)?", unicodedata.normalize("NFKC", target.quote))
            if target.value is not None or not counted or figure is None:
                continue
            message = f"指标 {target.id} 没有写目标值（value），原文是“{target.quote}”，印出来没有数字"
            hint = f"补一行“value: {figure[0]}”；本来就没有数字的指标，rollup 写 milestone。"
            yield view.say("TG013", Severity.WARNING, message, (*path, "targets", index, "id"), hint)


def _says(quote: str, value: Decimal) -> bool:
    folded = unicodedata.normalize("NFKC", quote).replace(",", "")
    numbers = {Decimal(found) for found in re.findall(r"\d+(?:\.\d+)?", folded)}
    scaled = {n * scale for n in numbers for scale in (1, 10_000, 100_000_000)}  # 4000 written as 0.4万
    if value in scaled:
        return True
    whole = value == value.to_integral_value() and 1 <= value <= 9999
    chinese = to_chinese(int(value)) if whole else ""
    return bool(chinese) and (chinese in quote or (value == 2 and "两" in quote))


def owners_take_part(view: View) -> Iterator[Diagnostic]:
    """TG008: an owner none of whose units has the task, so that the target is on nobody's sheet."""
    for path, assigned in view.assigned:
        for index, target in enumerate(assigned.task.targets):
            for owner in target.owed_by:
                if _doubtful_set(owner, view.content.units):
                    continue  # told at the set
                alone = target.model_copy(update={"owed_by": (owner,)})
                if not _debtors(assigned, alone, view.content.units):
                    message = (
                        f"指标 {target.id} 的承担者“{owner}”中没有一个单位在第 {assigned.number} 项任务里"
                    )
                    hint = "看看承担者或任务的责任单位是否写错。"
                    where = (*path, "targets", index, "owed_by")
                    yield view.say("TG008", Severity.WARNING, message, where, hint)


def _doubtful_set(owner: str, units: UnitsFile) -> bool:
    """Whether a set of areas holds a name that no area has, or not as many as its name says (RG007, RG020)."""
    areas = {area.name for area in units.areas}
    own = next((own for name, own in units.area_sets.items() if fold(name) == fold(owner)), None)
    if own is None:
        return False
    return not areas.issuperset(own) or counted(fold(owner)) not in (None, len(set(own)))


def _debtors(assigned: AssignedTask, target: Target, units: UnitsFile) -> list[str]:
    task = assigned.task.model_copy(update={"targets": (target,)})
    resolution = assigned.resolution
    return [
        unit.name
        for unit in (*resolution.leads, *resolution.supports)
        if owed_targets(task, resolution, unit, units)
    ]


def undivided_totals(view: View) -> Iterator[Diagnostic]:
    """TG010: totals of the city that no supporting unit owes a share of; one hint a task."""
    for path, assigned in view.assigned:
        if not assigned.resolution.supports:
            continue
        totals = undivided(assigned.task)
        if totals:
            shown = "、".join(f"{t.id} {t.name}（{t.figure}）" for t in totals)
            message = f"第 {assigned.number} 项任务的指标尚未分解到单位：{shown}"
            hint = "知道各单位承担多少后，为每一份加一个指标，写上 owed_by，并列入总数的 parts。"
            yield view.say("TG010", Severity.HINT, message, (*path, "targets"), hint)


RULES = (
    values_are_there,
    quotes,
    parts_add_up,
    parts_within_whole,
    baselines,
    values_are_quoted,
    owners_take_part,
    undivided_totals,
)
