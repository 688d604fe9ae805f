"""The imprint (7.4) and the page numbers (7.5)."""

from __future__ import annotations

from itertools import pairwise

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_landscape import on_sheet
from workplan_docs.audit.check_page import mm_text
from workplan_docs.audit.faces import CHINESE, Face, face_of_font
from workplan_docs.audit.geometry import Box, Page, Row, Rule, union
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

_SMALL_4 = std.mm(std.SIZE_4)
_SUBJECT = "主题词"
_ON_FOOT = 3.0  # mm: a missing or lower row than this is not on the foot
_LEAST_GAP = 0.4  # 字 between the printing organ and the date
_ALONE = 2.0  # mm: ink further from the page number is something else
DASH_Y = std.TYPE_AREA_BOTTOM + std.PAGE_NUMBER_DASH_BELOW


def check_imprint(doc: Measured, report: Report) -> None:
    """All rules of 抄送, 印发 and their lines."""
    for sheet in doc.pages:
        for row in sheet.rows:
            if row.text.startswith(_SUBJECT):
                report.judge("CO009", False, "没有主题词", row.text[:12], row.page, row.box)
    rows = doc.elements.imprint
    if not rows:
        if doc.elements.mark and doc.elements.format == "ordinary":
            report.declare("CO003", "有版记", "没有", "草稿可以没有，正式印发时要有印发机关和印发日期")
        return
    page = rows[0].page
    if doc.elements.format == "letter":
        lines = [r for r in doc.elements.imprint_rules if r.box.width > std.TYPE_AREA_WIDTH / 2]
        report.judge(
            "CO003", not lines, "信函版记不加分隔线", f"{len(lines)} 条线", page, severity=Severity.ERROR
        )
        for row in rows:
            if row.text.endswith("印发"):
                found = "有印发机关或印发日期"
                report.judge(
                    "CO003", False, "信函版记只有抄送", found, page, row.box, severity=Severity.ERROR
                )
    else:
        _lines(doc, rows, report)
        if doc.duplex:
            good = page % 2 == 0
            report.judge("CO008", good, "偶数页", f"第 {page} 页", page)
    _rows(rows, report)


def _lines(doc: Measured, rows: list[Row], report: Report) -> None:
    page = rows[0].page
    lines = sorted((r for r in doc.elements.imprint_rules if r.box.width > 80), key=lambda r: r.box.middle)
    wanted = mm_text(std.TYPE_AREA_BOTTOM)
    if not lines:
        found = f"没有分隔线，末行下边缘 {mm_text(rows[-1].bottom)}"
        report.judge("CO007", False, f"末条分隔线在 {wanted}", found, page, rows[-1].box)
        return
    last = lines[-1]
    good = abs(last.box.middle - std.TYPE_AREA_BOTTOM) <= tol.EDGE + doc.engine_slack / 2
    after = any(not x.empty for x in doc.pages[page:])
    note = "不在最后一页" if after else ""
    report.judge("CO007", good and not after, wanted, mm_text(last.box.middle), page, last.box, note)
    for line in lines:
        good = abs(line.box.width - std.TYPE_AREA_WIDTH) <= 1.5 * tol.EDGE
        report.judge("CO021", good, f"{std.TYPE_AREA_WIDTH:.0f} mm", mm_text(line.box.width), page, line.box)
    for above, below in pairwise(rows):
        if above.text.startswith("主送") or (
            below.text.startswith("抄送") and rows[0].text.startswith("主送")
        ):
            between = [r for r in lines if above.bottom < r.box.middle < below.top]
            found = "有分隔线" if between else "没有"
            report.judge("CO005", not between, "没有分隔线", found, page, below.box)
    _weights(lines, page, report)


def _weights(lines: list[Rule], page: int, report: Report) -> None:
    """The first and the last thick, those between thin (推荐)."""
    outer, inner = std.mm(std.IMPRINT_OUTER_PT), std.mm(std.IMPRINT_INNER_PT)
    for n, line in enumerate(lines):
        wanted = outer if n in (0, len(lines) - 1) else inner
        good = abs(line.thickness - wanted) <= tol.RULE
        found = f"{line.thickness:.2f} mm"
        report.judge("CO006", good, f"{wanted:.2f} mm", found, page, line.box, value=line.thickness)


def _rows(rows: list[Row], report: Report) -> None:
    left, slack = std.TYPE_AREA_LEFT + _SMALL_4, tol.INSET * _SMALL_4
    hang: float | None = None
    for above, row in zip([None, *rows], rows, strict=False):
        good = abs(row.size - std.SIZE_4) <= tol.SIZE
        report.judge("CO004", good, f"4号（{std.SIZE_4:.0f} pt）", f"{row.size:.1f} pt", row.page, row.box)
        right = std.TYPE_AREA_RIGHT - _SMALL_4
        if not row.text.endswith("印发") and row.ink.right > right + slack:
            found = mm_text(row.ink.right)
            report.judge("CO020", False, f"右边缘不过 {mm_text(right)}", found, row.page, row.box)
        if p.COPY_TO.match(row.text):
            hang = row.glyphs[3].left if len(row.glyphs) > 3 else None
            report.judge(
                "CO020", abs(row.left - left) <= slack, mm_text(left), mm_text(row.left), row.page, row.box
            )
            report.judge("CO001", row.text[2] == "：", "抄送：", row.text[:3], row.page, row.box)
        elif row.text.endswith("印发"):
            hang = None
            _printing(above, row, report)
        elif hang is not None:
            good = abs(row.left - hang) <= slack
            report.judge("CO022", good, mm_text(hang), mm_text(row.left), row.page, row.box)
        if hang is not None and row.text.endswith("。"):
            hang = None
    _full_stops(rows, report)


def _printing(above: Row | None, row: Row, report: Report) -> None:
    """印发机关 1 字 from the left and 印发日期 1 字 from the right, on one row and apart (7.4.3)."""
    own = p.PRINTED.fullmatch(row.text)
    if own is None and above is not None and p.PRINTED.fullmatch(above.text + row.text):
        box = union([above.box, row.box])
        report.judge("CO020", False, "印发日期在一行上，右空一字", "分在两行", row.page, box)
        return
    slack = tol.INSET * _SMALL_4
    for found, wanted in (
        (row.left, std.TYPE_AREA_LEFT + _SMALL_4),
        (row.right, std.TYPE_AREA_RIGHT - _SMALL_4),
    ):
        good = abs(found - wanted) <= slack
        report.judge("CO020", good, mm_text(wanted), mm_text(found), row.page, row.box)
    if own is not None and own.group(1):
        at = len(own.group(1))
        gap = (row.glyphs[at].left - row.glyphs[at - 1].right) / _SMALL_4
        found_gap = f"相隔 {gap:.1f} 字"
        report.judge("CO020", gap > _LEAST_GAP, "印发机关与印发日期分开", found_gap, row.page, row.box)
    _printed(row, report)


def _full_stops(rows: list[Row], report: Report) -> None:
    """抄送 ends with a full stop; what follows it up to 印发 is the printing organ's name."""
    copying = False
    for above, below in pairwise([*rows, None]):
        if above is None:
            continue
        copying = (copying or p.COPY_TO.match(above.text) is not None) and not above.text.endswith("印发")
        ends = below is None or below.text.endswith("印发") or p.COPY_TO.match(below.text) is not None
        if copying and above.text.endswith("。"):
            copying = False
        elif copying and ends:
            report.judge("CO001", False, "末尾用句号", f"末尾是“{above.text[-1]}”", above.page, above.box)


def _printed(row: Row, report: Report) -> None:
    if row.text.endswith("年月日印发"):
        report.declare("CO002", "如 2023年3月6日印发", "空着", "草稿，日期还没有填", row.page)
        return
    good = p.PRINTED_WELL.search(row.text) is not None and not any(c in row.text[-12:] for c in ".-/")
    report.judge("CO002", good, "如 2023年3月6日印发", row.text[-12:], row.page, row.box)


def check_numbers(doc: Measured, report: Report) -> None:
    """All rules of the page numbers."""
    unnumbered = _may_lack(doc)
    for page in doc.pages:
        row = doc.elements.numbers.get(page.number)
        first_letter = page.number == 1 and doc.elements.format == "letter"
        if row is None:
            if page.number in unnumbered or page.empty or first_letter:
                continue
            code = "PG005" if page.number == 1 else "PG020"
            report.judge(code, False, "有页码", "没有认出", page.number)
        elif first_letter:
            report.judge("PG005", False, "信函首页不编页码", row.text, 1, row.box)
        elif page.number in unnumbered:
            report.judge("PG006", False, "没有页码", row.text, page.number, row.box)
        elif doc.elements.number_turns[page.number] or page.portrait:
            _number(row, report, on_sheet(page, row, doc.elements.number_turns[page.number]))
    _sequence(doc, report)


def _may_lack(doc: Measured) -> set[int]:
    """A blank page before the imprint's page and that page carry no number (7.5)."""
    rows = doc.elements.imprint
    last = rows[0].page if rows else 0
    if last < 2 or doc.elements.body_on(last):
        return set()
    before = doc.pages[last - 2]
    number = doc.elements.numbers.get(before.number)
    return {before.number, last} if _is_blank(before, number) else set()


def _is_blank(page: Page, number: Row | None) -> bool:
    """Whether nothing but a page number is printed on it."""
    return page.ink is None or (
        number is not None
        and not page.turned
        and page.ink.top > number.ink.top - _ALONE
        and page.ink.bottom < number.ink.bottom + _ALONE
    )


def _number(row: Row, report: Report, box: Box) -> None:
    good = p.PAGE_NUMBER_WELL.fullmatch(row.text) is not None
    report.judge("PG001", good, "— 1 —（一字线，半角数字）", row.text, row.page, box)
    dashes = [g for g in row.glyphs if not g.text.isdigit()]
    middle = dashes[0].ink.middle if dashes else row.ink.middle
    good = abs(middle - DASH_Y) <= tol.PAGE_NUMBER
    report.judge("PG003", good, mm_text(DASH_Y), mm_text(middle), row.page, box, value=middle)
    odd = row.page % 2 == 1
    inset = std.TYPE_AREA_RIGHT - row.right if odd else row.left - std.TYPE_AREA_LEFT
    slack = tol.INSET * _SMALL_4
    good = _SMALL_4 - slack <= inset <= std.CELL_MM + slack
    side = "右" if odd else "左"
    report.judge(
        "PG002",
        good,
        f"居{side}，空 {_SMALL_4:.1f}–{std.CELL_MM:.1f} mm",
        f"距{side}边 {mm_text(inset)}",
        row.page,
        box,
        value=inset,
    )
    good = abs(row.size - std.SIZE_4) <= tol.SIZE
    wanted, found = f"4号（{std.SIZE_4:.0f} pt）", f"{row.size:.1f} pt"
    report.judge("PG004", good, wanted, found, row.page, box, value=row.size)
    digit = next((g for g in row.glyphs if g.text.isdigit()), row.glyphs[0])
    face = face_of_font(digit.font)
    if face is None:
        report.cannot(f"页码数字的字体“{digit.font}”不在已知的中文字体里，没有查")
    else:
        report.judge("PG004", face is Face.SONG, "宋体", CHINESE[face], row.page, box)


def _sequence(doc: Measured, report: Report) -> None:
    shown = [
        (n, int("".join(c for c in row.text.split("页")[0] if c.isdigit())))
        for n, row in sorted(doc.elements.numbers.items())
    ]
    for (n, a), (m, b) in pairwise(shown):
        if b - a != m - n:
            report.judge("PG020", False, f"{a + m - n}", f"{b}", m, note="页码不连续")
