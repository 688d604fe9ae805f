"""Documents of a year that are there twice: a copy left beside the original would be issued as well."""

from __future__ import annotations

from workplan_docs.content.parts import Parts
from workplan_docs.errors import Diagnostic, Severity


def twin_documents(parts: Parts) -> list[Diagnostic]:
    """CT012 for each document that says what another one says; the one with the longer name is the copy."""
    found: list[Diagnostic] = []
    first: dict[str, str] = {}
    for key, document in sorted(parts.documents, key=lambda named: (len(named[0]), named[0])):
        original = first.setdefault(document.model_dump_json(), key)
        if original != key and document.body:
            message = f"与 {parts.positions.files.get(original, original)} 内容完全一样"
            hint = "多半是副本：删去一个，或者改成另一份公文。"
            file = parts.positions.files.get(key)
            found.append(Diagnostic("CT012", Severity.WARNING, message, file, None, None, hint))
    return found
