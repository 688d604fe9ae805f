"""A house profile on the pages: what the office set is what is measured, in PDF and DOCX."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from tests.typeset.measure import pages_of, rules_of
from workplan_docs.content.house import House
from workplan_docs.documents import blocks as b
from workplan_docs.errors import EnvironmentProblem
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.fonts.resolve import resolve_faces
from workplan_docs.typeset.house import house_profile
from workplan_docs.typeset.pdf import load_weasyprint
from workplan_docs.typeset.typesetter import Typesetter

HOUSE = House.model_validate(
    {"left_margin": "27.5", "top_margin": "35", "line_pitch": "29", "mark_size": "36", "title_pitch": "33"}
)
DOCUMENT = b.Document(
    "official",
    "通知",
    (
        b.IssuerMark("临沂市城管局文件"),
        b.DocumentNumber("临城发〔2023〕1号"),
        b.Title(("临沂市城市管理局关于", "印发2023年全市城市管理工作要点的通知")),
        b.Paragraph(b.Style.BODY, (b.Run("认真遵照执行。" * 150),)),
        b.Imprint("市政府办公室。", "临沂市城市管理局办公室", "2023年3月5日印发"),
    ),
)


@pytest.fixture(scope="module")
def setter():
    fonts = resolve_faces(Path("no-such-project"), {})
    if not fonts.complete:
        pytest.skip("the prepared fonts are not there: run ./setup.sh setup")
    return Typesetter(fonts, house_profile(std.EXACT, HOUSE))


def test_the_pdf_stands_where_the_office_wants_it(setter):
    try:
        load_weasyprint()
    except EnvironmentProblem as problem:
        pytest.skip(str(problem))
    data = setter.pdf(DOCUMENT).data
    pages = pages_of(data)
    mark, _, first, second = pages[0][:4]
    assert mark.size == pytest.approx(36, abs=0.01)
    assert second.top - first.top == pytest.approx(std.mm(33), abs=0.05)
    rule = rules_of(data)[0]
    assert (rule[0], rule[2]) == (pytest.approx(27.5, abs=0.05), pytest.approx(183.5, abs=0.05))
    rows = pages[1][:22]
    assert rows[1].left == pytest.approx(27.5, abs=0.05)
    pitches = {round(below.top - above.top, 2) for above, below in pairwise(rows[:21])}
    assert pitches == {round(std.mm(29), 2)}


def test_the_docx_says_the_same(setter):
    with zipfile.ZipFile(io.BytesIO(setter.docx(DOCUMENT))) as package:
        body = package.read("word/document.xml").decode()
        styles = package.read("word/styles.xml").decode()
    margins = re.findall(r'<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"', body)
    assert set(margins) == {tuple(str(std.twips(m)) for m in (35, 26.5, std.EXACT_BOTTOM, 27.5))}
    title = re.search(r'<w:name w:val="公文标题"/>.*?w:line="(\d+)"', styles)
    normal = re.search(r'<w:name w:val="Normal"/>.*?w:line="(\d+)"', styles)
    assert title
    assert normal
    assert (title[1], normal[1]) == ("660", "580")
    assert '<w:sz w:val="72"/>' in body
    assert f'w:tblpX="{std.twips(27.5)}"' in body
