"""An ideal face for tests of the layout: 1 em for what stands in a full cell, 0.5 for the rest."""

from workplan_docs.typeset.fonts.metrics import nominal_advance


class NominalMetrics:
    """Widths as every Chinese face intends them; 4 % of the em free at top and bottom."""

    def advance(self, _face, char):
        return nominal_advance(char)

    def ink(self, _face, _text):
        return 0.04, 0.96
