"""What the user sees: reports on stdout, diagnostics on stderr, on any console.

Consoles of Chinese Windows speak cp936 and some know only ASCII: what they cannot show is escaped, never
an exception. Colour only on a terminal and never against NO_COLOR.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from workplan_docs.cli.marker import marked_line
from workplan_docs.cli.messages import common as m
from workplan_docs.errors import Diagnostic, Severity

_MOST_ALIKE = 5  # of one cause in a file, each told by itself
_MOST_LINES = 12
_HABITS = frozenset({"YA007", "YA008", "YA009", "YA011"})  # blanks, indents and colons all over a file
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def prepare_streams() -> None:
    """Let no character that a console lacks become an exception."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class Console:
    """Prints for one run of the command; ``project`` is where the source lines of diagnostics lie."""

    def __init__(self, project: Path, debug: bool = False) -> None:
        self.project = project
        self.debug = debug
        self._hints: set[str] = set()
        self._sources: dict[str, tuple[str, ...]] = {}

    @property
    def terminal(self) -> bool:
        """Whether somebody watches: then a progress bar is worth it."""
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def say(self, text: str = "") -> None:
        """A line of the report."""
        click.echo(text, color=_colour(sys.stdout))

    def warn(self, text: str) -> None:
        """A line that must not be overlooked."""
        click.secho(text, err=True, fg="yellow", bold=True, color=_colour(sys.stderr))

    def problem(self, text: str, hint: str = "") -> None:
        """A fault that has no code: of the command line, or of us."""
        click.echo(_styled(m.PROBLEM, Severity.ERROR) + text, err=True, color=_colour(sys.stderr))
        if hint:
            click.echo(m.HINT.format(hint=hint), err=True)

    def json(self, data: Any) -> None:
        """A report for programs; ASCII where the console's encoding is not UTF-8."""
        utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        click.echo(json.dumps(data, ensure_ascii=not utf8, indent=1))

    def diagnostics(self, found: Iterable[Diagnostic]) -> None:
        """Every diagnostic, grouped by file, in the order of lines; the same hint only once.

        Many of one cause in a file (all quotes of it made Chinese) are told once, with their lines.
        """
        groups: dict[str, list[Diagnostic]] = {}
        for diagnostic in dict.fromkeys(found):
            groups.setdefault(diagnostic.file or "", []).append(diagnostic)
        for file, group in groups.items():
            alike: dict[tuple[str, ...], list[Diagnostic]] = {}
            for diagnostic in sorted(group, key=lambda d: (d.line or 0, d.column or 0)):
                alike.setdefault(_cause(diagnostic), []).append(diagnostic)
            shown = [d for same in alike.values() for d in (same[:1] if len(same) > _MOST_ALIKE else same)]
            for diagnostic in sorted(shown, key=lambda d: (d.line or 0, d.column or 0)):
                self._diagnostic(diagnostic)
                if len(same := alike[_cause(diagnostic)]) > _MOST_ALIKE:
                    click.echo(_others(same[1:]), err=True)
            if file:
                click.echo(err=True)

    def _diagnostic(self, diagnostic: Diagnostic) -> None:
        label = _styled(f"{diagnostic.severity.word}[{diagnostic.code}]", diagnostic.severity)
        place = f"{diagnostic.place} " if diagnostic.place else ""
        lines = [f"{place}{label} {diagnostic.message}"]
        encoding = sys.stderr.encoding or "utf-8"
        lines.extend(marked_line(self._source(diagnostic.file), diagnostic, encoding))
        if diagnostic.hint and diagnostic.hint not in self._hints:
            self._hints.add(diagnostic.hint)
            lines.append(m.HINT.format(hint=diagnostic.hint))
        click.echo("\n".join(lines), err=True, color=_colour(sys.stderr))

    def _source(self, file: str | None) -> Sequence[str]:
        """The lines of a file that a diagnostic names; none when it cannot be read."""
        if not file:
            return ()
        if file not in self._sources:
            try:
                path = self._find(file)
                # Not splitlines: YAML counts only line feeds, and so do we.
                self._sources[file] = tuple(_text_of(path.read_bytes()).split("\n"))
            except (OSError, ValueError):
                self._sources[file] = ()
        return self._sources[file]

    def _find(self, file: str) -> Path:
        own = self.project / file
        if own.is_file() or not file.startswith("templates/"):
            return own
        from workplan_docs.documents.template_files import packaged_templates

        return packaged_templates() / file.removeprefix("templates/")


def _text_of(raw: bytes) -> str:
    """The text in whatever encoding its program saved it."""
    from workplan_docs.content.yamltext import as_shown

    return as_shown(raw)


def count_words(found: Iterable[Diagnostic]) -> str:
    """``2 个错误，1 个警告``; empty when there is nothing."""
    severities = [d.severity for d in found]
    return m.COMMA.join(
        m.COUNTED[s].format(count=n, what=s.word) for s in Severity if (n := severities.count(s))
    )


def _cause(diagnostic: Diagnostic) -> tuple[str, ...]:
    """What diagnostics have in common that differ in nothing but figures, or but the key beside a typing habit."""
    words = [
        re.sub(r"[0-9]+(?:\.[0-9]+)*", "0", text) for text in (diagnostic.message, diagnostic.hint or "")
    ]
    if diagnostic.code in _HABITS:
        words = [re.sub(m.DIFFERS_BY_HABIT, "", text) for text in words]
    return (diagnostic.code, diagnostic.severity, *words)


def _others(same: Sequence[Diagnostic]) -> str:
    """``  同样的另有 17 处：第 51、61 行……`` with the first lines."""
    lines = [str(d.line) for d in same if d.line is not None]
    more = m.AND_SO_ON if len(lines) > _MOST_LINES else ""
    where = m.ALIKE_LINES.format(lines=m.AND.join(lines[:_MOST_LINES]), more=more) if lines else ""
    return m.ALIKE.format(count=len(same)) + where


def _styled(text: str, severity: Severity) -> str:
    return click.style(text, fg=_COLOURS[severity], bold=True)


def _colour(stream: Any) -> bool:
    """Whether to keep colour codes; https://no-color.org says that any value but none forbids them."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and bool(stream.isatty())
