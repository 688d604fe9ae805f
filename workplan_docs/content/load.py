"""The whole content of a year, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

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
from workplan_docs.content.positions import Positions
from workplan_docs.content.reading import Reading, read_part
from workplan_docs.content.relations import check_relations
from workplan_docs.content.years import FOLDER, choose_year
from workplan_docs.errors import ContentError, Diagnostic

_MODELS: dict[str, type[BaseModel]] = {
    "organ": Organ,
    "units": UnitsFile,
    "leaders": LeadersFile,
    "plan": Plan,
    "notice": Notice,
}
_OF_THE_YEAR = frozenset({"plan", "notice"})


@dataclass(frozen=True)
class YearReading:
    """What could be read of a year: ``content`` when all of it could, else the parts that could."""

    parts: Parts
    content: Content | None
    diagnostics: tuple[Diagnostic, ...]


def load_content(project: Path, year: int | None = None) -> Content:
    """Everything the office says for ``year`` (default: the newest), validated.

    Raises `ContentError` with the faults of all files: one that can't be read does not hide the others', and
    `UsageProblem` where there is no such year.
    """
    reading = read_year(project, year)
    if reading.content is None or reading.diagnostics:
        raise ContentError(reading.diagnostics)
    return reading.content


def read_year(project: Path, year: int | None = None) -> YearReading:
    """The same with what could be read in spite of faults; raises `UsageProblem` where there is no year."""
    year = choose_year(project, year)
    reading = Reading()
    for key, model in _MODELS.items():
        relative = f"{FOLDER}/{year}/{key}.yaml" if key in _OF_THE_YEAR else f"{FOLDER}/{key}.yaml"
        read_part(reading, project, key, relative, model)
    documents = _read_documents(reading, project, year)
    reading.diagnostics = _without_found(reading.diagnostics, project, year)
    positions = reading.positions
    parts = Parts(
        year,
        reading.get("organ", Organ),
        reading.get("units", UnitsFile),
        reading.get("leaders", LeadersFile),
        reading.get("plan", Plan) or reading.salvaged,
        reading.get("notice", Notice),
        positions,
        frozenset(reading.doubtful),
        tuple((document_part(slug), document) for slug, document in documents),
        reading.salvaged is not None,
    )
    reading.diagnostics += without_consequences(check_relations(parts), parts)
    content = None if parts.salvaged else _content(parts, reading, documents)
    if content is not None and not reading.doubtful & {"organ", "units"}:
        reading.diagnostics += _registry_faults(content)
    return YearReading(parts, content, tuple(sorted(reading.diagnostics, key=_in_order(reading.files))))


def _read_documents(reading: Reading, project: Path, year: int) -> tuple[tuple[str, OfficialDocument], ...]:
    """The other documents of the year, by name; those that could be used."""
    files, faults = document_files(project, f"{FOLDER}/{year}")
    reading.diagnostics += faults
    documents: list[tuple[str, OfficialDocument]] = []
    for slug, relative in files:
        read_part(reading, project, document_part(slug), relative, OfficialDocument)
        document = reading.get(document_part(slug), OfficialDocument)
        if document is not None:
            documents.append((slug, document))
    return tuple(documents)


def _without_found(found: list[Diagnostic], project: Path, year: int) -> list[Diagnostic]:
    """The faults without files of other content that were told already, with the missing one they were meant for."""
    if not any(d.code == "CT013" for d in found):
        return found
    from workplan_docs.content.misnamed import missing_files

    told = missing_files(project, year)
    return [d for d in found if d.code != "CT013" or project / (d.file or "") not in told]


def _in_order(files: dict[str, str]) -> Callable[[Diagnostic], tuple[int, int, int]]:
    """Faults come file by file and line by line, so that they are mended from top to bottom."""
    order = {file: index for index, file in enumerate(files.values())}
    return lambda d: (order.get(d.file or "", len(order)), d.line or 0, d.column or 0)


def without_consequences(found: Iterable[Diagnostic], parts: Parts) -> list[Diagnostic]:
    """What is told of a plan, without what is odd only because entries of it were left out."""
    if not parts.salvaged and "plan" not in parts.doubtful:
        return list(found)
    from workplan_docs.content.salvage import CONSEQUENCES, OF_SLIPS

    odd: frozenset[str] = CONSEQUENCES if parts.salvaged else frozenset()
    odd |= OF_SLIPS if "plan" in parts.doubtful else frozenset()
    return [d for d in found if d.code not in odd]


def _content(
    parts: Parts, reading: Reading, documents: tuple[tuple[str, OfficialDocument], ...]
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
    reading = Reading()
    read_part(reading, project, "organ", f"{FOLDER}/organ.yaml", Organ)
    return reading.get("organ", Organ)


def unit_names(project: Path) -> tuple[str, ...]:
    """The names of the project's units when their file can be used; its faults are nobody's business here."""
    reading = Reading()
    read_part(reading, project, "units", f"{FOLDER}/units.yaml", UnitsFile)
    units = reading.get("units", UnitsFile)
    return tuple(unit.name for unit in units.units) if units else ()


def load_document(file: Path, project: Path) -> SingleDocument:
    """A document from any file; the organ is the project's where there is one.

    Paths in diagnostics are relative to the current folder, as ``file`` is. A document that encloses the
    plan finds it beside itself. Raises `ContentError` with every fault.
    """
    reading = Reading()
    read_part(reading, Path(), SINGLE, file.as_posix(), OfficialDocument)
    organ_file = project / FOLDER / "organ.yaml"
    if organ_file.is_file():
        read_part(reading, Path(), "organ", organ_file.as_posix(), Organ)
    document, organ = reading.get(SINGLE, OfficialDocument), reading.get("organ", Organ)
    if document is not None and document.encloses == "plan":
        read_part(reading, Path(), "plan", (file.parent / "plan.yaml").as_posix(), Plan)
    plan = reading.get("plan", Plan)
    positions = reading.positions
    year = plan.year if plan else 0
    own = ((SINGLE, document),) if document is not None else ()
    parts = Parts(year, organ, None, None, plan, None, positions, documents=own)
    reading.diagnostics += check_relations(parts)
    if document is None or reading.diagnostics:
        raise ContentError(sorted(reading.diagnostics, key=_in_order(reading.files)))
    return SingleDocument(document, organ, plan, tuple(reading.sources), positions, _sections_of(project))


def _sections_of(project: Path) -> frozenset[str]:
    """The inner sections in the project's ``units.yaml``, whose faults are nobody's business here."""
    reading = Reading()
    read_part(reading, project, "units", f"{FOLDER}/units.yaml", UnitsFile)
    units = reading.get("units", UnitsFile)
    return units.sections if units else frozenset()
