"""Where the imprint (版记, 7.4) stands: the foot of the last page, an even one when printed duplex."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, break_lines
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import ImprintPlace, ImprintRow

COPY_LABEL = "抄送："
PRINTED_SUFFIX = "印发"
_EM_WIDTH = std.pt(std.TYPE_AREA_WIDTH) / std.SIZE_4  # 31.6 字 of 四号


def imprint_rows(block: b.Imprint, metrics: Metrics) -> tuple[ImprintRow, ...]:
    """The rows that have any text: 抄送 above 印发机关 and 印发日期."""
    rows = []
    inner = _EM_WIDTH - 2 * std.IMPRINT_INSET
    if block.copy_to:
        lines = _hanging(block.copy_to.rstrip("。") + "。", inner, metrics)
        rows.append(ImprintRow(COPY_LABEL + block.copy_to.rstrip("。") + "。", "", lines))
    if block.printed_by or block.printed_on:
        right = block.printed_on + (PRINTED_SUFFIX if block.printed_on else "")
        if not block.printed_on:
            right = "\u3000\u3000年\u3000月\u3000日" + PRINTED_SUFFIX
        rows.append(
            ImprintRow(
                block.printed_by, right, break_lines((b.Run(block.printed_by),), "fangsong", metrics, inner)
            )
        )
    return tuple(rows)


def _hanging(names: str, width: float, metrics: Metrics) -> tuple[Line, ...]:
    """Names of 抄送 hang after the label's colon (7.4.2)."""
    return break_lines((b.Run(names),), "fangsong", metrics, width - len(COPY_LABEL))


def place_imprint(
    blocks: Sequence[b.Block], metrics: Metrics, text_pages: int, text_bottom: float
) -> ImprintPlace | None:
    """The page of the imprint: after the text where it fits, on an even page for duplex printing."""
    block = next((x for x in blocks if isinstance(x, b.Imprint)), None)
    rows = imprint_rows(block, metrics) if block else ()
    if block is None or not rows:
        return None
    height = sum(len(r.lines) for r in rows) * std.mm(std.IMPRINT_PITCH_PT)
    fits = text_bottom + std.ROW <= std.TYPE_AREA_BOTTOM - height
    if not block.duplex:
        page = text_pages if fits else text_pages + 1
    elif text_pages % 2:
        page = text_pages + 1
    else:
        page = text_pages if fits else text_pages + 2
    return ImprintPlace(page, page - text_pages == 2, rows, height)
