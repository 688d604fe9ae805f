"""The label of an attachment bound apart says 发文字号, but is none: the audit finds no fault in such a paper."""

import pytest

from tests import specimen as s
from workplan_docs.audit.audit import Wishes, audit_docx, audit_pdf
from workplan_docs.content.models import OfficialDocument
from workplan_docs.documents.contexts import official_context
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.errors import Severity


@pytest.mark.usefixtures("fonts")
def test_it_passes():
    one = OfficialDocument.model_validate(
        {
            "version": "1",
            "issuers": ["云岭市城市管理局"],
            "document_number": "云城发〔2026〕12号",
            "attachments": [
                "名单",
                {"name": "建筑垃圾管理办法", "bound": False, "body": ["第一条　甲。"] * 40},
            ],
        }
    )
    made, _ = TemplateEnvironment().document("document.xml.j2", official_context(None, one, None, 2))
    setter = s.typesetter()
    reports = [
        *audit_pdf(setter.pdf(made).data, "a.pdf", Wishes()).reports,
        *audit_docx(setter.docx(made), "a.docx", Wishes()).reports,
    ]
    assert [
        f.sentence for r in reports for f in r.findings if f.severity in (Severity.ERROR, Severity.WARNING)
    ] == []
    assert all(report.passed for report in reports)
