"""One build: make the chosen documents, write them, and say in the manifest what there is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from workplan_docs.production import manifest as m
from workplan_docs.production.execute import Cause, Failure, Made, Outcome, Recipe, execute
from workplan_docs.production.files import OutputError, prepare_folder, sha256, sweep, write_output
from workplan_docs.production.jobs import Job, Work
from workplan_docs.production.lock import only_build

BUILD_FOLDER = "build"
LOG = "make-docs.log"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    ``content`` are the content files as pairs of path and SHA-256; ``stems`` the path stems of every
    document of the year, chosen or not; ``setting`` whatever else the bytes depend on (`artifact_key`).
    """

    project: Path
    year: int
    works: tuple[Work, ...]
    stems: frozenset[str]
    content: tuple[tuple[str, str], ...]
    setting: str
    workers: int = 1

    @property
    def folder(self) -> Path:
        """Where files go."""
        return self.project / BUILD_FOLDER


class Watcher(Protocol):
    """Told of the progress of a build."""

    def begin(self, works: int, files: int) -> None:
        """Before the first document."""

    def step(self, work: Work, failures: Sequence[Failure]) -> None:
        """After each document."""

    def end(self) -> None:
        """After the last one, and after an interruption."""


@dataclass(slots=True)
class Report:
    """What a build did. ``written`` counts the files whose bytes changed."""

    artifacts: list[m.Artifact] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    written: int = 0

    @property
    def exit_code(self) -> int:
        """70 before 3 before 1 (DESIGN §5)."""
        causes = {f.cause for f in self.failures}
        codes = {Cause.BUG: 70, Cause.ENVIRONMENT: 3, Cause.DOCUMENT: 1}
        return max((codes[c] for c in causes), default=0)

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """How many files of which format there are of each kind."""
        found: dict[str, Counter[str]] = {}
        for artifact in self.artifacts:
            found.setdefault(artifact.kind, Counter())[artifact.format] += 1
        return found

    def as_json(self) -> dict[str, Any]:
        """For ``--report``: what was built and what failed, without times or machine paths."""
        return {
            "version": 1,
            "built": [a.model_dump(mode="json") for a in sorted(self.artifacts, key=lambda a: a.path)],
            "failed": [
                {
                    "path": f.path,
                    "cause": str(f.cause),
                    "diagnostics": [diagnostic_json(d) for d in f.diagnostics],
                }
                for f in sorted(self.failures, key=lambda f: f.path)
            ],
        }


def diagnostic_json(diagnostic: Any) -> dict[str, Any]:
    """A diagnostic for other programs; the keys are those of `errors.Diagnostic`."""
    names = ("code", "severity", "message", "file", "line", "column", "hint")
    return {name: getattr(diagnostic, name) for name in names}


def build(order: Order, recipe: Recipe, watcher: Watcher) -> Report:
    """Make and write everything ordered.

    Raises `EnvironmentProblem` when the output folder cannot be used; every other fault is a failure in
    the report. The manifest is written even when a document failed, but not after an interruption: then
    the files are whole and the old manifest stands until the next build.
    """
    prepare_folder(order.folder, BUILD_FOLDER)
    with only_build(order.folder):
        sweep(order.folder)
        return _build(order, recipe, watcher)


def _build(order: Order, recipe: Recipe, watcher: Watcher) -> Report:
    old = m.read_manifest(order.folder)
    report = Report()
    used: dict[str, str] = dict(order.content)
    watcher.begin(len(order.works), sum(len(w.formats) for w in order.works))
    outcomes = execute(recipe, order.works, order.workers)
    try:
        for outcome in outcomes:
            failed = _take(order, outcome, report)
            used.update(outcome.templates)
            watcher.step(order.works[outcome.index], failed)
    finally:
        outcomes.close()
        watcher.end()
    _finish(order, old, report, used)
    return report


def _take(order: Order, outcome: Outcome, report: Report) -> list[Failure]:
    """Write what a document's work brought; what went wrong with it."""
    failed = list(outcome.failures)
    jobs = {job.path: job for job in order.works[outcome.index].jobs}
    for made in outcome.made:
        try:
            report.written += write_output(order.folder, made.path, made.data)
        except OutputError as error:
            failed.append(Failure(made.path, Cause.DOCUMENT, error.diagnostics))
        else:
            report.artifacts.append(_entry(order, jobs[made.path], made, outcome.templates))
    report.failures.extend(failed)
    return failed


def _entry(order: Order, job: Job, made: Made, templates: Sequence[tuple[str, str]]) -> m.Artifact:
    key = m.artifact_key(job, order.setting, order.content, templates)
    return m.describe(job, sha256(made.data), made.pages, key)


def _finish(order: Order, old: m.Manifest, report: Report, used: Mapping[str, str]) -> None:
    manifest = m.merge(
        old,
        report.artifacts,
        used,
        year=str(order.year),
        stems=order.stems,
        build=order.folder,
        project=order.project,
    )
    try:
        m.write_manifest(order.folder, manifest)
    except OutputError as error:
        report.failures.append(Failure(m.MANIFEST, Cause.DOCUMENT, error.diagnostics))
