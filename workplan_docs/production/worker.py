"""The side of the worker processes: what each knows, and that none outlives its parent."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import pickle
import shutil
import signal
import tempfile
import threading
from functools import cache
from pathlib import Path

from workplan_docs.production.press import Opener, Outcome, make

PRELOAD = "workplan_docs.production.preload"


class _Worker:
    """What a worker process knows; its parcel is opened with the first work."""

    def __init__(self, parcel: Path) -> None:
        recipe, self._works = pickle.loads(parcel.read_bytes())  # noqa: S301 - our parent's, of just now
        self._opener = Opener(recipe)
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


def start(parcel: str) -> None:
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
    """End with the parent, and clean up for one that was killed: the copies of fonts are large."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        shutil.rmtree(_parcel.parent, ignore_errors=True)
        os._exit(1)


def warm_up() -> None:
    """Load what making documents needs, while the parent is still reading."""
    importlib.import_module(PRELOAD)


def work(index: int) -> Outcome:
    """Make one work of the parcel, by its number."""
    return _worker().make(index)
