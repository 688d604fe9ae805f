"""Worker processes: started, given their work, and gone whatever happens.

They may be started before it is known what they will do: loading the libraries takes them as long as reading
the content takes the parent.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
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

# Linux: one process loads the libraries and the workers are copies of it, that being without threads and having
# set nothing up. Elsewhere each loads its own.
_COPIES = sys.platform == "linux"


class NoProcessesError(Exception):
    """The system gives no worker processes (no shared memory, no semaphores): it is slower without."""


@dataclass(frozen=True, slots=True)
class Processes:
    """A pool of ``count`` processes and the file through which they learn what to do."""

    count: int
    pool: ProcessPoolExecutor
    parcel: Path

    def warm_up(self) -> None:
        """Have what they will need loaded from now on, without waiting for it.

        Raises `NoProcessesError` when the system refuses, or when they die of it.
        """
        try:
            if _COPIES:  # asking for a process would wait until the one that is copied is ready
                from multiprocessing import forkserver

                _starting(forkserver.ensure_running)
            else:
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
        future: Future[Any] = _starting(self.pool.submit, function, *arguments)
        return future


def _starting(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call what may start a process; raises `NoProcessesError` when it cannot be started.

    An `EOFError` says that the process which is copied has died.
    """
    try:
        with _deaf_to_interrupts():
            return function(*arguments)
    except (OSError, EOFError) as error:
        raise NoProcessesError from error


@contextmanager
def processes(count: int) -> Iterator[Processes]:
    """Processes that are gone when the block is left, however it is left.

    Raises `NoProcessesError` where the system gives none.
    """
    before = set(multiprocessing.active_children())
    context = _context()
    with TemporaryDirectory(prefix="make-docs-", ignore_cleanup_errors=True) as folder:
        parcel = Path(folder) / "recipe.pickle"
        try:
            pool = ProcessPoolExecutor(count, context, initializer=worker.start, initargs=(str(parcel),))
        except (ImportError, OSError) as error:
            raise NoProcessesError from error
        try:
            yield Processes(count, pool, parcel)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            _end(set(multiprocessing.active_children()) - before)


def _context() -> multiprocessing.context.BaseContext:
    if not _COPIES:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([worker.PRELOAD])
    return context


def _end(children: set[multiprocessing.process.BaseProcess]) -> None:
    """They hold nothing that is wanted: what they made was handed over."""
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
