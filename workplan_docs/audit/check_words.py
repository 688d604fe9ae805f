"""What the words of the elements must say, each alone and together, wherever they stand on the page.

Only what a finished document shows beyond doubt; the wording of the text itself is the office's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workplan_docs.audit import patterns as p
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.text.dates import parse_date

_URGENCIES = ("特急", "加急", "特提", "平急")
_UPWARD = ("请示", "报告")
_YEAR = re.compile(r"〔([0-9]{4})〕")
_NUMBERED = re.compile(r"附件[：:]\s*1\s*[.．、]")


@dataclass
class Words:
    """The texts of some elements without blanks; empty where the document does not have them."""

    format: str = "ordinary"
    classified: list[str] = field(default_factory=list)
    number: str = ""
    title: str = ""
    signed: bool = False
    date: str = ""
    printed: str = ""
    attachments: list[str] = field(default_factory=list)  # rows of 附件说明


def is_classified(text: str) -> bool:
    """Whether a row is 份号, 密级 or 紧急程度, well written or not."""
    return any(x.match(text) for x in (p.SECRECY, p.URGENCY)) or bool(p.COPY_NUMBER.fullmatch(text))


def check_words(words: Words, report: Report) -> None:
    """All of them."""
    _secrecy(words.classified, report)
    _urgency(words.classified, report)
    _order(words.classified, report)
    _signed(words, report)
    _dates(words, report)
    _single_attachment(words.attachments, report)


def _secrecy(texts: list[str], report: Report) -> None:
    for text in texts:
        if not p.SECRECY.match(text):
            continue
        numbered = any(p.COPY_NUMBER.fullmatch(other) for other in texts)
        report.judge("HD002", numbered, "涉密公文有份号", "有" if numbered else "没有份号", 1)
        if len(text) == 2:
            report.judge("HD005", False, "如 机密★1年", text, 1)
        else:
            report.judge("HD004", bool(p.SECRECY_WELL.fullmatch(text)), "如 机密★1年", text, 1)


def _urgency(texts: list[str], report: Report) -> None:
    for text in texts:
        if p.URGENCY.match(text):
            report.judge("HD006", text in _URGENCIES, "特急或加急", text, 1)


def _order(texts: list[str], report: Report) -> None:
    """份号, 密级, 紧急程度 from the top down (7.2.3)."""
    kinds = [
        n
        for text in texts
        for n, found in enumerate(
            (p.COPY_NUMBER.fullmatch(text), p.SECRECY.match(text), p.URGENCY.match(text))
        )
        if found
    ]
    if len(kinds) > 1:
        good = kinds == sorted(kinds)
        report.judge("HD007", good, "自上而下：份号、密级、紧急程度", "、".join(texts), 1)


def _signed(words: Words, report: Report) -> None:
    if words.format != "ordinary" or not words.title.endswith(_UPWARD):
        return
    weight = Severity.ERROR if words.title.endswith(_UPWARD[0]) else Severity.WARNING
    report.judge(
        "HD008", words.signed, "上行文有签发人", "有" if words.signed else "没有", 1, severity=weight
    )


def _dates(words: Words, report: Report) -> None:
    day = parse_date(words.date)
    year = _YEAR.search(words.number)
    if day is None:
        return
    if year:
        good = abs(int(year.group(1)) - day.year) <= (1 if day.month in (1, 12) else 0)
        report.judge("DN009", good, f"与成文日期（{day.year} 年）同年", f"{year.group(1)} 年", 1)
    printed = parse_date(words.printed.removesuffix("印发"))
    if printed is not None:
        report.judge("SG006", printed >= day, f"不早于成文日期（{words.date}）", words.printed)


def _single_attachment(rows: list[str], report: Report) -> None:
    if rows and _NUMBERED.match(rows[0]):
        several = any(re.match(r"2\s*[.．、]", row) for row in rows[1:])
        report.judge("AT002", several, "只有一个附件不编号", "有几个附件" if several else rows[0][:12])
