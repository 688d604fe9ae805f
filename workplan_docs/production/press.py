"""What making a document is: the press that does it, and what becomes of each work.

A press composes documents and sets them; here nothing is written. Every fault of a document becomes a
`Failure`, so that the others go on.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, WorkplanError
from workplan_docs.production.jobs import Spec, Work

if TYPE_CHECKING:
    from workplan_docs.documents.blocks import Document


@dataclass(frozen=True, slots=True)
class Rendered:
    """Bytes of one file; ``pages`` for a PDF.

    ``look`` is a digest of what the engine was given, for formats where comparing it is cheaper than setting
    it again; ``data`` is None when that is what the caller knew already.
    """

    data: bytes | None
    pages: int | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """A document and the template files that it came from.

    ``templates`` are pairs of path and SHA-256, recorded while the templates were rendered.
    """

    document: Document
    templates: tuple[tuple[str, str], ...] = ()


class Press(Protocol):
    """Composes documents and sets them; warm for the life of a process."""

    def compose(self, spec: Spec) -> Composition:
        """What a document says."""

    def render(self, document: Document, suffix: str, known: str = "") -> Rendered:
        """The bytes of a format; none when its look is ``known``."""


class Recipe(Protocol):
    """What a process needs to set up its press; picklable."""

    def open(self) -> Press:
        """Set up the press."""


class VolumeRecipe(Recipe, Protocol):
    """A recipe that can also bind volumes."""

    def imprint(self, spec: Spec) -> tuple[str, ...]:
        """What a volume says beside its parts: its title, the bookmark of each part."""

    def bind(self, spec: Spec, parts: Sequence[bytes]) -> Rendered:
        """The PDF of a volume from those of its parts."""


class Cause(StrEnum):
    """Why a file was not made, which decides the exit code."""

    DOCUMENT = "document"
    ENVIRONMENT = "environment"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be made. ``trace`` is for the log, never for the screen."""

    path: str
    cause: Cause
    diagnostics: tuple[Diagnostic, ...]
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made, not yet written; ``data`` is None when the file there is as good."""

    path: str
    format: str
    data: bytes | None
    pages: int | None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one work; ``index`` is its place in the list of works."""

    index: int
    made: tuple[Made, ...]
    failures: tuple[Failure, ...]
    templates: tuple[tuple[str, str], ...] = ()


def make(press: Callable[[], Press], index: int, work: Work) -> Outcome:
    """Compose a document once and set it in each format; every fault becomes a `Failure`."""
    made: list[Made] = []
    failures: list[Failure] = []
    try:
        opened = press()
        composed = opened.compose(work.spec)
    except Exception as error:  # whatever it is, the other documents go on
        return Outcome(index, (), tuple(failure(job.path, error) for job in work.jobs))
    looks = dict(work.looks)
    for job in work.jobs:
        try:
            rendered = opened.render(composed.document, job.format, looks.get(job.format, ""))
        except Exception as error:
            failures.append(failure(job.path, error))
        else:
            made.append(Made(job.path, job.format, rendered.data, rendered.pages, rendered.look))
    return Outcome(index, tuple(made), tuple(failures), composed.templates)


def failure(path: str, error: Exception) -> Failure:
    """What becomes of an exception: a fault of the document, of the machine, or of ours."""
    if isinstance(error, EnvironmentProblem):
        return Failure(path, Cause.ENVIRONMENT, error.diagnostics)
    if isinstance(error, WorkplanError):
        return Failure(path, Cause.DOCUMENT, error.diagnostics)
    text = "".join(traceback.format_exception(error))
    return Failure(path, Cause.BUG, (bug_diagnostic(path, error),), text)


def bug_diagnostic(path: str, error: BaseException) -> Diagnostic:
    """One sentence for a fault of ours; details go to the log."""
    what = f"生成 {path} 时" if path else ""
    message = f"{what}程序内部出错（{type(error).__name__}），这是程序的问题，不是内容的问题"
    return Diagnostic("XX001", Severity.ERROR, message, hint="请把 build/make-docs.log 发给维护人员")


class Opener:
    """Sets up the press at first use; a fault there is told for every document, not lost in a pool."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._press: Press | None = None

    def __call__(self) -> Press:
        """The press."""
        if self._press is None:
            self._press = self._recipe.open()
        return self._press
