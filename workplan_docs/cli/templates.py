"""``make-docs templates``: which templates there are, one's own of them, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING

import click

from workplan_docs.cli.chinese import ChineseCommand, ChineseGroup, Word
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import common
from workplan_docs.cli.messages import projects as m
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, Severity, UsageProblem, WorkplanError

if TYPE_CHECKING:
    from workplan_docs.production.own_templates import Comparison, Upstream


@click.group(
    "templates",
    cls=ChineseGroup,
    invoke_without_command=True,
    help=m.TEMPLATES_HELP,
    short_help=m.TEMPLATES_SHORT,
)
@place_options
@click.pass_context
def templates_command(ctx: click.Context) -> int:
    """The group without a command: its help page."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return 2
    return 0


@templates_command.command("list", cls=ChineseCommand, help=m.LIST_HELP)
@place_options
def list_command() -> int:
    """One line for each file, then what lies there unused."""
    from workplan_docs.production.own_templates import compare, strangers

    place = Place.current()
    console = Console(place.project, place.debug)
    known = _known(place)
    width = max(map(len, known))
    faults: list[Diagnostic] = []
    for one in known.values():
        try:
            state = m.TEMPLATE_STATES[compare(place.project, one).state]
        except WorkplanError as error:
            faults.extend(error.diagnostics)
            state = m.LIST_UNREADABLE
        console.say(m.LIST_LINE.format(name=one.name.ljust(width), purpose=one.purpose, state=state))
    for name, near in strangers(place.project, tuple(known)):
        console.say(m.LIST_UNUSED.format(name=name) + (m.LIST_MEANT.format(name=near) if near else ""))
    console.diagnostics(faults)
    return 1 if faults else 0


@templates_command.command("eject", cls=ChineseCommand, help=m.EJECT_HELP)
@click.argument("names", nargs=-1, required=True, metavar=m.EJECT_NAMES, type=Word(m.NAME))
@click.option("--force", is_flag=True, help=m.EJECT_FORCE)
@click.option("--keep", is_flag=True, help=m.EJECT_KEEP)
@place_options
def eject_command(names: tuple[str, ...], force: bool, keep: bool) -> int:
    """Lay the files down and say where."""
    from workplan_docs.cli.reading import require_content
    from workplan_docs.production.own_templates import choose, eject, is_ours

    place = Place.current()
    console = Console(place.project, place.debug)
    if force and keep:
        raise click.UsageError(m.EJECT_ONE_OF)
    require_content(place.project)
    wanted = choose(names, _known(place))
    if is_ours(place.project):
        raise UsageProblem(Diagnostic("US025", Severity.ERROR, m.EJECT_OURS, hint=m.EJECT_OURS_HINT))
    for done in eject(place.project, wanted, force=force, keep=keep):
        path = place.shown(f"templates/{done.name}")
        if not done.there:
            console.say(m.EJECTED.format(path=path))
        elif keep:
            console.say(m.EJECT_KEPT.format(path=path))
        else:
            old = place.shown(f"templates/{done.aside}")
            aside = m.EJECT_ASIDE.format(path=old) if done.aside else ""
            console.say(m.EJECT_REPLACED.format(path=path) + aside)
    return 0


@templates_command.command("diff", cls=ChineseCommand, help=m.DIFF_HELP)
@click.argument("names", nargs=-1, metavar=m.DIFF_NAMES, type=Word(m.NAME))
@place_options
def diff_command(names: tuple[str, ...]) -> int:
    """Both sides' changes of every file that the office has of its own."""
    from workplan_docs.production.own_templates import State, choose, compare

    place = Place.current()
    console = Console(place.project, place.debug)
    known = _known(place)
    wanted = choose(names, known) if names else list(known.values())
    faults: list[Diagnostic] = []
    told = 0
    for one in wanted:
        try:
            found = compare(place.project, one)
        except WorkplanError as error:
            faults.extend(error.diagnostics)
            continue
        if found.state is not State.PACKAGED or names:
            told += 1
            _tell(console, found)
    if not told and not faults:
        console.say(m.DIFF_NOTHING)
    console.diagnostics(faults)
    return 1 if faults else 0


def _known(place: Place) -> dict[str, Upstream]:
    from workplan_docs.content.load import organ_of
    from workplan_docs.production.own_templates import upstream_files

    return upstream_files(organ_of(place.project))


def _tell(console: Console, found: Comparison) -> None:
    name = found.upstream.name
    console.say(common.HEADING.format(name=name) + m.TEMPLATE_STATES[found.state])
    if found.own is None:
        return
    if found.then is None:
        labels = (m.DIFF_PACKAGED, f"templates/{name}")
        _tell_changes(console, m.DIFF_UNLIKE_OURS, found.now, found.own, labels)
    else:
        then = m.DIFF_PACKAGED_THEN
        _tell_changes(console, m.DIFF_OURS, found.then, found.now, (then, m.DIFF_PACKAGED_NOW))
        _tell_changes(console, m.DIFF_OWN, found.then, found.own, (then, f"templates/{name}"))
    if found.state in m.TEMPLATE_ADVICE:
        console.say(m.TEMPLATE_ADVICE[found.state].format(name=name))
    console.say()


def _tell_changes(
    console: Console,
    heading: str,
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
    labels: tuple[str, str],
) -> None:
    """A unified diff of each section that differs; nothing when none does."""
    if before == after:
        return
    console.say(heading)
    for section in dict.fromkeys((*before, *after)):
        old, new = before.get(section), after.get(section)
        if old == new:
            continue
        if section:
            gone = m.DIFF_STYLE_GONE if new is None else m.DIFF_STYLE_NEW if old is None else ""
            console.say(m.DIFF_STYLE.format(name=section, gone=gone))
            lines = [
                *(f"- {x}" for x in old or () if x not in (new or ())),
                *(f"+ {x}" for x in new or () if x not in (old or ())),
            ]
            for line in lines:
                console.say(f"    {line}")
        else:
            for line in unified_diff(old or (), new or (), *labels, lineterm=""):
                console.say(line)
