"""A document's blocks → one DOCX file."""

from __future__ import annotations

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import furniture, names
from workplan_docs.typeset.docx.base import BasePackage, own_base
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.official import OfficialBody
from workplan_docs.typeset.docx.ooxml import NAMESPACES, NEUTRAL_PITCH, XML_HEAD, R
from workplan_docs.typeset.docx.package import CONTENT_TYPES, content_types, relationships, zip_parts
from workplan_docs.typeset.docx.papers import PaperBody
from workplan_docs.typeset.layout.places import OfficialLayout

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD_PARTS = {
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fontTable",
    "word/theme/theme1.xml": "theme",
    "word/numbering.xml": "numbering",
}
_ODD, _EVEN, _EMPTY = "word/footer1.xml", "word/footer2.xml", "word/footer3.xml"
_FOOTER_IDS = {_ODD: "rIdFoot1", _EVEN: "rIdFoot2", _EMPTY: "rIdFoot3"}
_HEADER_DISTANCE = 15.0  # mm; there is no header, Word wants a figure
# Distance of the foot's lower edge from the paper's: its em box, with the dash in the middle, is centred
# 7 mm below the type area (7.5).
_OFFICIAL_FOOT = (
    std.PAGE_HEIGHT
    - std.TYPE_AREA_BOTTOM
    - std.PAGE_NUMBER_DASH_BELOW
    - std.mm(std.SIZE_4 * NEUTRAL_PITCH) / 2
)


def write_docx(
    document: b.Document,
    laid: OfficialLayout | None,
    profile: std.Profile = std.EXACT,
    base: BasePackage | None = None,
) -> bytes:
    """The DOCX of a document; equal arguments give equal bytes.

    ``laid`` is the layout of an official document (ValueError without it), unused for working papers;
    ``base`` is the package of styles, by default that of the standard's figures.
    """
    base = base or own_base(profile)
    if document.layout == "official" and laid is None:
        raise ValueError("an official document is written from its layout")
    writer = Writer(base.ids)
    if document.layout == "official" and laid is not None:
        body, feet = _official(document, laid, profile, writer)
    else:
        body, feet = _paper(document, writer)
    return _file(document, body, feet, base)


def bare_docx(body: str, profile: std.Profile, base: BasePackage) -> bytes:
    """A file of an official page's shape that holds nothing but the given paragraphs."""
    section = _section("", _page(landscape=False), _margins(profile), _OFFICIAL_FOOT, profile.pitch_twips)
    return _file(b.Document("official", "", ()), body + section, {}, base)


def _file(document: b.Document, body: str, feet: dict[str, str | bytes], base: BasePackage) -> bytes:
    parts: dict[str, str | bytes] = dict(base.parts)
    parts["word/document.xml"] = f"{XML_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    parts["word/settings.xml"] = furniture.settings_part(even_and_odd=document.layout == "official")
    parts |= feet
    parts["docProps/core.xml"] = furniture.core_part(document)
    parts["docProps/app.xml"] = furniture.app_part(document)
    if document.properties:
        parts["docProps/custom.xml"] = furniture.custom_part(document)
    return zip_parts(_connected(parts))


def _connected(parts: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """With relationships and content types for the parts there are."""
    word = [
        (f"rId{n}", f"{R}/{kind}", name.removeprefix("word/"))
        for n, (name, kind) in enumerate(_WORD_PARTS.items(), start=1)
        if name in parts
    ]
    word += [
        (i, f"{R}/footer", name.removeprefix("word/")) for name, i in _FOOTER_IDS.items() if name in parts
    ]
    package = [
        ("rId1", f"{R}/officeDocument", "word/document.xml"),
        ("rId2", _PACKAGE, "docProps/core.xml"),
        ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
    ]
    if "docProps/custom.xml" in parts:
        package.append(("rId4", f"{R}/custom-properties", "docProps/custom.xml"))
    parts["word/_rels/document.xml.rels"] = relationships(word)
    parts["_rels/.rels"] = relationships(package)
    parts[CONTENT_TYPES] = content_types(sorted(n for n in parts if n != CONTENT_TYPES))
    return parts


def _references(*feet: tuple[str, str]) -> str:
    return "".join(f'<w:footerReference w:type="{kind}" r:id="{_FOOTER_IDS[name]}"/>' for kind, name in feet)


def _section(
    references: str, page: str, margins: tuple[float, float, float, float], foot: float, grid: int
) -> str:
    """``w:sectPr`` of a next-page section; ``margins`` are top, right, bottom, left in mm."""
    top, right, bottom, left = (std.twips(m) for m in margins)
    lines = f'<w:docGrid w:type="lines" w:linePitch="{grid}"/>' if grid else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>{page}<w:pgMar w:top="{top}" w:right="{right}" '
        f'w:bottom="{bottom}" w:left="{left}" w:header="{std.twips(_HEADER_DISTANCE)}" '
        f'w:footer="{std.twips(foot)}" w:gutter="0"/><w:cols w:space="0"/>{lines}</w:sectPr>'
    )


def _page(landscape: bool) -> str:
    width, height = std.twips(std.PAGE_WIDTH), std.twips(std.PAGE_HEIGHT)
    if landscape:
        return f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'
    return f'<w:pgSz w:w="{width}" w:h="{height}"/>'


def _margins(profile: std.Profile) -> tuple[float, float, float, float]:
    return profile.top, std.PAGE_WIDTH - std.TYPE_AREA_RIGHT, profile.bottom, std.TYPE_AREA_LEFT


def _official(
    document: b.Document, laid: OfficialLayout, profile: std.Profile, writer: Writer
) -> tuple[str, dict[str, str | bytes]]:
    style = writer.ids[names.PAGE_NUMBER]
    numbered = _references(("even", _EVEN), ("default", _ODD))
    plain = _references(("even", _EMPTY), ("default", _EMPTY))
    feet: dict[str, str | bytes] = {
        _ODD: furniture.page_number_footer(style, even=False),
        _EVEN: furniture.page_number_footer(style, even=True),
    }

    # LibreOffice centres what the grid leaves of the text box (0.45 mm at 590 twips, measured), so the
    # grid's pitch is the largest that has 22 lines; the paragraphs' own exact pitch is the profile's.
    box = std.twips(std.PAGE_HEIGHT) - std.twips(profile.top) - std.twips(profile.bottom)

    def section(references: str) -> str:
        return _section(
            references, _page(landscape=False), _margins(profile), _OFFICIAL_FOOT, box // std.LINES
        )

    unnumbered = bool(laid.imprint and laid.imprint.blank_page_before)
    if unnumbered:
        feet[_EMPTY] = furniture.empty_footer(style)
    body = OfficialBody(document, laid, profile, writer).write(section(numbered), section(plain))
    return body + section(plain if unnumbered else numbered), feet


def _paper(document: b.Document, writer: Writer) -> tuple[str, dict[str, str | bytes]]:
    landscape = document.layout == "sheet"
    if landscape:
        width, bottom = std.SHEET_WIDTH, std.SHEET_MARGIN
        margins = (std.SHEET_TOP, std.SHEET_MARGIN, bottom, std.SHEET_MARGIN)
    else:
        width, bottom = std.FORM_WIDTH, std.FORM_BOTTOM
        margins = (std.FORM_TOP, std.PAGE_WIDTH - std.TYPE_AREA_RIGHT, bottom, std.TYPE_AREA_LEFT)
    foot = bottom - std.PAPER_FOOT_BELOW - std.mm(std.SIZE_5)
    feet: dict[str, str | bytes] = {
        _ODD: furniture.sheet_footer(writer.ids[names.SHEET_FOOT], document.foot, width)
    }
    section = _section(_references(("default", _ODD)), _page(landscape), margins, foot, 0)
    return PaperBody(document, width, writer).write() + section, feet
