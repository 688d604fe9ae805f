"""Rules on the year, which stands in many places of a year's folder: last year's files copied. PL012."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from workplan_docs.content.models import OfficialDocument, Path
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View
from workplan_docs.text.dates import parse_date

_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:年?[—～~–-]((?:19|20)[0-9]{2}))?年")
_NUMBER = re.compile(r"[〔\[【（(]((?:19|20)[0-9]{2})年?[〕\]】）)]")


def years_agree(view: View) -> Iterator[Diagnostic]:
    """PL012: a title, number or date of another year than the folder's.

    Of other documents only the date is looked at: they may speak of any year. A plan may be issued in the
    December before its year.
    """
    content = view.content
    yield from _of_title(view, ("plan", "title"), content.plan.title, "工作要点的标题")
    for key, document in content.officials:
        if document.encloses == "plan":
            yield from _of_title(view, (key, "title"), document.title or "", "标题")
            yield from _of_issue(view, key, document)
        elif (day := parse_date(document.date or "")) and _far(day, content.year):
            yield _told(view, (key, "date"), f"成文日期是 {day.year} 年的", 0)


def _far(day: date, year: int) -> bool:
    """Whether a document is of another year than its folder; around New Year it may lie in either."""
    return not date(year - 1, 12, 1) <= day < date(year + 1, 4, 1)


def _of_title(view: View, path: Path, title: str, what: str) -> Iterator[Diagnostic]:
    year = view.content.year
    found = list(_YEARS.finditer(title))
    if found and not any(int(m[1]) <= year <= int(m[2] or m[1]) for m in found):
        yield _told(view, path, f"{what}写的是“{found[0][0]}”", found[0].start())


def _of_issue(view: View, key: str, document: OfficialDocument) -> Iterator[Diagnostic]:
    year = view.content.year
    day = parse_date(document.date or "")
    early = day is not None and (day.year, day.month) == (year - 1, 12)
    allowed = {year, year - 1} if early else {year}
    numbered = _NUMBER.search(document.document_number or "")
    if numbered and int(numbered[1]) not in allowed:
        yield _told(view, (key, "document_number"), f"发文字号是 {numbered[1]} 年的", numbered.start(1))
    for name, what in (("date", "成文日期"), ("printed_on", "印发日期")):
        written = parse_date(getattr(document, name) or "")
        late = name == "printed_on" and early and written is not None and written.year == year - 1
        if written is not None and written.year not in allowed and not late:
            yield _told(view, (key, name), f"{what}是 {written.year} 年的", 0)


def _told(view: View, path: Path, what: str, at: int) -> Diagnostic:
    message = f"{what}，年度是 {view.content.year} 年"
    hint = "可能是从旧文件复制后忘了改；改成一致，确实如此就不用管。"
    return view.say("PL012", Severity.WARNING, message, path, hint, offset=at)


RULES = (years_agree,)
