"""Words for a value that is not what its key wants: what is wrong, and how the clerk meant it.

One small function for each human mistake; the first that knows an answer gives it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pydantic_core import ErrorDetails

from workplan_docs.text.nearest import nearest
from workplan_docs.text.numerals import from_chinese, plain_number

_YES = frozenset({"yes", "y", "on", "1", "是", "对", "有", "真", "√"})
_NO = frozenset({"no", "n", "off", "0", "否", "不", "不是", "无", "假", "×"})
_SIGNS = {"≥": ">=", "≤": "<=", "≈": "~", "～": "~", "＝": "=", "==": "=", "＞=": ">=", "＜=": "<="}
_SIGNS |= dict.fromkeys(("不少于", "不低于", "至少", "大于等于"), ">=")
_SIGNS |= dict.fromkeys(("不超过", "不高于", "不多于", "至多", "小于等于"), "<=")
_SIGNS |= {"约": "~", "大约": "~", "等于": "=", "达到": "reach"}
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
# What offices say of a state, a report, a figure, beside the words that the schema gives
_SPOKEN = dict.fromkeys(("定稿", "已定稿", "正式", "正式稿", "印发", "发布", "已发", "已印"), "issued")
_SPOKEN |= dict.fromkeys(("未定稿", "初稿", "拟稿", "征求意见稿", "送审稿", "未印发"), "draft")
_SPOKEN |= dict.fromkeys(("不报", "不报告", "不列入", "单独报", "单独报告", "另报"), "separate")
_SPOKEN |= dict.fromkeys(("正常", "报", "列入", "按季度", "季报"), "normal")
_SPOKEN |= dict.fromkeys(("求和", "合计", "累计", "总和"), "sum")
_SPOKEN |= dict.fromkeys(("比例", "比率", "百分比", "平均"), "rate")
_SPOKEN |= dict.fromkeys(("各单位", "每个单位", "逐单位", "分单位"), "per-unit")
_QUOTES = "“”‘’「」\"'"


def misfit(
    error: ErrorDetails, value: Any, name: str, description: str = "", first_key: str = ""
) -> tuple[str, str]:
    """Message and hint for a value of the wrong kind.

    ``error`` is pydantic's; ``name`` is what a clerk calls the place; ``description`` is what the schema says
    of its key; ``first_key`` is the first that a record wants, where a record is wanted.
    """
    kind = error["type"]
    if isinstance(value, str) and (cut := re.match(r"([^\s#]+)#\s", value)):
        return f"“{name}”的“#”前面少了空格，后面的话不算注释", f"写成“{cut[1]}  # ……”。"
    if kind in ("flag", "count", "number"):
        hint = _flag_hint(value) if kind == "flag" else _first(_NUMBER_HINTS, value)
        return f"“{name}”{error['msg']}，现在是{_shown(value)}", hint
    if kind == "house":
        return f"“{name}”{error['msg']}，现在是{_shown(value)}", "照所说的写；用国标的数值，就删去这一行。"
    if kind == "literal_error":
        return _choice(error, value, name, description)
    if kind == "string_too_short":
        return f"“{name}”是空的", "补上文字，或者删去这一行。"
    if isinstance(value, list):
        return _list_for_one(kind, name)
    if kind in ("tuple_type", "list_type"):
        return f"“{name}”应当是清单，现在是{_shown(value)}", "每条另起一行，缩进两格，以“- ”开头。"
    if isinstance(value, dict):
        hint = "文字里的冒号用全角“：”；用英文冒号的话，把整个值加上英文引号。"
        return f"“{name}”应当是文字，现在是一组“键: 值”", hint
    return f"“{name}”应当是一组“键: 值”，现在是{_shown(value)}", _record_hint(value, first_key)


def _list_for_one(kind: str, name: str) -> tuple[str, str]:
    """A list where one value, or one record, is wanted."""
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"“{name}”应当是一组“键: 值”，现在是清单", "去掉“- ”，把键写在下一行，缩进两格。"
    cure = "写成一行，或分别写 lead: 和 support:。" if name == "units" else "只写一个值，去掉“- ”和方括号。"
    return f"“{name}”只要一个值，现在是清单", cure


def _record_hint(value: Any, first_key: str) -> str:
    if isinstance(value, str) and "：" in value[:20]:
        return "全角冒号“：”改成英文冒号加一个空格“: ”。"
    if isinstance(value, str) and ":" in value[:20]:
        return "冒号后面加一个空格。"
    if isinstance(value, str) and first_key:
        return f"写成“{first_key}: {value[:20]}”；还有别的键就另起一行，左对齐。"
    return "每个键另起一行，缩进两格，写成“键: 值”。"


def _choice(error: ErrorDetails, value: Any, name: str, description: str) -> tuple[str, str]:
    """A value outside the few words that its key knows."""
    allowed = str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(", ")
    words = [word.strip("'") for word in allowed]
    hint = _meant_word(str(value), words, description)
    if not hint:
        hint = "照抄其中一个词。"
        if "请示" in words:
            hint += "方案、计划、要点、办法等不是文种，用“通知”印发。"
    curly = "（连同中文引号）" if str(value)[:1] in "“”‘’" and str(value) else ""
    return f"“{name}”只能写：{'、'.join(words)}；现在是{_shown(value)}{curly}", hint


def _meant_word(value: str, words: list[str], description: str) -> str:
    bare = value.strip(_QUOTES + " ")
    if bare in words:
        if not bare.replace("-", "").isalnum():
            return f'中文引号改成英文引号："{bare}"。'
        return f"不加引号，写 {bare}。" if bare != value else ""
    if bare in _SIGNS and _SIGNS[bare] in words:
        return f'写成英文的符号，连英文引号一起写："{_SIGNS[bare]}"。'
    if not bare:
        return '“>”和“|”单独写表示多行的正文；要写比较号，连英文引号一起写，如 ">="。'
    if _SPOKEN.get(bare) in words:
        return f"“{bare}”写成 {_SPOKEN[bare]}。"
    for word, meaning in re.findall(r"([a-z-]+)\s([\u4e00-\u9fff]+)", description):
        if word in words and bare and (bare in meaning or meaning in bare):
            return f"“{bare}”写成 {word}。"
    near = nearest(bare, words, 1)
    return f"是不是“{near[0]}”？" if near else ""


def _flag_hint(value: Any) -> str:
    word = str(value).strip(_QUOTES + " ").lower()
    if word in _YES or word == "true":
        return "改成 true。"
    if word in _NO or word == "false":
        return "改成 false。"
    return "写 true（是）或 false（否）。"


def _not_one_number(value: Any) -> str:
    return "只写一个数字。" if isinstance(value, (list, dict)) else ""


def _quoted_number(value: Any) -> str:
    return "去掉引号，只写数字。" if str(value).strip(_QUOTES) != str(value) else ""


def _wide_number(value: Any) -> str:
    found = any(char in "０１２３４５６７８９．" for char in str(value))
    return "全角数字改成半角数字。" if found else ""


def _grouped_number(value: Any) -> str:
    return "去掉千位的逗号。" if re.search("[0-9][,，][0-9]{3}", str(value)) else ""


def _chinese_number(value: Any) -> str:
    text = str(value)
    if re.fullmatch("[〇零一二三四五六七八九]{2,}", text):
        return f"写成 {text.translate(_DIGITS)}。"
    number = from_chinese(text)
    return f"写成 {number}。" if number is not None else ""


def _large_number(value: Any) -> str:
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


def _number_with_unit(value: Any) -> str:
    match = re.fullmatch(r"约?(-?[0-9]+(?:\.[0-9]+)?)\s*([^\s0-9.]{1,6})", str(value))
    return f"只写 {match[1]}，“{match[2]}”不写在这里。" if match else ""


def _about_number(value: Any) -> str:
    match = re.fullmatch(r"(约|不少于|不超过|达到|至少)\s*([0-9]+(?:\.[0-9]+)?)", str(value))
    return f'只写 {match[2]}；“{match[1]}”写成 comparison: "{_SIGNS[match[1]]}"。' if match else ""


def _whole_number(value: Any) -> str:
    match = re.fullmatch(r"([0-9]+)\.0+", str(value))
    return f"写成 {match[1]}。" if match else ""


def _plain_number_hint(_: Any) -> str:
    return "只写数字，单位和文字写在别的键里。"


_NUMBER_HINTS: tuple[Callable[[Any], str], ...] = (
    _not_one_number,
    _quoted_number,
    _wide_number,
    _grouped_number,
    _chinese_number,
    _about_number,
    _large_number,
    _letter_for_digit,
    _number_with_unit,
    _whole_number,
    _plain_number_hint,
)


def _first(handlers: tuple[Callable[[Any], str], ...], value: Any) -> str:
    return next(hint for handler in handlers if (hint := handler(value)))


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "一组“键: 值”"
    if isinstance(value, list):
        return "清单"
    text = str(value)
    text = text[:20] + "……" if len(text) > 20 else text
    return text if "“" in text or "”" in text else f"“{text}”"
