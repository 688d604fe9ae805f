"""Filling the pages of a GB/T 9704 document.

The text becomes rows of the 22-line grid; a chain of rows that must not be parted (a heading and what
follows, the end of a task and its label lines, a signing block and the text above it) is glued. Pages
are filled greedily; when a signing block would leave its page, the line pitch of that page is first
tightened within the declared bound (7.3.5.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.head import fit_mark, place_signing, signature_text
from workplan_docs.typeset.layout.imprint import place_imprint
from workplan_docs.typeset.layout.lines import Line, Piece, break_lines
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import Fragment, MarkFit, OfficialLayout, SigningPlace
from workplan_docs.typeset.layout.titles import title_lines
from workplan_docs.typeset.styles import STYLES

_TIGHTEN_STEP_PT = 0.5
_TOLERANCE = 0.05  # mm
_CLEAR = 0.6  # mm that LibreOffice wants free below rows that stand off the grid (0.3 is not enough)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the grid: a line of a block, or a blank one (``line`` None).

    ``glue``: no page may end after this row. ``new_page``: this row begins a page. ``signing``: the row
    belongs to a signing block (its page may be tightened). ``left`` is the left edge of the text in mm,
    None for the paragraph's own.
    """

    block: int
    role: str
    line: Line | None
    size_pt: float = std.CELL_PT
    glue: bool = False
    new_page: bool = False
    signing: bool = False
    left: float = std.TYPE_AREA_LEFT
    first: bool = False
    rows: int = 1  # grid rows that a title line above body size takes
    offset: float = 0.0  # mm below its place on the grid (further lines of a title)


@dataclass
class _Head:
    """What stands above the rows of page 1."""

    fragments: list[Fragment]
    mark: MarkFit | None
    red_line: float | None
    bottom: float | None  # em-box top of the first row below the head; None without a head
    titles: dict[int, tuple[str, ...]]


def lay_official(document: b.Document, metrics: Metrics, profile: std.Profile = std.EXACT) -> OfficialLayout:
    """Lay out a document of layout `official`; see `OfficialLayout` for what comes back."""
    head, body_from = _lay_head(document, metrics)
    signing = {
        i: place_signing(block, metrics)
        for i, block in enumerate(document.blocks)
        if isinstance(block, b.SigningBlock)
    }
    rows = list(_rows(document, body_from, metrics, signing, head.titles))
    pages, pitches, held = _fill(rows, head.bottom, profile)
    fragments = list(head.fragments)
    for number, page in enumerate(pages, 1):
        fragments.extend(
            _fragments(
                page,
                number,
                _first_top(number, head.bottom, profile, pitches),
                pitches.get(number, profile.pitch_pt),
            )
        )
    text_bottom = max((f.bottom for f in fragments if f.page == len(pages)), default=std.TYPE_AREA_TOP)
    imprint = place_imprint(document.blocks, metrics, len(pages), text_bottom)
    return OfficialLayout(
        fragments=tuple(fragments),
        pages=imprint.page if imprint else len(pages),
        mark=head.mark,
        red_line=head.red_line,
        title_lines=head.titles,
        signing=signing,
        tight_pitch_pt=pitches,
        imprint=imprint,
        held=held,
        short_lines=sum(1 for r in rows if r.line and r.line.short > 0.01),
    )


def _plain(text: str, face: str, width: float) -> Line:
    return Line((Piece(text, face),) if text else (), width, 0, len(text))


def _centred(
    text: str, face: str, size_pt: float, metrics: Metrics, scale: float = 1.0
) -> tuple[Line, float]:
    em = sum(metrics.advance(face, c) for c in text)
    left = std.TYPE_AREA_LEFT + (std.TYPE_AREA_WIDTH - em * std.mm(size_pt) * scale) / 2
    return _plain(text, face, em), left


def _lay_head(document: b.Document, metrics: Metrics) -> tuple[_Head, int]:
    """Mark, number, red line and title by edge distances (GB/T 33476.2); returns where rows begin."""
    head = _Head([], None, None, None, {})
    edge = std.TYPE_AREA_TOP  # lower edge of the element above
    for i, block in enumerate(document.blocks):
        if isinstance(block, b.IssuerMark):
            spec = STYLES[b.Style.ISSUER_MARK]
            head.mark = fit_mark(block.text, metrics, spec.face)
            line, left = _centred(
                block.text, spec.face, head.mark.size_pt, metrics, head.mark.scale_percent / 100
            )
            head.fragments.append(
                Fragment(
                    i, 1, head.mark.top, left, head.mark.size_pt, head.mark.size_pt, (line,), "issuer-mark"
                )
            )
            edge = head.mark.bottom
        elif isinstance(block, b.DocumentNumber):
            top = edge + std.NUMBER_ROWS_BELOW_MARK * std.ROW
            line, left = _centred(block.text, "fangsong", std.CELL_PT, metrics)
            head.fragments.append(
                Fragment(i, 1, top, left, std.CELL_PT, std.CELL_PT, (line,), "document-number")
            )
            head.red_line = top + std.CELL_MM + std.RED_LINE_BELOW_NUMBER
            edge = head.red_line
        elif isinstance(block, b.Title) and block.row is None:
            spec = STYLES[b.Style.TITLE]
            lines = title_lines(block.parts, metrics, spec.face, std.pt(std.TYPE_AREA_WIDTH) / spec.size)
            head.titles[i] = lines
            top = edge + std.TITLE_ROWS_BELOW_LINE * std.ROW
            for n, text in enumerate(lines):
                line, left = _centred(text, spec.face, spec.size, metrics)
                y = top + n * std.mm(std.TITLE_PITCH_PT)
                head.fragments.append(
                    Fragment(i, 1, y, left, spec.size, std.TITLE_PITCH_PT, (line,), "title", n == 0)
                )
                edge = y + std.mm(spec.size)
        else:
            if head.fragments:
                head.bottom = edge + std.RECIPIENTS_ROWS_BELOW_TITLE * std.ROW
            return head, i
    head.bottom = edge + std.ROW if head.fragments else None
    return head, len(document.blocks)


def _rows(
    document: b.Document,
    start: int,
    metrics: Metrics,
    signing: dict[int, SigningPlace],
    titles: dict[int, tuple[str, ...]],
) -> Iterator[Row]:
    """The rows of everything below the head, glued where a page may not end."""
    rows: list[Row] = []
    new_page = False
    for i in range(start, len(document.blocks)):
        block = document.blocks[i]
        made: list[Row] = []
        if isinstance(block, b.PageBreak):
            new_page = bool(rows) or start > 0
            continue
        if isinstance(block, b.Paragraph):
            made = _paragraph_rows(i, block, metrics)
        elif isinstance(block, b.Blank):
            made = [Row(i, "blank", None, glue=True) for _ in range(block.rows)]
        elif isinstance(block, b.Title):
            made = _title_rows(i, block, metrics, titles)
        elif isinstance(block, b.SigningBlock):
            made = _signing_rows(i, block, signing[i], metrics)
            if rows:
                rows[-1] = replace(rows[-1], glue=True, signing=True)
        if made and new_page:
            made[0] = replace(made[0], new_page=True)
            new_page = False
        rows.extend(made)
    return iter(rows)


def _paragraph_rows(index: int, block: b.Paragraph, metrics: Metrics) -> list[Row]:
    spec = STYLES[block.style]
    lines = break_lines(block.inlines, spec.face, metrics, std.CHARS, spec.indent)
    keep_next = block.keep_next or spec.keep_next
    last = len(lines) - 1
    return [
        Row(
            index,
            block.style.value,
            line,
            glue=(n < last and (spec.keep_lines or (keep_next and n == last - 1)))
            or (n == last and keep_next),
            first=n == 0,
        )
        for n, line in enumerate(lines)
    ]


def _title_rows(
    index: int, block: b.Title, metrics: Metrics, titles: dict[int, tuple[str, ...]]
) -> list[Row]:
    """A title on row n of its page (7.3.7): blank rows above, its lines at the title's own pitch."""
    spec = STYLES[b.Style.TITLE]
    lines = title_lines(block.parts, metrics, spec.face, std.pt(std.TYPE_AREA_WIDTH) / spec.size)
    titles[index] = lines
    rows = [Row(index, "blank", None, glue=True) for _ in range((block.row or 1) - 1)]
    for n, text in enumerate(lines):
        line, left = _centred(text, spec.face, spec.size, metrics)
        rows.append(Row(index, "title", line, spec.size, glue=True, left=left, first=n == 0))
    return rows


def _signing_rows(index: int, block: b.SigningBlock, place: SigningPlace, metrics: Metrics) -> list[Row]:
    rows = [Row(index, "blank", None, glue=True, signing=True) for _ in range(place.blank_rows)]
    rows.append(
        Row(
            index,
            "signature",
            _plain(signature_text(block), "fangsong", place.signature_width),
            glue=True,
            signing=True,
            left=place.signature_left,
            first=True,
        )
    )
    rows.append(
        Row(
            index,
            "date",
            _plain(place.date_text, "fangsong", place.date_width),
            glue=bool(block.note),
            signing=True,
            left=place.date_left,
            first=True,
        )
    )
    if block.note:
        lines = break_lines(
            (b.Run(f"（{block.note}）"),), "fangsong", metrics, std.CHARS, std.PARAGRAPH_INDENT
        )
        rows.extend(
            Row(index, "note", line, glue=n < len(lines) - 1, signing=True, first=n == 0)
            for n, line in enumerate(lines)
        )
    return rows


def _first_top(
    page: int, head_bottom: float | None, profile: std.Profile, pitches: dict[int, float]
) -> float:
    """Em-box top of a page's first row: below the head, else with half the leading above it."""
    if page == 1 and head_bottom is not None:
        return head_bottom
    return profile.top + (std.mm(pitches.get(page, profile.pitch_pt)) - std.CELL_MM) / 2


def _capacity(top: float, pitch_pt: float, profile: std.Profile, clear: float = 0.0) -> int:
    """How many rows fit from ``top``.

    The last one's em box ends inside the type area and its line box, leading included, inside the word
    processor's text box, ``clear`` mm above its foot.
    """
    leading = (std.mm(pitch_pt) - std.CELL_MM) / 2
    lowest = min(std.TYPE_AREA_BOTTOM, profile.page_box_bottom - leading - clear) + _TOLERANCE
    return max(0, int((lowest - top - std.CELL_MM) / std.mm(pitch_pt)) + 1)


def _fill(
    rows: list[Row], head_bottom: float | None, profile: std.Profile
) -> tuple[list[list[Row]], dict[int, float], frozenset[int]]:
    """Rows to pages; returns the pages, the pitch of those tightened, and the blocks held together."""
    held: set[int] = set()
    pages: list[list[Row]] = []
    pitches: dict[int, float] = {}
    at = 0
    while at < len(rows) or not pages:
        number = len(pages) + 1
        clear = _CLEAR if number == 1 and head_bottom is not None else 0.0
        room = _capacity(_first_top(number, head_bottom, profile, {}), profile.pitch_pt, profile, clear)
        end = _page_end(rows, at, room)
        tightened = _tighten(rows, at, end, number, head_bottom, profile)
        if tightened:
            pitches[number], end = tightened
        held.update(r.block for r in rows[end : at + room] if r.glue and not r.new_page)
        pages.append(rows[at:end])
        at = end
    return pages, pitches, frozenset(held)


def _page_end(rows: list[Row], at: int, room: int) -> int:
    """The last row boundary that fits and does not part a glued chain."""
    limit = min(at + room, len(rows))
    for i in range(at + 1, limit):
        if rows[i].new_page:
            return i
    if limit == len(rows):
        return limit
    end = limit
    while end > at and (rows[end - 1].glue and not rows[end].new_page):
        end -= 1
    if end > at:
        return end
    return limit if limit > at else at + 1  # a chain longer than a page is parted where the page ends


def _tighten(
    rows: list[Row], at: int, end: int, number: int, head_bottom: float | None, profile: std.Profile
) -> tuple[float, int] | None:
    """A tighter pitch for this page when that keeps a signing block on it (7.3.5.5)."""
    stop = end
    while stop < len(rows) and rows[stop].signing and not rows[stop].new_page:
        stop += 1
    if stop == end or any(r.new_page for r in rows[at + 1 : stop]):
        return None
    pitch = profile.pitch_pt - profile.pitch_pt % _TIGHTEN_STEP_PT
    while pitch >= std.TIGHTEST_PITCH_PT - 1e-9:
        if (
            _capacity(_first_top(number, head_bottom, profile, {number: pitch}), pitch, profile, _CLEAR)
            >= stop - at
        ):
            return pitch, stop
        pitch -= _TIGHTEN_STEP_PT
    return None


def _fragments(page: list[Row], number: int, top: float, pitch_pt: float) -> Iterator[Fragment]:
    """Consecutive rows of one block and role become one fragment; blank rows none."""
    pitch = std.mm(pitch_pt)
    start = 0
    while start < len(page):
        row = page[start]
        end = start + 1
        if row.line is None:
            start = end
            continue
        while (
            row.role != "title"
            and end < len(page)
            and page[end].block == row.block
            and page[end].role == row.role
        ):
            end += 1
        lines = tuple(r.line for r in page[start:end] if r.line is not None)
        y = top + start * pitch + (std.CELL_MM - std.mm(row.size_pt)) / 2
        yield Fragment(row.block, number, y, row.left, row.size_pt, pitch_pt, lines, row.role, row.first)
        start = end
