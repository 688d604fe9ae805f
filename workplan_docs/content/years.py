"""The years that a project has content for, and the one that is meant."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from workplan_docs.errors import Diagnostic, Severity, UsageProblem

FOLDER = "content"


def years(project: Path) -> list[int]:
    """The years that have a folder under ``content``, oldest first."""
    folder = project / FOLDER
    if not folder.is_dir():
        return []
    return sorted(int(e.name) for e in folder.iterdir() if re.fullmatch("[0-9]{4}", e.name) and e.is_dir())


def choose_year(project: Path, year: int | None = None) -> int:
    """The year asked for, else the newest; raises `UsageProblem` (US002) where there is none."""
    known = years(project)
    if not known:
        message = f"{FOLDER} 文件夹里没有任何年份的文件夹"
        raise UsageProblem(Diagnostic("US002", Severity.ERROR, message, hint=_year_hint(project / FOLDER)))
    if year is not None and year not in known:
        hint = f"现有的年份：{'、'.join(map(str, known))}"
        raise UsageProblem(Diagnostic("US002", Severity.ERROR, f"没有 {year} 年的内容", hint=hint))
    return known[-1] if year is None else year


def _year_hint(folder: Path) -> str:
    """What to do without a folder of a year: perhaps there is one under a name like 2023年."""
    if (folder / FOLDER).is_dir():
        return "content 里面多套了一层 content：把里面的文件移到外面一层"
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        year = re.search(r"(?<![0-9])[0-9]{4}(?![0-9])", unicodedata.normalize("NFKC", entry.name))
        if entry.is_dir() and year:
            return f"把文件夹“{entry.name}”改名为 {year[0]}"
    return "请建一个以年份命名的文件夹，如 content/2023，里面放 plan.yaml 和 notice.yaml"
