"""One official document built by itself, beside the project or without one: DIR/<stem>.docx and .pdf."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workplan_docs.content.load import SingleDocument
from workplan_docs.documents.blocks import Document
from workplan_docs.documents.catalogue import DocumentSpec, official_spec, with_attachments
from workplan_docs.documents.contexts import official_context
from workplan_docs.documents.template_files import shown_path
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.production import manifest as m
from workplan_docs.production.execute import execute
from workplan_docs.production.files import OutputError, prepare_folder, sha256, write_output
from workplan_docs.production.jobs import Selection, Spec, choose
from workplan_docs.production.keys import artifact_key, digest, setting_digest
from workplan_docs.production.press import Cause, Composition, Failure, Rendered
from workplan_docs.production.report import Report
from workplan_docs.production.studio import set_in
from workplan_docs.typeset.fonts.fontset import FontSet
from workplan_docs.typeset.house import profile_of
from workplan_docs.typeset.options import options_of
from workplan_docs.typeset.standard import PROFILES
from workplan_docs.typeset.typesetter import Typesetter


@dataclass(frozen=True)
class SingleRecipe:
    """Everything that is needed to make one document."""

    project: Path
    single: SingleDocument
    fonts: FontSet

    def open(self) -> SinglePress:
        """Set up templates and typesetter."""
        return SinglePress(self)


class SinglePress:
    """Composes and sets the document of a recipe."""

    def __init__(self, recipe: SingleRecipe) -> None:
        self._single = recipe.single
        self._environment = TemplateEnvironment(recipe.project)
        organ = recipe.single.organ
        profile = profile_of(organ) if organ else PROFILES["exact"]
        self._typesetter = Typesetter(recipe.fonts, profile, recipe.project / "templates", options_of(organ))

    def compose(self, spec: Spec) -> Composition:
        """The document, or an attachment of its own that is bound apart."""
        single = self._single
        number = spec.attachment if isinstance(spec, DocumentSpec) else 0
        context = official_context(single.organ, single.document, single.plan, number)
        document, uses = self._environment.document("document.xml.j2", context)
        return Composition(document, tuple(sorted((shown_path(u.name), u.sha256) for u in uses)))

    def render(self, document: Document, suffix: str, known: str = "") -> Rendered:
        """The bytes of one format; none when its look is ``known``."""
        return set_in(self._typesetter, document, suffix, known)


def build_single(
    recipe: SingleRecipe, stem: str, formats: tuple[str, ...], folder: Path, shown: str
) -> Report:
    """Make and write the document as ``folder/stem.*``; what failed is in the report.

    Raises `EnvironmentProblem` when the folder (``shown`` in messages) cannot be used, `UsageProblem` for
    formats that a document does not have.
    """
    works = choose(
        with_attachments(official_spec(stem, stem), recipe.single.document), Selection(formats=formats)
    )
    prepare_folder(folder, shown)
    report = Report()
    content = digest([(source.path, source.sha256) for source in recipe.single.sources])
    for outcome in execute(recipe, works, 1):
        report.failures.extend(outcome.failures)
        jobs = {job.path: job for job in works[outcome.index].jobs}
        for made in outcome.made:
            assert made.data is not None  # nothing was known of an earlier one
            try:
                report.written += write_output(folder, made.path, made.data)
            except OutputError as error:
                report.failures.append(Failure(made.path, Cause.DOCUMENT, error.diagnostics))
                continue
            setting = setting_digest(recipe.fonts.digest, made.format)
            key = artifact_key(jobs[made.path], setting, content, outcome.templates)
            report.artifacts.append(m.describe(jobs[made.path], sha256(made.data), made.pages, key))
    return report
