"""Official PDFs for the archive: PDF/A-2b, tagged, bookmarked, and the same page in two renderers."""

import io
import re
import shutil
import subprocess
import zlib

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.typeset.test_pdf import TITLE, notice, official, p
from workplan_docs.content.organ import Organ
from workplan_docs.documents import blocks as b
from workplan_docs.errors import LayoutError
from workplan_docs.typeset.options import options_of
from workplan_docs.typeset.pdf_join import join_pdfs
from workplan_docs.typeset.typesetter import Typesetter

DPI = 150


def ruled():
    head = b.Row((b.Cell((p("序号", b.Style.CELL_HEAD),)),), "head")
    return b.Table((150.0,), (b.Row((b.Cell((p("城", b.Style.CELL),)),)),), (head,))


def _inflated(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


@pytest.fixture(scope="module")
def archived(fonts):
    plan = (
        b.PageBreak(),
        b.Title(("2023年工作要点",), 3),
        p("一、着力推动环境卫生", b.Style.HEADING1),
        p("城" * 900),
    )
    return Typesetter(fonts).pdf(notice(*plan, date="2023年3月15日")).data


def declares_pdf_a_2b(data, tagged=True):
    """Whether the metadata say so and the file is tagged (a bound volume is not)."""
    document = pypdfium2.PdfDocument(data)
    is_tagged = bool(pypdfium2.raw.FPDFCatalog_IsTagged(document.raw))
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    about = b"".join(s for raw in streams if b"pdfaid" in (s := _inflated(raw)))
    part = re.search(rb"pdfaid:part[^0-9]{1,3}2\b", about)
    return bool(is_tagged == tagged and part and re.search(rb"pdfaid:conformance\W{1,3}B\b", about))


def test_it_declares_itself_as_pdf_a_2b_and_is_tagged(archived):
    assert declares_pdf_a_2b(archived)


def test_bookmarks_name_each_title_once(archived):
    toc = [item.get_title() for item in pypdfium2.PdfDocument(archived).get_toc()]
    assert toc == ["".join(TITLE), "2023年工作要点", "一、着力推动环境卫生"]


def test_title_author_and_language_are_said(archived):
    about = pypdfium2.PdfDocument(archived).get_metadata_dict()
    assert about["Title"] == "通知"
    assert about["CreationDate"] == about["ModDate"] == ""


PAPERS = tuple(
    b.Document(layout, "表", (p("市政管理科", b.Style.SHEET_TITLE), ruled(), p("城", b.Style.SHEET_LINE)))
    for layout in ("sheet", "form")
)


def test_a_working_paper_is_no_archive_file(fonts):
    for paper in PAPERS:
        assert not declares_pdf_a_2b(Typesetter(fonts).pdf(paper).data)


def test_working_papers_are_archive_files_where_the_office_wants_them(fonts):
    options = options_of(Organ.model_validate({"version": 1, "name": "某局", "archive_papers": True}))
    setter = Typesetter(fonts, options=options)
    made = [setter.pdf(paper) for paper in PAPERS]
    together = join_pdfs([(f"第{n}份", pdf.data) for n, pdf in enumerate(made, 1)], "合订本")
    assert [pdf.pages for pdf in (*made, together)] == [1, 1, 4]
    assert all(declares_pdf_a_2b(pdf.data) for pdf in made)
    assert declares_pdf_a_2b(together.data, tagged=False)
    again = Typesetter(fonts, options=options)
    assert again.pdf(PAPERS[0]).data == made[0].data
    printed = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(together.data)]
    assert "市政管理科" in printed[0]
    assert "市政管理科" in printed[2]


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler-utils is not installed")
def test_poppler_and_pdfium_draw_the_same_page(archived):
    called = ["pdftoppm", "-r", str(DPI), "-gray", "-png", "-f", "1", "-l", "1", "-"]
    drawn = subprocess.run(called, input=archived, capture_output=True, check=True).stdout
    poppler = Image.open(io.BytesIO(drawn)).convert("L")
    pdfium = pypdfium2.PdfDocument(archived)[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    size = min(poppler.width, pdfium.width), min(poppler.height, pdfium.height)
    soft = [
        im.crop((0, 0, *size)).resize((size[0] // 16, size[1] // 16), Image.Resampling.BOX)
        for im in (poppler, pdfium)
    ]
    difference = ImageChops.difference(*soft)
    assert difference.getextrema()[1] < 40  # hinting differs by shades, a missing glyph by far more
    assert ImageStat.Stat(difference).mean[0] < 1.0


@pytest.mark.parametrize(
    "block",
    [
        b.HeadMarks(urgency="特急😀"),
        b.AttachmentList(("名单😀",)),
        b.Attachment("附件", ("名单😀",)),
        b.Attendance("出席", "张三😀"),
        b.DocumentNumber("某发〔2023〕1号", "left", ("张三😀",)),
        b.Imprint(recipients="各区😀"),
        b.SigningBlock((b.Signature("某局", "局长😀"),), ""),
    ],
)
def test_a_character_without_a_face_is_found_in_every_block(block, fonts):
    with pytest.raises(LayoutError, match="😀"):
        Typesetter(fonts).pdf(official(p("城"), block))
