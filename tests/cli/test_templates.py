"""`make-docs templates`: own files are laid down once, compared in both directions, and win in the output."""

import io
import zipfile

import docx
import pytest
from docx.shared import Pt

from workplan_docs.content.load import organ_of
from workplan_docs.documents.template_files import packaged_templates
from workplan_docs.production import own_templates
from workplan_docs.production.own_templates import State, Upstream, compare, strangers, upstream_files

PACKAGED = sorted(p.name for p in packaged_templates().glob("*.j2"))
ALL = [*PACKAGED, "style.css", "base.docx"]


@pytest.fixture
def newer(monkeypatch):
    """A later version of the program, which has changed a file of its own."""

    def install(name, change):
        def later(organ):
            known = original(organ)
            one = known[name]
            return {**known, name: Upstream(name, one.purpose, change(one.data))}

        original = upstream_files
        monkeypatch.setattr(own_templates, "upstream_files", later)

    return install


def state(project, name):
    return compare(project, own_templates.upstream_files(organ_of(project))[name]).state


def body_of(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml")


def test_list_says_what_each_is_for_and_whose_it_is(tiny_project, make_docs):
    (tiny_project / "templates").mkdir()
    (tiny_project / "templates/sheet.xml.j2").write_text("{# 自己的 #}", encoding="utf-8")
    result = make_docs(tiny_project, "templates", "list")
    assert result.exit_code == 0
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert sorted(lines) == sorted(ALL)
    assert "任务分解表" in lines["sheet.xml.j2"]
    assert "没有取出时的记录" in lines["sheet.xml.j2"]
    assert all("程序自带" in lines[name] for name in ALL if name != "sheet.xml.j2")


def test_every_packaged_template_says_what_it_is_for():
    assert all(one.purpose for one in upstream_files(None).values())


def test_ejected_files_are_ours_and_change_no_document(tiny_project, make_docs):
    make_docs(tiny_project, "build", "-j", "1")
    before = {p: body_of(p) for p in tiny_project.glob("build/2023/**/*.docx")}
    assert before
    result = make_docs(tiny_project, "templates", "eject", *PACKAGED, "base.docx")
    assert result.exit_code == 0, result.stderr
    for name in PACKAGED:
        assert (tiny_project / "templates" / name).read_bytes() == (packaged_templates() / name).read_bytes()
    assert all(state(tiny_project, name) is State.SAME for name in (*PACKAGED, "base.docx"))
    assert make_docs(tiny_project, "build", "-j", "1").exit_code == 0
    assert {p: body_of(p) for p in before} == before


def test_nothing_is_overwritten_without_being_asked_to(tiny_project, make_docs):
    make_docs(tiny_project, "templates", "eject", "sheet.xml.j2")
    own = tiny_project / "templates/sheet.xml.j2"
    own.write_text("自己的", encoding="utf-8")
    result = make_docs(tiny_project, "templates", "eject", "report.xml.j2", "sheet.xml.j2")
    assert result.exit_code == 2
    assert "没有动它" in result.stderr
    assert own.read_text(encoding="utf-8") == "自己的"
    assert not (tiny_project / "templates/report.xml.j2").exists()
    result = make_docs(tiny_project, "templates", "eject", "sheet.xml.j2", "--force")
    assert result.exit_code == 0
    assert "原来的在 templates/.ejected/old/sheet.xml.j2" in result.stdout
    assert (tiny_project / "templates/.ejected/old/sheet.xml.j2").read_text(encoding="utf-8") == "自己的"
    assert state(tiny_project, "sheet.xml.j2") is State.SAME
    again = make_docs(tiny_project, "templates", "eject", "sheet.xml.j2", "--force")
    assert "原来的在" not in again.stdout
    own.write_text("又是自己的", encoding="utf-8")
    third = make_docs(tiny_project, "templates", "eject", "sheet.xml.j2", "--force")
    assert "原来的在 templates/.ejected/old/sheet.xml.j2.1" in third.stdout
    old = sorted((tiny_project / "templates/.ejected/old").iterdir())
    assert [path.read_text(encoding="utf-8") for path in old] == ["自己的", "又是自己的"]


@pytest.mark.parametrize("name", ["sheet.xml", "../sheet.xml.j2", "/etc/passwd", ".ejected", "shet.xml.j2"])
def test_a_name_that_there_is_not_is_told_with_the_nearest(tiny_project, make_docs, name):
    result = make_docs(tiny_project, "templates", "eject", name)
    assert result.exit_code == 2
    assert "没有这个模板" in result.stderr
    assert not (tiny_project / "templates").exists()


def test_both_sides_of_a_change_are_shown(tiny_project, make_docs, newer):
    make_docs(tiny_project, "templates", "eject", "sheet.xml.j2")
    own = tiny_project / "templates/sheet.xml.j2"
    assert state(tiny_project, "sheet.xml.j2") is State.SAME
    own.write_text(own.read_text(encoding="utf-8") + "{# 本机关加的 #}\n", encoding="utf-8")
    assert state(tiny_project, "sheet.xml.j2") is State.CHANGED
    newer("sheet.xml.j2", lambda data: data + "{# 程序加的 #}\n".encode())
    assert state(tiny_project, "sheet.xml.j2") is State.BOTH
    result = make_docs(tiny_project, "templates", "diff")
    assert result.exit_code == 0
    upstream, _, ours = result.stdout.partition("自己的改动")
    assert "+{# 程序加的 #}" in upstream
    assert "本机关加的" not in upstream
    assert "+{# 本机关加的 #}" in ours
    assert "程序加的" not in ours
    assert "--keep" in ours


def test_after_merging_by_hand_the_new_version_is_what_it_is_compared_with(tiny_project, make_docs, newer):
    make_docs(tiny_project, "templates", "eject", "sheet.xml.j2")
    newer("sheet.xml.j2", lambda data: data + "{# 程序加的 #}\n".encode())
    own = tiny_project / "templates/sheet.xml.j2"
    assert state(tiny_project, "sheet.xml.j2") is State.OUTDATED
    own.write_text("合并好的", encoding="utf-8")
    assert make_docs(tiny_project, "templates", "eject", "sheet.xml.j2", "--keep").exit_code == 0
    assert own.read_text(encoding="utf-8") == "合并好的"
    assert state(tiny_project, "sheet.xml.j2") is State.CHANGED


def test_a_base_file_is_compared_style_by_style(tiny_project, make_docs, newer):
    make_docs(tiny_project, "templates", "eject", "base.docx")
    own = tiny_project / "templates/base.docx"
    document = docx.Document(str(own))
    document.styles["公文正文"].font.size = Pt(15)
    document.save(str(own))

    def later(data):
        changed = docx.Document(io.BytesIO(data))
        changed.styles["表格正文"].font.size = Pt(9)
        target = io.BytesIO()
        changed.save(target)
        return target.getvalue()

    newer("base.docx", later)
    result = make_docs(tiny_project, "templates", "diff", "base.docx")
    assert result.exit_code == 0
    upstream, _, ours = result.stdout.partition("自己的改动")
    assert "样式“表格正文”" in upstream
    assert "+ 字号：9 磅" in upstream
    assert "公文正文" not in upstream
    assert [x.strip() for x in ours.splitlines()[1:4]] == ["样式“公文正文”", "- 字号：16 磅", "+ 字号：15 磅"]
    assert "表格正文" not in ours


def test_a_file_that_cannot_be_compared_is_a_sentence_and_the_others_are_told(tiny_project, make_docs):
    make_docs(tiny_project, "templates", "eject", "base.docx", "sheet.xml.j2", "style.css")
    (tiny_project / "templates/base.docx").write_bytes(b"PK nonsense")
    (tiny_project / "templates/style.css").write_bytes(b"\xff\xfe\x00")
    result = make_docs(tiny_project, "templates", "diff")
    assert result.exit_code == 1
    assert "【sheet.xml.j2】" in result.stdout
    assert "base.docx 不能比较" in result.stderr
    assert "style.css 不能比较" in result.stderr
    listed = make_docs(tiny_project, "templates", "list")
    assert listed.exit_code == 1
    assert "读不了" in listed.stdout


def test_the_style_sheet_laid_down_is_fit_to_be_used(tiny_project, make_docs, fonts):
    make_docs(tiny_project, "templates", "eject", "style.css")
    result = make_docs(tiny_project, "build", "master", "--format", "pdf", "-j", "1")
    assert result.exit_code == 0, result.stderr
    assert (tiny_project / "build/2023/master.pdf").is_file()


def test_files_that_nothing_uses_are_told(tiny_project, make_docs):
    folder = tiny_project / "templates"
    folder.mkdir()
    for name in ("sheet.xml.jinja2", "Base.docx", "~$base.docx", "本局.xml.j2", "used.xml.j2"):
        (folder / name).write_text("x")
    (folder / "notice.xml.j2").write_text('{% include "used.xml.j2" %}')
    found = strangers(tiny_project, tuple(ALL))
    assert found == [("Base.docx", "base.docx"), ("sheet.xml.jinja2", "sheet.xml.j2"), ("本局.xml.j2", "")]
    assert "是不是想写 base.docx" in make_docs(tiny_project, "templates", "list").stdout


def test_nothing_to_compare_is_said(tiny_project, make_docs):
    result = make_docs(tiny_project, "templates", "diff")
    assert result.exit_code == 0
    assert "用的都是程序自带的" in result.stdout


def test_outside_a_project_nothing_is_laid_down(tmp_path, make_docs):
    assert make_docs(tmp_path, "templates", "eject", "base.docx").exit_code == 2
    assert list(tmp_path.iterdir()) == []
    assert make_docs(tmp_path, "templates", "list").exit_code == 0


def test_force_and_keep_exclude_each_other(tiny_project, make_docs):
    assert make_docs(tiny_project, "templates", "eject", "base.docx", "--force", "--keep").exit_code == 2


def test_a_file_in_the_place_of_the_folder_is_a_sentence(tiny_project, make_docs):
    (tiny_project / "templates").write_text("x")
    result = make_docs(tiny_project, "templates", "eject", "base.docx")
    assert result.exit_code == 3
    assert "templates" in result.stderr


def test_check_tells_the_faults_of_own_styles_before_anything_is_built(tiny_project, make_docs):
    make_docs(tiny_project, "templates", "eject", "base.docx")
    path = tiny_project / "templates/base.docx"
    document = docx.Document(str(path))
    document.styles["公文正文"].delete()
    document.save(str(path))
    (tiny_project / "templates/style.css").write_text(".a {}\n@import 'x';")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    assert "缺少样式“公文正文”" in result.stderr
    assert "templates/style.css:2:1" in result.stderr
    assert not (tiny_project / "build").exists()


def test_a_link_out_of_the_folder_is_not_read(tiny_project, make_docs):
    make_docs(tiny_project, "templates", "eject", "sheet.xml.j2")
    own = tiny_project / "templates/sheet.xml.j2"
    own.unlink()
    own.symlink_to(tiny_project / "content/organ.yaml")
    result = make_docs(tiny_project, "templates", "diff")
    assert result.exit_code == 1
    assert "链接" in result.stderr
    assert "number_prefix" not in result.stdout


def test_without_a_command_there_is_the_help_page(tiny_project, make_docs):
    result = make_docs(tiny_project, "templates")
    assert result.exit_code == 2
    assert result.stderr.startswith("用法：make-docs templates")
