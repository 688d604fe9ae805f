"""发文字号: ``临城发〔2023〕1号``, and what is wrong with one that is written otherwise (DN001–DN010)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workplan_docs.errors import Severity

_WANTED = re.compile(r"[\u4e00-\u9fff]{2,}〔[0-9]{4}〕[1-9][0-9]*号")
_BRACKETS = r"[\[【（(［{｛〖]"
_CLOSING = r"[\]】）)］}｝〗]"
_ANY_BRACKETS = re.compile(rf"{_BRACKETS}[^〔〕]*{_CLOSING}")
_YEAR = re.compile(r"〔([^〔〕]*)〕")
_CITED = re.compile(
    rf"[\u4e00-\u9fff]{{2,6}}(?:{_BRACKETS}|〔)[ ]*[0-9]{{2,4}}年?度?[ ]*(?:{_CLOSING}|〕)[ ]*第?[ ]*[0-9]+[ ]*号"
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class NumberFault:
    """One thing wrong with a number; ``offset`` in characters."""

    code: str
    severity: Severity
    message: str
    hint: str
    offset: int = 0


def number_faults(number: str) -> tuple[NumberFault, ...]:
    """Everything wrong with a document number; empty when it is as 7.2.5 wants it."""
    if _WANTED.fullmatch(number):
        return ()
    found = tuple(_faults(number))
    if found:
        return found
    hint = "写成“机关代字〔年份〕序号号”，如“临城发〔2023〕1号”。"
    return (NumberFault("DN010", Severity.WARNING, f"“{number[:30]}”不像发文字号", hint),)


def _faults(number: str) -> list[NumberFault]:
    found: list[NumberFault] = []

    def fault(code: str, message: str, hint: str, offset: int) -> None:
        found.append(NumberFault(code, Severity.ERROR, message, hint, offset))

    if match := re.search(r"[０-９\s]", number):
        fault("DN007", "发文字号里有空格或全角数字", "数字用半角，不加空格。", match.start())
    if match := _ANY_BRACKETS.search(number):
        fault("DN001", "年份要用六角括号〔〕", "改成“〔〕”。", match.start())
    plain = _six_cornered(number)
    if match := _YEAR.search(plain):
        _year_fault(match, fault)
        rest, at = plain[match.end() :], match.end()
        if rest.startswith("第"):
            fault("DN003", "序号前面不写“第”", "删去“第”。", at)
        if re.match(r"第?0", rest):
            fault("DN004", "序号前面不加“0”", "删去前面的“0”，如“1号”。", at)
        if not re.fullmatch(r"第?[0-9]+号", rest):
            fault("DN005", "发文字号以“号”结尾，后面不写别的字", "写成“〔2023〕1号”的样子。", at)
    return found


def _year_fault(match: re.Match[str], fault: Callable[[str, str, str, int], None]) -> None:
    year = match[1]
    if "年" in year:
        fault("DN006", "六角括号里只写年份数字，不写“年”", "如“〔2023〕”。", match.start())
    elif not re.fullmatch(r"[0-9]{4}", year):
        fault("DN002", f"年份“{year[:10]}”应当是四位阿拉伯数字", "如“〔2023〕”。", match.start())


def _six_cornered(number: str) -> str:
    """The number without its blanks and brackets' faults, so that the other faults can be seen."""
    text = re.sub(r"\s", "", number).translate(_WIDE)
    return re.sub(_CLOSING, "〕", re.sub(_BRACKETS, "〔", text))


def year_of(number: str) -> int | None:
    """The year inside the brackets when it is written right."""
    match = _YEAR.search(number)
    return int(match[1]) if match and re.fullmatch("[0-9]{4}", match[1]) else None


def cited_numbers(text: str) -> list[tuple[int, str]]:
    """Numbers of other documents cited in a text that are written otherwise, with their offsets (DN012)."""
    found = []
    for match in _CITED.finditer(text):
        if not _WANTED.fullmatch(match[0]):
            found.append((match.start(), match[0]))
    return found
