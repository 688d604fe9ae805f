"""Parts → one DOCX file whose bytes depend on nothing but the parts.

The order of the parts, their times (1980-01-01, the earliest a zip knows) and the creating system are
fixed, so the same document gives the same file on every machine with the same zlib.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from workplan_docs.typeset.docx.ooxml import XML_HEAD

CONTENT_TYPES = "[Content_Types].xml"
_FIRST = (CONTENT_TYPES, "_rels/.rels", "word/document.xml")
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # create_system: the same whatever system writes
_PRS = "application/vnd.openxmlformats-package."
_OFF = "application/vnd.openxmlformats-officedocument."
_WML = _OFF + "wordprocessingml."
_TYPES = {
    "word/document.xml": _WML + "document.main+xml",
    "word/styles.xml": _WML + "styles+xml",
    "word/settings.xml": _WML + "settings+xml",
    "word/fontTable.xml": _WML + "fontTable+xml",
    "word/numbering.xml": _WML + "numbering+xml",
    "word/theme/theme1.xml": _OFF + "theme+xml",
    "docProps/core.xml": _PRS + "core-properties+xml",
    "docProps/app.xml": _OFF + "extended-properties+xml",
    "docProps/custom.xml": _OFF + "custom-properties+xml",
}
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def content_type(name: str) -> str:
    """The content type of a part by its name; headers and footers are numbered."""
    for kind in ("header", "footer"):
        if name.startswith(f"word/{kind}"):
            return f"{_WML}{kind}+xml"
    return _TYPES[name]


def content_types(names: list[str]) -> str:
    """``[Content_Types].xml`` for the parts given (relationship parts have the default type)."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{content_type(name)}"/>'
        for name in names
        if not name.endswith(".rels")
    )
    return (
        f'{XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{_PRS}relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(entries: list[tuple[str, str, str]]) -> str:
    """A relationship part from (id, type, target)."""
    inner = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{target}"/>' for i, t, target in entries)
    return f'{XML_HEAD}<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def zip_parts(parts: Mapping[str, str | bytes]) -> bytes:
    """Zip the parts in a fixed order with fixed times; content types and main part come first."""
    names = [n for n in _FIRST if n in parts] + sorted(n for n in parts if n not in _FIRST)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            archive.writestr(info, parts[name])
    return target.getvalue()
