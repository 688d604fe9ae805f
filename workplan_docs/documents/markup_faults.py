"""Markup that is no well-formed XML, told in words of the one who wrote the template, and once.

The parser goes on after its first complaint, and what follows are that one's consequences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_MISMATCH = re.compile(r"mismatch: (?P<opened>\S+) line (?P<line>\d+) and (?P<closed>\S+)")
_AMPERSAND = "“&”要写成“&amp;”"
# the parser's names of its complaints: what is wrong, what to do
_WORDS: dict[str, tuple[str, str]] = {
    "ERR_ATTRIBUTE_NOT_STARTED": ("属性的值没有加英文引号", '写成 style="body" 这样，两头都用英文引号。'),
    "ERR_ATTRIBUTE_NOT_FINISHED": ("属性的引号没有配对", "值的末尾补上英文引号。"),
    "ERR_LT_IN_ATTRIBUTE": ("属性的引号没有配对", "值的末尾补上英文引号。"),
    "ERR_ATTRIBUTE_REDEFINED": ("同一个属性写了两次", "只留一个。"),
    "ERR_ATTRIBUTE_WITHOUT_VALUE": ("属性没有写值", '写成 style="body" 这样，或者删去它。'),
    "ERR_SPACE_REQUIRED": ("属性之间少了空格", "各属性之间空一格。"),
    "ERR_GT_REQUIRED": ("标签没有写完", "标签的末尾写“>”。"),
    "ERR_ENTITYREF_SEMICOL_MISSING": ("文字里单独写了“&”", f"{_AMPERSAND}。"),
    "ERR_NAME_REQUIRED": ("文字里单独写了“<”或“&”", f"“<”要写成“&lt;”，{_AMPERSAND}。"),
    "ERR_UNDECLARED_ENTITY": ("不认识“&”后面的词", f"空格直接打；文字里的{_AMPERSAND}。"),
    "ERR_DOCUMENT_EMPTY": ("没有标记", "模板以 <document …> 开头；恢复原来的模板再改。"),
    "ERR_DOCUMENT_END": ("</document> 的后面还有内容", "都写在 <document> 和 </document> 之间。"),
    "ERR_COMMENT_NOT_FINISHED": ("注释没有结束", "注释的末尾写“-->”，或者用“{# … #}”。"),
    "ERR_INVALID_CHAR": ("有看不见的控制字符", "把这几个字重新打一遍。"),
}


class MarkupFault(NamedTuple):
    """A line of the markup (from 1), what is wrong there, what to do."""

    line: int
    message: str
    hint: str


def markup_fault(kind: str, line: int, said: str, lines: Sequence[str]) -> MarkupFault:
    """The parser's first complaint: its kind, its line, its words."""
    if match := _MISMATCH.search(said):
        opened, closed, began = match["opened"], match["closed"], int(match["line"])
        here = lines[line - 1] if line <= len(lines) else ""
        surplus = here.count(f"</{closed}>") > len(re.findall(rf"<{re.escape(closed)}(?=[\s/>])", here))
        other = began != line and (opened == "document" or f"<{opened}" not in here)
        if surplus and other and closed != "document":
            return MarkupFault(line, f"“</{closed}>”没有对应的开头", f"删去它，或者在前面补上“<{closed}>”。")
        if opened in ("br", "hr", "img"):
            return MarkupFault(began, f"不能用“<{opened}”", "删去它；要换行，就分成两个 <p>。")
        message = f"“<{opened}”没有结束，就到了“</{closed}>”"
        return MarkupFault(began, message, f"在它的末尾写“</{opened}>”，两头的标签要一样。")
    here = lines[line - 1] if line <= len(lines) else ""
    if kind == "ERR_ATTRIBUTE_NOT_STARTED" and (bare := re.search(r"[\w-]+=(?![\"'])", here)):
        cure = '写成 style="body" 这样，两头都用英文引号。'
        return MarkupFault(line, f"“{bare[0]}”后面的值没有加英文引号", cure)
    message, hint = _WORDS.get(kind, ("标记不成对", "检查标签是否成对、属性是否加引号。"))
    return MarkupFault(line, message, hint)
