"""What a document takes from an office's base.docx: four parts, made fit to stand in another package.

Word, WPS and LibreOffice all save the same styles differently: parts are found by their relations, styles by
``w:name``. Nothing else of the file is taken, so whatever it links to never reaches a document.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from workplan_docs.officefile.package import Package
from workplan_docs.typeset.docx.ooxml import R, W, escape

_W = f"{{{W}}}"
_R = f"{{{R}}}"
_STRICT = "http://purl.oclc.org/ooxml/"
_TAKEN = {
    "styles": "word/styles.xml",
    "fontTable": "word/fontTable.xml",
    "theme": "word/theme/theme1.xml",
    "numbering": "word/numbering.xml",
}
_HARMLESS = "/hyperlink"
_MAX_PART = 3_000_000  # characters; every document carries these parts
_PER_LINE = 100  # w:beforeLines counts hundredths of a line
_AUTO_SPACE = 280  # twips that Word sets for "automatic" distances


class BaseFileError(Exception):
    """The file cannot be a base package; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class FoundStyle:
    """A style of the file: its id, escaped for XML, and its type (paragraph, character, table …)."""

    id: str
    type: str


def office_parts(package: Package) -> dict[str, etree._Element]:
    """The parts that are taken, by the name that they get in a document.

    Raises `BaseFileError` when there are no styles or the file loads something from elsewhere; `ContentError`
    when a part is damaged.
    """
    _forbid_links(package)
    main = main_part(package)
    parts = {}
    for kind, name in _TAKEN.items():
        source = _target(package, main, kind)
        if source is not None and source in package.names:
            parts[name] = _part(package, source)
    if "word/styles.xml" not in parts:
        raise BaseFileError("里面没有样式")
    if parts["word/styles.xml"].tag != f"{_W}styles":
        if _STRICT in str(parts["word/styles.xml"].tag):
            raise BaseFileError("存成了“严格 Open XML”格式，请在 Word 里另存为普通的“Word 文档（*.docx）”")
        raise BaseFileError("样式部分不是 Word 的样式")
    return parts


def main_part(package: Package) -> str:
    """The name of the part that holds the text; raises `BaseFileError` when there is none."""
    main = _target(package, "", "officeDocument")
    if main is None or main not in package.names:
        raise BaseFileError("里面没有 Word 文档")
    return main


def fit(parts: Mapping[str, etree._Element], pitch_twips: int) -> dict[str, str | bytes]:
    """The parts as a document carries them; ``pitch_twips`` is what one line is where distances count lines."""
    for root in parts.values():
        _detach(root)
    _plain_distances(parts["word/styles.xml"], pitch_twips)
    return {name: _serialised(root) for name, root in parts.items()}


def styles_by_name(styles: etree._Element) -> dict[str, FoundStyle]:
    """Every style by its name, and by its other names where no style is called so."""
    found: dict[str, FoundStyle] = {}
    others: dict[str, FoundStyle] = {}
    for style in styles.iterfind(f"{_W}style"):
        name = _value(style, "name")
        one = FoundStyle(escape(style.get(f"{_W}styleId") or ""), style.get(f"{_W}type") or "paragraph")
        if not name or not one.id:
            continue
        found.setdefault(_plain(name), one)
        for other in f"{name},{_value(style, 'aliases')}".split(","):
            others.setdefault(_plain(other), one)
    return {**others, **found}


def _value(style: etree._Element, child: str) -> str:
    element = style.find(f"{_W}{child}")
    return "" if element is None else element.get(f"{_W}val") or ""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()


def _relations(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """Every relation with the part that has it ('' for the package's own)."""
    for name in sorted(n for n in package.names if n.endswith(".rels")):
        folder, _, file = name.rpartition("/")
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        for relation in package.xml(name):
            if isinstance(relation.tag, str):
                yield source, relation


def _forbid_links(package: Package) -> None:
    for _, relation in _relations(package):
        outside = (relation.get("TargetMode") or "").lower() == "external"
        kind = relation.get("Type") or ""
        if outside and not kind.endswith(_HARMLESS):
            raise BaseFileError(f"引用了文件以外的内容（{kind.rpartition('/')[2]}），为了安全没有采用")


def _target(package: Package, source: str, kind: str) -> str | None:
    for owner, relation in _relations(package):
        if owner == source and (relation.get("Type") or "").rpartition("/")[2] == kind:
            target = relation.get("Target") or ""
            folder = posixpath.dirname(source)
            return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return None


def _part(package: Package, name: str) -> etree._Element:
    root = package.xml(name)
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise BaseFileError(f"部件 {name} 带有文档类型声明，不予读取")
    if len(package.read(name)) > _MAX_PART:
        raise BaseFileError(f"部件 {name} 过大，每份文件都会带上它")
    return root


def _detach(root: etree._Element) -> None:
    """Leave out what refers to parts that are not taken: embedded fonts, pictures of bullets and themes."""
    for element in list(root.iter()):
        parent = element.getparent()
        tag: object = element.tag  # a comment's is no name
        picture = tag in (f"{_W}numPicBullet", f"{_W}lvlPicBulletId")
        refers = picture or any(str(name).startswith(_R) for name in element.attrib)
        if parent is not None and (refers or not isinstance(tag, str)):
            parent.remove(element)


def _plain_distances(styles: etree._Element, pitch_twips: int) -> None:
    """Distances above and below in twips only.

    In Word a distance counted in lines, or an automatic one, wins over one in twips, also over the one that
    a document computes for its own place on the page (the mark's, the title's).
    """
    for spacing in styles.iter(f"{_W}spacing"):
        for side in ("before", "after"):
            lines = str(spacing.attrib.pop(f"{_W}{side}Lines", ""))
            automatic = spacing.attrib.pop(f"{_W}{side}Autospacing", "")
            if automatic in ("1", "true", "on"):
                spacing.set(f"{_W}{side}", str(_AUTO_SPACE))
            elif re.fullmatch("-?[0-9]{1,6}", lines) and spacing.get(f"{_W}{side}") is None:
                spacing.set(f"{_W}{side}", str(round(int(lines) * pitch_twips / _PER_LINE)))


def _serialised(root: etree._Element) -> bytes:
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return text
