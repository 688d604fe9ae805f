"""Rules on a target's unit of measure (计量单位) against its quoted words. TG012."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from workplan_docs.content.models import Target
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View

# What counts or measures in plans; a word not among them accuses nobody. The longer ones stand first.
_MEASURES = (
    "个百分点|平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|千克|千瓦|吨/日|人次|万元|亿元|小时|分钟|百分点"
    "|个|处|座|条|台|辆|套|项|家|户|人|名|次|场|件|所|块|株|棵|亩|米|吨|元|天|批|期|篇|部|盏|根|栋|幢|间|支|艘|艘次|片|宗|起|%|‰"
)
_NUMBER = re.compile(rf"(?<![0-9,])([0-9][0-9,]*(?:\.[0-9]+)?)([万亿]?)[余多]?(?:左右|以上)?({_MEASURES})")


def measures(view: View) -> Iterator[Diagnostic]:
    """TG012: the quote counts its number in a unit that ``measure`` does not say, or says otherwise."""
    for path, task in view.tasks:
        for index, target in enumerate(task.targets):
            found = _otherwise(target)
            if found is None:
                continue
            written, unit, at = found
            if target.measure is None:
                said, where = "measure 没有写", (*path, "targets", index, "value")
            else:
                said, where = f"measure 写的是“{target.measure}”", (*path, "targets", index, "measure")
            message = f"指标 {target.id} 的原文是“{written}”，{said}"
            yield view.say(
                "TG012", Severity.WARNING, message, where, f"写 measure: {_as_yaml(unit)}", offset=at
            )


def _otherwise(target: Target) -> tuple[str, str, int] | None:
    """Number and unit of the quote when the target's unit is another; None when they agree or nothing is sure."""
    if target.value is None:
        return None
    quote = unicodedata.normalize("NFKC", target.quote)
    measure = unicodedata.normalize("NFKC", target.measure or "")
    other: tuple[str, str, int] | None = None
    for match in _NUMBER.finditer(quote):
        number, scale, unit = Decimal(match[1].replace(",", "")), match[2], match[3]
        times = {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
        if target.value not in (number, number * times):
            continue
        behind = scale + quote[match.start(3) :] if target.value == number else quote[match.start(3) :]
        if measure and (behind.startswith(measure) or measure in behind[: len(measure) + 3]):
            return None
        if scale and target.value == number:
            unit = scale + unit
        other = other or (match[0], unit, 0)
    return other


def _as_yaml(unit: str) -> str:
    return f'"{unit}"' if unit.startswith(("%", "‰")) else unit


RULES = (measures,)
