"""From a document's spec to its blocks: context, template, markup, blocks."""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.documents.blocks import Document
from workplan_docs.documents.catalogue import DocumentSpec
from workplan_docs.documents.contexts import Contexts
from workplan_docs.documents.templating import TemplateEnvironment, TemplateUse


@dataclass(frozen=True, slots=True)
class Composition:
    """A document and the template files that went into it (for keys of incremental builds)."""

    document: Document
    templates: tuple[TemplateUse, ...]


def compose(spec: DocumentSpec, contexts: Contexts, environment: TemplateEnvironment) -> Document:
    """The blocks of one document; raises `TemplateError`."""
    return compose_with_sources(spec, contexts, environment).document


def compose_with_sources(
    spec: DocumentSpec, contexts: Contexts, environment: TemplateEnvironment
) -> Composition:
    """The blocks of one document and the template files that they were made from."""
    return Composition(*environment.document(spec.template, contexts.of(spec)))
