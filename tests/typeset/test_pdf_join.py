"""PDFs bound together: the same pages, one copy of each font, bookmarks, the archive's wishes."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from tests.typeset.test_pdf import table
from workplan_docs.typeset.options import PageOptions
from workplan_docs.typeset.pdf_join import join_pdfs
from workplan_docs.typeset.typesetter import Typesetter

TITLE = "2023年城市管理工作要点任务分解表合订本 <甲&乙>"
WORDS = ("全市新建公厕12座", "整治建筑垃圾、渣土和扬尘", "第3季度完成98.5%", "王小明\u3000李大钊")


@pytest.fixture(scope="module")
def parts(fonts):
    setter = Typesetter(fonts)
    sheets = [table(f"<row><cell>{n}</cell><cell>{w}</cell></row>") for n, w in enumerate(WORDS, 1)]
    sheets.append(
        table("".join(f"<row><cell>{n}</cell><cell>{WORDS[n % 4]}</cell></row>" for n in range(60)))
    )
    return [(f"单位{n}", setter.pdf(sheet).data) for n, sheet in enumerate(sheets)]


@pytest.fixture(scope="module")
def joined(parts):
    return join_pdfs(parts, TITLE)


def pictures(data: bytes) -> list[bytes]:
    return [bytes(page.render(scale=1).to_pil().tobytes()) for page in pypdfium2.PdfDocument(data)]


def texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_every_page_looks_and_reads_as_before(parts, joined):
    for take in (pictures, texts):
        wanted = [page for _, data in parts for page in take(data)]
        found = [
            page for page, words in zip(take(joined.data), texts(joined.data), strict=True) if words.strip()
        ]
        assert found == wanted


def test_each_part_begins_on_a_front_page(parts, joined):
    read = pikepdf.open(BytesIO(joined.data))
    assert joined.pages == len(read.pages)
    with read.open_outline() as outline:
        fronts = [read.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root]
        assert [item.title for item in outline.root] == [words for words, _ in parts]
    assert all(front % 2 == 0 for front in fronts)
    lengths = [len(pikepdf.open(BytesIO(data)).pages) for _, data in parts]
    assert [b - a for a, b in pairwise([*fronts, joined.pages])] == [n + n % 2 for n in lengths]


def test_one_program_for_each_face(parts, joined):
    assert len(programs(joined.data)) == len(programs(parts[-1][1])) > 0
    assert len(joined.data) < sum(len(data) for _, data in parts) / 2


def programs(data: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(data)) as read:
        streams = [thing for thing in read.objects if isinstance(thing, pikepdf.Stream)]
        found = [thing for thing in streams if thing.read_bytes().startswith(b"\0\1\0\0")]
        assert all(int(thing.Length1) == len(thing.read_bytes()) for thing in found)
        return [thing.read_bytes() for thing in found]


def test_the_united_program_is_a_sound_font(joined):
    for program in programs(joined.data):
        font = TTFont(BytesIO(program))
        names = font.getGlyphOrder()
        drawn = [name for name in names if font["glyf"][name].numberOfContours]
        assert len(drawn) > 3
        assert all(font["hmtx"][name][0] > 0 for name in drawn)


def test_properties_and_determinism(parts, joined):
    read = pikepdf.open(BytesIO(joined.data))
    assert str(read.docinfo["/Title"]) == TITLE
    assert str(read.Root.Lang) == "zh-CN"
    assert join_pdfs(parts, TITLE).data == joined.data


def test_parts_for_the_archive_give_a_file_for_the_archive(fonts):
    setter = Typesetter(fonts, options=PageOptions(archived=True))
    data = setter.pdf(table("<row><cell>1</cell><cell>甲</cell></row>")).data
    read = pikepdf.open(BytesIO(join_pdfs([("甲", data), ("乙", data)], TITLE).data))
    assert read.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    with read.open_metadata() as metadata:
        assert metadata.pdfa_status == "2B"
        assert metadata["dc:title"] == TITLE
    assert "/StructTreeRoot" not in read.Root
    assert all("/StructParents" not in page.obj for page in read.pages)
