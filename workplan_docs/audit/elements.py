"""Which row of a measured page is which element, told by colour, size, place and words.

Recognition takes badly made documents in its stride: an element is found where it wrongly stands, so that the
checks can say where it should. What is not recognised is not judged.
"""

from __future__ import annotations

from workplan_docs.audit import patterns as p
from workplan_docs.audit import tolerances as tol
from workplan_docs.audit.elements_head import TITLE_LEAST, WIDE_RULE, parted, recognise_head
from workplan_docs.audit.geometry import Page, Row
from workplan_docs.audit.parts import Attachment, Elements
from workplan_docs.typeset import standard as std

_TITLE_ENDS = 245.0  # mm: a title begins above this on page 1
_SEAL_ROWS = 6.5  # rows that seals may take between joint signatures
_STAMP_ROWS = 6.0  # rows from a signer's title to the date, the stamp between
_LONGEST_POST = 16
_RECIPIENT_ROWS = 8
_NOTE_ROWS = 4  # of a 题注
_SENTENCE_ENDS = "。；，：！？"


def recognise(pages: list[Page]) -> Elements:
    """The elements of a document from its measured pages."""
    found = Elements()
    for page in pages:
        _page_number(page, found)
    _imprint(pages, found)
    taken = {id(r) for r in (*found.numbers.values(), *found.imprint)}
    rest = [[r for r in page.text_rows if id(r) not in taken] for page in pages]
    first = recognise_head(pages[0], parted(rest[0]), found)
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


def _imprint(pages: list[Page], found: Elements) -> None:
    """From the first row of 抄送 or 印发 on a page to its foot, with the black rules around."""
    for page in reversed(pages):
        at = next(
            (n for n, r in enumerate(page.rows) if _starts_imprint(r)),
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


def _starts_imprint(row: Row) -> bool:
    """抄送 and its like, or 印发 after a date; a row of the text may end with the word 印发 too."""
    small = row.size < (std.SIZE_3_OLD + std.SIZE_4) / 2
    printed = row.text.endswith("印发") and (small or p.PRINTED.fullmatch(row.text) is not None)
    return printed or p.COPY_TO.match(row.text) is not None


def _goes_on(page: Page, above: Row, below: Row) -> bool:
    """Whether a row of the imprint (a long printing organ) goes on in the next: no line parts them, one is above."""
    lines = [r.box.middle for r in page.rules if not r.colour.is_red and r.box.width >= WIDE_RULE]
    small = abs(above.size - std.SIZE_4) < 1 and below.baseline - above.baseline < 1.2 * std.ROW
    parted = any(above.baseline < y < below.top + 1 for y in lines)
    return small and not parted and any(above.top - std.ROW < y < above.top + 1 for y in lines)


def _centred(row: Row) -> bool:
    middle = std.TYPE_AREA_LEFT + std.TYPE_AREA_WIDTH / 2
    return abs(row.centre - middle) < 5 and row.left > std.TYPE_AREA_LEFT + 3 * std.CELL_MM


def _title_and_recipients(rows: list[Row], found: Elements) -> list[Row]:
    if found.format == "order" or not rows or rows[0].top > _TITLE_ENDS:
        return rows
    end = 0
    while end < len(rows) and rows[end].size >= TITLE_LEAST:
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
    dates = [n for n, row in enumerate(rows) if _is_date(row)]
    if not dates:
        return rows
    at = dates[0] if found.format != "order" else dates[-1]
    found.date = rows[at]
    start = at - 1 if _is_wide_signature(rows[:at], rows[at]) else at
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


def _is_date(row: Row) -> bool:
    """A date at the right; below a long signature it may stand at the left, then written in full."""
    if row.left > std.TYPE_AREA_LEFT + 60:
        return p.DATE.fullmatch(row.text) is not None
    inside = row.left > std.TYPE_AREA_LEFT + (std.PARAGRAPH_INDENT + 0.5) * std.CELL_MM
    return inside and p.DATE_IN_FULL.fullmatch(row.text) is not None


def _is_wide_signature(above: list[Row], date: Row) -> bool:
    """One long name right above the date: parted from the text, no sentence, neither full nor flush left."""
    if not above or above[-1].page != date.page:
        return False
    row, text = above[-1], above[-2] if len(above) > 1 else None
    parted_off = text is None or text.page != row.page or row.baseline - text.baseline > 1.4 * std.ROW
    inside = row.left > std.TYPE_AREA_LEFT + std.CELL_MM / 2 and row.right < std.TYPE_AREA_RIGHT + tol.EDGE
    wide = row.right - row.left > std.TYPE_AREA_WIDTH / 2 and len(row.names) == 1
    name = row.text[-1] not in _SENTENCE_ENDS and not p.heading_level(row.text)
    return parted_off and inside and wide and name and date.baseline - row.baseline < 1.4 * std.ROW


def _is_signature(row: Row, below: Row, order: bool) -> bool:
    """A name at the right, or several side by side; seals keep joint signatures some rows apart."""
    beside = len(row.names) > 1
    apart = below.baseline - row.baseline
    if row.page != below.page or row.text[-1] in _SENTENCE_ENDS or row.text[0].isdigit():
        return False
    if beside and not p.heading_level(row.text):
        return apart < _SEAL_ROWS * std.ROW
    if row.left < std.TYPE_AREA_LEFT + 2.6 * std.CELL_MM or p.heading_level(row.text):
        return False
    if order:
        return len(row.text) <= _LONGEST_POST and apart < _STAMP_ROWS * std.ROW
    narrow = row.right - row.left < std.TYPE_AREA_WIDTH * 0.8 and row.centre > std.PAGE_WIDTH / 2
    near = 2.0 if p.DATE.fullmatch(below.text) else 1.5
    return narrow and apart < near * std.ROW


def _inner(rows: list[Row], found: Elements) -> list[Row]:
    """Take attachments' labels, inner titles and the list of attachments out; the rest is body."""
    body: list[Row] = []
    for n, row in enumerate(rows):
        starts_page = row.page > 1 and (n == 0 or rows[n - 1].page != row.page)
        follows = found.date is None or row.page > found.date.page
        if starts_page and follows and p.ATTACHMENT_LABEL.fullmatch(row.text):
            found.attachments.append(Attachment(row.page, row, []))
        elif row.page > 1 and row.size >= TITLE_LEAST:
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
