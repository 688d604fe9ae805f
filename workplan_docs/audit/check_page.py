"""Paper, type area, pitch, rows and characters, what stands outside, line ends (clauses 5.1, 5.2)."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_right_edge import check_right_edge
from workplan_docs.audit.geometry import Box, Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

COMPAT_TOP = std.COMPAT.top + (std.COMPAT.pitch - std.mm(std.SIZE_3)) / 2  # 39.3 mm
COMPAT_BOTTOM = COMPAT_TOP + (std.LINES - 1) * std.COMPAT.pitch + std.mm(std.SIZE_3)  # 259.4 mm
COMPAT_NOTE = "按 37/35 mm 页边距排（compat），首行比版心上边缘低半个行间空白，属已声明的偏差"
_EXAMPLES = 5
_ENOUGH_ROWS = 5


def check_page(doc: Measured, report: Report) -> None:
    """All rules of the page as a whole."""
    _paper(doc, report)
    if not any(page.portrait for page in doc.pages):
        report.cannot("都是横页，版心没有量")
        return
    _left_and_right(doc, report)
    _top(doc, report)
    _bottom(doc, report)
    _pitch(doc, report)
    _grid(doc, report)
    _outside(doc, report)
    _on_lines(doc, report)
    _line_ends(doc, report)


def mm_text(value: float) -> str:
    """A length for the report."""
    return f"{value:.1f} mm"


def _paper(doc: Measured, report: Report) -> None:
    wanted = f"{std.PAGE_WIDTH:.0f} × {std.PAGE_HEIGHT:.0f} mm"
    sizes: dict[str, int] = {}
    for page in doc.pages:
        found = sorted((page.width, page.height))
        good = abs(found[0] - std.PAGE_WIDTH) <= tol.PAPER and abs(found[1] - std.PAGE_HEIGHT) <= tol.PAPER
        if not good and (text := f"{page.width:.0f} × {page.height:.0f} mm") not in sizes:
            sizes[text] = page.number
    for text, number in sizes.items():
        report.judge("PP001", False, wanted, text, number)
    if not sizes:
        report.judge("PP001", True, wanted, wanted, 1)


def _left_and_right(doc: Measured, report: Report) -> None:
    rows = doc.full_rows
    if len(rows) < 2:
        report.cannot("没有成行的正文，订口和行宽没有量")
        return
    flush = [b for a, b in pairwise(doc.elements.body) if doc.continues(a, b)] or rows
    left, right = median(r.left for r in flush), median(r.right for r in rows)
    good = abs(left - std.TYPE_AREA_LEFT) <= tol.EDGE
    report.judge(
        "PP003", good, mm_text(std.TYPE_AREA_LEFT), mm_text(left), flush[0].page, flush[0].box, value=left
    )
    good = abs(right - std.TYPE_AREA_RIGHT) <= 2 * tol.EDGE
    report.judge(
        "PP006", good, mm_text(std.TYPE_AREA_RIGHT), mm_text(right), rows[0].page, rows[0].box, value=right
    )
    check_right_edge(doc, right, report)


def _top(doc: Measured, report: Report) -> None:
    """The first row of every page after the first that begins with body text."""
    compat = []
    wanted = mm_text(std.TYPE_AREA_TOP)
    for page in doc.pages[1:]:
        rows = [r for r in page.rows if r is not doc.elements.numbers.get(page.number)]
        own = doc.elements.body_on(page.number)
        if not page.portrait or not own or rows[0] is not own[0]:
            continue
        top = own[0].top
        if p.ATTENDANCE.match(own[0].text):
            top -= std.ROW if top > std.TYPE_AREA_TOP + std.ROW / 2 else 0.0  # the empty row above it (10.3)
        slack = tol.EDGE + doc.engine_slack
        if abs(top - std.TYPE_AREA_TOP) > tol.EDGE and abs(top - COMPAT_TOP) <= slack / 2 + 0.1:
            compat.append(page.number)
        else:
            high = std.TYPE_AREA_TOP - top <= tol.EDGE
            good = high and top - std.TYPE_AREA_TOP <= slack
            report.judge("PP002", good, wanted, mm_text(top), page.number, own[0].box, value=top)
    if compat:
        note = f"{COMPAT_NOTE}，共 {len(compat)} 页"
        report.declare("PP002", wanted, mm_text(COMPAT_TOP), note, compat[0])


def _fullest(doc: Measured) -> tuple[int, list[Row]] | None:
    """The page with the most rows among those whose text goes on; others may end early to keep rows together."""
    pages = [(page.number, rows) for page, rows in doc.full_pages() if not doc.tightened(page.number)]
    best = max(pages, key=lambda p: len(p[1]), default=None)
    if best is None or (len(pages) == 1 and len(best[1]) < std.LINES - 2):
        return None
    return best


def _bottom(doc: Measured, report: Report) -> None:
    best = _fullest(doc)
    if best is None:
        return
    number, rows = best
    bottom, wanted = rows[-1].bottom, mm_text(std.TYPE_AREA_BOTTOM)
    if abs(bottom - COMPAT_BOTTOM) <= 0.5 + doc.engine_slack and len(rows) == std.LINES:
        report.declare("PP005", wanted, mm_text(bottom), COMPAT_NOTE, number)
    else:
        good = -tol.ROWS_SHORT <= bottom - std.TYPE_AREA_BOTTOM <= tol.EDGE + 0.2
        report.judge("PP005", good, wanted, mm_text(bottom), number, rows[-1].box, value=bottom)


def _pitch(doc: Measured, report: Report) -> None:
    low, high = tol.PITCH
    wanted = f"{low}–{high} pt"
    for number, pitch in doc.pitches.items():
        found = f"{pitch:.2f} pt（{std.mm(pitch):.2f} mm）"
        if doc.tightened(number):
            note = f"为容下署名、日期或者版记调整了行距（下限 {std.TIGHTEST_PITCH_PT} pt），属已声明的偏差"
            report.declare("PP004", wanted, found, note, number)
        else:
            good = low - 0.05 <= pitch <= high + 0.05
            report.judge("PP004", good, wanted, found, number, value=pitch)
    if not doc.pitches:
        report.cannot("正文不足三行，行距没有量")


def _grid(doc: Measured, report: Report) -> None:
    """22 rows on a page that goes on overleaf, 28 characters in a row that goes on."""
    best = _fullest(doc)
    if best is None:
        report.cannot("没有一页正文是满的，每页行数没有数")
    else:
        number, rows = best
        good = len(rows) == std.LINES
        report.judge("PG008", good, f"{std.LINES} 行", f"{len(rows)} 行", number, rows[-1].box)
    counts = Counter(
        len(r.glyphs) + max(0, round((r.left - std.TYPE_AREA_LEFT) / std.CELL_MM))
        for r in doc.full_rows
        if all(_is_wide(g.text) for g in r.glyphs)
    )
    if sum(counts.values()) < 2:
        report.cannot("没有几行纯汉字的满行，每行字数没有数")
        return
    found = max(counts, key=lambda n: (counts[n], n))
    if sum(counts.values()) < _ENOUGH_ROWS:  # a few rows may all have had a mark moved to the next one
        found = max(found, _by_pitch(doc.full_rows))
    report.judge("PG008", found == std.CHARS, f"{std.CHARS} 字", f"{found} 字", doc.full_rows[0].page)


def _by_pitch(rows: list[Row]) -> int:
    """How many characters fit the type area at the distance of neighbouring hanzi."""
    gaps = [
        b.left - a.left
        for r in rows
        for a, b in pairwise(r.glyphs)
        if _is_hanzi(a.text) and _is_hanzi(b.text)
    ]
    return int(std.TYPE_AREA_WIDTH / median(gaps) + 0.05) if gaps else 0


def _is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _is_wide(char: str) -> bool:
    return char >= "\u2e80" or char in "“”‘’—…·"


def _outside(doc: Measured, report: Report) -> None:
    """Ink outside the type area; the mark, the page number and a letter's lines may be there (5.2.1)."""
    wanted = "版心以内"
    for page in doc.pages:
        if not page.portrait or page.ink is None:
            continue
        number = doc.elements.numbers.get(page.number)
        allowed = [number.box] if number else []
        if doc.elements.format == "letter":
            allowed += [r.box for r in page.rules if r.colour.is_red]
        for box, edge in _strays(doc, page.rows, allowed, report.declared.top):
            report.judge("PG009", False, wanted, f"超出{edge}", page.number, box)
        _stray_pictures(doc, page.number, report)


def _strays(doc: Measured, rows: list[Row], allowed: list[Box], top: float) -> list[tuple[Box, str]]:
    letter = doc.elements.format == "letter"
    found = []
    for row in rows:
        if row.box in allowed:
            continue
        ink = row.ink
        if ink.right > std.TYPE_AREA_RIGHT + tol.EDGE:
            last = row.glyphs[-1].ink
            found.append((last, f"右边缘 {ink.right - std.TYPE_AREA_RIGHT:.1f} mm"))
        elif ink.left < std.TYPE_AREA_LEFT - tol.EDGE:
            found.append((row.glyphs[0].ink, f"左边缘 {std.TYPE_AREA_LEFT - ink.left:.1f} mm"))
        elif ink.bottom > std.TYPE_AREA_BOTTOM + tol.EDGE + doc.engine_slack and not (
            letter and row.page == 1
        ):
            found.append((ink, f"下边缘 {ink.bottom - std.TYPE_AREA_BOTTOM:.1f} mm"))
        elif ink.top < top - tol.EDGE and row not in doc.elements.mark:
            found.append((ink, f"上边缘 {std.TYPE_AREA_TOP - ink.top:.1f} mm"))
    return found[:_EXAMPLES]


def _stray_pictures(doc: Measured, number: int, report: Report) -> None:
    """Ink at the sides that no character accounts for, seen in the rendered page."""
    page = doc.pages[number - 1]
    if page.ink is None or doc.elements.format == "letter":
        return
    rows = [r.ink for r in page.rows]
    for edge, ink, text in (
        ("左", page.ink.left, min((b.left for b in rows), default=std.TYPE_AREA_LEFT)),
        ("右", page.ink.right, max((b.right for b in rows), default=std.TYPE_AREA_RIGHT)),
    ):
        limit = std.TYPE_AREA_LEFT if edge == "左" else std.TYPE_AREA_RIGHT
        beyond = limit - ink if edge == "左" else ink - limit
        if beyond > 2 * tol.EDGE and abs(ink - text) > tol.EDGE:
            box = Box(min(ink, limit), page.ink.top, max(ink, limit), page.ink.bottom)
            note = "线条或图形，不是文字"
            report.judge("PG009", False, "版心以内", f"超出{edge}边缘 {beyond:.1f} mm", number, box, note)


def _on_lines(doc: Measured, report: Report) -> None:
    """No text stands on a separating line, none below the lower double line of a letter (10.1)."""
    letter = doc.elements.format == "letter"
    clean = True
    for page in doc.pages:
        if not page.portrait:
            continue
        lines = [r for r in page.rules if r.colour.is_red or r in doc.elements.imprint_rules]
        low = [r for r in lines if r.colour.is_red and r.box.top > std.PAGE_HEIGHT / 2]
        foot = low[0].box.top if letter and page.number == 1 and low else page.height
        for row in page.rows:
            number = row is doc.elements.numbers.get(page.number)
            if any(_crosses(row.ink, line.box) for line in lines):
                clean = report.judge("PG021", False, "不压线", row.text[:12], page.number, row.box)
            elif row.ink.bottom > foot and not number:
                clean = report.judge("PG021", False, "在下双线以上", row.text[:12], page.number, row.box)
    if clean:
        report.judge("PG021", True, "不压线", "不压线")


def _crosses(ink: Box, line: Box) -> bool:
    return (
        ink.left < line.right
        and line.left < ink.right
        and ink.top < line.bottom - tol.RULE
        and line.top + tol.RULE < ink.bottom
    )


def _line_ends(doc: Measured, report: Report) -> None:
    """No closing mark begins a row, no opening one ends it, no numeral is parted."""
    clean = True
    rows = doc.elements.body
    for row in rows:
        if (
            row.text[0] in p.NO_LINE_START
            and len(row.text) > 1
            and row.left < std.TYPE_AREA_LEFT + std.CELL_MM
        ):
            clean = report.judge(
                "PG011", False, "不在行首", f"行首是“{row.text[0]}”", row.page, row.glyphs[0].ink
            )
        if row.text[-1] in p.NO_LINE_END:
            clean = report.judge(
                "PG011", False, "不在行末", f"行末是“{row.text[-1]}”", row.page, row.glyphs[-1].ink
            )
    for above, below in pairwise(rows):
        if above.text[-1].isdigit() and below.text[0] in "0123456789%％.%" and doc.continues(above, below):
            found = f"“{above.text[-4:]}”和“{below.text[:4]}”分在两行"
            report.judge("PG012", False, "数字在一行", found, above.page, above.glyphs[-1].ink)
    if clean:
        report.judge("PG011", True, "合乎禁则", "合乎禁则", severity=Severity.ERROR)
