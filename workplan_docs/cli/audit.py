"""``make-docs audit``: a finished DOCX or PDF measured against GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workplan_docs.audit import messages as words
from workplan_docs.cli.chinese import ChineseCommand, Word
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import checking as m
from workplan_docs.cli.messages import common
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import ContentError, Diagnostic, Severity, UsageProblem

if TYPE_CHECKING:
    from workplan_docs.audit.audit import Audited, Wishes
    from workplan_docs.audit.report import Report

_SEALED = {"yes": True, "no": False, "auto": None}


@click.command(
    "audit",
    cls=ChineseCommand,
    help=m.AUDIT_HELP,
)
@click.argument("files", type=Word(common.FILES), nargs=-1, required=True)
@click.option(
    "--format",
    "style",
    type=Word("text|json|html", ("text", "json", "html")),
    default="text",
    help=m.AUDIT_FORMAT,
)
@click.option("--output", type=Word(common.FILE), help=m.AUDIT_OUTPUT)
@click.option("--render", is_flag=True, help=m.AUDIT_RENDER)
@click.option(
    "--sealed",
    type=Word("yes|no|auto", ("yes", "no", "auto")),
    default="auto",
    help=m.AUDIT_SEALED,
)
@click.option("--simplex", is_flag=True, help=m.AUDIT_SIMPLEX)
@click.option("--all", "everything", is_flag=True, help=m.AUDIT_ALL)
@place_options
def audit_command(
    files: tuple[str, ...],
    style: str,
    output: str | None,
    render: bool,
    sealed: str,
    simplex: bool,
    everything: bool,
) -> int:
    """Measure each file and tell; 1 when one has an error or cannot be read.

    Files, and what is written, are named from the shell's folder as `build --file` names them; ``-C`` only says
    where the office's own figures (`house:`) stand.
    """
    from workplan_docs.audit.audit import Wishes
    from workplan_docs.audit.declared import declared_by
    from workplan_docs.content.load import organ_of

    place = Place.current()
    console = Console(place.project, place.debug)
    if style == "html" and not output:
        fault = Diagnostic("US008", Severity.ERROR, m.AUDIT_NO_OUTPUT, hint=m.AUDIT_NO_OUTPUT_HINT)
        raise UsageProblem(fault)
    wishes = Wishes(_SEALED[sealed], not simplex, render, declared_by(organ_of(place.project)))
    audited, unread = _audited(console, files, wishes)
    if style == "json" and not output:
        from workplan_docs.audit.report import report_json

        console.json(report_json([r for a in audited for r in a.reports]))
        return _code(audited, unread)
    text = _written(audited, style, everything)
    if output:
        _write(Path(output), text)
        console.say(m.AUDIT_WRITTEN.format(path=output))
    elif text:
        console.say(text)
    return _code(audited, unread)


def _audited(console: Console, files: tuple[str, ...], wishes: Wishes) -> tuple[list[Audited], bool]:
    """What was measured, and whether a file could not be read; that is told at once."""
    from workplan_docs.audit.worker import audit_apart

    audited: list[Audited] = []
    unread = False
    for name in files:
        try:
            audited.append(audit_apart(Path(name), wishes))
        except ContentError as error:
            unread = True
            console.diagnostics(error.diagnostics)
    return audited, unread


def _code(audited: list[Audited], unread: bool) -> int:
    return 1 if unread or any(a.failed for a in audited) else 0


def _written(audited: list[Audited], style: str, everything: bool) -> str:
    if style == "html":
        from workplan_docs.audit.page_report import html_report

        return html_report(audited)
    if style == "json":
        import json

        from workplan_docs.audit.report import report_json

        return json.dumps(report_json([r for a in audited for r in a.reports]), ensure_ascii=False, indent=1)
    return "\n\n".join(_text(r, everything) for a in audited for r in a.reports)


def _text(report: Report, everything: bool) -> str:
    """One report for people: faults by weight, what was fine in a number, what was not checked."""
    pages = words.PAGES.format(count=report.pages) if report.pages else ""
    lines = [words.MEASURED_BY.format(file=report.file, how=report.how, pages=pages)]
    if report.format:
        lines.append(words.BY_FORMAT.format(format=report.format, reason=report.format_reason))
    for finding in report.faults:
        assert finding.severity is not None
        lines.append(f"{finding.severity.word}[{finding.code}] {finding.sentence}")
    lines += ["  " + words.MORE_ALIKE.format(count=n, code=code) for code, n in report.more.items()]
    if everything:
        lines += [f"{words.PASSED}[{f.code}] {f.sentence}" for f in report.passed]
    counts = words.MEASURED_FAULTS.format(counts=report.counts) if report.counts else ""
    done, passed = len(report.findings), len(report.passed)
    lines.append(words.MEASURED.format(all=done, passed=passed, counts=counts))
    lines += [words.UNCHECKED.format(what=what) for what in report.unchecked]
    return "\n".join(lines)


def _write(path: Path, text: str) -> None:
    from workplan_docs.production.files import write_output

    write_output(path.parent, path.name, text.encode("utf-8"))
