"""An attachment bound apart is a document of its own: label with 发文字号 on row 1, title on row 3 (7.3.7)."""

import pytest

from tests.typeset.layout.nominal import NominalMetrics
from workplan_docs.content.models import OfficialDocument
from workplan_docs.documents import blocks as b
from workplan_docs.documents.catalogue import official_spec, with_attachments
from workplan_docs.documents.contexts import official_context
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout import lay_official

APART = {"name": "名单乙", "bound": False, "body": ["一、甲单位", "正文。"]}


def document(*attachments, number="云城发〔2026〕12号"):
    keys = {"title": "甲局关于乙的通知", "issuers": ["甲局"], "document_number": number, "body": ["正文。"]}
    return OfficialDocument.model_validate({"version": "1", "attachments": list(attachments), **keys})


def composed(one, attachment):
    return TemplateEnvironment().document("document.xml.j2", official_context(None, one, None, attachment))[0]


def test_each_one_with_a_text_is_a_file_of_its_own():
    one = document("名单甲", APART, {"name": "名单丙", "bound": False}, {"name": "名单丁", "body": ["甲。"]})
    specs = with_attachments(official_spec("2026/documents/notice", "notice"), one)
    assert [(spec.path_stem, spec.attachment) for spec in specs] == [
        ("2026/documents/notice", 0),
        ("2026/documents/notice-附件2", 2),
    ]


@pytest.mark.parametrize(
    ("others", "number", "label"),
    [(("名单甲",), 2, "云城发〔2026〕12号附件2"), ((), 1, "云城发〔2026〕12号附件")],
)
def test_its_first_row_says_the_number(others, number, label):
    made = composed(document(*others, APART), number)
    assert made.blocks[0] == b.Attachment(label, ("名单乙",))
    assert {type(block) for block in made.blocks[1:]} == {b.Paragraph}
    assert made.title == "名单乙"


def test_it_stands_on_rows_one_and_three_of_page_one():
    laid = lay_official(composed(document(APART), 1), NominalMetrics())
    label, title = (
        next(f for f in laid.fragments if f.role == role) for role in ("attachment-label", "title")
    )
    assert (label.page, label.left) == (1, std.TYPE_AREA_LEFT)
    assert label.top == pytest.approx(std.EXACT.top + (std.EXACT.pitch - std.CELL_MM) / 2, abs=0.01)
    row = (title.top + std.mm(title.size_pt) / 2 - std.EXACT.top) / std.EXACT.pitch
    assert row == pytest.approx(2.5, abs=0.01)


def test_the_document_itself_lists_it_and_has_no_pages_of_it():
    made = composed(document(APART), 0)
    assert [block.names for block in made.blocks if isinstance(block, b.AttachmentList)] == [("名单乙",)]
    assert not any(isinstance(block, b.Attachment) for block in made.blocks)


def test_a_draft_without_a_number_still_says_which_attachment_it_is():
    assert composed(document("名单甲", APART, number=None), 2).blocks[0] == b.Attachment("附件2", ("名单乙",))
