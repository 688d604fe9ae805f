"""Dates in running text: days of the week beside them (NU023), days that no calendar has (NU024)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from workplan_docs.content.models import OfficialDocument, Plan
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.deadlines import impossible_day
from workplan_docs.rules.view import Texts
from workplan_docs.text.dates import DAY, parse_date

_DAYS = "一二三四五六日"
_WRITTEN = re.compile(
    DAY + r"\s*[（(]?\s*"
    r"(?P<word>星期|周|礼拜)(?P<named>[一二三四五六日天])(?![0-9一二三四五六日天至到～—-])"
)
_DATED = re.compile(DAY)
_YEAR = re.compile("(?<![0-9])[12][0-9]{3}(?=年)")


def weekdays(view: Texts) -> Iterator[Diagnostic]:
    """NU023: a day of the week that its date does not fall on; without a year, the last that the text named, or the document's."""
    for words in view.prose:
        for match in _WRITTEN.finditer(words.text):
            named_years = _YEAR.findall(words.text[: match.start("month")])  # its own, or the last before it
            years = [int(named_years[-1])] if named_years else _years(view, str(words.path[0]))
            days = [day for year in years if (day := _day(year, match)) is not None]
            named = "日" if match["named"] == "天" else match["named"]
            if not days or any(_DAYS[day.weekday()] == named for day in days):
                continue
            right = f"{match['word']}{_DAYS[days[0].weekday()]}"
            when = f"{days[0].year}年{days[0].month}月{days[0].day}日"
            message = f"{when}是{right}，写的是“{match['word']}{match['named']}”"
            hint = f"日期对，就改成“{right}”；星期对，就改日期。"
            at = match.start("word")
            yield view.say("NU023", Severity.WARNING, message, words.path, hint, offset=at)


def impossible_days(view: Texts) -> Iterator[Diagnostic]:
    """NU024: a day that no calendar has. PL014 speaks of the plan's own times."""
    for words in view.prose:
        if words.key == "deadline":
            continue
        for match in _DATED.finditer(words.text):
            if impossible := impossible_day(match[0]):
                message = f"日历上没有“{impossible}”"
                yield view.say(
                    "NU024", Severity.WARNING, message, words.path, "核对月和日。", offset=match.start()
                )
                break


def _years(view: Texts, key: str) -> list[int]:
    """The years that a date without one may be of: the document's, and the next."""
    record = view.records.get(key)
    if isinstance(record, Plan):
        return [record.year, record.year + 1]
    if not isinstance(record, OfficialDocument):
        return []
    signed = parse_date(record.date or "")
    numbered = re.search("〔([12][0-9]{3})〕", record.document_number or "")
    year = signed.year if signed else int(numbered[1]) if numbered else 0
    return [year, year + 1] if year else []


def _day(year: int, match: re.Match[str]) -> date | None:
    try:
        return date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


RULES = (weekdays, impossible_days)
