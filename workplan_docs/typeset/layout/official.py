"""Laying out a document of GB/T 9704: head, rows, pages, imprint.

A signing block never stands alone: its page's lines are tightened first (`pages`), then the characters of
paragraphs there within the declared bound; where both don't do, a line of text goes over with it (7.3.5.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.flow import Flow
from workplan_docs.typeset.layout.head import Head, lay_head
from workplan_docs.typeset.layout.imprint import pitch_that_holds, place_imprint
from workplan_docs.typeset.layout.limits import check_first_page, check_signing
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.pages import Filled, Frames, fill, tighter_pitches, tops_of
from workplan_docs.typeset.layout.places import Fragment, OfficialLayout, TableSlice
from workplan_docs.typeset.layout.rows import Row, row_fragments
from workplan_docs.typeset.layout.signing import place_signing
from workplan_docs.typeset.layout.tables import slices_of


@dataclass
class _Laid:
    """Rows and the pages that they filled."""

    rows: list[Row]
    filled: Filled
    titles: dict[int, tuple[str, ...]]
    tight: dict[int, float]


def lay_official(document: b.Document, metrics: Metrics, profile: std.Profile = std.EXACT) -> OfficialLayout:
    """Lay out a document of layout `official`; see `OfficialLayout` for what comes back."""
    head = lay_head(document, metrics, profile)
    frames = Frames(profile, head.bottom, head.first_foot(document))
    laid = _with_signing_kept(document, head, metrics, frames)
    _hold_imprint(document, metrics, laid.filled, frames)
    fragments = list(head.fragments)
    tables: list[TableSlice] = []
    for number in range(1, len(laid.filled.pages) + 1):
        pitch = laid.filled.pitches.get(number, profile.pitch_pt)
        placed = _placed(document, laid.filled, number, pitch, frames)
        fragments.extend(placed[0])
        tables.extend(placed[1])
    return _result(document, metrics, head, laid, (fragments, tables))


def _placed(
    document: b.Document, filled: Filled, number: int, pitch: float, frames: Frames
) -> tuple[list[Fragment], list[TableSlice]]:
    """What stands on a page at a pitch."""
    page = filled.pages[number - 1]
    tops = tops_of(page, number, pitch, frames)
    return row_fragments(page, number, tops, pitch), slices_of(page, number, tops, document.blocks)


def _hold_imprint(document: b.Document, metrics: Metrics, filled: Filled, frames: Frames) -> None:
    """Tighten the last page of text where that saves the pages which the imprint would have to itself.

    Not the first page of an attachment, whose title stands on row 3 (7.3.7).
    """
    last = len(filled.pages)
    page = filled.pages[-1]
    if not page or page[0].landscape or any(row.role in ("attachment-label", "title") for row in page):
        return
    own = filled.pitches.get(last, frames.profile.pitch_pt)

    def bottoms() -> Iterator[tuple[float, float]]:
        for pitch in (own, *tighter_pitches(own)):
            fragments, tables = _placed(document, filled, last, pitch, frames)
            feet = [f.bottom for f in fragments] + [t.bottom for t in tables]
            yield pitch, max(feet, default=std.TYPE_AREA_TOP)

    pitch = pitch_that_holds(document, metrics, last, bottoms())
    if pitch is not None:
        filled.pitches[last] = pitch


def _lay_rows(
    document: b.Document, head: Head, metrics: Metrics, frames: Frames, tight: dict[int, float]
) -> _Laid:
    flow = Flow(metrics, frames.profile, tight, names=document.names)
    rows = flow.rows(document, head.body_from)
    check_signing(document, rows, frames.profile)
    filled = fill(rows, frames)
    if head.bottom is not None:
        check_first_page(document, filled.pages[0], rows)
    return _Laid(rows, filled, flow.titles, tight)


def _with_signing_kept(document: b.Document, head: Head, metrics: Metrics, frames: Frames) -> _Laid:
    """Try closer characters where a signing block left the page that its text began on."""
    laid = _lay_rows(document, head, metrics, frames, {})
    page = _left_page(laid)
    if page is None:
        return laid
    blocks = {r.block for r in laid.filled.pages[page] if r.role == b.Style.BODY.value}
    blocks |= {r.block for r in laid.filled.pages[page + 1] if r.role == b.Style.BODY.value}
    count = _line_counts(laid.rows)
    for step in (std.TIGHTEST_CHARS_EM / 2, std.TIGHTEST_CHARS_EM):
        tried = _lay_rows(document, head, metrics, frames, dict.fromkeys(blocks, step))
        shorter = {i: step for i in blocks if _line_counts(tried.rows)[i] < count[i]}
        if not shorter:
            continue
        tried = _lay_rows(document, head, metrics, frames, shorter)
        if len(tried.filled.pages) < len(laid.filled.pages) or _left_page(tried) is None:
            return tried
    return laid


def _line_counts(rows: list[Row]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for row in rows:
        counts[row.block] = counts.get(row.block, 0) + 1
    return counts


def _left_page(laid: _Laid) -> int | None:
    """Index of the page that a signing block should have stayed on: it begins the next one with little text."""
    pages = laid.filled.pages
    for n in range(1, len(pages)):
        at = next((i for i, row in enumerate(pages[n]) if row.signing), None)
        if at is not None and at <= 1 and pages[n] and not pages[n][0].new_page:
            return n - 1
    return None


def _result(
    document: b.Document,
    metrics: Metrics,
    head: Head,
    laid: _Laid,
    placed: tuple[list[Fragment], list[TableSlice]],
) -> OfficialLayout:
    fragments, tables = placed
    last = len(laid.filled.pages)
    landscape = frozenset(n for n, page in enumerate(laid.filled.pages, 1) if page and page[0].landscape)
    bottoms = [f.bottom for f in fragments if f.page == last] + [t.bottom for t in tables if t.page == last]
    text_bottom = std.PAGE_HEIGHT if last in landscape else max(bottoms, default=std.TYPE_AREA_TOP)
    imprint = place_imprint(document, metrics, last, text_bottom)
    unnumbered = {1} if document.format == "letter" else set()  # 10.1
    if imprint and imprint.blank_page_before:  # 7.5: neither the blank page nor the imprint's
        unnumbered |= {imprint.page - 1, imprint.page}
    return OfficialLayout(
        fragments=tuple(fragments),
        pages=imprint.page if imprint else last,
        mark=head.mark,
        red_lines=tuple(head.rules),
        title_lines={**head.titles, **laid.titles},
        signing={
            i: place_signing(block, metrics)
            for i, block in enumerate(document.blocks)
            if isinstance(block, b.SigningBlock)
        },
        tight_pitch_pt=laid.filled.pitches,
        imprint=imprint,
        held=frozenset(laid.filled.held),
        short_lines=sum(1 for r in laid.rows if r.line and r.line.short > 0.01),
        tables=tuple(tables),
        unnumbered=frozenset(unnumbered),
        landscape=landscape,
        tight_chars=laid.tight,
    )
