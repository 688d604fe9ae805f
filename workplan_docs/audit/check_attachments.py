"""附件说明 and the attachments' own pages (7.3.4, 7.3.7)."""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.check_page import mm_text
from workplan_docs.audit.faces import CHINESE, Face
from workplan_docs.audit.geometry import Glyph, Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.errors import Severity
from workplan_docs.typeset import standard as std

_LABEL = "附件："
_NUMBER_AT = 5.0  # 字: behind 2 字 and the label of three
_TRIMMED = 0.55  # 字 that an opening mark at the beginning of a row may lose


@dataclass
class Item:
    """One attachment of the list: its rows, and the first of them without label and number."""

    rows: list[Row]
    first: list[Glyph]

    @property
    def name(self) -> str:
        """What it is called."""
        return "".join(g.text for g in self.first) + "".join(row.text for row in self.rows[1:])


def items_of(rows: list[Row]) -> list[Item]:
    """The attachments that a list names; a row without a number goes on with the one above."""
    items: list[Item] = []
    numbered = False
    for n, row in enumerate(rows):
        label = p.ATTACHMENT_WORD.match(row.text) if n == 0 else None
        start = label.end() if label else 0
        number = p.ATTACHMENT_NUMBER.match(row.text, start)
        numbered = numbered or (n == 0 and number is not None)
        if n == 0 or (numbered and number and _beside_label(row)):
            items.append(Item([row], row.glyphs[number.end() if number else start :]))
        else:
            items[-1].rows.append(row)
    return items


def _beside_label(row: Row) -> bool:
    """Whether a number stands where numbers of the list do, and not at the beginning of a row that goes on."""
    return (row.left - std.TYPE_AREA_LEFT) / std.CELL_MM < _NUMBER_AT + 0.6


def check_attachments(doc: Measured, report: Report) -> None:
    """All rules of the list and of what it lists."""
    _list(doc.elements.attachments_note, report)
    _attachments(doc, report)


def _list(rows: list[Row], report: Report) -> None:
    if not rows:
        return
    first = rows[0]
    indent = (first.left - std.TYPE_AREA_LEFT) / std.CELL_MM
    good = abs(indent - std.PARAGRAPH_INDENT) <= tol.CELLS
    report.judge("AT013", good, f"{std.PARAGRAPH_INDENT} 字", f"{indent:.1f} 字", first.page, first.box)
    good = first.text.startswith(_LABEL)
    report.judge("AT001", good, "附件：名称", first.text[:6], first.page, first.box)
    for n, item in enumerate(items_of(rows)):
        _item(item, n, report)
    pages = sorted({row.page for row in rows})
    wanted, found = "在一页上", f"分在第 {'、'.join(map(str, pages))} 页"
    whole = len(pages) == 1 or len(rows) >= std.LINES - 1  # a list that no page holds has to be parted
    report.judge("AT014", whole, wanted, wanted if len(pages) == 1 else found, pages[0], first.box)


def _item(item: Item, n: int, report: Report) -> None:
    """No mark ends it; rows that go on begin below its name (7.3.4)."""
    first, last = item.rows[0], item.rows[-1]
    if last.text[-1] in "。；，、;.":
        report.judge("AT004", False, "没有标点", f"末尾是“{last.text[-1]}”", last.page, last.box)
    if n:
        indent = (first.left - std.TYPE_AREA_LEFT) / std.CELL_MM
        good = abs(indent - _NUMBER_AT) <= 2 * tol.CELLS
        report.judge("AT013", good, f"{_NUMBER_AT:.0f} 字", f"{indent:.1f} 字", first.page, first.box)
    for row in item.rows[1:]:
        if item.first:
            wanted, found = item.first[0].left, row.left
            slack = tol.CELLS * std.CELL_MM
            if {item.first[0].text, row.text[0]} & p.NO_LINE_END:
                slack += _TRIMMED * std.CELL_MM
            report.judge(
                "AT013", abs(found - wanted) <= slack, mm_text(wanted), mm_text(found), row.page, row.box
            )


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
    names = [item.name for item in items_of(doc.elements.attachments_note)]
    if len(pages) == 1 and len(names) == 1:
        text = pages[0].label.text
        report.judge("AT009", not text[-1].isdigit(), "附件", text, pages[0].page, pages[0].label.box)
    if len(pages) != len(names):
        return
    for name, item in zip(names, pages, strict=True):
        title = "".join(r.text for r in item.title)
        if title:
            report.judge("AT006", title == name, name, title, item.page, item.title[0].box)
