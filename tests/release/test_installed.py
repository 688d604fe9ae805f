"""The program as its wheel lays it down, with no source tree and no cache of fonts to fall back on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from release.make_wheel import build_wheel
from workplan_docs.typeset.fonts.folders import cache_folder
from workplan_docs.typeset.fonts.recipe import recipe_hash

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A folder with what the wheel without fonts holds."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(build_wheel(folder, None)) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def installed(site, tmp_path) -> Run:
    """Run Python in an empty folder, with the unpacked wheel before everything else."""
    home, work = tmp_path / "home", tmp_path / "空"
    home.mkdir()
    work.mkdir()

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        environment = {k: v for k, v in os.environ.items() if k not in ("XDG_CACHE_HOME", "WORKPLAN_FONTS")}
        environment |= {"PYTHONPATH": str(site), "HOME": str(home)}
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=work, env=environment, capture_output=True, check=False)

    where = run("-c", "import workplan_docs; print(workplan_docs.__file__)").stdout.decode().strip()
    assert Path(where).is_relative_to(site)
    return run


def make_docs(installed: Run, *arguments: str) -> str:
    done = installed("-m", "workplan_docs", *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_init_check_and_build_need_nothing_but_the_wheel(installed, tmp_path):
    make_docs(installed, "init")
    make_docs(installed, "check")
    make_docs(installed, "build", "notice", "--format", "docx")
    manifest = json.loads((tmp_path / "空/build/manifest.json").read_text(encoding="utf-8"))
    assert [a["path"] for a in manifest["artifacts"]] == ["2023/notice.docx"]
    make_docs(installed, "init", "--empty", "--year", "2027", "另一个")
    make_docs(installed, "-C", "另一个", "build", "--format", "docx")
    assert (tmp_path / "空/另一个/build/2027/sheets/01-办公室.docx").is_file()


def test_a_pdf_is_set_in_the_fonts_of_the_wheel(installed, site, tmp_path, fonts):
    """The packed set stands in for the one that `make wheel` adds; the user's cache stays empty."""
    packed = site / "workplan_docs/_data/fonts"
    packed.symlink_to(cache_folder() / recipe_hash(), target_is_directory=True)
    try:
        make_docs(installed, "init")
        make_docs(installed, "build", "notice", "--format", "pdf")
    finally:
        packed.unlink()
    assert (tmp_path / "空/build/2023/notice.pdf").read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "home/.cache/workplan-docs").exists()


def test_without_fonts_there_is_no_pdf_and_it_says_so(installed, tmp_path):
    make_docs(installed, "init")
    done = installed("-m", "workplan_docs", "build", "notice")
    assert done.returncode == 3
    assert "字体" in done.stderr.decode()
    assert (tmp_path / "空/build/2023/notice.docx").is_file()
    assert not (tmp_path / "空/build/2023/notice.pdf").exists()
