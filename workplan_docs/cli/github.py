"""Diagnostics as workflow commands, which code hosting sites show beside the line of a change."""

from __future__ import annotations

from workplan_docs.errors import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def annotation(diagnostic: Diagnostic, folder: str = "") -> str:
    """``::error file=…,line=…,col=…,title=CODE::message`` on one line; ``folder`` leads to the project."""
    place = {
        "file": f"{folder.rstrip('/')}/{diagnostic.file}" if folder and diagnostic.file else diagnostic.file,
        "line": diagnostic.line,
        "col": diagnostic.column,
        "title": diagnostic.code,
    }
    properties = ",".join(
        f"{key}={_property(str(value))}" for key, value in place.items() if value is not None
    )
    message = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    return f"::{_LEVELS[diagnostic.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
