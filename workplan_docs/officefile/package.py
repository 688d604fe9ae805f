"""Opening a DOCX or XLSX that somebody sent, without letting it do anything.

Every limit is checked before a part is read, and while it is read, since declared sizes lie: bombs,
duplicate or escaping names, encryption, macros, embedded objects and document type declarations are
refused; relations are never followed (typesetting-docx §4).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from workplan_docs.errors import ContentError, Diagnostic, Severity

MAX_FILE = 20_000_000
MAX_TOTAL = 100_000_000
MAX_RATIO = 200
MAX_PARTS = 500
_RATIO_FLOOR = 1_000_000  # bytes: small parts of blanks may shrink further
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_ACTIVE = re.compile(r"vbaproject|vbadata|/activex/|/embeddings/|\.bin$|\.exe$|\.ole$", re.IGNORECASE)
_PRINTER = re.compile(r"/printersettings/[^/]+\.bin$", re.IGNORECASE)  # harmless, common in XLSX
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .doc, .xls, or an encrypted .docx
_DTD = "<!DOCTYPE"


@dataclass(frozen=True, slots=True)
class Package:
    """A checked package: its bytes, the names of its parts, and reading a part within the limits."""

    name: str
    data: bytes
    names: frozenset[str]

    def read(self, part: str) -> bytes:
        """One part's bytes; raises `ContentError` when it is missing, broken or larger than allowed."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive, archive.open(part) as stream:
                content = stream.read(MAX_TOTAL + 1)
        except KeyError:
            raise _refused(self.name, f"缺少部件 {part}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise _refused(self.name, f"部件 {part} 损坏（{error}）") from None
        if len(content) > MAX_TOTAL:
            raise _refused(self.name, f"部件 {part} 过大")
        return content

    def xml(self, part: str) -> etree._Element:
        """One part parsed without entities, network or document type declaration."""
        content = self.read(part)
        head = content[:4096]
        for encoding in ("latin-1", "utf-16-le", "utf-16-be"):
            if _DTD in head.decode(encoding, "replace").upper():
                raise _refused(self.name, f"部件 {part} 带有文档类型声明，不予读取")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise _refused(self.name, f"部件 {part} 不是完好的 XML（{error}）") from None
        return root


def open_package(source: Path | bytes, name: str = "") -> Package:
    """Check a file and return its package; raises `ContentError` with the reason in Chinese."""
    if isinstance(source, Path):
        name = name or source.name
        try:
            if source.stat().st_size > MAX_FILE:
                raise _refused(name, f"文件超过 {MAX_FILE // 1_000_000} MB")
            data = source.read_bytes()
        except OSError as error:
            raise _refused(name, f"文件打不开（{error.strerror}）") from None
    else:
        data = source
    if len(data) > MAX_FILE:
        raise _refused(name, f"文件超过 {MAX_FILE // 1_000_000} MB")
    if data.startswith(_OLD_OFFICE):
        raise _refused(name, "文件是旧格式（.doc、.xls、.wps）或已加密，请另存为 .docx 或 .xlsx 并去掉密码")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise _refused(name, "文件不是完好的 .docx 或 .xlsx") from None
    _check(name, infos)
    return Package(name, data, frozenset(i.filename for i in infos))


def _check(name: str, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_PARTS:
        raise _refused(name, f"文件里的部件超过 {MAX_PARTS} 个")
    seen: set[str] = set()
    for info in infos:
        reason = _fault(info)
        if info.filename.lower() in seen:
            reason = f"部件 {info.filename} 重复"
        if reason:
            raise _refused(name, reason)
        seen.add(info.filename.lower())
    if sum(i.file_size for i in infos) > MAX_TOTAL:
        raise _refused(name, f"文件解压后超过 {MAX_TOTAL // 1_000_000} MB")


def _fault(info: zipfile.ZipInfo) -> str:
    part = info.filename
    if part.startswith(("/", "\\")) or ":" in part or ".." in re.split(r"[/\\]", part):
        return f"部件名 {part} 不合规矩"
    if info.flag_bits & _ENCRYPTED:
        return "文件已加密"
    if info.compress_type not in _METHODS:
        return f"部件 {part} 的压缩方法不支持"
    if info.file_size > _RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return f"部件 {part} 的压缩比异常"
    if _ACTIVE.search(part) and not _PRINTER.search(part):
        return "文件带有宏或嵌入对象，不予读取"
    return ""


def _refused(name: str, message: str) -> ContentError:
    return ContentError(Diagnostic("OF001", Severity.ERROR, message, name or None))
