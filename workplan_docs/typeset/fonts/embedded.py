"""Checks after typesetting: WeasyPrint falls silently to any font at hand and prints boxes for glyphs.

Both are errors here: a PDF must hold the fonts that were asked for and every character of its text.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from workplan_docs.errors import Diagnostic, LayoutError, Severity
from workplan_docs.typeset.fonts.fontset import FontSet

_NAME = re.compile(rb"/FontName\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def _plain(name: str) -> str:
    return name.replace("-", "").replace(" ", "").casefold()


def embedded_font_names(pdf: bytes) -> list[str]:
    """Names of the fonts in a PDF made by WeasyPrint, each once, without the subset's tag."""
    parts = [pdf]
    for match in _OBJECT_STREAM.finditer(pdf):
        try:
            parts.append(zlib.decompress(match.group(1)))
        except zlib.error:
            parts.append(match.group(1))
    names = (name.decode("latin-1") for part in parts for name in _NAME.findall(part))
    return list(dict.fromkeys(names))


def check_embedded(pdf_or_names: bytes | Iterable[str], fonts: FontSet) -> list[str]:
    """Names of embedded fonts that are none of the set's; empty when all is as asked for."""
    names = embedded_font_names(pdf_or_names) if isinstance(pdf_or_names, bytes) else list(pdf_or_names)
    known = {_plain(file.family) for file in fonts.files}
    return [name for name in names if _plain(name) not in known]


def foreign_font_fault(names: Iterable[str], file: str | None = None) -> Diagnostic:
    """The diagnostic for fonts that `check_embedded` found."""
    listed = "、".join(names)
    return Diagnostic(
        "TY021",
        Severity.ERROR,
        f"PDF 里混进了没有指定的字体：{listed}",
        file=file,
        hint="模板的样式表里不要写别的字体名",
    )


def missing_glyph_fault(characters: Iterable[str], file: str | None = None) -> Diagnostic:
    """The diagnostic for characters that no font at hand can print."""
    listed = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in dict.fromkeys(characters))
    return Diagnostic(
        "TY020",
        Severity.ERROR,
        f"有字打不出来，字体里没有：{listed}",
        file=file,
        hint="请改用别的字，或把含有这个字的字体放进 fonts 文件夹，并在 organ.yaml 的 fonts: 里用 rare: 指明",
    )


class _Collector(logging.Handler):
    """Keeps the characters of WeasyPrint's complaints about missing glyphs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if ".notdef glyph rendered" in message:
            codes = re.findall(r"U\+([0-9A-F]{4,6})", message)
            self.characters.extend([chr(int(code, 16)) for code in codes] or ["\N{REPLACEMENT CHARACTER}"])


@contextmanager
def glyphs_must_exist(file: str | None = None) -> Iterator[None]:
    """While a PDF is written: a glyph that no font has raises LayoutError (TY020) at the end."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)
    if collector.characters:
        raise LayoutError(missing_glyph_fault(collector.characters, file))
