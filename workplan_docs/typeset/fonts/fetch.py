"""Getting the source fonts: Debian packages unpacked without being installed, a wheel through pip.

Nothing here knows a host: apt and pip are asked as the machine has them configured. What a file must be is
said by its digest in the recipe.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity
from workplan_docs.typeset.fonts.recipe import SOURCES, Source

_TIMEOUT = 1800
_HINT = (
    "可以在能联网的 Debian 机器上运行 ./setup.sh setup，"
    "再把它的字体缓存文件夹复制过来，用环境变量 WORKPLAN_FONTS 指明；"
    "或者把仿宋、小标宋、楷体、黑体、宋体的字体文件放进项目的 fonts 文件夹。"
    "没有字体时仍可生成 DOCX，只是不能生成 PDF。"
)


def _problem(code: str, message: str) -> EnvironmentProblem:
    return EnvironmentProblem(Diagnostic(code, Severity.ERROR, message, hint=_HINT))


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(  # noqa: S603 # fixed programs, arguments from the recipe
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_TIMEOUT,
        check=False,
    )


class _Apt:
    """`apt-get download` in a folder of its own, with package lists of its own where there are none."""

    def __init__(self, folder: Path) -> None:
        if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
            raise _problem("EV021", "本机没有 apt-get，不能自动准备免费字体")
        self.folder = folder
        self.options: list[str] = []
        self.fresh = False

    def _refresh(self) -> None:
        """Fetch package lists into our own folder: needs no root, touches nothing of the system's."""
        state, cache = self.folder / "state", self.folder / "cache"
        for place in (state / "lists" / "partial", cache / "archives" / "partial"):
            place.mkdir(parents=True, exist_ok=True)
        self.options = ["-o", f"Dir::State::Lists={state / 'lists'}", "-o", f"Dir::Cache={cache}"]
        self.fresh = True
        _run(["apt-get", *self.options, "-o", "Debug::NoLocking=1", "update"], self.folder)

    def download(self, source: Source) -> Path:
        """The unpacked tree of the first package that can be had, in its pinned version if possible."""
        wanted = [f"{source.packages[0]}={source.version}", *source.packages]
        error = ""
        for refreshed in (False, True):
            if refreshed and not self.fresh:
                self._refresh()
            for package in wanted:
                place = self.folder / "debs" / package.partition("=")[0]
                place.mkdir(parents=True, exist_ok=True)
                result = _run(["apt-get", *self.options, "download", package], place)
                debs = sorted(place.glob("*.deb"))
                if result.returncode == 0 and debs:
                    tree = place / "tree"
                    _run(["dpkg-deb", "-x", str(debs[0]), str(tree)], place)
                    return tree
                error = result.stderr.strip().splitlines()[-1] if result.stderr.strip() else error
        raise _problem("EV022", f"下载字体软件包 {source.packages[0]} 没有成功：{error or '原因不明'}")


def _download_wheel(source: Source, folder: Path) -> Path:
    place = folder / "wheels" / source.wheel.partition("==")[0]
    place.mkdir(parents=True, exist_ok=True)
    requirement = place / "requirement.txt"
    requirement.write_text(source.wheel + "\n", encoding="utf-8", newline="\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    result = _run([*command, "--dest", str(place), "--requirement", str(requirement)], place)
    wheels = sorted(place.glob("*.whl"))
    if result.returncode or not wheels:
        last = result.stderr.strip().splitlines()[-1:] or ["原因不明"]
        raise _problem("EV022", f"下载字体包 {source.wheel.split()[0]} 没有成功：{last[0]}")
    with zipfile.ZipFile(wheels[0]) as archive:
        archive.extractall(place / "tree")
    return place / "tree"


def _verified(tree: Path, source: Source) -> Path:
    """The source's font file in an unpacked tree, if it is the very file that the recipe means."""
    for path in sorted(tree.rglob(Path(source.path).name)):
        if path.is_symlink() or not path.is_file():
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() == source.sha256:
            return path
    raise _problem(
        "EV023", f"字体文件 {Path(source.path).name} 与程序认可的版本不一致（或软件包里没有它），没有采用"
    )


def copy_licence(trees: Iterable[Path], source: Source, folder: Path) -> None:
    """Put the source's licence files beside the prepared fonts."""
    folder.mkdir(parents=True, exist_ok=True)
    for tree in trees:
        for wanted in source.licence_files:
            for path in sorted(tree.rglob(Path(wanted).name)):
                if path.is_file() and path.as_posix().endswith(wanted):
                    stem = f"{source.name.replace(' ', '-')}-{path.name.removesuffix('.gz')}"
                    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
                    (folder / stem).write_bytes(data)


def fetch_sources(folder: Path, licences: Path, say: Callable[[str], None]) -> dict[str, Path]:
    """Fetch and verify every source into a temporary folder; returns source key → font file.

    Raises EnvironmentProblem (EV021 no apt, EV022 no download, EV023 another file than the pinned one).
    """
    apt = _Apt(folder)
    trees: dict[str, Path] = {}
    files: dict[str, Path] = {}
    for key, source in SOURCES.items():
        origin = source.wheel or source.packages[0]
        if origin not in trees:
            say(f"正在下载字体来源：{origin.split('=')[0]}")
            trees[origin] = _download_wheel(source, folder) if source.wheel else apt.download(source)
        files[key] = _verified(trees[origin], source)
        copy_licence([trees[origin]], source, licences)
    return files


def find_sources(folder: Path) -> dict[str, Path]:
    """The sources from a folder where somebody has put or unpacked them already."""
    return {key: _verified(folder, source) for key, source in SOURCES.items()}
