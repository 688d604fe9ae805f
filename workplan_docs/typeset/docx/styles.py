"""``word/styles.xml`` and ``word/fontTable.xml`` from the one table of styles and a profile.

Recipe of typesetting-docx §2.1–2.2: three 三号 figures in *Normal* itself (LibreOffice reads them there),
exact pitch, characters tightened by 5 twips so that 28 stand in a line, the same face in all four font
slots, no theme. Every style of ours leaves the line grid: its exact pitch is the grid's own, and below a head
LibreOffice would push each paragraph on to the next grid line (3.5 mm at the title, measured).
"""

from __future__ import annotations

from workplan_docs.documents.blocks import FaceName, Style
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import names
from workplan_docs.typeset.docx.ooxml import NAMESPACES, NEUTRAL_PITCH, XML_HEAD
from workplan_docs.typeset.styles import STYLES, StyleSpec, styles_of

_IDS: dict[str, str] = {STYLES[s].word_name: "Gw" + s.value.title().replace("-", "") for s in Style}
_IDS |= {
    "Normal": "Normal",
    names.PAGE_NUMBER: "GwPageNumber",
    names.SHEET_FOOT: "GwSheetFoot",
    names.ANCHOR: "GwAnchor",
    names.TABLE: "GwTable",
}
_IDS |= {name: "GwFace" + face.title() for face, name in names.CHARACTER_STYLES.items()}

_ALIGN = {"justify": "both", "left": "left", "center": "center", "right": "right"}
_INDENT_CHARS = 100  # w:firstLineChars counts hundredths of a character


def style_id(name: str) -> str:
    """The id that our own base package gives to a style."""
    return _IDS[name]


def own_ids() -> dict[str, str]:
    """Names to ids of our own base package."""
    return dict(_IDS)


def _fonts(face: FaceName) -> str:
    name = names.FONT_NAMES[face]
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _size(size: float) -> str:
    half_points = round(size * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def em_twips(spec: StyleSpec) -> int:
    """Width of one character of a style as Word sets it, tightening included."""
    return round(spec.size * std.TWIPS_PER_PT) + spec.spacing


def _paragraph_style(style: Style, profile: std.Profile) -> str:
    spec = styles_of(profile)[style]
    pitch = profile.pitch_twips if spec.pitch is None else round(spec.pitch * std.TWIPS_PER_PT)
    indent = ""
    if spec.indent:
        twips = spec.indent * em_twips(spec)
        indent = f'<w:ind w:firstLineChars="{spec.indent * _INDENT_CHARS}" w:firstLine="{twips}"/>'
    colour = "" if spec.colour == "#000000" else f'<w:color w:val="{spec.colour.lstrip("#")}"/>'
    properties = "".join(
        (
            "<w:keepNext/>" if spec.keep_next else "",
            "<w:keepLines/>" if spec.keep_lines else "",
            '<w:snapToGrid w:val="0"/>',
            f'<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>',
            indent,
            f'<w:jc w:val="{_ALIGN[spec.align]}"/>',
            f'<w:outlineLvl w:val="{spec.outline - 1}"/>' if spec.outline else "",
        )
    )
    characters = f"{_fonts(spec.face)}{colour}{_spacing(spec.spacing)}{_size(spec.size)}"
    return _custom("paragraph", spec.word_name, properties, characters, _next(style))


def _next(style: Style) -> str:
    """After a heading a clerk goes on with body text."""
    return STYLES[Style.BODY].word_name if style.value.startswith(("heading", "title")) else ""


def _custom(kind: str, name: str, properties: str, characters: str, after: str = "") -> str:
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" else ""
    following = f'<w:next w:val="{_IDS[after]}"/>' if after else ""
    p = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{_IDS[name]}"><w:name w:val="{name}"/>'
        f"{based}{following}<w:qFormat/>{p}<w:rPr>{characters}</w:rPr></w:style>"
    )


def _small(name: str, face: FaceName, size: float, pitch_pt: float, align: str = "both") -> str:
    properties = (
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{round(pitch_pt * 20)}" '
        f'w:lineRule="exact"/><w:jc w:val="{align}"/>'
    )
    characters = f'{_fonts(face)}<w:spacing w:val="0"/>{_size(size)}'
    return _custom("paragraph", name, properties, characters)


def _normal(profile: std.Profile) -> str:
    """Normal: overflowPunct is written out, since LibreOffice reads a missing one inverted (§2.3)."""
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/><w:overflowPunct/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{profile.pitch_twips}" w:lineRule="exact"/>'
        f'<w:jc w:val="both"/></w:pPr><w:rPr>{_fonts("fangsong")}'
        f"{_spacing(std.DOCX_SPACING_TWIPS)}{_size(std.SIZE_3)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style>'
    )


def _table_styles() -> str:
    padding, above = std.twips(std.CELL_PADDING), std.twips(std.CELL_PADDING_ABOVE)
    cells = (
        f'<w:tblCellMar><w:top w:w="{above}" w:type="dxa"/><w:left w:w="{padding}" w:type="dxa"/>'
        f'<w:bottom w:w="{above}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
    )
    rules = "".join(
        f'<w:{edge} w:val="single" w:sz="{round(width * 8)}" w:space="0" w:color="000000"/>'
        for edge, width in (
            *((e, std.TABLE_OUTER_PT) for e in ("top", "left", "bottom", "right")),
            *((e, std.TABLE_INNER_PT) for e in ("insideH", "insideV")),
        )
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{cells}</w:tblPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{_IDS[names.TABLE]}">'
        f'<w:name w:val="{names.TABLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders>{cells}</w:tblPr></w:style>"
    )


def styles_part(profile: std.Profile) -> str:
    """``word/styles.xml`` of our own base package."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts('fangsong')}{_size(std.SIZE_3)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    characters = "".join(
        _custom("character", name, "", _fonts(face)) for face, name in names.CHARACTER_STYLES.items()
    )
    own = "".join(_paragraph_style(style, profile) for style in Style)
    feet = (
        _small(names.PAGE_NUMBER, "song", profile.number_pt, profile.number_pt * NEUTRAL_PITCH)
        + _small(names.SHEET_FOOT, "fangsong", std.SIZE_5, std.SIZE_5 + 1.5, "left")
        + _small(names.ANCHOR, "fangsong", 1, 1)
    )
    return (
        f"{XML_HEAD}<w:styles {NAMESPACES}>{defaults}{_normal(profile)}{own}{feet}{characters}"
        f"{_table_styles()}</w:styles>"
    )


def in_character_grid(part: str | bytes) -> str:
    """The styles for a page whose grid counts characters: LibreOffice 7.4 sets its text 1 mm narrower.

    At -7 twips 28 characters stand in either width, in Word 29 do not (measured, and by arithmetic).
    """
    text = part.decode() if isinstance(part, bytes) else part
    return text.replace(_spacing(std.DOCX_SPACING_TWIPS), _spacing(std.DOCX_GRID_SPACING_TWIPS))


def _spacing(twips: int) -> str:
    return f'<w:spacing w:val="{twips}"/>'


def font_table_part() -> str:
    """``word/fontTable.xml``: commercial names with the names to try where they are missing."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{";".join(names.ALTERNATIVES[face])}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face, name in names.FONT_NAMES.items()
    )
    return f"{XML_HEAD}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"
