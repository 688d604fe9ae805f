"""签发人 (7.2.6): two names a row in columns, the label before the first, 1 字 free at the right."""

from __future__ import annotations

from collections.abc import Sequence

from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, Piece
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.rows import text_width

LABEL = "签发人："
_SPACE = "\u3000"


def signer_lines(names: Sequence[str], metrics: Metrics) -> list[tuple[Line, float]]:
    """The rows of signers with their left edges in mm; later rows align with the first name above."""
    if not names:
        return []
    columns = min(std.SIGNERS_A_ROW, len(names))
    widths = [max(text_width(name, "kai", metrics) for name in names[n::columns]) for n in range(columns)]
    label = text_width(LABEL, "fangsong", metrics)
    right = std.TYPE_AREA_RIGHT - std.NUMBER_INSET * std.CELL_MM
    names_left = right - (sum(widths) + columns - 1) * std.CELL_MM
    rows = []
    for at in range(0, len(names), columns):
        pieces = [Piece(LABEL, "fangsong")] if at == 0 else []
        pieces += _columns(names[at : at + columns], widths, metrics)
        width = sum(text_width(p.text, p.face, metrics) + p.extra * len(p.text) for p in pieces)
        line = Line(tuple(pieces), width, 0, sum(len(p.text) for p in pieces))
        rows.append((line, names_left - (label * std.CELL_MM if at == 0 else 0.0)))
    return rows


def _columns(names: Sequence[str], widths: Sequence[float], metrics: Metrics) -> list[Piece]:
    """Names with a blank of one 字 between columns, wider after a name that is shorter than its column."""
    pieces: list[Piece] = []
    for n, name in enumerate(names):
        pieces.append(Piece(name, "kai"))
        if n < len(names) - 1:
            short = widths[n] - text_width(name, "kai", metrics)
            blank = metrics.advance("fangsong", _SPACE)
            pieces.append(Piece(_SPACE, "fangsong", short + 1.0 - blank))
    return pieces
