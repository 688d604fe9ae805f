"""What the layout needs to know of a font; `typeset.fonts.metrics.Metrics` says it of real ones."""

from __future__ import annotations

from typing import Protocol


class Metrics(Protocol):
    """Advance widths and ink of the faces that a document is set in; all figures in em."""

    def advance(self, face: str, char: str) -> float:
        """Width of one character."""
        ...

    def ink(self, face: str, text: str) -> tuple[float, float]:
        """Highest and lowest ink below the top of the em box (baseline at 0.88)."""
        ...
