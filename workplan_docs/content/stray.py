"""Files and folders under ``content`` that nobody reads, so that none is passed over in silence.

A copy of a file, a picture, a document put one folder too high: the office believes that it counts.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

from workplan_docs.content.documents_folder import DOCUMENTS, SUFFIX
from workplan_docs.content.file_names import is_by_the_way
from workplan_docs.errors import Diagnostic, Severity

_COMMON = ("organ", "units", "leaders")
_OF_A_YEAR = ("plan", "notice")
_YEAR = re.compile("[0-9]{4}")
_REPORTS = "progress"  # returned reports, which other commands read
_NOTES = (".md", "")  # a README is for people; a file without a suffix is nobody's document


def stray_files(project: Path, year: int) -> list[Diagnostic]:
    """CT011 for all that is neither read for this year nor another year's, hidden, or left by an editor."""
    content = project / "content"
    told = _meant_for_missing(project, year)
    found = [
        *_strays(content, "content", _COMMON, year, told),
        *_strays(content / str(year), f"content/{year}", _OF_A_YEAR, year, told),
    ]
    return [
        Diagnostic("CT011", Severity.WARNING, f"没有用到这个{kind}", shown, hint=hint)
        for shown, kind, hint in found
    ]


def _meant_for_missing(project: Path, year: int) -> Container[Path]:
    """The files that are told with the missing one that they were meant for."""
    content = project / "content"
    wanted = [(content, _COMMON), (content / str(year), _OF_A_YEAR)]
    if all(f"{stem}{SUFFIX}" in _names(folder) for folder, stems in wanted for stem in stems):
        return ()
    from workplan_docs.content.misnamed import missing_files

    return missing_files(project, year)


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _strays(
    folder: Path, shown: str, stems: tuple[str, ...], year: int, told: Container[Path]
) -> Iterator[tuple[str, str, str]]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    names = {entry.name for entry in entries}
    top = stems == _COMMON
    for entry in entries:
        name = entry.name
        if is_by_the_way(name) or entry in told:
            continue
        if entry.is_dir():
            if not _is_known_folder(name, top) and name not in {f"{stem}{SUFFIX}" for stem in stems}:
                yield f"{shown}/{name}", "文件夹", _folder_hint(name, names, year, top)
        elif name not in {f"{stem}{SUFFIX}" for stem in stems} and entry.suffix.lower() not in _NOTES:
            yield f"{shown}/{name}", "文件", _file_hint(entry, stems, year, top)


def _is_known_folder(name: str, top: bool) -> bool:
    return name == _REPORTS or (_YEAR.fullmatch(name) is not None if top else name == DOCUMENTS)


def _folder_hint(name: str, names: set[str], year: int, top: bool) -> str:
    found = re.search("(?<![0-9])[0-9]{4}(?![0-9])", name)
    if top and found and found[0] not in names:
        return f"是 {found[0]} 年的内容，就改名为 {found[0]}；不用就移出 content。"
    if top and name.casefold() == "content":
        return "多套了一层 content：把里面的文件移到外面一层。"
    if name.casefold() in (DOCUMENTS, "document", "公文"):
        return f"公文放在 content/{year}/{DOCUMENTS} 里。"
    return "不用就移出 content。"


def _file_hint(entry: Path, stems: tuple[str, ...], year: int, top: bool) -> str:
    """What to do with a file that nobody reads: what it is for is told by its name, else by what it says."""
    from workplan_docs.content.misnamed import NAMES, TEXTS, kind_of_file, named_alike

    name, others = entry.name, _OF_A_YEAR if top else _COMMON
    kind = kind_of_file(entry) if entry.suffix.lower() in TEXTS else None
    meant = next((stem for stem in (*stems, *others) if named_alike(name, stem)), kind)
    folder = "content" if meant in _COMMON else f"content/{year}"
    if meant in others and name == f"{meant}{SUFFIX}":
        return f"程序只读 {folder}/{name}；移到那里，不用就移出 content。"
    if meant in (*_COMMON, *_OF_A_YEAR):
        what = "" if named_alike(name, str(meant)) else f"像是{NAMES[str(meant)]}；"
        right = f"{meant}{SUFFIX}" if meant in stems else f"{folder}/{meant}{SUFFIX}"
        return f"{what}程序只读 {right}；这里面有要用的，就写进去，再把这个文件移出 content。"
    if entry.suffix.lower() in (SUFFIX, ".yml") or kind is not None:
        return f"公文放在 content/{year}/{DOCUMENTS} 里，以 {SUFFIX} 结尾；不用就移出 content。"
    return "程序只读 .yaml 文件；图片、Word、Excel 等文件不会印出来，请移出 content。"
