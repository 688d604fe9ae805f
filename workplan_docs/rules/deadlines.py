"""Rules on the times that tasks, targets and milestones name. PL014."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from workplan_docs.content.models import Path
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View

_DAY = re.compile(r"(?:((?:19|20)[0-9]{2})年)?(?<![0-9])([0-9]{1,2})月(?:份)?(?:([0-9]{1,3})[日号])?")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=年|[-./])")
_LEAP = 2024  # a day without its year may be 29 February


def deadlines(view: View) -> Iterator[Diagnostic]:
    """PL014: a day that no calendar has, a year before the plan's, a year other than the quoted words say."""
    for path, task in view.tasks:
        if task.deadline:
            yield from _judged(view, (*path, "deadline"), task.deadline, None)
        for index, milestone in enumerate(task.milestones):
            if milestone.deadline:
                inner = (*path, "milestones", index, "deadline")
                yield from _judged(view, inner, milestone.deadline, milestone.text)
        for index, target in enumerate(task.targets):
            if target.deadline:
                yield from _judged(view, (*path, "targets", index, "deadline"), target.deadline, target.quote)


def _judged(view: View, path: Path, text: str, quote: str | None) -> Iterator[Diagnostic]:
    if impossible := impossible_day(text):
        hint = "核对月和日；写到月就可以的，只写月。"
        yield view.say("PL014", Severity.ERROR, f"时限“{text}”不对：日历上没有“{impossible}”", path, hint)
        return
    years = [int(year) for year in _YEAR.findall(text)]
    if not years:
        return
    quoted = [int(year) for year in _YEAR.findall(quote or "")]
    hint = "核对年份；可能是从旧文件复制后忘了改。"
    if quoted and not set(years) & set(quoted):
        message = f"时限写的是“{text}”，原文说的是 {quoted[0]} 年"
        yield view.say("PL014", Severity.WARNING, message, path, hint)
    elif not quoted and max(years) < view.content.year:
        message = f"时限“{text}”早于工作要点的 {view.content.year} 年"
        yield view.say("PL014", Severity.WARNING, message, path, hint)


def impossible_day(text: str) -> str | None:
    """The first day or month in a text that no calendar has, as written."""
    for match in _DAY.finditer(text):
        month, day = int(match[2]), int(match[3] or 1)
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(int(match[1] or _LEAP), month)[1]:
            return match[0]
    return None


RULES = (deadlines,)
