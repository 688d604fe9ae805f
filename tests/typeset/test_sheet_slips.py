"""Slips in an office's style sheet: each at its line and column, with its cure, told once."""

from __future__ import annotations

import pytest

from workplan_docs.typeset import standard as std
from workplan_docs.typeset.css import style_sheet
from workplan_docs.typeset.own_sheet import sheet_faults
from workplan_docs.typeset.pdf import asked_of_engine
from workplan_docs.typeset.sheet_slips import sheet_slips

# the sheet, line, column, words of message or hint
SLIPS = [
    (".a {\n  color: #000;\n\n.b { color: red; }\n", 1, 4, "第 4 行的前面补一个“}”"),
    (".b { color: red; }\n.a {\n  color: #000;\n", 2, 4, "在末尾补一个“}”"),
    ("@media print {\n .a { color: red; }\n", 1, 14, "补一个“}”"),
    (".a { color: red; }}\n", 1, 19, "多了一个“}”"),
    (".a { color：red; }\n", 1, 11, "英文的“:”"),
    (".a {\n  color: red；\n}\n", 2, 13, "英文的“;”"),
    (".a ｛ color: red; }\n", 1, 4, "英文的“{”"),
    (".a { margin: ５mm; }\n", 1, 14, "英文的“5”"),
    (".a {\u3000color: red; }\n", 1, 5, "半角空格"),
    (".a { font-family: “WD Hei”; }\n", 1, 19, "英文的“\"”"),
    (".a {\n  color: red\n  margin: 0;\n}\n", 2, 12, "补“;”"),
    (".a { color = red; }\n", 1, 6, "现在是“=”"),
    (".a { color red; }\n", 1, 6, "没有冒号"),
    ("/* 注\n.a { color: red; }\n", 1, 1, "“*/”"),
    (".a { content: \"甲; }\n", 1, 15, "引号没有配对"),
    ("// 注\n.a { color: red; }\n", 1, 1, "“/*”和“*/”"),
    ("# 注\n.a { color: red; }\n", 1, 1, "“/*”和“*/”"),
    ("正文用仿宋三号，不加粗。\n", 1, 1, "不是样式规则"),
]  # fmt: skip
# what only the engine knows
COMPLAINTS = [
    (".a { colour: red; }\n", 1, 6, "是不是“color”"),
    (".a { margin: 5; }\n", 1, 6, "数字后面紧接着写单位"),
    (".a { text-indent: 2字; }\n", 1, 6, "“字”写成英文的单位"),
    (".a { color: blakc; }\n", 1, 6, "#000000"),
    (".b { color: red; }\n.a > > b { color: red; }\n", 2, 1, "选择器“.a > > b”"),
]


@pytest.mark.parametrize(("text", "line", "column", "words"), SLIPS, ids=[case[3] for case in SLIPS])
def test_a_slip_is_told_once_with_its_cure(text: str, line: int, column: int, words: str) -> None:
    (fault,) = sheet_faults(text)
    assert (fault.line, fault.column) == (line, column)
    assert words in f"{fault.message} {fault.hint}"


@pytest.mark.parametrize(("text", "line", "column", "words"), COMPLAINTS, ids=[c[3] for c in COMPLAINTS])
def test_the_engine_is_asked_beside(text: str, line: int, column: int, words: str) -> None:
    slipped = text + ".z { color：red; }\n"
    fault, slip = sheet_faults(slipped, asked_of_engine(slipped))
    assert (fault.line, fault.column) == (line, column)
    assert words in f"{fault.message} {fault.hint}"
    assert "“：”" in slip.message


def test_a_rule_that_no_sheet_may_hold_is_one_fault() -> None:
    text = "@font-face { font-family: a; src: url(a.ttf); }\n.a { color: red; }\n"
    assert len(sheet_faults(text, asked_of_engine(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/* 注：一、二；{ */\n.a::before { content: '（一）：'; color: #c00 }\n",
        ".甲 { margin: 0 }\n#b, .c > p { color: rgb(1, 2, 3) }",
        '@page official { margin-top: 40mm; @bottom-left { content: "甲：" } }\n',
        "@media print { .a { color: red } .b { color: red } }",
        ".a{color:red}.b{}",
        '.a { font: 12pt\n    / 20pt "WD Hei"; }',
        ".a:not(.b):first-child { color: red; }",
        style_sheet(std.EXACT, mirrored=True),
        style_sheet(std.COMPAT),
    ],
)
def test_an_ordinary_sheet_has_none(text: str) -> None:
    assert sheet_slips(text) == []


def test_a_semicolon_that_was_forgotten_is_told_as_such() -> None:
    text = "html { orphans: 2 widows: 2 }\n"
    (fault,) = sheet_faults(text, asked_of_engine(text))
    assert fault.hint == "“widows”的前面少了英文分号“;”。"
