"""What libyaml complains about, in a clerk's words: for the faults that no handler of a mistake knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from workplan_docs.content.yamllines import Slip, is_written

# (what libyaml says, what is wrong, what to do); the first that occurs in its words counts
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("escape", "双引号里的反斜杠“\\”有特殊含义", "改用单引号，或者把“\\”写成“\\\\”。"),
    ("quoted scalar", "引号没有配对", "值的两头要用同一种英文引号；中文引号“”不能代替。"),
    (
        "mapping values are not allowed",
        "这里不应有冒号",
        "值里有英文冒号和空格时，把整个值加上英文引号；否则看看这一行的缩进。",
    ),
    ("found character that cannot start any token", "值不能以这个字符开头", "把整个值加上英文引号。"),
    ("alphabetic or numeric character", "以“*”或“&”开头的值要加引号", "把整个值加上英文引号。"),
    ("could not find expected ':'", "缺少冒号", "键的后面写英文冒号和一个空格，如“title: 通知”。"),
    ("did not find expected key", "这一行接不上前面的内容", "看看缩进：同一层的各行要左对齐。"),
    ("'-' indicator", "这一行接不上前面的清单", "清单的每一条都以“- ”开头，并左对齐。"),
    ("',' or ']'", "方括号没有配对", "以“[”开头的值如果是文字，请整个加上英文引号。"),
    ("',' or '}'", "花括号没有配对", "以“{”开头的值如果是文字，请整个加上英文引号。"),
    ("block sequence entries", "“- ”不能写在这里", "清单要另起一行，在键的下面缩进两格。"),
    ("violates indentation", "缩进里有制表符（Tab）", "缩进只用空格，每层两个。"),
    ("comment or line break", "“|”或“>”后面不能再写字", "正文从下一行写起，并缩进两格。"),
    ("directive", "行首的“%”有特殊含义", "把整个值加上英文引号。"),
    ("document start", "这一行接不上前面的内容", "看看这一行的缩进和冒号。"),
    ("tag", "值以“!”开头，被当成类型标记", "把整个值加上英文引号。"),
    ("node content", "这里少了值", "补上值，或者把符号开头的值整个加上英文引号。"),
)


def general_fault(error: yaml.YAMLError, lines: Sequence[str]) -> Slip:
    """The complaint at the place where the clerk has to look; its mending leaves that line out."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    words = f"{problem} {context}"
    message, hint = "这里的写法不合规则", "看看这一行和上一行的缩进、冒号和引号。"
    for said, wrong, cure in _WORDS:
        if said in words:
            message, hint = wrong, cure
            break
    mark = getattr(error, "problem_mark", None)
    message, hint = _in_brackets(mark, lines) or (message, hint)
    opened = getattr(error, "context_mark", None)
    if opened is not None and ("quoted scalar" in context or "flow" in context) and "escape" not in words:
        mark = opened
    line, column = (mark.line, mark.column + 1) if mark is not None else (len(lines), 1)
    if line >= len(lines) or not any(is_written(text) for text in lines[line:]):
        line = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].strip()), 0)
        column = len(lines[line]) + 1
    return Slip("YA003", line, column, message, hint, {line: ""}, sure=False)


def _in_brackets(mark: yaml.Mark | None, lines: Sequence[str]) -> tuple[str, str] | None:
    """A comma too many or too few in a list whose brackets do pair."""
    line = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    paired = all(line.count(opening) == line.count(closing) for opening, closing in ("[]", "{}"))
    if mark is None or not paired or not re.search(r"[\[{]", line):
        return None
    if line[mark.column : mark.column + 1] == ",":
        return "方括号里多了一个英文逗号", "删去多余的逗号，或者补上漏写的值。"
    if "{" in line and re.search(r"\S\s+[a-z_]+: ", line):
        return "花括号里少了英文逗号", "各项之间用英文逗号加空格“, ”隔开。"
    return None
