"""Reading the files of content one by one, whatever is wrong with them: models, places, faults, comments."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from workplan_docs.content.comments import comment_marks
from workplan_docs.content.models import Plan, SourceFile, UnitsFile
from workplan_docs.content.outline import known_keys
from workplan_docs.content.positions import Path as ContentPath
from workplan_docs.content.positions import Position, Positions
from workplan_docs.content.shape import shape
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
    raw = _read_bytes(reading, project, key, relative)
    if raw is None:
        return
    reading.sources.append(SourceFile(relative, hashlib.sha256(raw).hexdigest()))
    source: YamlFile = read_yaml(raw, relative, known_keys(model))
    part, misfits = shape(model, source, relative)
    if part is None and (other := _other_content(raw, relative, key)) is not None:
        reading.diagnostics.append(other)
        return
    if model is UnitsFile:
        misfits = with_free_orders(misfits, source.data)
    reading.entries[key] = dict(source.positions)
    reading.comments[key] = comment_marks(raw)
    reading.diagnostics += _at_most(_one_each(source.diagnostics, misfits), relative)
    empty = {d.line for d in misfits if d.code == "CT005"}
    if not isinstance(source.data, str):  # of lines without any key nothing more is told
        reading.remarks += (d for d in source.remarks if d.code != "YA015" or d.line not in empty)
    if source.diagnostics:
        reading.doubtful.add(key)
    if part is not None and source.complete:
        reading.parts[key] = part
    elif model is Plan:
        _salvage(reading, key, source)


def _salvage(reading: Reading, key: str, source: YamlFile) -> None:
    """What a plan with faults still says, so that it can be checked."""
    from workplan_docs.content.salvage import salvage_plan

    if (saved := salvage_plan(source.data, source.positions)) is not None:
        reading.salvaged, reading.entries[key] = saved


def _other_content(raw: bytes, relative: str, key: str) -> Diagnostic | None:
    """One message for a file that holds what belongs into another; None for any other."""
    from workplan_docs.content.misnamed import DOCUMENT, NAMES, expected, fits, kind_of

    wanted, kind = expected(key), kind_of(raw)
    if kind is None or fits(wanted, kind):
        return None
    message = f"这个文件写的像是{NAMES[kind]}，不是{NAMES[wanted]}"
    where = f"{NAMES[kind]}放在 {kind}.yaml 里" if kind != DOCUMENT else "公文放在 documents 文件夹里"
    hint = f"看看两个文件的名称是不是弄反了，或者粘贴错了：{where}。"
    return file_fault("CT013", message, relative, hint)


def _one_each(slips: Sequence[Diagnostic], misfits: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Both, one for a fault: a line that is to go needs no other colon, a value that is no YAML no other kind."""
    surplus = {d.line for d in misfits if d.code == "CT002"}
    unread = {d.line for d in slips if d.code == "YA003"}
    kept = [d for d in slips if d.code not in ("YA008", "YA009") or d.line not in surplus]
    return kept + [d for d in misfits if d.code not in ("CT005", "CT006", "CT007") or d.line not in unread]


def _at_most(found: list[Diagnostic], relative: str) -> list[Diagnostic]:
    """The first faults of a file; a file that is no YAML at all would else bury everybody else's."""
    if len(found) <= _MOST_FAULTS:
        return found
    more = f"这个文件另有 {len(found) - _MOST_FAULTS} 处错误没有列出"
    return [*found[:_MOST_FAULTS], file_fault("CT009", more, relative, "先改前面的，再检查一次。")]


def _read_bytes(reading: Reading, project: Path, key: str, relative: str) -> bytes | None:
    """The bytes of a file that is not too large; of one that is, nothing more is read than tells so."""
    path = project / relative
    try:
        if _leads_out(path, project):
            message, hint = "这是指向项目以外的链接，没有采用", "删去这个链接，把它所指的文件复制到这里。"
            reading.diagnostics.append(file_fault("CT001", message, relative, hint))
            return None
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
        if len(raw) <= MAX_BYTES:
            return raw
        size = max(path.stat().st_size, len(raw)) / 1_000_000
        message = f"文件太大（{size:.2f} 兆字节，最多 {MAX_BYTES / 1_000_000:g} 兆）"
        reading.diagnostics.append(file_fault("YA004", message, relative, "看看是不是放错了文件。"))
    except FileNotFoundError:
        from workplan_docs.content.misnamed import expected, missing_file_hint

        hint = missing_file_hint(path, expected(key))
        reading.diagnostics.append(file_fault("CT001", "没有这个文件", relative, hint))
    except IsADirectoryError:
        reading.diagnostics.append(
            file_fault("CT001", "这里应当是文件，却是文件夹", relative, _folder_hint(path))
        )
    except OSError:
        hint = "看看是否有读的权限，是否正被别的程序占用。"
        reading.diagnostics.append(file_fault("CT001", "文件打不开", relative, hint))
    return None


def _leads_out(path: Path, project: Path) -> bool:
    """Whether a file is a link out of the project and of the folder of content, which may be a link itself."""
    if not path.is_symlink() or not path.exists():
        return False
    real = path.resolve()
    return not any(real.is_relative_to(folder.resolve()) for folder in (project, path.parent))


def _folder_hint(path: Path) -> str:
    """What to do with a folder that has the name of a file: the file may lie in it."""
    try:
        inside = path / path.name
        if inside.is_file():
            return f"文件在这个文件夹里面：把里面的 {path.name} 移出来，再删去文件夹。"
    except OSError:
        pass
    return "把文件夹改名，或者移到别处；再把文件放到这里。"


def file_fault(code: str, message: str, file: str, hint: str) -> Diagnostic:
    """An error of a whole file or folder."""
    return Diagnostic(code, Severity.ERROR, message, file, None, None, hint)
