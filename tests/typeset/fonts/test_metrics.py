from __future__ import annotations

import subprocess
import sys

import pytest

from tests.typeset.fonts.tiny import open_font
from workplan_docs.typeset.fonts import Face, charset

TEXT_FACES = [face for face in Face if face is not Face.RARE]
PUNCTUATION = "　、。，；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～"
SYMBOLS = "￥×÷±≥≤≠≈∞√∠⊥∥°℃‰№㎡㎥㎏㎞★☆□■☐☑☒✓○◐◑●◎◇◆△▲→←↑↓①⑩⑪⑳⑴㈠ⅠⅻⅰⅩ※§"
RARE_NAMES = "喆堃玥祎镕䶮"


@pytest.fixture(scope="module")
def gb2312():
    trails = [bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF)]
    return "".join(pair.decode("gb2312", "ignore") for pair in trails)


@pytest.mark.parametrize("face", TEXT_FACES)
def test_a_face_has_gb2312_punctuation_and_symbols_one_em_wide(metrics, gb2312, face):
    assert len(gb2312) == 6763
    for char in gb2312 + "〇" + PUNCTUATION + SYMBOLS:
        assert metrics.own(face, char), char
        assert metrics.advance(face, char) == 1.0, char


@pytest.mark.parametrize("face", TEXT_FACES)
def test_digits_are_exactly_half_an_em(metrics, face):
    assert {metrics.advance(face, digit) for digit in "0123456789 "} == {0.5}
    assert metrics.missing(face, "".join(map(chr, range(0x20, 0x7F)))) == []


@pytest.mark.parametrize("face", TEXT_FACES)
def test_names_with_rare_hanzi_print(metrics, face):
    assert metrics.missing(face, RARE_NAMES) == []
    assert [metrics.advance(face, char) for char in RARE_NAMES] == [1.0] * 6


def test_the_rare_face_has_all_of_gbk_and_extension_a(metrics):
    blocks = [*range(0x4E00, 0x9FA6), *range(0x3400, 0x4DB6)]
    assert [chr(code) for code in blocks if not metrics.own(Face.RARE, chr(code))] == []


def test_what_no_face_has_is_named_once_and_in_order(metrics):
    assert metrics.missing(Face.FANGSONG, "国😀𠮷好😀\U0010ffff") == ["😀", "\U0010ffff"] or metrics.missing(
        Face.FANGSONG, "国😀𠮷好😀\U0010ffff"
    ) == ["😀", "𠮷", "\U0010ffff"]
    assert metrics.advance(Face.FANGSONG, "😀") == 1.0
    assert metrics.missing(Face.KAI, "\u200b\ufe0f\n") == []


def test_vertical_metrics_are_equal_in_every_face(free_set):
    for file in free_set.files:
        font = open_font(file.path)
        os2, hhea = font["OS/2"], font["hhea"]
        assert font["head"].unitsPerEm == 1000
        assert (hhea.ascent, hhea.descent, hhea.lineGap) == (880, -120, 0)
        assert (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap) == (880, -120, 0)
        assert (os2.usWinAscent, os2.usWinDescent) == (880, 120)
        assert "GPOS" not in font
        assert "GSUB" not in font
        assert "CFF " not in font


def test_the_sidecar_says_what_the_font_says(free_set, metrics):
    for file in free_set.files:
        font = open_font(file.path)
        cmap, advances = font.getBestCmap(), font["hmtx"]
        for char in "国喆1A“—，" if file.face is Face.RARE else "国1A“—，":
            assert metrics.advance(file.face, char) * 1000 == advances[cmap[ord(char)]][0]


@pytest.mark.parametrize("face", TEXT_FACES)
def test_hanzi_stand_in_the_middle_of_the_em_box(metrics, gb2312, face):
    boxes = [metrics.ink(face, char) for char in gb2312[::7]]
    centres = sorted((top + bottom) / 2 for top, bottom in boxes)
    assert centres[len(centres) // 2] == pytest.approx(0.5, abs=0.02)
    top, bottom = metrics.ink(face, "国文件")
    assert -0.03 < top < 0.12
    assert 0.9 < bottom < 1.03


def test_ink_of_nothing_is_at_the_baseline(metrics):
    assert metrics.ink(Face.KAI, " 　") == (0.88, 0.88)


def test_a_dash_reaches_from_edge_to_edge(free_set):
    for file in free_set.files:
        if file.face is not Face.RARE:
            font = open_font(file.path)
            dash = font["glyf"][font.getBestCmap()[0x2014]]
            assert (dash.xMin, dash.xMax) == (0, 1000)


def test_the_sets_do_not_overlap():
    assert not charset.LATIN & charset.FULL_WIDTH
    assert not charset.PUNCTUATION & charset.SYMBOLS


def test_measuring_needs_neither_fonttools_nor_weasyprint(free_set):
    program = (
        "import sys; from pathlib import Path\n"
        "from workplan_docs.typeset.fonts import Metrics, resolve_faces\n"
        "Metrics(resolve_faces(Path('nowhere'))).width('fangsong', '二〇二三年')\n"
        "assert not {'fontTools', 'weasyprint'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
