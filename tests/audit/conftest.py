"""The press of the hand-made pages, one a run of the tests."""

from pathlib import Path

import pytest

from tests.audit.pages import html_of, sample
from workplan_docs.audit.audit import Wishes, audit_pdf
from workplan_docs.typeset.pdf import PdfEngine

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def engine(fonts):
    return PdfEngine(fonts, "")


@pytest.fixture
def audit_page(engine):
    """The report on a sample with something put wrong."""

    def run(wishes=None, **changes):
        data = engine.write(engine.render(html_of(sample(**changes)))).data
        return audit_pdf(data, "sample.pdf", wishes or Wishes()).reports[0]

    return run


@pytest.fixture
def audit_html(engine):
    """The report on pages that are made by hand."""

    def run(html, wishes=None):
        return audit_pdf(engine.write(engine.render(html)).data, "pages.pdf", wishes or Wishes()).reports[0]

    return run
