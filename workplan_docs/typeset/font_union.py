"""The union of TrueType subsets of one face whose glyphs have kept their numbers, as PDF needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from struct import pack, unpack_from
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_AT_ONCE = 100  # a bfchar block holds no more (Adobe technical note 5014)
_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_CMAP_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class FontUnion:
    """What several composite fonts of one name hold together.

    The name is that of a face, so a glyph's number, shape and width are the same wherever it occurs.
    """

    def __init__(self, fonts: Sequence[Any]) -> None:
        self._fonts = fonts

    @staticmethod
    def takes(thing: Any) -> bool:
        """Whether a PDF object is a font that can be united: composite, TrueType, glyph numbers as codes."""
        if thing.get("/Subtype") != "/Type0" or thing.get("/Encoding") != "/Identity-H":
            return False
        descendant = thing.DescendantFonts[0]
        return "/FontFile2" in descendant.get("/FontDescriptor", {}) and "/ToUnicode" in thing

    def widths(self) -> Any:
        """The /W array: runs of consecutive glyphs with their widths, in 1/1000 em."""
        import pikepdf

        found: dict[int, Any] = {}
        for font in self._fonts:
            found.update(_widths(font.DescendantFonts[0].get("/W", [])))
        runs = pikepdf.Array()
        last = -2
        for glyph in sorted(found):
            if glyph != last + 1:
                runs.append(glyph)
                runs.append(pikepdf.Array())
            runs[-1].append(found[glyph])
            last = glyph
        return runs

    def characters(self) -> bytes:
        """The ToUnicode map, by which a reader copies and searches text."""
        found: dict[bytes, bytes] = {}
        for font in self._fonts:
            for block in _CHARACTERS.findall(font.ToUnicode.read_bytes()):
                found.update(_PAIR.findall(block))
        lines = [b"<%s> <%s>" % pair for pair in sorted(found.items())]
        pieces = [_CMAP_HEAD]
        for start in range(0, len(lines), _AT_ONCE):
            block = lines[start : start + _AT_ONCE]
            pieces.append(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)))
        return b"".join((*pieces, _CMAP_FOOT))

    def program(self) -> bytes:
        """The TrueType file with the glyphs of all."""
        programs = [_Program(f.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) for f in self._fonts]
        widest = max(programs, key=lambda p: p.count)
        owners = {glyph: program for program in programs for glyph in program.drawn()}
        outlines, metrics = bytearray(), bytearray()
        places = [0]
        for glyph in range(widest.count):
            owner = owners.get(glyph, widest)
            outlines += owner.outline(glyph)
            outlines += b"\0" * (-len(outlines) % 4)
            places.append(len(outlines))
            metrics += owner.metric(glyph)
        return widest.with_glyphs(bytes(outlines), places, bytes(metrics), programs)


def _widths(runs: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """Widths by glyph from the two forms of a /W array: ``c [w …]`` and ``first last w``."""
    at = 0
    while at < len(runs):
        first, second = int(runs[at]), runs[at + 1]
        if isinstance(second, int):
            for glyph in range(first, second + 1):
                yield glyph, runs[at + 2]
            at += 3
        else:
            yield from enumerate(second, first)
            at += 2


class _Program:
    """One subset: its outlines and metrics, undecoded."""

    def __init__(self, data: bytes) -> None:
        self._font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False, lazy=True)
        self._outlines: bytes = self._font.reader["glyf"]
        self._metrics: bytes = self._font.reader["hmtx"]
        self._places: Any = self._font["loca"].locations
        self._long: int = self._font["hhea"].numberOfHMetrics
        self.count: int = self._font["maxp"].numGlyphs

    @cached_property
    def limits(self) -> dict[str, int]:
        """The greatest number of points, contours …, which a reader may rely on."""
        table = vars(self._font["maxp"])
        return {k: v for k, v in table.items() if k.startswith("max") and isinstance(v, int)}

    def drawn(self) -> list[int]:
        """The glyphs that the subset has outlines of."""
        return [glyph for glyph, (start, end) in enumerate(pairwise(self._places)) if start != end]

    def outline(self, glyph: int) -> bytes:
        """The glyph's outline; empty for one that the subset has not."""
        return self._outlines[self._places[glyph] : self._places[glyph + 1]]

    def metric(self, glyph: int) -> bytes:
        """Advance width and left side bearing."""
        if glyph < self._long:
            return self._metrics[4 * glyph : 4 * glyph + 4]
        (advance,) = unpack_from(">H", self._metrics, 4 * (self._long - 1))
        bearing = 4 * self._long + 2 * (glyph - self._long)
        return pack(">H", advance) + self._metrics[bearing : bearing + 2]

    def with_glyphs(
        self, outlines: bytes, places: Sequence[int], metrics: bytes, all_programs: Sequence[_Program]
    ) -> bytes:
        """The same font with other glyphs in it."""
        font = self._font
        font["head"].indexToLocFormat = 1
        font["hhea"].numberOfHMetrics = self.count
        for name in self.limits:
            setattr(font["maxp"], name, max(p.limits.get(name, 0) for p in all_programs))
        for tag, data in (("glyf", outlines), ("loca", pack(f">{len(places)}I", *places)), ("hmtx", metrics)):
            font.tables[tag] = table = DefaultTable(tag)
            table.data = data
        out = BytesIO()
        font.save(out, reorderTables=None)
        return out.getvalue()
