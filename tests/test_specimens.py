"""The whole documents of tests/specimens, as blocks, DOCX and PDF, against what each says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator

from tests import specimen as s
from workplan_docs.documents import blocks as b
from workplan_docs.errors import EnvironmentProblem, Severity
from workplan_docs.officefile.docx_text import docx_text
from workplan_docs.typeset.pdf import load_weasyprint

PROFILES = ("exact", "compat")
THEME = "officeDocument/2006/relationships/theme' is missing"  # false alarm of openxml-audit 0.8.0


@pytest.fixture(scope="session", autouse=True)
def can_be_set():
    if not s.typesetter().fonts.complete:
        pytest.skip("the prepared fonts are not there: run ./setup.sh setup")
    try:
        load_weasyprint()
    except EnvironmentProblem as problem:
        pytest.skip(str(problem))


def blocks_of(one: s.Specimen, kind: type[Any]) -> Any:
    (block,) = one.of(kind)
    return block


def imprint_page(one: s.Specimen) -> int:
    printed_on = s.solid(blocks_of(one, b.Imprint).printed_on or blocks_of(one, b.Imprint).copy_to)
    return max(number for number, text in enumerate(s.pages(one.name), 1) if printed_on in text)


def signature_page(one: s.Specimen) -> int:
    date = blocks_of(one, b.SigningBlock).date
    return min(number for number, text in enumerate(s.pages(one.name), 1) if date in text)


def present(one: s.Specimen, names: list[str]) -> bool:
    return all(one.of(getattr(b, name)) for name in names)


def has_text_beside_the_signature(one: s.Specimen) -> bool:
    signing = blocks_of(one, b.SigningBlock)
    own = {signing.date, *(x.organ for x in signing.signatures)}
    return any(row not in own for row in s.rows(one.name, signature_page(one)))


def in_imprint(one: s.Specimen) -> bool:
    """Whether the layout, or the author, put the recipients there."""
    arranged = s.typesetter().arranged(one.document)
    stays = any(p.style is b.Style.RECIPIENTS for p in arranged.paragraphs())
    moved = any(block.recipients for block in arranged.blocks if isinstance(block, b.Imprint))
    assert stays is not moved
    return moved


def tight_page(one: s.Specimen) -> int | None:
    laid = s.typesetter().lay_out(one.document)
    assert laid is not None
    pages = [page for page, pitch in laid.tight_pitch_pt.items() if pitch < 29]
    return pages[0] if pages else None


def is_full(one: s.Specimen, page: int) -> bool:
    lengths = [len(row) for row in s.rows(one.name, page)]
    return len(lengths) == 22 and lengths.count(28) > 14 and all(27 <= length <= 30 for length in lengths)


def landscape_page(one: s.Specimen) -> int:
    cell = s.solid(_last_long_cell(one))
    return max(number for number, text in enumerate(s.pages(one.name), 1) if cell in text)


def _last_long_cell(one: s.Specimen) -> str:
    return max((p.text for c in one.of(b.Table)[0].rows[-1].cells for p in c.paragraphs), key=len)


def runs(one: s.Specimen) -> list[str]:
    return [r.text for p in one.document.paragraphs() for r in p.inlines if isinstance(r, b.Run) and r.face]


FACTS: dict[str, Callable[[s.Specimen, Any], bool]] = {
    "has": present,
    "lacks": lambda one, names: not any(one.of(getattr(b, name)) for name in names),
    "first": lambda one, name: isinstance(one.document.blocks[0], getattr(b, name)),
    "format": lambda one, name: one.document.format == name,
    "pages": lambda one, count: s.pdf(one.name).pages == count,
    "imprint_page": lambda one, page: imprint_page(one) == page == s.pdf(one.name).pages,
    "imprint_even": lambda one, _: imprint_page(one) % 2 == 0 and imprint_page(one) == s.pdf(one.name).pages,
    "imprint_rows": lambda one, rows: all(s.solid(row) in s.pages(one.name)[-1] for row in rows),
    "copy_label": lambda one, label: blocks_of(one, b.Imprint).copy_label == label,
    "recipients_in_imprint": lambda one, wanted: in_imprint(one) is wanted,
    "signatures": lambda one, count: len(blocks_of(one, b.SigningBlock).signatures) == count,
    "mode": lambda one, mode: blocks_of(one, b.SigningBlock).mode == mode,
    "signature_page": lambda one, page: signature_page(one) == page,
    "signature_with_text": lambda one, _: has_text_beside_the_signature(one),
    "tight_page": lambda one, page: tight_page(one) == page,
    "number_place": lambda one, place: blocks_of(one, b.DocumentNumber).place == place,
    "signers": lambda one, count: len(blocks_of(one, b.DocumentNumber).signers) == count,
    "mark": lambda one, text: blocks_of(one, b.IssuerMark).text == text,
    "names": lambda one, count: len(blocks_of(one, b.IssuerMark).names) == count,
    "title_lines": lambda one, count: len(one.of(b.Title)[0].parts) == count,
    "title_note": lambda one, text: (
        [p.text for p in one.document.paragraphs() if p.style is b.Style.TITLE_NOTE] == [text]
    ),
    "headings": lambda one, count: (
        sum(p.style is b.Style.HEADING1 for p in one.document.paragraphs()) == count
    ),
    "runs": lambda one, texts: runs(one) == texts,
    "attachments": lambda one, count: len(blocks_of(one, b.AttachmentList).names) == count,
    "label": lambda one, label: blocks_of(one, b.Attachment).label == label,
    "page_starts": lambda one, starts: all(
        s.pages(one.name)[page - 1].startswith(label) for label, page in starts.items()
    ),
    "landscape": lambda one, _: one.of(b.Table)[0].landscape,
    "table_page": lambda one, page: landscape_page(one) == page,
    "attendance": lambda one, labels: [x.label for x in one.of(b.Attendance)] == labels,
    "body_on_page_1": lambda one, text: s.solid(text) in s.pages(one.name)[0],
    "full_page": is_full,
    "text": lambda one, texts: all(s.solid(text) in "".join(s.pages(one.name)) for text in texts),
    "all_text": lambda one, _: all(text in "".join(s.pages(one.name)) for text in one.strings()),
    "codes": lambda one, codes: sorted({d.code for d in one.found()}) == codes,
}


def test_there_are_specimens_of_all_twenty_kinds():
    assert {name[:2] for name in s.names()} == {f"{number:02d}" for number in range(1, 21)}


@pytest.mark.parametrize("name", s.names())
def test_a_specimen_is_as_it_says(name):
    one = s.specimen(name)
    assert one.facts, "a specimen says what must come of it"
    assert set(one.facts) <= set(FACTS)
    wrong = [(key, value) for key, value in one.facts.items() if not FACTS[key](one, value)]
    assert wrong == []


@pytest.mark.parametrize("name", s.names())
def test_the_rules_find_nothing_wrong_in_a_specimen(name):
    assert [d for d in s.specimen(name).found() if d.severity is not Severity.HINT] == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", s.names())
def test_the_pdf_says_everything(name, profile):
    said = "".join(s.pages(name, profile))
    assert [text for text in s.specimen(name).strings() if text not in said] == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", s.names())
def test_the_docx_says_everything(name, profile):
    # What stands in frames or tables may be read in another order, but each text is whole.
    said = s.solid(docx_text(s.typesetter(profile).docx(s.specimen(name).document)))
    assert [text for text in s.specimen(name).strings() if text not in said] == []


@pytest.mark.parametrize("name", s.names())
def test_the_docx_fits_the_schema(name, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(s.typesetter().docx(s.specimen(name).document))
    faults = [error.description for error in OpenXmlValidator().validate(str(path)).errors]
    assert [fault for fault in faults if THEME not in fault] == []


def test_a_wrong_fact_is_found():
    one = s.specimen("01-minimal-notice")
    assert not FACTS["pages"](one, 3)
    assert not FACTS["has"](one, ["HeadMarks"])
    assert not FACTS["full_page"](one, 1)
    assert not FACTS["text"](one, ["此页无正文"])
