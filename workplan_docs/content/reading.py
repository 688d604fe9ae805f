"""Reading the files of content one by one, whatever is wrong with them: models, places, faults, comments."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from workplan_docs.content.comments import comment_marks
from workplan_docs.content.models import Plan, SourceFile, UnitsFile
from workplan_docs.content.positions import Path as ContentPath
from workplan_docs.content.positions import Position, Positions
from workplan_docs.content.salvage import salvage_plan
from workplan_docs.content.shape import known_keys, shape
from workplan_docs.content.unit_relations import with_free_orders
from workplan_docs.content.yamlfile import MAX_BYTES, YamlFile, read_yaml
from workplan_docs.errors import Diagnostic, Severity

_MOST_FAULTS = 200
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass
class Reading:
    """What has been read so far; a file that cannot be used leaves its part out."""

    parts: dict[str, BaseModel] = field(default_factory=dict)
    sources: list[SourceFile] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    entries: dict[str, dict[ContentPath, Position]] = field(default_factory=dict)
    comments: dict[str, dict[int, dict[int, str]]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    salvaged: Plan | None = None
    remarks: list[Diagnostic] = field(default_factory=list)

    def get(self, key: str, kind: type[_Model]) -> _Model | None:
        """The part of this name when its file could be used."""
        part = self.parts.get(key)
        return part if isinstance(part, kind) else None

    @property
    def positions(self) -> Positions:
        """Where everything stands that was read."""
        return Positions(self.files, self.entries, self.comments, tuple(self.remarks))


def read_part(reading: Reading, project: Path, key: str, relative: str, model: type[BaseModel]) -> None:
    """Read ``project/relative`` as ``model`` into ``reading`` under ``key``; all that is wrong is told there.

    A part whose file cannot be used is left out; one that was read with faults of writing is doubtful.
    """
    reading.files[key] = relative
    raw = _read_bytes(reading, project / relative, relative)
    if raw is None:
        return
    reading.sources.append(SourceFile(relative, hashlib.sha256(raw).hexdigest()))
    source: YamlFile = read_yaml(raw, relative, known_keys(model))
    part, misfits = shape(model, source, relative)
    if model is UnitsFile:
        misfits = with_free_orders(misfits, source.data)
    reading.entries[key] = dict(source.positions)
    reading.comments[key] = comment_marks(raw)
    reading.diagnostics += _at_most([*source.diagnostics, *misfits], relative)
    reading.remarks += source.remarks
    if source.diagnostics:
        reading.doubtful.add(key)
    if part is not None and source.complete:
        reading.parts[key] = part
    elif model is Plan and (saved := salvage_plan(source.data, source.positions)) is not None:
        reading.salvaged, reading.entries[key] = saved


def _at_most(found: list[Diagnostic], relative: str) -> list[Diagnostic]:
    """The first faults of a file; a file that is no YAML at all would else bury everybody else's."""
    if len(found) <= _MOST_FAULTS:
        return found
    more = f"这个文件另有 {len(found) - _MOST_FAULTS} 处错误没有列出"
    return [*found[:_MOST_FAULTS], file_fault("CT009", more, relative, "先改前面的，再检查一次。")]


def _read_bytes(reading: Reading, path: Path, relative: str) -> bytes | None:
    """The bytes of a file that is not too large; of one that is, nothing more is read than tells so."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
        if len(raw) <= MAX_BYTES:
            return raw
        size = max(path.stat().st_size, len(raw)) / 1_000_000
        message = f"文件太大（{size:.2f} 兆字节，最多 {MAX_BYTES / 1_000_000:g} 兆）"
        reading.diagnostics.append(file_fault("YA004", message, relative, "看看是不是放错了文件。"))
    except FileNotFoundError:
        reading.diagnostics.append(file_fault("CT001", "没有这个文件", relative, _missing_file_hint(path)))
    except IsADirectoryError:
        reading.diagnostics.append(
            file_fault("CT001", "这里应当是文件，却是文件夹", relative, "把文件夹移走。")
        )
    except OSError:
        hint = "看看是否有读的权限，是否正被别的程序占用。"
        reading.diagnostics.append(file_fault("CT001", "文件打不开", relative, hint))
    return None


def _missing_file_hint(path: Path) -> str:
    """What to do for a file that is not there: perhaps it is, under a name that looks the same."""
    try:
        there = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        there = []
    wanted = path.name.casefold()
    for name in there:
        folded = name.casefold().replace("．", ".").replace(" ", "")
        if folded == wanted or folded.startswith(f"{wanted}.") or folded.removesuffix(".yml") == path.stem:
            return f"文件夹里有“{name}”：把它改名为 {path.name}。"
    return "看看文件名，或从样例里拷一份来改。"


def file_fault(code: str, message: str, file: str, hint: str) -> Diagnostic:
    """An error of a whole file or folder."""
    return Diagnostic(code, Severity.ERROR, message, file, None, None, hint)
