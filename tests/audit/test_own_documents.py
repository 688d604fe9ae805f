"""Our own notice, and documents of the other formats, have no error in either profile."""

import shutil

import pytest

from tests.audit.conftest import ROOT
from workplan_docs.audit.audit import Wishes, audit_docx, audit_pdf
from workplan_docs.content.load import load_content
from workplan_docs.content.plan_view import assign
from workplan_docs.documents.catalogue import documents_of
from workplan_docs.documents.contexts import Contexts
from workplan_docs.documents.render import compose
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.typesetter import Typesetter


@pytest.fixture(scope="module", params=[std.EXACT, std.COMPAT], ids=lambda p: p.name)
def typesetter(request, fonts):
    return Typesetter(fonts, request.param)


@pytest.fixture(scope="module")
def notice():
    content = load_content(ROOT, 2023)
    assigned = assign(content)
    spec = next(s for s in documents_of(content, assigned) if s.kind == "notice")
    return compose(spec, Contexts(content, assigned), TemplateEnvironment(ROOT))


def errors(reports):
    return [f.sentence for r in reports for f in r.faults if f.severity is Severity.ERROR]


def test_the_pdf_of_the_notice(typesetter, notice):
    audited = audit_pdf(typesetter.pdf(notice).data, "notice.pdf", Wishes())
    (report,) = audited.reports
    assert [f.sentence for f in report.faults if f.severity is not Severity.HINT] == []
    assert report.pages > 10
    assert len(report.passed) > 100
    if typesetter.profile is std.COMPAT:
        assert {"PP002", "PP005"} <= report.codes(Severity.HINT)


def test_the_docx_of_the_notice(typesetter, notice):
    audited = audit_docx(typesetter.docx(notice), "notice.docx", Wishes())
    assert errors(audited.reports) == []
    assert audited.reports[0].codes(Severity.WARNING) == set()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")
def test_the_docx_of_the_notice_on_libreoffice_pages(typesetter, notice):
    audited = audit_docx(typesetter.docx(notice), "notice.docx", Wishes(render=True))
    assert len(audited.reports) == 2
    assert errors(audited.reports) == []


def test_a_report_form_is_no_official_document_and_is_not_judged_as_one(fonts):
    content = load_content(ROOT, 2023)
    assigned = assign(content)
    spec = next(s for s in documents_of(content, assigned) if s.kind == "report")
    form = compose(spec, Contexts(content, assigned), TemplateEnvironment(ROOT))
    setter = Typesetter(fonts)
    for audited in (
        audit_pdf(setter.pdf(form).data, "form.pdf", Wishes()),
        audit_docx(setter.docx(form), "form.docx", Wishes()),
    ):
        assert [f.sentence for r in audited.reports for f in r.faults] == []
        assert any("季度报告表" in words for words in audited.reports[0].unchecked)
