"""``make-docs init``: an empty folder becomes a project that can be checked and built at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from workplan_docs.cli.chinese import ChineseCommand, Word, Year
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import common
from workplan_docs.cli.messages import projects as m
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, UsageProblem

_MOST_NAMED = 5


@click.command("init", cls=ChineseCommand, help=m.INIT_HELP, short_help=m.INIT_SHORT)
@click.argument("target", metavar=m.INIT_FOLDER, required=False, type=Word(common.FOLDER))
@click.option("--empty", "empty", is_flag=True, help=m.INIT_EMPTY)
@click.option("--year", type=Year(), help=m.INIT_YEAR)
@place_options
def init_command(target: str | None, empty: bool, year: int | None) -> int:
    """Lay everything down, or nothing."""
    from workplan_docs.content.starter import blank_files, sample_files, sample_year

    place = Place.current()
    if year is not None and not empty:
        message = m.INIT_YEAR_ALONE.format(year=sample_year())
        hint = m.INIT_YEAR_ALONE_HINT.format(year=year)
        raise UsageProblem(Diagnostic("US031", Severity.ERROR, message, hint=hint))
    folder = place.project / target if target else place.project
    shown = place.shown(target) if target else (place.folder or common.HERE)
    files = blank_files(year or _this_year()) if empty else sample_files()
    _refuse_existing(folder, shown, files)
    _write_all(folder, shown, files)
    console = Console(folder, place.debug)
    where = shown if shown == common.HERE else f" {shown}"
    console.say(m.INIT_DONE.format(folder=where, count=len(files)))
    enter = m.INIT_ENTER.format(folder=shown) if target or place.folder else ""
    console.say(m.INIT_NEXT.format(enter=enter))
    if empty:
        console.say(m.INIT_BLANKS)
    return 0


def _this_year() -> int:
    """The calendar's year, or that of SOURCE_DATE_EPOCH."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).year
    return datetime.now().astimezone().year


def _refuse_existing(folder: Path, shown: str, files: Mapping[str, str]) -> None:
    """Nothing of the user's is ever overwritten, not even a content folder that has other files."""
    names = dict.fromkeys("content" if name.startswith("content/") else name for name in files)
    taken = [name for name in names if os.path.lexists(folder / name)]
    if not taken:
        return
    more = m.INIT_MORE_TAKEN.format(count=len(taken)) if len(taken) > _MOST_NAMED else ""
    named = common.AND.join(taken[:_MOST_NAMED])
    message = m.INIT_TAKEN.format(folder=shown, names=named, more=more)
    raise UsageProblem(Diagnostic("US032", Severity.ERROR, message, hint=m.INIT_TAKEN_HINT))


def _write_all(folder: Path, shown: str, files: Mapping[str, str]) -> None:
    """Write every file; when one cannot be written the others go again."""
    written: list[Path] = []
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(path)
                stream.write(text)
    except OSError:
        for path in written:
            with suppress(OSError):
                path.unlink()
        for emptied in sorted({p.parent for p in written}, key=lambda p: -len(p.parts)):
            with suppress(OSError):
                emptied.rmdir()
        fault = Diagnostic(
            "EV040", Severity.ERROR, m.INIT_NOT_WRITTEN.format(folder=shown), hint=m.INIT_NOT_WRITTEN_HINT
        )
        raise EnvironmentProblem(fault) from None
