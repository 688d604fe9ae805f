"""The parts around the body: settings, feet with page numbers, document properties."""

from __future__ import annotations

from workplan_docs.documents.blocks import Document
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import names
from workplan_docs.typeset.docx.ooxml import (
    NAMESPACES,
    NEUTRAL_PITCH,
    PLAIN,
    TAB,
    XML_HEAD,
    Border,
    Format,
    escape,
    field,
    paragraph,
    run,
)

FIXED_DATE = "1980-01-01T00:00:00Z"
_STATES = {"draft": "草稿", "issued": "正式"}
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # user-defined properties


def settings_part(even_and_odd: bool, mirrored: bool = False) -> str:
    """``word/settings.xml``: Word 2013 mode, no compression of punctuation, feet for odd and even pages."""
    return (
        f'{XML_HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        f"{'<w:mirrorMargins/>' if mirrored else ''}<w:bordersDoNotSurroundHeader/>"
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>'
        f"{'<w:evenAndOddHeaders/>' if even_and_odd else ''}"
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:spaceForUL/>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _footer(content: str) -> str:
    return f"{XML_HEAD}<w:ftr {NAMESPACES}>{content}</w:ftr>"


def _filler(anchor: str, height: float) -> str:
    """An empty paragraph ``height`` mm high; nothing where that is no height at all."""
    return paragraph(anchor, "", Format(line=std.twips(height))) if height > 0 else ""


def _number(style: str, even: bool, profile: std.Profile) -> str:
    inset = std.twips(profile.number_inset_mm)
    form = Format(align="left", left=inset) if even else Format(align="right", right=inset)
    return paragraph(style, run("— ") + field("PAGE") + run(" —"), form)


def page_number_footer(
    style: str, even: bool, profile: std.Profile, anchor: str = "", above: float = 0.0, below: float = 0.0
) -> str:
    """— 1 — with one character free at the outer side (7.5): right on odd pages, left on even ones.

    ``above`` and ``below`` mm are left blank, where a foot has to push the text up.
    """
    return _footer(_filler(anchor, above) + _number(style, even, profile) + _filler(anchor, below))


def side_number_footer(style: str, even: bool, anchor: str, profile: std.Profile) -> str:
    """The page number of a turned page, where it would stand on an upright one (clause 8).

    A one-cell floating table as long as the type area is wide; its text runs downwards.
    """
    width = round(profile.number_pt * NEUTRAL_PITCH * std.TWIPS_PER_PT)
    dash = std.PAGE_HEIGHT - std.TYPE_AREA_BOTTOM - profile.number_below  # from the turned left edge
    left, height = std.twips(dash) - width // 2, std.twips(std.TYPE_AREA_WIDTH)
    margins = "".join(f'<w:{e} w:w="0" w:type="dxa"/>' for e in ("top", "left", "bottom", "right"))
    return _footer(
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" '
        f'w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{std.twips(std.TYPE_AREA_LEFT)}"/>'
        f'<w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{height}" '
        f'w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:textDirection w:val="tbRl"/></w:tcPr>{_number(style, even, profile)}</w:tc></w:tr></w:tbl>'
        f"{paragraph(anchor, '')}"
    )


def letter_line(anchor: str, upper: bool, red: str) -> str:
    """A double red line 170 mm wide, centred (10.1), as the borders of a paragraph 1 pt high.

    The upper one is thick over thin, the lower one thin over thick; two single borders say so in every
    suite, while the names of Word's thick-thin borders are read differently at top and bottom edges.
    """
    return paragraph(anchor, "", letter_line_form(upper, red))


def letter_line_form(upper: bool, red: str) -> Format:
    """The paragraph format of `letter_line`."""
    beyond = std.twips((std.TYPE_AREA_WIDTH - std.LETTER_LINE_WIDTH) / 2)  # as far out at both sides
    widths = (std.LETTER_THICK_PT, std.LETTER_THIN_PT)
    top, bottom = widths if upper else widths[::-1]
    return Format(
        borders=(Border("top", top, 0, red), Border("bottom", bottom, 0, red)),
        line=round(std.LETTER_SPLIT_PT * std.TWIPS_PER_PT),
        left=beyond,
        right=beyond,
    )


def letter_footer(anchor: str, red: str) -> str:
    """The foot of a letter's first page: the lower double line, no number."""
    return _footer(letter_line(anchor, False, red))


def spacing_header(anchor: str, height: float = 0.0) -> str:
    """A header that holds nothing and pushes the text ``height`` mm down."""
    return f"{XML_HEAD}<w:hdr {NAMESPACES}>{_filler(anchor, height) or paragraph(anchor, '')}</w:hdr>"


def empty_footer(style: str) -> str:
    """The foot of a page without a number (the blank one before the imprint, 7.5)."""
    return _footer(paragraph(style, ""))


def sheet_footer(style: str, foot: str, width: float) -> str:
    """Left the document's foot, right 第1页 共6页 behind a right tab; ``width`` is the text width in mm."""
    form = Format(tabs=(("right", std.twips(width)),))
    number = run("第") + field("PAGE") + run("页　共") + field("NUMPAGES") + run("页")
    return _footer(paragraph(style, run(foot) + TAB + number, form if width else PLAIN))


def core_part(document: Document) -> str:
    """``docProps/core.xml``; the date is fixed, since equal content gives equal bytes."""
    state = _STATES[document.state]
    author = escape(document.author)
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:keywords>{state}</cp:keywords><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{FIXED_DATE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{FIXED_DATE}</dcterms:modified>'
        f"<dc:language>zh-CN</dc:language><cp:contentStatus>{state}</cp:contentStatus></cp:coreProperties>"
    )


def app_part(document: Document) -> str:
    """``docProps/app.xml``, with the author as the organisation."""
    return (
        f'{XML_HEAD}<Properties xmlns="{_EXTENDED}"><Application>workplan-docs</Application>'
        f"<Company>{escape(document.author)}</Company></Properties>"
    )


def custom_part(document: Document) -> str:
    """``docProps/custom.xml``: the identity of a form; survives every suite tested (§3.1)."""
    entries = "".join(
        f'<property fmtid="{_FMTID}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(document.properties, start=2)
    )
    return f'{XML_HEAD}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VT}">{entries}</Properties>'


def foot_style(document: Document) -> str:
    """The name of the foot's style for a layout."""
    return names.PAGE_NUMBER if document.layout == "official" else names.SHEET_FOOT
