"""Reading a file from outside in a process of its own, so that none can hold or exhaust the machine.

A few bytes of a PDF can ask for hours of drawing. The parent waits `SECONDS` (`RENDER_SECONDS` with
LibreOffice) and ends the child then; where the system can do it, the child's memory is limited as well.
``python -m workplan_docs.audit.worker`` takes and gives pickles: both ends are this program.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from workplan_docs.audit.audit import Audited, Wishes, audit_file
from workplan_docs.audit.refusal import refused
from workplan_docs.errors import ContentError

SECONDS = 90
RENDER_SECONDS = 300
MEMORY = 3_000_000_000  # bytes


def audit_apart(path: Path, wishes: Wishes, seconds: int | None = None) -> Audited:
    """`audit_file` in a child; raises `ContentError` too when the child takes too long or dies."""
    limit = seconds or (RENDER_SECONDS if wishes.render else SECONDS)
    command = [sys.executable, "-P", "-m", "workplan_docs.audit.worker"]  # no module of the current folder
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            command,
            input=pickle.dumps((path, wishes)),
            capture_output=True,
            timeout=limit,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise refused(path.name, f"{limit} 秒内没有查完，文件可能有意做得很复杂，没有检查") from None
    if done.returncode or not done.stdout:
        raise refused(path.name, "读这个文件时程序中断了，文件可能损坏，或者占用的内存太多，没有检查")
    answer = pickle.loads(done.stdout)  # noqa: S301 - from our own child
    if isinstance(answer, ContentError):
        raise answer
    assert isinstance(answer, Audited)
    return answer


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def main() -> None:
    """One file from standard input to standard output."""
    _limit_memory()
    path, wishes = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - from our own parent
    try:
        answer: Audited | ContentError = audit_file(path, wishes)
    except ContentError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
