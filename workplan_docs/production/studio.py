"""The real press: content and templates in, composed documents and their bytes out.

Templates, layout and PDF engine are loaded when something has to be made: a build that finds nothing changed
should answer at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_docs import __version__
from workplan_docs.content.models import Content
from workplan_docs.content.plan_view import Assignments
from workplan_docs.documents.catalogue import DocumentSpec
from workplan_docs.documents.template_files import TemplateFiles, shown_path, template_roots
from workplan_docs.production.files import digest_of_file
from workplan_docs.production.freshness import Present
from workplan_docs.production.jobs import FORMATS, Spec
from workplan_docs.production.keys import content_digest, data_digests, digest, setting_digest
from workplan_docs.production.press import Composition, Rendered
from workplan_docs.production.records import Memory
from workplan_docs.typeset.fonts.fontset import FontSet
from workplan_docs.typeset.house import profile_of
from workplan_docs.typeset.options import options_of

if TYPE_CHECKING:
    from workplan_docs.documents.blocks import Document
    from workplan_docs.typeset.typesetter import Typesetter

# An office's own files which decide how every document looks, by format.
HOUSE_FILES = {"docx": "base.docx", "pdf": "style.css", "html": "style.css"}


@dataclass(frozen=True)
class StudioRecipe:
    """Everything a process needs; ``specs`` are all documents of the year."""

    project: Path
    content: Content
    assignments: Assignments
    specs: tuple[DocumentSpec, ...]
    fonts: FontSet

    def open(self) -> Studio:
        """Set up templates and typesetter once for the process."""
        return Studio(self)

    def imprint(self, spec: Spec) -> tuple[str, ...]:
        """The title of all sheets in one PDF and a bookmark for each unit."""
        return (f"{self.content.plan.title}任务分解表合订本", *(part.unit or "" for part in spec.parts))

    def bind(self, spec: Spec, parts: Sequence[bytes]) -> Rendered:
        """All sheets in one PDF."""
        from workplan_docs.typeset.pdf_join import join_pdfs

        title, *names = self.imprint(spec)
        pdf = join_pdfs(list(zip(names, parts, strict=True)), title)
        return Rendered(pdf.data, pdf.pages)

    def setting(self, suffix: str) -> str:
        """What a format's bytes depend on besides content, templates and program (`keys.setting_digest`)."""
        organ = self.content.organ
        house = own_file_digest(self.project, HOUSE_FILES.get(suffix, ""))
        return repr((__version__, profile_of(organ), options_of(organ), self.fonts.digest, house))

    def present(self, memory: Memory) -> Present:
        """What decides now whether a file stands; digests only, nothing is rendered.

        The data of content that has not changed is remembered.
        """
        content = content_digest(self.content.sources)
        data = memory.data if content == memory.content else self._data()
        files = TemplateFiles(template_roots(self.project))
        return Present(
            data,
            {suffix: setting_digest(self.setting(suffix), suffix) for suffix in FORMATS},
            files.digest_of_shown,
            {
                suffix: (shown_path(name), own)
                for suffix, name in HOUSE_FILES.items()
                if (own := own_file_digest(self.project, name))
            },
            content,
        )

    def _data(self) -> dict[str, str]:
        from workplan_docs.documents.contexts import Contexts

        return data_digests(self.specs, Contexts(self.content, self.assignments))


class Studio:
    """Composes and sets documents of one plan."""

    def __init__(self, recipe: StudioRecipe) -> None:
        from workplan_docs.documents.contexts import Contexts
        from workplan_docs.documents.templating import TemplateEnvironment
        from workplan_docs.typeset.typesetter import Typesetter

        self._recipe = recipe
        self._environment = TemplateEnvironment(recipe.project)
        self._contexts = Contexts(recipe.content, recipe.assignments)
        organ = recipe.content.organ
        self._typesetter = Typesetter(
            recipe.fonts, profile_of(organ), recipe.project / "templates", options_of(organ)
        )

    def compose(self, spec: Spec) -> Composition:
        """What a document says, and the files that it says it with."""
        from workplan_docs.documents.render import compose_with_sources

        known = next(s for s in self._recipe.specs if s.path_stem == spec.path_stem)
        composed = compose_with_sources(known, self._contexts, self._environment)
        used = sorted((shown_path(use.name), use.sha256) for use in composed.templates)
        return Composition(composed.document, tuple(used))

    def render(self, document: Document, suffix: str, known: str = "") -> Rendered:
        """The bytes of one format; none when its look is ``known``."""
        return set_in(self._typesetter, document, suffix, known)


def own_file_digest(project: Path, name: str) -> str:
    """SHA-256 of a file in the project's templates; empty when there is none."""
    return digest_of_file(project / "templates" / name) or "" if name else ""


def set_in(setter: Typesetter, document: Document, suffix: str, known: str = "") -> Rendered:
    """A document in one format; a PDF that would look as ``known`` is not set again."""
    if suffix == "pdf":
        page = setter.pdf_page(document)
        look = digest(page)
        if look == known:
            return Rendered(None, None, look)
        pdf = setter.pdf_of(document, page)
        return Rendered(pdf.data, pdf.pages, look)
    if suffix == "html":
        return Rendered(setter.html(document).encode())
    return Rendered(setter.docx(document) if suffix == "docx" else setter.xlsx(document))
