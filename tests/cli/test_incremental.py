"""The office edits and builds again: what is said, and what is done (DOCX only, for speed)."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_build import edit, files, own_template

DOCX = ("--format", "docx", "-j", "1")


def built(result) -> str:
    return next(line for line in result.stdout.splitlines() if "份文件" in line)


def test_only_what_an_edit_touches_is_made(tiny_project, make_docs):
    assert "生成 13 份文件" in built(make_docs(tiny_project, "build", *DOCX))
    assert "没有变化：13 份文件都是最新的" in built(make_docs(tiny_project, "build", *DOCX))
    edit(tiny_project, "2023/plan.yaml", "做好信息报送工作", "做好信息报送和宣传工作")
    result = make_docs(tiny_project, "build", *DOCX)
    assert "生成 8 份文件" in built(result)
    assert "其余 5 份没有变化" in built(result)


def test_the_preview_says_what_and_why(tiny_project, make_docs):
    make_docs(tiny_project, "build", *DOCX)
    before = files(tiny_project)
    edit(tiny_project, "2023/plan.yaml", "    units: 办公室\n", "    units: 环卫科\n")
    edit(tiny_project, "2023/plan.yaml", "环卫科，办公室", "环卫科")
    (tiny_project / "build/2023/notice.docx").write_bytes(b"mine")
    (tiny_project / "build/2023/master.docx").unlink()
    result = make_docs(tiny_project, "build", "--dry-run", "--report", "预览.json", *DOCX)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "生成 2023/notice.docx：文件被改动过" in lines
    assert "生成 2023/master.docx：文件不见了" in lines
    assert "生成 2023/sheets/02-环卫科.docx：内容有变化" in lines
    assert "删除 2023/sheets/01-办公室.docx：内容里已经没有它" in lines
    assert lines[-1] == "以上只是预览，没有动任何文件：要生成 8 份，删除 5 份"
    after = files(tiny_project)
    assert after.pop("2023/notice.docx") == b"mine"
    assert after.items() <= before.items()
    report = json.loads((tiny_project / "预览.json").read_text(encoding="utf-8"))
    assert report["reasons"]["2023/notice.docx"] == "edited"
    assert len(report["pruned"]) == 5


def test_the_build_does_what_the_preview_said(tiny_project, make_docs):
    make_docs(tiny_project, "build", *DOCX)
    edit(tiny_project, "2023/plan.yaml", "    units: 办公室\n", "    units: 环卫科\n")
    edit(tiny_project, "2023/plan.yaml", "环卫科，办公室", "环卫科")
    result = make_docs(tiny_project, "build", *DOCX)
    assert "删除 5 份不再需要的旧文件" in result.stdout
    assert not any("办公室" in path for path in files(tiny_project))


def test_a_renamed_unit_leaves_no_file_of_its_old_name(tiny_project, make_docs):
    make_docs(tiny_project, "build", *DOCX)
    for name in ("units.yaml", "2023/plan.yaml"):
        edit(tiny_project, name, "环卫科", "环境卫生科")
    make_docs(tiny_project, "build", *DOCX)
    found = files(tiny_project)
    assert "2023/sheets/02-环境卫生科.docx" in found
    assert not any("环卫科" in path for path in found)


def test_an_orphan_with_notes_in_it_is_kept_and_named(tiny_project, make_docs):
    make_docs(tiny_project, "build", *DOCX)
    (tiny_project / "build/2023/sheets/02-环卫科.docx").write_bytes(b"notes")
    for name in ("units.yaml", "2023/plan.yaml"):
        edit(tiny_project, name, "环卫科", "环境卫生科")
    result = make_docs(tiny_project, "build", *DOCX)
    assert "没有删除：2023/sheets/02-环卫科.docx" in result.stderr
    assert files(tiny_project)["2023/sheets/02-环卫科.docx"] == b"notes"


def test_the_preview_tells_what_the_build_would_stumble_over(tiny_project, make_docs):
    (tiny_project / "templates").mkdir()
    (tiny_project / "templates/base.docx").write_bytes(b"no package")
    result = make_docs(tiny_project, "build", "--dry-run", *DOCX)
    assert result.exit_code == 1
    assert "TP009" in result.stderr
    assert not (tiny_project / "build").exists()


def test_the_log_of_an_old_fault_goes_with_a_sound_build(tiny_project, make_docs):
    (tiny_project / "build").mkdir()
    (tiny_project / "build/make-docs.log").write_text("Traceback", encoding="utf-8")
    make_docs(tiny_project, "build", *DOCX)
    assert "make-docs.log" not in files(tiny_project)


def test_a_style_sheet_is_no_reason_to_make_word_files_again(tiny_project, make_docs):
    make_docs(tiny_project, "build", *DOCX)
    own_template(tiny_project, "style.css", "body { widows: 1 }\n")
    assert "要生成 0 份" in make_docs(tiny_project, "build", "--dry-run", *DOCX).stdout


def test_a_machine_that_cannot_name_files_in_chinese_is_told(tiny_project, make_docs, monkeypatch):
    def latin(name):
        raise UnicodeEncodeError("latin-1", str(name), 0, 1, "ordinal not in range")

    monkeypatch.setattr("workplan_docs.production.files.os.fsencode", latin)
    result = make_docs(tiny_project, "build", *DOCX)
    assert result.exit_code == 3
    assert "存不了中文文件名" in result.stderr


def test_force(tiny_project, make_docs):
    make_docs(tiny_project, "build", *DOCX)
    assert "生成 13 份文件" in built(make_docs(tiny_project, "build", "--force", *DOCX))


def test_a_template_touches_its_documents_and_a_new_include_is_noticed(tiny_project, make_docs):
    sheet = (Path(__file__).parents[2] / "templates" / "sheet.xml.j2").read_text(encoding="utf-8")
    own_template(tiny_project, "sheet.xml.j2", "{% include 'house.xml.j2' ignore missing %}" + sheet)
    make_docs(tiny_project, "build", *DOCX)
    own_template(tiny_project, "house.xml.j2", "{# nothing to print #}")
    result = make_docs(tiny_project, "build", "--dry-run", *DOCX)
    assert "生成 2023/sheets/01-办公室.docx：模板有变化" in result.stdout
    assert "要生成 2 份" in result.stdout


def test_a_report_is_written_for_faulty_content_too(tiny_project, make_docs):
    edit(tiny_project, "2023/plan.yaml", "环卫科，办公室", "环卫处，办公室")
    result = make_docs(tiny_project, "build", "--report", "结果.json", *DOCX)
    assert result.exit_code == 1
    report = json.loads((tiny_project / "结果.json").read_text(encoding="utf-8"))
    assert report["built"] == []
    assert [d["severity"] for d in report["diagnostics"]] == ["error"]


def test_an_empty_choice_is_not_everything(tiny_project, make_docs):
    for option in ("--unit", "--quarter", "--format"):
        result = make_docs(tiny_project, "build", option, "")
        assert result.exit_code == 2
        assert f"{option} 后面是空的" in result.stderr
    assert not (tiny_project / "build").exists()


def test_content_that_has_not_changed_is_not_turned_into_contexts_again(tiny_project, make_docs, monkeypatch):
    make_docs(tiny_project, "build", *DOCX)

    def forbidden(*_):
        raise AssertionError("contexts were made")

    monkeypatch.setattr("workplan_docs.documents.contexts.Contexts.of", forbidden)
    assert "没有变化：13 份文件都是最新的" in built(make_docs(tiny_project, "build", *DOCX))
    (tiny_project / "build/2023/notice.docx").unlink()
    assert make_docs(tiny_project, "build", "--dry-run", *DOCX).stdout.startswith(
        "生成 2023/notice.docx：文件不见了"
    )


def test_what_is_remembered_of_other_content_is_not_taken(tiny_project, make_docs):
    make_docs(tiny_project, "build", *DOCX)
    edit(tiny_project, "2023/plan.yaml", "做好信息报送工作", "做好信息报送和宣传工作")
    make_docs(tiny_project, "build", "notice", *DOCX)
    assert "生成 7 份文件" in built(make_docs(tiny_project, "build", *DOCX))


def warned(result) -> list[str]:
    return [line for line in result.output.splitlines() if "警告[" in line]


def test_content_that_has_not_changed_is_not_judged_again(tiny_project, make_docs, monkeypatch):
    edit(tiny_project, "2023/plan.yaml", "做好信息报送工作", "做好信息报送工作,按时报送")
    first = make_docs(tiny_project, "build", *DOCX)
    with monkeypatch.context() as judged:
        judged.setattr("workplan_docs.rules.check.check_content", None)
        again = make_docs(tiny_project, "build", *DOCX)
    assert "没有变化" in built(again)
    assert warned(first)
    assert warned(again) == warned(first)


def test_nor_is_content_in_which_nothing_was_found(tiny_project, make_docs, monkeypatch):
    make_docs(tiny_project, "build", *DOCX)
    with monkeypatch.context() as judged:
        judged.setattr("workplan_docs.rules.check.check_content", lambda _: [])
        judged.setattr("workplan_docs.typeset.house.house_faults", lambda *_: [])
        edit(tiny_project, "2023/plan.yaml", "做好信息报送工作", "做好信息报送的工作")
        make_docs(tiny_project, "build", *DOCX)
        judged.setattr("workplan_docs.rules.check.check_content", None)
        assert "没有变化" in built(make_docs(tiny_project, "build", *DOCX))


def test_what_was_found_is_forgotten_with_the_content(tiny_project, make_docs):
    make_docs(tiny_project, "build", *DOCX)
    edit(tiny_project, "2023/plan.yaml", "做好信息报送工作", "做好信息报送工作,按时报送")
    assert any("PU001" in line for line in warned(make_docs(tiny_project, "build", *DOCX)))
    edit(tiny_project, "2023/plan.yaml", "工作,按时", "工作，按时")
    assert warned(make_docs(tiny_project, "build", *DOCX)) == []
