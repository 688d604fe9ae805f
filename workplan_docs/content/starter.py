"""What a new project folder holds: the sample or a blank to fill in, and what editors need to help.

Only texts are made here; `make-docs init` puts them down. The sample is the one that travels with the
program, word for word.
"""

from __future__ import annotations

import re
from pathlib import Path

from workplan_docs.content.schema import FOLDER as SCHEMAS
from workplan_docs.content.schema import TITLES, schema_text
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity

_FILES = Path(__file__).with_name("starter_files")
_EDITOR = {
    ".gitignore": "gitignore.txt",
    ".vscode/extensions.json": "extensions.json",
    ".vscode/settings.json": "settings.json",
}
_OF_THE_YEAR = ("plan.yaml", "notice.yaml")
GUIDE = "使用说明.txt"


def packaged_sample() -> Path:
    """The folder of the sample content: in the wheel, else in the source checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_data" / "content", package.parent / "content"):
        if folder.is_dir():
            return folder
    raise EnvironmentProblem(
        Diagnostic("EV010", Severity.ERROR, "程序的样例文件夹不见了", hint="请重新安装本程序")
    )


def sample_year() -> int:
    """The newest year of the sample."""
    return max(int(p.name) for p in packaged_sample().iterdir() if re.fullmatch("[0-9]{4}", p.name))


def sample_files() -> dict[str, str]:
    """The sample: path relative to the project (POSIX) → text."""
    folder = packaged_sample()
    content = {
        f"content/{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.yaml"))
    }
    return {**content, **_beside(sample_year())}


def blank_files(year: int) -> dict[str, str]:
    """A commented blank for a year: every fact is a gap 【待填：…】 that `check` tells as a warning."""
    content = {}
    for path in sorted((_FILES / "blank").glob("*.yaml")):
        folder = f"content/{year}" if path.name in _OF_THE_YEAR else "content"
        content[f"{folder}/{path.name}"] = _of_year(path, year)
    return {**content, **_beside(year)}


def _beside(year: int) -> dict[str, str]:
    """What stands beside the content, whatever that is; the guide begins with a mark for old editors."""
    files = {name: (_FILES / source).read_text(encoding="utf-8") for name, source in _EDITOR.items()}
    files[GUIDE] = "\ufeff" + _of_year(_FILES / "guide.txt", year)
    files.update({f"{SCHEMAS}/{key}.schema.json": schema_text(key) for key in TITLES})
    return files


def _of_year(path: Path, year: int) -> str:
    return path.read_text(encoding="utf-8").replace("%YEAR%", str(year))
