"""Every specimen, as PDF and DOCX in both profiles, passes the audit."""

import pytest

from tests import specimen as s
from workplan_docs.audit.audit import Wishes, audit_docx, audit_pdf
from workplan_docs.errors import Severity

FORMATS = {"13": "信函格式", "14": "命令（令）格式", "15": "纪要格式"}
MAY_WARN: dict[tuple[str, str], str] = {}  # specimen and code: why it cannot be otherwise
HINTED = {  # what cannot be otherwise with this text
    "08-four-levels": {"CO023"},
    "10-landscape-even": {"CO023"},
    "11-signature-tightened": {"CO023"},
    "18-rare-characters": {"PP011"},
}
DECLARED = {  # deviations that are meant: what the hints may be about
    "exact": {"PP004"},  # a page tightened for its signature (7.3.5.5)
    "compat": {"PP002", "PP004", "PP005"},  # its edges
}


def faults(reports, name):
    return [
        f.sentence
        for report in reports
        for f in report.findings
        if f.severity is Severity.ERROR or (f.severity is Severity.WARNING and (name, f.code) not in MAY_WARN)
    ]


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("profile", ["exact", "compat"])
@pytest.mark.parametrize("name", s.names())
def test_a_specimen_passes_the_audit(name, profile):
    sealed = s.specimen(name).single.document.seal == "sealed"
    pdf = audit_pdf(s.pdf(name, profile).data, f"{name}.pdf", Wishes(sealed=sealed or None)).reports
    docx = audit_docx(s.typesetter(profile).docx(s.specimen(name).document), f"{name}.docx", Wishes()).reports
    assert faults([*pdf, *docx], name) == []
    assert pdf[0].format == FORMATS.get(name[:2], "一般格式")
    assert len(pdf[0].passed) > 20
    assert pdf[0].codes(Severity.HINT) <= DECLARED[profile] | HINTED.get(name, set())
