"""Words of an audit's report, on the console and as a page; what was measured stands beside each check."""

from __future__ import annotations

from typing import Final

# For every reader
SENTENCE: Final = "{page}{element}：{what}，应为{wanted}，实为{found}（{clause}，{strength}）{note}"
ON_PAGE: Final = "第{number}页 "
WITH_NOTE: Final = "。{note}"
PASSED: Final = "合格"
COUNT: Final = "{count} 处{what}"
COMMA: Final = "，"
MEASURED_BY: Final = "{file}（按{how}检查{pages}）"
PAGES: Final = "，{count} 页"
BY_FORMAT: Final = "按{format}检查：{reason}"
MORE_ALIKE: Final = "另有 {count} 处 {code} 同类问题没有列出"

# How a file is measured
HOW_PDF: Final = "PDF 版面"
HOW_DOCX: Final = "DOCX 设置"
HOW_RENDERED: Final = "LibreOffice 排出的版面"

# What is not measured at all: a report form, known by the number that it bears
REPORT_FORM: Final = "这是季度报告表，不是公文，没有按公文格式检查"

# On the console
MEASURED: Final = "量了 {all} 项，合格 {passed} 项{counts}"
MEASURED_FAULTS: Final = "；{counts}"
UNCHECKED: Final = "没有查：{what}"

# On the page
TITLE: Final = "公文格式检查结果"
NO_FAULT: Final = "没有问题"
PASSED_COUNT: Final = "合格的 {count} 项"
UNCHECKED_HEADING: Final = "没有查的"
PAGE: Final = "第 {number} 页"
PAGE_FINE: Final = "这一页没有问题。"
PICTURE: Final = "第{number}页"
COLUMNS: Final = ("", "程度", "要素", "项目", "应为", "实为", "条款", "性质")
FOUND_WITH_NOTE: Final = "{found}（{note}）"
