"""An office restyles base.docx: its styles are in the output, what was computed for the page stays."""

import io
import re

import docx
import pytest
from docx.shared import Pt, RGBColor
from openxml_audit import OpenXmlValidator

from tests.typeset.docx import specimens as s
from tests.typeset.docx.restyled import packed, parts_of, saved_by_word, with_text, word_ids
from workplan_docs.errors import TemplateError
from workplan_docs.officefile.docx_text import docx_paragraphs
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import base_package
from workplan_docs.typeset.docx.base import base_file, open_base
from workplan_docs.typeset.docx.lint import lint_docx
from workplan_docs.typeset.docx.names import REQUIRED_STYLES

STYLES = "word/styles.xml"
BASE = base_file(std.EXACT)


def opened(tmp_path, data):
    (tmp_path / "base.docx").write_bytes(data)
    return open_base(tmp_path / "base.docx")


def refused(tmp_path, data):
    with pytest.raises(TemplateError) as caught:
        opened(tmp_path, data)
    assert all(d.file == "templates/base.docx" and d.hint for d in caught.value.diagnostics)
    assert {d.code for d in caught.value.diagnostics} == {"TP009"}
    return [d.message for d in caught.value.diagnostics]


def own_ids_again(document):
    """A document's markup with the ids of our own base package."""
    back = {new: own for own, new in word_ids().items()}
    return re.sub(
        r'(<w:(?:p|r|tbl)Style w:val=")([^"]+)"',
        lambda m: f'{m[1]}{back.get(m[2], m[2])}"',
        document.decode(),
    )


@pytest.mark.parametrize("document", [s.notice(), s.sheet()], ids=["notice", "sheet"])
def test_a_file_saved_by_word_gives_sound_documents_with_the_same_figures(tmp_path, document):
    base = opened(tmp_path, saved_by_word(BASE))
    data = s.docx(document, base=base)
    assert lint_docx(data) == []
    assert docx_paragraphs(data) == docx_paragraphs(s.docx(document))
    ours = parts_of(s.docx(document))["word/document.xml"]
    theirs = parts_of(data)["word/document.xml"]
    assert theirs != ours
    assert own_ids_again(theirs) == ours.decode()
    assert s.docx(document, base=base) == data


def test_a_file_saved_by_word_gives_documents_that_the_schema_allows(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(s.docx(s.notice(), base=opened(tmp_path, saved_by_word(BASE))))
    assert [e.description for e in OpenXmlValidator().validate(str(path)).errors] == []


def test_fonts_sizes_and_colours_set_in_word_are_in_the_output(tmp_path):
    edited = docx.Document(io.BytesIO(saved_by_word(BASE)))
    body = edited.styles["公文正文"]
    body.font.size = Pt(15)
    body.font.name = "华文仿宋"
    edited.styles["公文一级标题"].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    edited.styles["公文标题"].paragraph_format.line_spacing = Pt(40)
    target = io.BytesIO()
    edited.save(target)
    data = s.docx(s.notice(), base=opened(tmp_path, target.getvalue()))
    assert lint_docx(data) == []
    made = docx.Document(io.BytesIO(data)).styles
    assert (made["公文正文"].font.size, made["公文正文"].font.name) == (Pt(15), "华文仿宋")
    assert str(made["公文一级标题"].font.color.rgb) == "123456"
    assert made["公文标题"].paragraph_format.line_spacing == Pt(40)
    used = {p.style.name for p in docx.Document(io.BytesIO(data)).paragraphs}
    assert {"公文正文", "公文一级标题", "公文标题"} <= used


def test_the_theme_comes_along_without_what_it_refers_to(tmp_path):
    parts = parts_of(s.docx(s.notice(), base=opened(tmp_path, saved_by_word(BASE))))
    assert "等线" in parts["word/theme/theme1.xml"].decode()
    assert b"r:embed" not in parts["word/theme/theme1.xml"]
    assert b"PicBullet" not in parts["word/numbering.xml"]
    assert b"embedRegular" not in parts["word/fontTable.xml"]


def test_a_distance_in_lines_does_not_win_over_a_computed_one(tmp_path):
    """Word writes w:beforeLines for 段前 0.5 行, and it would win over the place computed for the title."""
    zero = '<w:spacing w:before="0" w:after="0"'
    lines = '<w:spacing w:beforeLines="50" w:before="156" w:afterAutospacing="1" w:after="0"'
    base = opened(tmp_path, with_text(BASE, STYLES, (zero, lines)))
    made = parts_of(s.docx(s.notice(), base=base))[STYLES].decode()
    assert "Lines=" not in made
    assert "Autospacing" not in made
    assert 'w:before="156"' in made
    assert 'w:after="280"' in made


def test_a_distance_in_lines_alone_is_turned_into_twips(tmp_path):
    zero = '<w:spacing w:before="0" w:after="0"'
    base = opened(tmp_path, with_text(BASE, STYLES, (zero, '<w:spacing w:beforeLines="100" w:after="0"')))
    assert f'w:before="{std.EXACT.pitch_twips}"' in base.parts[STYLES].decode()


def test_the_scale_of_the_mark_is_the_computed_one_whatever_the_style_says(tmp_path):
    narrow = ('w:name w:val="发文机关标志"/>', "<w:rPr>", '<w:rPr><w:w w:val="66"/>')
    styles = parts_of(BASE)[STYLES].decode()
    head, name, tail = styles.partition(narrow[0])
    changed = head + name + tail.replace(narrow[1], narrow[2], 1)
    base = opened(tmp_path, packed({**parts_of(BASE), STYLES: changed}))
    body = parts_of(s.docx(s.notice(), base=base))["word/document.xml"].decode()
    mark = body[body.index(f'"{base.ids["发文机关标志"]}"') :]
    assert re.match(r'.*?<w:r>.*?<w:w w:val="\d+"/>.*?</w:rPr>', mark.partition("</w:p>")[0])


@pytest.mark.parametrize("name", REQUIRED_STYLES)
def test_a_deleted_style_is_named(tmp_path, name):
    styles = parts_of(BASE)[STYLES].decode()
    changed, count = re.subn(
        rf'<w:style [^>]*><w:name w:val="{name}"/>.*?</w:style>', "", styles, flags=re.DOTALL
    )
    assert count == 1
    assert refused(tmp_path, packed({**parts_of(BASE), STYLES: changed})) == [
        f"样式文件 base.docx 缺少样式“{name}”"
    ]


def test_every_deleted_style_is_named_at_once(tmp_path):
    data = with_text(BASE, STYLES, ('val="公文正文"', 'val="甲"'), ('val="版记"', 'val="乙"'))
    messages = refused(tmp_path, data)
    assert len(messages) == 2


def test_a_renamed_style_is_recognised_as_such(tmp_path):
    (tmp_path / "base.docx").write_bytes(with_text(BASE, STYLES, ('val="公文正文"', 'val="公文正文2"')))
    with pytest.raises(TemplateError) as caught:
        base_package(std.EXACT, tmp_path)
    assert "改名成了“公文正文2”" in (caught.value.diagnostics[0].hint or "")


def test_another_name_given_beside_the_old_one_does_no_harm(tmp_path):
    data = with_text(BASE, STYLES, ('w:name w:val="公文正文"', 'w:name w:val=" 公文正文,正文甲"'))
    assert opened(tmp_path, data).ids["公文正文"] == "GwBody"
    aliased = ('w:name w:val="公文正文"/>', 'w:name w:val="我的"/><w:aliases w:val="公文正文"/>')
    assert opened(tmp_path, with_text(BASE, STYLES, aliased)).ids["公文正文"] == "GwBody"


def test_a_style_of_another_type_is_refused(tmp_path):
    styles = parts_of(BASE)[STYLES].decode()
    changed = styles.replace(
        'w:type="paragraph" w:customStyle="1" w:styleId="GwBody"',
        'w:type="character" w:customStyle="1" w:styleId="GwBody"',
    )
    assert refused(tmp_path, packed({**parts_of(BASE), STYLES: changed})) == [
        "样式文件 base.docx 的“公文正文”是字符样式，应是段落样式"
    ]


def test_an_id_cannot_bring_markup_of_its_own(tmp_path):
    hostile = "x&quot;/&gt;&lt;w:evil/&gt;"
    base = opened(tmp_path, with_text(BASE, STYLES, ("GwBody", hostile)))
    data = s.docx(s.notice(), base=base)
    assert lint_docx(data) == []
    assert b"<w:evil" not in parts_of(data)["word/document.xml"]


def _relation(kind, target):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        "</Relationships>",
        f'<Relationship Id="rId77" Type="{office}/{kind}" Target="{target}" TargetMode="External"/></Relationships>',
    )


HOSTILE = {
    "macro": (lambda: packed({**parts_of(BASE), "word/vbaProject.bin": b"x"}), "宏"),
    "link": (
        lambda: with_text(
            BASE,
            "word/_rels/document.xml.rels",
            _relation("attachedTemplate", "https://example.invalid/a.dotm"),
        ),
        "attachedTemplate",
    ),
    "bomb": (lambda: packed({**parts_of(BASE), "word/x.xml": b"0" * 50_000_000}), "压缩比"),
    "old": (lambda: b"\xd0\xcf\x11\xe0" + b"0" * 100, "旧格式"),
    "text": (lambda: b"not a zip at all", "不是完好的"),
    "dtd": (
        lambda: with_text(BASE, STYLES, ("<w:styles ", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:styles ")),
        "文档类型声明",
    ),
    "hidden dtd": (
        lambda: with_text(
            BASE, STYLES, ("<w:styles ", f"<!--{' ' * 5000}--><!DOCTYPE x [<!ENTITY a 'b'>]><w:styles ")
        ),
        "文档类型声明",
    ),
    "broken": (lambda: with_text(BASE, STYLES, ("</w:styles>", "")), "不是完好的 XML"),
    "strict": (
        lambda: with_text(
            BASE,
            STYLES,
            (
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
        ),
        "严格",
    ),
    "no styles": (
        lambda: with_text(
            BASE, "word/_rels/document.xml.rels", ("relationships/styles", "relationships/other")
        ),
        "没有样式",
    ),
    "huge": (
        lambda: with_text(
            BASE,
            STYLES,
            ("</w:styles>", "".join(f"<w:x{n * 7919}/>" for n in range(250_000)) + "</w:styles>"),
        ),
        "过大",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_broken_or_hostile_file_is_refused_with_a_sentence(tmp_path, kind):
    make, word = HOSTILE[kind]
    (message,) = refused(tmp_path, make())
    assert word in message
    assert "base.docx" in message


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "elsewhere.docx").write_bytes(BASE)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/base.docx").symlink_to(tmp_path / "elsewhere.docx")
    with pytest.raises(TemplateError) as caught:
        open_base(tmp_path / "templates/base.docx")
    assert "链接" in caught.value.diagnostics[0].message


def test_a_file_changed_while_the_process_lives_is_read_again(tmp_path):
    assert "华文仿宋" not in opened(tmp_path, BASE).parts[STYLES].decode()
    again = opened(tmp_path, with_text(BASE, STYLES, ("仿宋_GB2312", "华文仿宋")))
    assert "华文仿宋" in again.parts[STYLES].decode()


@pytest.mark.parametrize("lines", ["--5", "²", "", "1.5", "9" * 40])
def test_a_distance_in_lines_that_is_no_number_is_passed_over(tmp_path, lines):
    spoilt = f'<w:spacing w:beforeLines="{lines}" w:after="0"'
    base = opened(tmp_path, with_text(BASE, STYLES, ('<w:spacing w:before="0" w:after="0"', spoilt)))
    assert "beforeLines" not in base.parts[STYLES].decode()
