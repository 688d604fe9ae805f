"""Words of the commands that look and change nothing: `check`, `explain`, `audit`, `doctor`."""

from __future__ import annotations

from typing import Final

from workplan_docs.cli.messages.common import TEXT_OR_JSON

# check
CHECK_HELP: Final = "检查全部内容，列出每一处问题在哪个文件哪一行、怎么改；不生成文件。"
CHECK_YEAR: Final = "检查哪一年的内容，默认最新一年"
CHECK_FORMAT: Final = f"{TEXT_OR_JSON}，github 在代码托管网站上标在行旁"
CHECK_STRICT: Final = "有警告也算不通过"
CHECK_DONE: Final = "检查完成：{result}"
CHECK_FINE: Final = "没有发现问题"
TEMPLATES_NO_FOLDER: Final = "templates 应当是文件夹，却是文件"
TEMPLATE_IS_FOLDER: Final = "这里应当是文件，却是文件夹，没有用到"
MOVE_AWAY: Final = "把它改名，或者移到别处。"
UNUSED_TEMPLATE: Final = "没有用到这个文件：名称要和程序自带的一样"
CHANGED_TEMPLATE_HINT: Final = "是改过的 {near}，就把它改名为 {near}；"
NOT_NEEDED_HINT: Final = "不用就移出 templates 文件夹。"
LENT: Final = "“{char}”（{code}）不在{face}里，PDF 用补充的宋体字形印，与旁边的字不同"
LENT_HINT: Final = "要一样的字形，就把含有这个字的正式字体放进 fonts 文件夹；DOCX 用打开它的电脑上的字体。"
UNPRINTABLE: Final = "没有字体能印出“{char}”（{code}，{face}）"
UNPRINTABLE_HINT: Final = "换一个写法，或把含有这个字的字体文件放进 fonts 文件夹。"

# explain
EXPLAIN_HELP: Final = "说明提示代码的意思和改法，如 make-docs explain YA008。可以一次写几个。"
EXPLAIN_CODE: Final = "代码"
EXPLAIN_CODES: Final = "代码…"
EXPLAIN_LIST: Final = "列出全部代码"
EXPLAIN_NOTHING: Final = "没有写要说明哪个代码"
EXPLAIN_NOTHING_HINT: Final = "如 make-docs explain YA008；用 --list 列出全部代码。"
EXPLAIN_UNKNOWN: Final = "没有这个代码：{code}"
EXPLAIN_ALL: Final = "用 make-docs explain --list 列出全部代码。"
EXPLAIN_WRONG: Final = "  错的写法："
EXPLAIN_RIGHT: Final = "  对的写法："
EXPLAIN_CLAUSE: Final = "  依据：{clauses}"

# audit
AUDIT_HELP: Final = (
    "量一份做好的 DOCX 或 PDF，逐个要素对照 GB/T 9704-2012，列出应为多少、实为多少；不改动文件。"
)
AUDIT_FORMAT: Final = f"{TEXT_OR_JSON}，html 在页面图上标出问题"
AUDIT_OUTPUT: Final = "结果写到这个文件（html 必须给出）"
AUDIT_RENDER: Final = "DOCX 先由 LibreOffice 排成 PDF，再量版面"
AUDIT_SEALED: Final = "这份文件是否加盖印章，默认由程序判断"
AUDIT_SIMPLEX: Final = "单面印刷，版记不必在偶数页"
AUDIT_ALL: Final = "合格的项目也列出来"
AUDIT_NO_OUTPUT: Final = "html 格式要用 --output 指明写到哪个文件"
AUDIT_NO_OUTPUT_HINT: Final = "如 --output 检查结果.html"
AUDIT_WRITTEN: Final = "结果写在 {path}"

# doctor
DOCTOR_SHORT: Final = "检查本机和项目，缺什么、怎么办"
DOCTOR_HELP: Final = """检查本机：Python 和程序库、排版库 Pango、每种字体用的是哪个文件、够不够用、文件夹能不能写、
LibreOffice；在项目文件夹里运行，还检查 fonts、templates 里的文件。缺什么，就写明怎么办。
"""
DOCTOR_STATES: Final = {"good": "正常", "note": "注意", "fault": "有误", "missing": "缺少"}
DOCTOR_FINDING: Final = "  {label} {name}：{text}"
DOCTOR_REMEDY: Final = "      办法：{hint}"
DOCTOR_GOOD: Final = "需要的都有，可以生成文件"
DOCTOR_BAD: Final = "要先处理好"
