"""The markup that templates write: well-formed XML in a closed vocabulary, parsed into blocks.

The vocabulary is documented in docs/markup.md. Anything outside it (element, attribute, value, stray
text) is a `TemplateError` that names the template, the line and the markup there; every fault of a
document is reported, not the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal, cast, get_args

from lxml import etree

from workplan_docs.documents import blocks as b
from workplan_docs.errors import Diagnostic, Severity, TemplateError

_LINE_BREAK = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_MAX_MARKUP = 20_000_000  # characters; a plan of 3,000 tasks stays far below


@dataclass
class _Reader:
    """Parse state: which template is read, and the faults found so far."""

    template: str
    lines: list[str]
    faults: list[Diagnostic] = field(default_factory=list)

    def fault(self, line: int | None, message: str, hint: str | None = None) -> None:
        """Note a fault together with the markup of its line, which is what the author can recognise."""
        shown = self.lines[line - 1].strip()[:120] if line and line <= len(self.lines) else ""
        text = f"模板 {self.template} 生成的标记第 {line} 行：{message}" + (f"（{shown}）" if shown else "")
        self.faults.append(Diagnostic("TP002", Severity.ERROR, text, self.template, line, None, hint))

    def attributes(
        self, element: etree._Element, *allowed: str, required: tuple[str, ...] = ()
    ) -> dict[str, str]:
        """The attributes of an element; unknown and missing ones are faults."""
        found = {str(k): str(v) for k, v in element.attrib.items()}
        for name in found:
            if name not in allowed and name not in required:
                self.fault(
                    _line(element),
                    f"<{element.tag}> 不认识属性 {name}",
                    "可用属性：" + "、".join((*required, *allowed)),
                )
        for name in required:
            if name not in found:
                self.fault(_line(element), f"<{element.tag}> 缺少属性 {name}")
                found[name] = ""
        return found

    def number(self, element: etree._Element, name: str, text: str, least: float = 0) -> float:
        """A finite number not below ``least``."""
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not least <= value < 10_000:
            self.fault(_line(element), f"<{element.tag}> 的 {name} 应是不小于 {least:g} 的数，现为“{text}”")
            return max(least, 1)
        return value

    def one_of(self, element: etree._Element, name: str, text: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words."""
        if text not in allowed:
            self.fault(
                _line(element), f"<{element.tag}> 的 {name} 不能是“{text}”", "可用：" + "、".join(allowed)
            )
            return allowed[0]
        return text

    def children(self, element: etree._Element, *allowed: str) -> Iterator[etree._Element]:
        """Child elements; text between them and unknown children are faults."""
        if _clean(element.text):
            self.fault(_line(element), f"<{element.tag}> 里不能直接写文字")
        for child in element:
            if _clean(child.tail):
                self.fault(_line(child), f"<{child.tag}> 之后有不属于任何段落的文字")
            if child.tag not in allowed:
                self.fault(
                    _line(child), f"<{element.tag}> 里不能用 <{child.tag}>", "可用：" + "、".join(allowed)
                )
                continue
            yield child


def _line(element: etree._Element) -> int | None:
    """The line of an element in the markup (the library's type stubs know none)."""
    return cast("int | None", element.sourceline)


def _clean(text: str | None) -> str:
    """Drop line breaks of the template's own formatting; blanks inside a line are kept."""
    return _LINE_BREAK.sub("", text or "").strip("\t\r\n")


def _inlines(reader: _Reader, element: etree._Element) -> tuple[b.Inline, ...]:
    pieces: list[b.Inline] = []

    def add(text: str, face: b.FaceName | None = None) -> None:
        if text:
            pieces.append(b.Run(text, face))

    add(_clean(element.text))
    for child in element:
        if child.tag == "run":
            face = reader.attributes(child, required=("face",))["face"]
            face = reader.one_of(child, "face", face, get_args(b.FaceName))
            for nested in child:
                reader.fault(_line(nested), f"<run> 里不能用 <{nested.tag}>")
            add(_clean(child.text), cast("b.FaceName", face))
        elif child.tag == "field":
            pieces.append(_field(reader, child))
        else:
            reader.fault(_line(child), f"<{element.tag}> 里不能用 <{child.tag}>", "可用：run、field")
        add(_clean(child.tail))
    return _trimmed(pieces)


def _trimmed(pieces: list[b.Inline]) -> tuple[b.Inline, ...]:
    """Without blanks at both ends of the paragraph (ideographic spaces are content and stay)."""
    if pieces and isinstance(pieces[0], b.Run):
        pieces[0] = b.Run(pieces[0].text.lstrip(" "), pieces[0].face)
    if pieces and isinstance(pieces[-1], b.Run):
        pieces[-1] = b.Run(pieces[-1].text.rstrip(" "), pieces[-1].face)
    return tuple(p for p in pieces if isinstance(p, b.Field) or p.text)


def _field(reader: _Reader, element: etree._Element) -> b.Field:
    a = reader.attributes(element, "kind", "choices", "value", "blank", required=("id",))
    kind = reader.one_of(element, "kind", a.get("kind", "text"), get_args(b.FieldKind))
    blank = int(reader.number(element, "blank", a.get("blank", "0")))
    choices = tuple(c for c in a.get("choices", "").split("|") if c)
    return b.Field(a["id"], cast("b.FieldKind", kind), choices, a.get("value", ""), blank)


def _text(reader: _Reader, element: etree._Element) -> str:
    for child in element:
        reader.fault(_line(child), f"<{element.tag}> 里只能写文字，不能用 <{child.tag}>")
    return _clean(element.text).strip(" ")


def _paragraph(style: b.Style) -> Callable[[_Reader, etree._Element], b.Block]:
    def read(reader: _Reader, element: etree._Element) -> b.Block:
        a = reader.attributes(element, "keep-next")
        return b.Paragraph(style, _inlines(reader, element), _flag(reader, element, a.get("keep-next", "no")))

    return read


def _flag(reader: _Reader, element: etree._Element, text: str) -> bool:
    return reader.one_of(element, "是否", text, ("no", "yes")) == "yes"


def _p(reader: _Reader, element: etree._Element) -> b.Paragraph:
    a = reader.attributes(element, "style", "keep-next")
    style = reader.one_of(element, "style", a.get("style", "body"), tuple(b.Style))
    return b.Paragraph(
        b.Style(style), _inlines(reader, element), _flag(reader, element, a.get("keep-next", "no"))
    )


def _heading(reader: _Reader, element: etree._Element) -> b.Block:
    level = reader.one_of(
        element, "level", reader.attributes(element, required=("level",))["level"], ("1", "2", "3", "4")
    )
    return b.Paragraph(b.Style(f"heading{level}"), _inlines(reader, element), keep_next=True)


def _title(reader: _Reader, element: etree._Element) -> b.Block:
    a = reader.attributes(element, "row")
    parts = [_clean(element.text)]
    for child in element:
        if child.tag != "br":
            reader.fault(_line(child), f"<title> 里不能用 <{child.tag}>", "可用：br")
        parts.append(_clean(child.tail))
    row = int(reader.number(element, "row", a["row"], 1)) if "row" in a else None
    return b.Title(tuple(p.strip(" ") for p in parts if p.strip(" ")), row)


def _signing_block(reader: _Reader, element: etree._Element) -> b.Block:
    a = reader.attributes(element, "date", "sealed", "note", required=("signature",))
    sealed = _flag(reader, element, a.get("sealed", "yes"))
    return b.SigningBlock(a["signature"], a.get("date", ""), sealed, a.get("note", ""))


def _imprint(reader: _Reader, element: etree._Element) -> b.Block:
    a = reader.attributes(element, "copy-to", "printed-by", "printed-on", "duplex")
    duplex = _flag(reader, element, a.get("duplex", "yes"))
    return b.Imprint(a.get("copy-to", ""), a.get("printed-by", ""), a.get("printed-on", ""), duplex)


def _blank(reader: _Reader, element: etree._Element) -> b.Block:
    return b.Blank(
        int(reader.number(element, "rows", reader.attributes(element, "rows").get("rows", "1"), 1))
    )


def _page_break(reader: _Reader, element: etree._Element) -> b.Block:
    reader.attributes(element)
    return b.PageBreak()


def _sides(reader: _Reader, element: etree._Element) -> b.Block:
    a = reader.attributes(element, "style")
    style = reader.one_of(element, "style", a.get("style", "sheet-line"), tuple(b.Style))
    parts = {str(c.tag): _inlines(reader, c) for c in reader.children(element, "left", "right")}
    return b.Sides(parts.get("left", ()), parts.get("right", ()), b.Style(style))


def _cell(reader: _Reader, element: etree._Element) -> b.Cell:
    a = reader.attributes(element, "style", "span", "value")
    style = b.Style(reader.one_of(element, "style", a.get("style", "cell"), tuple(b.Style)))
    span = int(reader.number(element, "span", a.get("span", "1"), 1))
    value = _value(reader, element, a.get("value"))
    if any(child.tag == "p" for child in element):
        paragraphs = []
        for child in reader.children(element, "p"):
            own = _p(reader, child)
            paragraphs.append(
                own if "style" in child.attrib else b.Paragraph(style, own.inlines, own.keep_next)
            )
        return b.Cell(tuple(paragraphs), span, value)
    return b.Cell((b.Paragraph(style, _inlines(reader, element)),), span, value)


def _value(reader: _Reader, element: etree._Element, text: str | None) -> Decimal | int | None:
    if text is None or text == "":
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        reader.fault(_line(element), f"<cell> 的 value 应是数，现为“{text}”")
        return None
    return int(number) if number == number.to_integral_value() and "." not in text else number


def _row(reader: _Reader, element: etree._Element, columns: int, kinds: tuple[str, ...]) -> b.Row:
    a = reader.attributes(element, "kind", "height")
    kind = reader.one_of(element, "kind", a.get("kind", kinds[0]), kinds)
    cells = tuple(_cell(reader, c) for c in reader.children(element, "cell"))
    if sum(c.span for c in cells) != columns:
        reader.fault(_line(element), f"这一行占 {sum(c.span for c in cells)} 列，表格有 {columns} 列")
    height = reader.number(element, "height", a.get("height", "0"))
    return b.Row(cells, kind, height)  # type: ignore[arg-type]


def _table(reader: _Reader, element: etree._Element) -> b.Block:
    a = reader.attributes(element, required=("columns",))
    columns = tuple(reader.number(element, "columns", w, 1) for w in a["columns"].split())
    head: list[b.Row] = []
    rows: list[b.Row] = []
    for child in reader.children(element, "head", "row"):
        if child.tag == "head":
            head.append(_row(reader, child, len(columns), ("head",)))
        else:
            rows.append(_row(reader, child, len(columns), ("body", "section", "group")))
    if not columns:
        reader.fault(_line(element), "<table> 没有列")
    return b.Table(columns, tuple(rows), tuple(head))


_BLOCKS: dict[str, Callable[[_Reader, etree._Element], b.Block]] = {
    "issuer-mark": lambda r, e: b.IssuerMark(_plain(r, e)),
    "document-number": lambda r, e: b.DocumentNumber(_plain(r, e)),
    "title": _title,
    "recipients": _paragraph(b.Style.RECIPIENTS),
    "label-line": _paragraph(b.Style.LABEL_LINE),
    "heading": _heading,
    "p": _p,
    "signing-block": _signing_block,
    "page-break": _page_break,
    "blank": _blank,
    "imprint": _imprint,
    "sides": _sides,
    "table": _table,
}


def _plain(reader: _Reader, element: etree._Element) -> str:
    reader.attributes(element)
    return _text(reader, element)


def parse_markup(markup: str, template: str) -> b.Document:
    """Parse what the template called ``template`` wrote; raises `TemplateError` with every fault."""
    reader = _Reader(template, markup.split("\n"))
    if len(markup) > _MAX_MARKUP:
        reader.fault(None, "模板生成的内容过大")
        raise TemplateError(reader.faults)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        for entry in parser.error_log:  # the exception's own log also holds older documents' faults
            reader.fault(entry.line, f"不是完好的 XML（{entry.message}）", "检查标签是否成对、属性是否加引号")
        raise TemplateError(reader.faults) from None
    document = _document(reader, root)
    if reader.faults:
        raise TemplateError(reader.faults)
    return document


def _document(reader: _Reader, root: etree._Element) -> b.Document:
    if root.tag != "document":
        reader.fault(_line(root), f"最外层应是 <document>，现为 <{root.tag}>")
        return b.Document("official", "", ())
    a = reader.attributes(root, "author", "state", "foot", required=("layout", "title"))
    content: list[b.Block] = []
    properties: list[tuple[str, str]] = []
    for child in reader.children(root, "property", *_BLOCKS):
        if child.tag == "property":
            p = reader.attributes(child, required=("name", "value"))
            properties.append((p["name"], p["value"]))
        else:
            content.append(_BLOCKS[str(child.tag)](reader, child))
    layout = reader.one_of(root, "layout", a["layout"], get_args(b.PageLayout))
    state = reader.one_of(root, "state", a.get("state", "draft"), ("draft", "issued"))
    return b.Document(
        cast("b.PageLayout", layout),
        a["title"],
        tuple(content),
        a.get("author", ""),
        cast("Literal['draft', 'issued']", state),
        a.get("foot", ""),
        tuple(properties),
    )
