import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from workplan_docs.documents import template_limits
from workplan_docs.documents.blocks import Paragraph, Run
from workplan_docs.documents.template_files import packaged_templates, template_roots
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.errors import Diagnostic, TemplateError

HEAD = '<document layout="sheet" title="试">\n'
TAIL = "</document>\n"


@dataclass(frozen=True)
class Task:
    number: int
    title: str


def environment(folder: Path, **files: str) -> TemplateEnvironment:
    for name, text in files.items():
        (folder / f"{name}.xml.j2").write_text(text, encoding="utf-8")
    return TemplateEnvironment(roots=(folder,))


def faults(folder: Path, text: str, **files: str) -> tuple[Diagnostic, ...]:
    context = {"task": Task(1, "甲"), "tasks": [Task(n, "乙") for n in range(50)]}
    with pytest.raises(TemplateError) as raised:
        environment(folder, sheet=text, **files).document("sheet.xml.j2", context)
    return raised.value.diagnostics


def test_content_is_escaped_and_survives(tmp_path: Path) -> None:
    text = "<&>\"' ]]> &amp; 𠮷😀 {{ x }}"
    env = environment(tmp_path, sheet=HEAD + "<p>{{ text }}</p>" + TAIL)
    document, _ = env.document("sheet.xml.j2", {"text": text})
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.inlines == (Run(text),)


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("一\n{% for x in %}", "TP003", 2, "写法有误"),
        ("一\n{% if task %}", "TP003", 2, "写法有误"),
        ("一\n二{{ task|nofilter }}", "TP003", 2, "写法有误"),
        ("一\n二\n{{ tusk }}", "TP004", 3, "tusk"),
        ("一\n{{ task.titel }}", "TP004", 2, "是否想写“title”"),
        ("一\n{{ 1 / 0 }}", "TP005", 2, "运行出错"),
        ("一\n{{ task.title.__class__.__mro__ }}", "TP006", 2, "不允许"),
        ("一\n{{ tasks.append(1) }}", "TP006", 2, "不允许"),
        ("一\n{% include 'gone.xml.j2' %}", "TP001", 2, "gone.xml.j2"),
        ("一\n{% include '../gone.xml.j2' %}", "TP001", 2, "gone.xml.j2"),
        ("一\n{{ 'a' * 10 ** 9 }}", "TP007", 2, "过长"),
        ("一\n{{ 10 ** 1000000000 }}", "TP007", 2, "过长"),
        ("一\n{% for a in range(10**12) %}{% endfor %}", "TP007", 2, "过多"),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}\n{% endfor %}{% endfor %}",
            "TP007",
            1,
            "循环次数过多",
        ),
        ("{% macro m(n) %}\n{{ m(n) }}{% endmacro %}{{ m(1) }}", "TP007", 2, "过多"),
        (
            "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(80) }}",
            "TP007",
            1,
            "",
        ),
    ],
)
def test_a_faulty_template_is_one_clear_message(
    tmp_path: Path, text: str, code: str, line: int, words: str
) -> None:
    (fault,) = faults(tmp_path, text)
    assert (fault.code, fault.file, fault.line) == (code, "templates/sheet.xml.j2", line)
    assert words in fault.message
    assert "sheet.xml.j2" in fault.message
    assert fault.hint
    assert str(tmp_path) not in str(fault)


def test_too_much_output_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_limits, "MAX_OUTPUT", 900)
    (fault,) = faults(tmp_path, "{% for x in tasks %}很长很长很长很长很长很长很长很长很长很长{% endfor %}")
    assert fault.code == "TP007"


def test_a_missing_template_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as raised:
        environment(tmp_path, notice="x").render("sheet.xml.j2", {})
    (fault,) = raised.value.diagnostics
    assert fault.code == "TP001"
    assert "notice.xml.j2" in (fault.hint or "")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "sheet.xml.j2").write_bytes("中文".encode("gb18030"))
    with pytest.raises(TemplateError) as raised:
        TemplateEnvironment(roots=(tmp_path,)).render("sheet.xml.j2", {})
    assert raised.value.diagnostics[0].code == "TP008"


def test_faulty_markup_names_the_line_of_the_template(tmp_path: Path) -> None:
    text = (
        HEAD
        + "{% for t in tasks %}\n<p>{{ t.number }}</p>\n{% endfor %}\n\n<pp>错</pp>\n<p sytle='x'>错</p>\n"
        + TAIL
    )
    found = faults(tmp_path, text)
    assert [(f.code, f.line) for f in found] == [("TP002", 6), ("TP002", 7)]
    assert all("生成的标记" not in f.message for f in found)


def test_faulty_markup_of_a_macro_names_the_file_of_the_macro(tmp_path: Path) -> None:
    text = "{% import 'parts.xml.j2' as parts %}\n" + HEAD + "<p>好</p>\n{{ parts.bad() }}\n" + TAIL
    (fault,) = faults(tmp_path, text, parts="{% macro bad() %}\n<bad/>\n{% endmacro %}\n")
    assert (fault.file, fault.line) == ("templates/parts.xml.j2", 2)


def test_broken_xml_names_the_line_of_the_template(tmp_path: Path) -> None:
    found = faults(
        tmp_path, HEAD + "{% for t in tasks %}\n<p>好</p>\n{% endfor %}\n<p>没有收尾\n<p>好</p>\n" + TAIL
    )
    assert found[0].code == "TP002"
    assert found[0].line in (5, 6, 7)


def test_the_files_used_are_recorded_with_their_digests(tmp_path: Path) -> None:
    env = environment(
        tmp_path,
        sheet="{% extends 'base.xml.j2' %}{% block b %}{% include 'inner.xml.j2' %}{% endblock %}",
        base="{% import 'macros.xml.j2' as m %}{% block b %}{% endblock %}",
        inner="内",
        macros="{% macro a() %}{% endmacro %}",
        notice="另",
    )
    for _ in range(2):  # the second time everything is compiled already
        used = env.render("sheet.xml.j2", {}).used
        assert [u.name for u in used] == [f"{n}.xml.j2" for n in ("base", "inner", "macros", "sheet")]
    assert used[1].sha256 == hashlib.sha256("内".encode()).hexdigest()
    assert [u.name for u in env.render("notice.xml.j2", {}).used] == ["notice.xml.j2"]


def test_the_projects_templates_win_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "sheet.xml.j2").write_text("自己的", encoding="utf-8-sig")
    env = TemplateEnvironment(tmp_path)
    assert env.render("sheet.xml.j2", {}).markup == "自己的"
    assert template_roots(tmp_path) == (tmp_path / "templates", packaged_templates())
    assert template_roots(packaged_templates().parent) == (packaged_templates(),)
    assert template_roots(None) == (packaged_templates(),)


def test_rendering_is_repeatable_and_has_no_chance_in_it(tmp_path: Path) -> None:
    assert faults(tmp_path, "{{ tasks|random }}")[0].code == "TP003"
    assert faults(tmp_path, "{{ lipsum() }}")[0].code == "TP004"
