"""A notice written with python-docx, as an office might, with one thing put wrong."""

import io
from dataclasses import dataclass, replace

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips

PROSE = "坚持城市管理为了人民，深入开展环境卫生整治提升行动，全面推进垃圾分类工作，持续改善市容市貌。"


@dataclass
class Letter:
    """Everything that a test may put wrong."""

    width: float = 210.0
    top: float = 34.58
    bottom: float = 32.58
    left: float = 28.0
    right: float = 26.0
    pitch: float | None = 29.5
    spacing: int = -5
    footer: float = 24.9
    foot: str = "— {} —"
    alternate: bool = True
    foot_size: float = 14
    foot_font: str = "宋体"
    field: bool = True
    mark_before: float = 35.0
    mark_colour: str = "FF0000"
    mark_size: float = 42
    number: str = "东城发〔2023〕1号"
    title_align: str = "center"
    title_size: float = 22
    title_font: str = "方正小标宋简体"
    title_bold: bool = False
    recipients_indent: float = 0.0
    body_font: str = "仿宋_GB2312"
    body_size: float = 16
    body_bold: bool = False
    body_colour: str = "000000"
    indent: float = 2.0
    typed: str = ""
    heading_font: str = "黑体"
    heading_indent: float = 2.0
    level3_bold: bool = False
    text: str = "“双碳”目标——"
    latin: str = "仿宋_GB2312"
    date: str = "2023年3月15日"
    imprint_size: float = 14
    imprint_lines: bool = True
    imprint_indent: float = 1.0
    red_line: bool = True
    classified: tuple[str, ...] = ()
    title: str = "东平市城市管理局关于印发工作要点的通知"
    signature_right: float = 3.0
    date_right: float = 4.0
    closing: str = "特此通知。"
    clause: str = ""  # a numbered paragraph of the text
    printed: str = ""  # printing organ, tab, date


def _font(run, name, size, latin=None, bold=False, colour="000000", spacing=0):
    run.font.size = Pt(size)
    run.bold = bold or None
    run.font.name = latin or name
    run.font.color.rgb = RGBColor.from_string(colour)
    fonts = run._element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), name)
    if spacing:
        element = OxmlElement("w:spacing")
        element.set(qn("w:val"), str(spacing))
        run._element.rPr.append(element)


def _paragraph(document, s, text, name, size, **more):
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = Mm(more.get("before", 0))
    form.space_after = Pt(0)
    pitch = more.get("pitch", s.pitch)
    if pitch:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    align = more.get("align", "left")
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, {"both": "JUSTIFY"}.get(align, align.upper()))
    if more.get("indent"):
        form.first_line_indent = Pt(more["indent"] * size)
    run = paragraph.add_run(text)
    colour, bold = more.get("colour", "000000"), more.get("bold", False)
    _font(run, name, size, more.get("latin"), bold, colour, s.spacing if size == 16 else 0)
    return paragraph


def _foot(s, footer, side):
    paragraph = footer.paragraphs[0]
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, side)
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(14)
    if side == "RIGHT":
        form.right_indent = Pt(14)
    elif side == "LEFT":
        form.left_indent = Pt(14)
    before, after = s.foot.split("{}")
    _font(paragraph.add_run(before), s.foot_font, s.foot_size)
    if s.field:
        for kind in ("begin", "PAGE", "end"):
            run = paragraph.add_run()
            tag = "w:instrText" if kind == "PAGE" else "w:fldChar"
            element = OxmlElement(tag)
            if kind == "PAGE":
                element.text = " PAGE "
            else:
                element.set(qn("w:fldCharType"), kind)
            run._element.append(element)
    _font(paragraph.add_run(after), s.foot_font, s.foot_size)


def written(**changes) -> bytes:
    """The DOCX with something put wrong."""
    s = replace(Letter(), **changes)
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(s.width), Mm(297)
    section.top_margin, section.bottom_margin = Mm(s.top), Mm(s.bottom)
    section.left_margin, section.right_margin = Twips(round(s.left * 56.6929) - 1), Mm(s.right)
    section.footer_distance = Mm(s.footer)
    document.settings.odd_and_even_pages_header_footer = s.alternate
    sides = ("RIGHT", "LEFT") if s.alternate else ("CENTER", "CENTER")
    _foot(s, section.footer, sides[0])
    if s.alternate:
        _foot(s, section.even_page_footer, sides[1])
    _content(document, s)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _content(document, s):
    mark = {"align": "center", "colour": s.mark_colour, "before": s.mark_before, "pitch": s.mark_size + 12}
    for text in s.classified:
        _paragraph(document, s, text, "黑体", 16)
    _paragraph(document, s, "东平市城市管理局文件", "方正小标宋简体", s.mark_size, **mark)
    number = _paragraph(document, s, s.number, "仿宋_GB2312", 16, align="center", before=18, pitch=21)
    if s.red_line:
        _border(number, "bottom", "FF0000", 8)
    title = {"align": s.title_align, "bold": s.title_bold, "before": 18.3, "pitch": 36}
    _paragraph(document, s, s.title, s.title_font, s.title_size, **title)
    _paragraph(
        document, s, "各县区城管局，机关各科室：", "仿宋_GB2312", 16, indent=s.recipients_indent, before=5.6
    )
    body = {
        "align": "both", "indent": s.indent, "bold": s.body_bold, "colour": s.body_colour, "latin": s.latin,
    }  # fmt: skip
    for _ in range(4):
        _paragraph(document, s, s.typed + s.text + PROSE, s.body_font, s.body_size, **body)
    if s.clause:
        _paragraph(document, s, s.clause, "仿宋_GB2312", 16, indent=2, align="both")
    _paragraph(document, s, "一、总体要求", s.heading_font, 16, indent=s.heading_indent)
    _paragraph(document, s, "1.加强领导。" + PROSE, "仿宋_GB2312", 16, indent=2, bold=s.level3_bold)
    _paragraph(document, s, s.closing, "仿宋_GB2312", 16, indent=2)
    for text, right in (("东平市城市管理局", s.signature_right), (s.date, s.date_right)):
        row = _paragraph(document, s, text, "仿宋_GB2312", 16, align="right")
        row.paragraph_format.right_indent = Pt(right * 15.79)
    text = "抄送：市委办公室，市政府办公室。"
    copy = _paragraph(document, s, text, "仿宋_GB2312", s.imprint_size, indent=s.imprint_indent)
    if s.imprint_lines:
        _border(copy, "top", "000000", 8)
        _border(copy, "bottom", "000000", 8)
    if s.printed:
        _paragraph(document, s, s.printed, "仿宋_GB2312", s.imprint_size, indent=s.imprint_indent)


def _border(paragraph, side, colour, space):
    properties = paragraph._element.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.append(borders)
    line = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", "8"), ("space", str(space)), ("color", colour)):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
