"""The sidecar of a prepared font: per character its advance and ink, readable in a millisecond.

Layout needs widths in every process, also where there is no Pango; opening a font with fontTools costs
half a second. Little-endian: magic ``WDG1``, count, upem, then the columns code (u32, sorted), advance (u16),
top and bottom of the ink (i16, font units, up from the baseline; equal when there is no ink).
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_HEAD = struct.Struct("<4sII")
_COLUMNS = "IHhh"


@dataclass(frozen=True, slots=True)
class GlyphTable:
    """Widths and ink of a font's characters, in font units."""

    upem: int
    codes: array[int]
    advances: array[int]
    tops: array[int]
    bottoms: array[int]

    def find(self, code: int) -> int | None:
        """Row of a code point, None when the font lacks it."""
        row = bisect_left(self.codes, code)
        return row if row < len(self.codes) and self.codes[row] == code else None


def write_glyph_table(path: Path, upem: int, rows: Iterable[tuple[int, int, int, int]]) -> None:
    """Write rows of (code point, advance, top, bottom)."""
    ordered = sorted(rows)
    columns = [array(kind, column) for kind, column in zip(_COLUMNS, zip(*ordered, strict=True), strict=True)]
    with path.open("wb") as file:
        file.write(_HEAD.pack(b"WDG1", len(ordered), upem))
        for column in columns:
            if sys.byteorder == "big":
                column.byteswap()
            file.write(column.tobytes())


def read_glyph_table(path: Path) -> GlyphTable:
    """Read a sidecar; raises ValueError when it is not one."""
    data = path.read_bytes()
    magic, count, upem = _HEAD.unpack_from(data)
    if magic != b"WDG1":
        raise ValueError(f"not a glyph table: {path.name}")
    columns: list[array[int]] = []
    start = _HEAD.size
    for kind in _COLUMNS:
        column: array[int] = array(kind)
        end = start + count * column.itemsize
        column.frombytes(data[start:end])
        if sys.byteorder == "big":
            column.byteswap()
        columns.append(column)
        start = end
    return GlyphTable(upem, *columns)
