"""Words for a value that is not what its key wants: what is wrong, and how the clerk meant it.

One small function for each human mistake; the first that knows an answer gives it.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import ErrorDetails

from workplan_docs.content.number_hints import COMPARISONS, number_hint
from workplan_docs.content.ready import ready_line, ready_list, ready_value
from workplan_docs.text.nearest import nearest

_YES = frozenset({"yes", "y", "on", "1", "是", "是的", "对", "要", "需要", "有", "真", "√"})
_NO = frozenset({"no", "n", "off", "0", "否", "不", "不要", "不用", "不需要", "不是", "无", "假", "×"})
# said of printing on both sides, of tables set sideways, of seals
_YES |= {"双面", "横", "横排", "盖章", "已盖章", "加盖"}
_NO |= {"单面", "竖", "竖排", "不盖章", "未盖章", "不盖"}
# What offices say of a state, a report, a figure, beside the words that the schema gives
_SPOKEN = dict.fromkeys(("定稿", "已定稿", "正式", "正式稿", "印发", "发布", "已发", "已印"), "issued")
_SPOKEN |= dict.fromkeys(("未定稿", "初稿", "拟稿", "征求意见稿", "送审稿", "未印发"), "draft")
_SPOKEN |= dict.fromkeys(("不报", "不报告", "不列入", "单独报", "单独报告", "另报"), "separate")
_SPOKEN |= dict.fromkeys(("正常", "报", "列入", "按季度", "季报"), "normal")
_SPOKEN |= dict.fromkeys(("求和", "合计", "累计", "总和"), "sum")
_SPOKEN |= dict.fromkeys(("比例", "比率", "百分比", "平均"), "rate")
_SPOKEN |= dict.fromkeys(("各单位", "每个单位", "逐单位", "分单位"), "per-unit")
_SPOKEN |= dict.fromkeys(("内部", "内部文件", "保密", "不对外"), "不予公开")
_SPOKEN |= {"是": "主动公开", "否": "不予公开", "公开发布": "主动公开"}
# what offices call a document that is one of the fifteen types, or none
_TYPES = (
    ("请示报告|申请报告", "是“请示”就写 type: 请示，是“报告”就写 type: 报告，不能合用。"),
    ("申请|申请书|请求", "向上级请求批准写 type: 请示，向不相隶属的机关写 type: 函。"),
    ("汇报|总结|自查报告|工作报告", "写 type: 报告。"),
    ("复函|公函|便函|商函|询问函|征求意见函", "写 type: 函。"),
    ("答复|批示", "答复下级的请示写 type: 批复，答复不相隶属的机关写 type: 函。"),
    ("会议记录|会议纪要|办公会纪要", "写 type: 纪要。"),
    ("(?:方案|计划|要点|办法|规定|细则|制度|规划|预案|名单)", "它不是文种，用“通知”印发：写 type: 通知。"),
)
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
        hint = _flag_hint(value) if kind == "flag" else number_hint(value, name)
        return f"“{name}”{error['msg']}，现在是{_shown(value)}", hint
    if kind == "house":
        return f"“{name}”{error['msg']}，现在是{_shown(value)}", _house_hint(value)
    if kind == "literal_error":
        return _choice(error, value, name, description)
    if kind == "string_too_short":
        return f"“{name}”是空的", "补上文字，或者删去这一行。"
    if isinstance(value, list):
        return _list_for_one(kind, name, value, first_key)
    if kind in ("tuple_type", "list_type"):
        return f"“{name}”应当是清单，现在是{_shown(value)}", _list_hint(name, value, first_key)
    if isinstance(value, dict):
        hint = _record_for_text(name, value)
        return f"“{name}”应当是文字，现在是一组“键: 值”", hint
    return f"“{name}”应当是一组“键: 值”，现在是{_shown(value)}", _record_hint(value, first_key, name)


def _house_hint(value: Any) -> str:
    standard = "用国标的数值，就删去这一行。"
    hint = number_hint(value) if re.search("[0-9０-９]", str(value)) else ""
    return (
        f"{hint}{standard}"
        if hint.startswith(("只写 ", "写成 ", "全角", "去掉"))
        else f"按上面的要求写；{standard}"
    )


# What stands between the values that somebody wrote as a list where one line is wanted; elsewhere “，”
_BETWEEN = {"title": "|", "text": "", "body": "", "heading": "", "quote": "", "present": "、"}
_LONGEST = 160  # characters: a longer line is not printed again


def _list_hint(name: str, value: Any, first_key: str) -> str:
    """How one value is written as a list; the cells of a table stand in square brackets."""
    if isinstance(value, dict) and first_key and value:
        words = next(iter(value))
        if not str(words).isascii():
            line = ready_line(first_key, str(words)[:_LONGEST])
            return f"名称不作键：每条写成“- {line}”，别的键另起一行、与“{first_key}”左对齐。"
    key, _, nth = name.partition(" ")
    cells = (
        re.split(r"\s*[，、；,;|:：\t]\s*|\s+", value.strip("【】［］〔〕[]（）() "))
        if isinstance(value, str)
        else []
    )
    if key not in ("head", "columns", "rows") or not all(cells) or not cells:
        return "每条另起一行，缩进两格，以“- ”开头。"
    if len(cells) == 1:
        return "一行一条，每行写成“- [1, 某某]”：方括号里是各格，格子之间用英文逗号加空格。"
    cure = f"写成 {ready_list(cells)}，格子之间用英文逗号加空格。"
    if key == "rows":
        cure = f"一行一条：写成“- {ready_list(cells)}”，格子之间用英文逗号加空格。"
    return cure if nth or key != "rows" else f"从下一行起{cure}"


def _list_for_one(kind: str, name: str, value: list[Any], first_key: str) -> tuple[str, str]:
    """A list where one value, or one record, is wanted."""
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        cure = "去掉“- ”，把键写在下一行，缩进两格。"
        if first_key and (line := _on_one_line(first_key, value)):
            cure = f"去掉方括号和“- ”，下一行缩进两格，写成：{line}"
        return f"“{name}”应当是一组“键: 值”，现在是清单", cure
    cure = "只写一个值，去掉“- ”和方括号。"
    if name == "units":
        cure = "写成一行，或分别写 lead: 和 support:。"
        if line := _on_one_line(name, value):
            cure = f"分别写 lead: 和 support:；或者牵头的在前面，写成：{line}"
    elif line := _on_one_line(name, value):
        cure = f"{'去掉里面一层方括号' if ' ' in name else '只写一个值'}，写成一行：{line}"
    return f"“{name}”只要一个值，现在是清单", cure


def _record_for_text(name: str, value: dict[str, Any]) -> str:
    """``- name: 王小明`` where a name is wanted, or a colon inside of words."""
    only = next(iter(value.values())) if len(value) == 1 else None
    if isinstance(only, str) and name.endswith(" 条") and next(iter(value)).isascii():
        return f"去掉键，写成：- {ready_value(only)}"
    return "文字里的冒号用全角“：”；用英文冒号的话，把整个值加上英文引号。"


def _on_one_line(name: str, value: list[Any]) -> str:
    """The line that a list was meant for, ready to paste; empty when the list holds something else than texts."""
    key, _, nth = name.partition(" ")
    items = [item.strip(" ，；") if key != "text" else item for item in value if isinstance(item, str)]
    if not items or len(items) != len(value):
        return ""
    if key == "document_number":
        items = items[:1]  # a joint document has the sponsor's number alone
    text = _BETWEEN.get(key, "，").join(items)
    if len(text) > _LONGEST:
        return ""
    return ready_value(text) if nth else ready_line(key, text)


def _record_hint(value: Any, first_key: str, name: str) -> str:
    if isinstance(value, str) and name == "文件":
        return f"每一行写成“键: 值”：先写一行“version: 1”，再写“{first_key}: ……”；照样例改最省事。"
    if isinstance(value, str) and "：" in value[:20]:
        return "全角冒号“：”改成英文冒号加一个空格“: ”。"
    if isinstance(value, str) and ":" in value[:20]:
        return "冒号后面加一个空格。"
    if isinstance(value, str) and first_key:
        line = (
            ready_line(first_key, value) if len(value) <= _LONGEST else f"{first_key}: ……（原来的字全部照抄）"
        )
        if name.endswith(" 条"):
            return f"还有别的键就另起一行，与“{first_key}”左对齐；这一行写成：- {line}"
        return f"另起一行，缩进两格，还有别的键就再起一行，左对齐；写成：{line}"
    return "每个键另起一行，缩进两格，写成“键: 值”。"


def _choice(error: ErrorDetails, value: Any, name: str, description: str) -> tuple[str, str]:
    """A value outside the few words that its key knows."""
    allowed = str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(", ")
    words = [word.strip("'") for word in allowed]
    hint = _meant_word(str(value), words, description, name)
    if len(words) == 1:
        hint = f"写 {words[0]}；不需要就删去这一行。"
    if not hint:
        hint = "照抄其中一个词。"
        if "请示" in words:
            hint += "方案、计划、要点、办法等不是文种，用“通知”印发。"
    curly = "（连同中文引号）" if str(value)[:1] in "“”‘’" and str(value) else ""
    return f"“{name}”只能写：{'、'.join(words)}；现在是{_shown(value)}{curly}", hint


def _meant_word(value: str, words: list[str], description: str, name: str) -> str:
    bare = value.strip(_QUOTES + " ")
    if "请示" in words and (
        meant := next((cure for end, cure in _TYPES if re.search(f"(?:{end})[。 ]*$", bare)), "")
    ):
        return meant
    if bare in words:
        if not bare.replace("-", "").isalnum():
            return f'中文引号改成英文引号："{bare}"。'
        return f"不加引号，写 {bare}。" if bare != value else ""
    if bare in COMPARISONS and COMPARISONS[bare] in words:
        return f'写成英文的符号，连英文引号一起写："{COMPARISONS[bare]}"。'
    if not bare:
        return '“>”和“|”单独写表示多行的正文；要写比较号，连英文引号一起写，如 ">="。'
    if _SPOKEN.get(bare) in words:
        return f"写成：{ready_line(name, _SPOKEN[bare])}"
    for word, meaning in re.findall(r"([a-z-]+)\s([\u4e00-\u9fff]+)", description):
        if word in words and bare and (bare in meaning or meaning in bare):
            return f"写成：{ready_line(name, word)}"
    near = nearest(bare, words, 1)
    return f"是不是“{near[0]}”？" if near else ""


def _flag_hint(value: Any) -> str:
    word = str(value).strip(_QUOTES + " ").lower()
    if word in _YES or word == "true":
        return "改成 true。"
    if word in _NO or word == "false":
        return "改成 false。"
    return "写 true（是）或 false（否）。"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "一组“键: 值”"
    if isinstance(value, list):
        return "清单"
    text = str(value)
    text = text[:20] + "……" if len(text) > 20 else text
    return text if "“" in text or "”" in text else f"“{text}”"
