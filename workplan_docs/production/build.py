"""One build: find out what has to be made, make and write it, and say in the manifest what there is now.

What is needed to make something is loaded when there is something to make.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.production import manifest as m
from workplan_docs.production.files import (
    BUILD_FOLDER,
    MANIFEST,
    OutputError,
    prepare_folder,
    remove_output,
    sha256,
    sweep,
    write_output,
)
from workplan_docs.production.freshness import Past, Plan, Present, plan_build, refreshed, why_stale
from workplan_docs.production.jobs import Job, Spec, Work
from workplan_docs.production.lock import only_build
from workplan_docs.production.press import Cause, Failure, Made, Outcome, VolumeRecipe
from workplan_docs.production.records import RECORDS, Memory, Record, read_memory, write_memory
from workplan_docs.production.report import Report

if TYPE_CHECKING:
    from workplan_docs.production.binding import Part
    from workplan_docs.production.processes import Processes


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    ``content`` are the content files as pairs of path and SHA-256; ``stems`` the path stems of every
    document of the year, chosen or not; ``workers`` the number of processes, 0 for as many as are worth it;
    ``force`` makes everything again, ``refresh`` also the formats that an earlier build made of a document.
    ``found`` is what the rules find in the content; ``memory`` is that of the last build, where it has been
    read already.
    """

    project: Path
    year: int
    works: tuple[Work, ...]
    stems: frozenset[str]
    content: tuple[tuple[str, str], ...]
    present: Present
    workers: int = 0
    force: bool = False
    refresh: bool = False
    found: tuple[Diagnostic, ...] = ()
    memory: Memory | None = None

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


def look_ahead(order: Order) -> Report:
    """``--dry-run``: what a build would do. Reads only."""
    past, report = _past(order)
    plan = _plan(order, past)
    report.why.update(plan.why)
    report.standing.extend(plan.standing)
    report.pruned.extend(plan.prune)
    report.left.extend(plan.left)
    return report


def build(order: Order, recipe: VolumeRecipe, watcher: Watcher, ahead: Processes | None = None) -> Report:
    """Make and write everything ordered that does not stand already; ``ahead`` are processes at hand.

    Raises `EnvironmentProblem` when the output folder cannot be used; every other fault is a failure in
    the report. What was made before an interruption is in the manifest too.
    """
    prepare_folder(order.folder, BUILD_FOLDER)
    with only_build(order.folder):
        sweep(order.folder)
        past, report = _past(order)
        plan = _plan(order, past)
        report.why.update(plan.why)
        report.standing.extend(plan.standing)
        run = _Run(order, past, plan, report)
        try:
            run.make(recipe, watcher, ahead)
            run.prune()
        finally:
            run.finish()
        return report


def _past(order: Order) -> tuple[Past, Report]:
    manifest, sound = m.read_manifest(order.folder)
    report = Report()
    if not sound:
        message = f"{BUILD_FOLDER}/{MANIFEST} 损坏了，上次生成了哪些文件已不清楚，这次全部重新生成"
        hint = f"{BUILD_FOLDER} 里若有已撤销单位的旧文件，请自行删除"
        report.warnings.append(Diagnostic("EV045", Severity.WARNING, message, hint=hint))
    return Past(order.folder, manifest, sound, order.memory or read_memory(order.project)), report


def _plan(order: Order, past: Past) -> Plan:
    year = str(order.year)
    works = refreshed(order.works, past) if order.refresh else order.works
    return plan_build(works, past, order.present, force=order.force, year=year, stems=order.stems)


@dataclass(slots=True)
class _Run:
    """The state of one build."""

    order: Order
    past: Past
    plan: Plan
    report: Report
    records: dict[str, Record] = field(init=False)

    def __post_init__(self) -> None:
        self.records = dict(self.past.records)

    def make(self, recipe: VolumeRecipe, watcher: Watcher, ahead: Processes | None) -> None:
        """Make every work of the plan and write what it brings."""
        works = self.plan.works
        if not works:
            return
        from workplan_docs.production.execute import execute

        watcher.begin(len(works), sum(len(w.formats) for w in works))
        single = [work for work in works if not work.spec.parts]
        volumes = [work for work in works if work.spec.parts]
        left = {work.spec.path_stem for work in single}
        outcomes = execute(recipe, single, self.order.workers, ahead)
        try:
            volumes = self._bind_ready(recipe, volumes, left, watcher, None if single else ahead)
            for outcome in outcomes:
                work = single[outcome.index]
                watcher.step(work, self._take(work, outcome))
                left.discard(work.spec.path_stem)
                volumes = self._bind_ready(recipe, volumes, left, watcher, None if single else ahead)
        finally:
            outcomes.close()
            watcher.end()

    def _bind_ready(
        self,
        recipe: VolumeRecipe,
        volumes: list[Work],
        left: Collection[str],
        watcher: Watcher,
        ahead: Processes | None,
    ) -> list[Work]:
        """Bind the volumes none of whose parts is still to be made; the others wait.

        The processes at hand may make parts that are missing only when nothing else is being made: they are
        told their works once.
        """
        from workplan_docs.production.binding import bind

        waiting = []
        for work in volumes:
            if any(part.path_stem in left for part in work.spec.parts):
                waiting.append(work)
            else:
                bound = bind(recipe, work, self._at_hand, self.order.workers, ahead)
                watcher.step(work, self._take(work, bound))
        return waiting

    def _at_hand(self, spec: Spec) -> Part | Failure | None:
        """A part of a volume: the PDF that this build made or found standing, or why it did not."""
        job = Job(spec, "pdf")
        for failure in self.report.failures:
            if failure.path == job.path:
                return failure
        entry = next((a for a in self.report.artifacts if a.path == job.path), None)
        if entry is None and why_stale(job, self.past, self.order.present) is None:
            entry = self.past.entry(job.path)
        if entry is None:
            return None
        from workplan_docs.production.binding import Part

        data = (self.order.folder / entry.path).read_bytes()
        return Part(data, self.records[job.path].templates) if sha256(data) == entry.sha256 else None

    def _take(self, work: Work, outcome: Outcome) -> list[Failure]:
        """Write what a document's work brought; what went wrong with it."""
        failed = list(outcome.failures)
        jobs = {job.path: job for job in work.jobs}
        for made in outcome.made:
            try:
                self._put(jobs[made.path], made, outcome.templates)
            except OutputError as error:
                failed.append(Failure(made.path, Cause.DOCUMENT, error.diagnostics))
        self.report.failures.extend(failed)
        return failed

    def _put(self, job: Job, made: Made, templates: tuple[tuple[str, str], ...]) -> None:
        key = self.order.present.key(job, templates)
        before = self.past.entry(made.path)
        if made.data is None and before is not None:  # it would look the same
            digest, pages = before.sha256, before.pages
        else:
            assert made.data is not None
            self.report.written += write_output(self.order.folder, made.path, made.data)
            digest, pages = sha256(made.data), made.pages
        self.report.artifacts.append(m.describe(job, digest, pages, key))
        self.records[made.path] = self.order.present.record(job, templates, made.look)

    def prune(self) -> None:
        """Remove what belongs to no document any more; what somebody changed is left to them."""
        self.report.left.extend(self.plan.left)
        for path in self.plan.prune:
            try:
                remove_output(self.order.folder, path)
            except OutputError as error:
                self.report.failures.append(Failure(path, Cause.DOCUMENT, error.diagnostics))
            else:
                self.report.pruned.append(path)

    def finish(self) -> None:
        """Records, then manifest: should the program die in between, files are made once more."""
        order, report = self.order, self.report
        manifest = m.merge(
            self.past.manifest,
            [*report.artifacts, *report.standing],
            self._inputs(),
            gone={*report.pruned, *report.left},
            used=self._used_before(),
            build=order.folder,
            project=order.project,
        )
        records = {p: r for p, r in self.records.items() if p in manifest.by_path}
        present = order.present
        memory = Memory(
            records=records,
            left=tuple(sorted(report.left)),
            content=present.content,
            data=dict(present.data) if present.content else {},
            found=order.found if present.content else (),
        )
        if memory != self.past.memory:
            self._remember(memory)
        try:
            if manifest != self.past.manifest or not self.past.sound:
                m.write_manifest(order.folder, manifest)
        except OutputError as error:
            report.failures.append(Failure(MANIFEST, Cause.DOCUMENT, error.diagnostics))

    def _remember(self, memory: Memory) -> None:
        try:
            write_memory(self.order.project, memory)
        except OutputError:
            message = f"不能写入 {RECORDS}，下一次会全部重新生成"
            hint = "检查项目文件夹的权限；这一次的文件不受影响"
            self.report.warnings.append(Diagnostic("EV046", Severity.WARNING, message, hint=hint))

    def _inputs(self) -> dict[str, str]:
        files = [*self.report.artifacts, *self.report.standing]
        templates = [pair for a in files if a.path in self.records for pair in self.records[a.path].templates]
        house = self.order.present.house
        templates += [house[a.format] for a in files if a.format in house]
        return dict(self.order.content) | {name: sha for name, sha in templates if sha}

    def _used_before(self) -> frozenset[str]:
        """The templates of what stands in the manifest beside this build: other years, other documents."""
        now = {a.path for a in (*self.report.artifacts, *self.report.standing)}
        others = [a.path for a in self.past.manifest.artifacts if a.path not in now]
        records = [self.past.records[path] for path in others if path in self.past.records]
        return frozenset(name for record in records for name, _ in record.templates)
