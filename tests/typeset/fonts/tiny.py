"""Small fonts made on the spot, to stand for an office's own."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

TEXT = "仿宋〇1“”，"


def _square(pen, upem: int) -> None:
    pen.moveTo((0, 0))
    pen.lineTo((0, upem // 2))
    pen.lineTo((upem // 2, upem // 2))
    pen.lineTo((upem // 2, 0))
    pen.closePath()


def make_tiny(
    path: Path,
    family: str,
    chinese: str = "",
    *,
    cubic: bool = False,
    upem: int = 256,
    text: str = TEXT,
) -> Path:
    """A font of a few squares with metrics unlike ours; digits half an em, hanzi one em wide."""
    names = {char: f"u{ord(char):04X}" for char in text}
    builder = FontBuilder(upem, isTTF=not cubic)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    outlines = {}
    for name in [".notdef", *names.values()]:
        pen = T2CharStringPen(upem, None) if cubic else TTGlyphPen(None)
        _square(pen, upem)
        outlines[name] = pen.getCharString() if cubic else pen.glyph()
    if cubic:
        builder.setupCFF(family.replace(" ", ""), {}, outlines, {})
    else:
        builder.setupGlyf(outlines)
    narrow = {names[char] for char in "1“”" if char in names}
    builder.setupHorizontalMetrics({name: (upem // 2 if name in narrow else upem, 0) for name in outlines})
    builder.setupHorizontalHeader(ascent=upem, descent=-upem // 2, lineGap=upem // 4)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    if chinese:
        builder.font["name"].setName(chinese, 1, 3, 1, 0x804)
    builder.setupOS2(fsType=8)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def open_font(path: Path) -> TTFont:
    """A font opened without holding its file."""
    return TTFont(io.BytesIO(path.read_bytes()), lazy=True)


def make_collection(path: Path, members: list[Path]) -> Path:
    """A TTC of several fonts."""
    collection = TTCollection()
    collection.fonts = [open_font(member) for member in members]
    collection.save(path)
    return path
