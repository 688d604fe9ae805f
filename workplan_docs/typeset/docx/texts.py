"""The text of an official document (主体, 7.3): paragraphs, titles, attachments, attendance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import names
from workplan_docs.typeset.docx.flow import Flow, box_top
from workplan_docs.typeset.docx.ooxml import BREAK, TAB, TOPMOST_PITCH, Format, run
from workplan_docs.typeset.docx.styles import em_twips
from workplan_docs.typeset.layout.places import Fragment
from workplan_docs.typeset.styles import STYLES

_SHORT = 5  # lines of a paragraph that is kept whole with the next one, at most as many blank rows
_MAY_JUMP = 8  # lines of one that the layout carried over
_ABOVE_TEXT = (b.Style.RECIPIENTS, b.Style.TITLE_NOTE)


def paragraph_block(flow: Flow, index: int, block: b.Paragraph) -> None:
    """A paragraph of the text."""
    fragments = flow.fragments(index)
    form = flow.grid_form(fragments)
    if flow.stays_with_next(index):
        form = _kept_with_signing(form, fragments, _is_carried_over(flow, index, fragments))
    elif block.keep_next and not STYLES[block.style].keep_next:
        form = _kept_with_label(form, fragments, index in flow.laid.held)
    content = flow.writer.inlines(block.inlines, block.style, _closer(flow, index, block.style))
    if block.style is b.Style.TITLE_NOTE:  # its lines end by sense, as those of the title do
        content = BREAK.join(run(text) for text in flow.laid.title_lines.get(index, (block.text,)))
    flow.add(block.style, content, form)


def _closer(flow: Flow, index: int, style: b.Style) -> str:
    """Characters set closer so that a signing block does not stand alone (7.3.5.5)."""
    taken = flow.laid.tight_chars.get(index, 0.0) * em_twips(STYLES[style])
    return f'<w:spacing w:val="{STYLES[style].spacing - math.ceil(taken)}"/>' if taken else ""


def _is_carried_over(flow: Flow, index: int, fragments: Sequence[Fragment]) -> bool:
    """Whether a paragraph that was held back can go over whole, as LibreOffice carries it.

    Not where page 1 would then show no text (7.3.3) or the next page no longer hold what closes the text.
    """
    if index not in flow.laid.held or not fragments:
        return False
    above = (x for x in flow.document.blocks[:index] if isinstance(x, b.Paragraph | b.Table))
    if all(isinstance(x, b.Paragraph) and x.style in _ABOVE_TEXT for x in above):
        return False
    page = fragments[-1].page
    lines = sum(len(f.lines) for f in fragments if f.page != page)
    foot = max(f.bottom for f in flow.laid.fragments if f.page == page)
    return foot + lines * std.mm(fragments[-1].pitch_pt) <= flow.profile.ink_foot


def _kept_with_signing(form: Format, fragments: Sequence[Fragment], carried: bool) -> Format:
    """The last paragraph stays with the signing block, or with 附件说明 above it (7.3.4, 7.3.5.5).

    One that a page's end parts anyway has lines beside the signing block already; kept, LibreOffice would
    carry it over whole. One that was held back for the sake of the block must be kept.
    """
    parted = len({f.page for f in fragments}) > 1
    return form if parted and not carried else form.with_(keep_next=True)


def _kept_with_label(form: Format, fragments: Sequence[Fragment], held: bool) -> Format:
    """A task's last two lines stay with its label lines, where that costs no half page.

    Word keeps a paragraph *at least partly* with the next one (ECMA-376 17.3.1.15), LibreOffice never
    parts one that is kept (measured: half a page stayed blank). So only a paragraph of few lines is kept
    (with five the plan's notice has as many pages as its PDF, with six one more: measured), and one that
    the layout had to carry over; one that a page's end parts with no need is left to widow control. That
    would also carry along a first line at a page's foot, so it is left out where the layout has one.
    """
    lines = [len(f.lines) for f in fragments]
    if sum(lines) <= (_MAY_JUMP if held else _SHORT) and (held or len(lines) == 1):
        return form.with_(keep_next=True, widow=True if len(lines) > 1 else None)
    return form if len(lines) > 1 and lines[0] == 1 else form.with_(widow=True)


def title(flow: Flow, index: int, parts: tuple[str, ...], on_grid: bool) -> None:
    """The only paragraph with breaks of its own; on the grid its lines stand at the grid's pitch."""
    fragments = flow.fragments(index, "title")
    style_pitch = round(flow.profile.title_pitch_pt * std.TWIPS_PER_PT)
    line = flow.profile.pitch_twips if on_grid else style_pitch
    before = flow.place(fragments, line)
    form = Format(before=before, line=line if line != style_pitch else None, keep_next=True)
    lines = flow.laid.title_lines.get(index, parts)
    flow.add(b.Style.TITLE, BREAK.join(run(text) for text in lines), form)


def attachment(flow: Flow, index: int, block: b.Attachment) -> None:
    """附件 (7.3.7): begins a page; its label on row 1, its title on row 3."""
    flow.new_page = bool(flow.items)
    form = flow.grid_form(flow.fragments(index, "attachment-label"))
    flow.add(b.Style.ATTACHMENT_LABEL, run(block.label), form)
    title(flow, index, block.title_parts, on_grid=True)


def turned_attachment(flow: Flow, index: int, block: b.Attachment) -> None:
    """附件 whose landscape table follows: label and title at the top of the table's page."""
    line = round(std.SIZE_3 * TOPMOST_PITCH * std.TWIPS_PER_PT)
    flow.add(b.Style.ATTACHMENT_LABEL, run(block.label), Format(line=line))
    flow.edge = std.LANDSCAPE_TOP + line / std.TWIPS_PER_MM
    fragments = flow.fragments(index, "title")
    if not fragments:
        return
    pitch = flow.profile.pitch_pt
    top = box_top(fragments[0].top, pitch, fragments[0].size_pt)
    before = max(0, std.twips(top - flow.edge))
    lines = flow.laid.title_lines[index]
    form = Format(before=before, line=flow.profile.pitch_twips, keep_next=True)
    flow.add(b.Style.TITLE, BREAK.join(run(text) for text in lines), form)
    flow.edge = top + len(lines) * std.mm(pitch)


def attachment_list(flow: Flow, index: int, block: b.AttachmentList) -> None:
    """附件说明 (7.3.4), a paragraph for each name; wrapped names align with their first character.

    A tab brings the name to the hanging indent, whatever width the face gives to the number. Names stay
    together with what follows, or are parted where the layout parts them.
    """
    em = em_twips(STYLES[b.Style.ATTACHMENT_LIST])
    fragments = flow.fragments(index)
    form = flow.grid_form(fragments)
    label = "附件："
    begins = [f.page for f in fragments if f.first]
    kept = [above == below for above, below in pairwise(begins)] + [flow.stays_with_next(index)]
    for number, name in enumerate(block.names, 1):
        ordinal = f"{number}." if len(block.names) > 1 else ""
        own = round(len(ordinal) * em / 2)  # digits and dot take half a cell
        first = len(label) * em if number == 1 else 0
        form = Format(
            before=form.before if number == 1 else None,
            line=form.line,
            left=(std.PARAGRAPH_INDENT + len(label)) * em + own,
            hanging=first + own,
            keep_next=True if kept[number - 1] else None,
            keep_lines=True,
        )
        content = run((label if number == 1 else "") + ordinal) + (TAB if ordinal else "") + run(name)
        flow.add(b.Style.ATTACHMENT_LIST, content, form)


def attendance(flow: Flow, index: int, block: b.Attendance) -> None:
    """出席、请假、列席 (10.3): label in 黑体 with a full-width colon, wrapped rows after it.

    A line that ends early for the sake of a name has a break: no suite knows names.
    """
    em = em_twips(STYLES[b.Style.ATTENDANCE])
    hang = (len(block.label) + 1) * em
    form = flow.grid_form(flow.fragments(index))
    whole = len({f.page for f in flow.fragments(index)}) == 1
    form = form.with_(left=std.PARAGRAPH_INDENT * em + hang, hanging=hang, keep_lines=whole or None)
    form = form.with_(keep_next=flow.stays_with_next(index) or None)
    face = flow.writer.ids[names.CHARACTER_STYLES["hei"]]
    pieces = _before_parted_names(flow, index, block)
    if len(pieces) > 1:  # justified, Word would stretch a line to its break
        form = form.with_(align="left")
    content = BREAK.join(run(piece) for piece in pieces)
    flow.add(b.Style.ATTENDANCE, run(f"{block.label}：", face) + content, form)


def _before_parted_names(flow: Flow, index: int, block: b.Attendance) -> list[str]:
    """The text cut where the layout ended a line although the next character had room on it."""
    lines = [line for fragment in flow.fragments(index) for line in fragment.lines]
    hanging = float(std.CHARS - std.PARAGRAPH_INDENT)  # the first line's width includes the label
    ends = [0]
    for line in lines[:-1]:
        if line.width + 1 <= hanging:
            ends.append(line.end)
        hanging = float(std.CHARS - std.PARAGRAPH_INDENT - len(block.label) - 1)
    return [block.text[start:end].strip() for start, end in pairwise([*ends, len(block.text)])]
