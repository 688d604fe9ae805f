"""Rows that stay short because a word may not be parted: the layout counts them, the audit says so."""

import pytest

from tests.typeset.layout.papers import p, paper
from workplan_docs.audit.audit import Wishes, audit_pdf
from workplan_docs.errors import Severity
from workplan_docs.typeset.typesetter import Typesetter

WORD = "responsibilities2026"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_rows_that_could_not_be_filled_are_counted_and_told(fonts, count):
    setter = Typesetter(fonts)
    document = paper(*[p("城" * 21 + WORD + "城" * 60)] * count, p("城" * 90))
    assert setter.lay_out(document).short_lines == count
    (report,) = audit_pdf(setter.pdf(document).data, "x.pdf", Wishes()).reports
    told = [f for f in report.faults if f.code == "PP006"]
    assert [f.severity for f in told] == [Severity.HINT] * bool(count)
    if count:
        assert told[0].found.startswith(f"{count} 行没有排满")
