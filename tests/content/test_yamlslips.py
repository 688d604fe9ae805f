"""One test a slip: what the handler says, where, and that the mended copy reads as it was meant."""

from __future__ import annotations

import pytest

from workplan_docs.content import yamlbullets, yamlindents, yamlquotes, yamlslips, yamlvalues
from workplan_docs.content.yamlfile import read_yaml
from workplan_docs.content.yamllines import Handler, Scene, structure_lines
from workplan_docs.content.yamltree import build
from workplan_docs.errors import Diagnostic

KEYS = frozenset({"title", "text", "units", "leaders", "value", "body"})

# handler, text, line, column, words of message or hint, what the mended copy means
CASES = [
    (yamlslips.conflict_marker, "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", 2, 1, "留一个", {"a": "1", "b": "2"}),
    (yamlslips.odd_indent, "a:\n\tb: 2\n", 2, 1, "制表符", {"a": {"b": "2"}}),
    (yamlslips.odd_indent, "a:\n\u3000b: 2\n", 2, 1, "全角空格", {"a": {"b": "2"}}),
    (yamlslips.odd_indent, "a:\n \u00a0b: 2\n", 2, 2, "不间断空格", {"a": {"b": "2"}}),
    (yamlslips.wide_comment, "a: 1\n＃ 注\nb: 2\n", 2, 1, "英文的“#”", {"a": "1", "b": "2"}),
    (yamlslips.wide_comment, "a: 1\n// 注\nb: 2\n", 2, 1, "英文的“#”", {"a": "1", "b": "2"}),
    (yamlslips.lone_marks, "a: 1\n……\nb: 2\n", 2, 1, "删去这一行", {"a": "1", "b": "2"}),
    (yamlbullets.bullet, "a:\n  － text: 甲\n", 2, 3, "“- ”", {"a": [{"text": "甲"}]}),
    (yamlbullets.bullet, "a:\n  • 甲\n  - 乙\n", 2, 3, "“- ”", {"a": ["甲", "乙"]}),
    (yamlbullets.bullet, "a:\n  1. text: 甲\n", 2, 3, "“1.”", {"a": [{"text": "甲"}]}),
    (yamlbullets.dash_without_blank, "a:\n  -甲\n  - 乙\n", 2, 4, "缺少空格", {"a": ["甲", "乙"]}),
    (yamlslips.wide_colon, "title：甲\nb: 1\n", 1, 6, "“title: ”", {"title": "甲", "b": "1"}),
    (yamlslips.wide_colon, "标题 ：甲\nb: 1\n", 1, 4, "全角", {"标题": "甲", "b": "1"}),
    (yamlslips.quoted_key, '"title"：甲\nb: 1\n', 1, 1, "键不加引号", {"title": "甲", "b": "1"}),
    (yamlslips.odd_blank_after_colon, "title:\u3000甲\nb: 1\n", 1, 7, "全角空格", {"title": "甲", "b": "1"}),
    (yamlslips.odd_blank_after_colon, "title:\u00a0甲\nb: 1\n", 1, 7, "不间断空格", {"title": "甲", "b": "1"}),
    (yamlslips.colon_without_blank, "title:甲\nb: 1\n", 1, 7, "缺少空格", {"title": "甲", "b": "1"}),
    (yamlslips.other_mark, "title = 甲\nb: 1\n", 1, 7, "现在是“=”", {"title": "甲", "b": "1"}),
    (yamlslips.other_mark, "title；甲\nb: 1\n", 1, 6, "现在是“；”", {"title": "甲", "b": "1"}),
    (yamlslips.no_mark, "title 甲\nb: 1\n", 1, 1, "缺少冒号", {"title": "甲", "b": "1"}),
    (yamlslips.no_mark, "leaders\n  - 甲\nb: 1\n", 1, 1, "缺少冒号", {"leaders": ["甲"], "b": "1"}),
    (yamlquotes.unlike_quotes, 'a: "1.1”\nb: 1\n', 1, 8, 'a: "1.1"', {"a": "1.1", "b": "1"}),
    (yamlquotes.open_quote, 'a: "甲\nb: 1\n', 1, 4, 'a: "甲"', {"a": "甲", "b": "1"}),
    (yamlquotes.open_quote, "- '甲\n- 乙\n", 1, 3, "- '甲'", ["甲", "乙"]),
    (yamlvalues.inner_quote, 'a: "甲"乙\n', 1, 6, "a: “甲”乙", {"a": "“甲”乙"}),
    (yamlvalues.inner_quote, 'a: "甲"乙"丙"\n', 1, 6, "中文引号“”", {"a": "甲“乙”丙"}),
    (yamlvalues.backslash, 'a: "甲\\乙"\n', 1, 6, "单引号", {"a": "甲\\乙"}),
    (yamlvalues.block_mark_and_text, "a: >=10\n", 1, 4, 'a: ">=10"', {"a": ">=10"}),
    (yamlvalues.block_mark_and_text, "a: |甲\n", 1, 4, 'a: "|甲"', {"a": "|甲"}),
    (yamlvalues.doubled_braces, "a: {{ x }}\n", 1, 4, "模板的写法", {"a": "{{ x }}"}),
    (yamlvalues.empty_item, "- [1, , 3]  # 注\n", 1, 6, '- [1, "", 3]', [["1", "", "3"]]),
    (yamlvalues.empty_item, "a: [甲,, 乙]\n", 1, 7, "a: [甲, 乙]", {"a": ["甲", "乙"]}),
    (yamlvalues.brackets_and_text, "a: [2023]1号\n", 1, 4, "a: 〔2023〕1号", {"a": "[2023]1号"}),
    (yamlvalues.brackets_and_text, "a: {甲}乙\n", 1, 4, 'a: "{甲}乙"', {"a": "{甲}乙"}),
    (yamlvalues.wide_marks_in_list, 'a: ["1"，"2"]\n', 1, 8, "英文逗号", {"a": ["1", "2"]}),
    (yamlvalues.open_bracket, "a: [甲, 乙\nb: 1\n", 1, 4, "“]”", {"a": ["甲", "乙"], "b": "1"}),
    (yamlvalues.open_bracket, "a: [甲】\nb: 1\n", 1, 6, "全角的“】”", {"a": ["甲"], "b": "1"}),
    *[
        (yamlvalues.reserved_sign, f"a: {sign}甲\n", 1, 4, f'a: "{sign}甲"', {"a": f"{sign}甲"})
        for sign in ("@", "`", "%", "*", "&", "!", ",", "]", "}")
    ],
    (yamlvalues.list_behind_key, "a: - 甲\n", 1, 4, "另起一行", {"a": ["甲"]}),
    (yamlvalues.inner_colon, "a: 甲: 乙\n", 1, 5, "全角“：”", {"a": "甲: 乙"}),
    (yamlvalues.inner_colon, "title: 甲 text: 乙\n", 1, 14, "另一个键", {"title": "甲"}),
    (yamlindents.value_below_key, "title:\n甲乙\nb: 1\n", 2, 1, "title: 甲乙", {"title": "甲乙", "b": "1"}),
    (yamlindents.between_levels, "a:\n  - b: 1\n  c: 2\n", 3, 3, "空 4 格", {"a": [{"b": "1", "c": "2"}]}),
    (yamlslips.wide_comment, "a: 1\n<!-- 注 -->\nb: 2\n", 2, 1, "英文的“#”", {"a": "1", "b": "2"}),
    (yamlindents.text_not_indented, "a: |\n甲\nb: 1\n", 2, 1, "空 2 格", {"a": "甲\n", "b": "1"}),
    (yamlindents.text_out_of_line, "a: |\n    甲\n  乙\nb: 1\n", 3, 3, "空 4 格", {"a": "甲\n乙\n", "b": "1"}),
    (yamlindents.too_far_in, "a: 1\n  b: 2\n  c: 3\nd: 4\n", 2, 3, "空 0 格", {"a": "1", "b": "2", "c": "3", "d": "4"}),
    (yamlindents.between_levels, "a:\n  - b: 1\n   c: 2\n", 3, 4, "第 2 行的“b”", {"a": [{"b": "1", "c": "2"}]}),
    (yamlindents.between_levels, "a:\n  - b: 1\n - b: 2\n   c: 3\n", 3, 2, "空 2 格", {"a": [{"b": "1"}, {"b": "2", "c": "3"}]}),
    (yamlbullets.mark_among_blanks, "a:\n  - title: 甲\n  ）  text: 乙\n", 3, 3, "多了“）”", {"a": [{"title": "甲", "text": "乙"}]}),
    (yamlbullets.mark_among_blanks, "a:\n  - title: 甲\n a - title: 乙\n", 3, 2, "多了“a”", {"a": [{"title": "甲"}, {"title": "乙"}]}),
    (yamlindents.entry_without_key, "a:\n  - 甲\n    text: 乙\n", 2, 5, "少了键", {"a": [{"text": "乙"}]}),
    (yamlslips.broken_key, "a:\n  un\nits: 乙\n  text: 丙\n", 2, 3, "units: 乙", {"a": {"units": "乙", "text": "丙"}}),
    (yamlbullets.quoted_line, "title: 甲\n>text: 乙\nb: 1\n", 2, 1, "行首多了“>”", {"title": "甲", "text": "乙", "b": "1"}),
    (yamlbullets.doubled_dash, "a:\n  - - text: 甲\n    title: 乙\n", 2, 5, "一条只写一个", {"a": [{"text": "甲", "title": "乙"}]}),
    (yamlquotes.quotes_round_line, 'title: 甲\n"text: 乙"\nb: 1\n', 2, 1, "两头的引号都删去", {"title": "甲", "text": "乙", "b": "1"}),
    (yamlquotes.unlike_quotes_in_list, 'text: ["甲”, "乙"]\n', 1, 10, 'text: ["甲", "乙"]', {"text": ["甲", "乙"]}),
    (yamlvalues.reserved_sign, "a: ?\nb: 1\n", 1, 4, "不能当作值", {"a": None, "b": "1"}),
    (yamlslips.no_mark, "title\t甲\nb: 1\n", 1, 1, "缺少冒号", {"title": "甲", "b": "1"}),
    (yamlslips.lone_marks, "a: 1\n- - - - -\nb: 2\n", 2, 1, "删去这一行", {"a": "1", "b": "2"}),
    (yamlindents.word_and_colon, "title: 甲\n备注:乙\nb: 1\n", 2, 4, "“备注: ”", {"title": "甲", "备注": "乙", "b": "1"}),
    (yamlbullets.odd_blank_after_dash, "a:\n  -\ttext: 甲\n  - 乙\n", 2, 4, "制表符", {"a": [{"text": "甲"}, "乙"]}),
    (yamlbullets.odd_blank_after_dash, "a:\n  -\u3000甲\n  - 乙\n", 2, 4, "全角空格", {"a": ["甲", "乙"]}),
    (yamlbullets.odd_blank_after_dash, "a:\n  -\u00a0甲\n  - 乙\n", 2, 4, "不间断空格", {"a": ["甲", "乙"]}),
    (yamlbullets.bullet, "a:\n  •\ttext: 甲\n  - 乙\n", 2, 3, "“- ”", {"a": [{"text": "甲"}, "乙"]}),
    (yamlbullets.bullet, "a:\n  \uf06c text: 甲\n  - 乙\n", 2, 3, "项目符号", {"a": [{"text": "甲"}, "乙"]}),
    (yamlslips.lone_marks, "```yaml\na: 1\n", 1, 1, "框住代码", {"a": "1"}),
    (yamlvalues.reserved_sign, "a: `甲`\n", 1, 4, "都删去", {"a": "甲"}),
    (yamlquotes.open_quote, 'a: "甲\n  乙\nb: 1\n', 1, 4, '"甲乙"', {"a": "甲乙", "b": "1"}),
    (yamlvalues.reserved_sign, "a: **甲**\n", 1, 4, "a: 甲", {"a": "甲"}),
    (yamlvalues.inner_colon, "title: 甲text: 乙\n", 1, 13, "另一个键", {"title": "甲"}),
    (yamlindents.no_key, "a: 1\n甲\nb: 2\n", 2, 1, "第 1 行的后半句", {"a": "1", "b": "2"}),
]  # fmt: skip


def read(text: str) -> tuple[object, tuple[Diagnostic, ...]]:
    found = read_yaml(text.encode(), "f.yaml", KEYS)
    return found.data, found.diagnostics


@pytest.mark.parametrize(
    ("handler", "text", "line", "column", "words", "meant"),
    CASES,
    ids=[f"{case[0].__name__}-{index}" for index, case in enumerate(CASES)],
)
def test_a_slip_is_told_once_and_mended(
    handler: Handler, text: str, line: int, column: int, words: str, meant: object
) -> None:
    data, (fault,) = read(text)
    assert (fault.line, fault.column) == (line, column)
    assert words in f"{fault.message} {fault.hint}"
    assert data == meant
    scene = Scene(text.split("\n"), KEYS)
    slip = handler(scene, line - 1)
    assert slip is not None
    assert (slip.message, slip.hint) == (fault.message, fault.hint), "another handler spoke"


@pytest.mark.parametrize(
    "handler",
    [
        *yamlslips.LINE_HANDLERS,
        *yamlquotes.QUOTE_HANDLERS,
        *yamlvalues.VALUE_HANDLERS,
        *yamlindents.INDENT_HANDLERS,
    ],
)
def test_every_handler_has_a_case(handler: Handler) -> None:
    assert handler in {case[0] for case in CASES}


@pytest.mark.parametrize(
    "handler",
    [
        *yamlslips.LINE_HANDLERS,
        *yamlquotes.QUOTE_HANDLERS,
        *yamlvalues.VALUE_HANDLERS,
        *yamlindents.INDENT_HANDLERS,
    ],
)
def test_no_handler_speaks_of_what_is_well_written(handler: Handler) -> None:
    text = (
        "version: 1\n# 注：一行\ntitle: “甲：乙”（一）\nbody:\n  - 甲：乙，丙。\n  - heading: 一、甲\n"
        '    text: "甲“乙”: 丙"\nleaders: [甲, "乙"]  # 注\nurl: http://x.cn/a:b\ntext: |\n  - 甲\n  title：乙\n'
        'comparison: ">="\nid: "1.1"\nnote: \'it\'\'s\'\nempty:\nparts: [\n  "1.2",\n  "1.3"]\n'
    )
    assert read(text)[1] == ()
    lines = text.split("\n")
    if handler in yamlindents.INDENT_HANDLERS:
        return  # asked only about lines near a fault
    for index in structure_lines(lines):
        assert handler(Scene(lines, KEYS), index) is None, lines[index]


def test_many_slips_of_one_file_come_out_together() -> None:
    text = 'a：1\n\tb: 2\nc:3\nd: "x\ne: @y\nf: [2023]1\ng: 甲: 乙\nh: 1\n'
    data, found = read(text)
    assert [(d.code, d.line) for d in found] == [
        ("YA008", 1), ("YA007", 2), ("YA003", 4), ("YA003", 5), ("YA003", 6), ("YA003", 7),
    ] or [d.line for d in found] == [1, 2, 3, 4, 5, 6, 7]  # fmt: skip
    assert isinstance(data, dict)
    assert data["h"] == "1"


def test_what_nobody_knows_leaves_its_entry_out_and_goes_on() -> None:
    found = read_yaml(b"a: 1\n? [x\nb: 2\nc: 3\na: 4\n", "f.yaml")
    assert not found.complete
    assert next(d.line for d in found.diagnostics) in (2, 3)
    assert "YA006" in {d.code for d in found.diagnostics}


def test_a_key_swallowed_by_the_text_above() -> None:
    data, found = read("title: 甲\n  text：乙\nunits: 丙\n")
    assert [(d.code, d.line) for d in found] == [("YA011", 2), ("YA008", 2)]
    assert data == {"title": "甲", "text": "乙", "units": "丙"}


def test_prose_over_several_lines_is_let_be() -> None:
    assert read("title: 甲\n  时间：九点\n  title of 乙\n")[1] == ()


def test_columns_are_those_of_the_file_as_written() -> None:
    found = read_yaml("units：甲，乙\nb: 1\n".encode(), "f.yaml")
    assert found.positions[("units",)].column == 7


def test_a_line_of_dashes_in_the_middle_hides_nothing_behind_it() -> None:
    found = read_yaml(b"a: 1\n---\nb: 2\n", "f.yaml")
    assert [d.code for d in found.diagnostics] == ["YA005"]
    assert found.data == {"a": "1", "b": "2"}
    twice = read_yaml(b"a: 1\n---\na: 2\n", "f.yaml")
    assert [d.code for d in twice.diagnostics] == ["YA005"]
    assert not twice.complete


def test_handlers_leave_the_number_of_lines_alone() -> None:
    for _, text, *_ in CASES:
        tree, error = build(text, "f")
        assert error is not None or tree.data is not None
