"""A DOCX as the audit sees it: paragraphs with the parameters that hold after styles and defaults.

Only parameters that clause 5–7 speak of are resolved: direct formatting over character style, paragraph style
and its ancestors, document defaults. Widths are twips, sizes pt, as they stand in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workplan_docs.audit.refusal import refused
from workplan_docs.officefile.docx_text import paragraphs_of, text_of
from workplan_docs.officefile.package import Package
from workplan_docs.typeset import standard as std

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MAX_PARAGRAPHS = 20_000
_SENSELESS = 1e7  # twips: more than a hundred sheets; not-a-number fails every comparison
_DEEPEST = 12  # styles that are based on each other

Properties = dict[str, dict[str, str]]


def _properties(element: Any) -> Properties:
    """Children of pPr or rPr by local name with their attributes by local name."""
    if element is None:
        return {}
    return {
        child.tag.rpartition("}")[2]: {k.rpartition("}")[2]: v for k, v in child.attrib.items()}
        for child in element
        if isinstance(child.tag, str)
    }


def _merged(*layers: Properties) -> Properties:
    """Later layers win, attribute by attribute, as Word merges spacing, indents and fonts."""
    result: Properties = {}
    for layer in layers:
        for name, attributes in layer.items():
            inherited = result.get(name, {})
            if name == "rFonts":  # a named font ends the theme's hold on its slot
                inherited = {k: v for k, v in inherited.items() if k.removesuffix("Theme") not in attributes}
            result[name] = {**inherited, **attributes}
    return result


def is_on(properties: Properties, name: str) -> bool:
    """Whether a switch such as bold is on."""
    return name in properties and properties[name].get("val", "1") not in ("0", "false", "off", "none")


@dataclass(frozen=True)
class RunView:
    """Text with the character properties that hold."""

    text: str
    properties: Properties

    @property
    def size(self) -> float:
        """Type size in pt; Word's default is 10."""
        return number(self.properties.get("sz", {}).get("val"), 20) / 2

    @property
    def colour(self) -> str:
        """RRGGBB; automatic is black."""
        value = self.properties.get("color", {}).get("val", "auto")
        return "000000" if value == "auto" else value.upper()

    def font(self, slot: str) -> str:
        """The font of a slot (eastAsia, ascii, hAnsi); empty when the theme or nothing names it."""
        fonts = self.properties.get("rFonts", {})
        return "" if fonts.get(f"{slot}Theme") else fonts.get(slot, "")


@dataclass
class ParagraphView:
    """A paragraph with its runs and what holds for it."""

    text: str
    properties: Properties
    runs: list[RunView]
    element: Any = None
    in_table: bool = False

    @property
    def size(self) -> float:
        """The size of the first run that prints."""
        return next((r.size for r in self.runs if r.text.strip()), self.runs[0].size if self.runs else 0.0)

    @property
    def first(self) -> RunView | None:
        """The first run that prints."""
        return next((r for r in self.runs if r.text.strip()), None)

    def twips(self, element: str, attribute: str) -> int:
        """A measure such as ``spacing line`` in twips, 0 when it is not given."""
        return int(number(self.properties.get(element, {}).get(attribute), 0))

    @property
    def alignment(self) -> str:
        """left, center, right or both."""
        value = self.properties.get("jc", {}).get("val", "left")
        return {"start": "left", "end": "right", "distribute": "center"}.get(value, value)

    @property
    def exact_pitch(self) -> float | None:
        """The exact line pitch in pt; None when lines are set otherwise."""
        spacing = self.properties.get("spacing", {})
        return number(spacing.get("line"), 0) / 20 if spacing.get("lineRule") == "exact" else None

    @property
    def first_indent(self) -> float:
        """First-line indent in 字 of the paragraph's type, left indent included, hanging subtracted."""
        indent = self.properties.get("ind", {})
        size = self.size * 20 or 320
        chars = (_hundredths(indent, "leftChars", "startChars"), _hundredths(indent, "firstLineChars"))
        left = chars[0] or number(indent.get("left", indent.get("start")), 0) / size
        if indent.get("hanging") or indent.get("hangingChars"):
            hang = _hundredths(indent, "hangingChars") or number(indent.get("hanging"), 0) / size
            return left - hang
        return left + (chars[1] or number(indent.get("firstLine"), 0) / size)


def _hundredths(indent: dict[str, str], *names: str) -> float:
    return next((number(indent[n], 0) / 100 for n in names if n in indent), 0.0)


def number(value: str | None, default: float) -> float:
    """A measure as a file gives it; the default for what is none, or beyond all sense."""
    try:
        read = float(value) if value is not None else default
    except ValueError:
        return default
    return read if abs(read) < _SENSELESS else default


@dataclass
class Section:
    """Page size and margins in twips, grid, and the texts of its feet by kind."""

    size: dict[str, str]
    margins: dict[str, str]
    grid: dict[str, str]
    feet: dict[str, list[ParagraphView]] = field(default_factory=dict)
    title_page: bool = False


class DocxView:
    """The whole document; raises `ContentError` when its main part cannot be read."""

    def __init__(self, package: Package) -> None:
        if MAIN not in package.names:
            raise refused(package.name, "不是 Word 文档（.docx）")
        self.package = package
        self.root = package.xml(MAIN)
        styles = package.xml(STYLES) if STYLES in package.names else None
        self._styles = {} if styles is None else {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}
        self._defaults = self._read_defaults(styles)
        self._default_style = next(
            (
                k
                for k, s in self._styles.items()
                if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") == "1"
            ),
            None,
        )

    @staticmethod
    def _read_defaults(styles: Any) -> tuple[Properties, Properties]:
        if styles is None:
            return {}, {}
        p = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        r = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        return _properties(p), _properties(r)

    @cached_property
    def paragraphs(self) -> list[ParagraphView]:
        """All paragraphs of the body in reading order."""
        found = [self.view(p) for p in paragraphs_of(self.root)]
        if len(found) > MAX_PARAGRAPHS:
            raise refused(self.package.name, f"段落超过 {MAX_PARAGRAPHS} 个")
        return found

    def _chain(self, style: str | None) -> list[Any]:
        chain: list[Any] = []
        while style in self._styles and len(chain) < _DEEPEST:
            element = self._styles[style]
            chain.insert(0, element)
            based = element.find(f"{W}basedOn")
            style = based.get(f"{W}val") if based is not None else None
        return chain

    def style_properties(self, style: str | None) -> tuple[Properties, Properties]:
        """Paragraph and character properties of a style with its ancestors and the defaults."""
        chain = self._chain(style)
        p = _merged(self._defaults[0], *(_properties(s.find(f"{W}pPr")) for s in chain))
        r = _merged(self._defaults[1], *(_properties(s.find(f"{W}rPr")) for s in chain))
        return p, r

    @cached_property
    def normal_size(self) -> float:
        """The size of the Normal style in pt, which a character grid counts from."""
        return RunView("", self.style_properties(self._default_style)[1]).size

    @property
    def text_width(self) -> float:
        """Width of the text on the first section's pages in mm."""
        if not self.sections:
            return 0.0
        size, margins = self.sections[0].size, self.sections[0].margins
        twips = number(size.get("w"), 0) - sum(number(margins.get(k), 0) for k in ("left", "right", "gutter"))
        return twips / std.TWIPS_PER_MM

    @property
    def normal_pitch(self) -> float | None:
        """The exact pitch of the Normal style in pt, None when it has none."""
        return ParagraphView("", self.style_properties(self._default_style)[0], []).exact_pitch

    @cached_property
    def letter_lines(self) -> bool:
        """Whether it has the double line of a letter (10.1): a double border, or red ones above and below."""
        for borders in self.root.iter(f"{W}pBdr"):
            kinds = [e.get(f"{W}val", "") for e in borders]
            red = [(e.get(f"{W}color") or "").upper().startswith(("FF0", "E", "C")) for e in borders]
            if any(k.startswith(("thickThin", "thinThick")) for k in kinds) or (len(red) > 1 and all(red)):
                return True
        return False

    def view(self, element: Any) -> ParagraphView:
        """One ``w:p`` with everything resolved."""
        direct = _properties(element.find(f"{W}pPr"))
        style = direct.get("pStyle", {}).get("val", self._default_style)
        p, base = self.style_properties(style)
        runs = []
        for run in element.iter(f"{W}r"):
            own = _properties(run.find(f"{W}rPr"))
            character = own.get("rStyle", {}).get("val")
            layers = [_properties(s.find(f"{W}rPr")) for s in self._chain(character)]
            text = text_of(run)
            if text:
                runs.append(RunView(text, _merged(base, *layers, own)))
        table = any(a.tag == f"{W}tc" for a in element.iterancestors())
        return ParagraphView(text_of(element), _merged(p, direct), runs, element, table)

    @cached_property
    def sections(self) -> list[Section]:
        """Every section in order."""
        return [self._section(s) for s in self.root.iter(f"{W}sectPr")]

    def _section(self, element: Any) -> Section:
        own = _properties(element)
        section = Section(
            own.get("pgSz", {}), own.get("pgMar", {}), own.get("docGrid", {}), {}, is_on(own, "titlePg")
        )
        for reference in element.iter(f"{W}footerReference"):
            part = self._targets.get(reference.get(_R_ID) or "")
            if part in self.package.names:
                foot = self.package.xml(part)
                section.feet[reference.get(f"{W}type", "default")] = [
                    self.view(p) for p in foot.iter(f"{W}p")
                ]
        return section

    @cached_property
    def _targets(self) -> dict[str, str]:
        if _RELATIONS not in self.package.names:
            return {}
        relations = self.package.xml(_RELATIONS)
        return {r.get("Id", ""): "word/" + r.get("Target", "").removeprefix("/word/") for r in relations}

    @cached_property
    def alternates(self) -> bool:
        """Whether odd and even pages have feet of their own."""
        if SETTINGS not in self.package.names:
            return False
        return is_on(_properties(self.package.xml(SETTINGS)), "evenAndOddHeaders")
