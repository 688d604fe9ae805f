"""What the layout needs to know of a font, and an ideal face for a machine without fonts."""

from __future__ import annotations

from typing import Protocol

from workplan_docs.typeset.fonts.metrics import nominal_advance


class Metrics(Protocol):
    """Advance widths and ink of the faces that a document is set in; all figures in em."""

    def advance(self, face: str, char: str) -> float:
        """Width of one character."""
        ...

    def ink(self, face: str, text: str) -> tuple[float, float]:
        """Highest and lowest ink below the top of the em box (baseline at 0.88)."""
        ...


class NominalMetrics:
    """Metrics of an ideal face: 1 em for what stands in a full cell, 0.5 for the rest."""

    def advance(self, face: str, char: str) -> float:
        """See `nominal_advance`."""
        return nominal_advance(char)

    def ink(self, face: str, text: str) -> tuple[float, float]:
        """A glyph of the usual Chinese face leaves 4 % of the em free at top and bottom."""
        return 0.04, 0.96
