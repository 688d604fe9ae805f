"""Our own checks of a DOCX, for what schema validators pass over (typesetting-docx §5).

Content types, styles that exist, unique numbers of bookmarks and content controls, cells that end in a
paragraph, column widths that add up, complete fields, relations that lead somewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from workplan_docs.officefile.package import Package, open_package
from workplan_docs.typeset.docx.ooxml import R, W
from workplan_docs.typeset.docx.package import CONTENT_TYPES, RELATIONSHIPS

_W = f"{{{W}}}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def lint_docx(data: bytes) -> list[str]:
    """Every fault found, in English; an empty list for a sound file."""
    package = open_package(data)
    faults = [*_content_types(package), *_relations(package)]
    styles = package.xml("word/styles.xml")
    ids = [str(s.get(f"{_W}styleId")) for s in styles.iter(f"{_W}style")]
    faults += [f"style id {i} twice" for i, n in Counter(ids).items() if n > 1]
    for part in sorted(package.names):
        if part.startswith("word/") and part.endswith(".xml"):
            root = package.xml(part)
            faults += _styles(part, root, set(ids))
            faults += _numbers(part, root)
            faults += _tables(part, root)
            faults += _fields(part, root)
    return faults


def _content_types(package: Package) -> Iterator[str]:
    root = package.xml(CONTENT_TYPES)
    overrides = {str(o.get("PartName")).lstrip("/") for o in root.iter(f"{_TYPES}Override")}
    defaults = {str(d.get("Extension")) for d in root.iter(f"{_TYPES}Default")}
    for part in sorted(package.names - {CONTENT_TYPES}):
        if part not in overrides and part.rpartition(".")[2] not in defaults:
            yield f"{part}: no content type"
        if part.endswith(".xml") and part not in overrides:
            yield f"{part}: only the default content type"
    yield from (f"{part}: content type of a missing part" for part in sorted(overrides - package.names))


def _relations(package: Package) -> Iterator[str]:
    for part in sorted(n for n in package.names if n.endswith(".rels")):
        folder = PurePosixPath(part).parent.parent
        given = set()
        for relation in package.xml(part).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            given.add(str(relation.get("Id")))
            target = str(folder / str(relation.get("Target")))
            if relation.get("TargetMode") == "External":
                yield f"{part}: external target"
            elif target not in package.names:
                yield f"{part}: {target} is missing"
        source = str(folder / PurePosixPath(part).name.removesuffix(".rels"))
        if source in package.names:
            attributes = (a for e in package.xml(source).iter() for a in e.attrib.items())
            used = {str(value) for name, value in attributes if f"{{{R}}}" in str(name)}
            yield from (f"{source}: {i} leads nowhere" for i in sorted(used - given))


def _styles(part: str, root: etree._Element, ids: set[str]) -> Iterator[str]:
    for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        for element in root.iter(f"{_W}{name}"):
            if element.get(f"{_W}val") not in ids:
                yield f"{part}: style {element.get(f'{_W}val')} does not exist"


def _numbers(part: str, root: etree._Element) -> Iterator[str]:
    starts = list(root.iter(f"{_W}bookmarkStart"))
    kinds = {
        "bookmark id": [b.get(f"{_W}id") for b in starts],
        "bookmark name": [b.get(f"{_W}name") for b in starts],
        "control id": [i.get(f"{_W}val") for p in root.iter(f"{_W}sdtPr") for i in p.findall(f"{_W}id")],
    }
    for kind, values in kinds.items():
        yield from (f"{part}: {kind} {v} twice" for v, n in Counter(values).items() if n > 1)
    ends = [b.get(f"{_W}id") for b in root.iter(f"{_W}bookmarkEnd")]
    if sorted(map(str, ends)) != sorted(map(str, kinds["bookmark id"])):
        yield f"{part}: bookmarks that do not end"


def _tables(part: str, root: etree._Element) -> Iterator[str]:
    for table in root.iter(f"{_W}tbl"):
        grid = [int(c.get(f"{_W}w", "0")) for c in table.findall(f"{_W}tblGrid/{_W}gridCol")]
        width = table.find(f"{_W}tblPr/{_W}tblW")
        if width is None or int(width.get(f"{_W}w", "0")) != sum(grid):
            yield f"{part}: tblW is not the sum of the columns"
        for row in table.findall(f"{_W}tr"):
            widths = [int(w.get(f"{_W}w", "0")) for w in row.findall(f"{_W}tc/{_W}tcPr/{_W}tcW")]
            if sum(widths) != sum(grid):
                yield f"{part}: cells of {sum(widths)} in a table of {sum(grid)}"
        for cell in table.iter(f"{_W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{_W}p":
                yield f"{part}: a cell does not end in a paragraph"


def _fields(part: str, root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        marks = [m.get(f"{_W}fldCharType") for m in paragraph.iter(f"{_W}fldChar")]
        if marks != ["begin", "separate", "end"] * (len(marks) // 3):
            yield f"{part}: a field is not complete"
        for run in paragraph.iter(f"{_W}r"):
            if len(run.findall(f"{_W}fldChar")) > 1:
                yield f"{part}: a field in one run"
