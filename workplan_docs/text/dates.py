"""Dates as GB/T 9704-2012 (7.3.5.4) wants them: ``2023年3月5日``, Arabic, full year, no zero padding."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from workplan_docs.text.numerals import from_chinese

_WANTED = re.compile(r"([0-9]{4})年([1-9][0-9]?)月([1-9][0-9]?)日")
_PADDED = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_OTHER = re.compile(r"([0-9]{4})\s*[-./年]\s*([0-9]{1,2})\s*[-./月]\s*([0-9]{1,2})\s*[日号]?")
# A month, or a day, in running text, for patterns: groups year (may be missing), month and day
MONTH = r"(?:(?P<year>[12][0-9]{3})年)?(?<![0-9])(?P<month>[0-9]{1,2})月"
DAY = MONTH + r"(?P<day>[0-9]{1,2})日"
FULL_DAY = "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"  # with its year
# the same in Arabic or Chinese figures, blanks between
ANY_DAY = (
    r"[0-9〇零○一二三四五六七八九]{4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月"
    r"\s*[0-9一二三四五六七八九十]{1,3}\s*日"
)
_LONGEST = 40  # characters: what is longer is no date
_CHINESE = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class DateFault:
    """What is wrong with a date: the rule's code, what to tell the clerk, and the date meant, if clear."""

    code: str
    message: str
    meant: date | None = None


def format_date(day: date) -> str:
    """The date as it is printed."""
    return f"{day.year}年{day.month}月{day.day}日"


def parse_date(text: str) -> date | None:
    """The date that ``text`` is; None unless it is written exactly as it is to be printed."""
    match = _WANTED.fullmatch(text)
    return _real(match) if match else None


def date_fault(text: str) -> DateFault | None:
    """What is wrong with a date, None when nothing is."""
    if match := _WANTED.fullmatch(text):
        return None if _real(match) else DateFault("SG003", f"日历上没有这一天：{_why_unreal(match)}")
    if match := _PADDED.fullmatch(text):
        return DateFault("SG002", "月和日前面不加“0”", _real(match))
    plain = re.sub(r"\s", "", text).translate(_WIDE)
    if plain != text and (match := _PADDED.fullmatch(plain)):
        return DateFault("SG003", "日期里不能有空格，数字用半角", _real(match))
    if len(text) > _LONGEST:
        return DateFault("SG001", "日期要写全年月日，用阿拉伯数字")
    match = _OTHER.fullmatch(_in_figures(re.sub(r"(?<=[0-9])\s+(?=[0-9])", "-", text.strip()))) or (
        _OTHER.fullmatch(_in_figures(plain))
    )
    return DateFault("SG001", "日期要写全年月日，用阿拉伯数字", _real(match) if match else None)


def _in_figures(text: str) -> str:
    """A date in Chinese numerals, with a weekday, a short year or letters for noughts, in figures."""
    text = re.sub(
        r"(?:[-T ]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|印发|[。，、；.,;]|\s)+$", "", text.translate(_WIDE)
    )
    text = re.sub("^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$", r"\1-\2-\3", text)
    text = re.sub("(?<=[0-9])[目曰]$", "日", text)
    text = re.sub("[（(][^（）()]*[）)]$|(?:星期|周)[一二三四五六日天]$", "", text)
    text = re.sub(r"(?<=\d)[OoＯｏ]|[OoＯｏ](?=\d)", "0", text)
    text = re.sub(r"(?<=\d)[OoＯｏ]", "0", text)
    text = re.sub("^[〇零○一二三四五六七八九]{2,4}(?=年)", lambda m: m[0].translate(_CHINESE), text)
    text = re.sub("[一二三四五六七八九十]{1,3}(?=[月日号])", lambda m: str(from_chinese(m[0]) or m[0]), text)
    return re.sub("^([0-9]{2})(?=[年])", r"20\1", text)


def _why_unreal(match: re.Match[str]) -> str:
    """What the calendar has instead: ``2月只有28天``."""
    year, month = int(match[1]), int(match[2])
    if not 1 <= month <= 12:
        return f"没有{month}月"
    days = monthrange(year, month)[1] if year else 31
    return f"{year}年{month}月只有{days}天"


def _real(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
