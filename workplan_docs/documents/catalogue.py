"""Which documents a year's content asks for, where each goes and which tasks it holds.

The notice and the master table say the whole plan and belong to nobody, so their ``tasks`` are empty in the
manifest; sheets and reports list the tasks of their unit with its role and the targets that it owes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workplan_docs.content.file_names import attachment_stem
from workplan_docs.content.models import Content, OfficialDocument, Unit
from workplan_docs.content.plan_view import Assignments
from workplan_docs.content.unit_line import Role
from workplan_docs.forms.contract import QUARTERS, Quarter

Kind = Literal["notice", "master", "sheet", "sheets-all", "report", "document"]
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task of a document as the manifest lists it."""

    number: int
    role: Role
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document to make. ``path_stem`` is relative to the output folder, POSIX, NFC, without suffix.

    ``parts`` are the documents that a collection (sheets-all) is put together from; ``slug`` is the name of
    the content file of a `document`. ``attachment`` is the number of the 附件 that this is when it is bound
    apart from its document (7.3.7), 0 for the document itself.
    """

    kind: Kind
    unit: str | None
    quarter: Quarter | None
    path_stem: str
    template: str
    formats: tuple[str, ...]
    tasks: tuple[TaskEntry, ...] = ()
    parts: tuple[DocumentSpec, ...] = ()
    slug: str = ""
    attachment: int = 0


def documents_of(content: Content, assignments: Assignments) -> tuple[DocumentSpec, ...]:
    """Every document of the year: notice, master, sheets, all sheets, reports, and the other documents."""
    year = str(content.year)
    sheets = tuple(_sheet(year, assignments, unit) for unit in assignments.units)
    specs = [
        *with_attachments(
            DocumentSpec("notice", None, None, f"{year}/notice", "notice.xml.j2", ("docx", "pdf")),
            content.notice,
        ),
        DocumentSpec("master", None, None, f"{year}/master", "master.xml.j2", ("docx", "pdf", "xlsx")),
        *sheets,
    ]
    if sheets:
        specs.append(
            DocumentSpec(
                "sheets-all", None, None, f"{year}/sheets-all", "sheet.xml.j2", ("pdf",), parts=sheets
            )
        )
    specs += _reports(year, assignments)
    for slug, document in content.documents:
        specs += with_attachments(official_spec(f"{year}/documents/{slug}", slug), document)
    return tuple(specs)


def official_spec(path_stem: str, slug: str) -> DocumentSpec:
    """An official document other than the notice."""
    return DocumentSpec("document", None, None, path_stem, "document.xml.j2", ("docx", "pdf"), slug=slug)


def with_attachments(spec: DocumentSpec, document: OfficialDocument) -> tuple[DocumentSpec, ...]:
    """An official document and each attachment of its own that is bound apart, a file each."""
    apart = (
        replace(spec, path_stem=attachment_stem(spec.path_stem, number), attachment=number)
        for number, attachment in enumerate(document.attachments, start=1)
        if attachment.apart
    )
    return (spec, *apart)


def file_stem(unit: Unit) -> str:
    """The file name of a unit's papers, ``01-办公室``; whatever no file system takes becomes ``_``.

    Content refuses such names already; this keeps a name from leaving the folder come what may.
    """
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", unit.name)).strip(". ")
    return f"{unit.order:02d}-{name}"


def _entries(assignments: Assignments, unit: Unit) -> tuple[TaskEntry, ...]:
    return tuple(
        TaskEntry(given.task.number, given.role, tuple(target.id for target in given.targets))
        for given in assignments.of(unit.name)
    )


def _sheet(year: str, assignments: Assignments, unit: Unit) -> DocumentSpec:
    return DocumentSpec(
        "sheet",
        unit.name,
        None,
        f"{year}/sheets/{file_stem(unit)}",
        "sheet.xml.j2",
        ("docx", "pdf"),
        _entries(assignments, unit),
    )


def _reports(year: str, assignments: Assignments) -> Iterator[DocumentSpec]:
    for quarter in QUARTERS:
        for unit in assignments.units:
            yield DocumentSpec(
                "report",
                unit.name,
                quarter,
                f"{year}/reports/{quarter}/{file_stem(unit)}",
                "report.xml.j2",
                ("docx", "pdf"),
                _entries(assignments, unit),
            )
