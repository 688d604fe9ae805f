"""What `make-docs build` says when it is done: faults of documents, what there is now, in which faces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import building as m
from workplan_docs.cli.messages import common
from workplan_docs.cli.options import Place
from workplan_docs.errors import Diagnostic, Severity

if TYPE_CHECKING:
    from workplan_docs.content.models import Content, Organ
    from workplan_docs.production.press import Failure
    from workplan_docs.production.report import Report
    from workplan_docs.typeset.fonts.fontset import FontSet

_MOST_NAMED = 5


def tell_report(place: Place, console: Console, report: Report, year: int, seconds: float) -> None:
    """Failures first, then what was built, so that the last lines say how it stands."""
    from workplan_docs.production.files import BUILD_FOLDER
    from workplan_docs.production.jobs import KIND_NAMES

    tell_failures(place, console, report.failures)
    where = f"{place.shown(BUILD_FOLDER)}/{year}"
    if report.artifacts or not report.standing:
        stood = m.MADE_REST.format(count=len(report.standing)) if report.standing else ""
        console.say(m.MADE.format(count=len(report.artifacts), where=where, seconds=seconds) + stood)
    else:
        console.say(m.NOTHING_NEW.format(count=len(report.standing), where=where, seconds=seconds))
    counts = report.counts
    for kind in KIND_NAMES:
        if kind in counts:
            formats = _copies(sorted(counts[kind].items()))
            console.say(m.OF_KIND.format(kind=KIND_NAMES[kind], formats=formats))
    if report.pruned:
        console.say(m.PRUNED.format(count=len(report.pruned), names=_named(report.pruned)))
    if report.left:
        console.warn(m.LEFT.format(names=_named(report.left)))
    if report.failures:
        console.say(m.FAILED.format(count=len(report.failures)))


def _copies(counts: Iterable[tuple[str, int]]) -> str:
    """``docx 3 份，pdf 3 份``."""
    return common.COMMA.join(m.COPIES.format(what=what, count=count) for what, count in counts)


def _named(paths: Sequence[str]) -> str:
    more = m.MORE_COPIES.format(count=len(paths)) if len(paths) > _MOST_NAMED else ""
    return common.AND.join(sorted(paths)[:_MOST_NAMED]) + more


def tell_standing(console: Console, content: Content, report: Report, found: Iterable[Diagnostic]) -> None:
    """What is no fault and should be known: a draft, figures that are not the standard's, hints among ``found``."""
    kinds = {artifact.kind for artifact in (*report.artifacts, *report.standing)}
    drafts = [
        f"{key}.yaml"
        for key, document in content.officials
        if document.state == "draft" and (key if key == "notice" else "document") in kinds
    ]
    if drafts:
        console.say(m.DRAFT.format(of=m.DRAFT_OF.format(names=common.AND.join(drafts))))
    tell_deviations(console, content.organ)
    if hints := sum(d.severity is Severity.HINT for d in found):
        console.say(m.MORE_HINTS.format(count=hints))


def tell_plan(console: Console, report: Report) -> None:
    """``--dry-run``: each document to make and why, what would go, how much stands."""
    from workplan_docs.production.jobs import KIND_NAMES

    stems: dict[tuple[str, str], list[str]] = {}
    for path, why in sorted(report.why.items()):
        stem, _, suffix = path.rpartition(".")
        stems.setdefault((stem, m.REASONS[why]), []).append(suffix)
    for (stem, reason), suffixes in stems.items():
        name = stem + common.AND.join(f".{suffix}" for suffix in suffixes)
        console.say(m.WILL_MAKE.format(name=name, reason=reason))
    for path in sorted(report.pruned):
        console.say(m.WILL_PRUNE.format(path=path))
    for path in sorted(report.left):
        console.say(m.WILL_LEAVE.format(path=path))
    kinds = Counter(KIND_NAMES[a.kind] for a in report.standing)
    stood = common.IN_BRACKETS.format(text=_copies(kinds.items())) if kinds else ""
    console.say(m.WILL_SKIP.format(count=len(report.standing)) + stood)
    console.say(m.PREVIEW_DONE.format(made=len(report.why), pruned=len(report.pruned)))


def tell_failures(place: Place, console: Console, failures: Sequence[Failure]) -> None:
    """Each fault once, with the documents that it kept from being made."""
    found: dict[tuple[Diagnostic, ...], list[str]] = {}
    for failure in sorted(failures, key=lambda f: f.path):
        found.setdefault(failure.diagnostics, []).append(failure.path)
    for diagnostics, paths in found.items():
        more = m.MORE_FILES.format(count=len(paths)) if len(paths) > _MOST_NAMED else ""
        console.warn(m.NOT_MADE.format(names=common.AND.join(paths[:_MOST_NAMED]) + more))
        console.diagnostics(diagnostics)
    traces = Counter(f.trace for f in failures if f.trace)
    if traces:
        text = "\n".join(traces)
        place.write_log(text)
        if console.debug:
            console.warn(text)


def tell_faces(console: Console, report: Report, fonts: FontSet) -> None:
    """Say it loudly when a PDF was set in stand-ins: it must not be issued so unnoticed."""
    if fonts.notice and any(a.format == "pdf" for a in (*report.artifacts, *report.standing)):
        console.warn("─" * 36)
        console.warn(fonts.notice)
        console.warn("─" * 36)


def tell_deviations(console: Console, organ: Organ) -> None:
    """What the office's figures or profile set otherwise than the standard is never left unsaid."""
    from workplan_docs.typeset.house import deviations, profile_of

    found = deviations(profile_of(organ))
    if found:
        named = common.ALSO.join(map(str, found))
        console.say(m.DEVIATIONS.format(count=len(found), deviations=named))
