"""Times that a document sets and that were over when it was dated: GN015."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import Paper, W
from workplan_docs.text.dates import parse_date

_DAY = r"(?:(?P<year>[12][0-9]{3})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|底)"
_DEADLINE = re.compile(
    rf"(?P<before>[^，。；]{{0,24}}?){_DAY}(?:[（(][^（）()]*[）)])?(?:[上下]午|[0-9:：时]|下班)*(?:之前|以前|前)(?P<after>[^，。；]{{0,30}})"
)
_MEETING = re.compile(rf"(?P<before>定于|拟于|将于|兹定于){_DAY}(?P<after>)")
_ASKED = re.compile(
    "请|须|务必|务于|应于|应当?在|要在|限于|报名|报送|反馈|上报|函复|回复|送达|提交|报至|报我"
)
_DONE = re.compile("已|曾|完成了|均|未|没有|截至|截止|原|应完成|规定")
_HALF_A_YEAR = 6  # months: what lies further back is next year's


def over(paper: Paper) -> Iterator[Diagnostic]:
    """GN015: a time limit, or a meeting that is announced, earlier than the document's date."""
    signed = parse_date(paper.document.date or "")
    if signed is None:
        return
    for path, text in paper.running:
        for match in [*_DEADLINE.finditer(text), *_MEETING.finditer(text)]:
            clause = f"{match['before']}{match['after']}"
            meeting = match["before"].endswith("于") and not match["after"]
            if not meeting and (not _ASKED.search(clause) or _DONE.search(clause)):
                continue
            limit = _limit(match, signed)
            if limit is not None and limit < signed:
                shown = match[0][len(match["before"]) :].split("前")[0]
                what = "会议等的时间" if meeting else "时限"
                message = f"{what}“{shown}”早于成文日期（{paper.document.date}）"
                hint = "核对两处的日期；多半是上一份文件复制来忘了改。"
                at = match.start() + len(match["before"])
                yield paper.tell("GN015", W, message, *path, hint=hint, at=at)
                break


def _limit(match: re.Match[str], signed: date) -> date | None:
    """The last day that was meant; None when the calendar has it not, or when it may be next year's."""
    month = int(match["month"])
    year = int(match["year"]) if match["year"] else signed.year
    if not match["year"] and signed.month - month > _HALF_A_YEAR:
        return None
    try:
        if match["day"]:
            return date(year, month, int(match["day"]))
        return date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None


RULES = (over,)
