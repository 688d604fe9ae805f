"""Making one TrueType font out of layers of others, the same bytes every time.

TrueType outlines, because subsets of CID-keyed OTF show wrong glyphs in strict viewers; no kerning and
no features, so that a line is as wide as the sum of its characters; equal vertical metrics in all.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.basePen import DecomposingPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from workplan_docs.typeset.fonts import charset
from workplan_docs.typeset.fonts.drawn import draw_sign
from workplan_docs.typeset.fonts.glyphtable import write_glyph_table
from workplan_docs.typeset.fonts.recipe import ASCENT, DESCENT, UPEM, Layer

_CURVE_ERROR = 0.8
"""How far, in 1/1000 em, a quadratic outline may be from the cubic one: 0.013 pt in a 16 pt line."""
_EPOCH = 3_786_912_000
"""2024-01-01 in seconds since 1904: all prepared fonts carry this date, whenever they are made."""


@dataclass(slots=True)
class Donor:
    """An opened source font."""

    font: Any
    glyphs: Any
    cmap: Mapping[int, str]
    upem: int
    cubic: bool
    rise: int


def open_donor(path: Path, index: int = 0, rise: int = 0) -> Donor:
    """Open a source font for drawing."""
    # Old fonts have a few odd bytes at the end of a table, which fontTools mentions and which do no harm.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    font = TTFont(io.BytesIO(path.read_bytes()), lazy=True, fontNumber=index)
    cubic = "glyf" not in font
    return Donor(font, font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm, cubic, rise)


class _Flatten(DecomposingPen):  # type: ignore[misc] # fontTools has no types
    """Passes outlines on to another pen, components drawn out."""

    def __init__(self, glyphs: Any, out: Any) -> None:
        super().__init__(glyphs)
        for name in ("moveTo", "lineTo", "curveTo", "qCurveTo", "closePath", "endPath"):
            setattr(self, name, getattr(out, name))


def _placement(donor: Donor, code: int, scale: float, rise: int) -> tuple[Transform, int]:
    """How a glyph is scaled and shifted, and its advance, in units of the new font."""
    glyph = donor.glyphs[donor.cmap[code]]
    factor = UPEM / donor.upem * scale
    advance = round(glyph.width * factor)
    if code in (0x20, 0xA0):  # Half a cell, as in the commercial Chinese faces.
        return Transform(factor, 0, 0, factor, 0, 0), UPEM // 2
    if not (code in charset.FULL_WIDTH or charset.is_hanzi(code)):
        return Transform(factor, 0, 0, factor, 0, rise), advance
    if code == 0x2014:  # A dash from edge to edge, so that two of them join.
        bounds = BoundsPen(donor.glyphs)
        glyph.draw(bounds)
        left, _, right, _ = bounds.bounds
        stretch = UPEM / (right - left)
        return Transform(stretch, 0, 0, factor, -left * stretch, rise), UPEM
    squeeze = factor * min(1.0, UPEM / advance) if advance else factor
    room = UPEM - glyph.width * squeeze
    # Quotes keep to the text that they enclose; everything else stands in the middle.
    share = {0x2018: 1.0, 0x201C: 1.0, 0x2019: 0.0, 0x201D: 0.0}.get(code, 0.5)
    return Transform(squeeze, 0, 0, factor, room * share, rise), UPEM


def _draw(donor: Donor, code: int, transform: Transform) -> Any:
    """One character's outline as a TrueType glyph."""
    pen = TTGlyphPen(None)
    target: Any = Cu2QuPen(pen, _CURVE_ERROR, reverse_direction=True) if donor.cubic else pen
    flat = _Flatten(donor.glyphs, TransformPen(target, transform))
    donor.glyphs[donor.cmap[code]].draw(flat)
    return pen.glyph()


def _sign(code: int) -> Any:
    pen = TTGlyphPen(None)
    draw_sign(code, pen)
    return pen.glyph()


def _notdef() -> Any:
    return _sign(0x2612)


def collect_glyphs(
    layers: tuple[Layer, ...], donors: Mapping[str, Donor], leave_out: frozenset[int] = frozenset()
) -> dict[int, tuple[Any, int]]:
    """Code point → (glyph, advance), each from the first layer that gives it."""
    found: dict[int, tuple[Any, int]] = {code: (_sign(code), UPEM) for code in charset.DRAWN - leave_out}
    for layer in layers:
        donor = donors[layer.source]
        for code in donor.cmap:
            if code in found or code in leave_out or code in charset.INVISIBLE or not layer.takes(code):
                continue
            transform, advance = _placement(donor, code, layer.scale, donor.rise)
            found[code] = (_draw(donor, code, transform), advance)
    return found


def _os2(fs_type: int) -> dict[str, object]:
    """Windows metrics equal to the others', use-typo-metrics set, regular."""
    return {
        "version": 4, "sTypoAscender": ASCENT, "sTypoDescender": DESCENT, "sTypoLineGap": 0,
        "usWinAscent": ASCENT, "usWinDescent": -DESCENT, "fsSelection": 0x40 | 0x80, "fsType": fs_type,
        "usWeightClass": 400, "xAvgCharWidth": UPEM, "achVendID": "WDOC", "sxHeight": 450, "sCapHeight": 660,
    }  # fmt: skip


def build_font(
    path: Path, family: str, glyphs: Mapping[int, tuple[Any, int]], fs_type: int, licence: str
) -> None:
    """Write a font and its sidecar (``.glyphs``) of these glyphs under a family name of our own."""
    codes = sorted(glyphs)
    names = {code: f"u{code:04X}" for code in codes}
    outlines = {".notdef": _notdef(), **{names[code]: glyphs[code][0] for code in codes}}
    builder = FontBuilder(UPEM, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(outlines)
    table = builder.font["glyf"]
    boxes = {code: table[names[code]] for code in codes}
    advances = {".notdef": (UPEM, table[".notdef"].xMin)}
    advances |= {names[code]: (glyphs[code][1], getattr(boxes[code], "xMin", 0)) for code in codes}
    builder.setupHorizontalMetrics(advances)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT, lineGap=0)
    postscript = family.replace(" ", "")
    builder.setupNameTable(
        {
            "familyName": family, "styleName": "Regular",
            "uniqueFontIdentifier": f"workplan-docs {postscript}",
            "fullName": family, "psName": postscript, "version": "Version 1.000",
            "licenseDescription": licence,
        },
        mac=False,
    )  # fmt: skip
    builder.setupOS2(**_os2(fs_type))
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = _EPOCH
    builder.font["OS/2"].recalcUnicodeRanges(builder.font)
    builder.save(path)
    rows = ((c, glyphs[c][1], getattr(boxes[c], "yMax", 0), getattr(boxes[c], "yMin", 0)) for c in codes)
    write_glyph_table(path.with_suffix(".glyphs"), UPEM, rows)
