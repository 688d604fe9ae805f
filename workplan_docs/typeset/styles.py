"""The paragraph styles: one row a style, read by the DOCX styles, the style sheet and the layout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from workplan_docs.documents.blocks import FaceName, Style
from workplan_docs.typeset import standard as std


@dataclass(frozen=True, slots=True)
class StyleSpec:
    """Figures of one style: ``size`` and ``pitch`` in pt (pitch None: the profile's), indents in 字.

    ``word_name`` is the name of the style in Word, looked up by name so that an office may restyle it.
    ``outline`` is the outline level (1–9) or 0. ``spacing`` in twips makes 28 characters fit (三号 only).
    """

    word_name: str
    face: FaceName
    size: float
    pitch: float | None = None
    align: Literal["justify", "left", "center", "right"] = "justify"
    indent: int = 0
    outline: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    colour: str = "#000000"
    spacing: int = 0

    @property
    def em(self) -> float:
        """Width of one character in pt as it is set: 三号 stands on the 28-cell grid."""
        return std.CELL_PT if self.size == std.SIZE_3 else self.size


_THREE = {"size": std.SIZE_3, "spacing": std.DOCX_SPACING_TWIPS}


def _three(word_name: str, face: FaceName = "fangsong", **more: object) -> StyleSpec:
    return StyleSpec(word_name=word_name, face=face, **{**_THREE, **more})  # type: ignore[arg-type]


STYLES: dict[Style, StyleSpec] = {
    Style.COPY_NUMBER: _three("份号", align="left"),
    Style.SECRECY: _three("密级和保密期限", "hei", align="left"),
    Style.URGENCY: _three("紧急程度", "hei", align="left"),
    Style.ISSUER_MARK: StyleSpec(
        "发文机关标志", "xiaobiaosong", std.MARK_MAX_PT, align="center", colour=std.RED
    ),
    Style.DOCUMENT_NUMBER: _three("发文字号", align="center"),
    Style.TITLE: StyleSpec(
        "公文标题", "xiaobiaosong", std.SIZE_2, std.TITLE_PITCH_PT, align="center", outline=1, keep_lines=True
    ),
    Style.TITLE_NOTE: _three("标题题注", "kai", align="center"),
    Style.RECIPIENTS: _three("主送机关"),
    Style.BODY: _three("公文正文", indent=std.PARAGRAPH_INDENT),
    Style.HEADING1: _three("公文一级标题", "hei", indent=2, outline=2, keep_next=True, keep_lines=True),
    Style.HEADING2: _three("公文二级标题", "kai", indent=2, outline=3, keep_next=True, keep_lines=True),
    Style.HEADING3: _three("公文三级标题", indent=2, outline=4, keep_next=True),
    Style.HEADING4: _three("公文四级标题", indent=2, outline=5, keep_next=True),
    Style.LABEL_LINE: _three("责任分工行", "kai", indent=2, keep_lines=True),
    Style.ATTACHMENT_LIST: _three("附件说明", indent=2),
    Style.SIGNATURE: _three("发文机关署名", align="left", keep_next=True),
    Style.DATE: _three("成文日期", align="left"),
    Style.NOTE: _three("附注", indent=2),
    Style.ATTACHMENT_LABEL: _three("附件标识", "hei", align="left", outline=1, keep_next=True),
    Style.ATTENDANCE: _three("出席人员", indent=2),
    Style.IMPRINT: StyleSpec("版记", "fangsong", std.SIZE_4, std.IMPRINT_PITCH_PT),
    Style.SHEET_TITLE: StyleSpec(
        "表格标题", "xiaobiaosong", std.SIZE_2, std.TITLE_PITCH_PT, align="center", outline=1, keep_next=True
    ),
    Style.SHEET_LINE: StyleSpec("表格说明", "fangsong", std.SIZE_SMALL_4, 20.0, align="left", keep_next=True),
    Style.SHEET_HEADING: StyleSpec(
        "表格小标题", "hei", std.SIZE_SMALL_4, 22.0, align="left", outline=2, keep_next=True
    ),
    Style.SHEET_GAP: StyleSpec("表格间隔", "fangsong", 6.0, 8.5, align="left", keep_next=True),
    Style.CELL: StyleSpec("表格正文", "fangsong", std.SIZE_5, std.CELL_PITCH_PT),
    Style.CELL_LEFT: StyleSpec("表格左齐", "fangsong", std.SIZE_5, std.CELL_PITCH_PT, align="left"),
    Style.CELL_CENTRE: StyleSpec("表格居中", "fangsong", std.SIZE_5, std.CELL_PITCH_PT, align="center"),
    Style.CELL_HEAD: StyleSpec("表头", "hei", std.SIZE_5, std.CELL_PITCH_PT, align="center", keep_next=True),
    Style.CELL_SECTION: StyleSpec(
        "表格章行", "hei", std.SIZE_5, std.CELL_PITCH_PT, align="left", keep_next=True
    ),
}


def styles_of(profile: std.Profile) -> dict[Style, StyleSpec]:
    """The styles with what a profile sets otherwise: the red of the mark, the pitch of titles."""
    mark = replace(STYLES[Style.ISSUER_MARK], colour=profile.red)
    title = replace(STYLES[Style.TITLE], pitch=profile.title_pitch_pt)
    return {**STYLES, Style.ISSUER_MARK: mark, Style.TITLE: title}
