"""What the layout needs to know of a font, and nominal figures for a machine without fonts."""

from __future__ import annotations

import unicodedata
from typing import Protocol

# Marks that Chinese type sets one cell wide although Unicode calls them ambiguous.
_WIDE_AMBIGUOUS = frozenset("“”‘’…—·×÷±℃‰§№→←↑↓★☆○●◎□■△▲◇◆①②③④⑤⑥⑦⑧⑨⑩≤≥≠≈∞")


class Metrics(Protocol):
    """Advance widths and ink of the faces that a document is set in; all figures in em."""

    def advance(self, face: str, char: str) -> float:
        """Width of one character."""
        ...

    def ink(self, face: str, text: str) -> tuple[float, float]:
        """Highest and lowest ink below the top of the em box (baseline at 0.88)."""
        ...


def nominal_advance(char: str) -> float:
    """1 for what stands in a full cell, 0.5 for the rest, 0 for combining marks."""
    if unicodedata.combining(char):
        return 0.0
    wide = unicodedata.east_asian_width(char) in "WF" or char in _WIDE_AMBIGUOUS
    return 1.0 if wide else 0.5


class NominalMetrics:
    """Metrics of an ideal face; used where no font is prepared, and in tests."""

    def advance(self, face: str, char: str) -> float:
        """See `nominal_advance`."""
        return nominal_advance(char)

    def ink(self, face: str, text: str) -> tuple[float, float]:
        """A glyph of the usual Chinese face leaves 4 % of the em free at top and bottom."""
        return 0.04, 0.96
