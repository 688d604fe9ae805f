"""The machine: Python and libraries, Pango and HarfBuzz, folders to write in, LibreOffice."""

from __future__ import annotations

import importlib
import platform
import re
import sys
import tempfile
import tomllib
import warnings
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from workplan_docs import __version__
from workplan_docs.officefile.libreoffice import find_libreoffice, libreoffice_version
from workplan_docs.production.doctor.findings import Finding, State
from workplan_docs.production.files import why_not_written
from workplan_docs.production.native import harfbuzz_version, pango_version
from workplan_docs.typeset.fonts.folders import cache_folder
from workplan_docs.typeset.pdf import load_weasyprint

PROGRAM, LIBRARIES, PDF, FOLDERS, OFFICE = "程序", "程序库", "PDF 排版", "文件夹", "LibreOffice"
_PACKAGE = "workplan-docs"
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:>=\s*([0-9.]+))?")
_MODULES = {"python-docx": "docx", "pillow": "PIL", "pyyaml": "yaml", "fonttools": "fontTools"}
_OLDEST_PYTHON = (3, 11)
_OFFICE_SECONDS = 20


def program() -> list[Finding]:
    """The program itself and its Python."""
    python = platform.python_version()
    old = sys.version_info[:2] < _OLDEST_PYTHON
    wanted = ".".join(map(str, _OLDEST_PYTHON))
    return [
        Finding(PROGRAM, "make-docs", State.GOOD, __version__, facts={"version": __version__}),
        Finding(
            PROGRAM,
            "Python",
            State.MISSING if old else State.GOOD,
            f"{python}（{sys.executable}）",
            f"请安装 Python {wanted} 或更新的版本" if old else "",
            "EN003" if old else "",
            {"version": python, "path": sys.executable, "system": platform.platform()},
        ),
    ]


def libraries() -> list[Finding]:
    """Every library that the program needs: whether it is there, new enough, and loads."""
    return [_library(name, least) for name, least in _requirements()]


def _requirements() -> Iterator[tuple[str, str]]:
    """Names and lowest versions: of the installed package, else of the source's pyproject.toml."""
    try:
        listed = [r for r in requires(_PACKAGE) or () if "extra" not in r]
    except PackageNotFoundError:
        source = Path(__file__).parents[3] / "pyproject.toml"
        listed = tomllib.loads(source.read_text(encoding="utf-8"))["project"]["dependencies"]
    for line in listed:
        if found := _REQUIREMENT.match(line):
            yield found[1].lower(), found[2] or ""


def _library(name: str, least: str) -> Finding:
    hint = "请重新安装本程序（pip install，或 ./setup.sh setup）"
    try:
        found = version(name)
    except PackageNotFoundError:
        text = f"没有安装（需要 {least} 或更新的版本）" if least else "没有安装"
        return Finding(LIBRARIES, name, State.MISSING, text, hint, "EN003")
    facts = {"version": found}
    if _numbers(found) < _numbers(least):
        text = f"{found} 太旧，需要 {least} 或更新的版本"
        return Finding(LIBRARIES, name, State.MISSING, text, hint, "EN003", facts)
    try:
        if name != "weasyprint":  # looked at by itself: it needs Pango
            importlib.import_module(_MODULES.get(name, name))
    except Exception as error:  # a damaged library may fail in any way
        text = f"{found} 装上了，但载入失败（{type(error).__name__}：{error}）"
        return Finding(LIBRARIES, name, State.MISSING, text, hint, "EN003", facts)
    return Finding(LIBRARIES, name, State.GOOD, found, facts=facts)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text.partition("+")[0])[:3])


def pdf() -> list[Finding]:
    """Pango, without which there is no PDF, and HarfBuzz-subset, without which PDFs are larger."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # WeasyPrint's own word on HarfBuzz-subset; ours follows
        load_weasyprint()
        from weasyprint.text import ffi
    pango, harfbuzz = pango_version(), harfbuzz_version()
    found = [Finding(PDF, "Pango", State.GOOD, pango or "版本不明", facts={"version": pango})]
    if getattr(ffi, "harfbuzz_subset", None) is None:
        text = "没有。PDF 照样生成，但要慢一些、大一些"
        hint = "Debian、UOS 等系统请用管理员身份运行：apt-get install libharfbuzz-subset0"
        return [*found, Finding(PDF, "HarfBuzz-subset", State.NOTE, text, hint, facts={"version": None})]
    facts = {"version": harfbuzz}
    return [*found, Finding(PDF, "HarfBuzz-subset", State.GOOD, harfbuzz or "版本不明", facts=facts)]


def folders(project: Path | None) -> list[Finding]:
    """Where the program writes: outputs, its cache, temporary files."""
    places = [("字体缓存", cache_folder()), ("临时文件夹", Path(tempfile.gettempdir()))]
    if project is not None:
        places.insert(0, ("build（成品）", project / "build"))
    return [_folder(name, path) for name, path in places]


def _folder(name: str, path: Path) -> Finding:
    facts = {"path": str(path.absolute())}
    reason = why_not_written(path)
    if reason:
        hint = "检查这个位置的权限和磁盘"
        return Finding(
            FOLDERS, name, State.MISSING, f"{path.absolute()} 不能写：{reason}", hint, "EV040", facts
        )
    return Finding(FOLDERS, name, State.GOOD, f"{path.absolute()} 可以写", facts=facts)


def libreoffice(seconds: float = _OFFICE_SECONDS) -> list[Finding]:
    """Never needed for making documents; `audit --render` can measure with it."""
    program = find_libreoffice()
    if program is None:
        text = "没有。生成文件用不到它，只有 make-docs audit --render 要用"
        return [Finding(OFFICE, OFFICE, State.GOOD, text, facts={"path": None, "version": None})]
    said = libreoffice_version(program, seconds)
    if said is None:
        text = f"{program} 在 {seconds:g} 秒内没有回答版本"
        hint = "生成文件用不到它；要用 make-docs audit --render，请重装 LibreOffice"
        return [Finding(OFFICE, OFFICE, State.NOTE, text, hint, facts={"path": program, "version": None})]
    return [
        Finding(OFFICE, OFFICE, State.GOOD, f"{said}（{program}）", facts={"path": program, "version": said})
    ]
