"""Numbers of documents as they are meant, read out of numbers that are written otherwise."""

from __future__ import annotations

import re

from workplan_docs.text.numerals import whole_number

CITED = "〔[0-9]{4}〕[0-9]+号"  # behind the letters of an organ, as it is to be written
WRITTEN = r"[\u4e00-\u9fff]{2,12}[〔（(\[【][0-9]{4}[〕）)\]】]第?[0-9]{1,5}号"  # in whatever brackets
OPEN, CLOSE = "〔[【（(［〖{〈", "〕]】）)］〗}〉"
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_MARKS = re.escape(OPEN + CLOSE + "<>《》")
_PARTS = re.compile(
    rf"(?P<prefix>[\u4e00-\u9fff]{{2,}}?)?第?[{_MARKS}]*"
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}(?=[年{_MARKS}])|[〇零○一二三四五六七八九]{{4}})年?度?[{_MARKS}]*"
    r"[-—_－]?(?:字)?第?0*(?P<order>[1-9][0-9]{0,4}|[一二三四五六七八九十百]{1,5})(?:号.{0,4}|[。.]?)"
)
_ISSUE = re.compile(
    "（?(?:[12][0-9]{3}年)?(?:总?第|第)(?:[1-9][0-9]*|[一二三四五六七八九十百]+)[期号次]）?(?:（总第[1-9][0-9]*[期号]）)?"
    "|[\u4e00-\u9fff]{0,12}〔[12][0-9]{3}〕第?[1-9][0-9]*[号期]"
)


def meant_number(number: str, prefix: str = "") -> str | None:
    """The number as it is to be written, read out of one that is not; None when a part of it is missing.

    ``prefix`` is the organ's own 代字, for a number without one.
    """
    plain = re.sub(r"\s", "", number).translate(_HALF_WIDTH)
    match = _PARTS.fullmatch(re.sub("^(?:发文字号|文号|字号|编号|期号)[:：]", "", plain))
    if match is None:
        return None
    year, order = match["year"].translate(_YEAR_DIGITS), match["order"]
    number_of = whole_number(order)
    letters = match["prefix"] or prefix
    if not number_of or not letters:
        return None
    return f"{letters}〔{year if len(year) == 4 else f'20{year}'}〕{number_of}号"


def order_number(number: str) -> int | None:
    """The number of an order (10.2), whatever year and letters stand beside it; None when it is not clear."""
    plain = re.sub(r"\s", "", number).translate(_HALF_WIDTH)
    plain = re.sub(rf"[{re.escape(OPEN)}]?(?:19|20)[0-9]{{2}}(?:年度?|(?=[{re.escape(CLOSE)}]))", "", plain)
    found = re.findall("[0-9]+|[一二三四五六七八九十百]+(?=号)", plain)
    if len(found) != 1:
        return None
    return whole_number(found[0]) or None


def issue_number(number: str) -> tuple[str, str] | None:
    """What is wrong with the number of minutes (10.3 leaves its form to practice) and how it is meant."""
    plain = re.sub(r"\s", "", number).translate(_HALF_WIDTH)
    if plain == number and _ISSUE.fullmatch(number):
        return None
    year = re.search(rf"(?<![0-9])(20[0-9]{{2}}|19[0-9]{{2}})(?=年|[{re.escape(CLOSE)}]|[-—_.第])", plain)
    found = re.search("[0-9]+|[一二三四五六七八九十百]+(?=[期号次])", plain[year.end() :] if year else plain)
    order = whole_number(found[0]) if found else None
    if not order:
        return "里没有数字", "写成“第3期”或“〔2023〕3号”的样子。"
    unit = (re.search("[期号次]", plain) or ["期"])[0]
    meant = f"第{order}{unit}"
    if year and "期" in plain:
        meant = f"{year[1]}年{meant}"
    elif year:
        letters = re.match("[\u4e00-\u9fff]{2,}(?=[〔\\[【（(［])", plain)
        meant = f"{letters[0] if letters else ''}〔{year[1]}〕{order}号"
    return "不合格式", f"写成：document_number: {meant}"
