"""The text of a DOCX in reading order, through content controls, tracked changes and tables.

python-docx does not see text inside content controls; this walker does. Deleted text, field instructions
and everything outside the body (feet, heads, notes) is left out; of alternative contents the first is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from workplan_docs.officefile.package import Package, open_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN = "word/document.xml"
_SKIPPED = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}sdtPr", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_MC}Fallback")
)
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}


def text_of(element: etree._Element) -> str:
    """The text of a paragraph or run; tabs and breaks are the characters of that name."""
    pieces: list[str] = []
    for child in element:
        tag = str(child.tag)
        if tag in _SKIPPED:
            continue
        if tag == f"{_W}t":
            pieces.append(child.text or "")
        elif tag in _CHARACTERS:
            pieces.append(_CHARACTERS[tag])
        else:
            pieces.append(text_of(child))
    return "".join(pieces)


def paragraphs_of(element: etree._Element) -> Iterator[etree._Element]:
    """Every ``w:p`` below an element in reading order, those in tables and content controls too."""
    for child in element:
        tag = str(child.tag)
        if tag in _SKIPPED:
            continue
        if tag == f"{_W}p":
            yield child
        yield from paragraphs_of(child)


def docx_paragraphs(source: Path | bytes | Package) -> list[str]:
    """The texts of all paragraphs of the body, empty ones left out."""
    package = source if isinstance(source, Package) else open_package(source)
    body = package.xml(_MAIN)
    texts = (text_of(p) for p in paragraphs_of(body))
    return [t for t in texts if t]


def docx_text(source: Path | bytes | Package) -> str:
    """All text of the body, one paragraph a line."""
    return "\n".join(docx_paragraphs(source))
