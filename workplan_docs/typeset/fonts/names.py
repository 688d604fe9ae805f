"""The names inside font files, read without fontTools: a folder of fonts is looked through in milliseconds.

Only the table directory and the ``name`` table are read; a file that is no font has no names.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_FAMILY_IDS = (1, 4, 6, 16)
_MOST_FACES = 64


@dataclass(frozen=True, slots=True)
class NamedFont:
    """A font in a file: its index in a collection (0 in a plain file) and all its names."""

    path: Path
    index: int
    names: tuple[str, ...]

    def is_called(self, name: str) -> bool:
        """Whether one of its families, its full name or its PostScript name is this."""
        wanted = name.strip().casefold()
        return any(own.casefold() == wanted for own in self.names)


def _decode(platform: int, encoding: int, raw: bytes) -> str:
    """Text of a name record; Chinese names of old fonts stand under Windows PRC or Macintosh GB."""
    if platform == 1:
        codec = "gb18030" if encoding == 25 else "mac-roman"
    elif platform == 3 and encoding == 3:
        codec, raw = "gb18030", raw.replace(b"\0", b"")
    else:
        codec = "utf-16-be"
    return raw.decode(codec, "ignore").strip("\0 ")


def _names_at(data: bytes, start: int) -> tuple[str, ...]:
    """Names of the font whose table directory is at ``start``."""
    (count,) = struct.unpack_from(">H", data, start + 4)
    for row in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * row)
        if tag == b"name":
            table = data[offset : offset + length]
            break
    else:
        return ()
    _, records, strings = struct.unpack_from(">HHH", table)
    found: dict[str, None] = {}
    for row in range(records):
        record = struct.unpack_from(">HHHHHH", table, 6 + 12 * row)
        platform, encoding, _, name_id, length, offset = record
        if name_id in _FAMILY_IDS:
            raw = table[strings + offset : strings + offset + length]
            found[_decode(platform, encoding, raw)] = None
    return tuple(name for name in found if name)


def read_names(path: Path) -> list[NamedFont]:
    """The fonts in a file with their names; empty when it is none or cannot be read."""
    try:
        data = path.read_bytes()
        if data[:4] == b"ttcf":
            (count,) = struct.unpack_from(">I", data, 8)
            starts = struct.unpack_from(f">{min(count, _MOST_FACES)}I", data, 12)
        elif data[:4] in (b"\0\1\0\0", b"OTTO", b"true"):
            starts = (0,)
        else:
            return []
        return [NamedFont(path, index, _names_at(data, start)) for index, start in enumerate(starts)]
    except (OSError, struct.error):
        return []


def fonts_in(folder: Path) -> list[NamedFont]:
    """All fonts in a folder and below, in the order of their paths; a missing folder has none."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in FONT_SUFFIXES)
    return [font for path in files for font in read_names(path)]
