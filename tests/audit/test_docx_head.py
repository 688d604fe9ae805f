"""Distances of the head by a DOCX's paragraphs, without LibreOffice: number, red line, title, recipients."""

import io
import re
import zipfile

import pytest

from tests import specimen as s
from workplan_docs.audit.audit import Wishes, audit_docx
from workplan_docs.errors import Severity

E, W = Severity.ERROR, Severity.WARNING
NAME = "01-minimal-notice"


def edited(*edits):
    """The specimen with its document.xml edited as an office might."""
    source, target = io.BytesIO(s.typesetter().docx(s.specimen(NAME).document)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                for pattern, replacement in edits:
                    content, count = re.subn(pattern, replacement, content, count=1)
                    assert count == 1, pattern
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
    return target.getvalue()


def before(style, twips):
    """The space before the paragraph of a style."""
    pattern = rf'(<w:pStyle w:val="{style}"/>(?:(?!</w:pPr>).)*?<w:spacing w:before=)"\d+"'
    return (pattern, rf'\1"{twips}"')


BORDER = '<w:bottom w:val="single" w:sz="8" w:space="8" w:color="FF0000"/>'
FAULTS = {
    "number right under the mark": (before("GwDocumentNumber", 100), "DN021", E),
    "red line on the number": ((BORDER, BORDER.replace('"8" w:c', '"0" w:c')), "HD016", E),
    "red line 9 mm below": ((BORDER, BORDER.replace('"8" w:c', '"24" w:c')), "HD016", E),
    "black line": ((BORDER, BORDER.replace("FF0000", "000000")), "HD018", E),
    "title right under the line": (before("GwTitle", 0), "TT021", E),
    "recipients right under the title": (before("GwRecipients", 0), "RC020", E),
    "short red line": ((BORDER + "</w:pBdr>", BORDER + '</w:pBdr><w:ind w:left="600" w:right="600"/>'), "HD024", E),
}  # fmt: skip


@pytest.mark.usefixtures("fonts")
def test_as_it_is():
    report = audit_docx(edited(), "x.docx", Wishes()).reports[0]
    assert report.codes(E, W) == set()
    assert {"DN021", "HD016", "HD018", "HD024", "TT021", "RC020"} <= {f.code for f in report.passed}


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize(("edit", "code", "severity"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found(edit, code, severity):
    report = audit_docx(edited(edit), "x.docx", Wishes()).reports[0]
    assert code in report.codes(severity), [f.sentence for f in report.faults]


@pytest.mark.usefixtures("fonts")
def test_the_line_of_an_empty_paragraph_between():
    """Many offices draw the red line as the lower border of an empty paragraph."""
    empty = (
        f"</w:p><w:p><w:pPr><w:pBdr>{BORDER.replace(chr(34) + '8' + chr(34) + ' w:c', chr(34) + '0' + chr(34) + ' w:c')}"
        '</w:pBdr><w:spacing w:before="0" w:after="0" w:line="172" w:lineRule="exact"/></w:pPr></w:p>'
    )
    data = edited(
        (f"<w:pBdr>{BORDER}</w:pBdr>", ""),
        (r"(?<=号</w:t></w:r>)</w:p>", empty.replace("\\", "")),
        before("GwTitle", 1000),
    )
    report = audit_docx(data, "x.docx", Wishes()).reports[0]
    assert report.codes(E, W) == set(), [f.sentence for f in report.faults]
    assert {"HD016", "TT021"} <= {f.code for f in report.passed}
