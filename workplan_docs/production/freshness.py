"""Which files of an order have to be made, which stand as they are, which are nobody's any more; and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from workplan_docs.production import manifest as m
from workplan_docs.production.files import digest_of_file
from workplan_docs.production.jobs import FORMATS, Job, Work
from workplan_docs.production.keys import artifact_key
from workplan_docs.production.records import Memory, Record


class Reason(StrEnum):
    """Why a file is made again."""

    NEW = "new"  # never made, or the earlier build's notes are gone
    LOST = "lost"  # somebody deleted it
    EDITED = "edited"  # somebody changed it
    DATA = "data"  # the content says something else
    TEMPLATE = "template"
    SETTING = "setting"  # fonts, profile, base package, program or libraries
    FORCED = "forced"


@dataclass(frozen=True, slots=True)
class Present:
    """What decides about files now: digests by document, by format, by template.

    ``data`` by path stem, ``setting`` by format, ``template`` by shown path (empty when there is none);
    ``house`` by format the office's own file that decides how it looks (shown path and digest; the digest is
    part of the setting); ``content`` the digest of what all data was made from.
    """

    data: Mapping[str, str]
    setting: Mapping[str, str]
    template: Callable[[str], str]
    house: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    content: str = ""

    def key(self, job: Job, templates: Sequence[tuple[str, str]]) -> str:
        """The key of a file made now from these templates."""
        return artifact_key(job, self.setting[job.format], self.data[job.spec.path_stem], templates)

    def record(self, job: Job, templates: Sequence[tuple[str, str]], look: str) -> Record:
        """What to remember of it."""
        return Record(
            data=self.data[job.spec.path_stem],
            setting=self.setting[job.format],
            templates=tuple(templates),
            look=look,
        )


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier builds left: the folder, its manifest (``sound``: it could be read), what they remembered."""

    folder: Path
    manifest: m.Manifest
    sound: bool
    memory: Memory

    @property
    def records(self) -> Mapping[str, Record]:
        """The records by path of the file."""
        return self.memory.records

    def entry(self, path: str) -> m.Artifact | None:
        """The manifest's entry of a file."""
        return self.manifest.by_path.get(path)


@dataclass(frozen=True, slots=True)
class Plan:
    """``works`` are the documents with the formats to make, ``why`` by path; the rest of the order stands.

    ``prune`` are files of earlier builds whose source is gone, ``left`` those of them that somebody changed.
    """

    works: tuple[Work, ...]
    why: Mapping[str, Reason]
    standing: tuple[m.Artifact, ...]
    prune: tuple[str, ...]
    left: tuple[str, ...]


def refreshed(works: Sequence[Work], past: Past) -> list[Work]:
    """The works with every format that an earlier build made of them: nothing old is left standing beside."""

    def with_earlier(work: Work) -> Work:
        made = {f for f in FORMATS if past.entry(Job(work.spec, f).path) is not None}
        return replace(work, formats=tuple(f for f in FORMATS if f in work.formats or f in made))

    return [with_earlier(work) for work in works]


def plan_build(
    works: Sequence[Work], past: Past, present: Present, *, force: bool, year: str, stems: Collection[str]
) -> Plan:
    """Compare what is wanted with what is there."""
    why: dict[str, Reason] = {}
    standing: list[m.Artifact] = []
    to_make: list[Work] = []
    for work in works:
        formats = []
        looks = []
        for job in work.jobs:
            reason = Reason.FORCED if force else why_stale(job, past, present)
            entry = past.entry(job.path)
            if reason is None and entry is not None:
                standing.append(entry)
                continue
            why[job.path] = reason or Reason.NEW
            formats.append(job.format)
            if reason in (Reason.DATA, Reason.TEMPLATE):
                looks.append((job.format, past.records[job.path].look))
        if formats:
            to_make.append(replace(work, formats=tuple(formats), looks=tuple(looks)))
    gone = [a for a in past.manifest.artifacts if _orphaned(a, year, stems)]
    ours = [a.path for a in gone if digest_of_file(past.folder / a.path) in (None, a.sha256)]
    changed = {a.path for a in gone if a.path not in ours}
    changed |= {
        path
        for path in past.memory.left
        if path.rpartition(".")[0] not in stems and (past.folder / path).is_file()
    }
    return Plan(_parts_first(to_make), why, tuple(standing), tuple(ours), tuple(sorted(changed)))


def _parts_first(works: Sequence[Work]) -> tuple[Work, ...]:
    """The same works, those marked as urgent that a volume among them waits for."""
    parts = {part.path_stem for work in works for part in work.spec.parts}
    return tuple(replace(work, urgent=work.spec.path_stem in parts) for work in works)


def why_stale(job: Job, past: Past, present: Present) -> Reason | None:
    """Why a file has to be made again; None when it stands."""
    entry, record = past.entry(job.path), past.records.get(job.path)
    if entry is None or record is None:
        return Reason.NEW
    found = digest_of_file(past.folder / job.path)
    if found != entry.sha256:
        return Reason.LOST if found is None else Reason.EDITED
    if record.setting != present.setting[job.format]:
        return Reason.SETTING
    if any(present.template(name) != sha for name, sha in record.templates):
        return Reason.TEMPLATE
    if record.data != present.data[job.spec.path_stem]:
        return Reason.DATA
    # Notes and manifest of different builds (one was killed in between) do not agree.
    return None if entry.key == present.key(job, record.templates) else Reason.NEW


def _orphaned(artifact: m.Artifact, year: str, stems: Collection[str]) -> bool:
    """Whether an artifact of this year belongs to no document any more; other years are left alone."""
    return artifact.path.split("/", 1)[0] == year and artifact.path.rpartition(".")[0] not in stems
