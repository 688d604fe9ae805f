"""The imprint (版记, 7.4): a floating table pinned to the foot of the text box.

Of the ways tried only this one stands at 262 mm in LibreOffice 7.4 and 25.2 alike: vertical anchor margin,
``tblpYSpec`` bottom, horizontal anchor page with a fixed ``tblpX`` (typesetting-docx §2.7).
"""

from __future__ import annotations

from workplan_docs.documents.blocks import Document, Style
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.ooxml import BREAK, TAB, Format, paragraph, run
from workplan_docs.typeset.docx.sections import page_bottom
from workplan_docs.typeset.layout.places import ImprintPlace, ImprintRow

_EM = round(std.SIZE_4 * std.TWIPS_PER_PT)  # one 四号 character in twips
_INSET = std.IMPRINT_INSET * _EM


def _rule(edge: str, width_pt: float) -> str:
    return f'<w:{edge} w:val="single" w:sz="{round(width_pt * 8)}" w:space="0" w:color="000000"/>'


def _borders(place: ImprintPlace, number: int, profile: std.Profile) -> str:
    """The lines above and below a row: thick ones outside, thin ones inside, none in a letter (10.1)."""
    if not place.ruled:
        return ""
    last = number == len(place.rows) - 1
    borders = ""
    if number == 0:
        borders += _rule("top", profile.imprint_outer_pt)
    elif place.rows[number].ruled:
        borders += _rule("top", profile.imprint_inner_pt)
    if last:
        borders += _rule("bottom", profile.imprint_outer_pt)
    elif place.rows[number + 1].ruled:
        borders += _rule("bottom", profile.imprint_inner_pt)
    return f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""


def _row(writer: Writer, row: ImprintRow, width: int, borders: str) -> str:
    if row.right:
        # A name too long to stand beside the date is broken here: a suite would run it into the date.
        form = Format(left=_INSET, right=0, align="left", tabs=(("right", width - _INSET),))
        content = BREAK.join(run(line.text) for line in row.lines) + TAB + run(row.right)
    else:
        content = run(row.left)
        hang = len(row.label) * _EM
        form = Format(left=_INSET + hang, right=_INSET, hanging=hang)
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'{borders}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(writer.style(Style.IMPRINT), content, form)}</w:tc></w:tr>"
    )


def _raise(writer: Writer, width: int, height_mm: float) -> str:
    """A row without rules below the last one: the text box reaches below the type area by its height."""
    height = std.twips(height_mm)
    if height <= 0:
        return ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{writer.anchor()}</w:tc></w:tr>'
    )


def imprint(
    writer: Writer, place: ImprintPlace, document: Document, profile: std.Profile, left: float
) -> str:
    """The imprint's table, ``left`` mm from the paper's edge, and the paragraph that anchors it."""
    width = std.twips(std.TYPE_AREA_WIDTH)
    rows = "".join(_row(writer, row, width, _borders(place, n, profile)) for n, row in enumerate(place.rows))
    rows += _raise(writer, width, page_bottom(document, profile, place.page) - std.TYPE_AREA_BOTTOM)
    margins = "".join(f'<w:{e} w:w="0" w:type="dxa"/>' for e in ("top", "left", "bottom", "right"))
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
        f'w:horzAnchor="page" w:tblpX="{std.twips(left)}" w:tblpYSpec="bottom"/>'
        f'<w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
        f"{writer.anchor()}"
    )
