"""Wrong content as offices write it: each kind leads to its line and its cure (and to nothing else).

One edit of a sound project a row. What is told must be of that file and line, and say what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workplan_docs.cli.reading import read_project
from workplan_docs.errors import Diagnostic, Severity

PLAN, NOTICE = "2023/plan.yaml", "2023/notice.yaml"
UNITS, ORGAN, LEADERS = "units.yaml", "organ.yaml", "leaders.yaml"
TITLE = "title: 新建公厕"
TEXT = "text: 做好信息报送工作。"
TASK = f"      - {TEXT}\n        leaders: [王小明]\n        units: 办公室"
DATE = "date: 2023年3月5日"
FIRST = "leaders: [王小明]\n        units: 环卫科"

# what it is: file, what stands there, what is written instead, code, line, words of message or hint
EDITS: dict[str, tuple[str, str, str, str, int, str]] = {
    "full-width colon": (PLAN, TITLE, "title：新建公厕", "YA008", 9, "“title: ”"),
    "full-width colon of the last key": (PLAN, "units: 办公室", "units：办公室", "YA008", 23, "英文冒号"),
    "Chinese key": (PLAN, TITLE, "标题: 新建公厕", "CT002", 9, "title:"),
    "equals sign": (PLAN, "text: 全市", "text = 全市", "YA008", 10, "“=”"),
    "no colon": (PLAN, "text: 全市", "text 全市", "YA008", 10, "缺少冒号"),
    "no blank after the colon": (PLAN, "value: 12", "value:12", "YA009", 16, "缺少空格"),
    "ideographic blank": (PLAN, "text: 全市", "text:\u3000全市", "YA009", 10, "全角空格"),
    "no-break blank": (PLAN, "text: 全市", "text:\u00a0全市", "YA009", 10, "不间断空格"),
    "key in quotes": (PLAN, "text: 全市", '"text"：全市', "YA008", 10, "不加引号"),
    "wide comma between leaders": (PLAN, FIRST, FIRST.replace("王小明", "王小明，李刚"), "PL003", 11, "英文逗号"),
    "wide brackets": (PLAN, FIRST, FIRST.replace("[王小明]", "【王小明】"), "PL003", 11, "王小明"),
    "wide closing bracket": (PLAN, FIRST, FIRST.replace("]", "】"), "YA003", 11, "“]”"),
    "open bracket": (PLAN, FIRST, FIRST.replace("]", ""), "YA003", 11, "“]”"),
    "tab indent": (PLAN, "        text: 全市", "\t\t\t\ttext: 全市", "YA007", 10, "半角空格"),
    "wide indent": (PLAN, "        text: 全市", "\u3000       text: 全市", "YA007", 10, "半角空格"),
    "one blank too few": (PLAN, "        text: 全市", "       text: 全市", "YA011", 10, "第 9 行"),
    "two blanks too many": (PLAN, "        text: 全市", "          text: 全市", "YA011", 10, "空 8 格"),
    "entry one blank too far out": (PLAN, "      - text", "     - text", "YA011", 21, "空 6 格"),
    "dash without blank": (PLAN, "      - text", "      -text", "YA009", 21, "“- ”"),
    "dash without blank before words": (NOTICE, "  - 现将", "  -现将", "YA009", 7, "“- ”"),
    "full-width dash": (PLAN, "      - text", "      － text", "YA014", 21, "英文减号"),
    "bullet": (PLAN, "      - text", "      • text", "YA014", 21, "英文减号"),
    "numbered entry": (PLAN, "      - text", "      2. text", "YA014", 21, "英文减号"),
    "lost dash": (PLAN, "      - text", "        text", "YA006", 21, "少了以“- ”开头"),
    "key twice": (PLAN, "units: 办公室", "units: 办公室\n        units: 办公室", "YA006", 24, "只留一处"),
    "open double quote": (PLAN, TITLE, 'title: "新建公厕', "YA003", 9, '"新建公厕"'),
    "open single quote": (NOTICE, "state: draft", "state: 'draft", "YA003", 2, "'draft'"),
    "quotes of two kinds": (PLAN, 'id: "1.1"', 'id: "1.1”', "YA003", 14, '"1.1"'),
    "words behind the quote": (PLAN, TEXT, 'text: "实施"信息报送。', "YA003", 21, "“实施”"),
    "quote inside quotes": (PLAN, TEXT, 'text: "做好"信息"报送。"', "YA003", 21, "“”"),
    "backslash": (PLAN, TITLE, 'title: "新建\\公厕"', "YA003", 9, "反斜杠"),
    "at sign": (PLAN, TEXT, "text: @做好", "YA003", 21, '"@做好"'),
    "asterisk": (PLAN, TEXT, "text: *做好", "YA003", 21, '"*做好"'),
    "ampersand": (PLAN, TEXT, "text: &做好", "YA003", 21, '"&做好"'),
    "exclamation mark": (PLAN, TEXT, "text: !做好", "YA003", 21, '"!做好"'),
    "percent sign": (PLAN, "measure: 座", "measure: %", "YA003", 17, '"%"'),
    "greater-than sign": (PLAN, "measure: 座", "measure: 座\n            comparison: >=", "YA003", 18, '">="'),
    "mathematical sign": (PLAN, "measure: 座", "measure: 座\n            comparison: ≥", "CT007", 18, '">="'),
    "bar and words": (PLAN, TEXT, "text: |做好", "YA003", 21, "下一行"),
    "square brackets of the number": (NOTICE, "东城发〔2023〕1号", "[2023]1号", "YA003", 3, "〔2023〕"),
    "braces": (PLAN, TEXT, "text: {{ x }}", "YA003", 21, "模板"),
    "colon and blank in a text": (NOTICE, "title: 东平市", "title: 通知: 东平市", "YA003", 4, "全角"),
    "text of a bar not indented": (PLAN, TEXT, "text: |\n        做好信息。", "YA011", 22, "空 10 格"),
    "text broken without indent": (PLAN, "公厕12座。\n", "公厕\n12座。\n", "YA003", 11, "后半句"),
    "value on the next line": (PLAN, "text: 全市新建公厕12座。", "text:\n        全市新建公厕12座。", "YA011", 11, "接在后面"),
    "two keys on a line": (PLAN, "version: 1\nyear: 2023", "version: 1, year: 2023", "YA003", 1, "另起一行"),
    "key under the dash": (LEADERS, "- name: 王小明", "- name: 王小明\n  post: 局长", "YA011", 4, "空 4 格"),
    "remark of a web page": (PLAN, "sections:", "<!-- 注 -->\nsections:", "YA014", 6, "“#”"),
    "list behind the key": (PLAN, FIRST, FIRST.replace("[王小明]", "- 王小明"), "YA003", 11, "另起一行"),
    "merge conflict": (PLAN, TITLE, f"{TITLE}\n<<<<<<< a\n        number: 1\n=======\n        number: 2\n>>>>>>> b", "YA013", 10, "留一个"),
    "second document": (PLAN, "sections:\n", "---\nsections:\n", "YA005", 6, "---"),
    "dots at the end": (PLAN, TEXT, f"{TEXT}\n……", "YA014", 22, "删去"),
    "full-width comment": (PLAN, TITLE, f"{TITLE}\n        ＃ 注", "YA014", 10, "“#”"),
    "anchor": (PLAN, FIRST, FIRST.replace("[", "&a ["), "YA005", 11, "标记"),
    "type": (PLAN, "value: 12", "value: !!int 12", "YA005", 16, "类型标记"),
    "NUL": (PLAN, "全市新建", "全市\0新建", "YA002", 10, "U+0000"),
    "zero-width blank": (PLAN, "全市新建", "全市\u200b新建", "SP005", 10, "U+200B"),
    "zero-width blank in a key": (PLAN, "text: 全市", "te\u200bxt: 全市", "CT002", 10, "text"),
    "byte order mark in the middle": (PLAN, "sections:", "\ufeffsections:", "YA002", 6, "U+FEFF"),
    "key misspelt": (PLAN, "units: 办公室", "unts: 办公室", "CT002", 23, "units"),
    "key in capitals": (PLAN, "units: 办公室", "UNITS: 办公室", "CT002", 23, "units"),
    "key of another place": (PLAN, "    tasks:\n", "tasks:\n", "YA011", 8, "空 4 格"),
    "key missing": (PLAN, "        units: 办公室\n", "", "CT004", 21, "units"),
    "value missing": (PLAN, "units: 办公室", "units:", "CT005", 23, "补上"),
    "value behind a hash": (PLAN, "units: 办公室", "units: #办公室", "CT005", 23, "注释"),
    "list for a value": (PLAN, TITLE, "title:\n          - 新建公厕", "CT006", 10, "只写一个值"),
    "value for a list": (LEADERS, "leaders:\n  - name: 王小明", "leaders: 王小明", "CT006", 2, "“- ”"),
    "names for records": (LEADERS, "- name: 王小明", "- 王小明", "CT006", 3, "name: 王小明"),
    "yes": (ORGAN, "version: 1", "version: 1\nfirst_segment_leads: yes", "CT006", 2, "true"),
    "对": (ORGAN, "version: 1", "version: 1\nfirst_segment_leads: 对", "CT006", 2, "true"),
    "figure with its unit": (PLAN, "value: 12", "value: 12座", "CT006", 16, "只写 12"),
    "figure in thousands": (PLAN, "value: 12", "value: 4千", "CT006", 16, "写成 4000"),
    "figure in ten thousands": (PLAN, "value: 12", "value: 0.4万座", "CT006", 16, "写成 4000，“座”"),
    "letters for noughts": (PLAN, "value: 12", "value: 1OO", "CT006", 16, "写成 100"),
    "tilde without quotes": (PLAN, "measure: 座", "measure: 座\n            comparison: ~", "YA003", 18, '"~"'),
    "sign in Chinese quotes": (PLAN, "measure: 座", "measure: 座\n            comparison: “>=”", "CT007", 18, '">="'),
    "remark glued to its value": (NOTICE, "state: draft", "state: draft# 草稿", "CT007", 2, "少了空格"),
    "word of every day": (NOTICE, "state: draft", "state: 定稿", "CT007", 2, "issued"),
    "version lost": (PLAN, "version: 1\n", "", "CT004", 1, "“version: 1”"),
    "full-width figure": (PLAN, "value: 12", "value: １２", "CT006", 16, "半角"),
    "Chinese figure": (PLAN, "value: 12", "value: 十二", "CT006", 16, "写成 12"),
    "grouped figure": (PLAN, "value: 12", "value: 1,200", "CT006", 16, "逗号"),
    "year in words": (PLAN, "year: 2023", "year: 2023年", "CT006", 2, "只写 2023"),
    "year of another folder": (PLAN, "year: 2023", "year: 2024", "PL004", 2, "2023"),
    "version of tomorrow": (PLAN, "version: 1", "version: 2", "CT008", 1, "version: 1"),
    "word in Chinese": (PLAN, "rollup: sum", "rollup: 相加", "CT007", 18, "sum"),
    "state in Chinese": (NOTICE, "state: draft", "state: 草稿", "CT007", 2, "draft"),
    "word in Chinese quotes": (PLAN, "rollup: sum", "rollup: “sum”", "CT007", 18, "不加引号"),
    "no such type": (NOTICE, "version: 1", "version: 1\ntype: 方案", "CT007", 2, "通知"),
    "date with dots": (NOTICE, DATE, "date: 2023.3.5", "SG001", 10, "2023年3月5日"),
    "date with slashes": (NOTICE, DATE, "date: 2023/3/5", "SG001", 10, "2023年3月5日"),
    "date with zeros": (NOTICE, DATE, "date: 2023年03月05日", "SG002", 10, "2023年3月5日"),
    "no such day": (NOTICE, DATE, "date: 2023年2月30日", "SG003", 10, "2月只有28天"),
    "no such month": (NOTICE, DATE, "date: 2023年13月5日", "SG003", 10, "没有13月"),
    "date in Chinese numerals": (NOTICE, DATE, "date: 二〇二三年十二月三日", "SG001", 10, "2023年12月3日"),
    "date with its weekday": (NOTICE, DATE, "date: 2023年3月5日（星期日）", "SG001", 10, "date: 2023年3月5日"),
    "date with a short year": (NOTICE, DATE, "date: 23年3月5日", "SG001", 10, "date: 2023年3月5日"),
    "date with a letter": (NOTICE, DATE, "date: 2O23年3月5日", "SG001", 10, "date: 2023年3月5日"),
    "unit misspelt": (PLAN, "units: 办公室", "units: 办公事", "RG001", 23, "办公室"),
    "leader misspelt": (PLAN, FIRST, FIRST.replace("王小明", "王晓明"), "PL003", 11, "王小明"),
    "unit twice": (UNITS, "name: 环卫科\n", "name: 办公室\n", "RG002", 6, "第 3 行"),
    "order twice": (UNITS, "order: 2", "order: 1", "RG004", 7, "可以用"),
    "list of the leaders two blanks in": (PLAN, "[王小明]", "\n  - 王小明\n  - 李刚", "YA011", 12, "空 10 格"),
    "list of the leaders as far as the tasks": (PLAN, "[王小明]", "\n      - 王小明", "YA011", 12, "空 10 格"),
    "list of the leaders not indented": (PLAN, "[王小明]", "\n- 王小明", "YA011", 12, "空 10 格"),
    "one tab for the indent": (PLAN, "        units: 环卫科", "\tunits: 环卫科", "YA007", 12, "空 8 格"),
    "six wide blanks for the indent": (PLAN, "            value: 12", "\u3000" * 6 + "value: 12", "YA007", 16, "空 12 格"),
    "key of a task two blanks in": (PLAN, "        units: 环卫科", "  units: 环卫科", "YA011", 12, "空 8 格"),
    "line of the targets lost": (PLAN, "        targets:\n", "", "YA003", 13, "“targets:”"),
    "line of the tasks lost": (PLAN, "    tasks:\n", "", "YA003", 8, "“tasks:”，前面空 4 格"),
    "task pasted at the margin": (PLAN, "      - text", "- text", "YA011", 21, "空 6 格"),
    "first line of a task too far in": (PLAN, "      - text", "        - text", "YA011", 21, "空 6 格"),
    "image": (NOTICE, "  - 现将", "  - ![](红头.png)\n  - 现将", "YA003", 7, "不能放图片"),
    "table drawn with bars": (NOTICE, "  - 现将", "  - | 序号 | 事项 |\n  - 现将", "YA003", 7, "rows:"),
    "table pasted with tabs": (NOTICE, "执行。", "执行。\n序号\t事项", "YA003", 8, "rows:"),
    "remark without its mark": (NOTICE, "encloses", "版记\nencloses", "YA003", 8, "前面加“# ”"),
    "first paragraph without dash": (NOTICE, "  - 现将", "现将", "YA011", 7, "空 2 格再加“- ”"),
    "dash too far in": (NOTICE, "执行。", "执行。\n    - 特此通知。", "YA016", 8, "空 2 格"),
    "first paragraph behind its key": (NOTICE, "body:\n  - 现将", "body: 现将《》。\n  - 现将", "YA016", 7, "一段一条"),
    "numbered first paragraph": (NOTICE, "body:\n  - 现将", "body:  # 注\n  1. 特此。\n  - 现将", "YA014", 7, "“- ”"),
    "dash lost in the body": (NOTICE, "执行。", "执行。\n    特此通知。", "YA016", 8, "加“- ”，空 2 格"),
    "text broken with indent": (PLAN, "公厕12座。\n", "公厕\n          12座。\n", "YA016", 11, "写成一行"),
    "cell too narrow": (PLAN, "value: 12", "value: ####", "YA015", 16, "没有值"),
    "quote not in the text": (PLAN, "quote: 新建公厕12座", "quote: 新建公厕十二座", "TG004", 20, "照抄"),
    "line of somebody's own": (PLAN, "units: 办公室", "units: 办公室\n        备注: 重点", "CT002", 24, "“# 备注: 重点”"),
    "line of somebody's own, wide colon": (PLAN, "units: 办公室", "units: 办公室\n        备注：重点", "CT002", 24, "删去这一行"),
    "line of somebody's own, no blank": (PLAN, "units: 办公室", "units: 办公室\n        备注:重点", "CT002", 24, "删去这一行"),
    "word of somebody's own": (PLAN, "units: 环卫科，办公室", "units: 环卫科，办公室\n        备注", "YA003", 13, "“# ”"),
    "list of somebody's own": (PLAN, "units: 办公室", "units: 办公室\n        备注:\n          - 重点", "CT002", 24, "几行一起"),
    "Chinese title in part": (PLAN, "units: 办公室", "单位: 办公室", "CT002", 23, "“units:”"),
    "Chinese word of every day": (PLAN, TEXT, "内容: 做好信息报送工作。", "CT002", 21, "“text:”"),
    "version of the draft": (PLAN, "version: 1", "version: 2.0", "CT006", 1, "version: 1"),
    "version for the year": (PLAN, "version: 1", "version: 2023", "CT008", 1, "不是年份"),
    "year in quotes with its word": (PLAN, "year: 2023", 'year: "2023年"', "CT006", 2, "2023"),
    "number in Chinese": (PLAN, "- title: 提升", "- number: 一\n    title: 提升", "CT006", 7, "写成 1"),
    "number in brackets": (PLAN, "- title: 提升", "- number: （一）\n    title: 提升", "CT006", 7, "写成 1"),
    "figure with its sign": (PLAN, "value: 12", "value: ≥12", "CT006", 16, 'comparison: ">="'),
    "figure with its word behind": (PLAN, "value: 12", "value: 12座以上", "CT006", 16, 'comparison: ">="'),
    "range of figures": (PLAN, "value: 12", "value: 12～15", "CT006", 16, "不写范围"),
    "fraction": (PLAN, "value: 12", "value: 三分之二", "CT006", 16, "百分数"),
    "Chinese figure with its unit": (PLAN, "value: 12", "value: 十二座", "CT006", 16, "只写 12"),
    "figure with a blank": (PLAN, "value: 12", "value: 1 200", "CT006", 16, "写成 1200"),
    "figure not decided": (PLAN, "value: 12", "value: 待定", "CT006", 16, "删去这一行"),
    "figure in quotes and its unit": (PLAN, "value: 12", 'value: "12"座', "YA003", 16, "引号"),
    "entry behind a hash": (NOTICE, "  - 现将", "  - #现将", "CT005", 7, "是注释"),
    "Chinese words behind a hash": (NOTICE, "note: 此件主动公开", "note: #此件主动公开", "YA015", 14, "空一格"),
    "number behind a hash in a text": (PLAN, TEXT, "text: 做好 #3 信息报送工作。", "YA015", 21, "“#3 信息"),
    "key two levels out": (PLAN, "        units: 办公室", "units: 办公室", "YA011", 23, "空 8 格"),
    "text of the preamble at the margin": (PLAN, "preamble:\n  text: 全", "preamble:\ntext: 全", "YA011", 5, "空 2 格"),
    "line further in below a fold mark": (PLAN, TEXT, "text: >\n          做好\n            信息报送工作。", "YA016", 23, "空 10 格"),
    "tab behind the dash": (PLAN, "      - text", "      -\ttext", "YA009", 21, "半角空格"),
    "wide blank behind the dash": (PLAN, "      - text", "      -\u3000text", "YA009", 21, "半角空格"),
    "no-break blank behind the dash": (PLAN, "      - text", "      -\u00a0text", "YA009", 21, "半角空格"),
    "bullet of a word processor": (PLAN, "      - text", "      \uf06c\ttext", "YA014", 21, "项目符号"),
    "bold type": (PLAN, TEXT, "text: **做好信息报送工作。**", "YA003", 21, "“**”都删去"),
    "whole task one blank in": (PLAN, TASK, "\n".join(f" {line}" for line in TASK.split("\n")), "YA011", 21, "空 6 格"),
    "quotes of two kinds in a list": (PLAN, FIRST, FIRST.replace("[王小明]", '["王小明”]'), "YA003", 11, '["王小明"]'),
    "full-width key": (PLAN, "text: 全市", "ｔｅｘｔ: 全市", "CT002", 10, "“text: ”"),
    "two colons": (PLAN, TITLE, "title:: 新建公厕", "CT002", 9, "“title: ”"),
    "quotes round key and value": (PLAN, "text: 全市新建公厕12座。", '"text: 全市新建公厕12座。"', "YA003", 10, "都删去"),
    "two dashes": (PLAN, "      - text", "      - - text", "YA014", 21, "删去一个"),
    "mark of a mail": (PLAN, "        text: 全市", ">       text: 全市", "YA014", 10, "行首多了“>”"),
    "line of dashes": (PLAN, "sections:", "- - - - - - - -\nsections:", "YA014", 6, "删去"),
    "task of a word processor": (PLAN, "units: 办公室", "units: 办公室\n3.新建公园。建设公园8个。", "YA003", 24, "另一项任务"),
    "comma too few": (PLAN, FIRST, FIRST.replace("[王小明]", "{name: 王小明 post: 局长}"), "YA003", 11, "少了英文逗号"),
    "question mark": (PLAN, "units: 办公室", "units: ?", "YA003", 23, "空着"),
    "tab for the colon": (PLAN, TITLE, "title\t新建公厕", "YA008", 9, "缺少冒号"),
    "line break of a word processor": (PLAN, "全市新建", "全市\x0b新建", "YA002", 10, "U+000B"),
    "yes and more": (ORGAN, "version: 1", "version: 1\nfirst_segment_leads: 是的", "CT006", 2, "true"),
    "figure of the house with its unit": (ORGAN, "version: 1", "version: 1\nhouse:\n  line_pitch: 30磅", "CT006", 3, "只写 30"),
    "协办": (PLAN, "units: 办公室", "units:\n          lead: 办公室\n          配合: 环卫科", "CT002", 25, "support"),
    "full-width bar": (PLAN, TEXT, "text: ｜\n          做好信息报送工作。", "YA008", 21, "写成一行"),
    "text on two lines in an open quote": (PLAN, TEXT, 'text: "做好信息\n          报送工作。', "YA003", 21, "在末尾补上"),
    "two blanks behind the dash": (PLAN, "      - text", "      -  text", "YA011", 21, "删去 1 个空格"),
    "type of code": (PLAN, TEXT, "text: `做好信息报送工作。`", "YA003", 21, "两头的“`”都删去"),
    "colon in a quote": (PLAN, "quote: 新", "quote: 原文: 新", "YA003", 20, "全角"),
    "key on two lines": (UNITS, "    order: 2", "    ord\ner: 2", "YA003", 7, "order: 2"),
    "dash of the only entry lost": (LEADERS, "  - name", "  name", "YA011", 3, "“- name: ……”"),
    "dash of the first target lost": (PLAN, '          - id: "1.1"', '          id: "1.1"', "YA011", 14, "少了“- ”"),
    "first task without the blank": (PLAN, "      - title", "      -title", "YA009", 9, "“- ”"),
    "first section without the blank": (PLAN, "  - title: 提升", "  -title: 提升", "YA009", 7, "“- ”"),
    "first task behind a long dash": (PLAN, "      - title", "      — title", "YA014", 9, "英文减号"),
    "first task behind a short dash": (PLAN, "      - title", "      –title", "YA014", 9, "英文减号"),
    "first unit without the blank": (UNITS, "  - name: 办", "  -name: 办", "YA009", 3, "“- ”"),
    "dash of the first task lost": (PLAN, "      - title", "        title", "YA011", 9, "与第 21 行的“-”左对齐"),
    "leaders in Chinese under the text": (PLAN, FIRST, f"牵头领导：王小明\n        {FIRST}", "CT002", 11, "leaders"),
    "responsible units in Chinese": (PLAN, "units: 办公室", "责任单位: 办公室", "CT002", 23, "写“units:”"),
    "empty cell": (
        NOTICE, "  - 现将", "  - head: [甲, 乙, 丙]\n    rows:\n      - [1, , 3]\n  - 现将", "YA003", 9, '写成：- [1, "", 3]',
    ),
    "empty first cell": (
        NOTICE, "  - 现将", "  - head: [甲, 乙]\n    rows:\n      - [, 3]\n  - 现将", "YA003", 9, '写成：- ["", 3]',
    ),
    "comma too many between leaders": (PLAN, FIRST, FIRST.replace("[王小明]", "[, 王小明]"), "YA003", 11, "写成：leaders: [王小明]"),
    "records under their names": (LEADERS, "  - name: 王小明", "  王小明:\n    post: 局长", "CT006", 3, "“- name: 王小明”"),
    "key below the first line of its list": (
        PLAN, '        targets:\n          - id: "1.1"', '          - id: "1.1"\n        targets:',
        "YA011", 13, "把第 14 行移到第 13 行的前面",
    ),
    "null for a title": (PLAN, TITLE, "title: null", "YA015", 9, "没有值"),
    "tilde for a title": (PLAN, TITLE, "title: ~", "YA003", 9, "没有值"),
    "version left empty": (PLAN, "version: 1", "version:", "CT005", 1, "写成：version: 1"),
    "lead among the keys of a task": (
        PLAN, "units: 办公室", "牵头单位: 办公室\n        配合单位: 环卫科", "CT002", 23,
        "units:\n          lead: 办公室\n          support: 环卫科",
    ),
    "name of the organ": (ORGAN, "\nname:", "\n机关名称:", "CT002", 2, "写“name:”"),
    "leader as a record": (PLAN, FIRST, FIRST.replace("[王小明]", "\n          - name: 王小明"), "CT006", 12, "写成：- 王小明"),
    "units as a list": (
        PLAN, "units: 环卫科，办公室", "units:\n          - 环卫科\n          - 办公室", "CT006", 13,
        "units: 环卫科，办公室",
    ),
    "preamble in one line": (
        PLAN, "preamble:\n  text: 全面提升城市管理水平。",
        "preamble: 全面提升城市管理水平，努力建设更加整洁美丽的城市。", "CT006", 4, "美丽的城市。",
    ),
    "frame of code": (PLAN, "version: 1", "```yaml\nversion: 1", "YA014", 1, "删去这一行"),
}  # fmt: skip


def put(project: Path, file: str, change: Callable[[bytes], bytes]) -> Path:
    path = project / "content" / file
    path.write_bytes(change(path.read_bytes()))
    return path


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_leads_to_its_line_and_cure(name: str, tiny_project: Path) -> None:
    file, old, new, code, line, words = EDITS[name]

    def change(raw: bytes) -> bytes:
        text = raw.decode()
        assert old in text
        return text.replace(old, new, 1).encode()

    put(tiny_project, file, change)
    found = read_project(tiny_project, None).diagnostics
    ours = [d for d in found if (d.code, d.line, d.file) == (code, line, f"content/{file}")]
    assert ours, [(d.code, d.place, d.message) for d in found]
    assert any(words in f"{d.message} {d.hint}" for d in ours), [(d.message, d.hint) for d in ours]
    assert all(d.hint for d in ours)
    errors = [d for d in found if d.severity is Severity.ERROR and d.code[:2] in ("YA", "CT")]
    assert len(errors) <= 1, [(d.code, d.place, d.message) for d in errors]


LINE = re.compile(r"写成(?:一行)?：(?P<dash>- )?(?P<line>(?:(?P<key>[a-z_]+): )?[^：]+)$")
BLOCK = re.compile("^(?P<keys>[^ ]+)一起写成（行首的空格也照抄）：\n(?P<lines>(?s:.+))$")
PASTED = {
    *("list for a value", "names for records", "word of every day", "word in Chinese", "state in Chinese"),
    *("date with dots", "date with zeros", "date in Chinese numerals", "date with its weekday", "date with a letter"),
    *("date with slashes", "date with a short year"),
    *("empty cell", "empty first cell", "comma too many between leaders"),
    *("version left empty", "lead among the keys of a task", "leader as a record", "units as a list"),
    *("preamble in one line", "value on the next line"),
}  # fmt: skip


def paste(lines: list[str], fault: Diagnostic) -> bool:
    """Do as a clerk who pastes the line, or the lines, that a hint ends with; False when it has none."""
    assert fault.line is not None
    at = fault.line - 1
    if block := BLOCK.match(fault.hint or ""):
        lines[at : at + len(block["keys"].split("、"))] = [block["lines"]]
        return True
    told = LINE.search(fault.hint or "")
    if told is None:
        return False
    if "另起一行，缩进两格" in (fault.hint or ""):
        key = lines[at].partition(":")[0]
        lines[at : at + 1] = [f"{key}:", f"{' ' * (len(key) - len(key.lstrip()) + 2)}{told['line']}"]
        return True
    if told["key"] and not told["dash"]:
        while not lines[at].lstrip(" -").startswith(f"{told['key']}:"):
            at -= 1
    lead = re.match(" *(?:- )?", lines[at])
    assert lead is not None
    end = at + 1
    while end < len(lines) and lines[end].startswith(" " * (len(lead[0]) + 1)):
        end += 1
    if "接在后面" in (fault.hint or ""):
        end = fault.line
    lines[at:end] = [f"{lead[0]}{told['line']}"]
    return True


@pytest.mark.parametrize("name", EDITS)
def test_the_line_that_is_told_can_be_pasted(name: str, tiny_project: Path) -> None:
    file, old, new, code, line, _ = EDITS[name]
    path = put(tiny_project, file, lambda raw: raw.decode().replace(old, new, 1).encode())
    told = [d for d in read_project(tiny_project, None).diagnostics if (d.code, d.line) == (code, line)]
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    assert paste(lines, told[0]) is (name in PASTED)
    if name in PASTED:
        path.write_text("\n".join(lines), encoding="utf-8")
        found = [d for d in read_project(tiny_project, None).diagnostics if d.code != "SG006"]  # dates apart
        assert found == [], [(d.code, d.place, d.message) for d in found]


FILES: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "empty": (lambda _: b"", "CT003", "清空"),
    "only remarks": (lambda _: "# 注\n".encode(), "CT003", "注释"),
    "prose": (lambda _: "这是工作要点\n第二行\n".encode(), "CT006", "键"),
    "GBK": (lambda raw: raw.decode().encode("gbk"), "YA001", "GBK"),
    "UTF-16": (lambda raw: raw.decode().encode("utf-16"), "YA001", "UTF-16"),
    "UTF-16 without mark": (lambda raw: raw.decode().encode("utf-16-le"), "YA001", "UTF-16"),
    "renamed DOCX": (lambda _: b"PK\x03\x04" + bytes(range(256)) * 9, "YA012", "Word"),
    "renamed DOC": (lambda _: b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 9, "YA012", "WPS"),
    "renamed PDF": (lambda _: b"%PDF-1.7\n", "YA012", "PDF"),
    "UTF-32": (lambda raw: raw.decode().encode("utf-32"), "YA001", "UTF-32"),
    "GBK in one line": (
        lambda raw: raw.replace("做好".encode(), "做好".encode("gbk")),
        "YA001",
        "重新打一遍",
    ),
    "cut off in a character": (lambda raw: raw[:-2], "YA001", "残缺"),
    "pasted twice": (lambda raw: raw + raw, "YA006", "从这一行到第 29 行"),
    "line numbers": (
        lambda raw: b"".join(b"%d %s\n" % p for p in enumerate(raw.splitlines(), 1)),
        "YA014",
        "行号",
    ),
    "web page": (lambda _: b"<html></html>", "YA012", "网页"),
    "UTF-8 read as GBK and saved": (lambda raw: raw.decode("gbk", "replace").encode(), "YA001", "乱码"),
    "brackets without end": (lambda raw: raw + b"x: " + b"[" * 60, "YA004", "层"),
    "two megabytes": (lambda raw: raw + b"# x\n" * 600_000, "YA004", "兆"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_none(name: str, tiny_project: Path) -> None:
    change, code, words = FILES[name]
    put(tiny_project, PLAN, change)
    found = read_project(tiny_project, None).diagnostics
    ours = [d for d in found if d.code == code and d.file == f"content/{PLAN}"]
    assert len(ours) == 1, [(d.code, d.place, d.message) for d in found]
    assert words in f"{ours[0].message} {ours[0].hint}"
    assert ours[0].hint


@pytest.mark.parametrize("name", ["plan.yml", "plan.yaml.txt", "Plan.yaml", "plan .yaml"])
def test_a_file_under_another_name(name: str, tiny_project: Path) -> None:
    path = tiny_project / "content" / PLAN
    path.rename(path.with_name(name))
    (fault,) = [d for d in read_project(tiny_project, None).diagnostics if d.code == "CT001"]
    assert f"“{name}”" in (fault.hint or "")


def test_a_year_under_another_name(tiny_project: Path, make_docs: Callable[..., object]) -> None:
    (tiny_project / "content/2023").rename(tiny_project / "content/2023年")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 2  # type: ignore[attr-defined]
    assert "把文件夹“2023年”改名为 2023" in result.stderr  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "words"), [("内容", "把文件夹“内容”改名为 content"), ("content/content", "移到外面一层")]
)
def test_a_content_folder_under_another_name(
    tiny_project: Path, make_docs: Callable[..., object], name: str, words: str
) -> None:
    (tiny_project / "content").rename(tiny_project / "x")
    (tiny_project / name).parent.mkdir(exist_ok=True)
    (tiny_project / "x").rename(tiny_project / name)
    assert words in make_docs(tiny_project, "check").stderr  # type: ignore[attr-defined]


def test_inside_the_content_folder(tiny_project: Path, make_docs: Callable[..., object]) -> None:
    assert "外面一层" in make_docs(tiny_project / "content", "check").stderr  # type: ignore[attr-defined]


def test_a_year_in_full_width_figures(tiny_project: Path, make_docs: Callable[..., object]) -> None:
    (tiny_project / "content/2023").rename(tiny_project / "content/２０２３")
    assert "改名为 2023" in make_docs(tiny_project, "check").stderr  # type: ignore[attr-defined]


def test_a_mark_of_the_byte_order_is_no_fault(tiny_project: Path) -> None:
    put(tiny_project, PLAN, lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert read_project(tiny_project, None).diagnostics == ()


def test_a_text_broken_off_is_read_whole(tiny_project: Path) -> None:
    put(tiny_project, PLAN, lambda raw: raw.decode().replace("公厕12座。\n", "公\n厕12座。\n", 1).encode())
    found = read_project(tiny_project, None).diagnostics
    assert [(d.code, d.line) for d in found] == [("YA003", 11)]


def test_a_task_whose_dash_was_lost_is_the_only_fault(tiny_project: Path) -> None:
    put(tiny_project, PLAN, lambda raw: raw.replace(b"      - text", b"        text"))
    found = read_project(tiny_project, None).diagnostics
    assert [d.code for d in found] == ["YA006"]


def test_many_faults_of_one_cause_are_told_once(tiny_project: Path, make_docs: Callable[..., object]) -> None:
    tasks = "".join(
        f"      - text: 做好第{number}批信息报送,按时完成。\n        leaders: [王小明]\n        units: 办公室\n"
        for number in "一二三四五六七八九"
    )
    put(tiny_project, PLAN, lambda raw: raw + tasks.encode())
    shown = make_docs(tiny_project, "check").stderr  # type: ignore[attr-defined]
    assert shown.count("警告[PU001]") == 1
    assert "同样的另有 8 处：第 27、30、33" in shown
    listed = make_docs(tiny_project, "check", "--format", "json").stdout  # type: ignore[attr-defined]
    assert listed.count('"PU001"') == 9


def test_a_name_that_nobody_registered_is_told_once(tiny_project: Path) -> None:
    task = "      - text: 做好信息报送工作。\n        leaders: [王小明]\n        units: 办公事\n"
    put(tiny_project, PLAN, lambda raw: raw + task.encode() * 9)
    (found,) = [d for d in read_project(tiny_project, None).diagnostics if d.code == "RG001"]
    assert (found.line, "第 29、32、35、38" in found.message) == (26, True)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("  ", "\t", "YA007"), (": ", "：", "YA008"), (": ", ":", "YA009"), ("  ", "", "YA011")],
)
def test_a_habit_all_over_a_file_is_told_once(
    tiny_project: Path, make_docs: Callable[..., object], old: str, new: str, code: str
) -> None:
    put(tiny_project, PLAN, lambda raw: raw.decode().replace(old, new).encode())
    shown = make_docs(tiny_project, "check").stderr  # type: ignore[attr-defined]
    assert shown.count(f"错误[{code}]") == 1
    assert "同样的另有 " in shown


def test_no_hint_is_printed_twice(tiny_project: Path, make_docs: Callable[..., object]) -> None:
    put(tiny_project, PLAN, lambda raw: raw.replace(b"        ", b"\t\t\t\t"))
    result = make_docs(tiny_project, "check")
    hints = [line for line in result.stderr.splitlines() if "提示：" in line]  # type: ignore[attr-defined]
    assert len(hints) == len(set(hints)) > 0


def test_every_kind_at_once_hides_none_of_the_others(tiny_project: Path) -> None:
    for file, old, new in (
        (ORGAN, "name:", "nmae:"),
        (UNITS, "order: 2", "order：2"),
        (LEADERS, "- name", "-name"),
        (NOTICE, "state: draft", "state: 'draft"),
        (PLAN, "value: 12", "value: 十二"),
    ):
        put(tiny_project, file, lambda raw, old=old, new=new: raw.decode().replace(old, new).encode())  # type: ignore[misc]
    found = {(d.file, d.code) for d in read_project(tiny_project, None).diagnostics}
    assert found >= {
        ("content/organ.yaml", "CT002"),
        ("content/units.yaml", "YA008"),
        ("content/leaders.yaml", "YA009"),
        ("content/2023/notice.yaml", "YA003"),
        ("content/2023/plan.yaml", "CT006"),
    }
