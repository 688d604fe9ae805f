"""LibreOffice on this machine: where it is, which it is, and ending it with all that it started.

It never makes a document. `audit` may measure with it, `doctor` says whether it is there; it is known to hang,
so nothing here waits without a limit.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_USUAL = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def find_libreoffice() -> str | None:
    """Its program, on the PATH or in its usual place; None where there is none."""
    on_path = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    return on_path or next((place for place in _USUAL if Path(place).is_file()), None)


def libreoffice_version(program: str, seconds: float = 20) -> str | None:
    """What it says of itself, None when it says nothing within ``seconds``."""
    try:
        with subprocess.Popen(  # noqa: S603 - LibreOffice, found by us, with our own argument
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                said, _ = process.communicate(timeout=seconds)
            except BaseException as error:
                end_with_children(process)
                if isinstance(error, subprocess.TimeoutExpired):
                    return None
                raise
    except OSError:
        return None
    return said.decode("utf-8", "replace").strip() or None


def end_with_children(process: subprocess.Popen[bytes]) -> None:
    """End it and what it started: its launcher leaves a child behind. It must lead a session of its own."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
