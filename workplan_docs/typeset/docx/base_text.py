"""The styles of a base.docx as lines of text, so that two of them can be compared style by style."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workplan_docs.officefile.package import open_package
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.base_parts import main_part, office_parts
from workplan_docs.typeset.docx.ooxml import W

_W = f"{{{W}}}"
_STYLES = "word/styles.xml"
_LOOKS = frozenset(
    ("sz", "color", "b", "i", "u", "w", "jc", "spacing", "ind", "shd", "highlight", "pBdr", "outlineLvl")
)
_NAMES = {
    "rFonts": "字体", "sz": "字号", "color": "颜色", "jc": "对齐", "b": "加粗", "i": "倾斜", "u": "下划线",
    "ind": "缩进", "w": "字符缩放", "basedOn": "基于", "next": "后续段落", "link": "链接",
    "kinsoku": "避头尾", "overflowPunct": "标点溢出边界", "wordWrap": "西文在词中换行", "kern": "字距调整",
    "keepNext": "与下段同页", "keepLines": "段中不分页", "outlineLvl": "大纲级别", "snapToGrid": "对齐网格", "spacing": "间距",
    "widowControl": "孤行控制", "pageBreakBefore": "段前分页",
}  # fmt: skip
_MEASURES = {
    "line": "行距", "before": "段前", "after": "段后", "firstLine": "首行", "hanging": "悬挂", "left": "左", "start": "左",
    "right": "右", "end": "右",
}  # fmt: skip
_YES_NO = {"": "是", "1": "是", "true": "是", "on": "是", "0": "否", "false": "否", "off": "否"}
_PER_CHARACTER = 100
_REFERRING = ("basedOn", "next", "link")
# What Word writes for itself on every saving; it says nothing of how a style looks.
_NOISE = frozenset(
    ("name", "aliases", "rsid", "uiPriority", "qFormat", "semiHidden", "unhideWhenUsed", "szCs")
)


def base_text(data: bytes) -> dict[str, tuple[str, ...]]:
    """The properties of every style by its name, in the order of the file.

    Raises `BaseFileError` or `ContentError` when the file cannot be read.
    """
    styles = office_parts(open_package(data))[_STYLES]
    names = {str(s.get(f"{_W}styleId")): _name(s) for s in styles.iterfind(f"{_W}style")}
    return {_name(s): tuple(sorted(_lines(s, names))) for s in styles.iterfind(f"{_W}style")}


def formatted_by_hand(data: bytes) -> tuple[str, ...]:
    """The beginnings of paragraphs whose format was changed in the text itself, where it has no effect.

    It is the commonest slip: the words of the sample are selected and made larger, and the style stays as it
    was. Raises as `base_text` does.
    """
    package = open_package(data)
    found = []
    for paragraph in package.xml(main_part(package)).iter(f"{_W}p"):
        text = "".join(t.text or "" for t in paragraph.iter(f"{_W}t"))
        parts = [*paragraph.iterfind(f"{_W}pPr"), *paragraph.iterfind(f"{_W}r/{_W}rPr")]
        if text.strip() and any(_by_hand(child) for part in parts for child in part):
            found.append(text.strip()[:12])
    return tuple(dict.fromkeys(found))


def _by_hand(element: etree._Element) -> bool:
    """Whether a property of a paragraph or run says how it looks; a hint to the font slots does not."""
    tag = str(element.tag).rpartition("}")[2]
    return tag in _LOOKS or (tag == "rFonts" and set(_values(element)) > {"hint"})


def _name(style: etree._Element) -> str:
    found = style.find(f"{_W}name")
    return "" if found is None else found.get(f"{_W}val") or ""


def _lines(element: etree._Element, names: dict[str, str], inside: str = "") -> Iterator[str]:
    for child in element:
        tag = str(child.tag).rpartition("}")[2]
        if tag in _NOISE:
            continue
        if len(child):
            yield from _lines(child, names, "" if tag in ("pPr", "rPr") else f"{inside}{tag} ")
        else:
            yield inside + _line(tag, _values(child), names, inside=element.tag.rpartition("}")[2])


def _values(element: etree._Element) -> dict[str, str]:
    return {str(name).rpartition("}")[2]: str(value) for name, value in sorted(element.attrib.items())}


def _line(tag: str, values: dict[str, str], names: dict[str, str], inside: str) -> str:
    value = values.get("val", "")
    if tag in _REFERRING:
        value = names.get(value, value)
    elif tag == "sz" and value.isdigit():
        value = f"{int(value) / 2:g} 磅"
    elif tag == "spacing" and "val" in values:
        return f"字间距：{_points(value)}"
    elif tag in ("ind", "spacing") and inside == "pPr":
        value = "，".join(_measure(name, value) for name, value in values.items())
    elif set(values) <= {"val"}:
        value = _YES_NO.get(value, value)
    else:
        value = "，".join(f"{k} {v}" for k, v in values.items())
    return f"{_NAMES.get(tag, tag)}：{value}"


def _measure(name: str, value: str) -> str:
    """A length of a paragraph: twips, or hundredths of a character."""
    if name.endswith("Chars") and value.lstrip("-").isdigit():
        return f"{_MEASURES.get(name[:-5], name[:-5])} {int(value) / _PER_CHARACTER:g} 字符"
    return f"{_MEASURES[name]} {_points(value)}" if name in _MEASURES else f"{name} {value}"


def _points(twips: str) -> str:
    return f"{int(twips) / std.TWIPS_PER_PT:g} 磅" if twips.lstrip("-").isdigit() else twips
