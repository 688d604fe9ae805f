"""``make-docs build document --file F --out DIR``: any single official document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_docs.cli.console import Console, count_words
from workplan_docs.cli.messages import building as m
from workplan_docs.cli.messages import common
from workplan_docs.cli.options import Place
from workplan_docs.errors import ContentError, Diagnostic, EnvironmentProblem, Severity, UsageProblem

if TYPE_CHECKING:
    from workplan_docs.content.load import SingleDocument
    from workplan_docs.production.report import Report


@dataclass(frozen=True)
class SingleWish:
    """What was asked for; paths are relative to where the command was called."""

    file: str
    out: str
    formats: tuple[str, ...]
    strict: bool


def require_single(kinds: tuple[str, ...], file: str | None, out: str | None, others: bool) -> None:
    """``--file`` and ``--out`` go together, with the kind document and without any other choice."""
    hint = m.SINGLE_HINT
    if kinds != ("document",):
        message = m.SINGLE_ONLY
    elif file is None or out is None:
        message = m.SINGLE_TOGETHER
    elif others:
        message, hint = m.SINGLE_ALONE, m.SINGLE_ALONE_HINT
    elif not Path(file).is_file():
        message, hint = m.NO_SUCH_FILE.format(file=file), m.NO_SUCH_FILE_HINT
    else:
        return
    raise UsageProblem(Diagnostic("US021", Severity.ERROR, message, hint=hint))


def _read_one(place: Place, file: str) -> tuple[SingleDocument | None, list[Diagnostic]]:
    """The document of a file, None when it cannot be used, and what is wrong with it."""
    from workplan_docs.content.load import SINGLE, load_document
    from workplan_docs.rules.check import check_document
    from workplan_docs.typeset.house import house_faults

    try:
        single = load_document(Path(file), place.project)
        found = check_document(
            SINGLE, single.document, single.organ, single.positions, single.plan, single.sections
        )
        if single.organ is not None:
            found += house_faults(single.organ, single.positions)
    except ContentError as error:
        return None, list(error.diagnostics)
    return single, found


def build_one(place: Place, wish: SingleWish) -> Report | None:
    """Check and build one document; the report of what was made, None when its faults forbid it."""
    from workplan_docs.cli.named_fonts import broken_fonts, named_fonts
    from workplan_docs.cli.reading import fails
    from workplan_docs.cli.telling import tell_deviations, tell_faces, tell_failures
    from workplan_docs.production.single import SingleRecipe, build_single

    console = Console(Path(), place.debug)
    single, found = _read_one(place, wish.file)
    console.diagnostics(d for d in found if d.severity is not Severity.HINT)
    if single is None or fails(found, wish.strict):
        console.say(m.SINGLE_STOPS.format(file=wish.file, counts=count_words(found)))
        return None
    named = single.organ.fonts if single.organ else {}
    fonts, faults = named_fonts(place.project, named, single.positions)
    faults += broken_fonts(place.project)
    if fonts is None or fails(faults, wish.strict):
        console.say(m.SINGLE_FONTS_STOP.format(counts=count_words(faults)))
        raise EnvironmentProblem(faults)
    console.diagnostics(faults)
    recipe = SingleRecipe(place.project, single, fonts)
    report = build_single(recipe, Path(wish.file).stem, wish.formats, Path(wish.out), wish.out)
    tell_failures(place, console, report.failures)
    names = common.AND.join(sorted(artifact.path for artifact in report.artifacts))
    if names:
        console.say(m.MADE_SINGLE.format(names=names, where=wish.out))
    if single.organ is not None:
        tell_deviations(console, single.organ)
    tell_faces(console, report, fonts)
    if single.document.state == "draft":
        console.say(m.DRAFT.format(of=""))
    return report
