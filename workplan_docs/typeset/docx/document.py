"""A document's blocks → one DOCX file."""

from __future__ import annotations

from collections.abc import Mapping

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import furniture, names
from workplan_docs.typeset.docx.base import BasePackage, own_base
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.official import official_body
from workplan_docs.typeset.docx.ooxml import NAMESPACES, XML_HEAD, R
from workplan_docs.typeset.docx.package import CONTENT_TYPES, content_types, relationships, zip_parts
from workplan_docs.typeset.docx.papers import PaperBody
from workplan_docs.typeset.docx.sections import (
    Sections,
    foot_distance,
    line_grid,
    official_margins,
    page_size,
    part_id,
    section,
)
from workplan_docs.typeset.docx.styles import in_character_grid
from workplan_docs.typeset.layout.places import OfficialLayout
from workplan_docs.typeset.options import ORDINARY_PAGES, PageOptions

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD_PARTS = {
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fontTable",
    "word/theme/theme1.xml": "theme",
    "word/numbering.xml": "numbering",
}
_PAPER_FOOT = "word/footer1.xml"


def write_docx(
    document: b.Document,
    laid: OfficialLayout | None,
    profile: std.Profile = std.EXACT,
    base: BasePackage | None = None,
    options: PageOptions = ORDINARY_PAGES,
) -> bytes:
    """The DOCX of a document; equal arguments give equal bytes.

    ``laid`` is the layout of an official document (ValueError without it), unused for working papers;
    ``base`` is the package of styles, by default that of the standard's figures.
    """
    base = base or own_base(profile)
    writer = Writer(base.ids)
    if document.layout != "official":
        body, feet = _paper(document, writer)
        return _file(document, body, feet, base)
    if laid is None:
        raise ValueError("an official document is written from its layout")
    sections = Sections(document, profile, base.ids, options)
    body = official_body(document, laid, profile, writer, sections)
    return _file(document, body, sections.parts, base, options)


def bare_docx(body: str, profile: std.Profile, base: BasePackage) -> bytes:
    """A file of an official page's shape that holds nothing but the given paragraphs."""
    grid = line_grid(profile)
    end = section("", page_size(landscape=False), official_margins(profile), foot_distance(profile), grid)
    return _file(b.Document("official", "", ()), body + end, {}, base)


def _file(
    document: b.Document,
    body: str,
    feet: Mapping[str, str | bytes],
    base: BasePackage,
    options: PageOptions = ORDINARY_PAGES,
) -> bytes:
    parts: dict[str, str | bytes] = dict(base.parts)
    if options.characters:
        parts["word/styles.xml"] = in_character_grid(parts["word/styles.xml"])
    parts["word/document.xml"] = f"{XML_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    parts["word/settings.xml"] = furniture.settings_part(
        even_and_odd=document.layout == "official", mirrored=options.mirrored
    )
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
    for kind in ("header", "footer"):
        found = sorted(name for name in parts if name.startswith(f"word/{kind}"))
        word += [(part_id(name), f"{R}/{kind}", name.removeprefix("word/")) for name in found]
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
        _PAPER_FOOT: furniture.sheet_footer(writer.ids[names.SHEET_FOOT], document.foot, width)
    }
    reference = f'<w:footerReference w:type="default" r:id="{part_id(_PAPER_FOOT)}"/>'
    end = section(reference, page_size(landscape), margins, foot)
    return PaperBody(document, width, writer).write() + end, feet
