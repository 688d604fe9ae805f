"""The parts around the body: settings, feet with page numbers, document properties."""

from __future__ import annotations

from workplan_docs.documents.blocks import Document
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import names
from workplan_docs.typeset.docx.ooxml import (
    NAMESPACES,
    PLAIN,
    TAB,
    XML_HEAD,
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


def settings_part(even_and_odd: bool) -> str:
    """``word/settings.xml``: Word 2013 mode, no compression of punctuation, feet for odd and even pages."""
    return (
        f'{XML_HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
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


def page_number_footer(style: str, even: bool) -> str:
    """— 1 — with one 四号 character free at the outer side (7.5): right on odd pages, left on even ones."""
    inset = std.PAGE_NUMBER_INSET * round(std.SIZE_4 * std.TWIPS_PER_PT)
    form = Format(align="left", left=inset) if even else Format(align="right", right=inset)
    return _footer(paragraph(style, run("— ") + field("PAGE") + run(" —"), form))


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
