"""What page breaks may not do: a table's head or a list of names left alone, an imprint with a sheet to itself."""

from __future__ import annotations

from workplan_docs.audit import patterns as p
from workplan_docs.audit.geometry import Box, Page, Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report

_TOLD = 12  # characters of a row


def check_breaks(doc: Measured, report: Report) -> None:
    """All of them."""
    _table_heads(doc, report)
    _attendance(doc, report)
    _imprint_alone(doc, report)


def _rows_in(page: Page, table: Box) -> list[Row]:
    return [r for r in page.rows if table.top - 1 <= r.baseline <= table.bottom + 1]


def _table_heads(doc: Measured, report: Report) -> None:
    """A table's last rows on a page are its head, which the next page has again: nothing of it is shown."""
    for page, after in zip(doc.pages, doc.pages[1:], strict=False):
        if not page.tables or not after.tables:
            continue
        own = [r.text for r in _rows_in(page, max(page.tables, key=lambda t: t.bottom))]
        again = [r.text for r in _rows_in(after, min(after.tables, key=lambda t: t.top))]
        if own and len(own) < len(again) and own == again[: len(own)]:
            found = f"只有表头“{own[0][:_TOLD]}”"
            report.judge("PG022", False, "表头下有表格的内容", found, page.number, page.tables[-1])


def _attendance(doc: Measured, report: Report) -> None:
    """出席、请假、列席 follow the text, before the date, with a row of it on their page (10.3)."""
    rows = [r for r in doc.elements.body if p.ATTENDANCE.match(r.text)]
    if doc.elements.format != "minutes" or not rows:
        return
    date, first = doc.elements.date, rows[0]
    above = [r for r in doc.elements.body if (r.page, r.baseline) < (first.page, first.baseline)]
    if date is not None and above and (date.page, date.baseline) > (above[0].page, above[0].baseline):
        after = (first.page, first.baseline) > (date.page, date.baseline)
        wanted = "在正文或附件说明下空一行，成文日期之前"
        found = "在成文日期之后" if after else "在成文日期之前"
        report.judge("SG019", not after, wanted, found, first.page, first.box)
    for row in rows:
        if doc.elements.body_on(row.page)[0] is row and row.page > 1:
            found = f"“{row.text[:_TOLD]}”从这一页开始，上面没有正文"
            report.judge("SG020", False, "名单与正文同在一页", found, row.page, row.box)


def _imprint_alone(doc: Measured, report: Report) -> None:
    """A sheet of paper, both its sides where it is printed on both, that has nothing but the imprint."""
    rows = doc.elements.imprint
    if not rows:
        return
    last = rows[0].page
    sides = {last, last - 1 if last % 2 == 0 else last + 1} if doc.duplex else {last}
    if 1 in sides:
        return
    taken = {id(r) for r in (*rows, *doc.elements.numbers.values())}
    others = [r for page in doc.pages if page.number in sides for r in page.rows if id(r) not in taken]
    turned = any(page.turned for page in doc.pages if page.number in sides)
    if not others and not turned:
        note = "正文少几行，版记就能排到前一张纸上"
        report.declare("CO023", "与正文或附件同在一张纸上", "单独占一张纸", note, last)
