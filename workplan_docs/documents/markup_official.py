"""The elements of an official document (GB/T 9704-2012, clauses 7 and 10) in the markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from lxml import etree

from workplan_docs.documents import blocks as b
from workplan_docs.documents.markup_reader import Reader, clean, line_of, read_flag, read_text


def read_head_marks(reader: Reader, element: etree._Element) -> b.Block:
    """份号, 密级和保密期限, 紧急程度."""
    a = reader.attributes(element, "copy-number", "secrecy", "urgency")
    return b.HeadMarks(a.get("copy-number", ""), a.get("secrecy", ""), a.get("urgency", ""))


def read_issuer_mark(reader: Reader, element: etree._Element) -> b.Block:
    """One issuer as text, several as <name> elements with the suffix as an attribute."""
    suffix = reader.attributes(element, "suffix").get("suffix", "")
    if not len(element):
        return b.IssuerMark(read_text(reader, element) + suffix)
    names = tuple(_texts(reader, element, "name"))
    return b.IssuerMark.joint(names, suffix) if len(names) > 1 else b.IssuerMark("".join(names) + suffix)


def read_document_number(reader: Reader, element: etree._Element) -> b.Block:
    """发文字号, with 签发人 as <signer> elements."""
    a = reader.attributes(element, "place")
    place = reader.one_of(element, "place", a.get("place", "center"), get_args(b.NumberPlace))
    signers = []
    for child in element:
        if child.tag == "signer":
            reader.attributes(child)
            signers.append(read_text(reader, child))
        else:
            reader.fault(line_of(child), f"<document-number> 里不能用 <{child.tag}>", "可用：signer")
    text = clean(element.text) + "".join(clean(child.tail) for child in element)
    return b.DocumentNumber(
        text.strip(" "), cast("b.NumberPlace", place), tuple(name for name in signers if name)
    )


def read_title(reader: Reader, element: etree._Element) -> b.Block:
    """标题, its lines parted by <br/>."""
    a = reader.attributes(element, "row")
    row = int(reader.number(element, "row", a["row"], 1)) if "row" in a else None
    return b.Title(_parts(reader, element), row)


def read_attachment_list(reader: Reader, element: etree._Element) -> b.Block:
    """附件说明: one <name> an attachment."""
    reader.attributes(element)
    names = tuple(_texts(reader, element, "name"))
    if not names:
        reader.fault(line_of(element), "<attachment-list> 里至少要有一个 <name>")
    return b.AttachmentList(names)


def read_attachment(reader: Reader, element: etree._Element) -> b.Block:
    """The label and the title of an 附件; its text follows as ordinary blocks."""
    label = reader.attributes(element, required=("label",))["label"]
    return b.Attachment(label, _parts(reader, element))


def read_signing_block(reader: Reader, element: etree._Element) -> b.Block:
    """署名, 成文日期 and 附注."""
    a = reader.attributes(element, "date", "mode", "note")
    mode = reader.one_of(element, "mode", a.get("mode", "sealed"), get_args(b.SigningMode))
    signatures = []
    for child in reader.children(element, "signature"):
        s = reader.attributes(child, "organ", "post")
        read_text(reader, child)
        signatures.append(b.Signature(s.get("organ", ""), s.get("post", "")))
    if not signatures:
        reader.fault(line_of(element), "<signing-block> 里至少要有一个 <signature>")
    return b.SigningBlock(
        tuple(signatures), a.get("date", ""), cast("b.SigningMode", mode), a.get("note", "")
    )


def read_attendance(reader: Reader, element: etree._Element) -> b.Block:
    """出席, 请假, 列席."""
    label = reader.attributes(element, required=("label",))["label"]
    return b.Attendance(label.rstrip("：:"), read_text(reader, element))


def read_imprint(reader: Reader, element: etree._Element) -> b.Block:
    """版记."""
    a = reader.attributes(
        element, "copy-to", "printed-by", "printed-on", "duplex", "recipients", "copy-label"
    )
    return b.Imprint(
        a.get("copy-to", ""),
        a.get("printed-by", ""),
        a.get("printed-on", ""),
        read_flag(reader, element, a.get("duplex", "yes")),
        a.get("recipients", ""),
        a.get("copy-label", "抄送").rstrip("：:"),
    )


def _texts(reader: Reader, element: etree._Element, tag: str) -> Iterator[str]:
    """The texts of the children called ``tag``; an empty one is left out."""
    for child in reader.children(element, tag):
        reader.attributes(child)
        text = read_text(reader, child)
        if text:
            yield text


def _parts(reader: Reader, element: etree._Element) -> tuple[str, ...]:
    """The pieces of a title between its line breaks."""
    parts = [clean(element.text)]
    for child in element:
        if child.tag != "br":
            reader.fault(line_of(child), f"<{element.tag}> 里不能用 <{child.tag}>", "可用：br")
        parts.append(clean(child.tail))
    return tuple(p.strip(" ") for p in parts if p.strip(" "))
