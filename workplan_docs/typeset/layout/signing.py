"""署名, 成文日期, 附注 and the room for seals and stamps (7.3.5, 7.3.6; formulas of gbt9704.md §9.3)."""

from __future__ import annotations

from dataclasses import replace

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import break_lines
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import SigningPlace
from workplan_docs.typeset.layout.rows import Part, Row, blank_rows, plain_line, text_width

BLANK_DATE = "\u3000\u3000年\u3000月\u3000日"  # a draft's date row at the width of a full date
FACE = "fangsong"


def signature_text(signature: b.Signature) -> str:
    """What is printed of a 署名: the organ, before a stamp the signer's full title."""
    return signature.organ + signature.post


def place_signing(block: b.SigningBlock, metrics: Metrics) -> SigningPlace:
    """Where the date and the first or only signature stand."""
    date = block.date or BLANK_DATE
    texts = [signature_text(s) for s in block.signatures] or [""]
    wide_date = text_width(date, FACE, metrics)
    wide_sig = text_width(texts[0], FACE, metrics)
    if block.mode == "sealed":
        date_right = float(std.SEALED_DATE_RIGHT)
        sig_right = max(0.0, date_right + (wide_date - wide_sig) / 2)
        blank = std.SEALED_BLANK_ROWS
    elif block.mode == "stamp":
        date_right = float(std.STAMP_RIGHT)
        sig_right = std.STAMP_RIGHT + std.STAMP_WIDTH / std.CELL_MM + std.STAMP_POST_GAP
        blank = std.STAMP_BLANK_ROWS
    else:
        sig_right, date_right = _unsealed(max(text_width(t, FACE, metrics) for t in texts), wide_date)
        sig_right += max(text_width(t, FACE, metrics) for t in texts) - wide_sig
        blank = std.UNSEALED_BLANK_ROWS
    return SigningPlace(
        signature_left=std.TYPE_AREA_RIGHT - (sig_right + wide_sig) * std.CELL_MM,
        date_left=std.TYPE_AREA_RIGHT - (date_right + wide_date) * std.CELL_MM,
        blank_rows=blank,
        signature_width=wide_sig,
        date_width=wide_date,
        date_text=date,
        signature_right_chars=sig_right,
        date_right_chars=date_right,
    )


def _unsealed(wide_sig: float, wide_date: float) -> tuple[float, float]:
    """Distances of the widest signature and the date from the right edge in 字 (7.3.5.2, §9.3).

    Joint signatures begin at one left edge: only so the date's first character stands 2 字 to the right of
    that of every signature.
    """
    if wide_date < wide_sig:
        return float(std.UNSEALED_RIGHT), wide_sig - wide_date
    return wide_date - wide_sig + 2 * std.UNSEALED_RIGHT, float(std.UNSEALED_RIGHT)


def signing_rows(index: int, block: b.SigningBlock, metrics: Metrics) -> list[Row]:
    """The rows of a signing block, the blank ones above it included."""
    place = place_signing(block, metrics)
    if block.mode == "stamp":
        rows = _stamp_rows(index, block, place, metrics)
    elif block.mode == "sealed" and len(block.signatures) > 1:
        rows = _joint_sealed_rows(index, block, metrics)
    else:
        rows = [
            _row(index, "signature", signature_text(s), place.signature_left, metrics)
            for s in block.signatures
            if signature_text(s) or block.mode == "sealed"  # what has a date alone has no row for a name
        ]
    date = _row(index, "date", place.date_text, place.date_left, metrics)
    above = "seal-room" if block.mode == "sealed" else "blank"  # a seal reaches above its signature
    blank = blank_rows(index, place.blank_rows, signing=True, role=above)
    rows = [*blank, *rows, replace(date, glue=bool(block.note))]
    return rows + _note_rows(index, block.note, metrics)


def _row(index: int, role: str, text: str, left: float, metrics: Metrics) -> Row:
    return Row(
        index,
        role,
        plain_line(text, FACE, metrics),
        glue=True,
        signing=True,
        left=max(left, std.TYPE_AREA_LEFT),
        first=True,
    )


def _note_rows(index: int, note: str, metrics: Metrics) -> list[Row]:
    if not note:
        return []
    runs = (b.Run(f"（{note}）"),)
    lines = break_lines(runs, FACE, metrics, std.CHARS, std.PARAGRAPH_INDENT)
    return [
        Row(index, "note", line, glue=n < len(lines) - 1, signing=True, first=n == 0)
        for n, line in enumerate(lines)
    ]


def _stamp_rows(index: int, block: b.SigningBlock, place: SigningPlace, metrics: Metrics) -> list[Row]:
    """Per signer the rows of a stamp, the full title centred on its height; then a blank row (7.3.5.3)."""
    middle = (std.STAMP_ROWS - 1) / 2 * std.ROW
    right = std.TYPE_AREA_RIGHT - place.signature_right_chars * std.CELL_MM
    texts = [signature_text(s) for s in block.signatures]
    widest = max((text_width(t, FACE, metrics) for t in texts), default=0.0)
    rows: list[Row] = []
    for text in texts:
        line = plain_line(text, FACE, metrics)
        part = Part("post", line, max(right - widest * std.CELL_MM, std.TYPE_AREA_LEFT), middle)
        rows.append(Row(index, "post", glue=True, signing=True, parts=(part,) if text else ()))
        rows.extend(blank_rows(index, std.STAMP_ROWS - 1 + std.STAMP_DATE_ROWS, signing=True))
    return rows


def seal_columns(block: b.SigningBlock, metrics: Metrics) -> list[float]:
    """Centres of the columns of a joint sealed block in mm; the last is the date's (7.3.5.1).

    As many as fit: seals neither touch nor leave the type area, names keep a character between them.
    """
    place = place_signing(block, metrics)
    widths = [text_width(signature_text(s), FACE, metrics) * std.CELL_MM for s in block.signatures]
    widest = max(widths)
    last = min(
        place.date_left + place.date_width * std.CELL_MM / 2,
        std.TYPE_AREA_RIGHT - max(widest, std.SEAL_DIAMETER) / 2,
    )
    least = max(std.SEAL_DIAMETER + std.SEAL_GAP, widest + std.CELL_MM)
    free = last - std.TYPE_AREA_LEFT - max(widest, std.SEAL_DIAMETER) / 2
    count = min(std.SEALS_A_ROW, len(widths), 1 + max(0, int(free / least + 1e-9)))
    step = min(free / (count - 1), std.TYPE_AREA_WIDTH / count) if count > 1 else 0.0
    return [last - step * (count - 1 - n) for n in range(count)]


def _joint_sealed_rows(index: int, block: b.SigningBlock, metrics: Metrics) -> list[Row]:
    """Signatures in columns, in issuer order; a row of seals takes `std.SEAL_ROWS` rows of the grid."""
    centres = seal_columns(block, metrics)
    signatures = list(block.signatures)
    rows: list[Row] = []
    while signatures:
        taken, signatures = signatures[: len(centres)], signatures[len(centres) :]
        parts = []
        for signature, centre in zip(taken, centres[len(centres) - len(taken) :], strict=True):
            line = plain_line(signature_text(signature), FACE, metrics)
            parts.append(Part("signature", line, centre - line.width * std.CELL_MM / 2))
        if rows:
            rows.extend(blank_rows(index, std.SEAL_ROWS - 1, signing=True))
        rows.append(Row(index, "signature", glue=True, signing=True, parts=tuple(parts)))
    return rows
