"""Tables of the markup."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from lxml import etree

from workplan_docs.documents import blocks as b
from workplan_docs.documents.markup_reader import Reader, line_of, read_flag, read_inlines, read_p


def _cell(reader: Reader, element: etree._Element) -> b.Cell:
    a = reader.attributes(element, "style", "span", "value")
    style = b.Style(reader.one_of(element, "style", a.get("style", "cell"), tuple(b.Style)))
    span = int(reader.number(element, "span", a.get("span", "1"), 1))
    value = _value(reader, element, a.get("value"))
    if any(child.tag == "p" for child in element):
        paragraphs = []
        for child in reader.children(element, "p"):
            own = read_p(reader, child)
            paragraphs.append(
                own if "style" in child.attrib else b.Paragraph(style, own.inlines, own.keep_next)
            )
        return b.Cell(tuple(paragraphs), span, value)
    return b.Cell((b.Paragraph(style, read_inlines(reader, element)),), span, value)


def _value(reader: Reader, element: etree._Element, text: str | None) -> Decimal | int | None:
    if text is None or text == "":
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        reader.fault(line_of(element), f"<cell> 的 value 应是数，现为“{text}”")
        return None
    return int(number) if number == number.to_integral_value() and "." not in text else number


def _row(reader: Reader, element: etree._Element, columns: int, kinds: tuple[str, ...]) -> b.Row:
    a = reader.attributes(element, "kind", "height")
    kind = reader.one_of(element, "kind", a.get("kind", kinds[0]), kinds)
    cells = tuple(_cell(reader, c) for c in reader.children(element, "cell"))
    if sum(c.span for c in cells) != columns:
        reader.fault(line_of(element), f"这一行占 {sum(c.span for c in cells)} 列，表格有 {columns} 列")
    height = reader.number(element, "height", a.get("height", "0"))
    return b.Row(cells, kind, height)  # type: ignore[arg-type]


def read_table(reader: Reader, element: etree._Element) -> b.Block:
    """A table: column widths in mm, head rows, rows."""
    a = reader.attributes(element, "landscape", required=("columns",))
    columns = tuple(reader.number(element, "columns", w, 1) for w in a["columns"].split())
    head: list[b.Row] = []
    rows: list[b.Row] = []
    for child in reader.children(element, "head", "row"):
        if child.tag == "head":
            head.append(_row(reader, child, len(columns), ("head",)))
        else:
            rows.append(_row(reader, child, len(columns), ("body", "section", "group")))
    if not columns:
        reader.fault(line_of(element), "<table> 没有列")
    landscape = read_flag(reader, element, a.get("landscape", "no"))
    return b.Table(columns, tuple(rows), tuple(head), landscape)
