"""The page options of organ.yaml, from the key to the page: character grid and mirrored margins."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.typeset.layout.papers import TEXT, p, paper, table
from tests.typeset.measure import pages_of, rules_of
from workplan_docs.content.organ import Organ
from workplan_docs.documents import blocks as b
from workplan_docs.errors import EnvironmentProblem
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.fonts.resolve import resolve_faces
from workplan_docs.typeset.options import ORDINARY_PAGES, PageOptions, options_of
from workplan_docs.typeset.pdf import load_weasyprint
from workplan_docs.typeset.typesetter import Typesetter

IMPRINT = b.Imprint("市政府办公室。", "办公室", "2026年3月6日")


def setter(options):
    return Typesetter(resolve_faces(Path("no-such-project"), {}), std.EXACT, None, options)


def organ(**keys):
    return Organ.model_validate({"version": 1, "name": "某市某局", **keys})


def printed(document, options):
    made = setter(options)
    if not made.fonts.complete:
        pytest.skip("the prepared fonts are not there: run ./setup.sh setup")
    try:
        load_weasyprint()
    except EnvironmentProblem as problem:
        pytest.skip(str(problem))
    return made.pdf(document)


def test_the_keys_of_the_organ_are_the_options():
    assert options_of(None) == options_of(organ()) == ORDINARY_PAGES
    assert options_of(organ(character_grid=True)) == PageOptions(characters=True)
    assert options_of(organ(mirror_margins=True)) == PageOptions(mirrored=True)
    assert options_of(organ(archive_papers=True)) == PageOptions(archived=True)


@pytest.mark.parametrize("options", [ORDINARY_PAGES, PageOptions(characters=True, mirrored=True)], ids=str)
def test_the_docx_has_them(options):
    with zipfile.ZipFile(io.BytesIO(setter(options).docx(paper(p(TEXT))))) as package:
        body = package.read("word/document.xml").decode()
        settings = package.read("word/settings.xml").decode()
    assert ("linesAndChars" in body) is options.characters
    assert ("mirrorMargins" in settings) is options.mirrored


def test_even_pages_of_the_pdf_are_bound_at_the_right():
    document = paper(p("城" * 28 * 60), IMPRINT)
    plain = pages_of(printed(document, ORDINARY_PAGES).data)
    made = printed(document, PageOptions(mirrored=True))
    mirrored = pages_of(made.data)
    assert len(plain) == len(mirrored) == 4
    for number, (rows, moved) in enumerate(zip(plain, mirrored, strict=True), 1):
        shift = 0 if number % 2 else -2
        assert [r.text for r in rows] == [r.text for r in moved]
        for row, other in zip(rows, moved, strict=True):
            assert other.left - row.left == pytest.approx(shift, abs=0.02)
            assert other.top == pytest.approx(row.top, abs=0.02)
    rules = rules_of(made.data, 3)
    assert (rules[0][0], rules[0][2]) == (pytest.approx(26, abs=0.1), pytest.approx(182, abs=0.1))


def test_a_turned_even_page_is_mirrored_too():
    document = paper(p(TEXT), table(60, 225.0, landscape=True))
    pdf = printed(document, PageOptions(mirrored=True))
    for n in range(1, pdf.pages):
        top = min(rule[1] for rule in rules_of(pdf.data, n))
        assert top == pytest.approx(26 if n % 2 else 28, abs=0.3)
