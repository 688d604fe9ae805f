"""The real press: content and templates in, composed documents and their bytes out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan_docs import __version__
from workplan_docs.content.models import Content
from workplan_docs.content.plan_view import Assignments
from workplan_docs.documents.blocks import Document
from workplan_docs.documents.catalogue import DocumentSpec
from workplan_docs.documents.render import compose_with_sources
from workplan_docs.documents.template_faults import shown_path
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.production.execute import Composition, Rendered
from workplan_docs.production.files import sha256
from workplan_docs.production.jobs import Spec
from workplan_docs.typeset.fonts.fontset import FontSet
from workplan_docs.typeset.house import profile_of
from workplan_docs.typeset.options import options_of
from workplan_docs.typeset.typesetter import Typesetter


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

    @property
    def setting(self) -> str:
        """What the bytes depend on besides content and templates (`manifest.artifact_key`)."""
        date = os.environ.get("SOURCE_DATE_EPOCH", "")
        profile = profile_of(self.content.organ)
        options = options_of(self.content.organ)
        return f"{__version__}|{profile}|{options}|{self.fonts.digest}|{date}"


class Studio:
    """Composes and sets documents of one plan."""

    def __init__(self, recipe: StudioRecipe) -> None:
        self._recipe = recipe
        self._environment = TemplateEnvironment(recipe.project)
        organ = recipe.content.organ
        self._typesetter = Typesetter(
            recipe.fonts, profile_of(organ), recipe.project / "templates", options_of(organ)
        )

    @cached_property
    def _base(self) -> set[tuple[str, str]]:
        """The office's own base package, which decides how its DOCX look."""
        path = self._recipe.project / "templates" / "base.docx"
        return {("templates/base.docx", sha256(path.read_bytes()))} if path.is_file() else set()

    def compose(self, spec: Spec) -> Composition:
        """One document; for a collection (sheets-all) each of its parts in their order."""
        recipe = self._recipe
        known = next(s for s in recipe.specs if s.path_stem == spec.path_stem)
        composed = [
            compose_with_sources(part, recipe.content, recipe.assignments, self._environment)
            for part in known.parts or (known,)
        ]
        used = {(shown_path(use.name), use.sha256) for c in composed for use in c.templates} | self._base
        return Composition(tuple(c.document for c in composed), tuple(sorted(used)))

    def render(self, documents: tuple[Document, ...], suffix: str) -> Rendered:
        """The bytes of one format."""
        return set_in(self._typesetter, documents, suffix)


def set_in(setter: Typesetter, documents: tuple[Document, ...], suffix: str) -> Rendered:
    """The documents of one file in one format."""
    if suffix == "pdf":
        pdf = setter.pdf(documents[0]) if len(documents) == 1 else setter.pdf_together(documents)
        return Rendered(pdf.data, pdf.pages)
    if len(documents) != 1:
        raise ValueError(f"several documents in one file only as PDF, not {suffix}")
    if suffix == "html":
        return Rendered(setter.html(documents[0]).encode())
    return Rendered(setter.docx(documents[0]) if suffix == "docx" else setter.xlsx(documents[0]))
