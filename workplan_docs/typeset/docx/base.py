"""The base package: styles, font table and what belongs to them, made from our figures or by an office.

An office may restyle `base.docx` in Word, WPS or LibreOffice; the latter gives every Chinese style a new
id on saving, so styles are looked up by ``w:name``. A base package is opened once per process.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from workplan_docs.errors import Diagnostic, Severity, TemplateError
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx import names, styles
from workplan_docs.typeset.docx.ooxml import paragraph, run

BASE_NAME = "base.docx"
_TAKEN = ("word/styles.xml", "word/fontTable.xml", "word/theme/theme1.xml", "word/numbering.xml")


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


@cache
def open_base(path: Path) -> BasePackage:
    """The base package of an office; raises `TemplateError` when it cannot be read or lacks styles."""
    import docx
    from docx.opc.exceptions import OpcError

    from workplan_docs.officefile.package import open_package

    package = open_package(path)
    try:
        opened = docx.Document(io.BytesIO(package.data))
        ids = {str(style.name): str(style.style_id) for style in opened.styles}
    except (OpcError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise TemplateError(_fault(path, f"样式文件 {path.name} 打不开（{error}）")) from None
    missing = [name for name in names.REQUIRED_STYLES if name not in ids]
    if missing:
        hint = "只改样式的格式，不改、不删样式；移走 templates 里的 base.docx 就用程序自带的样式"
        message = f"样式文件 {path.name} 缺少样式：{'、'.join(missing)}"
        raise TemplateError(_fault(path, message, hint))
    parts: dict[str, str | bytes] = {n: package.read(n) for n in _TAKEN if n in package.names}
    return BasePackage(MappingProxyType(ids), MappingProxyType(parts))


def base_package(profile: std.Profile, templates: Path | None = None) -> BasePackage:
    """The base package in force: ``base.docx`` in the office's templates folder, else our own."""
    path = templates / BASE_NAME if templates else None
    return open_base(path) if path and path.is_file() else own_base(profile)


def base_file(profile: std.Profile) -> bytes:
    """``base.docx`` to lay down for an office: a paragraph in each style, which says the style's name."""
    from workplan_docs.typeset.docx.document import bare_docx

    base = own_base(profile)
    shown = "".join(paragraph(base.ids[name], run(name)) for name in names.PARAGRAPH_STYLES)
    return bare_docx(shown, profile, base)


def _fault(path: Path, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic("TP009", Severity.ERROR, message, path.as_posix(), hint=hint)
