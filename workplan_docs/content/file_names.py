"""Which names can be part of a file's name on every system."""

from __future__ import annotations

import re

MAX_NAME = 60
# Devices of Windows, with any suffix and with blanks before it, in any case.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]')


def name_fault(name: str) -> str | None:
    """Why a name can't be part of a file name on every system; None when it can."""
    if not name.strip():
        return "是空的"
    if match := _UNSAFE.search(name):
        char = match[0]
        shown = f"“{char}”" if char.isprintable() else f"看不见的字符（U+{ord(char):04X}）"
        return f"里有不能用在文件名里的{shown}" if char.isprintable() else f"里有{shown}"
    if ".." in name or name.startswith(".") or name != name.strip() or name.endswith("."):
        return f"“{name}”里有连续的点，或者以点、空格开头或结尾"
    if _RESERVED.fullmatch(name):
        return f"“{name}”是 Windows 保留的名称"
    if len(name) > MAX_NAME:
        return f"太长（{len(name)} 字，最多 {MAX_NAME} 字）"
    return None


def attachment_stem(stem: str, number: int) -> str:
    """The file of an attachment that is bound apart from its document: ``函-附件2``."""
    return f"{stem}-附件{number}"


def is_by_the_way(name: str) -> bool:
    """Whether a file is what editors and systems leave behind, which nobody means to be read."""
    folded = name.casefold()
    return (
        name.startswith((".", "~", "#"))
        or name.endswith("~")
        or folded.endswith((".swp", ".swo", ".tmp"))
        or folded in ("thumbs.db", "desktop.ini", "ehthumbs.db")
    )
