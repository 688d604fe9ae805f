"""Noticing that a project's files were saved, by looking at them again and again.

Polling works on network drives and in every editor and needs no library: a look at a project's few hundred
files takes milliseconds. Editors save in several steps (write beside, delete, rename), so a change counts only
once everything has stood still for a moment.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("content", "templates", "fonts")
_EVERY = 0.4  # seconds between two looks
_QUIET = 0.4  # seconds without a change until a saved file is believed to be whole
_QUIET_GONE = 2.0  # … until a file that has gone is believed to be deleted, and not being saved
_PATIENCE = 30.0  # seconds after which restless files are taken as they are
# Lock and swap files, half-written ones, copies: of Word, WPS, LibreOffice, vim, Emacs and browsers.
_PASSING = re.compile(r"[.~#].*|.*~|.*\.(?:tmp|swp|swx|swpx|bak|part|crdownload)|4913", re.IGNORECASE)

Sign = tuple[int, int, int]  # time of the last change (ns), size, number of the file
Look = Mapping[str, Sign]


@dataclass(frozen=True, slots=True)
class Changes:
    """Files by their paths relative to the project, POSIX."""

    saved: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.saved or self.gone)


def look_at(project: Path) -> dict[str, Sign]:
    """A sign for every file that a build may depend on; what cannot be read is not there."""
    found = {}
    for folder in FOLDERS:
        for path in _files(project / folder):
            try:
                status = path.stat()
            except OSError:
                continue  # gone between the two calls
            found[path.relative_to(project).as_posix()] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _PASSING.fullmatch(name)]
        yield from (Path(here, name) for name in files if not _PASSING.fullmatch(name))


def changes_between(before: Look, after: Look) -> Changes:
    """What was saved or added, and what has gone."""
    saved = tuple(sorted(name for name, sign in after.items() if before.get(name) != sign))
    return Changes(saved, tuple(sorted(name for name in before if name not in after)))


def wait_for_changes(
    before: Look,
    look: Callable[[], Look],
    sleep: Callable[[float], None] = time.sleep,
) -> Changes:
    """Wait until the files are others than ``before`` and stand still; what has changed then."""
    while True:
        now = look()
        changes = changes_between(before, now)
        waited = 0.0
        while changes and waited < _PATIENCE:
            pause = _QUIET_GONE if changes.gone else _QUIET
            sleep(pause)
            waited += pause
            later = look()
            if later == now:
                break
            now, changes = later, changes_between(before, later)
        if changes:
            return changes
        sleep(_EVERY)
