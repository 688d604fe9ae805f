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
_NUMERAL = "[一二三四五六七八九十百千万零两]+"
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
    return next(hint for handler in _HANDLERS if (hint := handler(value, name)))


def _and_unit(unit: str | None, name: str) -> str:
    """Where the unit goes that stood behind the figure; only the figure of a target has a key for it."""
    bare = (unit or "").strip(f" ，。；、,.;{_QUOTES}")
    where = "写在 measure 里" if name == "value" else "不写在这里"
    return f"，“{bare}”{where}" if bare else ""


def _narrow(value: Any) -> str:
    """The text with half-width signs and figures."""
    return unicodedata.normalize("NFKC", str(value)).strip()


def _not_one(value: Any, _: str) -> str:
    return "只写一个数字。" if isinstance(value, (list, dict)) else ""


def _quoted(value: Any, _: str) -> str:
    bare = str(value).strip(_QUOTES)
    return "去掉引号，只写数字。" if bare != str(value) and re.fullmatch(_NUMBER, bare) else ""


def _wide(value: Any, name: str) -> str:
    found = any(char in "０１２３４５６７８９．" for char in str(value))
    narrow = _narrow(value)
    if found and re.fullmatch(_NUMBER, narrow):
        return f"全角数字改成半角数字：写成 {narrow}。"
    return number_hint(narrow, name) if found else ""


def _grouped(value: Any, name: str) -> str:
    match = re.fullmatch(r"([0-9]{1,3})((?:[,，'’ \u00a0\u3000][0-9]{3})+)(\.[0-9]+)?(\D{0,6})", str(value))
    if match is None:
        return ""
    number = match[1] + re.sub(r"\D", "", match[2]) + (match[3] or "")
    return f"去掉千位的逗号和空格，写成 {number}{_and_unit(match[4], name)}。"


def _chinese(value: Any, _: str) -> str:
    text = str(value)
    if re.fullmatch("[〇零一二三四五六七八九]{2,}", text):
        return f"写成 {text.translate(_DIGITS)}。"
    number = _from_chinese(text)
    return f"写成 {number}。" if number is not None else ""


def _from_chinese(text: str) -> int | None:
    """The number of a numeral as people write it: with 两 for 二, up to 9999万; None where it is not sure."""
    if text == "两":
        return 2
    high, ten_thousand, low = re.sub("两(?=[百千万])", "二", text).partition("万")
    upper = from_chinese(high)
    if not ten_thousand or upper is None:
        return upper if not ten_thousand else None
    if low and low.startswith("零") == ("千" in low):
        return None  # 一万二 is twelve thousand to some
    lower = from_chinese(low.removeprefix("零")) if low else 0
    return None if lower is None else upper * 10_000 + lower


def _half(value: Any, _: str) -> str:
    return "“半”化成小数，如 0.5、12.5；一半是 50%。" if "半" in str(value) else ""


def _sum(value: Any, _: str) -> str:
    text = _narrow(value)
    if not re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,6})?(?:\s*\+\s*[0-9]{1,9}(?:\.[0-9]{1,6})?)+", text):
        return ""
    total = sum((Decimal(part) for part in text.split("+")), Decimal())
    return f"不写算式，写算好的数：{plain_number(total)}。"


def _ordinal(value: Any, name: str) -> str:
    """``（一）``, ``1、``, ``第三``, ``①``: marks of the place in a row, which the program sets itself.

    条, 项 and 部 count things, too: of a figure they are its unit.
    """
    text = _narrow(str(value)) if re.fullmatch("[①-⑳⑴-⒇⒈-⒛]", str(value)) else str(value)
    match = re.fullmatch(rf"([第（(]?)({_NUMERAL}|[0-9]{{1,9}})([）)]?[、.．章项条节部分)]*)", text)
    if match is None or (match[2] == str(value)):
        return ""
    number = int(match[2]) if match[2].isascii() else _from_chinese(match[2])
    if number is None:
        return ""
    if name in ("number", "order"):
        return f"写成 {number}：只写数字，序号的样子由程序排。"
    if match[1] or match[3][:1] in ("）", ")"):
        return f"写成 {number}，只写数字。"
    return f"写成 {number}。" if not match[3].strip("、.．") else ""


def _about(value: Any, name: str) -> str:
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
    return f'只写 {match["number"]}{_and_unit(match["unit"], name)}；“{match["sign"]}”写成 comparison: "{sign}"。'


def _large(value: Any, name: str) -> str:
    match = re.fullmatch(
        r"(约?)([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*(十万|百万|千万|[十百千万亿])(\D{0,6})", str(value)
    )
    if match is None:
        return ""
    number = plain_number(Decimal(match[2]).scaleb(_POWERS[match[3]]))
    about = '；“约”写成 comparison: "~"' if match[1] else ""
    return f"写成 {number}{_and_unit(match[4], name)}{about}。"


def _letter_for_digit(value: Any, _: str) -> str:
    text = str(value)
    if not re.fullmatch("[0-9OoＯｏlI.]+", text) or not re.search("[0-9]", text):
        return ""
    letters = dict.fromkeys(re.findall("[OoＯｏlI]", text))
    words = "，".join(f"字母 {letter} 改成数字 {1 if letter in 'lI' else 0}" for letter in letters)
    right = re.sub("[lI]", "1", re.sub("[OoＯｏ]", "0", text))
    return f"{words}：写成 {right}。" if letters else ""


def _range(value: Any, _: str) -> str:
    found = re.fullmatch(rf"{_NUMBER}\s*[-—–~～至到]+\s*{_NUMBER}\D{{0,6}}", str(value))
    return "只写一个数，不写范围：写要达到的那个数，范围留在正文里。" if found else ""


def _fraction(value: Any, _: str) -> str:
    found = re.fullmatch(
        rf"{_NUMBER}\s*[/／:：]\s*{_NUMBER}|{_NUMERAL}分之{_NUMERAL}|{_NUMERAL}成(?:半|{_NUMERAL})?",
        str(value),
    )
    return '不写分数：化成小数，或者化成百分数，计量单位写 measure: "%"。' if found else ""


def _signed(value: Any, name: str) -> str:
    match = re.fullmatch(rf"[+＋]\s*({_NUMBER})(\D{{0,6}})", str(value))
    return f"去掉“+”，写成 {match[1]}{_and_unit(match[2], name)}。" if match else ""


def _with_unit(value: Any, name: str) -> str:
    text = re.sub("[“”\"']", "", str(value))
    match = re.fullmatch(rf"({_NUMBER})\s*([^\s0-9.]{{1,6}})", text)
    if match:
        return f"只写 {match[1]}{_and_unit(match[2], name)}。"
    match = re.fullmatch(rf"({_NUMERAL})([^\s0-9一二三四五六七八九十百千万零两]{{1,4}})", text)
    number = _from_chinese(match[1]) if match else None
    return f"只写 {number}{_and_unit(match[2], name)}。" if match and number is not None else ""


def _whole(value: Any, _: str) -> str:
    match = re.fullmatch(r"([0-9]+)\.0*", str(value))
    return f"写成 {match[1]}。" if match else ""


def _no_whole(value: Any, _: str) -> str:
    return f"写成 0{value}。" if re.fullmatch(r"\.[0-9]+", str(value)) else ""


def _undecided(value: Any, _: str) -> str:
    return "没有数字就删去这一行；还没有定的，定了再写。" if _narrow(value) in _UNDECIDED else ""


def _plain(_: Any, __: str) -> str:
    return "只写数字，单位和文字写在别的键里。"


_HANDLERS: tuple[Callable[[Any, str], str], ...] = (
    _not_one,
    _half,
    _quoted,
    _sum,
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
