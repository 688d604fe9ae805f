"""How wide and how high characters are, so that layout can break lines and pages without Pango."""

from __future__ import annotations

import unicodedata

from workplan_docs.typeset.fonts import charset
from workplan_docs.typeset.fonts.faces import Face
from workplan_docs.typeset.fonts.fontset import FontSet
from workplan_docs.typeset.fonts.glyphtable import GlyphTable, read_glyph_table
from workplan_docs.typeset.fonts.recipe import ASCENT, DESCENT, UPEM

BASELINE = ASCENT / UPEM
"""How far below the top of the em box the baseline is, in em; the same in every prepared face."""
_NOMINAL_INK = (0.06, 0.94)


def nominal_advance(char: str) -> float:
    """Width of a character in em where no font says it: Chinese 1, Latin 0.5, marks over others 0."""
    code = ord(char)
    if code in charset.INVISIBLE or unicodedata.category(char) in ("Mn", "Me", "Cc"):
        return 0.0
    if code in charset.FULL_WIDTH or unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return 0.5


class Metrics:
    """Widths and ink of a font set; a character that a face lacks is measured in the rare face.

    Kerning plays no part: prepared faces have none, and the style sheet turns it off for the office's.
    """

    def __init__(self, fonts: FontSet) -> None:
        self._tables: dict[Face, GlyphTable | None] = {
            file.face: read_glyph_table(file.glyph_table) if file.glyph_table else None
            for file in fonts.files
        }
        # Keyed by the faces' names, which members of Face are: this is asked once for every character.
        self._widths: dict[str, dict[str, float]] = {face: {} for face in self._tables}

    def _row(self, face: Face, char: str) -> tuple[GlyphTable, int] | None:
        """The table that has a character, and its row: the face's own, else the rare face's."""
        for table in (self._tables[face], self._tables[Face.RARE]):
            if table is not None:
                row = table.find(ord(char))
                if row is not None:
                    return table, row
        return None

    def covers(self, face: Face | str, char: str) -> bool:
        """Whether a character prints: in the face or the rare one, or as nothing by its nature."""
        face = Face(face)
        if self._tables[face] is None or ord(char) in charset.INVISIBLE or char in "\n\t":
            return True
        return self._row(face, char) is not None

    def own(self, face: Face | str, char: str) -> bool:
        """Whether the face itself has a character; if not, a run in the rare face sets it."""
        table = self._tables[Face(face)]
        return table is None or table.find(ord(char)) is not None

    def missing(self, face: Face | str, text: str) -> list[str]:
        """The characters of a text that no face at hand can print, each once, in order."""
        return [char for char in dict.fromkeys(text) if not self.covers(face, char)]

    def advance(self, face: Face | str, char: str) -> float:
        """Width of one character in em; nominal for one that no face has, which `missing` reports."""
        widths = self._widths[face]
        width = widths.get(char)
        if width is None:
            found = self._row(Face(face), char) if ord(char) not in charset.INVISIBLE else None
            width = found[0].advances[found[1]] / found[0].upem if found else nominal_advance(char)
            widths[char] = width
        return width

    def width(self, face: Face | str, text: str) -> float:
        """Width of a text set solid, in em."""
        return sum(self.advance(face, char) for char in text)

    def ink(self, face: Face | str, text: str) -> tuple[float, float]:
        """Top and bottom of a text's ink in em, down from the top of the em box (baseline at 0.88).

        Puts the ink of the issuer mark (发文机关标志) at an exact place. Nominal without fonts; a text
        without ink has both at the baseline.
        """
        if self._tables[Face(face)] is None:
            return _NOMINAL_INK
        boxes = []
        for found in (self._row(Face(face), char) for char in text):
            if found and found[0].tops[found[1]] != found[0].bottoms[found[1]]:
                table, row = found
                boxes.append((table.tops[row] / table.upem, table.bottoms[row] / table.upem))
        if not boxes:
            return BASELINE, BASELINE
        return BASELINE - max(top for top, _ in boxes), BASELINE - min(bottom for _, bottom in boxes)

    @property
    def descent(self) -> float:
        """Depth of the em box below the baseline, in em."""
        return -DESCENT / UPEM
