"""``make-docs schema``: the JSON schemas that an editor checks the content with."""

from __future__ import annotations

from pathlib import Path

import click

from workplan_docs.cli.chinese import ChineseCommand, Word
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import common
from workplan_docs.cli.messages import projects as m
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity


@click.command("schema", cls=ChineseCommand, help=m.SCHEMA_HELP, short_help=m.SCHEMA_SHORT)
@click.option("--out", type=Word(common.FOLDER), help=m.SCHEMA_OUT)
@place_options
def schema_command(out: str | None) -> int:
    """Write what is new; nothing is touched that is right already."""
    from workplan_docs.cli.reading import require_content
    from workplan_docs.content.schema import FOLDER, TITLES, write_schemas

    place = Place.current()
    if out is None:
        require_content(place.project)
    folder = place.project / FOLDER if out is None else Path(out)
    shown = place.shown(FOLDER) if out is None else out
    try:
        changed = write_schemas(folder)
    except OSError:
        message = m.CANNOT_WRITE.format(path=shown)
        raise EnvironmentProblem(
            Diagnostic("EV040", Severity.ERROR, message, hint=m.SCHEMA_NOT_WRITTEN_HINT)
        ) from None
    console = Console(place.project, place.debug)
    if changed:
        names = common.AND.join(path.name for path in changed)
        console.say(m.SCHEMA_WRITTEN.format(folder=shown, names=names))
    else:
        console.say(m.SCHEMA_FINE.format(folder=shown, count=len(TITLES)))
    return 0
