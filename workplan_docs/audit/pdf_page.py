"""The pages of a PDF as PDFium draws them: glyph outlines, cells, sizes, colours, rules, rendered ink.

PDFium is the one reader here because it gives what is drawn (outlines, rendered pixels) next to what is said
(characters, fonts). A file from outside is refused when it is too large, encrypted or broken; a page is never
rendered larger than `MOST_PIXELS`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from workplan_docs.audit.geometry import Box, Colour, Glyph, Page, Row, Rule
from workplan_docs.audit.ink import measure_ink, refined
from workplan_docs.audit.refusal import refused
from workplan_docs.typeset import standard as std

MAX_FILE = 50_000_000
MAX_PAGES = 300
MAX_GLYPHS = 40_000  # on one page; a page of the smallest print has some 15 000
DPI = 200
MOST_PIXELS = 12_000_000
_STRIP, _STRIP_DPI = 4.0, 1800  # half the side in pt of what is enlarged
_SAME_BASELINE = 0.25  # of the type size
_BOLD_WEIGHT = 650
_STROKED_TOO = 2  # text rendering mode: filled and stroked, the bold of word processors without a bold font
_FORCE_BOLD = 1 << 18
_NAME_BYTES = 256


@contextmanager
def open_pdf(data: bytes, name: str) -> Iterator[Any]:
    """A PDFium document; raises `ContentError` with one Chinese sentence when it cannot be read."""
    import pypdfium2

    if len(data) > MAX_FILE:
        raise refused(name, f"文件超过 {MAX_FILE // 1_000_000} MB")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "文件加了密码，请先去掉" if "assword" in str(error) else "文件不是完好的 PDF"
        raise refused(name, reason) from None
    try:
        if not 0 < len(document) <= MAX_PAGES:
            raise refused(name, f"页数应在 1 到 {MAX_PAGES} 之间，现为 {len(document)}")
        yield document
    finally:
        document.close()


def read_pages(document: Any, name: str) -> list[Page]:
    """Everything measured of every page."""
    import pypdfium2

    pages = []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            pages.append(_read_page(page, number, name))
            page.close()
        except pypdfium2.PdfiumError:
            raise refused(name, f"第 {number} 页损坏，读不出来") from None
    return pages


def render(page: Any, dpi: float = DPI) -> Any:
    """The page as a Pillow image; coarser where it would have more than `MOST_PIXELS`."""
    width, height = page.get_size()
    scale = dpi / 72
    scale *= min(1.0, (MOST_PIXELS / max(width * height * scale * scale, 1)) ** 0.5)
    return page.render(scale=scale).to_pil().convert("RGB")


def _strip(page: Any, rule: Rule) -> Any:
    """The middle of a rule, much enlarged: thin strokes are drawn one pixel too thick at a common resolution."""
    width, height = page.get_size()
    centre, middle = std.pt(rule.box.centre), std.pt(rule.box.middle)
    crop = (
        max(centre - _STRIP, 0),
        max(height - middle - _STRIP, 0),
        max(width - centre - _STRIP, 0),
        max(middle - _STRIP, 0),
    )
    return page.render(scale=_STRIP_DPI / 72, crop=crop).to_pil().convert("L")


def _read_page(page: Any, number: int, name: str) -> Page:
    page.set_rotation(page.get_rotation())
    width, height = (std.mm(v) for v in page.get_size())
    read = Page(number, width, height, [], [], None)
    glyphs = _glyphs(page, read, name)
    read.rows = _rows(number, glyphs.pop(0))
    read.turned_rows = {turn: _rows(number, own) for turn, own in glyphs.items() if own}
    measure_ink(read, render(page))
    read.rules = [refined(rule, _strip(page, rule), std.mm(2 * _STRIP)) for rule in read.rules]
    return read


class _Place:
    """From PDF points to mm from the upper left corner of the page as it is shown, or turned further."""

    def __init__(self, page: Any, further: int = 0) -> None:
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.turn = (page.get_rotation() + further) % 360

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 90:
            x, y = y - self.bottom, x - self.left
        elif self.turn == 180:
            x, y = self.right - x, y - self.bottom
        elif self.turn == 270:
            x, y = self.top - y, self.right - x
        else:
            x, y = x - self.left, self.top - y
        return std.mm(x), std.mm(y)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _glyphs(page: Any, read: Page, name: str) -> dict[int, list[Glyph]]:
    """The characters by how far the page must be turned for them to stand upright."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    count = raw.FPDFText_CountChars(text)
    if count > MAX_GLYPHS:
        raise refused(name, f"第 {read.number} 页的字符超过 {MAX_GLYPHS} 个")
    places = {turn: _Place(page, turn) for turn in (0, 90, 180, 270)}
    glyphs: dict[int, list[Glyph]] = {turn: [] for turn in places}
    for index in range(count):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        char = _character(raw, text, index)
        if not char or char.isspace() or (ord(char) < 32 and char != "\x02"):
            continue
        if raw.FPDFText_HasUnicodeMapError(text, index) == 1 or char == "\ufffd":
            read.unknown_text += 1
        for turn, place in places.items():
            glyph = _glyph(raw, text, index, "-" if char == "\x02" else char, place)
            if glyph is not None:
                glyphs[turn].append(glyph)
                read.turned += turn > 0
                break
        else:
            read.turned += 1
    text.close()
    return glyphs


def _character(raw: Any, text: Any, index: int) -> str:
    """What is printed; one beyond the basic plane counts twice, as two halves: the second is nothing."""
    first, last = 0xD800, 0xDFFF
    code, low = raw.FPDFText_GetUnicode(text, index), 0xDC00
    if first <= code < low:
        following = raw.FPDFText_GetUnicode(text, index + 1)
        whole = low <= following <= last
        return chr(0x10000 + (code - first) * 0x400 + following - low) if whole else "\ufffd"
    if low <= code <= last:
        before = raw.FPDFText_GetUnicode(text, index - 1) if index else 0
        return "" if first <= before < low else "\ufffd"
    return chr(code or 0xFFFD)


def _glyph(raw: Any, text: Any, index: int, char: str, place: _Place) -> Glyph | None:
    """One glyph; None when it does not stand upright at this place."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    (x0, y0), (x1, y1) = place.point(0, 0), place.point(matrix.a, matrix.b)
    if x1 - x0 <= 0 or abs(y1 - y0) > 0.2 * (x1 - x0):
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    edges = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text, index, *edges)
    left, right, bottom, top = (e.value for e in edges)
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, loose)
    cell = place.box(loose.left, loose.bottom, loose.right, loose.top)
    font, bold = _font(raw, text, index)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    return Glyph(
        char,
        cell.left,
        cell.right,
        place.box(left, bottom, right, top),
        place.point(x.value, y.value)[1],
        raw.FPDFText_GetFontSize(text, index) * scale,
        font,
        bold,
        _colour(raw, text, index),
    )


def _font(raw: Any, text: Any, index: int) -> tuple[str, bool]:
    """The font's name and whether it prints bold, by name, weight, flag or stroked outlines."""
    buffer, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text, index, buffer, _NAME_BYTES, flags)
    name = _decoded(buffer.raw[: max(0, min(length, _NAME_BYTES) - 1)])
    item = raw.FPDFText_GetTextObject(text, index)
    stroked = bool(item) and raw.FPDFTextObj_GetTextRenderMode(item) == _STROKED_TOO
    bold = "bold" in name.casefold() or bool(flags.value & _FORCE_BOLD)
    return name, bold or stroked or raw.FPDFText_GetFontWeight(text, index) > _BOLD_WEIGHT


def _decoded(name: bytes) -> str:
    """Chinese names stand in a PDF as UTF-8 or, from older programs, in GB 18030."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _colour(raw: Any, text: Any, index: int) -> Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, index, *parts)
    return Colour(parts[0].value, parts[1].value, parts[2].value)


def _rows(number: int, glyphs: list[Glyph]) -> list[Row]:
    """Glyphs by baseline, top to bottom; what differs by less than a quarter of the type is one row."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.baseline):
        last = rows[-1][0] if rows else None
        tolerance = _SAME_BASELINE * std.mm(glyph.size)
        if last is not None and glyph.baseline - last.baseline <= tolerance:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [Row(number, sorted(row, key=lambda g: g.left)) for row in rows]
