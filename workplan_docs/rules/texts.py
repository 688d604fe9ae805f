"""Every text of content with its path, so that a check of characters can't forget a field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from workplan_docs.content.models import Content, Path
from workplan_docs.errors import Diagnostic, Severity

PARTS = ("organ", "units", "leaders", "plan", "notice")
# Names of files and of fonts are not sentences.
_NO_SENTENCES = frozenset({("organ", "fonts")})


def texts(content: Content) -> Iterator[tuple[Path, str]]:
    """All texts that may come into print, in the order of the files."""
    for part in PARTS:
        yield from _inside(getattr(content, part), (part,))


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if path in _NO_SENTENCES:
        return
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _inside(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), key
            yield from _inside(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _inside(inner, (*path, index))


def finding(
    content: Content,
    code: str,
    severity: Severity,
    path: Path,
    message: str,
    hint: str | None = None,
    *,
    offset: int | None = None,
) -> Diagnostic:
    """A diagnostic at the place of ``path``; ``offset`` counts characters inside its text."""
    place = content.place(*path, offset=offset)
    return Diagnostic(code, severity, message, place.file, place.line, place.column, hint)
