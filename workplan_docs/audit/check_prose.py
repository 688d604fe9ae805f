"""Marks in the running text that tools are known to spoil, and editions of the standard that do not exist.

What the office writes is not judged; only what a converter leaves behind: dashes doubled or tripled, quotes
turned round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workplan_docs.audit.report import Report

_DASHES = re.compile(r"[^—]{0,4}(?:—{3}|—{5,}|-{2,}|─{2,})[^—]{0,4}")
_RANGE = re.compile(r"[0-9]{1,4}年?(?:——|--|-)[0-9]{1,4}年")
_EDITION = re.compile(r"GB/?T?\s*9704\s*[—–-]\s*(?!1988|1999|2012)(?:19|20)[0-9]{2}")

Prose = Iterable[tuple[str, int | None]]  # texts in reading order, each with its page


def check_prose(prose: Prose, report: Report) -> None:
    """All of them, on the text between recipients and signature."""
    opened = False
    for text, page in prose:
        for match in _DASHES.finditer(text):
            report.judge("PU008", False, "破折号“——”", f"“{match.group()}”", page)
        for match in _RANGE.finditer(text):
            report.judge("PU011", False, "起止用一字线，如 2021—2025年", f"“{match.group()}”", page)
        for match in _EDITION.finditer(text):
            report.judge("GN011", False, "GB/T 9704—2012", f"“{match.group()}”", page)
        opened = _quotes(text, opened, page, report)


def _quotes(text: str, opened: bool, page: int | None, report: Report) -> bool:
    """A closing quote needs an open one; each paragraph of a long quotation may open it again."""
    for at, char in enumerate(text):
        if char == "”" and not opened:
            report.judge("PU003", False, "前引号在先", f"“{text[max(0, at - 5) : at + 6]}”", page)
        opened = char == "“" if char in "“”" else opened
    return opened
