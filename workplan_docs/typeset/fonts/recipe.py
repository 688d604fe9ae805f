"""Where the prepared set comes from and what is taken from where, as data.

Packages are pinned by version, and every font file by its SHA-256. The file's digest decides: a newer
package that carries the very same file is welcome, so the recipe outlives point releases of Debian; a
package with another file is refused, so the same recipe always makes the same bytes. See
``docs/adr/0002-fonts-prepared-at-set-up.md``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workplan_docs.typeset.fonts import charset
from workplan_docs.typeset.fonts.faces import Face

ASCENT, DESCENT, UPEM = 880, -120, 1000
"""Vertical metrics of every prepared face: equal, or mixed faces in a line would change its pitch."""


@dataclass(frozen=True, slots=True)
class Source:
    """One font file: the Debian packages or the Python package that carry it, and its digest.

    ``packages`` are tried in order, each first in its pinned ``version``, then in whatever the release has.
    ``wheel`` is a requirement with a hash for pip. ``path`` ends the file's path in the package.
    ``rise``, in 1/1000 em, lifts its characters so that hanzi stand in the middle of the em box 880/−120.
    """

    path: str
    sha256: str
    name: str
    licence: str
    packages: tuple[str, ...] = ()
    version: str = ""
    wheel: str = ""
    licence_files: tuple[str, ...] = ()
    rise: int = 0


def _fandol(style: str, sha256: str) -> Source:
    return Source(
        f"fandol/Fandol{style}.otf",
        sha256,
        f"Fandol{style}",
        "GPL-3.0 with font exception",
        packages=("texlive-lang-chinese",),
        version="2022.20230122-1",
        licence_files=("fonts/fandol/COPYING.gz", "fonts/fandol/README"),
        rise=80,  # Fandol is drawn for 800/−200: its dashes lie at 300, its hanzi about 300.
    )


def _liberation(style: str, sha256: str) -> Source:
    return Source(
        f"Liberation{style}.ttf",
        sha256,
        f"Liberation {style}",
        "OFL-1.1",
        packages=("fonts-liberation2", "fonts-liberation"),
        version="2.1.5-1",
        licence_files=("fonts-liberation2/copyright",),
    )


def _noto(style: str, sha256: str) -> Source:
    return Source(
        f"Noto{style}SC-Regular.otf",
        sha256,
        f"Noto {style} SC",
        "OFL-1.1",
        wheel="pylopdf-fonts-zh-cn==0.1.1 "
        "--hash=sha256:e2661ef3790cbe0f0f6aa5338b6859b7cd288ee75bc88cd4239c62cd025d4fb3",
        licence_files=("licenses/LICENSE",),
    )


SOURCES: dict[str, Source] = {
    "fang": _fandol("Fang-Regular", "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9"),
    "song": _fandol("Song-Regular", "a3820003227d4abe31fe28b493200d94a849ccfd078b50a019264f70353020b0"),
    "song-bold": _fandol("Song-Bold", "ffa76a70e128947a4dd22151d5ee829b23e24ce3cb6fe8ad49891cd1c2d9e9b9"),
    "hei": _fandol("Hei-Regular", "4afa97aa8751e0118617df88272b58d43691b5cffb7ea024c4580496e9f34d28"),
    "kai-fandol": _fandol("Kai-Regular", "ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827"),
    "kai": Source(
        "gkai00mp.ttf",
        "61519fb9bdda4a1a3aa02a12cbb76c2ef897ce879775d7ea2265d0a65fe54d16",
        "AR PL KaitiM GB",
        "Arphic Public License",
        packages=("fonts-arphic-gkai00mp",),
        version="2.11-16",
        licence_files=("fonts-arphic-gkai00mp/copyright",),
    ),
    "serif": _liberation("Serif-Regular", "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba"),
    "serif-bold": _liberation(
        "Serif-Bold", "446a4421f297698427170fd7db20e59169a4188baaaf940e9bea58af6341a723"
    ),
    "sans": _liberation("Sans-Regular", "8d91388f1d3604b3b8ae0e3ee2d140e50cd6122f9214514f4aca772540a4076d"),
    "noto-serif": _noto("Serif", "e8f396decc1f0963a016a989c3d8852e863d1350996f573860a80767c83a1cd3"),
    "noto-sans": _noto("Sans", "faa6c9df652116dde789d351359f3d7e5d2285a2b2a1f04a2d7244df706d5ea9"),
}


@dataclass(frozen=True, slots=True)
class Layer:
    """Characters taken from one source: those for which ``takes`` holds and no earlier layer gave one.

    ``scale`` shrinks the outlines (Liberation Sans's digits are 0.556 em wide, a cell's half is 0.5).
    """

    source: str
    takes: Callable[[int], bool]
    scale: float = 1.0


def _text_face(
    hanzi: str,
    latin: str,
    marks: str,
    symbols: str,
    *more: Layer,
    brackets: str | None = None,
    scale: float = 1,
) -> tuple[Layer, ...]:
    """Hanzi, letters and digits, Chinese punctuation and symbols, each from where they look right.

    ``brackets`` names the source of 《》〈〉【】 where those of ``marks`` are heavier than the hanzi.
    """
    return (
        Layer(hanzi, charset.is_hanzi),
        *more,
        Layer(latin, charset.LATIN.__contains__, scale),
        *(() if brackets is None else (Layer(brackets, charset.BRACKETS.__contains__),)),
        Layer(marks, charset.PUNCTUATION.__contains__),
        Layer(symbols, (charset.SYMBOLS | charset.KANA_BOPOMOFO | charset.GREEK_CYRILLIC).__contains__),
        Layer(symbols, charset.PUNCTUATION.__contains__),
        Layer(hanzi, (charset.SYMBOLS | charset.LATIN).__contains__),
    )


FACE_LAYERS: dict[Face, tuple[Layer, ...]] = {
    Face.FANGSONG: _text_face("fang", "serif", "song", "noto-serif", brackets="noto-serif"),
    Face.XIAOBIAOSONG: _text_face("song-bold", "serif-bold", "song-bold", "noto-serif"),
    Face.KAI: _text_face(
        "kai", "serif", "song", "noto-serif", Layer("kai-fandol", charset.is_hanzi), brackets="noto-serif"
    ),
    Face.HEI: _text_face("hei", "sans", "noto-sans", "noto-sans", scale=500 / 556.15234375),
    Face.SONG: _text_face("song", "serif", "song", "noto-serif", brackets="noto-serif"),
    Face.RARE: (Layer("noto-serif", lambda _: True),),
}


@cache
def recipe_hash() -> str:
    """Names the cache folder: whatever shapes the prepared files (this recipe, the code) is in it."""
    digest = hashlib.sha256()
    for name in ("recipe.py", "charset.py", "outlines.py", "drawn.py", "glyphtable.py"):
        digest.update(Path(__file__).with_name(name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
