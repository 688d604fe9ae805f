"""An office's own style sheet: its rules win, and nothing in it reaches out."""

import pytest

from tests.typeset.docx import specimens as s
from workplan_docs.errors import TemplateError
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.css import style_sheet
from workplan_docs.typeset.own_sheet import own_sheet
from workplan_docs.typeset.typesetter import Typesetter


def sheet(folder, text):
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "style.css").write_bytes(data)
    return own_sheet(folder)


def faults(folder, text):
    with pytest.raises(TemplateError) as caught:
        sheet(folder, text)
    assert {d.code for d in caught.value.diagnostics} == {"TP010"}
    assert all(d.file == "templates/style.css" for d in caught.value.diagnostics)
    return caught.value.diagnostics


def test_without_a_sheet_there_is_none(tmp_path):
    assert own_sheet(tmp_path) == ""
    assert own_sheet(None) == ""


def test_an_ordinary_sheet_is_taken(tmp_path):
    text = '@page official { margin-top: 40mm; @bottom-left { content: "甲" } }\n.title { color: #c00 }\n'
    assert sheet(tmp_path, text) == text
    assert sheet(tmp_path, "\ufeff.a { color: red }\r\n") == ".a { color: red }\n"


REACHING = [
    '.a { background: url("https://example.invalid/a.png") }',
    ".a { background: url(file:///etc/passwd) }",
    ".a { background: \\75rl(http://example.invalid) }",
    ".a { background: UR\\4c ('x') }",
    ".a { background: image-set('a.png' 1x) }",
    ".a { content: src('x') }",
    "@media print { .b { .c { background: url(data:text/plain,x) } } }",
    "@import 'https://example.invalid/a.css';",
    "@im\\port url(x);",
    "@font-face { font-family: x; src: local('SimSun') }",
    "@namespace x 'y';",
]


@pytest.mark.parametrize("text", REACHING)
def test_what_reaches_out_is_refused_with_its_place(tmp_path, text):
    found = faults(tmp_path, f".first {{ color: red }}\n{text}\n")
    assert all(d.line == 2 and d.column for d in found)


@pytest.mark.parametrize(
    "text", ["</style><script>x</script>", '.a::before { content: "</style>" }', "<!-- a"]
)
def test_nothing_leaves_the_style_element_of_a_preview(tmp_path, text):
    assert faults(tmp_path, f"\n{text}")[0].line == 2


def test_every_fault_is_told_at_once(tmp_path):
    found = faults(tmp_path, "@import 'a';\n.a { background: url(b) }\n.b { color: red ) }\n")
    assert [d.line for d in found] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b"\xff\xfe\x00a", "UTF-8"),
        (b"/*" + b"x" * 300_000 + b"*/", "KB"),
        (".a {" * 50, "嵌套"),
        (f".a {{ margin: {'1' * 5000}mm }}", "数字"),
        (f".a {{ width: calc(1mm * {'1' * 300}) }}", "数字"),
        (".a { x: " + "(" * 5000, "嵌套"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(tmp_path, text, word):
    assert word in faults(tmp_path, text)[0].message


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.css").write_text(".a { color: red }")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/style.css").symlink_to(tmp_path / "secret.css")
    with pytest.raises(TemplateError) as caught:
        own_sheet(tmp_path / "templates")
    assert "链接" in caught.value.diagnostics[0].message


def test_its_rules_win_in_pdf_and_preview(tmp_path, fonts):
    plain = Typesetter(fonts)
    sheet(tmp_path, ".body { color: #00f } @page official { margin-top: 50mm }")
    own = Typesetter(fonts, templates=tmp_path)
    assert own.pdf(s.notice()).data != plain.pdf(s.notice()).data
    preview = own.html(s.notice())
    assert preview.index(".body { color: #00f }") > preview.index(plain.css)
    assert own.docx(s.notice()) == plain.docx(s.notice())


def test_what_the_engine_does_not_know_is_told_in_chinese_with_its_place(tmp_path, fonts):
    sheet(tmp_path, ".a { colr: red }\n.b { color: 12mm }\np:::x { color: red }\n")
    with pytest.raises(TemplateError) as caught:
        Typesetter(fonts, templates=tmp_path).pdf(s.sheet())
    first, second, third = caught.value.diagnostics
    assert (first.line, first.column, first.file) == (1, 6, "templates/style.css")
    assert "没有这个属性" in first.message
    assert "值不对" in second.message
    assert "p:::x" in third.message


@pytest.mark.parametrize(
    "declaration",
    [
        "font-family: serif",
        "font: 12pt/1 Arial",
        "font-family : 'SimSun'",
        "font-family: var(--x)",
        "FONT-FAMILY: a b",
    ],
)
def test_a_font_of_the_machine_is_refused(tmp_path, declaration):
    found = faults(tmp_path, f".a {{ color: red; {declaration}; margin: 0 }}")
    assert all("字体" in d.message and "WD FangSong" in d.hint for d in found)


def test_our_faces_may_be_named_and_our_own_sheet_passes(tmp_path):
    text = '.a { font: bold 12pt/20pt "WD Hei", "WD Rare" } .font { font-size: calc(1em + 1pt) }'
    assert sheet(tmp_path, text) == text
    for profile in (std.EXACT, std.COMPAT):
        assert sheet(tmp_path, style_sheet(profile, mirrored=True))
