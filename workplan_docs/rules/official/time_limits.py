"""Times that a document sets and that were over when it was dated: GN015; spans turned round: NU025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import Paper, W
from workplan_docs.text.dates import DAY, MONTH, parse_date

_DAY = rf"{MONTH}(?:(?P<day>[0-9]{{1,2}})日|底)"
_DEADLINE = re.compile(
    rf"(?P<before>[^，。；]{{0,24}}?){_DAY}(?:[（(][^（）()]*[）)])?(?:[上下]午|[0-9:：时]|下班)*(?:之前|以前|前)(?=(?P<after>[^，。；]{{0,30}}))"
)
_MEETING = re.compile(rf"(?P<before>定于|拟于|将于|兹定于){_DAY}(?P<after>)")
# a day of every year, of the next, or of one that another sets
_RECURRING = re.compile("[每次明翌来]年$|[每第][一二三四1-4]?个?季度")
_OTHERS = re.compile("上级|要求|按照|根据|依照")
_ASKED = re.compile(
    "请|须|务必|务于|应于|应当?在|要在|限于|报名|报送|反馈|上报|函复|回复|送达|提交|报至|报我"
)
_DONE = re.compile("已|曾|完成了|均|未|没有|截至|截止|原|应完成|规定")
_IN_FORCE = re.compile(rf"自{DAY}起(?:正式)?(?:施行|实施|执行|生效)")
_SPAN = re.compile(
    DAY + r"(?:至|—|～|~|到)(?:(?P<year2>[12][0-9]{3})年)?(?P<month2>[0-9]{1,2})月(?P<day2>[0-9]{1,2})日"
)
_A_SEASON = 5  # months: what goes back farther runs into the next year, as heating does
_HALF_A_YEAR = 6  # months: what lies further back is next year's


def over(paper: Paper) -> Iterator[Diagnostic]:
    """GN015: a time limit, or a meeting that is announced, earlier than the document's date."""
    signed = parse_date(paper.document.date or "")
    if signed is None:
        return
    for path, text in paper.running:
        for match in [*_DEADLINE.finditer(text), *_MEETING.finditer(text)]:
            meeting = match["before"].endswith("于") and not match["after"]
            if not meeting and not _asked(match):
                continue
            limit = _limit(match, signed)
            if limit is not None and limit < signed and not _in_series(match, signed):
                shown = match[0][len(match["before"]) :].split("前")[0]
                what = "会议等的时间" if meeting else "时限"
                message = f"{what}“{shown}”早于成文日期（{paper.document.date}）"
                hint = "核对两处的日期；可能是从旧文件复制后忘了改。"
                at = match.start() + len(match["before"])
                yield paper.tell("GN015", W, message, *path, hint=hint, at=at)
                break


def in_force_before(paper: Paper) -> Iterator[Diagnostic]:
    """GN015: what an order or a public notice puts into force begins in an earlier year than its own."""
    document = paper.document
    signed = parse_date(document.date or "")
    if signed is None or document.type not in ("命令", "令", "公告", "通告"):
        return
    for path, text in paper.running:
        for match in _IN_FORCE.finditer(text):
            if int(match["year"]) < signed.year:
                message = f"“{match[0]}”早于成文日期（{document.date}）"
                hint = "核对年份；可能是从旧文件复制后忘了改。"
                yield paper.tell("GN015", W, message, *path, hint=hint, at=match.start())


def turned_round(paper: Paper) -> Iterator[Diagnostic]:
    """NU025: a span of days whose end lies before its beginning; over a winter it does not."""
    for path, text in paper.running:
        for match in _SPAN.finditer(text):
            first = (int(match["month"]), int(match["day"]))
            last = (int(match["month2"]), int(match["day2"]))
            if match["year2"] and match["year"]:
                wrong = (int(match["year2"]), *last) < (int(match["year"]), *first)
            else:
                wrong = not match["year2"] and last < first and first[0] - last[0] < _A_SEASON
            if wrong:
                message = f"起止日期前后颠倒：“{match[0]}”"
                yield paper.tell("NU025", W, message, *path, hint="核对两个日期。", at=match.start())


def _asked(match: re.Match[str]) -> bool:
    """Whether the document itself asks for something by that day: not every year, not as others asked."""
    clause = f"{match['before']}{match['after']}"
    said = re.split("[。；]", match.string[: match.start("month")])[-1]
    return (
        _ASKED.search(clause) is not None
        and _DONE.search(clause) is None
        and _RECURRING.search(match["before"]) is None
        and _OTHERS.search(said) is None
        and not match["after"].startswith("的")
        and re.search("的要求|的规定|的部署", match["after"]) is None
    )


def _in_series(match: re.Match[str], signed: date) -> bool:
    """Whether a day without its year is one of several in a sentence, of which others lie ahead."""
    start = max(match.string.rfind(mark, 0, match.start()) for mark in "。；") + 1
    sentence = re.match("[^。；]*", match.string[start:])
    assert sentence is not None
    limits = (_limit(one, signed) for one in _DEADLINE.finditer(sentence[0]))
    return not match["year"] and any(limit is not None and limit >= signed for limit in limits)


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


RULES = (over, in_force_before, turned_round)
