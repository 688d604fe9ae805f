"""The base package: an office's own styles, found by name."""

import io
import zipfile

import pytest

from tests.typeset.docx import specimens as s
from workplan_docs.errors import TemplateError
from workplan_docs.officefile.docx_text import docx_paragraphs
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import base_package, own_base
from workplan_docs.typeset.docx.base import base_file
from workplan_docs.typeset.docx.lint import lint_docx
from workplan_docs.typeset.docx.names import REQUIRED_STYLES


def changed(data, *pairs):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            for before, after in pairs:
                content = content.replace(before, after)
            new.writestr(name, content)
    return target.getvalue()


def office(tmp_path, *pairs):
    (tmp_path / "base.docx").write_bytes(changed(base_file(std.EXACT), *pairs))
    return base_package(std.EXACT, tmp_path)


def test_without_a_file_of_the_office_it_is_our_own(tmp_path):
    assert base_package(std.EXACT, tmp_path) is own_base(std.EXACT)
    assert base_package(std.COMPAT) is own_base(std.COMPAT)


def test_the_file_to_eject_shows_every_paragraph_style_by_name():
    data = base_file(std.EXACT)
    assert lint_docx(data) == []
    shown = docx_paragraphs(data)
    assert "公文正文" in shown
    assert len(shown) >= 20


def test_styles_are_found_by_name_whatever_their_ids(tmp_path):
    base = office(tmp_path, ("GwBody", "Style14"), ("GwTable", "Style99"))
    assert base.ids["公文正文"] == "Style14"
    data = s.docx(s.notice(), base=base)
    assert lint_docx(data) == []
    assert docx_paragraphs(data) == docx_paragraphs(s.docx(s.notice()))
    assert lint_docx(s.docx(s.sheet(), base=base)) == []


def test_the_styles_of_the_office_are_used(tmp_path):
    base = office(tmp_path, ("仿宋_GB2312", "华文仿宋"))
    with zipfile.ZipFile(io.BytesIO(s.docx(s.notice(), base=base))) as archive:
        assert "华文仿宋" in archive.read("word/styles.xml").decode()


def test_missing_styles_are_named(tmp_path):
    with pytest.raises(TemplateError) as caught:
        office(tmp_path, ('w:name w:val="公文正文"', 'w:name w:val="我的正文"'))
    assert "公文正文" in caught.value.diagnostics[0].message
    assert "base.docx" in (caught.value.diagnostics[0].file or "")


def test_a_file_that_is_no_document_is_refused(tmp_path):
    (tmp_path / "base.docx").write_bytes(b"PK")
    with pytest.raises(TemplateError):
        base_package(std.EXACT, tmp_path)


def test_a_package_without_a_document_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "base.docx", "w") as archive:
        archive.writestr("a.xml", "<a/>")
    with pytest.raises(TemplateError):
        base_package(std.EXACT, tmp_path)


def test_required_names_are_all_in_our_own():
    assert set(REQUIRED_STYLES) <= set(own_base(std.EXACT).ids)
