"""The faces as WeasyPrint sets them, measured in the PDF."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from workplan_docs.typeset.fonts import (
    Face,
    check_embedded,
    css_families,
    embedded_font_names,
    font_face_css,
)

pdfplumber = pytest.importorskip("pdfplumber")

PT = 72 / 25.4
CELL = 156 * PT / 28
SENTENCE = "为深入贯彻落实党的二十大精神，扎实做好城市管理工作，结合我市实际制定本要点。"


@pytest.fixture(scope="module")
def typeset(free_set):
    """Set a body of HTML on the 28 × 22 grid; returns the PDF's bytes."""
    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
    except OSError as problem:
        pytest.skip(f"Pango is not installed: {problem}")
    classes = "".join(f".{face} {{ font-family: {css_families(face)} }}\n" for face in Face)
    style = f"""{font_face_css(free_set)}{classes}
        @page {{ size: A4; margin: 34.58mm 26mm 32.58mm 28mm }}
        body {{ margin: 0; font: calc(156mm / 28) {css_families("fangsong")}; line-height: 29.5pt;
                orphans: 1; widows: 1; font-kerning: none }}
        p {{ margin: 0 }}"""
    configuration = FontConfiguration()
    sheet = weasyprint.CSS(string=style, font_config=configuration)

    def write(body: str) -> bytes:
        return weasyprint.HTML(string=body).write_pdf(stylesheets=[sheet], font_config=configuration)

    return write


def chars_of(pdf: bytes) -> list[list[dict]]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.chars for page in document.pages]


def baselines(chars: list[dict]) -> list[float]:
    return sorted({round(char["matrix"][5], 2) for char in chars}, reverse=True)


@pytest.mark.parametrize("face", [face for face in Face if face is not Face.RARE])
def test_28_characters_fill_the_line(typeset, face):
    line = "城市管理工作要点通知各县区（开发区）：〇一二三四五六七八"
    assert len(line) == 28
    (chars,) = chars_of(typeset(f"<p class={face}>{line}</p>"))
    assert len(baselines(chars)) == 1
    for index, char in enumerate(chars):
        assert char["x0"] == pytest.approx(28 * PT + index * CELL, abs=0.05)


def test_mixed_faces_and_rare_hanzi_keep_22_lines(typeset):
    spans = "".join(f"<span class={face}>{face.value[:2]}城管2023喆䶮</span>" for face in Face)
    pages = chars_of(typeset(f"<p>{(spans + SENTENCE) * 40}</p>"))
    assert len(pages) > 2
    for chars in pages[:-1]:
        lines = baselines(chars)
        assert len(lines) == 22
        pitches = [upper - lower for upper, lower in pairwise(lines)]
        assert max(abs(pitch - 29.5) for pitch in pitches) < 0.02


def test_widths_in_the_pdf_are_the_widths_of_the_metrics(typeset, metrics):
    text = "临城管发〔2023〕1号“A4”3.5%——…·㎡喆"
    for face in Face:
        if face is Face.RARE:
            continue
        (chars,) = chars_of(typeset(f"<p class={face}>{text}</p>"))
        end = chars[0]["x0"] + metrics.width(face, text) * CELL
        assert chars[-1]["x1"] == pytest.approx(end, abs=0.05)


def test_what_is_read_back_is_what_was_written(typeset, metrics):
    text = SENTENCE + "“引号”‘单引’……——《书》〈名〉【〕〔"
    text += "￥×÷±≥≤℃‰→★☆□■☑☐☒✓○●◐◎①⑩⑳㈠⑴Ⅰⅻ№㎡㎥々〇喆堃玥祎镕䶮ABC09%ü"
    for face in Face:
        if face is not Face.RARE:
            pages = chars_of(typeset(f"<p class={face}>{text}</p>"))
            assert "".join(char["text"] for chars in pages for char in chars) == text


def test_only_the_fonts_asked_for_are_embedded(typeset, free_set):
    pdf = typeset("".join(f"<p class={face}>城管喆1</p>" for face in Face))
    assert len(embedded_font_names(pdf)) == 6
    assert check_embedded(pdf, free_set) == []


def test_a_font_that_slipped_in_is_found(typeset, free_set):
    found = check_embedded(typeset("<p>城管<span style='font-family: monospace'>abc</span></p>"), free_set)
    assert len(found) == 1
    assert check_embedded(["WD-FangSong", "DejaVu-Sans"], free_set) == ["DejaVu-Sans"]


def test_the_same_text_makes_the_same_bytes(typeset):
    assert typeset(f"<p>{SENTENCE}</p>") == typeset(f"<p>{SENTENCE}</p>")
