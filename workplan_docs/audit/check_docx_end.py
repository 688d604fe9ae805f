"""The end of a DOCX by its paragraphs: signature and date at the right, the imprint's lines and insets.

What is placed by tabs, tables, frames or text boxes depends on layout and is left to ``--render``.
"""

from __future__ import annotations

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_signing import judge_blank_date
from workplan_docs.audit.docx_view import ParagraphView, W, number
from workplan_docs.audit.places import SLACK, is_unsealed
from workplan_docs.audit.report import Report
from workplan_docs.text.dates import date_fault
from workplan_docs.typeset import standard as std

_BLANKS = " \u3000"
_NOTE = "由段落格式推算"
_LEAST_GAP = 1.0  # 字 between the printing organ and the date


def check_docx_date(date: ParagraphView | None, issued: bool, report: Report) -> None:
    """The date as 7.3.5.4 wants it; the blanks of a draft are a hint, of a document that is out an error."""
    if date is None:
        return
    text = date.text.strip(" \u3000\t")
    if p.DATE_BLANK.fullmatch(text.replace(" ", "").replace("\u3000", "")):
        judge_blank_date(issued, report)
        return
    fault = date_fault(text)
    report.judge("SG001", fault is None, "如 2023年3月5日", text, note=fault.message if fault else "")


def check_docx_signing(signature: ParagraphView | None, date: ParagraphView | None, report: Report) -> None:
    """One signature and the date below it, both set from the right (7.3.5.1, 7.3.5.2)."""
    if signature is None or date is None or not (_from_right(signature) and _from_right(date)):
        if date is not None:
            report.cannot("署名和成文日期的位置由制表位或表格定，没有算（加 --render 再量）")
        return
    sig_right, date_right = _right(signature), _right(date)
    wide_sig, wide_date = _wide(signature.text.strip(_BLANKS)), _wide(date.text.strip(_BLANKS))
    offset = (date_right + wide_date / 2) - (sig_right + wide_sig / 2)
    sealed = abs(offset) <= SLACK and abs(date_right - std.SEALED_DATE_RIGHT) <= SLACK
    good = sealed or is_unsealed(sig_right, date_right, wide_sig, wide_date)
    wanted = (
        f"日期右空 {std.SEALED_DATE_RIGHT} 字、署名以日期居中（盖章），"
        f"或署名右空 {std.UNSEALED_RIGHT} 字、日期首字右移 2 字（不盖章）"
    )
    found = f"日期右空 {date_right:.1f} 字，署名右空 {sig_right:.1f} 字"
    near = abs(date_right - std.SEALED_DATE_RIGHT) <= SLACK
    report.judge("SG007" if near else "SG008", good, wanted, found, note=_NOTE)


def _from_right(paragraph: ParagraphView) -> bool:
    placed = paragraph.in_table or "framePr" in paragraph.properties or "\t" in paragraph.text
    return paragraph.alignment == "right" and not placed


def _right(paragraph: ParagraphView) -> float:
    """Distance from the right edge in 字: the indent, and blanks typed in its place."""
    indent = paragraph.properties.get("ind", {})
    chars = number(indent.get("rightChars", indent.get("endChars")), 0) / 100
    twips = number(indent.get("right", indent.get("end")), 0)
    typed = paragraph.text[len(paragraph.text.rstrip(_BLANKS)) :]
    return (chars or twips / std.TWIPS_PER_PT / std.CELL_PT) + _wide(typed)


def _wide(text: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def check_docx_imprint(imprint: list[ParagraphView], report: Report) -> None:
    """Lines above, between and below; 1 字 free at both ends (7.4)."""
    for paragraph in imprint:
        _fits(paragraph, report)
    loose = [x for x in imprint if not x.in_table and "framePr" not in x.properties]
    if not loose or len(loose) < len(imprint):
        return
    drawn = any(x.element.find(f"{W}pPr/{W}pBdr") is not None for x in loose)
    lined = drawn or any(next(x.element.iter(f"{W}drawing", f"{W}pict"), None) is not None for x in loose)
    report.judge("CO007", lined, "首条、末条分隔线", "有分隔线" if lined else "没有分隔线")
    for paragraph in loose:
        blank = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip(_BLANKS))]
        indent = paragraph.first_indent + _wide(blank)
        good = abs(indent - std.IMPRINT_INSET) <= tol.INSET
        report.judge("CO020", good, f"左空 {std.IMPRINT_INSET} 字", f"左空 {indent:.1f} 字", note=_NOTE)


def _fits(paragraph: ParagraphView, report: Report) -> None:
    """印发机关 and 印发日期 on one row leave a gap between them and 1 字 at both ends, or they run together."""
    organ, _, printed = paragraph.text.strip().partition("\t")
    if not p.PRINTED_WELL.search(printed.strip()):
        return
    room = std.TYPE_AREA_WIDTH / std.mm(std.SIZE_4) - 2 * std.IMPRINT_INSET
    needed = _wide(organ.split("\n")[-1].strip()) + _LEAST_GAP + _wide(printed.strip())
    wanted, found = f"不超过 {room:.1f} 字", f"{needed:.1f} 字"
    note = "印发机关和印发日期一行排不下，印发机关要分成两行"
    report.judge("CO020", needed <= room, wanted, found, note="" if needed <= room else note)
