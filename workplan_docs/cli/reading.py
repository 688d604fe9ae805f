"""Reading and checking a project for a command: which year, and every fault of its content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_docs.cli.messages import common as m
from workplan_docs.errors import ContentError, Diagnostic, Severity, UsageProblem

if TYPE_CHECKING:
    from workplan_docs.content.models import Content
    from workplan_docs.content.plan_view import Assignments
    from workplan_docs.production.records import Memory


@dataclass(frozen=True)
class Reading:
    """What a project says. ``content`` and ``assignments`` are None when faults kept them from being.

    ``found`` is the part of the diagnostics that the content alone decides.
    """

    content: Content | None
    assignments: Assignments | None
    diagnostics: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> bool:
        """Whether something must be put right before anything can be built."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def fails(self, strict: bool) -> bool:
        """Whether it stops the command; warnings do only under --strict."""
        return fails(self.diagnostics, strict)


def fails(found: Iterable[Diagnostic], strict: bool) -> bool:
    """Whether any of these stops a command: errors do, warnings only under --strict."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(d.severity in grave for d in found)


def read_project(project: Path, year: int | None, memory: Memory | None = None) -> Reading:
    """Read and check everything. Raises `UsageProblem` for a folder or a year that is not there.

    ``memory`` of the last build knows what the rules find in content that has not changed since.
    """
    require_content(project)
    from workplan_docs.content.load import read_year
    from workplan_docs.content.plan_view import assign
    from workplan_docs.content.stray import stray_files
    from workplan_docs.content.twins import twin_documents
    from workplan_docs.content.years import choose_year

    chosen = choose_year(project, year)
    read = read_year(project, chosen)
    content = read.content
    odd = [*stray_files(project, chosen), *twin_documents(read.parts)]
    if content is None or read.diagnostics:
        from workplan_docs.rules.partial import check_parts

        return Reading(None, None, _together(read.diagnostics, [*check_parts(read.parts), *odd]))
    found = _remembered(content, memory)
    if found is None:
        found = _judged(content)
    try:
        assignments = assign(content)
    except ContentError as error:
        return Reading(content, None, _together([*found, *odd], error.diagnostics))
    return Reading(content, assignments, (*found, *odd), found)


def _judged(content: Content) -> tuple[Diagnostic, ...]:
    """What the content says that it should not."""
    from workplan_docs.rules.check import check_content
    from workplan_docs.typeset.house import house_faults

    return (*check_content(content), *house_faults(content.organ, content.positions))


def _remembered(content: Content, memory: Memory | None) -> tuple[Diagnostic, ...] | None:
    """The same as the last build found it; None when it was other content."""
    if memory is None or not memory.content:
        return None
    from workplan_docs.production.keys import content_digest

    return memory.found if memory.content == content_digest(content.sources) else None


def require_content(project: Path) -> None:
    """Nothing can be done outside a project."""
    if (project / "content").is_dir():
        return
    where = m.HERE if project == Path() else m.IN_FOLDER.format(folder=project)
    message = m.NO_CONTENT_FOLDER.format(where=where)
    raise UsageProblem(Diagnostic("US001", Severity.ERROR, message, hint=_content_hint(project)))


_FILES_OF_CONTENT = ("organ.yaml", "units.yaml", "leaders.yaml")


def _content_hint(project: Path) -> str:
    """What to do without a folder of content: perhaps it has another name, or one stands in it."""

    def holds_content(folder: Path) -> bool:
        return sum((folder / name).is_file() for name in _FILES_OF_CONTENT) > 1

    if not project.is_dir():
        return m.NO_CONTENT_FOLDER_HINT
    if holds_content(project):
        return m.INSIDE_CONTENT
    found = next((f.name for f in sorted(project.iterdir()) if f.is_dir() and holds_content(f)), None)
    return m.CONTENT_OTHERWISE.format(folder=found) if found else m.NO_CONTENT_FOLDER_HINT


def _together(first: Iterable[Diagnostic], second: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All of both, once; where a name is unknown, no blank in it is to be deleted: it may part two names."""
    from workplan_docs.rules.echoes import without_echoes

    found = without_echoes(dict.fromkeys((*first, *second)))
    unknown = {(d.file, d.line) for d in found if d.code in ("RG001", "RG007", "PL003")}
    return tuple(d for d in found if d.code != "SP001" or (d.file, d.line) not in unknown)
