"""The names of a title that its lines never part travel from the content to the layout."""

from tests.typeset.layout.nominal import NominalMetrics
from workplan_docs.content.models import OfficialDocument
from workplan_docs.documents.markup import parse_markup
from workplan_docs.documents.title_names import title_names
from workplan_docs.typeset.layout.titles import title_lines


def document(**keys):
    return OfficialDocument.model_validate({"version": "1", **keys})


def test_the_names_that_a_title_says():
    one = document(
        title="云岭市城管委关于|表彰司马相如同志的决定",
        issuers=["云岭市城管委", "云岭市公安局"],
        signers=["司马相如", "李刚"],
        recipients="各区城管委，市直单位",
    )
    assert title_names(None, one) == ("云岭市城管委", "司马相如")


def test_titles_of_attachments_count_too():
    one = document(title="关于考核的通知", recipients="尚书房", attachments=[{"name": "尚书房|考核表"}])
    assert title_names(None, one) == ("尚书房",)


def test_the_markup_carries_them():
    parsed = parse_markup('<document layout="official" title="甲" names="尚书房 李刚"/>', "own.j2")
    assert parsed.names == ("尚书房", "李刚")
    assert parse_markup('<document layout="official" title="甲"/>', "own.j2").names == ()


def test_a_name_moves_the_break():
    title = "关于做好同心桥市民文化艺术中心开馆的通知"
    name = "同心桥市民文化艺术中心"

    def lines(names):
        return title_lines((title,), NominalMetrics(), "xiaobiaosong", 15, names)

    assert not any(name in line for line in lines(()))
    assert any(name in line for line in lines((name,)))
