"""Bytes → text, whatever program saved them: encodings, files of other kinds, characters no file may hold.

A file in the wrong encoding is still read in the encoding that it is in, so that its other faults come out
in the same run.
"""

from __future__ import annotations

import re

from workplan_docs.errors import Diagnostic, Severity

MAX_BYTES = 2_000_000
_SHOWN_CONTROLS = 20
# YAML's own list of what may not stand in a file (control characters, lone halves of pairs, non-characters)
# YAML also ends a line at U+0085, U+2028 and U+2029, which no editor counts: they would spoil every line number.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]"
)
_RECODE = "用记事本打开，选“另存为”，编码选“UTF-8”。"
_PATCHED = (
    "这里的编码和文件别的地方不一样，字已经残缺",
    "把这一行的字重新打一遍，存成 UTF-8；整个文件都乱，就从备份恢复。",
)
# what files of other kinds begin with; a renamed file keeps its contents
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", " Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 或 WPS 文件"),
    (b"%PDF", " PDF 文件"),
    (b"{\\rtf", "写字板文件（RTF）"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"<!DOCTYPE", "网页文件"),
    (b"<html", "网页文件"),
    (b"<?xml", " XML 文件"),
)


def decode(raw: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """The text with line feeds as only line ends, None when the bytes hold none; and what is wrong."""
    if len(raw) > MAX_BYTES:
        size = len(raw) / 1_000_000
        message = f"文件太大（{size:.1f} 兆字节，最多 2 兆）"
        return None, [_fault("YA004", message, file, None, None, "看看是不是放错了文件。")]
    kind = _kind(raw)
    if kind is not None:
        message = f"这不是文本文件（是{kind}），只是名称以 .yaml 结尾"
        hint = "改后缀不能改变内容：在记事本里新建，把文字粘贴进去，照 .yaml 的写法存成 UTF-8。"
        return None, [_fault("YA012", message, file, 1, None, hint)]
    text, faults = _in_its_encoding(raw, file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _garbled(text):
        message = "这个文件成了乱码：有程序按别的编码读进去，又存了盘"
        return None, [
            _fault("YA001", message, file, 1, None, "从备份恢复，或者从原稿重新粘贴；用记事本存成 UTF-8。")
        ]
    if _numbered(text):
        message = "每一行的前面都多了行号，不能读"
        hint = "多半是从网页或代码里连行号一起拷来的：删去行号再粘贴一次。"
        return None, [*faults, _fault("YA014", message, file, 1, 1, hint)]
    return _without_forbidden(text, file, faults)


def _numbered(text: str) -> bool:
    """Whether every line begins with its number."""
    lines = [(n, line) for n, line in enumerate(text.rstrip().split("\n"), start=1) if line.strip()]
    return len(lines) > 5 and all(re.match(rf"\s*{n}(?:[\s:.|、]|$)", line) for n, line in lines)


def as_shown(raw: bytes) -> str:
    """The text for showing lines of it beside a fault: in the file's own encoding, nothing reported."""
    text, _ = _in_its_encoding(raw, "")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _kind(raw: bytes) -> str | None:
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((name for mark, name in _KINDS if start.startswith(mark)), None)


def _in_its_encoding(raw: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    wide = _wide(raw)
    if wide is not None:
        fault = _fault("YA001", f"文件的编码是 {wide[:6].upper()}，不是 UTF-8", file, 1, 1, _RECODE)
        return raw.decode(wide, errors="replace").removeprefix("\ufeff"), [fault]
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
    text = _chinese(raw)
    if text is None:
        return _line_by_line(raw), [_fault("YA001", _PATCHED[0], file, line, column, _PATCHED[1])]
    message = "文件的编码不是 UTF-8，像是 GBK（ANSI）"
    return text, [_fault("YA001", message, file, line, column, _RECODE)]


def _line_by_line(raw: bytes) -> str:
    """A file of two encodings: somebody pasted into it with a program that writes another."""
    return "\n".join(_own_encoding(line) for line in re.split(b"\r\n|\n|\r", raw))


def _own_encoding(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return _chinese(line) or line.decode("utf-8", errors="replace")


def _garbled(text: str) -> bool:
    """Whether the text is UTF-8 that was read as GBK: written in GBK again it would be UTF-8 for the most part."""
    if text.count("锟斤拷") > 2:
        return True
    raw = "".join(re.findall("[^\x00-\x7f]+", text)).encode("gb18030", "ignore")
    meant = re.findall("[\u3000-\u9fff\uff00-\uffef]", raw.decode("utf-8", "ignore"))
    return len(raw) > 60 and 3 * len(meant) > len(raw) // 2


def _wide(raw: bytes) -> str | None:
    """The kind of UTF-16 or UTF-32, told by its mark or by the zero bytes that ASCII has in it."""
    if raw.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = raw[:200]
    if len(start) >= 4 and start.count(0) > len(start) // 5:
        even, odd = start[::2].count(0), start[1::2].count(0)
        if min(even, odd) * 10 <= max(even, odd):
            return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _chinese(raw: bytes) -> str | None:
    """What GBK makes of the bytes; None when it makes nothing of them."""
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return None


def _without_forbidden(text: str, file: str, faults: list[Diagnostic]) -> tuple[str | None, list[Diagnostic]]:
    """Characters that no YAML file may hold are reported and left out, so that reading goes on."""
    odd = [match.start() for match in _FORBIDDEN.finditer(text)]
    if len(odd) > 50 and len(odd) * 20 > len(text):
        message = "这不是文本文件，里面多半是程序用的数据"
        hint = "看看是不是放错了文件；内容文件用记事本写，存成 UTF-8。"
        return None, [_fault("YA012", message, file, 1, None, hint)]
    for at in odd[:_SHOWN_CONTROLS]:
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        message = f"文件里有看不见的控制字符（U+{ord(text[at]):04X}）"
        hint = "删去这个字符；多半是从别处粘贴带来的，把这几个字重新打一遍最稳妥。"
        faults.append(_fault("YA002", message, file, line, column, hint))
    return (_FORBIDDEN.sub("", text) if odd else text), faults


def _fault(code: str, message: str, file: str, line: int | None, column: int | None, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, file, line, column, hint)
