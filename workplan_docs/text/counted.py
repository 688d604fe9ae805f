"""Names that say how many areas they stand for: 9县, 五区九县."""

from __future__ import annotations

import re

from workplan_docs.text.numerals import from_chinese

_KIND = "(?:县市区|县区|区县|街镇|镇街|乡镇|街道|开发区|园区|片区|社区|县|区|市|镇|乡|村)"
_COUNTED = re.compile(f"(?:(?:[0-9]{{1,2}}|[两二三四五六七八九十]{{1,3}})个?{_KIND})+")


def counted(name: str) -> int | None:
    """How many areas a name says that it stands for (五区九县: 14); None when it says no number."""
    if not _COUNTED.fullmatch(name):
        return None
    numerals = re.findall("[0-9]+|[两二三四五六七八九十]+", name)
    return sum(int(one) if one.isdigit() else from_chinese(one.replace("两", "二")) or 0 for one in numerals)
