"""Paragraphs, headings, the list of attachments and the attachments' own pages (7.3.3, 7.3.4, 7.3.7)."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_head import MIDDLE
from workplan_docs.audit.check_page import mm_text
from workplan_docs.audit.faces import CHINESE, Face, face_of_font
from workplan_docs.audit.geometry import Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
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
    _attachments_note(doc, report)
    _attachments(doc, report)


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
    for row in doc.elements.body:
        level = p.heading_level(row.text)
        indent = (row.left - std.TYPE_AREA_LEFT) / std.CELL_MM
        face = _leading_face(row)
        if level and face is not None and indent < 2.6 and (indent > 1 or _ends_early(row)):
            seen.setdefault((level, face), row)
    for (level, face), row in seen.items():
        wanted = _HEADING_FACES[level]
        what = f"“{_HEADING_NAMES[level]}”用{CHINESE[wanted]}"
        report.judge("ST017", face is wanted, what, CHINESE[face], row.page, row.box)


def _leading_face(row: Row) -> Face | None:
    """The face of the first hanzi of a row, since a run-in heading changes face after its full stop."""
    hanzi = [g for g in row.glyphs if "\u4e00" <= g.text <= "\u9fff"]
    return face_of_font(hanzi[0].font) if hanzi else None


def _attachments_note(doc: Measured, report: Report) -> None:
    rows = doc.elements.attachments_note
    if not rows:
        return
    first = rows[0]
    indent = (first.left - std.TYPE_AREA_LEFT) / std.CELL_MM
    good = abs(indent - std.PARAGRAPH_INDENT) <= tol.CELLS
    report.judge("AT013", good, f"{std.PARAGRAPH_INDENT} 字", f"{indent:.1f} 字", first.page, first.box)
    good = first.text.startswith("附件：")
    report.judge("AT001", good, "附件：名称", first.text[:6], first.page, first.box)
    for row in rows:
        if row.text[-1] in "。；，、;.":
            report.judge("AT004", False, "没有标点", f"末尾是“{row.text[-1]}”", row.page, row.box)
    numbered = first.text[3:4].isdigit()
    name = (6.0 if numbered else 5.0) - (0.5 if numbered else 0.0)  # half a cell for digit and dot together
    for row in rows[1:]:
        indent = (row.left - std.TYPE_AREA_LEFT) / std.CELL_MM
        wanted = 5.0 if row.text[0].isdigit() else name
        good = abs(indent - wanted) <= 2 * tol.CELLS
        report.judge("AT013", good, f"{wanted:.0f} 字", f"{indent:.1f} 字", row.page, row.box)


def _attachments(doc: Measured, report: Report) -> None:
    """The label in row 1, flush left, in 黑体; the title in row 3 (7.3.7)."""
    _attachment_names(doc, report)
    for item in doc.elements.attachments:
        row = item.label
        if not doc.pages[item.page - 1].portrait:
            report.cannot(f"第 {item.page} 页是横的，附件的标识没有量")
            continue
        flush = abs(row.left - std.TYPE_AREA_LEFT) <= 2 * tol.EDGE
        report.judge("AT010", flush, "左边 28 mm", mm_text(row.left), item.page, row.box)
        compat = std.COMPAT.raise_to_type_area + (std.COMPAT.pitch - std.mm(std.SIZE_3)) / 2
        good = abs(row.top - std.TYPE_AREA_TOP) <= tol.EDGE + doc.engine_slack + compat
        report.judge(
            "AT010", good, f"第一行（{mm_text(std.TYPE_AREA_TOP)}）", mm_text(row.top), item.page, row.box
        )
        report.judge("AT008", bool(p.LABEL_WELL.fullmatch(row.text)), "附件1", row.text, item.page, row.box)
        if row.face is not None:
            good = row.face is Face.HEI
            weight = Severity.WARNING
            report.judge("AT010", good, "黑体", CHINESE[row.face], item.page, row.box, severity=weight)
        if item.title:
            third = row.top + 2 * std.ROW
            top = item.title[0].top
            good = abs(top - third) <= std.ROW / 2
            report.judge(
                "AT010", good, f"标题在第三行（{mm_text(third)}）", mm_text(top), item.page, item.title[0].box
            )


def _attachment_names(doc: Measured, report: Report) -> None:
    """A single attachment has no number; the titles are those of the list (7.3.7)."""
    pages = doc.elements.attachments
    names = _listed_names(doc.elements.attachments_note)
    if len(pages) == 1 and len(names) == 1:
        text = pages[0].label.text
        report.judge("AT009", not text[-1].isdigit(), "附件", text, pages[0].page, pages[0].label.box)
    if len(pages) != len(names):
        return
    for name, item in zip(names, pages, strict=True):
        title = "".join(r.text for r in item.title)
        if title:
            report.judge("AT006", title == name, name, title, item.page, item.title[0].box)


def _listed_names(rows: list[Row]) -> list[str]:
    names: list[str] = []
    for n, row in enumerate(rows):
        text = p.ATTACHMENT_NUMBER.sub("", row.text.removeprefix("附件：") if n == 0 else row.text)
        if n == 0 or p.ATTACHMENT_NUMBER.match(row.text):
            names.append(text)
        else:
            names[-1] += text
    return names
