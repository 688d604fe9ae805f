"""The whole content of a year, or everything that is wrong with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from workplan_docs.content.comments import comment_marks
from workplan_docs.content.documents_folder import document_files
from workplan_docs.content.models import (
    Content,
    LeadersFile,
    Notice,
    OfficialDocument,
    Organ,
    Plan,
    SourceFile,
    UnitsFile,
    document_part,
)
from workplan_docs.content.parts import Parts
from workplan_docs.content.plan_view import assign
from workplan_docs.content.positions import Path as ContentPath
from workplan_docs.content.positions import Position, Positions
from workplan_docs.content.relations import check_relations
from workplan_docs.content.shape import known_keys, shape
from workplan_docs.content.yamlfile import MAX_BYTES, YamlFile, read_yaml
from workplan_docs.errors import ContentError, Diagnostic, Severity

FOLDER = "content"
_MODELS: dict[str, type[BaseModel]] = {
    "organ": Organ,
    "units": UnitsFile,
    "leaders": LeadersFile,
    "plan": Plan,
    "notice": Notice,
}
_MOST_FAULTS = 200
_OF_THE_YEAR = frozenset({"plan", "notice"})
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass
class _Reading:
    """What has been read so far; a file that cannot be used leaves its part out."""

    parts: dict[str, BaseModel] = field(default_factory=dict)
    sources: list[SourceFile] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    entries: dict[str, dict[ContentPath, Position]] = field(default_factory=dict)
    comments: dict[str, dict[int, dict[int, str]]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)

    def get(self, key: str, kind: type[_Model]) -> _Model | None:
        """The part of this name when its file could be used."""
        part = self.parts.get(key)
        return part if isinstance(part, kind) else None


def years(project: Path) -> list[int]:
    """The years that have a folder under ``content``, oldest first."""
    folder = project / FOLDER
    if not folder.is_dir():
        return []
    return sorted(int(e.name) for e in folder.iterdir() if re.fullmatch("[0-9]{4}", e.name) and e.is_dir())


@dataclass(frozen=True)
class YearReading:
    """What could be read of a year: ``content`` when all of it could, else the parts that could."""

    parts: Parts
    content: Content | None
    diagnostics: tuple[Diagnostic, ...]


def load_content(project: Path, year: int | None = None) -> Content:
    """Everything the office says for ``year`` (default: the newest), validated.

    Raises `ContentError` with the faults of all files: one that can't be read does not hide the others'.
    """
    reading = read_year(project, year)
    if reading.content is None or reading.diagnostics:
        raise ContentError(reading.diagnostics)
    return reading.content


def read_year(project: Path, year: int | None = None) -> YearReading:
    """The same with what could be read in spite of faults; raises `ContentError` where there is no year."""
    year = _chosen_year(project, year)
    reading = _Reading()
    for key, model in _MODELS.items():
        relative = f"{FOLDER}/{year}/{key}.yaml" if key in _OF_THE_YEAR else f"{FOLDER}/{key}.yaml"
        _read_part(reading, project, key, relative, model)
    documents = _read_documents(reading, project, year)
    positions = Positions(reading.files, reading.entries, reading.comments)
    parts = Parts(
        year,
        reading.get("organ", Organ),
        reading.get("units", UnitsFile),
        reading.get("leaders", LeadersFile),
        reading.get("plan", Plan),
        reading.get("notice", Notice),
        positions,
        frozenset(reading.doubtful),
        tuple((document_part(slug), document) for slug, document in documents),
    )
    reading.diagnostics += check_relations(parts)
    content = _content(parts, reading, documents)
    if content is not None and not reading.doubtful & {"organ", "units"}:
        reading.diagnostics += _registry_faults(content)
    return YearReading(parts, content, tuple(sorted(reading.diagnostics, key=_in_order(reading.files))))


def _read_documents(reading: _Reading, project: Path, year: int) -> tuple[tuple[str, OfficialDocument], ...]:
    """The other documents of the year, by name; those that could be used."""
    files, faults = document_files(project, f"{FOLDER}/{year}")
    reading.diagnostics += faults
    documents: list[tuple[str, OfficialDocument]] = []
    for slug, relative in files:
        _read_part(reading, project, document_part(slug), relative, OfficialDocument)
        document = reading.get(document_part(slug), OfficialDocument)
        if document is not None:
            documents.append((slug, document))
    return tuple(documents)


def _in_order(files: dict[str, str]) -> Callable[[Diagnostic], tuple[int, int, int]]:
    """Faults come file by file and line by line, so that they are mended from top to bottom."""
    order = {file: index for index, file in enumerate(files.values())}
    return lambda d: (order.get(d.file or "", len(order)), d.line or 0, d.column or 0)


def _content(
    parts: Parts, reading: _Reading, documents: tuple[tuple[str, OfficialDocument], ...]
) -> Content | None:
    """The content when all five parts could be used."""
    organ, units, leaders, plan, notice = parts.organ, parts.units, parts.leaders, parts.plan, parts.notice
    if organ is None or units is None or leaders is None or plan is None or notice is None:
        return None
    sources = tuple(sorted(reading.sources, key=lambda source: source.path))
    return Content(parts.year, organ, units, leaders, plan, notice, sources, parts.positions, documents)


def _registry_faults(content: Content) -> tuple[Diagnostic, ...]:
    """Unknown unit names, so that they come out together with everything else."""
    try:
        assign(content)
    except ContentError as error:
        return error.diagnostics
    return ()


@dataclass(frozen=True)
class SingleDocument:
    """One official document that stands alone, with what is known of its organ and the plan it encloses.

    ``sections`` are the inner sections of the organ, where the project names them.
    """

    document: OfficialDocument
    organ: Organ | None
    plan: Plan | None
    sources: tuple[SourceFile, ...]
    positions: Positions
    sections: frozenset[str] = frozenset()


SINGLE = "document"  # what paths into a document that stands alone begin with


def organ_of(project: Path) -> Organ | None:
    """The project's organ when its file can be used; its faults are nobody's business here."""
    reading = _Reading()
    _read_part(reading, project, "organ", f"{FOLDER}/organ.yaml", Organ)
    return reading.get("organ", Organ)


def unit_names(project: Path) -> tuple[str, ...]:
    """The names of the project's units when their file can be used; its faults are nobody's business here."""
    reading = _Reading()
    _read_part(reading, project, "units", f"{FOLDER}/units.yaml", UnitsFile)
    units = reading.get("units", UnitsFile)
    return tuple(unit.name for unit in units.units) if units else ()


def load_document(file: Path, project: Path) -> SingleDocument:
    """A document from any file; the organ is the project's where there is one.

    Paths in diagnostics are relative to the current folder, as ``file`` is. A document that encloses the
    plan finds it beside itself. Raises `ContentError` with every fault.
    """
    reading = _Reading()
    _read_part(reading, Path(), SINGLE, file.as_posix(), OfficialDocument)
    organ_file = project / FOLDER / "organ.yaml"
    if organ_file.is_file():
        _read_part(reading, Path(), "organ", organ_file.as_posix(), Organ)
    document, organ = reading.get(SINGLE, OfficialDocument), reading.get("organ", Organ)
    if document is not None and document.encloses == "plan":
        _read_part(reading, Path(), "plan", (file.parent / "plan.yaml").as_posix(), Plan)
    plan = reading.get("plan", Plan)
    positions = Positions(reading.files, reading.entries, reading.comments)
    year = plan.year if plan else 0
    own = ((SINGLE, document),) if document is not None else ()
    parts = Parts(year, organ, None, None, plan, None, positions, documents=own)
    reading.diagnostics += check_relations(parts)
    if document is None or reading.diagnostics:
        raise ContentError(sorted(reading.diagnostics, key=_in_order(reading.files)))
    return SingleDocument(document, organ, plan, tuple(reading.sources), positions, _sections_of(project))


def _sections_of(project: Path) -> frozenset[str]:
    """The inner sections in the project's ``units.yaml``, whose faults are nobody's business here."""
    reading = _Reading()
    _read_part(reading, project, "units", f"{FOLDER}/units.yaml", UnitsFile)
    units = reading.get("units", UnitsFile)
    return units.sections if units else frozenset()


def _chosen_year(project: Path, year: int | None) -> int:
    folder = project / FOLDER
    if not folder.is_dir():
        hint = "在有 content 文件夹的地方运行，或用 -C 指明那个文件夹。"
        raise ContentError(_fault("CT001", f"没有找到“{FOLDER}”文件夹", FOLDER, hint))
    known = years(project)
    if not known:
        hint = f"每年一个文件夹，如 {FOLDER}/2023，里面放 plan.yaml 和 notice.yaml。"
        raise ContentError(_fault("CT001", f"“{FOLDER}”里没有哪一年的文件夹", FOLDER, hint))
    if year is None:
        return known[-1]
    if year not in known:
        hint = f"现有的年度：{'、'.join(map(str, known))}。"
        raise ContentError(_fault("CT001", f"没有 {year} 年的内容", f"{FOLDER}/{year}", hint))
    return year


def _read_part(reading: _Reading, project: Path, key: str, relative: str, model: type[BaseModel]) -> None:
    reading.files[key] = relative
    raw = _read_bytes(reading, project / relative, relative)
    if raw is None:
        return
    reading.sources.append(SourceFile(relative, hashlib.sha256(raw).hexdigest()))
    source: YamlFile = read_yaml(raw, relative, known_keys(model))
    part, misfits = shape(model, source, relative)
    reading.entries[key] = dict(source.positions)
    reading.comments[key] = comment_marks(raw)
    reading.diagnostics += _at_most([*source.diagnostics, *misfits], relative)
    if source.diagnostics:
        reading.doubtful.add(key)
    if part is not None and source.complete:
        reading.parts[key] = part


def _at_most(found: list[Diagnostic], relative: str) -> list[Diagnostic]:
    """The first faults of a file; a file that is no YAML at all would else bury everybody else's."""
    if len(found) <= _MOST_FAULTS:
        return found
    more = f"这个文件另有 {len(found) - _MOST_FAULTS} 处错误没有列出"
    return [*found[:_MOST_FAULTS], _fault("CT009", more, relative, "先改前面的，再检查一次。")]


def _read_bytes(reading: _Reading, path: Path, relative: str) -> bytes | None:
    """The bytes of a file that is not too large; of one that is, nothing more is read than tells so."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
        if len(raw) <= MAX_BYTES:
            return raw
        size = max(path.stat().st_size, len(raw)) / 1_000_000
        message = f"文件太大（{size:.2f} 兆字节，最多 {MAX_BYTES / 1_000_000:g} 兆）"
        reading.diagnostics.append(_fault("YA004", message, relative, "看看是不是放错了文件。"))
    except FileNotFoundError:
        reading.diagnostics.append(_fault("CT001", "没有这个文件", relative, _missing_file_hint(path)))
    except IsADirectoryError:
        reading.diagnostics.append(_fault("CT001", "这里应当是文件，却是文件夹", relative, "把文件夹移走。"))
    except OSError:
        hint = "看看是否有读的权限，是否正被别的程序占用。"
        reading.diagnostics.append(_fault("CT001", "文件打不开", relative, hint))
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


def _fault(code: str, message: str, file: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, file, None, None, hint)
