"""``make-docs build``: every file, or those asked for."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workplan_docs.cli.chinese import ChineseCommand, Positive, Word, Year, split_words
from workplan_docs.cli.console import Console, count_words
from workplan_docs.cli.messages import building as m
from workplan_docs.cli.messages import common
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, UsageProblem

if TYPE_CHECKING:
    from workplan_docs.cli.reading import Reading
    from workplan_docs.content.models import Content
    from workplan_docs.content.plan_view import Assignments
    from workplan_docs.production.build import Order, Watcher
    from workplan_docs.production.jobs import Selection
    from workplan_docs.production.processes import Processes
    from workplan_docs.production.records import Memory
    from workplan_docs.production.report import Report
    from workplan_docs.production.studio import StudioRecipe
    from workplan_docs.typeset.fonts.fontset import FontSet

_ENVIRONMENT = 3  # the exit code for what the machine lacks


@dataclass(frozen=True)
class Wishes:
    """The command line of one build."""

    year: int | None
    selection: Selection
    workers: int | None = None
    strict: bool = False
    report: str | None = None
    force: bool = False
    dry_run: bool = False
    again: bool = False  # a round of `watch` after the first: what holds for every build is not told again


@click.command("build", cls=ChineseCommand, help=m.BUILD_HELP, short_help=m.BUILD_SHORT)
@click.argument("kinds", nargs=-1, metavar=m.KINDS, type=Word(common.KIND))
@click.option("--year", type=Year(), help=m.YEAR_HELP)
@click.option("--unit", "units", multiple=True, type=Word(common.UNIT), help=m.UNIT_HELP)
@click.option("--quarter", "quarters", multiple=True, type=Word(common.QUARTER), help=m.QUARTER_HELP)
@click.option("--format", "formats", multiple=True, type=Word(common.FORMAT), help=m.FORMAT_HELP)
@click.option("-j", "workers", type=Positive(), help=m.WORKERS_HELP)
@click.option("--strict", is_flag=True, help=m.STRICT_HELP)
@click.option("--force", is_flag=True, help=m.FORCE_HELP)
@click.option("--dry-run", is_flag=True, help=m.DRY_RUN_HELP)
@click.option("--file", "file", type=Word(common.FILE), help=m.FILE_HELP)
@click.option("--out", "out", type=Word(common.FOLDER), help=m.OUT_HELP)
@click.option("--report", type=Word(common.FILE), help=m.REPORT_HELP)
@place_options
def build_command(
    kinds: tuple[str, ...],
    year: int | None,
    units: tuple[str, ...],
    quarters: tuple[str, ...],
    formats: tuple[str, ...],
    workers: int | None,
    strict: bool,
    force: bool,
    dry_run: bool,
    report: str | None,
    file: str | None,
    out: str | None,
) -> int:
    """Make the files asked for; their faults and what there is now are told by `telling`."""
    from workplan_docs.production.jobs import Selection

    selection = Selection(
        split_words(kinds),
        _some("--unit", units),
        tuple(_quarter(q) for q in _some("--quarter", quarters)),
        tuple(f.lower() for f in _some("--format", formats)),
    )
    place = Place.current()
    wishes = Wishes(year, selection, workers, strict, report, force, dry_run)
    if file is not None or out is not None:
        return _single(place, selection, file, out, wishes)
    return build_project(place, Console(place.project, place.debug), wishes)


def _some(option: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an option; one that was given empty does not mean everything."""
    words = split_words(given)
    if given and not words:
        message, hint = m.OPTION_EMPTY.format(option=option), m.OPTION_EMPTY_HINT.format(option=option)
        raise UsageProblem(Diagnostic("US020", Severity.ERROR, message, hint=hint))
    return words


def _single(place: Place, selection: Selection, file: str | None, out: str | None, wishes: Wishes) -> int:
    from workplan_docs.cli.single import SingleWish, build_one, require_single

    others = bool(selection.units or selection.quarters or wishes.year)
    require_single(selection.kinds, file, out, others)
    report = build_one(place, SingleWish(file or "", out or "", selection.formats, wishes.strict))
    if report is None:
        return 1
    _write_report(wishes.report, report)
    return report.exit_code


def build_project(place: Place, console: Console, wishes: Wishes) -> int:
    """One whole build of the project, told on the console; the exit code."""
    with _processes_ahead(place.project, wishes) as ahead:
        return _build(place, console, wishes, ahead)


@contextmanager
def _processes_ahead(project: Path, wishes: Wishes) -> Iterator[Processes | None]:
    """Worker processes that load their libraries while the content is read, where there will be work."""
    from workplan_docs.production.forecast import inputs_changed

    if wishes.dry_run or not (wishes.force or inputs_changed(project)):
        yield None
        return
    from workplan_docs.production.execute import processors
    from workplan_docs.production.processes import NoProcessesError, processes

    count = wishes.workers or processors()
    with ExitStack() as stack:
        ahead = None
        if count > 1:
            with suppress(NoProcessesError):  # then everything is made in this process
                ahead = stack.enter_context(processes(count))
                ahead.warm_up()
        yield ahead


def _build(place: Place, console: Console, wishes: Wishes, ahead: Processes | None) -> int:
    from workplan_docs.cli.reading import read_project
    from workplan_docs.cli.telling import tell_faces, tell_report, tell_standing
    from workplan_docs.production.build import build
    from workplan_docs.production.records import read_memory
    from workplan_docs.production.report import Report

    began = time.monotonic()
    memory = read_memory(place.project)
    reading = read_project(place.project, wishes.year, memory)
    found = _tell_found(place, console, reading, wishes)
    if reading.fails(wishes.strict) or reading.content is None or reading.assignments is None:
        console.say(m.CONTENT_STOPS.format(counts=count_words(reading.diagnostics)))
        _write_report(wishes.report, Report(), found)
        return 1
    fonts, faults = _fonts(place, reading.content, wishes)
    console.diagnostics(() if wishes.dry_run else faults)
    if fonts is None:
        console.say(m.FONTS_STOP.format(counts=count_words(faults)))
        _write_report(wishes.report, Report(), dict.fromkeys((*found, *faults)))
        return _ENVIRONMENT
    recipe = _recipe(place.project, reading.content, reading.assignments, fonts)
    chosen = _by_registry(wishes.selection, reading.content, reading.assignments)
    order = _order(recipe, replace(wishes, selection=chosen), reading.found, memory)
    if wishes.dry_run:
        return _preview(console, order, found, wishes)
    report = build(order, recipe, _watcher(console), ahead)
    console.diagnostics(report.warnings)
    tell_report(place, console, report, reading.content.year, time.monotonic() - began)
    if not report.failures:
        place.forget_log()
    if not wishes.again:
        tell_faces(console, report, recipe.fonts)
        tell_standing(console, reading.content, report, found)
    _write_report(wishes.report, report, found)
    return report.exit_code


def _tell_found(place: Place, console: Console, reading: Reading, wishes: Wishes) -> tuple[Diagnostic, ...]:
    """What is wrong: a preview tells all that `check` does, a build leaves the hints to it."""
    if wishes.dry_run:
        from workplan_docs.cli.trial import everything

        found = everything(place.project, reading)
        console.diagnostics(found)
        return found
    console.diagnostics(d for d in reading.diagnostics if d.severity is not Severity.HINT)
    return reading.diagnostics


def _fonts(place: Place, content: Content, wishes: Wishes) -> tuple[FontSet | None, list[Diagnostic]]:
    """The fonts, None when their faults stop the command, and those faults."""
    from workplan_docs.cli.named_fonts import broken_fonts, named_fonts
    from workplan_docs.cli.reading import fails

    fonts, faults = named_fonts(place.project, content.organ.fonts, content.positions)
    faults += broken_fonts(place.project)
    return None if fails(faults, wishes.strict) else fonts, faults


def _preview(console: Console, order: Order, found: tuple[Diagnostic, ...], wishes: Wishes) -> int:
    """``--dry-run``: what a build would make, and whether it could."""
    from workplan_docs.cli.telling import tell_plan
    from workplan_docs.production.build import look_ahead

    report = look_ahead(order)
    console.diagnostics(report.warnings)
    tell_plan(console, report)
    _write_report(wishes.report, report, found)
    if not any(d.severity is Severity.ERROR for d in found):
        return 0
    console.say(m.PREVIEW_FAILS)
    return 1


def _by_registry(selection: Selection, content: Content, assignments: Assignments) -> Selection:
    """The units asked for by the registry's names: an office may say a full name or an alias."""
    from workplan_docs.content.registry import Registry

    registry = Registry(content.units, content.organ)
    found = {name: unit for name in selection.units if (unit := registry.unit(name)) is not None}
    idle = [name for name, unit in found.items() if not assignments.of(unit.name)]
    if idle:
        messages = [m.UNIT_WITHOUT_TASKS.format(unit=name, year=content.year) for name in idle]
        hint = m.UNIT_WITHOUT_TASKS_HINT
        raise UsageProblem(Diagnostic("US004", Severity.ERROR, text, hint=hint) for text in messages)
    return replace(selection, units=tuple(found[n].name if n in found else n for n in selection.units))


def _order(recipe: StudioRecipe, wishes: Wishes, found: tuple[Diagnostic, ...], memory: Memory) -> Order:
    from workplan_docs.production.build import Order
    from workplan_docs.production.jobs import choose

    content = recipe.content
    return Order(
        recipe.project,
        content.year,
        choose(recipe.specs, wishes.selection),
        frozenset(s.path_stem for s in recipe.specs),
        tuple((s.path, s.sha256) for s in content.sources),
        recipe.present(memory),
        wishes.workers or 0,
        wishes.force,
        refresh=not wishes.selection.formats,
        found=found,
        memory=memory,
    )


def _recipe(project: Path, content: Content, assignments: Assignments, fonts: FontSet) -> StudioRecipe:
    from workplan_docs.documents.catalogue import documents_of
    from workplan_docs.production.studio import StudioRecipe

    specs = documents_of(content, assignments)
    return StudioRecipe(project, content, assignments, specs, fonts)


def _watcher(console: Console) -> Watcher:
    from workplan_docs.cli.progress import Bar, Lines

    return Bar() if console.terminal else Lines()


def _write_report(path: str | None, report: Report, diagnostics: Iterable[Diagnostic] = ()) -> None:
    """``--report``: a path relative to where the command was called."""
    if path is None:
        return
    text = json.dumps(report.as_json(diagnostics), ensure_ascii=False, indent=1)
    try:
        Path(path).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    except OSError:
        message = m.REPORT_NOT_WRITTEN.format(path=path)
        fault = Diagnostic("EV042", Severity.ERROR, message, hint=m.REPORT_NOT_WRITTEN_HINT)
        raise EnvironmentProblem(fault) from None


def _quarter(text: str) -> str:
    """``Q1`` from what people write for it; anything else is left for the message about it."""
    word = re.sub("|".join(m.AROUND_A_QUARTER), "", text).strip().upper().removeprefix("Q")
    return m.QUARTER_NUMERALS.get(word, f"Q{word}" if word in ("1", "2", "3", "4") else text)
