"""Names in the base package: fonts of the slots, styles beyond those of `typeset.styles`."""

from __future__ import annotations

from typing import get_args

from workplan_docs.documents.blocks import FaceName, Style
from workplan_docs.typeset.fonts.faces import FACES, Face
from workplan_docs.typeset.styles import STYLES

# Commercial names first: an office has them, and a Word that lacks one tries the alternative names.
FONT_NAMES: dict[FaceName, str] = {face: FACES[Face(face)].office_families[0] for face in get_args(FaceName)}
ALTERNATIVES: dict[FaceName, tuple[str, ...]] = {
    face: (*FACES[Face(face)].office_families[1:4], FACES[Face(face)].stand_in) for face in get_args(FaceName)
}
CHARACTER_STYLES: dict[FaceName, str] = {
    "xiaobiaosong": "小标宋字",
    "fangsong": "仿宋字",
    "kai": "楷体字",
    "hei": "黑体字",
    "song": "宋体字",
}
NORMAL = "Normal"
PAGE_NUMBER = "公文页码"  # — 1 — of an official document
SHEET_FOOT = "表格页脚"  # foot of sheets and forms
ANCHOR = "定位段"  # 1 pt paragraph that a floating or final table needs behind it
TABLE = "公文表格"

PARAGRAPH_STYLES: tuple[str, ...] = (
    *(spec.word_name for spec in STYLES.values()),
    PAGE_NUMBER,
    SHEET_FOOT,
    ANCHOR,
)
# What a base package made by an office must hold, by w:name (LibreOffice renames the ids on saving).
STYLE_TYPES: dict[str, str] = {
    **dict.fromkeys(PARAGRAPH_STYLES, "paragraph"),
    **dict.fromkeys(CHARACTER_STYLES.values(), "character"),
    TABLE: "table",
}
REQUIRED_STYLES: tuple[str, ...] = tuple(STYLE_TYPES)


def word_name(style: Style) -> str:
    """The name in Word of a paragraph style."""
    return STYLES[style].word_name
