"""The command as it meets a Chinese Windows: open files, a GBK console, no fork, names in another case."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from workplan_docs.cli.program import program
from workplan_docs.production import files

ROOT = Path(__file__).parents[2]
NOTICE, MANIFEST = "notice.docx", "manifest.json"


def edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def open_in_word(monkeypatch):
    """Make files of these names refuse to be replaced, as Windows does while Word has them."""
    taken: set[str] = set()
    real = os.replace

    def replace(source, target):
        if Path(target).name in taken:
            raise PermissionError(13, "used by another process", str(target))
        real(source, target)

    monkeypatch.setattr(files.os, "replace", replace)
    return taken


def test_an_open_file_is_one_message_and_the_others_go_on(tiny_project, make_docs, open_in_word):
    open_in_word.add(NOTICE)
    result = make_docs(tiny_project, "build", "--format", "docx", "-j", "1")
    assert result.exit_code == 1
    assert result.stderr.count("Word 或 WPS 里打开") == 1
    assert "2023/notice.docx" in result.stderr
    build = tiny_project / "build"
    assert (build / "2023/sheets/01-办公室.docx").is_file()
    assert not list(build.rglob("*.tmp"))
    listed = {a["path"] for a in json.loads((build / MANIFEST).read_text(encoding="utf-8"))["artifacts"]}
    assert "2023/sheets/01-办公室.docx" in listed
    assert "2023/notice.docx" not in listed


def test_closed_again_it_is_built(tiny_project, make_docs, open_in_word):
    open_in_word.add(NOTICE)
    make_docs(tiny_project, "build", "notice", "--format", "docx", "-j", "1")
    open_in_word.clear()
    assert make_docs(tiny_project, "build", "notice", "--format", "docx", "-j", "1").exit_code == 0
    assert (tiny_project / "build/2023/notice.docx").is_file()


def test_the_old_file_stays_while_it_is_open(tiny_project, make_docs, open_in_word):
    make_docs(tiny_project, "build", "notice", "--format", "docx", "-j", "1")
    before = (tiny_project / "build/2023/notice.docx").read_bytes()
    open_in_word.add(NOTICE)
    edit(tiny_project, "2023/notice.yaml", "请认真执行", "请遵照执行")
    assert make_docs(tiny_project, "build", "notice", "--format", "docx", "-j", "1").exit_code == 1
    assert (tiny_project / "build/2023/notice.docx").read_bytes() == before


def test_the_manifest_names_paths_with_slashes_in_nfc(tiny_project, make_docs):
    make_docs(tiny_project, "build", "sheet", "--format", "docx", "-j", "1")
    manifest = json.loads((tiny_project / "build" / MANIFEST).read_text(encoding="utf-8"))
    paths = [entry["path"] for part in ("inputs", "artifacts") for entry in manifest[part]]
    assert any("/" in path for path in paths)
    assert all("\\" not in path and unicodedata.is_normalized("NFC", path) for path in paths)


def test_names_that_differ_in_case_only_are_different_files(tiny_project, make_docs):
    """On Windows two names that differ only in case are one file; the order before the name keeps them apart."""
    edit(tiny_project, "units.yaml", "环卫科", "A科")
    edit(tiny_project, "2023/plan.yaml", "环卫科", "A科")
    edit(tiny_project, "units.yaml", "name: 办公室", "name: a科")
    edit(tiny_project, "2023/plan.yaml", "办公室", "a科")
    result = make_docs(tiny_project, "build", "--format", "docx", "-j", "1")
    assert result.exit_code == 0, result.stderr
    found = [
        p.relative_to(tiny_project / "build").as_posix() for p in (tiny_project / "build").rglob("*.docx")
    ]
    assert len(found) == 12
    assert len({path.casefold() for path in found}) == len(found)


def test_documents_that_differ_in_case_only_are_refused(tiny_project, make_docs):
    make_docs(tiny_project, "new", "通知", "ABC")
    folder = tiny_project / "content/2023/documents"
    assert make_docs(tiny_project, "new", "通知", "abc").exit_code == 2
    (folder / "abc.yaml").write_text((folder / "ABC.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    assert "只差大小写" in result.stderr


@pytest.mark.parametrize("name", ["CON", "nul", "COM1", "办公室.", "办" * 61])
def test_a_unit_that_windows_could_not_keep(tiny_project, make_docs, name):
    for file in ("units.yaml", "2023/plan.yaml"):
        edit(tiny_project, file, "办公室", f'"{name}"' if file == "units.yaml" else name)
    result = make_docs(tiny_project, "build", "--format", "docx")
    assert result.exit_code == 1
    assert "RG005" in result.stderr
    assert "units.yaml:3" in result.stderr
    assert not (tiny_project / "build").exists()


def test_no_fork_is_needed(tiny_project):
    code = (
        "import os\n"
        "if hasattr(os, 'fork'): del os.fork\n"
        "from workplan_docs.cli import main\n"
        "if __name__ == '__main__': main()\n"
    )
    script = tiny_project / "run.py"
    script.write_text(code, encoding="utf-8")
    command = [sys.executable, str(script), "build", "report", "--format", "docx", "-j", "2"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tiny_project, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert len(list((tiny_project / "build").rglob("*.docx"))) == 8


# --- the console -----------------------------------------------------------------------------------------

RUNS = (
    *((name, "--help") for name in sorted(program.commands)),
    ("doctor",), ("doctor", "--format", "json"), ("explain", "SP012"), ("templates", "list"), ("build", "--dry-run"),
    (), ("--help",), ("--version",), ("check",), ("check", "--format", "json"),
    ("build", "notice", "--format", "docx"), ("build", "没有"), ("build", "--unit", "没有"), ("new", "请示"),
    ("new", "方案"), ("init",), ("init", "新的"), ("init", "--year", "2020"), ("schema",),
    ("completion", "powershell"), ("completion", "cmd"), ("没有的命令",), ("check", "--没有"), ("audit", "没有.docx"),
    ("build", "document", "--file", "没有.yaml", "--out", "x"), ("-C", "没有的", "build"),
)  # fmt: skip


@pytest.mark.parametrize("arguments", RUNS, ids=" ".join)
def test_a_gbk_console_shows_every_word(tiny_project, run_make_docs, arguments):
    done = run_make_docs(tiny_project, *arguments, PYTHONIOENCODING="gbk")
    shown = (done.stdout + done.stderr).decode("gbk")  # a byte that is no GBK is an error here
    assert shown
    assert done.returncode in (0, 1, 2, 3)
    assert "Traceback" not in shown
    assert arguments[-1:] == ("json",) or "\\u" not in shown


def test_a_character_that_gbk_lacks_is_escaped_and_the_rest_is_shown(tiny_project, run_make_docs):
    edit(tiny_project, "2023/plan.yaml", "units: 环卫科，办公室", "units: 环卫科\U00020bb7，办公室")
    done = run_make_docs(tiny_project, "check", PYTHONIOENCODING="gbk")
    shown = done.stderr.decode("gbk")
    assert done.returncode == 1
    assert "\\U00020bb7" in shown
    assert "办公室" in shown


# --- what editors there write ----------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without a mark", "with a mark"])
def test_crlf_and_a_byte_order_mark_change_no_document(tiny_project, make_docs, mark):
    def documents() -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in (tiny_project / "build").rglob("*.docx")}

    edit(tiny_project, "2023/plan.yaml", "text: 做好信息报送工作。", "text: |\n          做好信息报送工作。")
    make_docs(tiny_project, "build", "notice", "sheet", "--format", "docx", "-j", "1")
    before = documents()
    for path in (tiny_project / "content").rglob("*.yaml"):
        path.write_text(mark + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\r\n")
    result = make_docs(tiny_project, "build", "notice", "sheet", "--format", "docx", "-j", "1", "--force")
    assert result.exit_code == 0, result.stderr
    assert before
    assert documents() == before
    assert "2023/notice.docx" in (tiny_project / "build/manifest.json").read_text(encoding="utf-8")


def test_own_templates_may_have_crlf(tiny_project, make_docs):
    make_docs(tiny_project, "build", "notice", "--format", "docx", "-j", "1")
    before = (tiny_project / "build/2023/notice.docx").read_bytes()
    folder = tiny_project / "templates"
    folder.mkdir()
    for path in (ROOT / "templates").glob("*.j2"):
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text, encoding="utf-8", newline="\r\n")
    make_docs(tiny_project, "build", "notice", "--format", "docx", "-j", "1", "--force")
    assert (tiny_project / "build/2023/notice.docx").read_bytes() == before
