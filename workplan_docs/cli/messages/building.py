"""Words of `build`, `watch` and `build document --file`: what is made, kept, deleted, and why not."""

from __future__ import annotations

from typing import Final

from workplan_docs.cli.messages.common import WRITTEN_IS_WHOLE

# Help
BUILD_SHORT: Final = "生成文件，放在 build 文件夹"
BUILD_HELP: Final = f"""{BUILD_SHORT}。

种类：notice 通知，master 任务分解总表，sheet 各单位任务分解表，sheets-all 分解表合订本，
report 季度报告表，document 其他公文；不写就全部生成。
单份公文：build document --file 公文.yaml --out 文件夹。
"""
WATCH_SHORT: Final = "文件一存盘就重新生成，按 Ctrl-C 结束"
WATCH_HELP: Final = """守着项目文件夹：content、templates、fonts 里的文件一存盘，就生成受影响的文件。按 Ctrl-C 结束。

内容有错误时列出错误，原来生成的文件不动；改好存盘就接着生成。种类等的写法和 build 一样。
"""
KINDS: Final = "[种类]…"
YEAR_HELP: Final = "生成哪一年的，默认最新一年"
UNIT_HELP: Final = "只要这个单位的，可重复或用逗号隔开"
QUARTER_HELP: Final = "只要这个季度的，可重复"
FORMAT_HELP: Final = "docx,pdf,html,xlsx 中的几种，默认 docx,pdf"
WORKERS_HELP: Final = "同时用几个进程，默认按处理器数量"
STRICT_HELP: Final = "有警告就不生成"
FORCE_HELP: Final = "不管有没有变化，全部重新生成"
DRY_RUN_HELP: Final = "只说会生成、删除哪些文件和为什么，不动任何文件"
FILE_HELP: Final = "生成这一份公文（与 document、--out 一起用）"
OUT_HELP: Final = "单份公文放在哪个文件夹"
REPORT_HELP: Final = "把生成结果写成 JSON 文件"

# Quarters: how people write them, how a shell tells them
AROUND_A_QUARTER: Final = ("第", "季度", "季")
QUARTER_NUMERALS: Final = {"一": "Q1", "二": "Q2", "三": "Q3", "四": "Q4"}
QUARTER_NAMES: Final = {"Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度"}

# What was asked for and cannot be
OPTION_EMPTY: Final = "{option} 后面是空的"
OPTION_EMPTY_HINT: Final = "写上要哪些，或者去掉 {option}"
UNIT_WITHOUT_TASKS: Final = "“{unit}”在{year}年没有任务"
UNIT_WITHOUT_TASKS_HINT: Final = "没有任务的单位不出任务分解表和季度报告表。"
SINGLE_ONLY: Final = "--file、--out 只用来生成单份公文（document）"
SINGLE_TOGETHER: Final = "--file 和 --out 要一起写"
SINGLE_HINT: Final = "写成 make-docs build document --file 公文.yaml --out 文件夹"
SINGLE_ALONE: Final = "--file 不能和 --year、--unit、--quarter 一起用"
SINGLE_ALONE_HINT: Final = "去掉它们再试"
NO_SUCH_FILE: Final = "没有这个文件：{file}"
NO_SUCH_FILE_HINT: Final = "看看文件名；路径从运行命令的文件夹算起"

# While it goes on
BEGUN: Final = "开始生成 {count} 份文件"
SO_FAR: Final = "已完成 {done}/{all} 个文档"
GOING_ON: Final = "正在生成"

# Nothing could be made
CONTENT_STOPS: Final = "没有生成任何文件：内容里有 {counts}，请改正后再运行"
FONTS_STOP: Final = "没有生成任何文件：字体有 {counts}，请改正后再运行"
SINGLE_STOPS: Final = "没有生成文件：{file} 里有 {counts}，请改正后再运行"
SINGLE_FONTS_STOP: Final = "没有生成文件：字体有 {counts}，请改正后再运行"
NOT_MADE: Final = "没有生成 {names}："
REPORT_NOT_WRITTEN: Final = "不能写入 --report 指定的文件：{path}"
REPORT_NOT_WRITTEN_HINT: Final = "检查它所在的文件夹是否存在、是否可写；文件已照常生成"
BROKEN_FONT: Final = "读不出这个字体文件（损坏了，或者不是字体）"
BROKEN_FONT_HINT: Final = "重新复制一次；现在用的是随程序准备的免费字体。不用就移出 fonts 文件夹。"

# What there is now
MADE: Final = "生成 {count} 份文件，在 {where}，用时 {seconds:.1f} 秒"
MADE_REST: Final = "，其余 {count} 份没有变化"
NOTHING_NEW: Final = "没有变化：{count} 份文件都是最新的，在 {where}，用时 {seconds:.1f} 秒"
MADE_SINGLE: Final = "生成 {names}，在 {where}"
OF_KIND: Final = "  {kind}：{formats}"
COPIES: Final = "{what} {count} 份"
PRUNED: Final = "删除 {count} 份不再需要的旧文件：{names}"
LEFT: Final = "以下文件不再需要，但有人改动过，没有删除：{names}"
FAILED: Final = "有 {count} 份文件没有处理好，原因见上"
MORE_COPIES: Final = " 等 {count} 份"
MORE_FILES: Final = " 等 {count} 份文件"
DRAFT: Final = "这是草稿（{of}state 是 draft），还没写的文号、日期等处留空"
DRAFT_OF: Final = "{names} 的 "
DEVIATIONS: Final = "版面有 {count} 处与国标不同：{deviations}"
MORE_HINTS: Final = "另有 {count} 条提示，用 make-docs check 查看"

# A preview
REASONS: Final = {
    "new": "还没有生成过",
    "lost": "文件不见了",
    "edited": "文件被改动过",
    "data": "内容有变化",
    "template": "模板有变化",
    "setting": "字体、版面设置或程序有变化",
    "forced": "要求全部重新生成",
}
WILL_MAKE: Final = "生成 {name}：{reason}"
WILL_PRUNE: Final = "删除 {path}：内容里已经没有它"
WILL_LEAVE: Final = "保留 {path}：内容里已经没有它，但有人改动过"
WILL_SKIP: Final = "跳过 {count} 份没有变化的文件"
PREVIEW_DONE: Final = "以上只是预览，没有动任何文件：要生成 {made} 份，删除 {pruned} 份"
PREVIEW_FAILS: Final = "照现在这样，用到它们的文件生成不了，先改正上面的问题"

# Watching
STOPPED: Final = f"已停止。{WRITTEN_IS_WHOLE}"
ROUND: Final = "第 {number} 次{how}，用时 {seconds:.1f} 秒。正在等待改动（按 Ctrl-C 结束）"
ROUND_GOOD: Final = "完成"
ROUND_BAD: Final = "没有全部成功，没有生成的保留原来的文件"
SAME_WARNINGS: Final = "另有 {count} 处警告和上次相同，用 make-docs check 查看"
SAVED: Final = "{names} 有改动"
GONE: Final = "{names} 没有了"
MORE_SAVED: Final = " 等 {count} 个文件"
