"""How a number is meant that somebody wrote in words, with its unit, with a sign or in the Chinese way.

One small function for each human mistake; the first that knows an answer gives it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from workplan_docs.text.numerals import from_chinese, plain_number

COMPARISONS = {"≥": ">=", "≤": "<=", "≈": "~", "～": "~", "＝": "=", "==": "=", "＞=": ">=", "＜=": "<="}
COMPARISONS |= dict.fromkeys(("不少于", "不低于", "至少", "大于等于", "以上"), ">=")
COMPARISONS |= dict.fromkeys(("不超过", "不高于", "不多于", "至多", "小于等于", "以内", "以下"), "<=")
COMPARISONS |= {"约": "~", "大约": "~", "左右": "~", "等于": "=", "达到": "reach"}
_QUOTES = "“”‘’「」＂＇\"'"
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_NUMERAL = "[一二三四五六七八九十百千零两]+"
_UNDECIDED = (
    "待定",
    "另定",
    "暂定",
    "未定",
    "若干",
    "全部",
    "全覆盖",
    "无",
    "没有",
    "/",
    "-",
    "—",
    "——",
    "?",
    "？",
)
VERSION_HINT = "写 version: 1：这是文件格式的版本，不是文稿的版次，也不是年份。"


def number_hint(value: Any, name: str = "") -> str:
    """What to write instead of ``value``; ``name`` is its key, some of which want a number of their own."""
    if name == "version":
        return VERSION_HINT
    if name == "year" and (found := re.search(r"(?<![0-9])[0-9]{4}(?![0-9])", _narrow(value))):
        return f"只写 {found[0]} 四个数字。"
    if name in ("number", "order") and re.fullmatch(r"-[0-9]+|[0-9]*\.[0-9]*[1-9]", str(value)):
        return "序号只用 1、2、3 这样的整数。"
    return next(hint for handler in _HANDLERS if (hint := handler(value)))


def _narrow(value: Any) -> str:
    """The text with half-width signs and figures."""
    return unicodedata.normalize("NFKC", str(value)).strip()


def _not_one(value: Any) -> str:
    return "只写一个数字。" if isinstance(value, (list, dict)) else ""


def _quoted(value: Any) -> str:
    bare = str(value).strip(_QUOTES)
    return "去掉引号，只写数字。" if bare != str(value) and re.fullmatch(_NUMBER, bare) else ""


def _wide(value: Any) -> str:
    found = any(char in "０１２３４５６７８９．" for char in str(value))
    narrow = _narrow(value)
    return f"全角数字改成半角数字：写成 {narrow}。" if found and re.fullmatch(_NUMBER, narrow) else ""


def _grouped(value: Any) -> str:
    match = re.fullmatch(r"([0-9]{1,3})((?:[,，'’ \u00a0\u3000][0-9]{3})+)(\D{0,6})", str(value))
    if match is None:
        return ""
    number = match[1] + re.sub(r"\D", "", match[2])
    rest = f"，“{match[3].strip()}”不写在这里" if match[3].strip() else ""
    return f"去掉千位的逗号和空格，写成 {number}{rest}。"


def _chinese(value: Any) -> str:
    text = str(value)
    if re.fullmatch("[〇零一二三四五六七八九]{2,}", text):
        return f"写成 {text.translate(_DIGITS)}。"
    number = _from_chinese(text)
    return f"写成 {number}。" if number is not None else ""


def _from_chinese(text: str) -> int | None:
    """The number of a numeral as people write it, with 两 for 二."""
    return 2 if text == "两" else from_chinese(text.replace("两百", "二百").replace("两千", "二千"))


def _ordinal(value: Any) -> str:
    """``（一）``, ``1、``, ``第三``, ``①``: marks of the place in a row, which the program sets itself."""
    text = _narrow(str(value)) if re.fullmatch("[①-⑳⑴-⒇⒈-⒛]", str(value)) else str(value)
    match = re.fullmatch(rf"[第（(]?({_NUMERAL}|[0-9]+)[）)]?[、.．章项条节部分)]*", text)
    if match is None or match[1] == str(value):
        return ""
    number = int(match[1]) if match[1].isascii() else _from_chinese(match[1])
    return f"写成 {number}：只写数字，序号的样子由程序排。" if number is not None else ""


def _about(value: Any) -> str:
    """A comparison in words or signs before or behind the figure."""
    narrow = str(value).replace("％", "%")
    words = "|".join(sorted(map(re.escape, COMPARISONS), key=len, reverse=True))
    match = re.fullmatch(
        rf"(?P<sign>{words}|>=|<=|>|<|~|=)\s*(?P<number>{_NUMBER})(?P<unit>\D{{0,6}})", narrow
    )
    match = match or re.fullmatch(rf"(?P<number>{_NUMBER})(?P<unit>\D{{0,6}}?)(?P<sign>{words})", narrow)
    if match is None:
        return ""
    sign = COMPARISONS.get(match["sign"], match["sign"])
    if sign in (">", "<"):
        return f'只写 {match["number"]}；没有“超过”“低于”的写法，写 comparison: "{sign}=" 并看看原文。'
    unit = match["unit"].strip()
    rest = f"，“{unit}”写在 measure 里" if unit else ""
    return f'只写 {match["number"]}{rest}；“{match["sign"]}”写成 comparison: "{sign}"。'


def _large(value: Any) -> str:
    match = re.fullmatch(
        r"(约?)([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*(十万|百万|千万|[十百千万亿])(\D{0,6})", str(value)
    )
    if match is None:
        return ""
    number = plain_number(Decimal(match[2]).scaleb(_POWERS[match[3]]))
    about = '；“约”写成 comparison: "~"' if match[1] else ""
    return f"写成 {number}{f'，“{match[4]}”不写在这里' if match[4] else ''}{about}。"


def _letter_for_digit(value: Any) -> str:
    text = str(value)
    if not re.fullmatch("[0-9OoＯｏlI.]+", text) or not re.search("[0-9]", text):
        return ""
    letters = dict.fromkeys(re.findall("[OoＯｏlI]", text))
    words = "，".join(f"字母 {letter} 改成数字 {1 if letter in 'lI' else 0}" for letter in letters)
    right = re.sub("[lI]", "1", re.sub("[OoＯｏ]", "0", text))
    return f"{words}：写成 {right}。" if letters else ""


def _range(value: Any) -> str:
    found = re.fullmatch(rf"{_NUMBER}\s*[-—–~～至到]+\s*{_NUMBER}\D{{0,6}}", str(value))
    return "只写一个数，不写范围：写要达到的那个数，范围留在正文里。" if found else ""


def _fraction(value: Any) -> str:
    found = re.fullmatch(
        rf"{_NUMBER}\s*[/／:：]\s*{_NUMBER}|{_NUMERAL}分之{_NUMERAL}|{_NUMERAL}成(?:半|{_NUMERAL})?",
        str(value),
    )
    return '不写分数：化成小数，或者化成百分数，计量单位写 measure: "%"。' if found else ""


def _signed(value: Any) -> str:
    match = re.fullmatch(rf"[+＋]\s*({_NUMBER})(\D{{0,6}})", str(value))
    return f"去掉“+”，写成 {match[1]}。" if match else ""


def _with_unit(value: Any) -> str:
    text = re.sub("[“”\"']", "", str(value))
    match = re.fullmatch(rf"约?({_NUMBER})\s*([^\s0-9.]{{1,6}})", text)
    if match:
        return f"只写 {match[1]}，“{match[2]}”不写在这里。"
    match = re.fullmatch(rf"({_NUMERAL})([^\s0-9一二三四五六七八九十百千]{{1,4}})", text)
    number = _from_chinese(match[1]) if match else None
    return f"只写 {number}，“{match[2]}”不写在这里。" if match and number is not None else ""


def _whole(value: Any) -> str:
    match = re.fullmatch(r"([0-9]+)\.0*", str(value))
    return f"写成 {match[1]}。" if match else ""


def _no_whole(value: Any) -> str:
    return f"写成 0{value}。" if re.fullmatch(r"\.[0-9]+", str(value)) else ""


def _undecided(value: Any) -> str:
    return "没有数字就删去这一行；还没有定的，定了再写。" if _narrow(value) in _UNDECIDED else ""


def _plain(_: Any) -> str:
    return "只写数字，单位和文字写在别的键里。"


_HANDLERS: tuple[Callable[[Any], str], ...] = (
    _not_one,
    _quoted,
    _wide,
    _grouped,
    _chinese,
    _whole,
    _no_whole,
    _ordinal,
    _about,
    _large,
    _letter_for_digit,
    _range,
    _fraction,
    _signed,
    _undecided,
    _with_unit,
    _plain,
)
