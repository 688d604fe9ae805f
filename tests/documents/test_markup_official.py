"""The elements of official documents in the markup, each as its block, and their faults."""

import pytest

from workplan_docs.documents import blocks as b
from workplan_docs.documents.markup import parse_markup
from workplan_docs.errors import TemplateError


def parse(inner, attributes=""):
    return parse_markup(f'<document layout="official" title="t" {attributes}>{inner}</document>', "test")


@pytest.mark.parametrize(
    ("markup", "block"),
    [
        (
            '<head-marks copy-number="000017" secrecy="机密★1年" urgency="特急"/>',
            b.HeadMarks("000017", "机密★1年", "特急"),
        ),
        ("<head-marks/>", b.HeadMarks()),
        ("<issuer-mark>甲局文件</issuer-mark>", b.IssuerMark("甲局文件")),
        (
            '<issuer-mark suffix="文件"><name>甲局</name><name>乙委员会</name></issuer-mark>',
            b.IssuerMark("甲局乙委员会文件", ("甲局", "乙委员会"), "文件"),
        ),
        ('<issuer-mark suffix="文件"><name>甲局</name></issuer-mark>', b.IssuerMark("甲局文件")),
        ("<document-number>甲发〔2026〕1号</document-number>", b.DocumentNumber("甲发〔2026〕1号")),
        (
            '<document-number place="left">甲发〔2026〕1号<signer>张三</signer><signer>李四</signer></document-number>',
            b.DocumentNumber("甲发〔2026〕1号", "left", ("张三", "李四")),
        ),
        (
            "<attachment-list><name>一表</name><name>二表</name></attachment-list>",
            b.AttachmentList(("一表", "二表")),
        ),
        ('<attachment label="附件1">甲<br/>乙</attachment>', b.Attachment("附件1", ("甲", "乙"))),
        (
            '<signing-block mode="stamp" date="2026年3月5日"><signature organ="甲" post="市长"/></signing-block>',
            b.SigningBlock((b.Signature("甲", "市长"),), "2026年3月5日", "stamp"),
        ),
        ('<attendance label="出席：">张三</attendance>', b.Attendance("出席", "张三")),
        (
            '<imprint recipients="甲" copy-to="乙" copy-label="分送"/>',
            b.Imprint("乙", recipients="甲", copy_label="分送"),
        ),
    ],
)
def test_an_element_becomes_its_block(markup, block):
    assert parse(markup).blocks == (block,)


def test_a_table_may_be_landscape():
    (table,) = parse('<table columns="100" landscape="yes"><row><cell>甲</cell></row></table>').blocks
    assert table.landscape


def test_the_format_is_an_attribute_of_the_document():
    assert parse("").format == "ordinary"
    assert parse("", 'format="letter"').format == "letter"


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<attachment>甲</attachment>", "缺少属性 label"),
        ("<attachment-list/>", "至少要有一个 <name>"),
        ("<signing-block/>", "至少要有一个 <signature>"),
        ('<signing-block mode="seal"><signature organ="甲"/></signing-block>', "mode 不能是“seal”"),
        ('<signing-block signature="甲"/>', "不认识属性 signature"),
        ("<document-number>甲<name>乙</name></document-number>", "里不能用 <name>"),
        ('<document-number place="top">甲</document-number>', "place 不能是“top”"),
        ("<issuer-mark>甲<name>乙</name></issuer-mark>", "不能直接写文字"),
        ('<attendance label="出席"><run face="hei">甲</run></attendance>', "里只能写文字"),
    ],
)
def test_a_fault_names_its_element(markup, message):
    with pytest.raises(TemplateError, match=message):
        parse(markup)


def test_a_title_note_is_a_paragraph_of_its_own_style():
    parsed = parse_markup(
        '<document layout="official" title="甲"><title-note>（2026年3月5日某会议通过）</title-note></document>',
        "own.j2",
    )
    assert [(x.style, x.text) for x in parsed.paragraphs()] == [
        (b.Style.TITLE_NOTE, "（2026年3月5日某会议通过）")
    ]
