"""Syntax faults of YAML in a clerk's words, and the slips of the pen behind most of them.

libyaml stops at its first fault and names it in a parser's terms. So the lines are looked at for the human
mistakes that are usually behind it; each found is reported and mended in a copy, so that reading can go on
and the faults further down come out as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from workplan_docs.errors import Diagnostic, Severity

_KEY = r"^(\s*(?:-\s+)*[A-Za-z_][A-Za-z_0-9]*|\s*(?:-\s+)*[\u4e00-\u9fff]{1,12})"
_WIDE_COLON = re.compile(_KEY + r"\s*：\s*")
_NO_BLANK = re.compile(r"^(\s*(?:-\s+)*[a-z_]{2,}):(?=[^\s:/])")
_NO_DASH_BLANK = re.compile(r"^(\s*-)(?=[^\s\-])")
_BLOCK_START = re.compile(r"^(\s*)(?:-\s+)*(?:[^\s#][^#]*:\s+)?[|>][0-9+-]{0,2}\s*(?:#.*)?$")
_ODD_INDENT = re.compile(r"^([ \t\u3000\u00a0]*[\t\u3000\u00a0][ \t\u3000\u00a0]*)(?=\S)")
_QUOTED = re.compile(
    r"""^\s*(?:-\s+)*(?:[^\s:"']+:\s+)?(?P<value>"(?:\\.|[^"\\])*|'(?:''|[^'])*)["'](?P<rest>.*)$"""
)

# (what libyaml says, what is wrong, what to do); the first that occurs in its words counts
_WORDS: tuple[tuple[str, str, str], ...] = (
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
    ("escape", "双引号里的反斜杠“\\”有特殊含义", "改用单引号，或者把“\\”写成“\\\\”。"),
    ("comment or line break", "“|”或“>”后面不能再写字", "正文从下一行写起，并缩进两格。"),
    ("directive", "行首的“%”有特殊含义", "把整个值加上英文引号。"),
    ("document start", "这一行接不上前面的内容", "看看这一行的缩进和冒号。"),
    ("tag", "值以“!”开头，被当成类型标记", "把整个值加上英文引号。"),
    ("node content", "这里少了值", "补上值，或者把符号开头的值整个加上英文引号。"),
)


def syntax_fault(error: yaml.YAMLError, file: str, text: str) -> Diagnostic:
    """What libyaml complains about, in Chinese, at the place where the clerk has to look."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    words = f"{problem} {context}"
    message, hint = "这里的写法不合规则", "看看这一行和上一行的缩进、冒号和引号。"
    for said, wrong, cure in _WORDS:
        if said in words:
            message, hint = wrong, cure
            break
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened is not None and ("quoted scalar" in context or "flow" in context):
        mark = opened
    if mark is None:
        return Diagnostic("YA003", Severity.ERROR, message, file, None, None, hint)
    line, column = mark.line + 1, mark.column + 1
    written = text.rstrip().split("\n")
    if line > len(written):
        line, column = len(written), len(written[-1]) + 1
    inner = _quote_inside(written[line - 1])
    if inner is not None:
        column, message, hint = inner + 1, "引号里面又用了同样的引号", "里面的引号改成中文引号“”。"
    return Diagnostic("YA003", Severity.ERROR, message, file, line, column, hint)


def _quote_inside(line: str) -> int | None:
    """Where a quoted value ends too early because a quote of the same kind stands inside it."""
    match = _QUOTED.match(line)
    if match is None or line.count(match["value"][0]) < 3:
        return None
    rest = match["rest"].strip()
    return None if not rest or rest[0] in "#,]}:" else match.end("value")


def mend(text: str, file: str) -> tuple[str, list[Diagnostic]]:
    """A copy of a text that could not be parsed, its human mistakes mended, and a diagnostic for each."""
    lines = text.split("\n")
    found: list[Diagnostic] = []
    for index in list(_structure_lines(lines)):
        for handler in (_mend_indent, _mend_wide_colon, _mend_missing_blank, _mend_dash):
            mended, fault = handler(lines[index], file, index + 1)
            lines[index] = mended
            if fault is not None:
                found.append(fault)
    return "\n".join(lines), found


def _structure_lines(lines: list[str]) -> Iterator[int]:
    """The lines that hold keys and lists: not comments, not the lines of block texts."""
    block: int | None = None
    for index, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        if block is not None and indent > block:
            continue
        block = None
        if match := _BLOCK_START.match(line):
            block = len(match[1])
        yield index


def _fault(code: str, message: str, file: str, line: int, column: int, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, file, line, column, hint)


def _mend_indent(line: str, file: str, number: int) -> tuple[str, Diagnostic | None]:
    match = _ODD_INDENT.match(line)
    if match is None:
        return line, None
    indent = match[1]
    odd = next(i for i, char in enumerate(indent) if char != " ")
    what = "制表符（Tab）" if indent[odd] == "\t" else "全角空格"
    mended = re.sub(r"[^ ]", "  ", indent) + line[len(indent) :]
    return mended, _fault("YA007", f"缩进里有{what}", file, number, odd + 1, "缩进只用半角空格，每层两个。")


def _mend_wide_colon(line: str, file: str, number: int) -> tuple[str, Diagnostic | None]:
    match = _WIDE_COLON.match(line)
    if match is None:
        return line, None
    key = match[1].strip(" -")
    mended = f"{match[1]}: {line[match.end() :]}"
    return mended, _fault(
        "YA008",
        f"“{key}”后面的冒号是全角的",
        file,
        number,
        line.index("：") + 1,
        f"改成英文冒号加一个空格：“{key}: ”。",
    )


def _mend_missing_blank(line: str, file: str, number: int) -> tuple[str, Diagnostic | None]:
    match = _NO_BLANK.match(line)
    if match is None:
        return line, None
    key = match[1].strip(" -")
    return f"{match[1]}: {line[match.end() :]}", _fault(
        "YA009", f"“{key}:”后面缺少空格", file, number, match.end() + 1, f"写成“{key}: ”，冒号后空一格。"
    )


def _mend_dash(line: str, file: str, number: int) -> tuple[str, Diagnostic | None]:
    match = _NO_DASH_BLANK.match(line)
    if match is None or line.startswith("---"):
        return line, None
    return f"{match[1]} {line[match.end() :]}", _fault(
        "YA009", "“-”后面缺少空格", file, number, match.end() + 1, "清单的每一条写成“- ”加内容。"
    )
