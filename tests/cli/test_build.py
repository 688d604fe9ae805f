"""`make-docs build` as a user runs it, on a plan of two units and two tasks."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workplan_docs.production.manifest import Manifest
from workplan_docs.typeset.docx.base import base_file
from workplan_docs.typeset.standard import EXACT

ROOT = Path(__file__).parents[2]


def files(project: Path) -> dict[str, bytes]:
    build = project / "build"
    return {p.relative_to(build).as_posix(): p.read_bytes() for p in build.rglob("*") if p.is_file()}


def edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def own_template(project: Path, name: str, text: str) -> None:
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / name).write_text(text, encoding="utf-8")


def test_everything_and_the_manifest_that_vouches_for_it(tiny_project, make_docs):
    result = make_docs(tiny_project, "build", "-j", "1", "--report", "结果.json")
    assert result.exit_code == 0, result.stderr
    found = files(tiny_project)
    manifest = Manifest.model_validate_json(found.pop("manifest.json"))
    assert {a.path for a in manifest.artifacts} == set(found)
    assert all(hashlib.sha256(found[a.path]).hexdigest() == a.sha256 for a in manifest.artifacts)
    stems = ["notice", "master", *(f"sheets/{u}" for u in ("01-办公室", "02-环卫科"))]
    stems += [f"reports/Q{q}/{u}" for q in (1, 2, 3, 4) for u in ("01-办公室", "02-环卫科")]
    expected = {f"2023/{stem}.{f}" for stem in stems for f in ("docx", "pdf")}
    assert set(found) == expected | {"2023/master.xlsx", "2023/sheets-all.pdf"}
    assert [i.path for i in manifest.inputs][:3] == [
        "content/2023/notice.yaml",
        "content/2023/plan.yaml",
        "content/leaders.yaml",
    ]
    assert "templates/notice.xml.j2" in {i.path for i in manifest.inputs}
    assert all((a.pages is not None) == (a.format == "pdf") for a in manifest.artifacts)
    report = json.loads((tiny_project / "结果.json").read_text(encoding="utf-8"))
    assert {a["path"] for a in report["built"]} == set(found)
    assert report["failed"] == []
    assert "生成 26 份文件" in result.stdout
    assert "草稿" in result.stdout


def test_same_bytes_in_another_folder_with_more_processes(tiny_project, make_docs, tmp_path):
    make_docs(tiny_project, "build", "-j", "1", "--format", "docx,pdf,html")
    other = tmp_path / "deeper" / "里面"
    other.mkdir(parents=True)
    (tiny_project / "content").rename(other / "content")
    make_docs(tmp_path, "-C", str(other), "build", "-j", "2", "--format", "docx,pdf,html")
    assert files(other) == files(tiny_project)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_nothing_is_left_in_the_temporary_folder(tiny_project, run_make_docs, tmp_path, workers):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = run_make_docs(tiny_project, "build", "-j", workers, "--format", "pdf", TMPDIR=str(temporary))
    assert done.returncode == 0, done.stderr.decode()
    assert not list(temporary.iterdir())


def test_unit_quarter_kind_and_format(tiny_project, make_docs):
    wanted = ("report", "--unit", "环卫科", "--quarter", "一季度,q3", "--format", "docx")
    assert make_docs(tiny_project, "build", *wanted).exit_code == 0
    assert set(files(tiny_project)) == {
        "manifest.json",
        "2023/reports/Q1/02-环卫科.docx",
        "2023/reports/Q3/02-环卫科.docx",
    }


def test_a_unit_may_be_asked_for_by_an_alias_and_one_without_tasks_is_told(tiny_project, make_docs):
    edit(tiny_project, "units.yaml", "    order: 2\n", "    order: 2\n    aliases: [环境卫生科]\n")
    more = "    kind: section\n  - name: 人事科\n    order: 3\n    kind: section\n"
    path = tiny_project / "content" / "units.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").rstrip().removesuffix("    kind: section") + more, "utf-8"
    )
    assert (
        make_docs(tiny_project, "build", "sheet", "--unit", "环境卫生科", "--format", "docx").exit_code == 0
    )
    assert "2023/sheets/02-环卫科.docx" in files(tiny_project)
    idle = make_docs(tiny_project, "build", "--unit", "人事科")
    assert idle.exit_code == 2
    assert "没有任务" in idle.stderr


def test_an_office_base_file_is_an_input_and_enters_the_key(tiny_project, make_docs):
    def entry():
        make_docs(tiny_project, "build", "notice", "--format", "docx")
        manifest = json.loads(files(tiny_project)["manifest.json"])
        return manifest["artifacts"][0]["key"], [i["path"] for i in manifest["inputs"]]

    before, _ = entry()
    (tiny_project / "templates").mkdir()
    (tiny_project / "templates" / "base.docx").write_bytes(base_file(EXACT))
    after, inputs = entry()
    assert before != after
    assert "templates/base.docx" in inputs


def test_a_partial_build_keeps_the_rest(tiny_project, make_docs):
    make_docs(tiny_project, "build", "--format", "docx")
    before = files(tiny_project)
    again = make_docs(tiny_project, "build", "sheet", "--unit", "环卫科", "--format", "docx")
    assert "没有变化：1 份文件都是最新的" in again.stdout
    after = files(tiny_project)
    assert after == before


def test_an_error_in_content_builds_nothing_and_changes_nothing(tiny_project, make_docs):
    make_docs(tiny_project, "build", "notice", "--format", "docx")
    before = files(tiny_project)
    edit(tiny_project, "2023/plan.yaml", "units: 环卫科，办公室", "units: 环为科，办公室")
    edit(tiny_project, "organ.yaml", "name:", "nmae:")
    result = make_docs(tiny_project, "build")
    assert result.exit_code == 1
    assert "没有生成任何文件" in result.stdout
    assert "organ.yaml" in result.stderr
    assert files(tiny_project) == before


def test_strict_stops_at_warnings_before_building(tiny_project, make_docs):
    edit(tiny_project, "2023/notice.yaml", "date: 2023年3月5日", "date:")
    assert make_docs(tiny_project, "build", "--strict").exit_code == 1
    assert not (tiny_project / "build").exists()
    assert make_docs(tiny_project, "build", "notice", "--format", "docx").exit_code == 0


@pytest.mark.parametrize("name", ["办/公室", "..", "办\x07公室", "../../外面"])
def test_a_unit_name_that_is_no_file_name(tiny_project, make_docs, name):
    for file in ("units.yaml", "2023/plan.yaml"):
        edit(tiny_project, file, "办公室", name)
    result = make_docs(tiny_project, "build", "--format", "docx")
    assert result.exit_code == 1
    assert "units.yaml" in result.stderr
    outside = {p.name for p in tiny_project.parent.iterdir()}
    assert outside == {tiny_project.name}


def test_a_broken_template_fails_its_documents_only(tiny_project, make_docs):
    own_template(tiny_project, "notice.xml.j2", "<document>\n{{ notice.nothing }}\n</document>")
    result = make_docs(tiny_project, "build", "--format", "docx")
    assert result.exit_code == 1
    assert "没有生成 2023/notice.docx" in result.stderr
    assert "templates/notice.xml.j2:2" in result.stderr
    assert "{{ notice.nothing }}" in result.stderr
    found = files(tiny_project)
    assert "2023/notice.docx" not in found
    assert "2023/sheets/01-办公室.docx" in found
    listed = {a.path for a in Manifest.model_validate_json(found["manifest.json"]).artifacts}
    assert listed == set(found) - {"manifest.json"}


def test_a_missing_template_is_named(tiny_project, make_docs):
    own_template(tiny_project, "notice.xml.j2", "{% include 'nowhere.xml.j2' %}")
    result = make_docs(tiny_project, "build", "notice", "--format", "docx")
    assert result.exit_code == 1
    assert "nowhere.xml.j2" in result.stderr


def test_build_is_a_file(tiny_project, make_docs):
    (tiny_project / "build").write_text("mine", encoding="utf-8")
    result = make_docs(tiny_project, "build", "notice")
    assert result.exit_code == 3
    assert "同名文件" in result.stderr
    assert (tiny_project / "build").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_build_cannot_be_written(tiny_project, make_docs):
    (tiny_project / "build").mkdir(mode=0o500)
    result = make_docs(tiny_project, "build", "notice")
    assert result.exit_code == 3
    assert "没有权限" in result.stderr


def test_without_pango_docx_are_built_and_the_pdf_side_says_what_is_missing(
    tiny_project, make_docs, monkeypatch
):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    result = make_docs(tiny_project, "build", "-j", "1")
    assert result.exit_code == 3
    assert result.stderr.count("Pango") == 1
    found = files(tiny_project)
    assert "2023/notice.docx" in found
    assert "2023/master.xlsx" in found
    assert not [path for path in found if path.endswith(".pdf")]


def test_a_fault_of_ours_is_one_sentence_and_the_rest_goes_on(tiny_project, make_docs, monkeypatch):
    from workplan_docs.typeset.typesetter import Typesetter

    def fault(*_):
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(Typesetter, "xlsx", fault)
    result = make_docs(tiny_project, "build", "master", "--format", "docx", "-j", "1")
    assert result.exit_code == 70
    assert "程序内部出错" in result.stderr
    assert "inside" not in result.stderr
    assert "2023/master.docx" in files(tiny_project)
    assert "ZeroDivisionError: inside" in (tiny_project / "build/make-docs.log").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written(tiny_project, make_docs):
    result = make_docs(tiny_project, "build", "notice", "--format", "docx", "--report", "no/such/r.json")
    assert result.exit_code == 3
    assert "--report" in result.stderr
    assert "2023/notice.docx" in files(tiny_project)


def living(group: int) -> list[str]:
    """Processes of a group that have not ended (a zombie has, whoever forgot to bury it)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, pgrp = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(pgrp) == group and state != "Z":
            found.append(stat.parent.name)
    return found


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes under /proc")
def test_interrupted_at_work(tiny_project, sent):
    loop = "{% for i in range(900) %}{% for j in range(900) %}{% endfor %}{% endfor %}"
    own_template(tiny_project, "report.xml.j2", loop * 40)
    command = [sys.executable, "-m", "workplan_docs", "build", "-j", "2", "--format", "docx"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command,
        cwd=tiny_project,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    while not (tiny_project / "build/2023").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    if sent == signal.SIGINT:
        os.killpg(process.pid, sent)  # as a terminal does: the whole group
    else:
        process.send_signal(sent)
    _, err = process.communicate(timeout=30)
    assert process.returncode in (0, 1, 130), err.decode()
    assert b"Traceback" not in err
    assert not [path for path in files(tiny_project) if path.endswith(".tmp")]
    if process.returncode == 130:
        assert "已中断" in err.decode()
    deadline = time.monotonic() + 10
    while living(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert living(process.pid) == []


def test_progress_and_no_colour_in_a_pipe(tiny_project, run_make_docs):
    done = run_make_docs(tiny_project, "build", "sheet", "--format", "docx")
    assert done.returncode == 0
    assert "开始生成 2 份文件" in done.stderr.decode()
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_no_console_is_too_poor(tiny_project, run_make_docs, encoding):
    done = run_make_docs(tiny_project, "build", "sheet", "--format", "docx", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert done.stdout


@pytest.mark.slow
def test_the_whole_sample(tmp_path, make_docs):
    (tmp_path / "content").symlink_to(ROOT / "content")
    result = make_docs(tmp_path, "build")
    assert result.exit_code == 0, result.stderr
    manifest = Manifest.model_validate_json((tmp_path / "build/manifest.json").read_bytes())
    assert len(manifest.artifacts) == 406
    assert {a.unit for a in manifest.artifacts if a.kind == "sheet"} == {
        a.unit for a in manifest.artifacts if a.kind == "report"
    }


def test_a_draft_is_named_by_its_own_file(tiny_project, make_docs):
    folder = tiny_project / "content/2023/documents"
    folder.mkdir()
    (folder / "函.yaml").write_text("version: 1\ntitle: 关于甲的通知\nbody: 甲。\n", encoding="utf-8")
    said = make_docs(tiny_project, "build", "document", "--format", "docx").stdout
    assert "这是草稿（documents/函.yaml 的 state 是 draft）" in said
    said = make_docs(tiny_project, "build", "notice", "--format", "docx").stdout
    assert "这是草稿（notice.yaml 的 state 是 draft）" in said
    assert "草稿" not in make_docs(tiny_project, "build", "master", "--format", "docx").stdout
