"""Making the documents, in this process or in several, one failure never stopping the others.

Workers only compose and set; they hand bytes back and the parent alone writes files. So nothing that
happens to a worker can leave a half-written file, and the parent is the only one to be interrupted.
What a worker needs (content, templates, faces) is sent once, by the initializer; workers live as long
as the build, because warming up the typesetter costs more than many documents.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.production import worker
from workplan_docs.production.jobs import Work, by_cost
from workplan_docs.production.press import Cause, Failure, Opener, Outcome, Recipe, make

MOST_WORKERS = 8  # each takes some 200 to 300 MB
_DEATHS_IN_A_ROW = 3
NOT_WORTH_A_PROCESS = 4.0  # in tenths of a second (`Work.cost`); starting one takes longer


def processors() -> int:
    """How many processes are worth starting when nobody says."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(count, MOST_WORKERS))


def execute(recipe: Recipe, works: Sequence[Work], workers: int) -> Generator[Outcome, None, None]:
    """Make every work, yielding outcomes as they come (not in order).

    Closing the iterator, or an interruption, ends the worker processes. Where the system gives none,
    everything is made here.
    """
    if workers <= 1 or len(works) <= 1 or sum(w.cost for w in works) <= NOT_WORTH_A_PROCESS:
        yield from _here(recipe, works, by_cost(works))
        return
    left = set(range(len(works)))
    try:
        for outcome in _together(recipe, works, min(workers, len(works))):
            left.discard(outcome.index)
            yield outcome
    except NoProcessesError:
        yield from _here(recipe, works, [i for i in by_cost(works) if i in left])
        return
    # A worker died and took the pool with it: whose fault it was shows only one at a time.
    yield from _one_at_a_time(recipe, works, sorted(left))


def _died(index: int, work: Work) -> Outcome:
    text = "生成这份文件的进程意外中止，可能是内存不足"
    fault = Diagnostic("EV041", Severity.ERROR, text, hint="关闭其他程序，或加 -j 1 再试")
    return Outcome(index, (), tuple(Failure(j.path, Cause.ENVIRONMENT, (fault,)) for j in work.jobs))


def _here(recipe: Recipe, works: Sequence[Work], order: Sequence[int]) -> Iterator[Outcome]:
    opener = Opener(recipe)
    for index in order:
        yield make(opener, index, works[index])


class NoProcessesError(Exception):
    """The system gives no worker processes (no shared memory, no semaphores): it is slower without."""


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
        try:
            pool = ProcessPoolExecutor(workers, context, initializer=worker.start, initargs=(str(parcel),))
        except (ImportError, OSError) as error:
            raise NoProcessesError from error

        def submit(index: int) -> Future[Outcome]:
            try:
                with _deaf_to_interrupts():
                    return pool.submit(worker.work, index)
            except OSError as error:  # the process could not be started
                raise NoProcessesError from error

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
