"""Signature, date and note (7.3.5, 7.3.6) by the formulas for documents with and without a seal."""

from __future__ import annotations

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_joint import check_joint, is_joint
from workplan_docs.audit.check_seal import check_seal, check_stamp
from workplan_docs.audit.geometry import Row, union
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.places import SLACK, from_right, is_unsealed, width_of
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.text.dates import date_fault
from workplan_docs.typeset import standard as std

_GAPS = (0.3, 1.5)  # 字 by which LibreOffice's gaps make a date wider
_BLANK_ROWS = 1.6  # fewer rows than these between text and signature leave no room for a seal


def check_signing(doc: Measured, report: Report) -> None:
    """All rules from the signature to the note."""
    date = doc.elements.date
    if date is None:
        dated = doc.elements.title_note or doc.elements.format == "minutes"
        if doc.elements.mark and not dated:
            report.judge("SG015", False, "有成文日期", "没有认出", severity=Severity.WARNING)
        return
    draft = bool(p.DATE_BLANK.fullmatch(date.text))
    if draft:
        number, imprint = doc.elements.number, doc.elements.imprint
        issued = is_issued(number.parts[0] if number else "", [row.text for row in imprint])
        judge_blank_date(issued, report, date.page)
    else:
        _written(doc, date, report)
    if doc.elements.format == "order":
        check_stamp(doc, date, report)
    elif doc.elements.signature and doc.elements.format in ("ordinary", "letter"):
        if is_joint(doc.elements.signature):
            check_joint(doc, doc.elements.signature, date, report)
        else:
            _place(doc, doc.elements.signature, date, draft, report)
        check_seal(doc, date, report)
    _company(doc, date, report)
    _note(doc, date, report)


def _written(doc: Measured, date: Row, report: Report) -> None:
    """All of year, month and day, on one row (7.3.5.4)."""
    below = [r for r in doc.pages[date.page - 1].text_rows if date.baseline < r.baseline - 1]
    if below and p.DATE_IN_FULL.fullmatch(date.text + below[0].text):
        found = f"“{date.text}”和“{below[0].text}”分在两行"
        report.judge("SG001", False, "在一行上", found, date.page, union([date.box, below[0].box]))
        return
    fault = date_fault(date.text)
    note = fault.message if fault else ""
    report.judge("SG001", fault is None, "如 2023年3月5日", date.text, date.page, date.box, note)


def is_issued(number: str, imprint: list[str]) -> bool:
    """Whether a document is out: the day of its printing is filled in and its number is not left blank."""
    blank = p.NUMBER_BLANK.fullmatch(number.split("签发人")[0]) is not None
    return not blank and any(p.PRINTED_WELL.search(text) for text in imprint)


def judge_blank_date(issued: bool, report: Report, page: int | None = None) -> None:
    """A date that is not filled in: a hint in a draft, an error where the document is out (7.3.5.4)."""
    wanted, found = "如 2023年3月5日", "空着"
    if issued:
        report.judge("SG001", False, wanted, found, page, note="印发日期已经填了，成文日期也要填好")
    else:
        report.declare("SG001", wanted, found, "草稿，日期还没有填", page)


def _place(doc: Measured, signature: list[Row], date: Row, draft: bool, report: Report) -> None:
    """Which of the two layouts it is, and whether it keeps to its formulas (gbt9704.md §9.3)."""
    width = std.DATE_WIDTH if draft else width_of(date)
    date_right = from_right(date)
    own = signature[0]
    offset = (own.centre - date.centre) / std.CELL_MM
    sig_right, sig_width = from_right(own), width_of(own)
    wider = _wider(doc, date, width)
    if abs(offset - wider / 2) < abs(offset):
        offset, width = offset - wider / 2, width - wider
    centred = abs(offset) <= SLACK + (0.8 if draft else 0.0)
    by_rule = max(0.0, std.SEALED_DATE_RIGHT + (width - sig_width) / 2)
    reaches_edge = sig_width > width + 2 * std.SEALED_DATE_RIGHT and sig_right < 1
    in_place = centred or abs(sig_right - by_rule) <= SLACK
    sealed = (in_place and abs(date_right - std.SEALED_DATE_RIGHT) <= SLACK) or (centred and reaches_edge)
    unsealed = _is_unsealed(own, date, width, wider, report)
    box = union([own.box, date.box])
    found = f"日期右空 {date_right:.1f} 字，署名右空 {sig_right:.1f} 字，中线相差 {abs(offset):.1f} 字"
    wanted_sealed = f"日期右空 {std.SEALED_DATE_RIGHT} 字，署名以日期居中"
    wanted_unsealed = f"署名右空 {std.UNSEALED_RIGHT} 字，日期首字比署名首字右移 2 字"
    blank = _blank_rows(doc, own)
    known = True if doc.sealed is None and doc.pages[date.page - 1].red_areas else doc.sealed
    if known is False or (known is None and unsealed and not sealed):
        report.judge("SG008", unsealed, wanted_unsealed, found, date.page, box)
    elif known or (sealed and (blank is None or blank > _BLANK_ROWS)):
        report.judge("SG007", sealed, wanted_sealed, found, date.page, box)
    elif sealed:
        note = f"署名上方只空 {blank:.0f} 行，容不下印章；不加盖印章的文件不这样排"
        wanted = f"{wanted_unsealed}（不加盖印章）"
        report.judge("SG008", False, wanted, found, date.page, box, note, Severity.WARNING)
    else:
        wanted = f"{wanted_sealed}（加盖印章），或{wanted_unsealed}（不加盖）"
        near = abs(date_right - std.SEALED_DATE_RIGHT) <= SLACK
        report.judge("SG007" if near else "SG008", False, wanted, found, date.page, box)


def _wider(doc: Measured, date: Row, width: float) -> float:
    """By how many 字 the gaps that LibreOffice puts between numeral and hanzi make a date wider than Word's."""
    natural = sum(0.5 if g.text.isascii() else 1.0 for g in date.glyphs)
    wider = width - natural
    return wider if doc.engine_slack and _GAPS[0] < wider < _GAPS[1] else 0.0


def _is_unsealed(own: Row, date: Row, width: float, wider: float, report: Report) -> bool:
    """The formulas as measured, or as Word would set it with a date that is narrower at its right."""
    if is_unsealed(from_right(own), from_right(date), width_of(own), width):
        return True
    natural = width_of(date) - wider
    good = wider > 0 and is_unsealed(from_right(own), from_right(date) + wider, width_of(own), natural)
    if good:
        report.cannot(
            f"LibreOffice 在日期的数字和汉字之间留了空，日期宽出 {wider:.1f} 字，位置按 Word 的宽度算"
        )
    return good


def _blank_rows(doc: Measured, own: Row) -> float | None:
    above = [r for r in doc.pages[own.page - 1].text_rows if r.baseline < own.baseline - 1]
    if not above:
        return None
    pitch = std.mm(doc.pitches.get(own.page, std.EXACT.pitch_pt))
    return (own.baseline - above[-1].baseline) / pitch - 1


def _company(doc: Measured, date: Row, report: Report) -> None:
    """The signing block does not stand alone on its page (7.3.5.5); 附件说明 is no text."""
    body = [r for r in doc.elements.body if (r.page, r.baseline) < (date.page, date.baseline)]
    if not body:
        return
    page = doc.pages[date.page - 1]
    above = [r for r in body if r.page == date.page]
    tables = [t for t in page.tables if t.top < date.top]
    found = f"上方 {len(above)} 行正文" if above or not tables else "上方有表格"
    report.judge("SG012", bool(above or tables), "同页有正文", found, date.page, date.box)


def _note(doc: Measured, date: Row, report: Report) -> None:
    note = doc.elements.note
    if note is None:
        return
    good = note.text.startswith("（") and note.text.endswith("）")
    report.judge("NT001", good, "（……）", note.text, note.page, note.box)
    indent = (note.left - std.TYPE_AREA_LEFT) / std.CELL_MM
    good = abs(indent - std.PARAGRAPH_INDENT) <= tol.CELLS
    report.judge("NT020", good, f"左空 {std.PARAGRAPH_INDENT} 字", f"{indent:.1f} 字", note.page, note.box)
    rows = (note.baseline - date.baseline) / std.mm(doc.pitches.get(note.page, std.EXACT.pitch_pt))
    report.judge("NT020", rows < 1.6, "日期下一行", f"下 {rows:.1f} 行", note.page, note.box)
