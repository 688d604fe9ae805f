"""What `check` tries out beyond the content: templates, fonts, characters; and its form for code hosts."""

from __future__ import annotations

import re

import pytest

from tests.cli.test_check import edit
from workplan_docs.cli.github import annotation
from workplan_docs.documents.template_files import packaged_templates
from workplan_docs.errors import Diagnostic, Severity


def put_template(project, name, text):
    folder = project / "templates"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("notice.xml.j2", "<document>\n{{ tittle }}\n</document>\n", 2, "tittle"),
        ("sheet.xml.j2", "{% if x %}\n", 1, "TP003"),
        ("report.xml.j2", '<document layout="sheet" title="x">\n<pp/>\n</document>\n', 2, "<pp/>"),
    ],
)
def test_a_template_is_tried(tiny_project, make_docs, name, text, line, words):
    put_template(tiny_project, name, text)
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    assert f"templates/{name}:{line}" in result.stderr
    assert words in result.stderr
    assert text.splitlines()[line - 1] in result.stderr


@pytest.mark.parametrize(
    ("font", "code", "column"), [("仿宋: 没有的字体", "EV025", 7), ("行书: x.ttf", "EV026", 3)]
)
def test_a_font_that_is_not_there_has_its_line(tiny_project, make_docs, font, code, column):
    edit(tiny_project, "organ.yaml", "version: 1\n", f"version: 1\nfonts:\n  {font}\n")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    assert f"content/organ.yaml:3:{column} 错误[{code}]" in result.stderr


@pytest.mark.parametrize("char", ["😀", "\U000e0041"])
def test_a_character_that_no_face_has_is_found_in_the_content(tiny_project, make_docs, fonts, char):
    edit(tiny_project, "2023/plan.yaml", "text: 全市", f"text: 全市{char}")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    assert "content/2023/plan.yaml:10:17 错误[" in result.stderr
    assert result.stderr.count(f"U+{ord(char):04X}") == 1


def test_annotations_are_escaped():
    fault = Diagnostic("CT002", Severity.ERROR, "50%\n的,:", "a,b:c.yaml", 3, 5, "改：100%")
    assert annotation(fault, "项目/") == (
        "::error file=项目/a%2Cb%3Ac.yaml,line=3,col=5,title=CT002::50%25%0A的,:%0A改：100%25"
    )
    assert annotation(Diagnostic("X", Severity.HINT, "m")) == "::notice title=X::m"


def test_check_for_a_code_host(tiny_project, make_docs):
    edit(tiny_project, "2023/plan.yaml", "value: 12", "value: 十二")
    result = make_docs(tiny_project, "check", "--format", "github")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("::error file=content/2023/plan.yaml,line=16,col=20,title=CT006::")


def test_check_does_without_the_pdf_engine(tiny_project, run_make_docs):
    code = (
        "import sys\nfrom workplan_docs.cli.program import program\n"
        "try: program.main(['check'])\nexcept SystemExit: pass\n"
        "assert 'weasyprint' not in sys.modules and 'docx' not in sys.modules\n"
    )
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", code], cwd=tiny_project, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_character_lent_by_the_rare_face_is_told_once_where_it_first_stands(tiny_project, make_docs, fonts):
    edit(tiny_project, "2023/plan.yaml", "text: 做好信息报送工作。", "text: 做好信息报送工作，由𬱖㙍𬱖负责。")
    plan = (tiny_project / "content/2023/plan.yaml").read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(plan, 1) if "𬱖" in line)
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 0
    lines = [line for line in result.stderr.splitlines() if "TY003" in line]
    assert len(lines) == 2
    assert all(line.startswith(f"content/2023/plan.yaml:{number}:") for line in lines)
    assert "“𬱖”（U+2CC56）不在仿宋里" in lines[0]
    edit(tiny_project, "2023/plan.yaml", "由𬱖㙍𬱖负责", "由专人负责")
    assert "TY003" not in make_docs(tiny_project, "check").stderr


@pytest.mark.parametrize("data", [b"not a font", b"", b"OTTO" + b"\0" * 100])
@pytest.mark.parametrize("command", [("check",), ("build", "notice", "--format", "docx")])
def test_a_file_that_is_no_font_is_told(tiny_project, make_docs, data, command):
    (tiny_project / "fonts").mkdir()
    (tiny_project / "fonts/方正小标宋.ttf").write_bytes(data)
    result = make_docs(tiny_project, *command)
    assert result.exit_code == 0
    assert "fonts/方正小标宋.ttf 警告[EV027]" in result.stderr
    assert make_docs(tiny_project, *command, "--strict").exit_code != 0


def test_other_files_beside_fonts_are_nobodys_business(tiny_project, make_docs):
    (tiny_project / "fonts").mkdir()
    for name in ("说明.txt", "._FZXBSJW.TTF", ".DS_Store"):
        (tiny_project / "fonts" / name).write_text("x", encoding="utf-8")
    assert "EV027" not in make_docs(tiny_project, "check").stderr


def test_build_names_the_line_of_a_missing_font_and_the_key_as_written(tiny_project, make_docs):
    edit(tiny_project, "organ.yaml", "version: 1\n", "version: 1\nfonts:\n  小标宋: FZXBSJW.TTF\n")
    result = make_docs(tiny_project, "build", "notice")
    assert result.exit_code == 3
    assert "content/organ.yaml:3:8 错误[EV025]" in result.stderr
    assert "“小标宋”一行" in result.stderr
    assert "xiaobiaosong" not in result.stderr
    assert "没有生成任何文件" in result.stdout
    assert not (tiny_project / "build/2023").exists()
    args = ("build", "document", "--file", "content/2023/notice.yaml", "--out", "出")
    result = make_docs(tiny_project, *args)
    assert result.exit_code == 3
    assert "content/organ.yaml:3:8 错误[EV025]" in result.stderr
    assert "没有生成文件" in result.stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sheets.xml.j2", "改名为 sheet.xml.j2"),
        ("sheet.xml.j2.txt", "改名为 sheet.xml.j2"),
        ("Style.css", "改名为 style.css"),
        ("红头.png", "不用就移出 templates 文件夹"),
    ],
)
def test_a_file_under_templates_that_nothing_uses_is_told(tiny_project, make_docs, name, words):
    put_template(tiny_project, name, "x")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 0
    assert f"templates/{name} 警告[TP012]" in result.stderr
    assert words in result.stderr


def test_what_a_template_uses_and_notes_are_no_strangers(tiny_project, make_docs):
    put_template(tiny_project, "own.xml.j2", "{% macro x() %}{% endmacro %}")
    put_template(tiny_project, "README.md", "注")
    sheet = (packaged_templates() / "sheet.xml.j2").read_text(encoding="utf-8")
    put_template(tiny_project, "sheet.xml.j2", '{% import "own.xml.j2" as own %}\n' + sheet)
    assert "TP012" not in make_docs(tiny_project, "check").stderr


def test_faults_of_a_style_sheet_are_told_by_check(tiny_project, make_docs, fonts):
    put_template(tiny_project, "style.css", ".a {\n  colour: red;\n}\n.b { color：red; }\n")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    assert "templates/style.css:2:3 错误[TP010]" in result.stderr
    assert "templates/style.css:4:11 错误[TP010]" in result.stderr


def test_faults_of_content_hide_none_of_templates_and_styles(tiny_project, make_docs, fonts):
    edit(tiny_project, "2023/plan.yaml", "value: 12", "value: 十二")
    put_template(tiny_project, "sheet.xml.j2", "{% for t in x %}\n")
    put_template(tiny_project, "style.css", ".a { color：red; }\n")
    put_template(tiny_project, "sheets.xml.j2", "x")
    shown = make_docs(tiny_project, "check").stderr
    assert all(code in shown for code in ("[CT006]", "[TP003]", "[TP010]", "[TP012]"))


def test_a_folder_with_the_name_of_a_template(tiny_project, make_docs):
    (tiny_project / "templates/sheet.xml.j2").mkdir(parents=True)
    assert "templates/sheet.xml.j2 警告[TP012]" in make_docs(tiny_project, "check").stderr


FAULTS = {
    "a character that no face has": ("2023/plan.yaml", "text: 全市", "text: 全市😀", "TY001"),
    "a character that the rare face lends": ("2023/plan.yaml", "text: 做好信息", "text: 做好𬱖信息", "TY003"),
    "a radical for a character": ("2023/plan.yaml", "text: 做好信息", "text: 做好⼈信息", "SP008"),
    "a font that is not there": (
        "organ.yaml",
        "version: 1\n",
        "version: 1\nfonts:\n  仿宋: 没有.ttf\n",
        "EV025",
    ),
    "content that cannot be used": ("2023/plan.yaml", "value: 12", "value: 十二", "CT006"),
    "content that is odd": ("2023/plan.yaml", "text: 做好", "text: 做 好", "SP001"),
}


def told(stderr):
    """Code and place of everything that a command told."""
    return sorted(re.findall(r"^(\S*) (?:错误|警告|提示)\[(\w+)\]", stderr, re.MULTILINE))


@pytest.mark.parametrize("name", FAULTS)
def test_a_dry_run_tells_what_check_tells(tiny_project, make_docs, fonts, name):
    file, old, new, code = FAULTS[name]
    edit(tiny_project, file, old, new)
    put_template(tiny_project, "sheets.xml.j2", "")  # TP012: nothing uses it
    checked = told(make_docs(tiny_project, "check").stderr)
    assert {code, "TP012"} <= {code for _, code in checked}
    assert len({place for place, _ in checked}) == len(checked), "one place was told twice"
    assert told(make_docs(tiny_project, "build", "--dry-run").stderr) == checked


def test_a_dry_run_tells_of_templates_that_do_not_work(tiny_project, make_docs):
    put_template(tiny_project, "sheet.xml.j2", "{% if x %}\n")
    checked = told(make_docs(tiny_project, "check").stderr)
    result = make_docs(tiny_project, "build", "--dry-run")
    assert "TP003" in {code for _, code in checked}
    assert told(result.stderr) == checked
    assert result.exit_code == 1
