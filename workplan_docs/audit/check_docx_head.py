"""The head of page 1 by a DOCX's paragraphs: what stands between mark, number, red line, title, recipients.

Heights are reckoned as Word sets them (extra leading evenly above and below a row), from exact pitches and the
space before and after. Where a table, a frame or a drawing stands between two elements, or a pitch is left to
the font, their distance is not reckoned.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_page import mm_text
from workplan_docs.audit.docx_view import DocxView, ParagraphView, W, number
from workplan_docs.audit.geometry import Colour
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

_SLACK = 1.0  # mm more than on a page: reckoned, not seen
_NOTE = "由段落格式推算"


@dataclass(frozen=True)
class HeadParts:
    """The paragraphs of the head; None where a document does not have one."""

    mark: ParagraphView | None
    number: ParagraphView | None
    title: list[ParagraphView]
    recipients: ParagraphView | None


@dataclass(frozen=True)
class _Border:
    """A paragraph border: distance in mm from the em box of the number, colour, length."""

    below_text: float
    colour: Colour
    width: float


def check_docx_head(view: DocxView, parts: HeadParts, report: Report) -> None:
    """Distances that the paragraphs tell; says which they do not."""
    order = {id(x.element): n for n, x in enumerate(view.paragraphs)}

    def place(paragraph: ParagraphView | None) -> int | None:
        return order.get(id(paragraph.element)) if paragraph is not None else None

    mark, row, names = place(parts.mark), place(parts.number), place(parts.recipients)
    title = (place(parts.title[0]), place(parts.title[-1])) if parts.title else (None, None)
    least, most = tol.empty_rows(std.NUMBER_ROWS_BELOW_MARK)
    _distance("DN021", _gap(view, mark, row), (least, most), report)
    line = _red_line(view, row, title[0]) if row is not None else None
    if line is None and not any(_drawn(x) for x in view.paragraphs):
        report.judge("HD024", False, "有红色分隔线", "没有认出")
    elif line is None:
        report.cannot("红色分隔线不是段落边框，它的位置没有算（加 --render 再量）")
    else:
        _judge_line(line, report)
        below = _gap(view, row, title[0])
        below = None if below is None else below - line.below_text
        least, most = tol.empty_rows(std.TITLE_ROWS_BELOW_LINE, title=True)
        _distance("TT021", below, (least, most), report)
    least, most = tol.empty_rows(std.RECIPIENTS_ROWS_BELOW_TITLE, title=True)
    _distance("RC020", _gap(view, title[1], names), (least, most), report)


def _distance(code: str, gap: float | None, allowed: tuple[float, float], report: Report) -> None:
    least, most = allowed
    if gap is None:
        return
    weight = Severity.WARNING if code == "RC020" and gap > most else None
    wanted = f"{max(least, 0):.0f}–{most:.0f} mm"
    good = least - _SLACK <= gap <= most + _SLACK
    report.judge(code, good, wanted, mm_text(gap), note=_NOTE, severity=weight)


def _line(paragraph: ParagraphView) -> float | None:
    """Height of one row in mm; None where it depends on the font."""
    return std.mm(paragraph.exact_pitch) if paragraph.exact_pitch else None


def _rows(paragraph: ParagraphView) -> int:
    """How many rows it takes: breaks in it, and what is wider than the type area."""
    cells = std.TYPE_AREA_WIDTH / std.mm(paragraph.size or std.SIZE_3)
    texts = paragraph.text.split("\n")
    return sum(max(1, ceil(sum(0.5 if c.isascii() else 1.0 for c in t) / cells - 0.2)) for t in texts)


def _size(view: DocxView, paragraph: ParagraphView) -> float:
    return std.mm(paragraph.size or view.normal_size)


def _gap(view: DocxView, above: int | None, below: int | None) -> float | None:
    """From the em box of one paragraph's last row to that of another's first, in mm; None where unclear."""
    if above is None or below is None or above >= below:
        return None
    first, last = view.paragraphs[above], view.paragraphs[below]
    total = 0.0
    for paragraph in view.paragraphs[above : below + 1]:
        line = _line(paragraph)
        if line is None or _unclear(paragraph):
            return None
        before = paragraph.twips("spacing", "before") / std.TWIPS_PER_MM
        after = paragraph.twips("spacing", "after") / std.TWIPS_PER_MM
        half = (line - _size(view, paragraph)) / 2
        top, bottom = (_height(_side(paragraph, side)) for side in ("top", "bottom"))
        if paragraph is first:
            total += half + bottom + after
        elif paragraph is last:
            total += before + top + half
        else:
            total += before + top + line * _rows(paragraph) + bottom + after
    return total


def _side(paragraph: ParagraphView, side: str) -> Any:
    return paragraph.element.find(f"{W}pPr/{W}pBdr/{W}{side}")


def _height(border: Any) -> float:
    """What a border takes off the page: its distance from the text and its weight (eighths of a pt)."""
    if border is None:
        return 0.0
    return std.mm(number(border.get(f"{W}space"), 0) + number(border.get(f"{W}sz"), 0) / 8)


def _drawn(paragraph: ParagraphView) -> bool:
    return next(paragraph.element.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None


def _unclear(paragraph: ParagraphView) -> bool:
    return paragraph.in_table or "framePr" in paragraph.properties or _drawn(paragraph)


def _red_line(view: DocxView, row: int, title: int | None) -> _Border | None:
    """The border below the number's paragraph, or the one of a paragraph between it and the title."""
    for n in range(row, title if title is not None else row + 1):
        paragraph = view.paragraphs[n]
        for side in ("bottom", "top"):
            border = _side(paragraph, side)
            if border is None or (n == row and side == "top") or _unclear(paragraph):
                continue
            return _border(view, n, row, side, border)
    return None


def _border(view: DocxView, n: int, row: int, side: str, border: Any) -> _Border | None:
    paragraph = view.paragraphs[n]
    line = _line(paragraph)
    if line is None:
        return None
    get = border.get
    space = std.mm(number(get(f"{W}space"), 0))
    if n == row:
        distance: float | None = (line - _size(view, paragraph)) / 2 + space
    else:
        upto = _gap(view, row, n)
        half = (line - _size(view, paragraph)) / 2
        edge = -half - _height(border) if side == "top" else line - half + space
        distance = None if upto is None else upto + edge
    if distance is None:
        return None
    indent = paragraph.properties.get("ind", {})
    sides = sum(number(indent.get(k), 0) for k in ("left", "right", "start", "end")) / std.TWIPS_PER_MM
    return _Border(distance, _colour(get(f"{W}color")), view.text_width - sides)


def _colour(value: str | None) -> Colour:
    try:
        return Colour(*(int((value or "")[n : n + 2], 16) for n in (0, 2, 4)))
    except ValueError:
        return Colour(0, 0, 0)


def _judge_line(line: _Border, report: Report) -> None:
    good = abs(line.below_text - std.RED_LINE_BELOW_NUMBER) <= tol.RED_LINE + _SLACK
    wanted, found = mm_text(std.RED_LINE_BELOW_NUMBER), mm_text(line.below_text)
    report.judge("HD016", good, wanted, found, note=_NOTE, value=line.below_text)
    red = line.colour.is_red
    report.judge("HD018", red, "红色", "红色" if red else "不是红色")
    good = abs(line.width - std.TYPE_AREA_WIDTH) <= tol.EDGE
    report.judge("HD024", good, f"{std.TYPE_AREA_WIDTH:.0f} mm", mm_text(line.width), note=_NOTE)
