"""Slips in an office's templates: each at its line and column, in Chinese, with its cure, told once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workplan_docs.documents.template_files import packaged_templates
from workplan_docs.documents.template_slips import template_slip
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.errors import Diagnostic, TemplateError

HEAD = '<document layout="sheet" title="甲">\n'
END = "</document>\n"

# what stands in the document, line, column, words of message or hint
TEMPLATES = [
    ("{{ titel }}\n", 2, 4, "是否想写“title”"),
    ("{% for t in tasks %}\n<p>甲</p>\n", 2, 1, "“{% endfor %}”"),
    ("{% if title %}\n{% for t in tasks %}\n{% endif %}\n", 3, 1, "在“endif”的前面补一行“{% endfor %}”"),
    ("{% endif %}\n", 2, 1, "“endif”没有对应的开头"),
    ("{% if title %}甲{% end if %}\n", 2, 16, "连着写“endif”"),
    ("{% fro t in tasks %}{% endfor %}\n", 2, 4, "是不是“for”"),
    ("{{ title \n", 2, 1, "写“}}”"),
    ("{{ title }\n", 2, 1, "写“}}”"),
    ("{% if title \n<p>甲</p>\n", 2, 1, "写“%}”"),
    ("{# 注\n", 2, 1, "写“#}”"),
    ("<p>｛｛ title ｝｝</p>\n", 2, 4, "半角的“{{”"),
    ("{％ if title ％}甲{％ endif ％}\n", 2, 1, "半角的“{%”"),
    ("{% if title == “甲” %}{% endif %}\n", 2, 16, "英文的“\"”"),
    ("{{ title，1 }}\n", 2, 9, "英文的“,”"),
    ("{% if title = '甲' %}{% endif %}\n", 2, 13, "“==”"),
    ("{{ title|uper }}\n", 2, 10, "是不是“upper”"),
    ("{{ 1 / 0 }}\n", 2, 1, "除数是 0"),
    ("{{ 'a' + 1 }}\n", 2, 1, "不能这样放在一起用"),
    ("{% include '没有.j2' %}\n", 2, 13, "现有模板"),
    ("<p>甲\n", 2, 1, "“</p>”"),
    ("<p>甲</q>\n", 2, 1, "“</p>”"),
    ("<p>甲</p>\n</p>\n<p>乙</p>\n", 3, 1, "没有对应的开头"),
    ("<para>甲</para>\n", 2, 1, "里不能用 <para>"),
    ('<p stlye="body">甲</p>\n', 2, 4, "是不是“style”"),
    ('<p style="bdy">甲</p>\n', 2, 11, "是不是“body”"),
    ("<p style=body>甲</p>\n", 2, 4, "英文引号"),
    ("<p style=“body”>甲</p>\n", 2, 4, "英文引号"),
    ("甲\n<p>乙</p>\n", 2, 1, "<p> 和 </p> 之间"),
    ("<p>甲<br>乙</p>\n", 2, 5, "两个 <p>"),
    ("<p>A&B</p>\n", 2, 5, "“&amp;”"),
    ("<p>1<5</p>\n", 2, 1, "“&lt;”"),
    ("<p>甲&nbsp;乙</p>\n", 2, 5, "空格直接打"),
]  # fmt: skip


def fault(folder: Path, body: str) -> Diagnostic:
    (folder / "a.xml.j2").write_text(HEAD + body + END, encoding="utf-8")
    environment = TemplateEnvironment(roots=(folder,))
    with pytest.raises(TemplateError) as raised:
        environment.document("a.xml.j2", {"title": "甲", "tasks": ["乙"]})
    (found,) = raised.value.diagnostics
    return found


@pytest.mark.parametrize(("body", "line", "column", "words"), TEMPLATES, ids=[case[0] for case in TEMPLATES])
def test_a_fault_is_told_once_at_its_place(
    tmp_path: Path, body: str, line: int, column: int, words: str
) -> None:
    found = fault(tmp_path, body)
    assert (found.file, found.line) == ("templates/a.xml.j2", line)
    assert words in f"{found.message} {found.hint}"
    assert found.hint
    assert found.column == column


@pytest.mark.parametrize("body", [case[0] for case in TEMPLATES])
def test_no_word_of_a_library_is_in_it(tmp_path: Path, body: str) -> None:
    found = fault(tmp_path, body)
    ours = (
        r"“[^”]*”|<[^>]*>|\{[{%#].*?[}%#]\}|（.*）|\w+\.xml\.j2|style=\"\w+\"|可用(?:属性)?：.*",
        r"现有模板：.*|templates 文件夹|属性 \w+|的 style",
    )
    own = re.sub("|".join(ours), "", f"{found.message} {found.hint}")
    assert not re.search("[A-Za-z]{4,}", own), own


def test_our_own_templates_have_none() -> None:
    for path in packaged_templates().glob("*.j2"):
        assert template_slip(path.read_text(encoding="utf-8")) is None, path.name


@pytest.mark.parametrize(
    "text",
    [
        "{% raw %}{{ 甲 }{% x %}{% endraw %}",
        "{# ｛｛ “甲” #}{{ '“甲”，' }}",
        "{%- if a == 1 -%}{% elif b != 2 %}{% else %}{%- endif -%}",
        "{% set a = 1 %}{% set b %}甲{% endset %}",
        "{% if f(a=1) %}{% endif %}{{ a | default('甲|乙') }}",
        "甲｛乙｝ 50％",
    ],
)
def test_what_is_well_written_is_left_alone(text: str) -> None:
    assert template_slip(text, ["default"]) is None
