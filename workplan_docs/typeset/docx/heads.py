"""The head of an official document (版头, 7.2): marks at the left, issuer mark, number, signers, red lines.

The red line is the lower border of the row that holds the number: a drawing would bring nothing but risk.
Such a border begins at the paragraph's indent, so what stands in that row is brought in by tab stops.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import names
from workplan_docs.typeset.docx.flow import Flow
from workplan_docs.typeset.docx.furniture import letter_line_form
from workplan_docs.typeset.docx.jointmark import joint_mark
from workplan_docs.typeset.docx.ooxml import NEUTRAL_PITCH, TAB, Border, Format, run
from workplan_docs.typeset.layout.lines import Piece
from workplan_docs.typeset.layout.places import Fragment
from workplan_docs.typeset.styles import STYLES

_MARK_STYLES = {"copy-number": b.Style.COPY_NUMBER, "secrecy": b.Style.SECRECY, "urgency": b.Style.URGENCY}
_ALONE = round(std.SIZE_3 * NEUTRAL_PITCH * std.TWIPS_PER_PT)  # pitch of a 三号 row off the grid
_RIGHT_TAB = (("right", std.twips(std.TYPE_AREA_WIDTH)),)


def _runs(flow: Flow, pieces: Iterable[Piece], style: b.Style) -> str:
    own = STYLES[style].face
    faces = {str(face): flow.writer.ids[name] for face, name in names.CHARACTER_STYLES.items()}
    return "".join(run(p.text, "" if p.face == own else faces[p.face]) for p in pieces)


def set_runs(flow: Flow, fragment: Fragment, style: b.Style) -> str:
    """The text of a set line in the faces of its pieces."""
    return _runs(flow, (piece for line in fragment.lines for piece in line.pieces), style)


def head_marks(flow: Flow, index: int, _block: b.HeadMarks) -> None:
    """份号、密级和保密期限、紧急程度, one row each; a letter has them under its upper line."""
    if flow.document.format == "letter" and _find(flow, b.IssuerMark) is not None:
        return
    for row in flow.rows(index, *_MARK_STYLES):
        style = _MARK_STYLES[row[0].role]
        flow.add(style, set_runs(flow, row[0], style), flow.grid_form(row))


def issuer_mark(flow: Flow, index: int, block: b.IssuerMark) -> None:
    """发文机关标志; in a letter with its upper line and the rows below it."""
    if block.names:
        joint_mark(flow, index, block)
    else:
        _single_mark(flow, index, block)
    if flow.document.format == "letter":
        _letter_rows(flow)


def _single_mark(flow: Flow, index: int, block: b.IssuerMark) -> None:
    fit = flow.laid.mark
    size = fit.size_pt if fit else std.MARK_MAX_PT
    scale = fit.scale_percent if fit else 100
    line = round(size * NEUTRAL_PITCH * std.TWIPS_PER_PT)
    half_points = round(size * 2)
    # 100 is said too: an office's own style may have another scale, and this one is computed
    extra = f'<w:w w:val="{scale}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    form = Format(before=flow.place(flow.fragments(index), line), line=line)
    flow.add(b.Style.ISSUER_MARK, run(block.text, extra=extra), form)


def _find(flow: Flow, kind: type) -> int | None:
    return next((i for i, block in enumerate(flow.document.blocks) if isinstance(block, kind)), None)


def _letter_rows(flow: Flow) -> None:
    """The upper double line; below it the marks at the left, the number at the right of their first row."""
    if flow.laid.red_lines:
        thickness = std.mm(std.LETTER_THICK_PT + std.LETTER_SPLIT_PT + std.LETTER_THIN_PT)
        before = flow.space_to(flow.laid.red_lines[0].top_mm, thickness)
        flow.add_anchor(letter_line_form(True, flow.profile.red).with_(before=before))
    rows: list[list[Fragment]] = []
    for kind in (b.HeadMarks, b.DocumentNumber):
        index = _find(flow, kind)
        for row in flow.rows(index) if index is not None else ():
            same = next((r for r in rows if abs(r[0].top - row[0].top) < 1), None)
            if same is None:
                rows.append(row)
            else:
                same.extend(row)
    for row in sorted(rows, key=lambda r: r[0].top):
        style = _MARK_STYLES.get(row[0].role, b.Style.DOCUMENT_NUMBER)
        form = Format(before=flow.place(row[:1], _ALONE), line=_ALONE, align="left")
        content = set_runs(flow, row[0], style)
        if len(row) > 1:
            content += TAB + set_runs(flow, row[1], style)
            form = form.with_(tabs=_RIGHT_TAB)
        elif style is b.Style.DOCUMENT_NUMBER:
            form = form.with_(align="right")
        flow.add(style, content, form)


def document_number(flow: Flow, index: int, block: b.DocumentNumber) -> None:
    """发文字号, 签发人 at the right of it, and the red line below the last row."""
    if flow.document.format == "letter" and _find(flow, b.IssuerMark) is not None:
        return
    rows = flow.rows(index)
    if not rows:
        flow.add(b.Style.DOCUMENT_NUMBER, run(block.text))
    for row in rows:
        _number_row(flow, block, row, last=row is rows[-1])


def _number_row(flow: Flow, block: b.DocumentNumber, row: Sequence[Fragment], last: bool) -> None:
    """One row. A border's distance counts whole points from the line box; the pitch takes up the rest."""
    line, below = _ALONE, 0.0
    borders: tuple[Border, ...] = ()
    if last and flow.laid.red_lines:
        gap = std.pt(flow.laid.red_lines[0].top_mm - row[0].bottom)
        weight = flow.profile.red_line_pt
        space = int(gap - (NEUTRAL_PITCH - 1) / 2 * std.SIZE_3)
        line = round((row[0].size_pt + 2 * (gap - space)) * std.TWIPS_PER_PT)
        borders = (Border("bottom", weight, space, flow.profile.red),)
        below = std.mm(space + weight)
    form = Format(before=flow.place(row[:1], line, below), line=line, borders=borders)
    if block.place == "center" and not block.signers:
        content = set_runs(flow, row[0], b.Style.DOCUMENT_NUMBER)
    else:
        content, stops = _in_columns(flow, row)
        form = form.with_(tabs=stops, align="left")
    flow.add(b.Style.DOCUMENT_NUMBER, content, form)


def _in_columns(flow: Flow, row: Sequence[Fragment]) -> tuple[str, tuple[tuple[Literal["left"], int], ...]]:
    """The texts of a row behind left tab stops; signers' names are columns, what is between them a tab."""
    content, stops = "", []
    for fragment in row:
        parts: list[list[Piece]] = [[]]
        left, lefts = fragment.left, [fragment.left]
        for piece in fragment.lines[0].pieces:
            left += len(piece.text) * (1 + piece.extra) * std.CELL_MM
            if piece.text.strip():
                parts[-1].append(piece)
            else:
                parts.append([])
                lefts.append(left)
        stops += lefts
        content += "".join(TAB + _runs(flow, part, b.Style.DOCUMENT_NUMBER) for part in parts)
    return content, tuple(("left", std.twips(x - std.TYPE_AREA_LEFT)) for x in stops)
