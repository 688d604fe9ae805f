"""署名、成文日期 (7.3.5) and 附注 (7.3.6): the rows of a signing block where the layout put them.

Sealed rows hang on centre tabs, one for every signature, which survives editing; signatures without a seal
and the posts beside signature stamps stand at left indents (§9.3), the date of a stamp 4 字 from the right
(7.3.5.3), whatever width its digits have. Seals are room, never a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.flow import Flow
from workplan_docs.typeset.docx.ooxml import TAB, run
from workplan_docs.typeset.layout.places import Fragment

_SIGNED = ("signature", "post", "date")
_MAX_TAB = 27  # 字: a signature wider than this has no room for a centre tab


def signing_block(flow: Flow, index: int, block: b.SigningBlock) -> None:
    """Every row of the block, kept with the next one so that none stands alone on a page."""
    rows = [single for row in flow.rows(index, *_SIGNED) for single in _single_rows(row)]
    if rows and _has_page_of_its_own(flow, index, rows[0][0]):
        flow.new_page = True
    for number, row in enumerate(rows):
        _signed_row(flow, block, row, keep=number < len(rows) - 1 or bool(block.note))
    if block.note:
        flow.add(b.Style.NOTE, run(f"（{block.note}）"), flow.grid_form(flow.fragments(index, "note")))


def _has_page_of_its_own(flow: Flow, index: int, first: Fragment) -> bool:
    """Whether the block begins a page with the room for its seals above it: no suite keeps that by itself."""
    alone = not any(f.page == first.page and f.block < index for f in flow.laid.fragments)
    return alone and first.top > std.TYPE_AREA_TOP + std.ROW and bool(flow.items)


def _single_rows(row: list[Fragment]) -> list[list[Fragment]]:
    """Signatures below each other at one left edge are one fragment; each is a paragraph of its own."""
    if len(row) > 1 or len(row[0].lines) == 1:
        return [row]
    place, pitch = row[0], std.mm(row[0].pitch_pt)
    return [[replace(place, top=place.top + n * pitch, lines=(line,))] for n, line in enumerate(place.lines)]


def _signed_row(flow: Flow, block: b.SigningBlock, row: Sequence[Fragment], keep: bool) -> None:
    form = flow.grid_form(row[:1])
    texts = ["".join(line.text for line in f.lines) for f in row]
    widths = [max(line.width for line in f.lines) for f in row]
    offsets = [max(0.0, f.left - std.TYPE_AREA_LEFT) for f in row]
    if block.mode == "sealed" and max(widths) <= _MAX_TAB:
        centres = (o + w * std.CELL_MM / 2 for o, w in zip(offsets, widths, strict=True))
        form = form.with_(tabs=tuple(("center", std.twips(centre)) for centre in centres))
        content = "".join(TAB + run(text) for text in texts)
    else:
        free = std.TYPE_AREA_WIDTH - offsets[0] - widths[0] * std.CELL_MM  # at the right
        if block.mode == "stamp" and row[0].role == "date":
            form = form.with_(align="right", right=std.twips(free))
        elif widths[0] > _MAX_TAB:
            form = form.with_(align="right")
        else:
            form = form.with_(left=std.twips(offsets[0]))
        content = TAB.join(run(text) for text in texts)
    style = b.Style.DATE if row[-1].role == "date" else b.Style.SIGNATURE
    flow.add(style, content, form.with_(keep_next=True if keep else None))
