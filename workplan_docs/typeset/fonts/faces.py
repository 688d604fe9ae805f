"""The faces that a document is set in, so that every writer means the same one by the same name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Face(StrEnum):
    """A face of GB/T 9704-2012, and `RARE`, which sets the hanzi that the others lack."""

    XIAOBIAOSONG = "xiaobiaosong"
    FANGSONG = "fangsong"
    KAI = "kai"
    HEI = "hei"
    SONG = "song"
    RARE = "rare"


@dataclass(frozen=True, slots=True)
class FaceInfo:
    """What a face is called.

    ``chinese`` is what the office calls it; ``office_families`` are the commercial families in the order
    of preference, the first one for the font slots of a DOCX; ``stand_in`` is the free family that the
    prepared set is made from, for the DOCX's alternative name; ``family`` is the name in the style sheet.
    """

    chinese: str
    family: str
    stand_in: str
    office_families: tuple[str, ...]


FACES: dict[Face, FaceInfo] = {
    Face.XIAOBIAOSONG: FaceInfo(
        "小标宋",
        "WD XiaoBiaoSong",
        "FandolSong",
        (
            "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05",
            "FZXBSJW--GB1-0", "FZXBSK--GBK1-0", "小标宋", "华文中宋", "STZhongsong",
        ),
    ),
    Face.FANGSONG: FaceInfo(
        "仿宋",
        "WD FangSong",
        "FandolFang",
        (
            "仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "方正仿宋_GB2312",
            "方正仿宋简体", "FZFangSong-Z02", "FZFangSong-Z02S", "华文仿宋", "STFangsong",
        ),
    ),
    Face.KAI: FaceInfo(
        "楷体",
        "WD Kai",
        "AR PL KaitiM GB",
        (
            "楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "方正楷体_GB2312",
            "方正楷体简体", "FZKai-Z03", "FZKai-Z03S", "华文楷体", "STKaiti",
        ),
    ),
    Face.HEI: FaceInfo(
        "黑体",
        "WD Hei",
        "FandolHei",
        ("黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "FZHei-B01", "FZHei-B01S", "华文黑体", "STHeiti"),
    ),
    Face.SONG: FaceInfo(
        "宋体",
        "WD Song",
        "FandolSong",
        (
            "宋体", "SimSun", "新宋体", "NSimSun", "方正书宋_GBK", "方正书宋简体",
            "FZShuSong-Z01", "FZShuSong-Z01S", "华文宋体", "STSong",
        ),
    ),
    Face.RARE: FaceInfo(
        "生僻字",
        "WD Rare",
        "Noto Serif SC",
        ("宋体-方正超大字符集", "SimSun (Founder Extended)", "SimSun-ExtB", "宋体-ExtB"),
    ),
}  # fmt: skip


def face_of_family(family: str) -> tuple[int, Face] | None:
    """Which face a family of an office's font sets, with its rank among that face's families."""
    wanted = family.strip().casefold()
    for face, info in FACES.items():
        for rank, name in enumerate((*info.office_families, info.family, info.stand_in)):
            if name.casefold() == wanted:
                return rank, face
    return None
