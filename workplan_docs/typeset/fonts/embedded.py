"""A check after typesetting: WeasyPrint falls silently to any font at hand, which is an error here.

That every character has a glyph is checked before (`Metrics.missing`) and by WeasyPrint's own complaints, which
`typeset.pdf` turns into errors.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from workplan_docs.errors import Diagnostic, Severity
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
