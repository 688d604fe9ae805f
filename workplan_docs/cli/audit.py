"""``make-docs audit``: a finished DOCX or PDF measured against GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workplan_docs.cli.chinese import ChineseCommand, Word
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import SEVERITY as WORDS
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import ContentError, Diagnostic, Severity, UsageProblem

if TYPE_CHECKING:
    from workplan_docs.audit.audit import Audited
    from workplan_docs.audit.report import Report

_SEALED = {"yes": True, "no": False, "auto": None}


@click.command(
    "audit",
    cls=ChineseCommand,
    help="量一份做好的 DOCX 或 PDF，逐个要素对照 GB/T 9704-2012，列出应为多少、实为多少；不改动文件。",
)
@click.argument("files", type=Word("文件…"), nargs=-1, required=True)
@click.option(
    "--format",
    "style",
    type=Word("text|json|html", ("text", "json", "html")),
    default="text",
    help="text 给人看，json 给程序用，html 在页面图上标出问题",
)
@click.option("--output", type=Word("文件"), help="结果写到这个文件（html 必须给出）")
@click.option("--render", is_flag=True, help="DOCX 先由 LibreOffice 排成 PDF，再量版面")
@click.option(
    "--sealed",
    type=Word("yes|no|auto", ("yes", "no", "auto")),
    default="auto",
    help="这份文件是否加盖印章，默认由程序判断",
)
@click.option("--simplex", is_flag=True, help="单面印刷，版记不必在偶数页")
@click.option("--all", "everything", is_flag=True, help="合格的项目也列出来")
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
    from workplan_docs.audit.worker import audit_apart
    from workplan_docs.content.load import organ_of

    place = Place.current()
    console = Console(place.project, place.debug)
    if style == "html" and not output:
        message = "html 格式要用 --output 指明写到哪个文件"
        raise UsageProblem(Diagnostic("US008", Severity.ERROR, message, hint="如 --output 检查结果.html"))
    wishes = Wishes(_SEALED[sealed], not simplex, render, declared_by(organ_of(place.project)))
    audited: list[Audited] = []
    unread = False
    for name in files:
        try:
            audited.append(audit_apart(Path(name), wishes))
        except ContentError as error:
            unread = True
            console.diagnostics(error.diagnostics)
    if style == "json" and not output:
        from workplan_docs.audit.report import report_json

        console.json(report_json([r for a in audited for r in a.reports]))
        return _code(audited, unread)
    text = _written(audited, style, everything)
    if output:
        _write(Path(output), text)
        console.say(f"结果写在 {output}")
    elif text:
        console.say(text)
    return _code(audited, unread)


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
    pages = f"，{report.pages} 页" if report.pages else ""
    lines = [f"{report.file}（按{report.how}检查{pages}）"]
    if report.format:
        lines.append(f"按{report.format}检查：{report.format_reason}")
    for finding in report.faults:
        assert finding.severity is not None
        lines.append(f"{WORDS[finding.severity]}[{finding.code}] {finding.sentence}")
    lines += [f"  另有 {n} 处 {code} 同类问题没有列出" for code, n in report.more.items()]
    if everything:
        lines += [f"合格[{f.code}] {f.sentence}" for f in report.passed]
    counts = "，".join(f"{report.count(s)} 处{WORDS[s]}" for s in Severity if report.count(s))
    lines.append(
        f"量了 {len(report.findings)} 项，合格 {len(report.passed)} 项" + (f"；{counts}" if counts else "")
    )
    lines += [f"没有查：{what}" for what in report.unchecked]
    return "\n".join(lines)


def _write(path: Path, text: str) -> None:
    from workplan_docs.production.files import write_output

    write_output(path.parent, path.name, text.encode("utf-8"))
