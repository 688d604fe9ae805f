"""How tall a table row becomes, guessed from the lengths of its texts.

That is enough for row heights in a workbook and for deciding which rows a page break may part.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from workplan_docs.documents.blocks import Row
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.styles import STYLES


def text_width(text: str) -> float:
    """Width in em: ASCII half a cell, everything else a whole one."""
    return sum(0.5 if c < "\u0100" else 1.0 for c in text)


def row_height(row: Row, columns: Sequence[float]) -> float:
    """Height in mm: the lines of the tallest cell at their pitch, with the space above and below."""
    tallest, at = row.height, 0
    for cell in row.cells:
        room = std.pt(sum(columns[at : at + cell.span]) - 2 * std.CELL_PADDING)
        at += cell.span
        height = 2 * std.CELL_PADDING_ABOVE
        for paragraph in cell.paragraphs:
            spec = STYLES[paragraph.style]
            lines = max(1, math.ceil(text_width(paragraph.text) * spec.em / max(room, spec.em)))
            height += lines * std.mm(spec.pitch or std.EXACT.pitch_pt)
        tallest = max(tallest, height)
    return tallest
