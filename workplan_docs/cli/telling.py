"""What `make-docs build` says when it is done: faults of documents, what there is now, in which faces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workplan_docs.cli.console import Console
from workplan_docs.cli.options import Place
from workplan_docs.errors import Diagnostic

if TYPE_CHECKING:
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
        stood = f"，其余 {len(report.standing)} 份没有变化" if report.standing else ""
        console.say(f"生成 {len(report.artifacts)} 份文件，在 {where}，用时 {seconds:.1f} 秒{stood}")
    else:
        console.say(f"没有变化：{len(report.standing)} 份文件都是最新的，在 {where}，用时 {seconds:.1f} 秒")
    counts = report.counts
    for kind in KIND_NAMES:
        if kind in counts:
            formats = "，".join(f"{f} {n} 份" for f, n in sorted(counts[kind].items()))
            console.say(f"  {KIND_NAMES[kind]}：{formats}")
    if report.pruned:
        console.say(f"删除 {len(report.pruned)} 份不再需要的旧文件：{_named(report.pruned)}")
    if report.left:
        console.warn(f"以下文件不再需要，但有人改动过，没有删除：{_named(report.left)}")
    if report.failures:
        console.say(f"有 {len(report.failures)} 份文件没有处理好，原因见上")


def _named(paths: Sequence[str]) -> str:
    more = f" 等 {len(paths)} 份" if len(paths) > _MOST_NAMED else ""
    return "、".join(sorted(paths)[:_MOST_NAMED]) + more


_REASONS = {
    "new": "还没有生成过",
    "lost": "文件不见了",
    "edited": "文件被改动过",
    "data": "内容有变化",
    "template": "模板有变化",
    "setting": "字体、版面设置或程序有变化",
    "forced": "要求全部重新生成",
}


def tell_plan(console: Console, report: Report) -> None:
    """``--dry-run``: each document to make and why, what would go, how much stands."""
    from workplan_docs.production.jobs import KIND_NAMES

    stems: dict[tuple[str, str], list[str]] = {}
    for path, why in sorted(report.why.items()):
        stem, _, suffix = path.rpartition(".")
        stems.setdefault((stem, _REASONS[why]), []).append(suffix)
    for (stem, reason), suffixes in stems.items():
        console.say(f"生成 {stem}.{'、.'.join(suffixes)}：{reason}")
    for path in sorted(report.pruned):
        console.say(f"删除 {path}：内容里已经没有它")
    for path in sorted(report.left):
        console.say(f"保留 {path}：内容里已经没有它，但有人改动过")
    kinds = Counter(a.kind for a in report.standing)
    stood = "，".join(f"{KIND_NAMES[kind]} {n} 份" for kind, n in kinds.items())
    console.say(f"跳过 {len(report.standing)} 份没有变化的文件" + (f"（{stood}）" if stood else ""))
    console.say(f"以上只是预览，没有动任何文件：要生成 {len(report.why)} 份，删除 {len(report.pruned)} 份")


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
    if fonts.notice and any(a.format == "pdf" for a in (*report.artifacts, *report.standing)):
        console.warn("─" * 36)
        console.warn(fonts.notice)
        console.warn("─" * 36)
