"""Options that every command has: the folder to work in, and --debug."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from workplan_docs.cli.chinese import Word
from workplan_docs.cli.messages import common as m

_Command = TypeVar("_Command", bound=Callable[..., Any])
_LOG = "build/make-docs.log"
_latest: Place | None = None


@dataclass
class Place:
    """Where a command works. ``folder`` is as the user wrote it, so that messages can show it."""

    folder: str = ""
    debug: bool = False

    @property
    def project(self) -> Path:
        """The folder that holds content/."""
        return Path(self.folder or ".")

    def shown(self, path: str) -> str:
        """A path below the project as the user can find it from where they are."""
        return f"{self.folder.rstrip('/')}/{path}" if self.folder else path

    def write_log(self, text: str) -> str | None:
        """Put details of a fault of ours into the log; its name, or None where it cannot be written."""
        log = self.project / _LOG
        if not (self.project / "content").is_dir():
            return None
        try:
            log.parent.mkdir(exist_ok=True)
            log.write_text(text, encoding="utf-8", newline="\n")
        except OSError:
            return None
        return self.shown(_LOG)

    def forget_log(self) -> None:
        """Take an old log away: after a sound build it speaks of nothing."""
        with suppress(OSError):
            (self.project / _LOG).unlink(missing_ok=True)

    @classmethod
    def current(cls) -> Place:
        """The place of the command that is running, also after its context has been left."""
        return _latest or cls()


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """Both options may stand before or after the command's name; the later one counts."""
    global _latest
    if ctx.parent is None and not isinstance(ctx.obj, Place):
        ctx.obj = _latest = Place()
    place: Place = ctx.find_object(Place) or Place()
    if value and param.name == "folder":
        place.folder = str(value)
    elif value and param.name == "debug":
        place.debug = True
    return value


def place_options(command: _Command) -> _Command:
    """Add -C and --debug to a command."""
    command = click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help=m.DEBUG_HELP,
    )(command)
    return click.option(
        "-C",
        "folder",
        type=Word(m.FOLDER),
        expose_value=False,
        callback=_remember,
        help=m.FOLDER_HELP,
    )(command)
