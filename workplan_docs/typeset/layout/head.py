"""The head of a document: fitting the issuer mark, and the signing block's places (§9.3)."""

from __future__ import annotations

from workplan_docs.documents.blocks import SigningBlock
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import MarkFit, SigningPlace

_COMFORTABLE_PT = 32.0  # a mark is narrowed before it becomes smaller than this
_LEAST_SCALE = 66  # per cent; narrower strokes look broken
BLANK_DATE = "\u3000\u3000年\u3000月\u3000日"  # a draft's date row at the width of a full date


def fit_mark(text: str, metrics: Metrics, face: str = "xiaobiaosong") -> MarkFit:
    """Size and scale that keep the mark within 156 mm, its ink beginning at y = 72.0 mm (7.2.4)."""
    em = sum(metrics.advance(face, c) for c in text) or 1.0
    room = std.pt(std.MARK_WIDTH)
    size = min(std.MARK_MAX_PT, int(room / em * 2) / 2)  # whole half points, as Word stores them
    scale = 100
    if size < _COMFORTABLE_PT:
        scale = max(_LEAST_SCALE, int(100 * room / (em * _COMFORTABLE_PT)))
        size = min(_COMFORTABLE_PT, int(room / (em * scale / 100) * 2) / 2)
    ink_top = metrics.ink(face, text)[0] if text else 0.0
    top = std.MARK_TOP - std.mm(size) * ink_top
    return MarkFit(size, scale, top, top + std.mm(size))


def signature_text(block: SigningBlock) -> str:
    """What the first signature prints."""
    return block.signatures[0].organ or block.signatures[0].post if block.signatures else ""


def place_signing(block: SigningBlock, metrics: Metrics, face: str = "fangsong") -> SigningPlace:
    """Where signature and date stand (7.3.5.1 sealed, 7.3.5.2 unsealed; formulas of gbt9704.md §9.3)."""
    date = block.date or BLANK_DATE
    wide_date = sum(metrics.advance(face, c) for c in date)
    wide_sig = sum(metrics.advance(face, c) for c in signature_text(block))
    if block.mode == "sealed":
        date_right = float(std.SEALED_DATE_RIGHT)
        sig_right = max(0.0, date_right + (wide_date - wide_sig) / 2)
    elif wide_date < wide_sig:
        sig_right = float(std.UNSEALED_RIGHT)
        date_right = wide_sig - wide_date
    else:
        date_right = float(std.UNSEALED_RIGHT)
        sig_right = wide_date - wide_sig + 2 * std.UNSEALED_RIGHT
    return SigningPlace(
        signature_left=std.TYPE_AREA_RIGHT - (sig_right + wide_sig) * std.CELL_MM,
        date_left=std.TYPE_AREA_RIGHT - (date_right + wide_date) * std.CELL_MM,
        blank_rows=std.SEALED_BLANK_ROWS if block.mode == "sealed" else std.UNSEALED_BLANK_ROWS,
        signature_width=wide_sig,
        date_width=wide_date,
        date_text=date,
        signature_right_chars=sig_right,
        date_right_chars=date_right,
    )
