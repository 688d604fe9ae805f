"""One build at a time in a folder: a second one would sweep away the first one's unfinished files."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity


@contextmanager
def only_build(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; `EnvironmentProblem` when another build holds it.

    The system gives the lock back when a process dies, however it dies, so a killed build blocks nobody.
    Nothing is left in the folder.
    """
    handle = _open(folder)
    try:
        if not _lock(handle):
            message = "另一个生成正在这个文件夹里进行，这一次没有开始"
            raise EnvironmentProblem(
                Diagnostic("EV043", Severity.ERROR, message, hint="等它结束以后再运行一次")
            )
        yield
    finally:
        os.close(handle)


def _open_beside(folder: Path) -> int:
    """An empty file in the user's temporary folder, for systems where the folder itself cannot be locked."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return os.open(Path(tempfile.gettempdir(), f"make-docs-{name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)


if sys.platform == "win32":
    import msvcrt

    _open = _open_beside

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _open(folder: Path) -> int:
        """The folder itself; on network drives that take no lock on one, a file beside."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return handle
        except OSError:
            os.close(handle)
            return _open_beside(folder)
        fcntl.flock(handle, fcntl.LOCK_UN)
        return handle

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
