"""Worker processes: started, given their work, and gone whatever happens.

They may be started before it is known what they will do: loading the libraries takes them as long as reading
the content takes the parent.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workplan_docs.production import worker
from workplan_docs.production.jobs import Work
from workplan_docs.production.press import Outcome, Recipe


class NoProcessesError(Exception):
    """The system gives no worker processes (no shared memory, no semaphores): it is slower without."""


@dataclass(frozen=True, slots=True)
class Processes:
    """A pool of ``count`` processes and the file through which they learn what to do."""

    count: int
    pool: ProcessPoolExecutor
    parcel: Path

    def warm_up(self) -> None:
        """Start them all now, and let them load what they will need.

        Raises `NoProcessesError` when they die of it.
        """
        try:
            for _ in range(self.count):
                self._submit(worker.warm_up)
        except BrokenProcessPool as error:
            raise NoProcessesError from error

    def assign(self, recipe: Recipe, works: Sequence[Work]) -> None:
        """Tell them the recipe and the works, which are then asked for by number.

        Everything big goes through a file: the parent hangs for ever when a process that it writes more to
        than a pipe holds dies before it has read it (CPython writes the initializer's arguments with the
        reading end still open, and before 3.11.5 the queue too).
        """
        self.parcel.write_bytes(pickle.dumps((recipe, tuple(works))))

    def make(self, index: int) -> Future[Outcome]:
        """Have one work made."""
        return self._submit(worker.work, index)

    def _submit(self, function: Callable[..., Any], *arguments: int) -> Future[Any]:
        try:
            with _deaf_to_interrupts():
                return self.pool.submit(function, *arguments)
        except OSError as error:  # the process could not be started
            raise NoProcessesError from error


@contextmanager
def processes(count: int) -> Iterator[Processes]:
    """Processes that are gone when the block is left, however it is left.

    Raises `NoProcessesError` where the system gives none.
    """
    before = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    with TemporaryDirectory(prefix="make-docs-", ignore_cleanup_errors=True) as folder:
        parcel = Path(folder) / "recipe.pickle"
        try:
            pool = ProcessPoolExecutor(count, context, initializer=worker.start, initargs=(str(parcel),))
        except (ImportError, OSError) as error:
            raise NoProcessesError from error
        done = False
        try:
            yield Processes(count, pool, parcel)
            done = parcel.is_file()  # those that were never told what to do are not waited for
        finally:
            pool.shutdown(wait=done, cancel_futures=True)
            if not done:
                _end(set(multiprocessing.active_children()) - before)


def _end(children: set[multiprocessing.process.BaseProcess]) -> None:
    for child in children:
        child.terminate()
        child.join(5)


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
