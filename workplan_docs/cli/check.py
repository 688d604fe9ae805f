"""``make-docs check``: every problem of every file at once."""

from __future__ import annotations

import gc

import click

from workplan_docs.cli.chinese import ChineseCommand, Word, Year
from workplan_docs.cli.console import Console, count_words
from workplan_docs.cli.messages import checking as m
from workplan_docs.cli.options import Place, place_options


@click.command("check", cls=ChineseCommand, help=m.CHECK_HELP)
@click.option("--year", type=Year(), help=m.CHECK_YEAR)
@click.option(
    "--format",
    "style",
    type=Word("text|json|github", ("text", "json", "github")),
    default="text",
    help=m.CHECK_FORMAT,
)
@click.option("--strict", is_flag=True, help=m.CHECK_STRICT)
@place_options
def check_command(year: int | None, style: str, strict: bool) -> int:
    """Read everything and tell every fault; nothing is written."""
    from workplan_docs.cli.reading import fails, read_project
    from workplan_docs.cli.trial import everything

    gc.set_threshold(200_000, 5, 5)  # a short life with many small objects: collecting costs a tenth of it
    place = Place.current()
    console = Console(place.project, place.debug)
    found = everything(place.project, read_project(place.project, year))
    if style == "json":
        from workplan_docs.production.report import diagnostic_json

        console.json({"version": 1, "diagnostics": [diagnostic_json(d) for d in found]})
    elif style == "github":
        from workplan_docs.cli.github import annotation

        for diagnostic in found:
            console.say(annotation(diagnostic, place.folder))
    else:
        console.diagnostics(found)
        console.say(m.CHECK_DONE.format(result=count_words(found) or m.CHECK_FINE))
    return 1 if fails(found, strict) else 0
