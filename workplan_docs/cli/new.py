"""``make-docs new``: a commented file for a new official document."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from workplan_docs.cli.chinese import ChineseCommand, Word, Year
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import common
from workplan_docs.cli.messages import projects as m
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, UsageProblem


@click.command("new", cls=ChineseCommand, help=m.NEW_HELP, short_help=m.NEW_SHORT)
@click.argument("kind", metavar=m.NEW_TYPE, type=Word(m.NEW_TYPE))
@click.argument("slug", metavar=m.NEW_NAME, required=False, type=Word(m.NAME))
@click.option("--year", type=Year(), help=m.NEW_YEAR)
@place_options
def new_command(kind: str, slug: str | None, year: int | None) -> int:
    """Lay the file down and say what to do next."""
    from workplan_docs.cli.reading import require_content
    from workplan_docs.content.blank import NEW_TYPES, blank_document
    from workplan_docs.content.years import choose_year

    place = Place.current()
    if kind not in NEW_TYPES:
        hint = common.KNOWN.format(names=common.AND.join(NEW_TYPES)) + m.NEW_OTHER_TYPES
        raise UsageProblem(Diagnostic("US023", Severity.ERROR, m.NEW_NO_TYPE.format(name=kind), hint=hint))
    require_content(place.project)
    relative = f"content/{choose_year(place.project, year)}/documents"
    folder = place.project / relative
    name = _chosen_name(folder, kind, slug)
    shown = f"{place.shown(relative)}/{name}.yaml"
    text = blank_document(kind, _organ_name(place.project))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{name}.yaml").open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError:
        message = m.CANNOT_WRITE.format(path=shown)
        raise EnvironmentProblem(
            Diagnostic("EV040", Severity.ERROR, message, hint=m.NEW_NOT_WRITTEN_HINT)
        ) from None
    console = Console(place.project, place.debug)
    console.say(m.NEW_DONE.format(path=shown))
    console.say(m.NEW_NEXT)
    return 0


def _chosen_name(folder: Path, kind: str, slug: str | None) -> str:
    """The name wished for, or the first free one: 通知, then 通知-2."""
    from workplan_docs.content.file_names import name_fault

    if slug is None:
        names = [kind, *(f"{kind}-{number}" for number in range(2, 1000))]
        return next(name for name in names if not (folder / f"{name}.yaml").exists())
    name = unicodedata.normalize("NFC", slug).removesuffix(".yaml")
    if not name or (fault := name_fault(name)):
        message = m.NEW_NAME_WRONG.format(fault=fault) if name else m.NEW_NAME_EMPTY
        raise UsageProblem(Diagnostic("US021", Severity.ERROR, message, hint=m.NEW_NAME_HINT))
    taken = {p.stem.casefold() for p in folder.glob("*.yaml")} if folder.is_dir() else set()
    if name.casefold() in taken:
        message = m.NEW_NAME_TAKEN.format(name=name)
        raise UsageProblem(Diagnostic("US022", Severity.ERROR, message, hint=m.TAKE_ANOTHER_NAME))
    return name


def _organ_name(project: Path) -> str | None:
    """The organ's name where organ.yaml can be read; faults there are for `check` to tell."""
    from workplan_docs.content.load import organ_of

    organ = organ_of(project)
    return organ.name if organ else None
