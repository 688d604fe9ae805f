"""The base package: styles, font table and what belongs to them, made from our figures or by an office.

An office may restyle `base.docx` in Word, WPS or LibreOffice; each gives Chinese styles new ids on saving,
so styles are looked up by ``w:name``. A base package is opened once per process and content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from workplan_docs.errors import ContentError, Diagnostic, Severity, TemplateError
from workplan_docs.officefile.package import open_package
from workplan_docs.text.nearest import nearest
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import names, styles
from workplan_docs.typeset.docx.base_parts import (
    BaseFileError,
    FoundStyle,
    fit,
    office_parts,
    styles_by_name,
)
from workplan_docs.typeset.docx.ooxml import paragraph, run

BASE_NAME = "base.docx"
_SHOWN = f"templates/{BASE_NAME}"
_TYPE_NAMES = {"paragraph": "段落", "character": "字符", "table": "表格", "numbering": "列表"}
_RESTORE = (
    "在 Word 里打开 templates/base.docx，新建或改回同名的样式；"
    "或者用 make-docs templates eject base.docx --force 重新取一份；移走它就用程序自带的样式"
)


@dataclass(frozen=True, slots=True)
class BasePackage:
    """Parts that documents share, and the ids of the styles by name."""

    ids: Mapping[str, str]
    parts: Mapping[str, str | bytes]


@cache
def own_base(profile: std.Profile) -> BasePackage:
    """The base package of the standard's figures."""
    parts: dict[str, str | bytes] = {
        "word/styles.xml": styles.styles_part(profile),
        "word/fontTable.xml": styles.font_table_part(),
    }
    return BasePackage(MappingProxyType(styles.own_ids()), MappingProxyType(parts))


def open_base(path: Path, profile: std.Profile = std.EXACT) -> BasePackage:
    """The base package of an office; raises `TemplateError` when it cannot be read or lacks styles."""
    if not path.resolve().is_relative_to(path.parent.resolve()):
        message = f"样式文件 {BASE_NAME} 是指向 templates 文件夹以外的链接，没有采用"
        raise TemplateError(_fault(message, "把文件本身放进 templates 文件夹"))
    try:
        return _opened(open_package(path).data, profile)
    except ContentError as error:
        hint = f"如果正在 Word 里打开，先关掉；{_RESTORE}"
        raise TemplateError(
            _fault(f"样式文件 {BASE_NAME} 不能用：{d.message}", hint) for d in error.diagnostics
        ) from None


@lru_cache(maxsize=2)
def _opened(data: bytes, profile: std.Profile) -> BasePackage:
    try:
        found = office_parts(open_package(data, BASE_NAME))
    except BaseFileError as error:
        raise TemplateError(_fault(f"样式文件 {BASE_NAME} {error}", _RESTORE)) from None
    known = styles_by_name(found["word/styles.xml"])
    faults = [_missing(name, known) for name in names.REQUIRED_STYLES if name not in known]
    for name, wanted in names.STYLE_TYPES.items():
        if name in known and known[name].type != wanted:
            is_now = _TYPE_NAMES.get(known[name].type, known[name].type)
            message = f"样式文件 {BASE_NAME} 的“{name}”是{is_now}样式，应是{_TYPE_NAMES[wanted]}样式"
            faults.append(_fault(message, _RESTORE))
    if faults:
        raise TemplateError(faults)
    parts: dict[str, str | bytes] = {"word/fontTable.xml": styles.font_table_part()}
    parts |= fit(found, profile.pitch_twips)
    ids = {name: style.id for name, style in known.items()}
    return BasePackage(MappingProxyType(ids), MappingProxyType(parts))


def base_package(profile: std.Profile, templates: Path | None = None) -> BasePackage:
    """The base package in force: ``base.docx`` in the office's templates folder, else our own."""
    path = templates / BASE_NAME if templates else None
    return open_base(path, profile) if path and path.is_file() else own_base(profile)


def base_file(profile: std.Profile) -> bytes:
    """``base.docx`` to lay down for an office: a paragraph in each style, which says the style's name."""
    from workplan_docs.typeset.docx.document import bare_docx

    base = own_base(profile)
    shown = "".join(paragraph(base.ids[name], run(name)) for name in names.PARAGRAPH_STYLES)
    return bare_docx(shown, profile, base)


def _missing(name: str, known: Mapping[str, FoundStyle]) -> Diagnostic:
    """A style that is gone; one that somebody renamed is the likeliest reason."""
    others = [n for n in known if n not in names.REQUIRED_STYLES]
    near = nearest(name, others, 1)
    hint = f"是不是改名成了“{near[0]}”？样式只能改格式，不能改名；{_RESTORE}" if near else _RESTORE
    return _fault(f"样式文件 {BASE_NAME} 缺少样式“{name}”", hint)


def _fault(message: str, hint: str) -> Diagnostic:
    return Diagnostic("TP009", Severity.ERROR, message, _SHOWN, hint=hint)
