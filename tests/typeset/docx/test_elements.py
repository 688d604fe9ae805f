"""How the DOCX says the elements of clauses 7, 8 and 10: named styles, tabs, sections, feet."""

import io
import itertools
import re
import zipfile

import pytest
from openxml_audit import OpenXmlValidator

from tests.typeset.docx import elements as e
from tests.typeset.docx import specimens as s
from tests.typeset.docx.test_writer import THEME, part
from workplan_docs.documents.blocks import AttachmentList, Attendance, Imprint, IssuerMark, Style, Title
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import write_docx
from workplan_docs.typeset.docx.lint import lint_docx
from workplan_docs.typeset.layout import lay_official
from workplan_docs.typeset.options import PageOptions
from workplan_docs.typeset.styles import STYLES


def body(document):
    return part(s.docx(document))


def paragraph(xml, text):
    """The XML of the paragraph that begins with a text."""
    for found in re.findall(r"<w:p>.*?</w:p>", xml):
        if "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", found)).startswith(text):
            return found
    raise AssertionError(f"no paragraph begins with {text}")


def style_name(data, xml, text):
    style = re.search('pStyle w:val="([^"]*)"', paragraph(xml, text))[1]
    return re.search(f'w:styleId="{style}"><w:name w:val="([^"]*)"', part(data, "word/styles.xml"))[1]


@pytest.mark.parametrize(
    ("name", "text", "style"),
    [
        ("upward", "000017", "份号"),
        ("upward", "机密", "密级和保密期限"),
        ("upward", "特急", "紧急程度"),
        ("upward", "签发人", "发文字号"),
        ("upward", "附件：", "附件说明"),
        ("joint", "临沂市财政局", "发文机关标志"),
        ("attachments", "附件1", "附件标识"),
        ("attachments", "2.", "附件说明"),
        ("attachments", "主送", "版记"),
        ("minutes", "出席", "出席人员"),
        ("order", "市长", "发文机关署名"),
        ("order", e.DATE, "成文日期"),
    ],
)
def test_elements_have_their_chinese_styles(name, text, style):
    data = s.docx(e.ALL[name])
    assert style_name(data, part(data), text) == style


def test_titles_and_attachments_are_in_the_outline():
    assert STYLES[Style.TITLE].outline == STYLES[Style.ATTACHMENT_LABEL].outline == 1


def test_the_row_that_carries_the_red_line_has_no_indent():
    row = paragraph(body(e.ALL["upward"]), "临城发")
    assert '<w:pBdr><w:bottom w:val="single" w:sz="8"' in row
    assert "<w:ind" not in row
    assert row.count("<w:tab w:val=") == row.count("<w:tab/>") == 2


def test_signers_are_columns_and_their_names_in_kai():
    row = paragraph(body(e.ALL["upward"]), "签发人：")
    assert re.findall(r'rStyle w:val="([^"]*)"', row) == ["GwFaceKai", "GwFaceKai"]
    assert row.count("<w:tab/>") == 2


def test_joint_names_are_stretched_beside_one_merged_cell():
    xml = body(e.ALL["joint"])
    table = xml[xml.index("<w:tbl>") : xml.index("</w:tbl>")]
    assert table.count('<w:jc w:val="distribute"/>') == 3
    assert table.count('<w:vMerge w:val="restart"/>') == 1
    assert table.count("<w:vMerge/>") == 2
    assert '<w:tblLayout w:type="fixed"/>' in table
    assert "<w:vMerge" not in body(e.ALL["joint-unsealed"])


def test_a_joint_mark_of_a_single_character_name_is_sound():
    document = e.made(IssuerMark.joint(("甲", "临沂市财政局"), "文件"), *e.body(1))
    assert lint_docx(s.docx(document)) == []


def test_a_letter_s_first_page_is_its_section_s_special_page():
    data = s.docx(e.ALL["letter-2"])
    xml = part(data)
    assert xml.count("<w:titlePg/>") == 1
    assert re.search('footerReference w:type="first" r:id="rIdFooter4"', xml)
    foot = part(data, "word/footer4.xml")
    assert "PAGE" not in foot
    assert foot.count('w:color="FF0000"') == 2
    assert "PAGE" in part(data, "word/footer5.xml")
    assert "<w:titlePg/>" not in body(e.ALL["upward"])


def test_letter_lines_are_thick_over_thin_and_thin_over_thick():
    data = s.docx(e.ALL["letter"])
    upper = re.search(r"<w:pBdr>.*?</w:pBdr>", part(data))[0]
    lower = re.search(r"<w:pBdr>.*?</w:pBdr>", part(data, "word/footer4.xml"))[0]
    assert re.findall(r'w:(top|bottom) w:val="single" w:sz="(\d+)"', upper) == [
        ("top", "18"),
        ("bottom", "6"),
    ]
    assert re.findall(r'w:(top|bottom) w:val="single" w:sz="(\d+)"', lower) == [
        ("top", "6"),
        ("bottom", "18"),
    ]


def test_an_attachment_begins_a_page_and_nothing_else_breaks():
    xml = body(e.ALL["attachments"])
    assert xml.count("<w:pageBreakBefore/>") == 2
    assert "<w:pageBreakBefore/>" in paragraph(xml, "附件2")
    assert 'w:type="page"' not in xml


def test_wrapped_attachment_names_hang():
    xml = body(e.ALL["attachments"])
    assert 'w:left="1890" w:hangingChars="0" w:hanging="1260"' in paragraph(xml, "附件：1.")
    assert 'w:left="1890" w:hangingChars="0" w:hanging="315"' in paragraph(xml, "2.")


def test_signatures_of_a_row_hang_on_centre_tabs():
    xml = body(e.ALL["joint"])
    row = next(q for q in re.findall(r"<w:p>.*?</w:p>", xml) if e.FINANCE in q and "GwSignature" in q)
    assert row.count('<w:tab w:val="center"') == 2
    assert "<w:keepNext/>" in row


def test_a_line_of_attendance_breaks_before_a_name_that_it_would_part():
    whole = "周文清、林晓晓、赵志远、陈一鸣、孙晓东、欧阳云帆、何秀英"  # 23 cells end after 云
    xml = body(e.made(IssuerMark("某局会议纪要"), Attendance("出席", whole), form="minutes"))
    assert "孙晓东、|欧阳云帆" in re.sub("<[^>]*>", "", xml.replace("<w:br/>", "|"))
    fits = "周文清、林晓晓、赵志远、陈一鸣、孙晓东、王立、何秀英、冯建国"
    assert "<w:br/>" not in body(e.made(IssuerMark("某局会议纪要"), Attendance("出席", fits), form="minutes"))


def test_a_letter_s_imprint_has_no_borders():
    xml = body(e.ALL["letter"])
    table = xml[xml.index("<w:tblpPr") : xml.rindex("</w:tbl>")]
    assert "抄送" in table
    assert "<w:tcBorders>" not in table


def test_a_long_name_in_the_imprint_is_broken_before_it_runs_into_the_date():
    office = "中共临沂市委城乡规划建设管理工作领导小组办公室"
    found = body(e.made(IssuerMark("某局文件"), Imprint("市委办公室", office, "2026年3月6日")))
    row = paragraph(found, office[:10])
    assert '<w:jc w:val="left"/>' in row
    words = re.sub("<[^>]*>", "", row.replace("<w:br/>", "|").replace("<w:tab/>", ">"))
    assert re.fullmatch(rf"{office[:12]}.*\|.*>2026年3月6日印发", words)
    assert words.replace("|", "").startswith(office)
    short = paragraph(
        body(e.made(IssuerMark("某局文件"), Imprint("", office[:9], "2026年3月6日"))), office[:9]
    )
    assert "<w:br/>" not in short


def test_no_line_between_moved_recipients_and_copies():
    xml = body(e.ALL["attachments"])
    rows = re.findall(r"<w:tr>.*?</w:tr>", xml[xml.index("<w:tblpPr") :])
    assert "<w:bottom" not in rows[0]
    assert "<w:top" not in rows[1]
    assert re.search('<w:bottom w:val="single" w:sz="6"', rows[1])


def test_landscape_tables_have_sections_of_their_own_with_turned_margins():
    data = s.docx(e.ALL["landscape"])
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", part(data))
    assert ["landscape" in x for x in sections] == [False, True, False]
    assert 'w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"' in sections[1]
    assert '<w:textDirection w:val="tbRl"/>' in part(data, "word/footer7.xml")
    assert lint_docx(data) == []


def test_the_head_of_an_attachment_is_in_the_section_of_its_landscape_table():
    data = s.docx(e.ALL["landscape-attachment"])
    kinds = ["landscape" in x for x in re.findall(r"<w:sectPr>.*?</w:sectPr>", part(data))]
    assert kinds == [False, True, True, False]
    pages = part(data).split("</w:sectPr>")
    for page, label, title in ((1, "附件1", "任务分工表"), (2, "附件2", "任务清单")):
        assert pages[page].index(label) < pages[page].index(title) < pages[page].index("<w:tbl>")
        assert "<w:pageBreakBefore/>" not in pages[page]
    assert "附件3" in pages[3]
    assert lint_docx(data) == []


@pytest.mark.parametrize("name", ["upward", "letter-2", "landscape", "landscape-attachment"])
@pytest.mark.parametrize("options", [PageOptions(characters=True), PageOptions(mirrored=True)], ids=str)
def test_page_options(name, options, tmp_path):
    document = e.ALL[name]
    data = write_docx(document, e.lay(document), std.EXACT, options=options)
    assert ('w:type="linesAndChars"' in part(data)) is options.characters
    assert ("<w:mirrorMargins/>" in part(data, "word/settings.xml")) is options.mirrored
    if options.characters:
        space = int(re.search(r"w:charSpace=\"(-\d+)\"", part(data))[1])
        assert 28 * (16 + space / 4096) * 20 <= 8845 < 28.2 * (16 + space / 4096) * 20
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    faults = [x.description for x in OpenXmlValidator().validate(str(path)).errors]
    assert [f for f in faults if THEME not in f] == []


def test_mirrored_imprint_of_an_even_page_stands_at_the_left_of_the_mirrored_area():
    document = e.ALL["joint"]
    laid = e.lay(document)
    assert laid.imprint.page == 2
    data = write_docx(document, laid, std.EXACT, options=PageOptions(mirrored=True))
    assert f'w:tblpX="{std.twips(26)}"' in part(data)


def test_every_part_that_a_section_refers_to_is_there():
    for document in e.ALL.values():
        with zipfile.ZipFile(io.BytesIO(s.docx(document))) as archive:
            names = set(archive.namelist())
        used = set(re.findall(r'r:id="rId(Header|Footer)(\d)"', body(document)))
        assert {f"word/{kind.lower()}{number}.xml" for kind, number in used} == {
            n for n in names if re.match(r"word/(header|footer)\d", n)
        }


def closing(count, names=("名单", "任务表", e.LONG_NAME), block=None):
    block = block or e.signed(e.FINANCE, note="此件主动公开")
    return e.made(IssuerMark("临沂市城市管理局文件"), *e.body(count, 1), AttachmentList(names), block)


@pytest.mark.parametrize("count", range(8, 24))
def test_an_attachment_note_is_kept_with_text_and_signature(count):
    xml = body(closing(count))
    for text in ("附件：1.", "2.", "3.", e.FINANCE, e.DATE):
        assert "<w:keepNext/>" in paragraph(xml, text)
    for text in ("附件：1.", "2.", "3."):
        assert "<w:keepLines/>" in paragraph(xml, text)
    texts = [x for x in re.findall(r"<w:p>.*?</w:p>", xml) if s.PHRASE in x]
    assert "<w:keepNext/>" in texts[-1]


@pytest.mark.parametrize("names", range(1, 18))
def test_text_goes_over_whole_only_where_the_signature_still_has_room(names):
    """LibreOffice carries a kept paragraph over whole: three lines where the layout carries one."""
    document = closing(6, ("名单",) * names)
    blocks = (*document.blocks[:-2], s.p(Style.BODY, s.PHRASE * 3), *document.blocks[-2:])
    document = e.made(*blocks)
    laid = lay_official(document, s.Nominal())
    assert (len(blocks) - 3 in laid.held) is (names > 3)
    texts = [x for x in re.findall(r"<w:p>.*?</w:p>", body(document)) if s.PHRASE in x]
    assert ("<w:keepNext/>" in texts[-1]) is (names <= 13)


def test_a_long_attachment_note_is_parted_where_the_layout_parts_it():
    names = tuple(f"{e.LONG_NAME}之{n}" for n in range(20))
    document = closing(9, names)
    laid = lay_official(document, s.Nominal())
    begins = [f.page for f in laid.fragments if f.role == "attachment-list" and f.first]
    assert len(set(begins)) > 1
    xml = body(document)
    for n, (above, below) in enumerate(itertools.pairwise(begins), 1):
        own = paragraph(xml, "附件：1." if n == 1 else f"{n}.")
        assert ("<w:keepNext/>" in own) is (above == below)


def test_attendance_lists_are_kept_together():
    xml = body(e.minutes())
    assert ["<w:keepNext/>" in paragraph(xml, label) for label in ("出席", "请假", "列席")] == [
        True,
        True,
        False,
    ]


def test_seals_alone_on_a_page_keep_their_room():
    issuers = e.ISSUERS[:3]
    document = e.made(
        e.MARKS,
        IssuerMark.joint(issuers, "文件"),
        Title(("关于联合开展市容秩序专项整治工作的通知", "（征求意见稿）")),
        s.p(Style.BODY, s.PHRASE),
        e.signed(*issuers, *issuers, note="此件公开发布"),
    )
    xml = body(document)
    first = next(x for x in re.findall(r"<w:p>.*?</w:p>", xml) if e.CITY in x and "w:tabs" in x)
    assert "<w:pageBreakBefore/>" in first
    before = int(re.search(r'w:before="(\d+)"', first)[1])
    assert before == pytest.approx(std.SEALED_BLANK_ROWS * std.EXACT.pitch_twips, abs=20)
    assert "<w:keepNext/>" not in paragraph(xml, s.PHRASE[:9])
