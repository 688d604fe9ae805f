"""Which row of a measured page is which element, told by colour, size, place and words.

Recognition takes badly made documents in its stride: an element is found where it wrongly stands, so that the
checks can say where it should. What is not recognised is not judged.
"""

from __future__ import annotations

from workplan_docs.audit import patterns as p
from workplan_docs.audit.check_words import is_classified
from workplan_docs.audit.geometry import Page, Row, Rule
from workplan_docs.audit.parts import Attachment, Elements
from workplan_docs.typeset import standard as std

_MARK_LEAST = 20.0  # pt: smaller red type is no mark
_TITLE_LEAST = 17.5  # pt: larger than body text
_HEAD_ENDS = 190.0  # mm: the document number stands above this
_TITLE_ENDS = 245.0  # mm: a title begins above this on page 1
_SEAL_ROWS = 6.5  # rows that seals may take between joint signatures
_STAMP_ROWS = 6.0  # rows from a signer's title to the date, the stamp between
_LONGEST_POST = 16
_RECIPIENT_ROWS = 8
_NOTE_ROWS = 4  # of a 题注
_WIDE_RULE = 100.0
_LETTER_RULE = 165.0


def recognise(pages: list[Page]) -> Elements:
    """The elements of a document from its measured pages."""
    found = Elements()
    for page in pages:
        _page_number(page, found)
    _imprint(pages, found)
    taken = {id(r) for r in (*found.numbers.values(), *found.imprint)}
    rest = [[r for r in page.text_rows if id(r) not in taken] for page in pages]
    first = _head(pages[0], _parted(rest[0]), found)
    first = _title_and_recipients(first, found)
    rows = first + [r for page in rest[1:] for r in page]
    rows = _signing(rows, found)
    found.body = _inner(rows, found)
    return found


def _page_number(page: Page, found: Elements) -> None:
    """The lowest row that looks like a page number, at the foot or at the head of the page.

    On a landscape page it stands turned where it stands on the upright sheet (clause 8).
    """
    for turn in (0,) if page.portrait else (270, 90, 0):
        rows = page.turned_rows.get(turn, []) if turn else page.rows
        low, high = std.TYPE_AREA_BOTTOM - 4, std.TYPE_AREA_TOP - 8
        if not turn and not page.portrait:
            low, high = page.height - std.TYPE_AREA_LEFT, std.TYPE_AREA_LEFT - 8
        own = [r for r in rows if p.PAGE_NUMBER.fullmatch(r.text) and (r.bottom > low or r.top < high)]
        if own:
            found.numbers[page.number] = own[-1]
            found.number_turns[page.number] = turn
            return


def _parted(rows: list[Row]) -> list[Row]:
    """密级 or 紧急程度 at the left and a letter's document number at the right share a row (10.1)."""
    parted: list[Row] = []
    for row in rows:
        alone = len(row.pieces) > 1 and is_classified(row.pieces[0].text)
        parted += row.pieces if alone else [row]
    return parted


def _imprint(pages: list[Page], found: Elements) -> None:
    """From the first row of 抄送 or 印发 on a page to its foot, with the black rules around."""
    for page in reversed(pages):
        at = next(
            (n for n, r in enumerate(page.rows) if p.IMPRINT.fullmatch(r.text) or p.COPY_TO.match(r.text)),
            None,
        )
        if at is None:
            continue
        while at and _goes_on(page, page.rows[at - 1], page.rows[at]):
            at -= 1
        number = found.numbers.get(page.number)
        found.imprint = [r for r in page.rows[at:] if r is not number]
        top, bottom = found.imprint[0].top - 12, found.imprint[-1].bottom + 12
        found.imprint_rules = [r for r in page.rules if top <= r.box.middle <= bottom and not r.colour.is_red]
        return


def _goes_on(page: Page, above: Row, below: Row) -> bool:
    """Whether a row of the imprint (a long printing organ) goes on in the next: no line parts them, one is above."""
    lines = [r.box.middle for r in page.rules if not r.colour.is_red and r.box.width >= _WIDE_RULE]
    small = abs(above.size - std.SIZE_4) < 1 and below.baseline - above.baseline < 1.2 * std.ROW
    parted = any(above.baseline < y < below.top + 1 for y in lines)
    return small and not parted and any(above.top - std.ROW < y < above.top + 1 for y in lines)


def _head(page: Page, rows: list[Row], found: Elements) -> list[Row]:
    """The elements above the title; returns the rows below them."""
    found.red_lines = [
        r
        for r in page.rules
        if r.box.width >= _WIDE_RULE and (r.colour.is_red or _may_be_red_line(r, page, rows))
    ]
    marks = [r for r in rows if r.is_red and r.size >= _MARK_LEAST and r.top < std.PAGE_HEIGHT / 2]
    if not marks:
        large = [r for r in rows[:6] if r.size > std.SIZE_2 + 2 and r.top < std.PAGE_HEIGHT / 2]
        marks = large[:1]
    found.mark = marks
    end = max((r.bottom for r in marks), default=0.0)
    for row in rows:
        if marks and row.bottom < marks[0].top + 1:
            found.classified.append(row)
        elif row not in marks and row.top < _HEAD_ENDS and row.size < _TITLE_LEAST:
            _number_row(row, found)
    _guess_format(found)
    _urgent_below_letter_line(rows, found)
    head = [*found.classified, *marks, *found.signers, *([found.number] if found.number else [])]
    above = [r for r in found.red_lines if r.box.top < std.PAGE_HEIGHT / 2]
    limit = max([end, *(r.bottom for r in head), *(r.box.bottom for r in above)], default=0.0) - 1
    return [r for r in rows if r not in head and (r.top > limit or not marks)]


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
    text = found.mark[-1].text if found.mark else ""
    wide = [r for r in found.red_lines if r.box.width >= _LETTER_RULE]
    if text.endswith(("令", "命令")):
        found.format, found.reason = "order", "发文机关标志以“令”结尾"
    elif text.endswith("纪要"):
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


def _centred(row: Row) -> bool:
    middle = std.TYPE_AREA_LEFT + std.TYPE_AREA_WIDTH / 2
    return abs(row.centre - middle) < 5 and row.left > std.TYPE_AREA_LEFT + 3 * std.CELL_MM


def _title_and_recipients(rows: list[Row], found: Elements) -> list[Row]:
    if found.format == "order" or not rows or rows[0].top > _TITLE_ENDS:
        return rows
    end = 0
    while end < len(rows) and rows[end].size >= _TITLE_LEAST:
        end += 1
    if not end:
        end = _small_title(rows)
    found.title, rows = rows[:end], rows[end:]
    found.title_note, rows = _title_note(rows) if end else ([], rows)
    for count, row in enumerate(rows[:_RECIPIENT_ROWS], 1):
        if p.heading_level(row.text) or row.text.endswith(("。", "；")) or _announces(row.text):
            break
        if row.text.endswith(("：", ":")):
            found.recipients = rows[:count]
            return rows[count:]
    return rows


def _title_note(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """题注: centred rows in brackets under the title that say when it was passed; and what follows them."""
    for count in range(1, min(_NOTE_ROWS, len(rows)) + 1):
        text = "".join(row.text for row in rows[:count])
        if not text.startswith(("（", "(")) or not _centred(rows[count - 1]):
            break
        if text.endswith(("）", ")")):
            return (rows[:count], rows[count:]) if p.TITLE_NOTE.match(text) else ([], rows)
    return [], rows


def _announces(text: str) -> bool:
    return any(word in text for word in ("如下", "现将", "现就", "请示", "根据"))


def _small_title(rows: list[Row]) -> int:
    """A title in the size of the body: centred rows, the last of which ends as titles do."""
    for count in range(1, min(5, len(rows)) + 1):
        if not _centred(rows[count - 1]) and rows[count - 1].left < std.TYPE_AREA_LEFT + std.CELL_MM / 2:
            return count if count == 1 and p.TITLE_END.search(rows[0].text) else 0
        if p.TITLE_END.search(rows[count - 1].text):
            return count
    return 0


def _signing(rows: list[Row], found: Elements) -> list[Row]:
    """Date, signatures above it and note below it; returns the other rows."""
    dates = [n for n, r in enumerate(rows) if p.DATE.fullmatch(r.text) and r.left > std.TYPE_AREA_LEFT + 60]
    if not dates:
        return rows
    at = dates[0] if found.format != "order" else dates[-1]
    found.date = rows[at]
    start = at
    while start and _is_signature(rows[start - 1], rows[start], found.format == "order"):
        start -= 1
    found.signature = rows[start:at]
    end = at + 1
    after = rows[end] if end < len(rows) else None
    if (
        after is not None
        and after.page == found.date.page
        and p.NOTE.fullmatch(after.text)
        and len(after.text) < 60
    ):
        found.note, end = after, end + 1
    return rows[:start] + rows[end:]


def _is_signature(row: Row, below: Row, order: bool) -> bool:
    """A name at the right, or several side by side; seals keep joint signatures some rows apart."""
    beside = len(row.names) > 1
    apart = below.baseline - row.baseline
    if row.page != below.page or row.text[-1] in "。；，：！？" or row.text[0].isdigit():
        return False
    if beside and not p.heading_level(row.text):
        return apart < _SEAL_ROWS * std.ROW
    if row.left < std.TYPE_AREA_LEFT + 2.6 * std.CELL_MM or p.heading_level(row.text):
        return False
    if order:
        return len(row.text) <= _LONGEST_POST and apart < _STAMP_ROWS * std.ROW
    narrow = row.right - row.left < std.TYPE_AREA_WIDTH * 0.8 and row.centre > std.PAGE_WIDTH / 2
    return narrow and apart < 2 * std.ROW


def _inner(rows: list[Row], found: Elements) -> list[Row]:
    """Take attachments' labels, inner titles and the list of attachments out; the rest is body."""
    body: list[Row] = []
    for n, row in enumerate(rows):
        starts_page = row.page > 1 and (n == 0 or rows[n - 1].page != row.page)
        follows = found.date is None or row.page > found.date.page
        if starts_page and follows and p.ATTACHMENT_LABEL.fullmatch(row.text):
            found.attachments.append(Attachment(row.page, row, []))
        elif row.page > 1 and row.size >= _TITLE_LEAST:
            found.inner_titles.append(row)
            if found.attachments and found.attachments[-1].page == row.page:
                found.attachments[-1].title.append(row)
        elif _belongs_to_list(row, found):
            found.attachments_note.append(row)
        else:
            body.append(row)
    return body


def _belongs_to_list(row: Row, found: Elements) -> bool:
    if not found.attachments_note:
        return len(row.text) < 60 and bool(p.ATTACHMENTS.match(row.text))
    if found.attachments:
        return False
    last = found.attachments_note[-1]
    if row.page == last.page + 1:
        return row.left > std.TYPE_AREA_LEFT + 4.4 * std.CELL_MM
    return row.page == last.page and 0 < row.baseline - last.baseline < 1.3 * std.ROW
