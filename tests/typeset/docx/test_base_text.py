"""A base.docx as text: what a style says, however a suite writes it."""

import io

import docx
from docx.shared import Pt

from tests.typeset.docx.restyled import saved_by_word, with_text
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.base import base_file
from workplan_docs.typeset.docx.base_text import base_text, formatted_by_hand
from workplan_docs.typeset.docx.names import REQUIRED_STYLES

BASE = base_file(std.EXACT)
STYLES = "word/styles.xml"


def test_a_style_is_told_in_the_words_of_a_style_dialog():
    lines = base_text(BASE)["公文正文"]
    assert "字号：16 磅" in lines
    assert "基于：Normal" in lines
    assert any(line.startswith("缩进：首行 31.5 磅，首行 2 字符") for line in lines)
    assert any("行距 29.5 磅" in line for line in lines)
    assert set(REQUIRED_STYLES) <= set(base_text(BASE))


def test_new_ids_on_saving_are_no_change():
    before, after = base_text(BASE), base_text(saved_by_word(BASE))
    assert {name: after[name] for name in before} == before


def test_two_ways_of_saying_no_are_no_change():
    other = with_text(BASE, STYLES, ('<w:snapToGrid w:val="0"/>', '<w:snapToGrid w:val="false"/>'))
    assert base_text(other) == base_text(BASE)
    yes = with_text(BASE, STYLES, ("<w:keepNext/>", '<w:keepNext w:val="1"/>'))
    assert base_text(yes) == base_text(BASE)


def test_a_changed_colour_is_a_changed_line_of_that_style_alone():
    red = with_text(BASE, STYLES, ('w:color w:val="FF0000"', 'w:color w:val="C00000"'))
    changed = {name for name, lines in base_text(red).items() if lines != base_text(BASE)[name]}
    assert changed == {"发文机关标志"}
    assert "颜色：C00000" in base_text(red)["发文机关标志"]


def test_format_changed_in_the_sample_s_text_is_told_and_what_a_suite_adds_is_not():
    assert formatted_by_hand(BASE) == formatted_by_hand(saved_by_word(BASE)) == ()
    document = docx.Document(io.BytesIO(BASE))
    body = next(p for p in document.paragraphs if p.text == "公文正文")
    body.runs[0].font.size = Pt(20)
    next(p for p in document.paragraphs if p.text == "公文标题").paragraph_format.left_indent = Pt(9)
    next(p for p in document.paragraphs if p.text == "版记").runs[0].font.name = "楷体"
    target = io.BytesIO()
    document.save(target)
    assert formatted_by_hand(target.getvalue()) == ("公文标题", "公文正文", "版记")
