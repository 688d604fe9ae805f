"""Words that several commands share, and those of the command line itself."""

from __future__ import annotations

from typing import Final

from workplan_docs.errors import Severity

# Lists and counts
COMMA: Final = "，"
AND: Final = "、"
ALSO: Final = "；"
COLON: Final = "："
SEPARATORS: Final = "，、；;"  # what people write between the words of a list
IN_BRACKETS: Final = "（{text}）"
HEADING: Final = "【{name}】"
PIECES: Final = "{count} 个{what}"
ITEMS: Final = "{count} 条{what}"
COUNTED: Final = {Severity.ERROR: PIECES, Severity.WARNING: PIECES, Severity.HINT: ITEMS}
PLACES: Final = "{count} 处{what}"

# Names of what is to be written at an option or in its place; a shell's Tab goes by them, too
FILE: Final = "文件"
FILES: Final = "文件…"
FOLDER: Final = "文件夹"
FORMAT: Final = "格式"
KIND: Final = "种类"
PARAMETER: Final = "参数"
QUARTER: Final = "Q1…Q4"
UNIT: Final = "单位"
YEAR: Final = "年份"

# Help pages
USAGE: Final = "用法："
OPTIONS: Final = "选项"
OPTIONS_METAVAR: Final = "[选项]…"
COMMANDS: Final = "命令"
COMMANDS_METAVAR: Final = "命令 [参数]…"
HELP_HELP: Final = "显示这份帮助"
VERSION_HELP: Final = "显示版本"
PROGRAM_HELP: Final = "由 content 文件夹里的工作要点生成通知、任务分解表和季度报告表。"
FOLDER_HELP: Final = "项目所在的文件夹（里面有 content），默认是当前文件夹"
DEBUG_HELP: Final = "出错时显示技术细节，供维护人员用"
TEXT_OR_JSON: Final = "text 给人看，json 给程序用"

# A command line that cannot be understood
SEE_HELP: Final = "用 {command} --help 看用法"
NEAR: Final = "是不是：{names}"
KNOWN: Final = "可用：{names}"
NO_OPTION: Final = "没有这个选项：{option}"
OPTION_MISUSED: Final = "选项 {option} 的写法不对：缺少值，或不该带值"
NO_PARAMETER: Final = "缺少参数：{name}"
WRONG_VALUE: Final = "{name} 的值不对：{reason}"
CANNOT_RUN: Final = "命令不能执行：{reason}"
TOO_MANY_PARAMETERS: Final = "多余的参数：{extra}"
WRONG_COMMAND_LINE: Final = "命令写法不对（{reason}）"
NO_COMMAND: Final = "缺少命令"
UNKNOWN_COMMAND: Final = "没有这个命令：{name}，{advice}"
KNOWN_COMMANDS: Final = "可用的命令：{names}"
NO_COUNT: Final = "应是 1 到 999 的整数，现为“{value}”"
NO_YEAR: Final = "应是四位年份，如 2023，现为“{value}”"
NOT_A_CHOICE: Final = "“{value}”不可用，可用：{names}"

# Diagnostics on a console
PROBLEM: Final = "错误："
HINT: Final = "  提示：{hint}"
ALIKE: Final = "  同样的另有 {count} 处"
ALIKE_LINES: Final = "：第 {lines} 行{more}"
AND_SO_ON: Final = "……"
DIFFERS_BY_HABIT: Final = (
    "从这一行到第 0 行，|[与比]第 0 行.*|“[^”]*”"  # pattern of what one cause says differently each time
)

# An end before the end
WRITTEN_IS_WHOLE: Final = "已经写出的文件都是完整的"
INTERRUPTED: Final = f"已中断。{WRITTEN_IS_WHOLE}，其余的没有动"
BUG: Final = "程序内部出错（{kind}），不是您的操作问题"
BUG_LOGGED: Final = "请把 {log} 发给维护人员"
BUG_NOT_LOGGED: Final = "请加 --debug 再运行一次，把显示的内容发给维护人员"

# The project and its years
HERE: Final = "当前文件夹"
IN_FOLDER: Final = "文件夹 {folder} "
NO_CONTENT_FOLDER: Final = "{where}里没有 content 文件夹"
CONTENT_OTHERWISE: Final = "把文件夹“{folder}”改名为 content"
INSIDE_CONTENT: Final = "现在就在 content 文件夹里面：退到它外面一层再运行，或者加 -C .."
NO_CONTENT_FOLDER_HINT: Final = "请先进入项目文件夹，或用 -C 指明它在哪里，如 make-docs -C 项目文件夹 build"
