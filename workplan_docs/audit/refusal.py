"""How the audit says that it will not read a file."""

from __future__ import annotations

from workplan_docs.errors import ContentError, Diagnostic, Severity


def refused(name: str, message: str, hint: str | None = None) -> ContentError:
    """A file from outside that cannot be read: one Chinese sentence, exit code 1."""
    return ContentError(Diagnostic("OF001", Severity.ERROR, message, name or None, hint=hint))
