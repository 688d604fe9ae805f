"""What `make-docs build` says when it is done: faults of documents, what there is now, in which faces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workplan_docs.cli.console import Console
from workplan_docs.cli.options import Place
from workplan_docs.errors import Diagnostic

if TYPE_CHECKING:
    from workplan_docs.production.build import Report
    from workplan_docs.production.execute import Failure
    from workplan_docs.typeset.fonts.fontset import FontSet

_MOST_NAMED = 5


def tell_report(place: Place, console: Console, report: Report, year: int, seconds: float) -> None:
    """Failures first, then what was built, so that the last lines say how it stands."""
    from workplan_docs.production.build import BUILD_FOLDER
    from workplan_docs.production.jobs import KIND_NAMES

    tell_failures(place, console, report.failures)
    where = f"{place.shown(BUILD_FOLDER)}/{year}"
    counts = report.counts
    total = sum(c.total() for c in counts.values())
    console.say(f"生成 {total} 份文件，在 {where}，用时 {seconds:.1f} 秒")
    for kind in KIND_NAMES:
        if kind in counts:
            formats = "，".join(f"{f} {n} 份" for f, n in sorted(counts[kind].items()))
            console.say(f"  {KIND_NAMES[kind]}：{formats}")
    if report.failures:
        console.say(f"有 {len(report.failures)} 份文件没有生成，原因见上")
    elif not report.written:
        console.say("内容没有变化，文件都和上次相同")


def tell_failures(place: Place, console: Console, failures: Sequence[Failure]) -> None:
    """Each fault once, with the documents that it kept from being made."""
    found: dict[tuple[Diagnostic, ...], list[str]] = {}
    for failure in sorted(failures, key=lambda f: f.path):
        found.setdefault(failure.diagnostics, []).append(failure.path)
    for diagnostics, paths in found.items():
        named = "、".join(paths[:_MOST_NAMED])
        more = f" 等 {len(paths)} 份文件" if len(paths) > _MOST_NAMED else ""
        console.warn(f"没有生成 {named}{more}：")
        console.diagnostics(diagnostics)
    traces = Counter(f.trace for f in failures if f.trace)
    if traces:
        text = "\n".join(traces)
        place.write_log(text)
        if console.debug:
            console.warn(text)


def tell_faces(console: Console, report: Report, fonts: FontSet) -> None:
    """Say it loudly when a PDF was set in stand-ins: it must not be issued so unnoticed."""
    if fonts.notice and any(a.format == "pdf" for a in report.artifacts):
        console.warn("─" * 36)
        console.warn(fonts.notice)
        console.warn("─" * 36)
