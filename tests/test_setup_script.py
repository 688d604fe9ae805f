"""setup.sh as far as it can be tried without setting anything up."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(not shutil.which("sh"), reason="there is no POSIX shell")


def run(folder: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": path if path is not None else os.environ["PATH"]}
    return subprocess.run(
        [shutil.which("sh"), str(folder / "setup.sh"), *arguments],
        capture_output=True, text=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip


@pytest.fixture
def clone(tmp_path):
    """A folder with what set-up reads, and nothing set up."""
    for name in ("setup.sh", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path)
    fonts = tmp_path / "workplan_docs" / "typeset" / "fonts"
    fonts.mkdir(parents=True)
    shutil.copy(ROOT / "workplan_docs" / "typeset" / "fonts" / "recipe.py", fonts)
    return tmp_path


@pytest.fixture
def tools(tmp_path):
    """A PATH with the few tools that every Debian has, without Python and apt."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in ("sh", "cat", "cksum", "tr", "dirname", "id", "mktemp", "mkdir", "rm", "tail"):
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder


def test_the_scripts_are_valid_shell_and_may_be_run():
    for name in ("setup.sh", ".ci/run"):
        assert os.access(ROOT / name, os.X_OK)
    subprocess.run(["sh", "-n", str(ROOT / "setup.sh")], check=True)


def test_without_a_command_it_explains_itself(clone):
    result = run(clone)
    assert result.returncode == 2
    assert "用法：./setup.sh" in result.stderr
    assert run(clone, "--help").returncode == 0


def test_without_python_it_says_what_to_install(clone, tools):
    result = run(clone, "build", path=str(tools))
    assert result.returncode == 3
    assert "apt-get install python3 python3-venv" in result.stderr


def test_without_the_venv_module_it_says_what_to_install(clone, tools):
    fake = tools / "python3"
    fake.write_text('#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac\n')
    fake.chmod(0o755)
    result = run(clone, "test", path=str(tools))
    assert result.returncode == 3
    assert "venv 模块" in result.stderr
    assert "libharfbuzz-subset0" in result.stderr
    assert not (clone / ".venv").exists()
