"""Reading one element of the markup: attributes, numbers, words, inline text, and noting every fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast, get_args

from lxml import etree

from workplan_docs.documents import blocks as b
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.text.nearest import nearest

_LINE_BREAK = re.compile(r"[ \t\r]*\n[ \t\r\n]*")


@dataclass
class Reader:
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
                    line_of(element),
                    f"<{element.tag}> 不认识属性 {name}",
                    likely(name, (*required, *allowed)) + "可用属性：" + "、".join((*required, *allowed)),
                )
        for name in required:
            if name not in found:
                self.fault(line_of(element), f"<{element.tag}> 缺少属性 {name}")
                found[name] = ""
        return found

    def number(self, element: etree._Element, name: str, text: str, least: float = 0) -> float:
        """A finite number not below ``least``."""
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not least <= value < 10_000:
            self.fault(line_of(element), f"<{element.tag}> 的 {name} 应是不小于 {least:g} 的数，现为“{text}”")
            return max(least, 1)
        return value

    def one_of(self, element: etree._Element, name: str, text: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words."""
        if text not in allowed:
            self.fault(
                line_of(element),
                f"<{element.tag}> 的 {name} 不能是“{text}”",
                likely(text, allowed) + "可用：" + "、".join(allowed),
            )
            return allowed[0]
        return text

    def children(self, element: etree._Element, *allowed: str) -> Iterator[etree._Element]:
        """Child elements; text between them and unknown children are faults."""
        inside = (
            "文字写在 <p> 和 </p> 之间。" if "p" in allowed else "文字写在里面的元素里：" + "、".join(allowed)
        )
        if clean(element.text):
            text = element.text or ""
            before = text[: len(text) - len(text.lstrip())].count("\n")
            words = text.split()[0][:20]
            line = (line_of(element) or 1) + before
            self.fault(line, f"<{element.tag}> 里不能直接写文字“{words}”", inside)
        for child in element:
            if clean(child.tail):
                message = f"<{child.tag}> 之后有不属于任何段落的文字"
                self.fault(line_of(child), message, inside)
            if child.tag not in allowed:
                self.fault(
                    line_of(child),
                    f"<{element.tag}> 里不能用 <{child.tag}>",
                    likely(str(child.tag), allowed) + "可用：" + "、".join(allowed),
                )
                continue
            yield child


def likely(name: str, known: Iterable[str]) -> str:
    """``是不是“style”？`` for a name that is not known; empty when it is like none."""
    near = nearest(name, known, 1)
    return f"是不是“{near[0]}”？" if near else ""


def line_of(element: etree._Element) -> int | None:
    """The line of an element in the markup (the library's type stubs know none)."""
    return cast("int | None", element.sourceline)


def clean(text: str | None) -> str:
    """Drop line breaks of the template's own formatting; blanks inside a line are kept."""
    return _LINE_BREAK.sub("", text or "").strip("\t\r\n")


def read_inlines(reader: Reader, element: etree._Element) -> tuple[b.Inline, ...]:
    """Text, runs and fields of an element."""
    pieces: list[b.Inline] = []

    def add(text: str, face: b.FaceName | None = None) -> None:
        if text:
            pieces.append(b.Run(text, face))

    add(clean(element.text))
    for child in element:
        if child.tag == "run":
            face = reader.attributes(child, required=("face",))["face"]
            face = reader.one_of(child, "face", face, get_args(b.FaceName))
            for nested in child:
                reader.fault(line_of(nested), f"<run> 里不能用 <{nested.tag}>")
            add(clean(child.text), cast("b.FaceName", face))
        elif child.tag == "field":
            pieces.append(_field(reader, child))
        else:
            reader.fault(line_of(child), f"<{element.tag}> 里不能用 <{child.tag}>", "可用：run、field")
        add(clean(child.tail))
    return _trimmed(pieces)


def _trimmed(pieces: list[b.Inline]) -> tuple[b.Inline, ...]:
    """Without blanks at both ends of the paragraph (ideographic spaces are content and stay)."""
    if pieces and isinstance(pieces[0], b.Run):
        pieces[0] = b.Run(pieces[0].text.lstrip(" "), pieces[0].face)
    if pieces and isinstance(pieces[-1], b.Run):
        pieces[-1] = b.Run(pieces[-1].text.rstrip(" "), pieces[-1].face)
    return tuple(p for p in pieces if isinstance(p, b.Field) or p.text)


def _field(reader: Reader, element: etree._Element) -> b.Field:
    a = reader.attributes(element, "kind", "choices", "value", "blank", required=("id",))
    kind = reader.one_of(element, "kind", a.get("kind", "text"), get_args(b.FieldKind))
    blank = int(reader.number(element, "blank", a.get("blank", "0")))
    choices = tuple(c for c in a.get("choices", "").split("|") if c)
    return b.Field(a["id"], cast("b.FieldKind", kind), choices, a.get("value", ""), blank)


def read_text(reader: Reader, element: etree._Element) -> str:
    """The text of an element that holds nothing else."""
    for child in element:
        reader.fault(line_of(child), f"<{element.tag}> 里只能写文字，不能用 <{child.tag}>")
    return clean(element.text).strip(" ")


def read_flag(reader: Reader, element: etree._Element, text: str) -> bool:
    """Whether an attribute says yes."""
    return reader.one_of(element, "是否", text, ("no", "yes")) == "yes"


def read_p(reader: Reader, element: etree._Element) -> b.Paragraph:
    """A paragraph of any style."""
    a = reader.attributes(element, "style", "keep-next")
    style = reader.one_of(element, "style", a.get("style", "body"), tuple(b.Style))
    return b.Paragraph(
        b.Style(style), read_inlines(reader, element), read_flag(reader, element, a.get("keep-next", "no"))
    )
