"""What a rendered page shows, whatever it was drawn with: long rules, red areas, the outermost ink.

A rule may be a line, a filled box, a border, an image or a row of box characters; on paper all are ink. So
rules are found in the pixels, their thickness by the darkness summed over their rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workplan_docs.audit.geometry import Box, Colour, Page, Rule
from workplan_docs.typeset import standard as std

RULE_LEAST = 60.0  # mm; shorter lines are not rules of the layout
_INK = 200  # grey below this is ink
_REDUCED = 4
_THICKEST = 3.0  # mm
_RED_AREA_LEAST = 15.0  # mm at both sides: a seal, a star
_TABLE_COLUMNS = 3  # vertical strokes that make a band of rules a table


def measure_ink(page: Page, image: Any) -> None:
    """Fill in the page's ink, rules, tables and red areas from its picture."""
    from PIL import Image

    grey = image.convert("L")
    ink = grey.point(lambda v: 255 if v < _INK else 0)
    scale = page.width / image.width
    bounds = ink.getbbox()
    if bounds is None:
        return
    page.ink = Box(*(v * scale for v in bounds))
    density = ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    least = int(255 * 0.9 * RULE_LEAST / page.width)
    for top, bottom in _bands(density, least):
        rule = _rule(image, grey, ink, top, bottom, scale)
        if rule is not None:
            page.rules.append(rule)
    page.tables = _tables(page, ink, scale)
    page.red_areas = _red_areas(page, image)


def _bands(density: bytes, least: int) -> Iterator[tuple[int, int]]:
    """Runs of pixel rows that hold enough ink for a rule."""
    start = None
    for y, value in enumerate((*density, 0)):
        if value >= least and start is None:
            start = y
        elif value < least and start is not None:
            yield start, y
            start = None


def _longest_run(row: bytes) -> tuple[int, int]:
    """Start and end of the longest unbroken run of ink in a row of 0 and 255."""
    best, at = (0, 0), 0
    for piece in row.split(b"\0"):
        if len(piece) > best[1] - best[0]:
            best = (at, at + len(piece))
        at += len(piece) + 1
    return best


def _rule(image: Any, picture: Any, ink: Any, top: int, bottom: int, scale: float) -> Rule | None:
    middle = (top + bottom) // 2
    left, right = max(
        (_longest_run(ink.crop((0, y, ink.width, y + 1)).tobytes()) for y in {top, middle, bottom - 1}),
        key=lambda run: run[1] - run[0],
    )
    if (right - left) * scale < RULE_LEAST or (bottom - top) * scale > _THICKEST:
        return None
    # One pixel more at both edges takes in what was smoothed away.
    first, last = max(0, top - 1), min(ink.height, bottom + 1)
    inner = (left + (right - left) // 4, first, right - (right - left) // 4, last)
    colours = image.crop((inner[0], top, inner[2], bottom)).resize((1, bottom - top))
    pixels = [colours.getpixel((0, y)) for y in range(bottom - top)]
    colour = Colour(*min(pixels, key=sum))
    grey = picture.crop(inner).resize((1, last - first)).tobytes()
    floor = min(grey)
    thickness = sum(255 - v for v in grey) / max(255 - floor, 1) * scale
    weight = sum(255 - v for v in grey) or 1
    centre = (first + sum((255 - v) * (i + 0.5) for i, v in enumerate(grey)) / weight) * scale
    box = Box(left * scale, centre - thickness / 2, right * scale, centre + thickness / 2)
    return Rule(box, thickness, colour)


def refined(rule: Rule, strip: Any, height: float) -> Rule:
    """The rule with thickness and height from an enlarged picture of its middle; ``height`` in mm."""
    column = strip.resize((1, strip.height)).tobytes()
    floor = min(column)
    dark = [(255 - v) / max(255 - floor, 1) for v in column]
    middle = strip.height // 2
    at = min((n for n, v in enumerate(dark) if v > 0.5), key=lambda n: abs(n - middle), default=None)
    if at is None or floor > _INK:
        return rule
    first, last = at, at
    while first > 0 and dark[first - 1] > 0.02:
        first -= 1
    while last + 1 < len(dark) and dark[last + 1] > 0.02:
        last += 1
    scale = height / strip.height
    thickness = sum(dark[first : last + 1]) * scale
    weighted = sum((n + 0.5) * v for n, v in enumerate(dark[first : last + 1], first))
    centre = rule.box.middle + (weighted / sum(dark[first : last + 1]) - middle) * scale
    box = rule.box._replace(top=centre - thickness / 2, bottom=centre + thickness / 2)
    return Rule(box, thickness, rule.colour)


def _tables(page: Page, ink: Any, scale: float) -> list[Box]:
    """Areas between two rules that vertical strokes join, at both ends at least."""
    found: list[Box] = []
    for above, below in zip(page.rules, page.rules[1:], strict=False):
        top, bottom = int(above.box.bottom / scale) + 2, int(below.box.top / scale) - 2
        if bottom - top < 4:
            continue
        strip = ink.crop((0, top, ink.width, bottom)).resize((ink.width, 1)).tobytes()
        strokes = sum(1 for x, v in enumerate(strip) if v > 250 and (x == 0 or strip[x - 1] <= 250))
        if strokes >= _TABLE_COLUMNS:
            box = Box(above.box.left, above.box.top, above.box.right, below.box.bottom)
            if found and abs(found[-1].bottom - box.top) < 1:
                found[-1] = found[-1]._replace(bottom=box.bottom)
            else:
                found.append(box)
    return found


def _red_areas(page: Page, image: Any) -> list[Box]:
    """Red ink in the text part that is neither type nor rule: where a seal or a stamp is."""
    from PIL import ImageChops, ImageDraw

    small = image.reduce(_REDUCED)  # a seal is large
    scale = page.width / small.width
    red, green, blue = small.split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    mask = redness.point(lambda v: 255 if v > 90 else 0)
    if mask.getbbox() is None:
        return []
    draw = ImageDraw.Draw(mask)
    covered = [g.ink for r in page.rows for g in r.glyphs if g.colour.is_red]
    covered += [r.box for r in page.rules if r.colour.is_red]
    for box in covered:
        draw.rectangle(
            [v / scale for v in (box.left - 0.5, box.top - 0.5, box.right + 0.5, box.bottom + 0.5)], 0
        )
    bounds = mask.getbbox()
    if bounds is None:
        return []
    area = Box(*(v * scale for v in bounds))
    large = area.width >= _RED_AREA_LEAST and area.bottom - area.top >= _RED_AREA_LEAST
    return [area] if large and area.right <= std.PAGE_WIDTH else []
