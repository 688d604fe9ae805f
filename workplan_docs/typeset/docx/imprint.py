"""The imprint (版记, 7.4): a floating table pinned to the foot of the text box.

Of the ways tried only this one stands at 262 mm in LibreOffice 7.4 and 25.2 alike: vertical anchor margin,
``tblpYSpec`` bottom, horizontal anchor page with a fixed ``tblpX`` (typesetting-docx §2.7).
"""

from __future__ import annotations

from workplan_docs.documents.blocks import Style
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.ooxml import TAB, Format, paragraph, run
from workplan_docs.typeset.layout.imprint import COPY_LABEL
from workplan_docs.typeset.layout.places import ImprintPlace, ImprintRow

_EM = round(std.SIZE_4 * std.TWIPS_PER_PT)  # one 四号 character in twips
_INSET = std.IMPRINT_INSET * _EM


def _rule(edge: str, width_pt: float) -> str:
    return f'<w:{edge} w:val="single" w:sz="{round(width_pt * 8)}" w:space="0" w:color="000000"/>'


def _row(writer: Writer, row: ImprintRow, width: int, first: bool, last: bool) -> str:
    if row.right:
        form = Format(left=_INSET, right=0, tabs=(("right", width - _INSET),))
        content = run(row.left) + TAB + run(row.right)
    else:
        hang = len(COPY_LABEL) * _EM
        form = Format(left=_INSET + hang, right=_INSET, hanging=hang)
        content = run(row.left)
    borders = _rule("top", std.IMPRINT_OUTER_PT if first else std.IMPRINT_INNER_PT)
    borders += _rule("bottom", std.IMPRINT_OUTER_PT if last else std.IMPRINT_INNER_PT)
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:tcBorders>{borders}</w:tcBorders><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(writer.style(Style.IMPRINT), content, form)}</w:tc></w:tr>"
    )


def _raise(writer: Writer, width: int, profile: std.Profile) -> str:
    """A row without rules below the last one: the text box reaches below the type area by its height."""
    height = std.twips(profile.page_box_bottom - std.TYPE_AREA_BOTTOM)
    if height <= 0:
        return ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{writer.anchor()}</w:tc></w:tr>'
    )


def imprint(writer: Writer, place: ImprintPlace, profile: std.Profile) -> str:
    """The imprint's table and the paragraph that anchors it."""
    width = std.twips(std.TYPE_AREA_WIDTH)
    last = len(place.rows) - 1
    rows = "".join(_row(writer, r, width, n == 0, n == last) for n, r in enumerate(place.rows))
    margins = "".join(f'<w:{e} w:w="0" w:type="dxa"/>' for e in ("top", "left", "bottom", "right"))
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
        f'w:horzAnchor="page" w:tblpX="{std.twips(std.TYPE_AREA_LEFT)}" w:tblpYSpec="bottom"/>'
        f'<w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}{_raise(writer, width, profile)}</w:tbl>'
        f"{writer.anchor()}"
    )
