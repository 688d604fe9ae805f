"""The body of an official document: every block in turn, then the sections and the imprint."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import heads, texts
from workplan_docs.typeset.docx.flow import Flow, Item, SectionEnd
from workplan_docs.typeset.docx.imprint import imprint
from workplan_docs.typeset.docx.inlines import Writer
from workplan_docs.typeset.docx.ooxml import PLAIN, TAB, Format, paragraph
from workplan_docs.typeset.docx.sections import Sections
from workplan_docs.typeset.docx.signing import signing_block
from workplan_docs.typeset.docx.tables import table
from workplan_docs.typeset.layout.limits import unknown_block
from workplan_docs.typeset.layout.places import OfficialLayout, TableSlice
from workplan_docs.typeset.layout.rows import turned


def official_body(
    document: b.Document, laid: OfficialLayout, profile: std.Profile, writer: Writer, sections: Sections
) -> str:
    """The body with all its sections, the last one included."""
    flow = Flow(document, laid, profile, writer)
    for index, block in enumerate(document.blocks):
        _block(flow, index, block)
    tail = _imprint(flow, sections.options.mirrored)
    return _joined(flow, sections) + tail + sections.xml(flow.kind)


def _block(flow: Flow, index: int, block: b.Block) -> None:
    """Write one block; blank rows are spacing before what follows, the imprint comes at the end."""
    if isinstance(block, b.Blank | b.Imprint):
        return
    write = _WRITERS.get(type(block))
    if write is None:
        raise unknown_block(block)
    write(flow, index, block)


def _page_break(flow: Flow, _index: int, _block: b.PageBreak) -> None:
    flow.new_page = bool(flow.items)


def _title(flow: Flow, index: int, block: b.Title) -> None:
    texts.title(flow, index, block.parts, on_grid=block.row is not None)


def _sides(flow: Flow, _index: int, block: b.Sides) -> None:
    content = flow.writer.inlines(block.left, block.style) + TAB
    content += flow.writer.inlines(block.right, block.style)
    flow.add(block.style, content, Format(tabs=(("right", std.twips(std.TYPE_AREA_WIDTH)),)))


def _table(flow: Flow, index: int, block: b.Table) -> None:
    """A table in the flow of the text, or on landscape pages of its own (clause 8)."""
    slices = [t for t in flow.laid.tables if t.block == index]
    if block.landscape:
        _landscape_table(flow, block, slices)
        return
    distance = Format(line=std.twips(std.TABLE_DISTANCE), keep_next=True)
    left = 0.0
    if slices:
        left = slices[0].left - std.TYPE_AREA_LEFT
        distance = distance.with_(before=_above_table(flow, slices[0]))
    flow.add_anchor(distance)
    flow.items.append(
        table(flow.writer, block, left) + flow.writer.anchor(Format(line=std.twips(std.TABLE_DISTANCE)))
    )
    flow.page = slices[-1].page if slices else flow.page
    flow.edge = slices[-1].bottom + std.TABLE_DISTANCE if slices else None


def _attachment(flow: Flow, index: int, block: b.Attachment) -> None:
    if turned(flow.document.blocks, index):
        flow.end_section("landscape")
        texts.turned_attachment(flow, index, block)
    else:
        texts.attachment(flow, index, block)


def _landscape_table(flow: Flow, block: b.Table, slices: list[TableSlice]) -> None:
    """A landscape table in a section of its own; one that follows another one shares its pages.

    So does one that follows its attachment's head, at the distance that the layout says.
    """
    if flow.kind == "landscape" and isinstance(flow.items[-1], Item):
        top = slices[0].top if slices else 0.0
        distance = max(1, std.twips(top - (flow.edge or 0.0)))
        flow.add_anchor(Format(line=distance, keep_next=True))
    elif flow.new_page or flow.reopen_section() != "landscape":
        flow.end_section("landscape")
    else:
        flow.add_anchor(PLAIN)
    flow.items.append(table(flow.writer, block, slices[0].left - std.LANDSCAPE_LEFT if slices else 0.0))
    flow.end_section("text")


def _above_table(flow: Flow, first: TableSlice) -> int | None:
    """Spacing in twips above the paragraph that stands 3 mm above a table."""
    if flow.edge is None or flow.page != first.page or flow.new_page:
        return None
    return max(0, std.twips(first.top - std.TABLE_DISTANCE - flow.edge)) or None


_WRITERS: dict[type, Callable[[Flow, int, Any], None]] = {
    b.PageBreak: _page_break,
    b.Paragraph: texts.paragraph_block,
    b.HeadMarks: heads.head_marks,
    b.IssuerMark: heads.issuer_mark,
    b.DocumentNumber: heads.document_number,
    b.Title: _title,
    b.AttachmentList: texts.attachment_list,
    b.Attachment: _attachment,
    b.Attendance: texts.attendance,
    b.SigningBlock: signing_block,
    b.Table: _table,
    b.Sides: _sides,
}


def _imprint(flow: Flow, mirrored: bool) -> str:
    """The imprint's table; ends the text's pages where it stands on a later one.

    LibreOffice loses the page before a table that begins a section, so a 1 pt paragraph comes first.
    """
    place = flow.laid.imprint
    if place is None:
        return _text_end(flow)
    left = flow.profile.left
    if mirrored and place.page % 2 == 0:
        left = flow.profile.right
    tail = imprint(flow.writer, place, flow.document, flow.profile, left)
    pages = [f.page for f in flow.laid.fragments] + [t.page for t in flow.laid.tables]
    text_pages = max(pages, default=1)
    if place.page <= text_pages or not flow.items:
        return tail
    flow.end_section("plain" if place.blank_page_before else "text")
    if place.blank_page_before:
        flow.add_anchor(PLAIN)
        flow.end_section("plain")
    return flow.writer.anchor() + tail


def _text_end(flow: Flow) -> str:
    """What follows the last block; a landscape table at the end is the last section's."""
    flow.reopen_section()
    return "" if flow.items and isinstance(flow.items[-1], Item) else flow.writer.anchor()


def _joined(flow: Flow, sections: Sections) -> str:
    """The paragraphs; one that a section's end follows carries its properties."""
    pieces: list[str] = []
    for item, following in pairwise([*flow.items, None]):
        section = sections.xml(following.kind) if isinstance(following, SectionEnd) else ""
        if isinstance(item, Item):
            pieces.append(item.xml(section))
        elif isinstance(item, str):
            pieces.append(item)
            if section:
                pieces.append(paragraph(flow.writer.anchor_id, "", PLAIN, section))
        elif isinstance(item, SectionEnd) and section:
            pieces.append(paragraph(flow.writer.anchor_id, "", PLAIN, section))
    return "".join(pieces)
