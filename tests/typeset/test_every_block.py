"""Every kind of block goes into every writer: it is laid out, or a clear error says that it cannot be."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import get_args

import pytest

from tests.typeset.layout.papers import TEXT, lay, p, paper
from workplan_docs.documents import blocks as b
from workplan_docs.errors import LayoutError
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.fonts.resolve import resolve_faces
from workplan_docs.typeset.layout.places import OfficialLayout
from workplan_docs.typeset.typesetter import Typesetter

SAMPLES = (
    p("段落甲"),
    b.HeadMarks("000001", "机密", "特急"),
    b.IssuerMark("某市文件"),
    b.DocumentNumber("某发〔2026〕1号", signers=("张明远",)),
    b.Title(("标题甲",)),
    b.AttachmentList(("名单甲", "名单乙")),
    b.Attachment("附件1", ("附件标题",)),
    b.SigningBlock((b.Signature("某局", "局长"),), "2026年3月5日", "stamp", "此件公开"),
    b.Attendance("出席", "张三"),
    b.PageBreak(),
    b.Blank(2),
    b.Imprint("抄送甲", "办公室", "2026年3月6日"),
    b.Sides((b.Run("左边"),), (b.Run("右边"),)),
    b.Table((78.0, 78.0), (b.Row((b.Cell((p("格一"),)), b.Cell((p("格二"),)))),)),
)
WORDS = {
    "Paragraph": ("段落甲",),
    "HeadMarks": ("000001", "机密", "特急"),
    "IssuerMark": ("某市文件",),
    "DocumentNumber": ("某发〔2026〕1号", "张明远"),
    "Title": ("标题甲",),
    "AttachmentList": ("名单甲", "名单乙"),
    "Attachment": ("附件1", "附件标题"),
    "SigningBlock": ("某局局长", "2026年3月5日", "此件公开"),
    "Attendance": ("出席", "张三"),
    "Imprint": ("抄送甲", "办公室", "2026年3月6日"),
    "Sides": ("左边", "右边"),
    "Table": ("格一", "格二"),
}
HEAD_ONLY = {"HeadMarks", "IssuerMark", "DocumentNumber"}
ON_PAPER = {"Paragraph", "Table", "Sides", "Blank", "PageBreak"}
SETTER = Typesetter(resolve_faces(Path("no-such-project"), {}))


@dataclass(frozen=True)
class Unheard:
    """A block that nobody knows."""


def name(block):
    return type(block).__name__


def plain(markup):
    return unescape(re.sub(r"<[^>]*>|\s", "", markup))


def words_of_docx(document):
    with zipfile.ZipFile(io.BytesIO(SETTER.docx(document))) as package:
        return plain(package.read("word/document.xml").decode())


WRITERS = {"html": lambda document: plain(SETTER.html(document)), "docx": words_of_docx}


def test_there_is_a_sample_of_every_block():
    assert {type(block) for block in SAMPLES} == set(get_args(b.Block))


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("place", ["first", "last", "only"])
@pytest.mark.parametrize("block", SAMPLES, ids=name)
def test_an_official_document_has_it_or_says_that_it_cannot(block, place, writer):
    blocks = {"first": (block, p(TEXT)), "last": (p(TEXT), block), "only": (block,)}[place]
    document = paper(*blocks)
    if place == "last" and name(block) in HEAD_ONLY:
        with pytest.raises(LayoutError, match=f"TY010.*{name(block)}"):
            WRITERS[writer](document)
        return
    written = WRITERS[writer](document)
    assert [w for w in WORDS.get(name(block), ()) if w not in written] == []


@pytest.mark.parametrize("layout", ["sheet", "form"])
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("block", SAMPLES, ids=name)
def test_a_working_paper_has_it_or_says_that_it_cannot(block, writer, layout):
    document = b.Document(layout, "表", (p(TEXT), block))
    if writer == "html" and name(block) not in ON_PAPER:
        with pytest.raises(LayoutError, match=f"TY010.*{name(block)}"):
            WRITERS[writer](document)
        return
    written = WRITERS[writer](document)
    assert [w for w in WORDS.get(name(block), ()) if w not in written] == []


@pytest.mark.parametrize("layout", ["official", "sheet"])
@pytest.mark.parametrize("writer", WRITERS)
def test_an_unheard_of_block_is_an_error(writer, layout):
    document = b.Document(layout, "t", (p(TEXT), Unheard()))
    with pytest.raises(LayoutError, match=r"TY010.*Unheard"):
        WRITERS[writer](document)


def test_a_block_that_only_the_docx_writer_does_not_know_is_an_error():
    from workplan_docs.typeset.docx import write_docx

    empty = OfficialLayout((), 1, None, (), {}, {}, {}, None, frozenset(), 0)
    with pytest.raises(LayoutError, match="TY010"):
        write_docx(paper(Unheard()), empty)


def test_a_signing_block_higher_than_a_page_is_an_error_that_names_the_document():
    def signed(count):
        organs = tuple(b.Signature(f"某市第{n}局") for n in range(count))
        return b.SigningBlock(organs, "2026年3月5日", "unsealed")

    with pytest.raises(LayoutError, match=r"TY011 《t》的落款.* 32 行"):
        lay(p(TEXT), signed(30))
    laid = lay(p(TEXT), signed(18))
    assert {f.page for f in laid.fragments} == {1}


@pytest.mark.parametrize("profile", std.PROFILES.values(), ids=lambda profile: profile.name)
def test_a_head_that_leaves_no_room_for_text_is_an_error(profile):
    def headed(lines):
        title = b.Title(tuple("关于进一步加强城市管理工作的若干意见"[n:] for n in range(lines)))
        number = b.DocumentNumber("某发〔2026〕1号")
        return lay(b.IssuerMark("某市人民政府文件"), number, title, p(TEXT), profile=profile)

    assert {f.page for f in headed(6).fragments} == {1}
    with pytest.raises(LayoutError, match="TY012 《t》"):
        headed(14)
