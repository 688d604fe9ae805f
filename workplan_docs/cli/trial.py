"""Trying out what a build would stumble over later: templates, styles, named fonts, characters no face has.

Where the office has templates of its own, one document of every kind is composed from the real content, so
that a fault of a template is told with its line before anything is built. Nothing is set and nothing is
written; the PDF engine is loaded only where the office has a style sheet, to ask what it makes of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_docs.cli.messages import checking as m
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, TemplateError

if TYPE_CHECKING:
    from workplan_docs.cli.reading import Reading
    from workplan_docs.content.models import Content
    from workplan_docs.content.plan_view import Assignments
    from workplan_docs.rules.view import Words
    from workplan_docs.typeset.fonts.faces import Face
    from workplan_docs.typeset.fonts.metrics import Metrics

_MOST_TEXTS = 50  # in which a character that cannot be printed is pointed at
_STYLE_FILES = ("base.docx", "style.css")  # reading them costs a tenth of a second: only where there are any
_NOT_PRINTED = frozenset({"fonts", "aliases", "version"})


def everything(project: Path, reading: Reading) -> tuple[Diagnostic, ...]:
    """All that is to be told of a project, each fault once: what was read, and what a build would stumble over."""
    if reading.content is None:
        return (*reading.diagnostics, *_try_without_content(project))
    return _without_doubles(reading.diagnostics, _try_out(project, reading.content, reading.assignments))


def _try_out(project: Path, content: Content, assignments: Assignments | None) -> tuple[Diagnostic, ...]:
    """The faults of templates, styles and fonts, and the places of characters that cannot be printed."""
    found: list[Diagnostic] = []
    if assignments is not None:
        found += _template_faults(project, content, assignments)
    found += [*_style_faults(project), *_unused_files(project)]
    from workplan_docs.cli.named_fonts import broken_fonts, named_fonts
    from workplan_docs.typeset.fonts.metrics import Metrics

    fonts, faults = named_fonts(project, content.organ.fonts, content.positions)
    found += [*faults, *broken_fonts(project)]
    if fonts is not None:
        metrics = Metrics(fonts)
        found += [*_unprintable(content, metrics), *_lent(content, metrics)]
    return tuple(dict.fromkeys(found))


def _try_without_content(project: Path) -> tuple[Diagnostic, ...]:
    """What can be told of templates and styles while the content cannot be used: its faults hide no others."""
    found: list[Diagnostic] = []
    for name in _own_templates(project):
        from workplan_docs.documents.templating import TemplateEnvironment

        try:
            TemplateEnvironment(project).read(name)
        except TemplateError as error:
            found += error.diagnostics
    return tuple(dict.fromkeys([*found, *_style_faults(project), *_unused_files(project)]))


def _without_doubles(found: tuple[Diagnostic, ...], tried: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """All of both, one for a character: its face looked up (TY001) beats a guess (SP011), not a better name."""

    def places(diagnostics: tuple[Diagnostic, ...], *codes: str) -> set[tuple[object, ...]]:
        return {(d.file, d.line, d.column) for d in diagnostics if d.code in codes}

    unprintable, named = places(tried, "TY001"), places(found, "SP005", "SP008", "SP010")
    return (
        *(d for d in found if d.code != "SP011" or (d.file, d.line, d.column) not in unprintable),
        *(d for d in tried if d.code not in ("TY001", "TY003") or (d.file, d.line, d.column) not in named),
    )


def _template_faults(project: Path, content: Content, assignments: Assignments) -> Iterator[Diagnostic]:
    """Each kind of document once, and every other official document: they differ in what they hold.

    Only where the office has templates of its own: ours compose whatever content has been read (tests say so),
    and loading them takes a quarter of the time of a check.
    """
    if not _own_templates(project):
        return
    from workplan_docs.documents.catalogue import documents_of
    from workplan_docs.documents.contexts import Contexts
    from workplan_docs.documents.render import compose
    from workplan_docs.documents.templating import TemplateEnvironment

    contexts, environment = Contexts(content, assignments), TemplateEnvironment(project)
    kinds: set[str] = set()
    for spec in documents_of(content, assignments):
        if spec.parts or (spec.kind in kinds and spec.kind != "document"):
            continue
        kinds.add(spec.kind)
        try:
            compose(spec, contexts, environment)
        except TemplateError as error:
            yield from error.diagnostics


def _own_templates(project: Path) -> list[str]:
    """The project's templates that are not, byte for byte, those that come with the program."""
    from workplan_docs.documents.template_files import packaged_templates

    own, ours = project / "templates", packaged_templates()

    def differs(path: Path) -> bool:
        same = ours / path.relative_to(own)
        return not same.is_file() or path.read_bytes() != same.read_bytes()

    found = sorted(path for path in own.rglob("*.j2") if path.is_file() and differs(path))
    names = (path.relative_to(own).as_posix() for path in found)
    return [name for name in names if not name.startswith(".")]  # what was kept to compare with


def _style_faults(project: Path) -> Iterator[Diagnostic]:
    """What is wrong with the office's own base.docx and style.css."""
    base, sheet = (project / "templates" / name for name in _STYLE_FILES)
    if sheet.is_file():
        yield from _sheet_faults(sheet)
    if base.is_file():
        from workplan_docs.typeset.docx.base import open_base

        try:
            open_base(base)
        except TemplateError as error:
            yield from error.diagnostics


def _unused_files(project: Path) -> Iterator[Diagnostic]:
    """TP012 for a file under ``templates`` that nothing uses: somebody believes that it counts."""
    from workplan_docs.documents.template_files import packaged_templates

    folder, ours = project / "templates", packaged_templates()
    known = {path.name for path in ours.glob("*.j2")} | set(_STYLE_FILES)
    if not folder.is_dir():
        if folder.exists():
            yield Diagnostic("TP012", Severity.WARNING, m.TEMPLATES_NO_FOLDER, "templates", hint=m.MOVE_AWAY)
        return
    for name in sorted(known):
        if (folder / name).is_dir():
            shown = f"templates/{name}"
            yield Diagnostic("TP012", Severity.WARNING, m.TEMPLATE_IS_FOLDER, shown, hint=m.MOVE_AWAY)
    if all(e.name in known or e.name.startswith((".", "~$")) for e in folder.iterdir()):
        return
    from workplan_docs.production.own_templates import strangers

    for name, near in strangers(project, tuple(known)):
        if name.casefold().endswith(".md"):
            continue
        hint = (m.CHANGED_TEMPLATE_HINT.format(near=near) if near else "") + m.NOT_NEEDED_HINT
        yield Diagnostic("TP012", Severity.WARNING, m.UNUSED_TEMPLATE, f"templates/{name}", hint=hint)


def _sheet_faults(sheet: Path) -> list[Diagnostic]:
    """What is wrong with a style sheet, and what the engine would pass over; without an engine nobody is asked."""
    from workplan_docs.typeset.own_sheet import read_sheet, sheet_faults
    from workplan_docs.typeset.pdf import asked_of_engine

    try:
        text = read_sheet(sheet)
    except TemplateError as error:
        return list(error.diagnostics)
    try:
        return sheet_faults(text, asked_of_engine(text))
    except EnvironmentProblem:
        return sheet_faults(text)


def _printed(content: Content) -> Iterator[tuple[Words, Face]]:
    """Every printed text with the face that most of it is set in."""
    from workplan_docs.rules.view import View
    from workplan_docs.typeset.fonts.faces import Face

    for words in View(content, None).words:
        if words.key not in _NOT_PRINTED:
            title = words.key == "title" and len(words.path) == 2
            yield words, Face.XIAOBIAOSONG if title else Face.FANGSONG


def _lent(content: Content, metrics: Metrics) -> Iterator[Diagnostic]:
    """TY003, once for each character that is set in the rare face because its own has none."""
    from workplan_docs.typeset.fonts.faces import FACES

    told: set[str] = set()
    for words, face in _printed(content):
        for char in dict.fromkeys(words.text):
            known = char in told or unicodedata.category(char) in ("Cc", "Cf", "Zs")
            if known or metrics.own(face, char) or not metrics.covers(face, char):
                continue
            told.add(char)
            place = content.place(*words.path, offset=words.text.index(char))
            message = m.LENT.format(char=char, code=_code_of(char), face=FACES[face].chinese)
            where = (place.file, place.line, place.column)
            yield Diagnostic("TY003", Severity.HINT, message, *where, m.LENT_HINT)


def _unprintable(content: Content, metrics: Metrics) -> Iterator[Diagnostic]:
    """TY001 for every text that holds a character which neither its face nor the rare one has."""
    from workplan_docs.typeset.fonts.faces import FACES

    told = 0
    for words, face in _printed(content):
        for char in metrics.missing(face, words.text):
            told += 1
            if told > _MOST_TEXTS:
                return
            place = content.place(*words.path, offset=words.text.index(char))
            message = m.UNPRINTABLE.format(char=char, code=_code_of(char), face=FACES[face].chinese)
            where = (place.file, place.line, place.column)
            yield Diagnostic("TY001", Severity.ERROR, message, *where, m.UNPRINTABLE_HINT)


def _code_of(char: str) -> str:
    return f"U+{ord(char):04X}"
