"""What stands above the title: mark, document number, signers, 密级 and the red line, told from the rows of page 1."""

from __future__ import annotations

from workplan_docs.audit import patterns as p
from workplan_docs.audit.check_words import is_classified
from workplan_docs.audit.geometry import Page, Row, Rule
from workplan_docs.audit.parts import Elements
from workplan_docs.typeset import standard as std

TITLE_LEAST = 17.5  # pt: larger than body text
WIDE_RULE = 100.0
_MARK_LEAST = 20.0  # pt: smaller red type is no mark of a single issuer
_STACK_LEAST = 13.5  # pt: names of many issuers under each other are this small
_STACK_FEWEST = 3
_STACK_ROWS = 2.0  # em between names of a stack at the most
_HEAD_ENDS = 190.0  # mm: the document number stands above this
_LETTER_RULE = 165.0


def parted(rows: list[Row]) -> list[Row]:
    """密级 or 紧急程度 at the left and a letter's document number at the right share a row (10.1)."""
    found: list[Row] = []
    for row in rows:
        alone = len(row.pieces) > 1 and is_classified(row.pieces[0].text)
        found += row.pieces if alone else [row]
    return found


def recognise_head(page: Page, rows: list[Row], found: Elements) -> list[Row]:
    """The elements above the title; returns the rows below them."""
    found.red_lines = [
        r
        for r in page.rules
        if r.box.width >= WIDE_RULE and (r.colour.is_red or _may_be_red_line(r, page, rows))
    ]
    found.mark = marks = _marks(rows)
    end = max((r.bottom for r in marks), default=0.0)
    for row in rows:
        if marks and row.bottom < marks[0].top + 1:
            found.classified.append(row)
        elif row not in marks and row.top < _HEAD_ENDS and row.size < TITLE_LEAST:
            _number_row(row, found)
    _guess_format(found)
    _urgent_below_letter_line(rows, found)
    head = [*found.classified, *marks, *found.signers, *([found.number] if found.number else [])]
    above = [r for r in found.red_lines if r.box.top < std.PAGE_HEIGHT / 2]
    limit = max([end, *(r.bottom for r in head), *(r.box.bottom for r in above)], default=0.0) - 1
    return [r for r in rows if r not in head and (r.top > limit or not marks)]


def _marks(rows: list[Row]) -> list[Row]:
    """Red type larger than text; many issuers' names stand small under each other; else the one large row."""
    red = [r for r in rows if r.is_red and r.size >= _STACK_LEAST and r.top < _HEAD_ENDS]
    red = [r for r in red if not (p.NUMBER.fullmatch(r.text) or is_classified(r.text))]
    stack = red[:1]
    for row in red[1:]:
        if row.baseline - stack[-1].baseline > _STACK_ROWS * std.mm(max(row.size, stack[-1].size)):
            break
        stack.append(row)
    if len(stack) >= _STACK_FEWEST and stack[0].top < std.PAGE_HEIGHT / 2:
        return stack
    upper = [r for r in rows if r.top < std.PAGE_HEIGHT / 2]
    large = [r for r in upper if r.size > std.SIZE_2 + 2 and r in rows[:6]]
    return [r for r in upper if r.is_red and r.size >= _MARK_LEAST] or large[:1]


def _may_be_red_line(rule: Rule, page: Page, rows: list[Row]) -> bool:
    """A black line between the document number and the title does the red line's work."""
    above = [r for r in rows if r.bottom <= rule.box.top]
    return (
        bool(above)
        and rule.box.top < _HEAD_ENDS
        and not any(t.top - 1 < rule.box.middle < t.bottom + 1 for t in page.tables)
        and bool(p.NUMBER.fullmatch(above[-1].text) or above[-1].size >= _MARK_LEAST)
    )


def _number_row(row: Row, found: Elements) -> None:
    if p.SIGNERS.search(row.text):
        found.signers.append(row)
        head = row.text.split("签发人")[0]
        if p.NUMBER.fullmatch(head) and found.number is None:
            found.number = row
    elif found.number is None and (p.NUMBER.fullmatch(row.parts[0]) or _is_order_number(row, found)):
        found.number = row


def _is_order_number(row: Row, found: Elements) -> bool:
    return (
        bool(found.mark) and bool(p.ORDER_NUMBER.fullmatch(row.text)) and row.top > found.mark[-1].bottom - 1
    )


def _guess_format(found: Elements) -> None:
    texts = [piece.text for row in found.mark for piece in row.pieces]
    text = texts[-1] if texts else ""
    wide = [r for r in found.red_lines if r.box.width >= _LETTER_RULE]
    if any(t.endswith("令") for t in texts):
        found.format, found.reason = "order", "发文机关标志以“令”结尾"
    elif any(t.endswith("纪要") for t in texts):
        found.format, found.reason = "minutes", "发文机关标志以“纪要”结尾"
    elif wide and (len(wide) > 1 or wide[0].box.top < std.MARK_TOP):
        found.format, found.reason = "letter", f"有 {wide[0].box.width:.0f} mm 长的红色双线"
    elif found.mark:
        found.reason = f"发文机关标志“{text[:40]}”" + ("，有红色分隔线" if found.red_lines else "")
    else:
        found.reason = "没有认出发文机关标志"


def _urgent_below_letter_line(rows: list[Row], found: Elements) -> None:
    """In a letter 份号、密级 and 紧急程度 stand below the upper line (10.1)."""
    if found.format != "letter":
        return
    for row in rows:
        short = len(row.text) < 12 and row.top < _HEAD_ENDS / 2 and row not in found.mark
        if short and is_classified(row.text):
            found.classified.append(row)
