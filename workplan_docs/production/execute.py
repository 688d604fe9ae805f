"""Making the documents, in this process or in several, one failure never stopping the others.

Workers only compose and set; they hand bytes back and the parent alone writes files. So nothing that
happens to a worker can leave a half-written file, and the parent is the only one to be interrupted.
What a worker needs (content, templates, faces) is sent once, by the initializer; workers live as long
as the build, because warming up the typesetter costs more than many documents.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from workplan_docs.documents.blocks import Document
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, WorkplanError
from workplan_docs.production.jobs import Spec, Work, by_cost

MOST_WORKERS = 8  # each takes some 200 to 300 MB
_DEATHS_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Rendered:
    """Bytes of one file; ``pages`` for a PDF."""

    data: bytes
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """The documents of one file, several only for sheets-all, and the template files they came from.

    ``templates`` are pairs of path and SHA-256, recorded while the templates were rendered.
    """

    documents: tuple[Document, ...]
    templates: tuple[tuple[str, str], ...] = ()


class Press(Protocol):
    """Composes documents and sets them; warm for the life of a process."""

    def compose(self, spec: Spec) -> Composition:
        """What a document says."""

    def render(self, documents: tuple[Document, ...], suffix: str) -> Rendered:
        """The bytes of a format."""


class Recipe(Protocol):
    """What a process needs to set up its press; picklable."""

    def open(self) -> Press:
        """Set up the press."""


class Cause(StrEnum):
    """Why a file was not made, which decides the exit code."""

    DOCUMENT = "document"
    ENVIRONMENT = "environment"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be made. ``trace`` is for the log, never for the screen."""

    path: str
    cause: Cause
    diagnostics: tuple[Diagnostic, ...]
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, not yet written."""

    path: str
    format: str
    data: bytes
    pages: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one work; ``index`` is its place in the list of works."""

    index: int
    made: tuple[Made, ...]
    failures: tuple[Failure, ...]
    templates: tuple[tuple[str, str], ...] = ()


def processors() -> int:
    """How many processes are worth starting when nobody says."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(count, MOST_WORKERS))


def execute(recipe: Recipe, works: Sequence[Work], workers: int) -> Generator[Outcome, None, None]:
    """Make every work, yielding outcomes as they come (not in order).

    Closing the iterator, or an interruption, ends the worker processes.
    """
    if workers <= 1 or len(works) <= 1:
        yield from _here(recipe, works)
        return
    left = set(range(len(works)))
    for outcome in _together(recipe, works, min(workers, len(works))):
        left.discard(outcome.index)
        yield outcome
    # A worker died and took the pool with it: whose fault it was shows only one at a time.
    yield from _one_at_a_time(recipe, works, sorted(left))


def make(press: Callable[[], Press], index: int, work: Work) -> Outcome:
    """Compose a document once and set it in each format; every fault becomes a `Failure`."""
    made: list[Made] = []
    failures: list[Failure] = []
    try:
        opened = press()
        composed = opened.compose(work.spec)
    except Exception as error:  # whatever it is, the other documents go on
        return Outcome(index, (), tuple(_failure(job.path, error) for job in work.jobs))
    for job in work.jobs:
        try:
            rendered = opened.render(composed.documents, job.format)
        except Exception as error:
            failures.append(_failure(job.path, error))
        else:
            made.append(Made(job.path, job.format, rendered.data, rendered.pages))
    return Outcome(index, tuple(made), tuple(failures), composed.templates)


def _failure(path: str, error: Exception) -> Failure:
    if isinstance(error, EnvironmentProblem):
        return Failure(path, Cause.ENVIRONMENT, error.diagnostics)
    if isinstance(error, WorkplanError):
        return Failure(path, Cause.DOCUMENT, error.diagnostics)
    text = "".join(traceback.format_exception(error))
    return Failure(path, Cause.BUG, (bug_diagnostic(path, error),), text)


def bug_diagnostic(path: str, error: BaseException) -> Diagnostic:
    """One sentence for a fault of ours; details go to the log."""
    what = f"生成 {path} 时" if path else ""
    message = f"{what}程序内部出错（{type(error).__name__}），这是程序的问题，不是内容的问题"
    return Diagnostic("XX001", Severity.ERROR, message, hint="请把 build/make-docs.log 发给维护人员")


def _died(index: int, work: Work) -> Outcome:
    text = "生成这份文件的进程意外中止，可能是内存不足"
    fault = Diagnostic("EV041", Severity.ERROR, text, hint="关闭其他程序，或加 -j 1 再试")
    return Outcome(index, (), tuple(Failure(j.path, Cause.ENVIRONMENT, (fault,)) for j in work.jobs))


def _here(recipe: Recipe, works: Sequence[Work]) -> Iterator[Outcome]:
    opener = _Opener(recipe)
    for index in by_cost(works):
        yield make(opener, index, works[index])


def _together(recipe: Recipe, works: Sequence[Work], workers: int) -> Iterator[Outcome]:
    """All works in one pool; ends early when the pool breaks."""
    with _pool(recipe, works, workers) as submit:
        futures: list[Future[Outcome]] = []
        with suppress(BrokenProcessPool):  # which may show while there is still work to hand out
            futures.extend(submit(i) for i in by_cost(works))
        for future in as_completed(futures):
            try:
                outcome = future.result()
            except BrokenProcessPool:
                continue
            yield outcome


def _one_at_a_time(recipe: Recipe, works: Sequence[Work], left: list[int]) -> Iterator[Outcome]:
    deaths = 0
    while left:
        with _pool(recipe, works, 1) as submit:
            while left:
                index = left.pop(0)
                try:
                    outcome = submit(index).result()
                except BrokenProcessPool:
                    deaths += 1
                    yield _died(index, works[index])
                    break
                deaths = 0
                yield outcome
        if deaths >= _DEATHS_IN_A_ROW:
            yield from (_died(i, works[i]) for i in left)
            return


@contextmanager
def _pool(recipe: Recipe, works: Sequence[Work], workers: int) -> Iterator[Callable[[int], Future[Outcome]]]:
    """A pool whose processes are gone when the block is left, however it is left.

    Everything big goes to the workers through a file, and works are asked for by number: the parent hangs
    for ever when a process that it writes more to than a pipe holds dies before it has read it (CPython
    writes the initializer's arguments with the reading end still open, and before 3.11.5 the queue too).
    """
    before = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    with TemporaryDirectory(prefix="make-docs-") as folder:
        parcel = Path(folder) / "recipe.pickle"
        parcel.write_bytes(pickle.dumps((recipe, tuple(works))))
        pool = ProcessPoolExecutor(workers, context, initializer=_start, initargs=(str(parcel),))

        def submit(index: int) -> Future[Outcome]:
            with _deaf_to_interrupts():
                return pool.submit(_work, index)

        try:
            yield submit
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in set(multiprocessing.active_children()) - before:
                child.terminate()
                child.join(5)
            raise
        else:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started in here ignore Ctrl-C from their first moment: the parent ends them."""
    if os.name == "nt" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Opener:
    """Sets up the press at first use; a fault there is told for every document, not lost in a pool."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._press: Press | None = None

    def __call__(self) -> Press:
        if self._press is None:
            self._press = self._recipe.open()
        return self._press


class _Worker:
    """What a worker process knows; its parcel is opened with the first work."""

    def __init__(self, parcel: Path) -> None:
        recipe, self._works = pickle.loads(parcel.read_bytes())  # noqa: S301 - our parent's, of just now
        self._opener = _Opener(recipe)
        self._warm = False

    def make(self, index: int) -> Outcome:
        outcome = make(self._opener, index, self._works[index])
        if not self._warm:
            self._warm = True
            _collect_seldom()
        return outcome


def _collect_seldom() -> None:
    """What a warm process holds it holds to the end: the garbage collector need not look at it again.

    A page is some ten thousand objects, so that with the usual thresholds a fifth of the time goes into
    looking for rubbish; with these next to none does, for some 15 MB more (measured).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 5, 5)


_parcel = Path()  # of this worker process


@cache
def _worker() -> _Worker:
    return _Worker(_parcel)


def _start(parcel: str) -> None:
    """Initializer of a worker: it ignores Ctrl-C, and it never outlives its parent.

    What libraries leave in the temporary folder (WeasyPrint: a copy of each font) goes with the parcel's
    folder, since a worker ends without cleaning up.
    """
    global _parcel
    _parcel = Path(parcel)
    tempfile.tempdir = str(_parcel.parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(index: int) -> Outcome:
    return _worker().make(index)
