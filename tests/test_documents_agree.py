"""Every document of the sample: DOCX and PDF say the same, and all that the blocks say, once and in order."""

import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from workplan_docs.content.load import load_content
from workplan_docs.content.plan_view import assign
from workplan_docs.documents import blocks as b
from workplan_docs.documents.catalogue import documents_of
from workplan_docs.documents.contexts import Contexts
from workplan_docs.documents.render import compose
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.errors import EnvironmentProblem
from workplan_docs.officefile.docx_text import docx_text
from workplan_docs.typeset.fonts.resolve import resolve_faces
from workplan_docs.typeset.layout.head import BLANK_DATE
from workplan_docs.typeset.pdf import load_weasyprint
from workplan_docs.typeset.typesetter import Typesetter

PROJECT = Path(__file__).parents[1]


@cache
def plan():
    content = load_content(PROJECT)
    return content, assign(content)


@cache
def tools():
    return TemplateEnvironment(PROJECT), Typesetter(resolve_faces(PROJECT, {}))


def specs():
    return [spec for spec in documents_of(*plan()) if not spec.parts]


def solid(text):
    """Without white space, which a line's end may drop."""
    return re.sub(r"\s", "", text)


def said(document):
    """The text of the blocks in reading order, as a reader sees it printed."""
    parts = []
    for block in document.blocks:
        if isinstance(block, b.IssuerMark | b.DocumentNumber):
            parts.append(block.text)
        elif isinstance(block, b.Title):
            parts.extend(block.parts)
        elif isinstance(block, b.SigningBlock):
            parts += [
                *(s.organ for s in block.signatures),
                block.date or BLANK_DATE,
                f"（{block.note}）" if block.note else "",
            ]
        else:
            parts.extend(p.text for p in b.Document("form", "", (block,)).paragraphs())
    return solid("".join(parts))


def printed(data, document, expected):
    """The text of a PDF without page furniture: numbers, feet, heads repeated on further pages."""
    all_text = ""
    heads = [
        solid("".join(p.text for row in table.head for cell in row.cells for p in cell.paragraphs))
        for table in document.blocks
        if isinstance(table, b.Table) and table.head
    ]
    for page in pypdfium2.PdfDocument(data):
        text = solid(page.get_textpage().get_text_range()).replace("\ufffe", "")
        text = re.sub(r"—\d+—$" if document.layout == "official" else r"第\d+页共\d+页$", "", text)
        if document.foot:
            assert text.endswith(solid(document.foot))
            text = text.removesuffix(solid(document.foot))
        if not expected.startswith(text, len(all_text)):  # a head that the blocks do not have here
            text = next((text.removeprefix(h) for h in heads if text.startswith(h)), text)
        all_text += text
    return all_text


@pytest.fixture(scope="session")
def typesetter():
    _, typesetter = tools()
    if not typesetter.fonts.complete:
        pytest.skip("the prepared fonts are not there: run ./setup.sh setup")
    try:
        load_weasyprint()
    except EnvironmentProblem as problem:
        pytest.skip(str(problem))
    return typesetter


@pytest.mark.parametrize("spec", specs(), ids=lambda spec: spec.path_stem)
def test_docx_and_pdf_say_what_the_blocks_say(spec, typesetter):
    document = compose(spec, Contexts(*plan()), tools()[0])
    expected = said(document)
    assert solid(docx_text(typesetter.docx(document))) == expected
    if spec.kind != "report" or spec.quarter in ("Q1", "Q4"):  # Q2 and Q3 differ from Q4 in one word
        assert printed(typesetter.pdf(document).data, document, expected) == expected
