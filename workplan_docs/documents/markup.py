"""The markup that templates write: well-formed XML in a closed vocabulary, parsed into blocks.

The vocabulary is documented in docs/markup.md. Anything outside it (element, attribute, value, stray
text) is a `TemplateError` that names the template, the line and the markup there; every fault of a
document is reported, not the first.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Literal, cast, get_args

from lxml import etree

from workplan_docs.documents import blocks as b
from workplan_docs.documents import markup_official as official
from workplan_docs.documents.markup_faults import markup_fault
from workplan_docs.documents.markup_reader import (
    Reader,
    line_of,
    read_flag,
    read_inlines,
    read_p,
)
from workplan_docs.documents.markup_tables import read_table
from workplan_docs.errors import TemplateError

_MAX_MARKUP = 20_000_000  # characters; a plan of 3,000 tasks stays far below


def _paragraph(style: b.Style) -> Callable[[Reader, etree._Element], b.Block]:
    def read(reader: Reader, element: etree._Element) -> b.Block:
        a = reader.attributes(element, "keep-next")
        return b.Paragraph(
            style, read_inlines(reader, element), read_flag(reader, element, a.get("keep-next", "no"))
        )

    return read


def _heading(reader: Reader, element: etree._Element) -> b.Block:
    level = reader.one_of(
        element, "level", reader.attributes(element, required=("level",))["level"], ("1", "2", "3", "4")
    )
    return b.Paragraph(b.Style(f"heading{level}"), read_inlines(reader, element), keep_next=True)


def _blank(reader: Reader, element: etree._Element) -> b.Block:
    return b.Blank(
        int(reader.number(element, "rows", reader.attributes(element, "rows").get("rows", "1"), 1))
    )


def _page_break(reader: Reader, element: etree._Element) -> b.Block:
    reader.attributes(element)
    return b.PageBreak()


def _sides(reader: Reader, element: etree._Element) -> b.Block:
    a = reader.attributes(element, "style")
    style = reader.one_of(element, "style", a.get("style", "sheet-line"), tuple(b.Style))
    parts = {str(c.tag): read_inlines(reader, c) for c in reader.children(element, "left", "right")}
    return b.Sides(parts.get("left", ()), parts.get("right", ()), b.Style(style))


_BLOCKS: dict[str, Callable[[Reader, etree._Element], b.Block]] = {
    "head-marks": official.read_head_marks,
    "issuer-mark": official.read_issuer_mark,
    "document-number": official.read_document_number,
    "title": official.read_title,
    "title-note": _paragraph(b.Style.TITLE_NOTE),
    "recipients": _paragraph(b.Style.RECIPIENTS),
    "label-line": _paragraph(b.Style.LABEL_LINE),
    "heading": _heading,
    "p": read_p,
    "attachment-list": official.read_attachment_list,
    "attachment": official.read_attachment,
    "signing-block": official.read_signing_block,
    "attendance": official.read_attendance,
    "page-break": _page_break,
    "blank": _blank,
    "imprint": official.read_imprint,
    "sides": _sides,
    "table": read_table,
}


def parse_markup(markup: str, template: str) -> b.Document:
    """Parse what the template called ``template`` wrote; raises `TemplateError` with every fault."""
    reader = Reader(template, markup.split("\n"))
    if len(markup) > _MAX_MARKUP:
        reader.fault(None, "模板生成的内容过大")
        raise TemplateError(reader.faults)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        for entry in islice(
            parser.error_log, 1
        ):  # the exception's own log also holds older documents' faults
            reader.fault(*markup_fault(entry.type_name, entry.line, entry.message, reader.lines))
        raise TemplateError(reader.faults) from None
    document = _document(reader, root)
    if reader.faults:
        raise TemplateError(reader.faults)
    return document


def _document(reader: Reader, root: etree._Element) -> b.Document:
    if root.tag != "document":
        hint = "照程序自带的模板写，以 <document layout=… title=…> 开头，以 </document> 结束。"
        reader.fault(line_of(root), f"最外层应是 <document>，现为 <{root.tag}>", hint)
        return b.Document("official", "", ())
    a = reader.attributes(root, "author", "state", "foot", "format", "names", required=("layout", "title"))
    content: list[b.Block] = []
    properties: list[tuple[str, str]] = []
    for child in reader.children(root, "property", *_BLOCKS):
        if child.tag == "property":
            p = reader.attributes(child, required=("name", "value"))
            properties.append((p["name"], p["value"]))
        else:
            content.append(_BLOCKS[str(child.tag)](reader, child))
    layout = reader.one_of(root, "layout", a["layout"], get_args(b.PageLayout))
    document_format = reader.one_of(root, "format", a.get("format", "ordinary"), get_args(b.Format))
    state = reader.one_of(root, "state", a.get("state", "draft"), ("draft", "issued"))
    return b.Document(
        cast("b.PageLayout", layout),
        a["title"],
        tuple(content),
        a.get("author", ""),
        cast("Literal['draft', 'issued']", state),
        a.get("foot", ""),
        tuple(properties),
        cast("b.Format", document_format),
        tuple(a.get("names", "").split()),
    )
