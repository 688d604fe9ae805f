"""``make-docs watch``: builds again whenever a file is saved, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workplan_docs.cli.build import Wishes, build_project
from workplan_docs.cli.chinese import ChineseCommand, Positive, Word, Year, split_words
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import building as m
from workplan_docs.cli.messages import common
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, Severity, UsageProblem, WorkplanError

if TYPE_CHECKING:
    from workplan_docs.production.watching import Changes

_Key = tuple[str, str | None, str]  # code, file, message of a diagnostic
_BUSY = "EV043"  # another build is at work in the same folder
_BUSY_PAUSE = 2.0
_MOST_NAMED = 3


@click.command("watch", cls=ChineseCommand, help=m.WATCH_HELP, short_help=m.WATCH_SHORT)
@click.argument("kinds", nargs=-1, metavar=m.KINDS, type=Word(common.KIND))
@click.option("--year", type=Year(), help=m.YEAR_HELP)
@click.option("--format", "formats", multiple=True, type=Word(common.FORMAT), help=m.FORMAT_HELP)
@click.option("-j", "workers", type=Positive(), help=m.WORKERS_HELP)
@place_options
def watch_command(
    kinds: tuple[str, ...], year: int | None, formats: tuple[str, ...], workers: int | None
) -> int:
    """Build, wait, build again; Ctrl-C is the way out and no failure."""
    from workplan_docs.cli.reading import require_content
    from workplan_docs.production.jobs import Selection

    place = Place.current()
    require_content(place.project)
    selection = Selection(split_words(kinds), formats=tuple(f.lower() for f in split_words(formats)))
    try:
        _watch(place, Wishes(year, selection, workers, strict=False, report=None))
    except KeyboardInterrupt:
        Console(place.project, place.debug).say(m.STOPPED)
    return 0


def _watch(place: Place, wishes: Wishes) -> None:
    from workplan_docs.production.watching import look_at, wait_for_changes

    number = 1
    known: frozenset[_Key] = frozenset()
    while True:
        seen = look_at(place.project)  # before the build: what is saved meanwhile counts
        console = _Console(place, known)
        _round(place, console, wishes, number)
        known = frozenset(console.told)
        number += 1
        changes = wait_for_changes(seen, lambda: look_at(place.project))
        Console(place.project).say(f"\n{_named(changes)}")
        wishes = replace(wishes, again=True)


class _Console(Console):
    """Tells every error, but a warning that the round before told already only by its number."""

    def __init__(self, place: Place, known: frozenset[_Key]) -> None:
        super().__init__(place.project, place.debug)
        self._known = known
        self.told: set[_Key] = set()
        self.repeated = 0

    def diagnostics(self, found: Iterable[Diagnostic]) -> None:
        """What is new; lines move while somebody writes, so places do not count."""
        fresh = []
        for diagnostic in dict.fromkeys(found):
            key = (diagnostic.code, diagnostic.file, diagnostic.message)
            self.told.add(key)
            if diagnostic.severity is Severity.ERROR or key not in self._known:
                fresh.append(diagnostic)
            else:
                self.repeated += 1
        super().diagnostics(fresh)


def _round(place: Place, console: _Console, wishes: Wishes, number: int) -> None:
    """One build; whatever goes wrong is told, and the watch goes on."""
    began = time.monotonic()
    code = _build(place, console, wishes)
    seconds = time.monotonic() - began
    how = m.ROUND_GOOD if code == 0 else m.ROUND_BAD
    if console.repeated:
        console.say(m.SAME_WARNINGS.format(count=console.repeated))
    console.say(m.ROUND.format(number=number, how=how, seconds=seconds))


def _build(place: Place, console: Console, wishes: Wishes) -> int:
    waiting = False
    while True:
        try:
            return build_project(place, console, wishes)
        except WorkplanError as error:
            if isinstance(error, UsageProblem) and not wishes.again:
                raise  # a kind that there is not: no saved file will bring it
            busy = any(d.code == _BUSY for d in error.diagnostics)
            if not (busy and waiting):
                console.diagnostics(error.diagnostics)
            if not busy:
                return 1
            waiting = True
            time.sleep(_BUSY_PAUSE)
        except Exception as error:  # ours; the next saved file may well pass
            from workplan_docs.cli.program import report_bug

            return report_bug(error)


def _named(changes: Changes) -> str:
    """``甲.yaml、乙.yaml 有改动；丙.yaml 没有了``."""
    parts = []
    for names, what in ((changes.saved, m.SAVED), (changes.gone, m.GONE)):
        if names:
            more = m.MORE_SAVED.format(count=len(names)) if len(names) > _MOST_NAMED else ""
            parts.append(what.format(names=common.AND.join(names[:_MOST_NAMED]) + more))
    return common.ALSO.join(parts)
