"""``make-docs completion``: scripts that the shells take, and offers from the project's own content."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def script_of(run_make_docs, folder, shell: str) -> str:
    done = run_make_docs(folder, "completion", shell)
    assert done.returncode == 0
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_says_in_chinese_how_to_use_it(tmp_path, run_make_docs, shell):
    script = script_of(run_make_docs, tmp_path, shell)
    assert "# 启用：" in script
    assert "_MAKE_DOCS_COMPLETE" in script
    if program := shutil.which({"powershell": "pwsh"}.get(shell, shell)):
        flags = ["-NoProfile", "-Command", "-"] if shell == "powershell" else ["-n"]
        subprocess.run([program, *flags], input=script.encode(), check=True)


def test_powershell_reads_our_answers_as_utf8(tmp_path, run_make_docs):
    script = script_of(run_make_docs, tmp_path, "powershell")
    before, _, after = script.partition("& make-docs")
    assert "[Console]::OutputEncoding = [System.Text.Encoding]::UTF8" in before
    assert "[Console]::OutputEncoding = $prev_encoding" in after
    assert script.count("{") == script.count("}")


def test_another_shell_is_told_the_known_ones(tmp_path, make_docs):
    result = make_docs(tmp_path, "completion", "cmd")
    assert result.exit_code == 2
    assert "powershell" in result.stderr


@pytest.fixture
def offers(tiny_project):
    """What bash is offered for a command line, as click's script asks for it."""

    def ask(*words: str, **env: str) -> list[str]:
        line = " ".join(["make-docs", *words])
        asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words)), "_MAKE_DOCS_COMPLETE": "bash_complete"}
        done = subprocess.run(
            [sys.executable, "-c", "from workplan_docs.cli import main; main()"],
            cwd=tiny_project,
            env={**os.environ, "PYTHONPATH": str(ROOT), **asked, **env},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8").splitlines()

    return ask


def test_commands_units_years_kinds_and_files(offers):
    assert {"plain,build", "plain,check", "plain,init"} <= set(offers(""))
    assert offers("build", "--unit", "") == ["plain,办公室", "plain,环卫科"]
    assert offers("build", "--unit", "环") == ["plain,环卫科"]
    assert offers("build", "--unit", "环卫科,") == ["plain,环卫科,办公室"]
    assert offers("check", "--year", "") == ["plain,2023"]
    assert "plain,notice" in offers("build", "not")
    assert "plain,请示" in offers("new", "请")
    assert offers("build", "--quarter", "Q") == ["plain,Q1", "plain,Q2", "plain,Q3", "plain,Q4"]
    assert offers("build", "--format", "docx,p") == ["plain,docx,pdf"]
    assert offers("-C", "x") == ["dir,x"]
    assert offers("build", "--file", "x") == ["file,x"]


def test_faulty_content_offers_nothing_and_says_nothing(offers, tiny_project):
    (tiny_project / "content/units.yaml").write_text("units: [", encoding="utf-8")
    assert offers("build", "--unit", "") == [""] or offers("build", "--unit", "") == []
    shutil.rmtree(tiny_project / "content")
    assert "".join(offers("build", "--year", "")) == ""


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_in_a_real_bash(tiny_project, run_make_docs, tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    command = tools / "make-docs"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m workplan_docs "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    ask = (
        'eval "$(make-docs completion bash)"\n'
        "COMP_WORDS=(make-docs build --unit 环); COMP_CWORD=3; COMPREPLY=()\n"
        '_make_docs_completion make-docs\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "--norc", "-c", ask], cwd=tiny_project, env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode("utf-8") == "环卫科\n"
    assert done.stderr == b""
