"""What can be wrong, said in one form, so that every room reports faults alike.

A fault is a `Diagnostic`; an exception carries all the faults found so far, never only the first. The
texts of diagnostics are read by clerks and are Simplified Chinese; everything else is English.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs: errors stop the build, warnings only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def word(self) -> str:
        """How a clerk reads it."""
        return _WORDS[self.value]


_WORDS = {"error": "错误", "warning": "警告", "hint": "提示"}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: a stable code, where it is, what is wrong and what to do about it.

    ``file`` is relative to the project folder (POSIX); ``line`` and ``column`` count from 1, columns in
    characters. ``message`` and ``hint`` are Chinese sentences for a clerk.
    """

    code: str
    severity: Severity
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    hint: str | None = None

    @property
    def place(self) -> str:
        """``file:line:column`` as far as known, empty when the fault has no place."""
        parts = [self.file or ""]
        if self.file and self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


class WorkplanError(Exception):
    """Base of everything the program raises on purpose; holds every fault known when it was raised."""

    def __init__(self, diagnostics: Diagnostic | Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = (
            (diagnostics,) if isinstance(diagnostics, Diagnostic) else tuple(diagnostics)
        )
        super().__init__("\n".join(f"{d.place} {d.code} {d.message}".strip() for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[WorkplanError], tuple[tuple[Diagnostic, ...]]]:
        """Survive the way back from a worker process."""
        return type(self), (self.diagnostics,)


class ContentError(WorkplanError):
    """Something the office wrote under ``content/`` cannot be used as it stands (exit code 1)."""


class TemplateError(WorkplanError):
    """A template cannot be read, rendered, or wrote markup outside the vocabulary (exit code 1)."""


class LayoutError(WorkplanError):
    """A document cannot be set: a missing glyph, a title that is too long (exit code 1)."""


class UsageProblem(WorkplanError):
    """The command was asked for something that does not exist or does not go together (exit code 2)."""


class EnvironmentProblem(WorkplanError):
    """The machine lacks something: a library, a font, a writable folder (exit code 3)."""
