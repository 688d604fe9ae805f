"""The sentences that `check` and `explain` print, and the words that all commands share.

A place for words only: who wants to change a sentence finds it here, beside its neighbours. ``{}`` is filled
in by the caller. See docs/adr for what goes where.
"""

from __future__ import annotations

from typing import Final

from workplan_docs.errors import Severity

SEVERITY: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
COUNTED: Final = {Severity.ERROR: "个", Severity.WARNING: "个", Severity.HINT: "条"}
HINT: Final = "  提示：{}"
PROBLEM: Final = "错误："
COMMA: Final = "，"
AND: Final = "、"
ALSO: Final = "；"
TEXT_OR_JSON: Final = "text 给人看，json 给程序用"

CHECK_HELP: Final = "检查全部内容，列出每一处问题在哪个文件哪一行、怎么改；不生成文件。"
CHECK_YEAR: Final = "检查哪一年的内容，默认最新一年"
CHECK_FORMAT: Final = "text 给人看，json 给程序用，github 在代码托管网站上标在行旁"
CHECK_STRICT: Final = "有警告也算不通过"
CHECK_DONE: Final = "检查完成：{}"
CHECK_FINE: Final = "没有发现问题"

EXPLAIN_HELP: Final = "说明提示代码的意思和改法，如 make-docs explain YA008。可以一次写几个。"
EXPLAIN_CODE: Final = "代码"
EXPLAIN_CODES: Final = "代码…"
EXPLAIN_LIST: Final = "列出全部代码"
EXPLAIN_NOTHING: Final = "没有写要说明哪个代码"
EXPLAIN_NOTHING_HINT: Final = "如 make-docs explain YA008；用 --list 列出全部代码。"
ALIKE: Final = "  同样的另有 {} 处"
ALIKE_LINES: Final = "：第 {} 行{}"
EXPLAIN_UNKNOWN: Final = "没有这个代码：{}"
EXPLAIN_NEAR: Final = "是不是：{}"
EXPLAIN_ALL: Final = "用 make-docs explain --list 列出全部代码。"
EXPLAIN_WRONG: Final = "  错的写法："
EXPLAIN_RIGHT: Final = "  对的写法："
EXPLAIN_CLAUSE: Final = "  依据：{}"
