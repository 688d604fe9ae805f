"""Where the imprint (版记, 7.4) stands: the foot of the last page, an even one when printed duplex."""

from __future__ import annotations

from collections.abc import Iterable

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, break_lines
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import ImprintPlace, ImprintRow

COLON = "："
COPY_LABEL = "抄送："
RECIPIENTS_LABEL = "主送："
PRINTED_SUFFIX = "印发"
BLANK_PRINTED_ON = "\u3000\u3000年\u3000月\u3000日"
_EM_WIDTH = std.pt(std.TYPE_AREA_WIDTH) / std.SIZE_4  # 31.6 字 of 四号


def imprint_rows(block: b.Imprint, metrics: Metrics, letter: bool = False) -> tuple[ImprintRow, ...]:
    """The rows that have any text: 主送, 抄送 or 分送, 印发机关 with 印发日期 (none in a letter)."""
    rows = []
    if block.recipients:
        rows.append(_names(RECIPIENTS_LABEL, block.recipients, metrics))
    if block.copy_to:
        # 7.4.2: no line between a moved 主送 and 抄送
        rows.append(_names(block.copy_label + COLON, block.copy_to, metrics, ruled=not block.recipients))
    if (block.printed_by or block.printed_on) and not letter:
        right = (block.printed_on or BLANK_PRINTED_ON) + PRINTED_SUFFIX
        width = _EM_WIDTH - 2 * std.IMPRINT_INSET
        beside = sum(metrics.advance("fangsong", c) for c in right) + 1
        lines = break_lines((b.Run(block.printed_by),), "fangsong", metrics, width - beside, even=False)
        rows.append(ImprintRow(block.printed_by, right, lines))
    return tuple(rows)


def _names(label: str, names: str, metrics: Metrics, ruled: bool = True) -> ImprintRow:
    """A row whose names hang after the label's colon and end with a full stop (7.4.2)."""
    text = names.rstrip("。") + "。"
    return ImprintRow(label + text, "", _hanging(label, text, metrics), label, ruled)


def _hanging(label: str, names: str, metrics: Metrics) -> tuple[Line, ...]:
    width = _EM_WIDTH - 2 * std.IMPRINT_INSET - len(label)
    return break_lines((b.Run(names),), "fangsong", metrics, width)


def place_imprint(
    document: b.Document, metrics: Metrics, text_pages: int, text_bottom: float
) -> ImprintPlace | None:
    """The page of the imprint: after the text where it fits, on an even page for duplex printing."""
    letter = document.format == "letter"
    block = next((x for x in document.blocks if isinstance(x, b.Imprint)), None)
    rows = imprint_rows(block, metrics, letter) if block else ()
    if block is None or not rows:
        return None
    height = sum(max(1, len(r.lines)) for r in rows) * std.mm(std.IMPRINT_PITCH_PT)
    fits = text_bottom + std.ROW <= std.TYPE_AREA_BOTTOM - height
    if letter or not block.duplex:  # a letter's stands on its last page, the first or not (10.1)
        page = text_pages if fits else text_pages + 1
    elif text_pages % 2:
        page = text_pages + 1
    else:
        page = text_pages if fits else text_pages + 2
    return ImprintPlace(page, page - text_pages == 2, rows, height, ruled=not letter)


def pitch_that_holds(
    document: b.Document,
    metrics: Metrics,
    text_pages: int,
    bottoms: Iterable[tuple[float, float]],
) -> float | None:
    """The pitch in pt of the last page of text at which the imprint stands on it, where that saves pages.

    ``bottoms`` are pitches with the foot of the text in mm, the page's own first; None where the imprint
    stands there anyway, on the back of that page, or cannot be held.
    """
    for number, (pitch, bottom) in enumerate(bottoms):
        place = place_imprint(document, metrics, text_pages, bottom)
        if place is None or (number == 0 and place.page == text_pages):
            return None
        if place.page == text_pages:
            return pitch
    return None
