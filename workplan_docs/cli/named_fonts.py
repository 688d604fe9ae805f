"""The office's fonts for a command: those that organ.yaml names, told at their lines; files that are no fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_docs.cli.messages import building as m
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity

if TYPE_CHECKING:
    from workplan_docs.content.positions import Positions
    from workplan_docs.typeset.fonts.fontset import FontSet

_FOLDER = "fonts"


def named_fonts(
    project: Path, named: Mapping[str, str], positions: Positions
) -> tuple[FontSet | None, list[Diagnostic]]:
    """The fonts of the faces, or what is wrong with those that organ.yaml names, at their lines."""
    from workplan_docs.typeset.fonts.resolve import resolve_faces

    try:
        return resolve_faces(project, named), []
    except EnvironmentProblem as problem:
        general = list(problem.diagnostics)
    found: list[Diagnostic] = []
    for key, wanted in named.items():
        try:
            resolve_faces(project, {key: wanted})
        except EnvironmentProblem as problem:
            place = positions.find(("organ", "fonts", key), key=_is_no_face(problem))
            found += [
                replace(d, file=place.file, line=place.line, column=place.column)
                for d in problem.diagnostics
                if d in general
            ]
    return None, found + [d for d in general if all(d.message != f.message for f in found)]


def _is_no_face(problem: EnvironmentProblem) -> bool:
    return any(d.code == "EV026" for d in problem.diagnostics)


def broken_fonts(project: Path) -> Iterator[Diagnostic]:
    """EV027 for files in the fonts folder that are called fonts and hold none: a stand-in is printed instead."""
    folder = project / _FOLDER
    if not folder.is_dir():
        return
    from workplan_docs.typeset.fonts.names import FONT_SUFFIXES, read_names

    for path in sorted(folder.rglob("*")):
        if path.name.startswith((".", "~")) or path.suffix.lower() not in FONT_SUFFIXES or not path.is_file():
            continue
        if not any(font.names for font in read_names(path)):
            shown = path.relative_to(project).as_posix()
            yield Diagnostic("EV027", Severity.WARNING, m.BROKEN_FONT, shown, hint=m.BROKEN_FONT_HINT)
