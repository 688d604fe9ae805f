"""The text: page 1, type, paragraphs, headings (7.3.3)."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_head import MIDDLE
from workplan_docs.audit.faces import CHINESE, Face, face_of_font
from workplan_docs.audit.geometry import Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.typeset import standard as std

_HEADING_FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.FANGSONG, 4: Face.FANGSONG}
_HEADING_NAMES = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_SHORT = 1.8  # 字: a row that ends so far from the right edge ends its paragraph
_NO_TEXT = "此页无正文"


def check_body(doc: Measured, report: Report) -> None:
    """All rules of the text between the recipients and the signature."""
    _first_page(doc, report)
    _type(doc, report)
    _paragraphs(doc, report)
    _heading_faces(doc, report)


def _first_page(doc: Measured, report: Report) -> None:
    """Page 1 must show body text (7.3.3)."""
    if not doc.elements.title and not doc.elements.mark:
        return
    first = [r for r in doc.elements.body_on(1) if len(r.text) > 1]
    report.judge("PG007", bool(first), "首页有正文", f"{len(first)} 行", 1)
    for row in doc.elements.body:
        if _NO_TEXT in row.text:
            report.judge("SG010", False, "调整行距、字距", row.text, row.page, row.box)


def _type(doc: Measured, report: Report) -> None:
    rows = doc.elements.body
    if not rows:
        return
    size = median(r.size for r in rows)
    low, high = tol.SIZE_3
    good = low - tol.SIZE <= size <= high + tol.SIZE
    report.judge("PP007", good, f"3号（{low}–{high:.0f} pt）", f"{size:.1f} pt", rows[0].page, rows[0].box)
    faces = [r.face for r in rows if r.face is not None and not p.heading_level(r.text)]
    if faces:
        face = max(faces, key=faces.count)
        report.judge("PP008", face is Face.FANGSONG, "仿宋", CHINESE[face], rows[0].page, rows[0].box)
    else:
        report.cannot("正文的字体名称认不出来，字体没有查")
    coloured = [r for r in rows if not all(g.colour.is_black for g in r.glyphs)]
    for row in coloured:
        report.judge("PG013", False, "黑色", "有别的颜色", row.page, row.box)
    bold = [r for r in rows if r.is_bold]
    for row in bold:
        report.judge("PG013", False, "不加粗", f"“{row.text[:12]}”加粗", row.page, row.box)
    if not coloured and not bold:
        report.judge("PG013", True, "黑色，不加粗", "黑色，不加粗", rows[0].page)


def _begins_paragraph(above: Row | None) -> bool:
    """Whether a row surely begins a paragraph: the one above ends short or there is none."""
    if above is None:
        return True
    return above.right < std.TYPE_AREA_RIGHT - _SHORT * std.CELL_MM and above.text[-1] in "。：！？；）”:"


def _paragraphs(doc: Measured, report: Report) -> None:
    """The first row of a paragraph stands 2 字 in (7.3.3); headings likewise."""
    rows = doc.elements.body
    good = 0
    for above, row in pairwise([None, *rows]):
        if row is None or not _is_text(row):
            continue
        level = p.heading_level(row.text)
        parted = above is not None and (
            above.page == row.page and row.baseline - above.baseline > 2.6 * std.ROW
        )
        after_heading = above is not None and bool(p.heading_level(above.text)) and _ends_early(above)
        if not (_begins_paragraph(above) or parted or after_heading):
            continue
        indent = (row.left - std.TYPE_AREA_LEFT) / std.CELL_MM
        slack = tol.INDENT + (0.55 if row.text[0] in p.NO_LINE_END else 0.0)
        if abs(indent - std.PARAGRAPH_INDENT) <= slack:
            good += 1
        else:
            code = "ST021" if level else "ST020"
            report.judge(code, False, f"{std.PARAGRAPH_INDENT} 字", f"{indent:.1f} 字", row.page, row.box)
    if good:
        report.judge("ST020", True, f"{std.PARAGRAPH_INDENT} 字", f"{good} 段都是 {std.PARAGRAPH_INDENT} 字")


def _ends_early(row: Row) -> bool:
    return row.right < std.TYPE_AREA_RIGHT - _SHORT * std.CELL_MM


def _is_text(row: Row) -> bool:
    """Body type set from the left: neither a centred line nor something at the right."""
    centred = abs(row.centre - MIDDLE) < 3 and row.left > std.TYPE_AREA_LEFT + 3.5 * std.CELL_MM
    return (
        not centred and abs(row.size - std.SIZE_3) < 2.1 and row.left < std.TYPE_AREA_LEFT + 5.5 * std.CELL_MM
    )


def _heading_faces(doc: Measured, report: Report) -> None:
    """The faces 黑, 楷, 仿宋, 仿宋 by level (7.3.3, 一般); one finding a level and face."""
    seen: dict[tuple[int, Face], Row] = {}
    for row, below in pairwise([*doc.elements.body, None]):
        if row is None:
            continue
        level = p.heading_level(row.text)
        indent = (row.left - std.TYPE_AREA_LEFT) / std.CELL_MM
        face = _leading_face(row)
        if not level or face is None or indent >= 2.6 or not (indent > 1 or _ends_early(row)):
            continue
        if face is _HEADING_FACES[level] or not _is_clause(doc, row, below):
            seen.setdefault((level, face), row)
    for (level, face), row in seen.items():
        wanted = _HEADING_FACES[level]
        what = f"“{_HEADING_NAMES[level]}”用{CHINESE[wanted]}"
        report.judge("ST017", face is wanted, what, CHINESE[face], row.page, row.box)


def _is_clause(doc: Measured, row: Row, below: Row | None) -> bool:
    """A numbered paragraph in one face, as the clauses of a 通告 are: a sentence and no heading."""
    faces = {face_of_font(g.font) for g in row.glyphs if "\u4e00" <= g.text <= "\u9fff"}
    goes_on = below is not None and doc.continues(row, below) and _leading_face(below) in faces
    return len(faces) == 1 and (goes_on or row.text[-1] in "。；")


def _leading_face(row: Row) -> Face | None:
    """The face of the first hanzi of a row, since a run-in heading changes face after its full stop."""
    hanzi = [g for g in row.glyphs if "\u4e00" <= g.text <= "\u9fff"]
    return face_of_font(hanzi[0].font) if hanzi else None
