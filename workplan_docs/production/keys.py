"""What an artifact's bytes depend on, as digests: the data, the templates, the program and its libraries.

The key of an artifact is the SHA-256 over all of it. Equal key and untouched file mean that nothing need be
made; so whatever can change a byte has to be in here, and nothing that changes by itself (times, places).
"""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_docs.production.jobs import Job
from workplan_docs.production.native import harfbuzz_version, pango_version, subset_version

if TYPE_CHECKING:
    from workplan_docs.content.models import SourceFile
    from workplan_docs.documents.catalogue import DocumentSpec
    from workplan_docs.documents.contexts import Contexts

# Libraries that shape the bytes; those of the PDF are of no concern to a DOCX.
_ALL = ("jinja2", "lxml", "python-docx", "openpyxl", "fonttools")
_PDF = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "pikepdf")


def digest(*parts: object) -> str:
    """SHA-256 (hex) over the JSON text of ``parts``."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def data_digests(specs: Iterable[DocumentSpec], contexts: Contexts) -> dict[str, str]:
    """By path stem: everything that the content says in a document, its spec and what its template may print.

    Views are frozen dataclasses and models of plain values, so that their ``repr`` tells all of them and is
    the same in every process.
    """
    found: dict[str, str] = {}

    def of(spec: DocumentSpec) -> str:
        if spec.path_stem not in found:
            own = (spec.kind, spec.unit, spec.quarter, spec.path_stem, spec.template, repr(spec.tasks))
            says = [of(part) for part in spec.parts] if spec.parts else repr(dict(contexts.of(spec)))
            found[spec.path_stem] = digest(own, says)
        return found[spec.path_stem]

    for spec in specs:
        of(spec)
    return found


def content_digest(sources: Iterable[SourceFile]) -> str:
    """Of the content files and the program that reads them: where it stays, so does all that they say."""
    return digest(sorted((s.path, s.sha256) for s in sources), program_digest())


@cache
def program_digest() -> str:
    """The program itself, file by file: a changed line makes new documents, version or not."""
    package = Path(__file__).resolve().parents[1]
    found = hashlib.sha256()
    for path in sorted(p for p in package.rglob("*.*") if p.suffix in (".py", ".txt") and p.is_file()):
        found.update(path.relative_to(package).as_posix().encode() + b"\0")
        found.update(path.read_bytes())
    return found.hexdigest()


@cache
def libraries(suffix: str) -> tuple[str, ...]:
    """Python and the libraries that a format's bytes depend on, with their versions."""
    names = _ALL + (_PDF if suffix == "pdf" else ())
    python = ".".join(platform.python_version_tuple()[:2])
    found = [f"python {python}", f"zlib {zlib.ZLIB_RUNTIME_VERSION}", *(f"{n} {_version(n)}" for n in names)]
    if suffix == "pdf":
        found += [f"pango {pango_version()}", f"harfbuzz {harfbuzz_version()} {subset_version()}"]
    return tuple(found)


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def setting_digest(setting: str, suffix: str) -> str:
    """What a file depends on besides its data and templates.

    ``setting`` tells of fonts by content, profile, page options and base package (`studio.StudioRecipe`).
    """
    return digest(setting, program_digest(), libraries(suffix))


def artifact_key(job: Job, setting: str, data: str, templates: Iterable[tuple[str, str]]) -> str:
    """The key: which file it is, its setting and data (digests), its templates by content."""
    return digest(job.path, job.spec.kind, setting, data, sorted(templates))
