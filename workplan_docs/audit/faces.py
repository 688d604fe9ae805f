"""Which of the standard's faces a font is, by whatever name a file gives it."""

from __future__ import annotations

import re
from functools import cache

from workplan_docs.typeset.fonts.faces import FACES, Face, face_of_family

__all__ = ["CHINESE", "Face", "face_of_font", "is_latin_font"]

CHINESE: dict[Face, str] = {face: info.chinese for face, info in FACES.items()}
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"[-, ]?(regular|bold|italic|roman|medium|black|heavy|light)+$", re.IGNORECASE)
_LATIN = re.compile(r"times|liberation|arial|calibri|cambria|courier|georgia|helvetica|dejavu", re.IGNORECASE)
# Parts of PostScript and family names, the more telling first.
_PARTS: tuple[tuple[str, Face], ...] = (
    ("xiaobiao", Face.XIAOBIAOSONG),
    ("xbs", Face.XIAOBIAOSONG),
    ("小标宋", Face.XIAOBIAOSONG),
    ("zhongsong", Face.XIAOBIAOSONG),
    ("中宋", Face.XIAOBIAOSONG),
    ("fang", Face.FANGSONG),
    ("仿宋", Face.FANGSONG),
    ("zhuque", Face.FANGSONG),
    ("kai", Face.KAI),
    ("楷", Face.KAI),
    ("wenkai", Face.KAI),
    ("hei", Face.HEI),
    ("黑", Face.HEI),
    ("sanscjk", Face.HEI),
    ("sanssc", Face.HEI),
    ("gothic", Face.HEI),
    ("song", Face.SONG),
    ("宋", Face.SONG),
    ("simsun", Face.SONG),
    ("serifcjk", Face.SONG),
    ("serifsc", Face.SONG),
    ("mincho", Face.SONG),
)


@cache
def face_of_font(font: str) -> Face | None:
    """The face of a font by its name in a file; None when the name says nothing (a Latin one included)."""
    name = _SUBSET.sub("", font).strip()
    for known in (name, name.replace("-", " "), _STYLE.sub("", name)):
        if (found := face_of_family(known)) is not None:
            return found[1]
    plain = re.sub(r"[-_ ]", "", name).casefold()
    return next((face for part, face in _PARTS if part in plain), None)


def is_latin_font(font: str) -> bool:
    """Whether it is one of the usual Latin families."""
    return bool(_LATIN.search(font))
