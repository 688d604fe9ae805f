"""The folder of a year's other official documents (``<year>/documents``): which files it has."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from workplan_docs.content.file_names import is_by_the_way, name_fault
from workplan_docs.errors import Diagnostic, Severity

DOCUMENTS = "documents"
SUFFIX = ".yaml"
_WORD = (".doc", ".docx", ".wps", ".rtf", ".pdf", ".odt", ".ofd", ".xls", ".xlsx", ".et")


def document_files(project: Path, year_folder: str) -> tuple[list[tuple[str, str]], list[Diagnostic]]:
    """Every document's name (the file's, without suffix, NFC) with its path, and what is wrong with names.

    Files that editors and systems leave behind are passed over; any other file that would be passed over in silence is a fault.
    """
    folder = project / year_folder / DOCUMENTS
    relative = f"{year_folder}/{DOCUMENTS}"
    if not folder.exists():
        return [], []
    if not folder.is_dir():
        return [], [_fault("这里应当是文件夹，却是文件", relative, "把文件移到别处。")]
    files: list[tuple[str, str]] = []
    faults: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if is_by_the_way(path.name):
            continue
        shown = f"{relative}/{path.name}"
        slug = unicodedata.normalize("NFC", path.stem)
        if path.is_dir() or path.suffix != SUFFIX:
            faults.append(_fault("不是 .yaml 文件，不会生成公文", shown, _suffix_hint(path)))
        elif fault := name_fault(slug):
            faults.append(_fault(f"文件名{fault}", shown, "文件名用在生成的文件上，请改名。"))
        elif (first := seen.setdefault(slug.casefold(), path.name)) != path.name:
            hint = "Windows 上是同一个文件，改一个名称。"
            faults.append(_fault(f"与 {first} 只差大小写", shown, hint))
        else:
            files.append((slug, shown))
    return files, faults


def _suffix_hint(path: Path) -> str:
    """What to do with an entry of the folder that is no ``.yaml`` file, by what it is."""
    suffix = path.suffix.lower()
    if path.is_dir():
        return f"{DOCUMENTS} 里不放文件夹：里面的 .yaml 文件移到外面一层，再删去文件夹。"
    if suffix in (".yml", ".txt") or path.name.endswith("。yaml"):
        stem = path.stem.removesuffix(SUFFIX).removesuffix("。yaml")
        return f"改名为 {stem}{SUFFIX}，不用就移出 {DOCUMENTS}。"
    if suffix in _WORD:
        return (
            f"改后缀不能改变内容。用 make-docs new 文种 新建 {path.stem}{SUFFIX}，把文字粘贴进去；"
            f"这个文件移出 {DOCUMENTS}。"
        )
    return f"移出 {DOCUMENTS}；只有 .yaml 文件会生成公文。"


def _fault(message: str, file: str, hint: str) -> Diagnostic:
    return Diagnostic("CT010", Severity.ERROR, message, file, None, None, hint)
