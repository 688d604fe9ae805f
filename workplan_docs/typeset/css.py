"""The style sheet, made from the table of figures and the table of styles; no figure stands twice.

Family names are the program's own (prepared faces), so a page looks the same on every machine; the rare
face follows in each stack for hanzi that the everyday face lacks.
"""

from __future__ import annotations

from workplan_docs.documents.blocks import Style
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.fonts.css import css_families as family
from workplan_docs.typeset.fonts.faces import Face
from workplan_docs.typeset.styles import StyleSpec, styles_of

# The page box reaches below the type area, so that the leading of a last line has room in every profile.
_BOX_BELOW = 4.0
_BOX_BOTTOM = std.PAGE_HEIGHT - std.TYPE_AREA_BOTTOM - _BOX_BELOW
_LETTER_BOTTOM = 10.0  # a letter's first page has its lower double line in the box, and no number
_LETTER_BOX_BELOW = std.PAGE_HEIGHT - std.TYPE_AREA_BOTTOM - _LETTER_BOTTOM
_CELL_STYLES = (Style.CELL, Style.CELL_LEFT, Style.CELL_CENTRE, Style.CELL_HEAD, Style.CELL_SECTION)


def style_sheet(profile: std.Profile, mirrored: bool = False) -> str:
    """CSS for every document and layout under a profile; ``mirrored`` even pages are bound at the right."""
    parts = [
        _BASE,
        _official_pages(profile) + (_mirrored_pages(profile) if mirrored else ""),
        _paper_pages(),
        _official(profile),
        _imprint(profile),
        _TABLES,
    ]
    parts += [_style_rule(style, spec) for style, spec in styles_of(profile).items()]
    parts += [f".{face.value} {{ font-family: {family(face)} }}" for face in Face if face is not Face.RARE]
    # last: these override the indent of their style
    parts.append(".continued, .attachment-list, .attendance { text-indent: 0 }")
    # one bookmark for a title of several lines or a heading that goes on overleaf
    parts.append(".continued { bookmark-level: none } h1[title] { bookmark-label: attr(title) }")
    return "\n".join(parts)


def _style_rule(style: Style, spec: StyleSpec) -> str:
    size = f"calc({std.TYPE_AREA_WIDTH:g}mm / {std.CHARS})" if spec.size == std.SIZE_3 else f"{spec.size:g}pt"
    rules = [f"font-family: {family(spec.face)}", f"font-size: {size}"]
    if spec.pitch:
        rules.append(f"line-height: {spec.pitch:g}pt")
    if spec.indent:
        rules.append(f"text-indent: {spec.indent}em")
    if spec.colour != "#000000":
        rules.append(f"color: {spec.colour}")
    if style.value.startswith("sheet") or style in _CELL_STYLES:
        rules.append(f"text-align: {'left' if spec.align == 'justify' else spec.align}")
        rules.append(f"min-height: {spec.pitch:g}pt")  # an empty paragraph keeps its line, as in Word
        if spec.keep_next and style not in _CELL_STYLES:
            rules.append("break-after: avoid")
    return f".{style.value} {{ {'; '.join(rules)} }}"


_BASE = """\
html { font-kerning: none; font-variant-ligatures: none; color: #000; orphans: 1; widows: 1 }
body, h1, h2, h3, h4, h5, p { margin: 0; font-weight: normal; font-size: inherit }
p, h1, h2, h3, h4, h5 { white-space: pre }
.field { border-bottom: 0.5pt solid #000 }"""


def _official_pages(profile: std.Profile) -> str:
    """Page boxes of the official layout; the dash of the page number is centred 7 mm below the type area."""
    top = profile.number_below - _BOX_BELOW - std.mm(profile.number_pt) / 2
    inset = profile.number_inset_mm
    number = (
        f"content: '— ' counter(page) ' —'; font: {profile.number_pt:g}pt/1 {family('song')}; vertical-align: top; "
        f"padding-top: {top:.4f}mm; white-space: nowrap"
    )
    box = (
        f"size: {std.PAGE_WIDTH:g}mm {std.PAGE_HEIGHT:g}mm; "
        f"margin: {profile.top:g}mm {profile.right:g}mm {_BOX_BOTTOM:g}mm {profile.left:g}mm"
    )
    odd = f"{number}; padding-right: {inset:.4f}mm; text-align: right"
    even = f"{number}; padding-left: {inset:.4f}mm; text-align: left"
    letter = box.replace(f"{_BOX_BOTTOM:g}mm", f"{_LETTER_BOTTOM:g}mm")
    turned = (
        f"size: {std.PAGE_HEIGHT:g}mm {std.PAGE_WIDTH:g}mm; margin: {std.LANDSCAPE_TOP:g}mm "
        f"{std.TYPE_AREA_TOP:g}mm 0 {std.LANDSCAPE_LEFT:g}mm"
    )
    return (
        f"@page official {{ {box} }}\n@page unnumbered {{ {box} }}\n@page letter {{ {letter} }}\n"
        f"@page landscape {{ {turned} }}\n"
        f"@page official:right {{ @bottom-right {{ {odd} }} }}\n"
        f"@page official:left {{ @bottom-left {{ {even} }} }}"
    )


def _mirrored_pages(profile: std.Profile) -> str:
    """Even pages with the margins of both sides exchanged; a turned one has its binding edge below."""
    sides = f"margin-left: {profile.right:g}mm; margin-right: {profile.left:g}mm"
    turned = std.LANDSCAPE_TOP - profile.left + profile.right
    return (
        f"\n@page official:left {{ {sides} }}\n@page unnumbered:left {{ {sides} }}"
        f"\n@page landscape:left {{ margin-top: {turned:g}mm }}"
    )


def _paper_pages() -> str:
    """Page boxes of working papers: the foot's text at the left, 第1页　共6页 at the right."""
    margin = f"{std.SHEET_MARGIN:g}mm"
    side = f"{std.TYPE_AREA_LEFT:g}mm"
    right = f"{std.PAGE_WIDTH - std.TYPE_AREA_RIGHT:g}mm"
    font = f"font: {std.SIZE_5:g}pt/1 {family('fangsong')}; vertical-align: top; padding-top: 5mm"
    pages = f"content: '第' counter(page) '页　共' counter(pages) '页'; {font}; text-align: right"
    foot = (
        f"@bottom-left {{ content: element(foot); {font}; width: 75%; text-align: left }} "
        f"@bottom-right {{ {pages} }}"
    )
    return (
        f"@page sheet {{ size: {std.PAGE_HEIGHT:g}mm {std.PAGE_WIDTH:g}mm; "
        f"margin: {std.SHEET_TOP:g}mm {margin} {margin} {margin}; {foot} }}\n"
        f"@page form {{ size: {std.PAGE_WIDTH:g}mm {std.PAGE_HEIGHT:g}mm; "
        f"margin: {std.FORM_TOP:g}mm {right} {std.FORM_BOTTOM:g}mm {side}; {foot} }}\n"
        "body.sheet { page: sheet } body.form { page: form } "
        ".page-break { break-after: page }\n"
        f".foot {{ position: running(foot); font: {std.SIZE_5:g}pt/1 {family('fangsong')} }}\n"
        ".sides { display: flex; justify-content: space-between } .blank { font-size: 12pt }"
    )


def _official(profile: std.Profile) -> str:
    height = std.PAGE_HEIGHT - profile.top - _BOX_BOTTOM
    return (
        f".page {{ page: official; position: relative; height: {height:.4f}mm; break-after: page }}\n"
        ".page:last-child { break-after: auto } .page.unnumbered { page: unnumbered }\n"
        f".page.letter {{ page: letter; height: {std.PAGE_HEIGHT - profile.top - _LETTER_BOTTOM:.4f}mm }}\n"
        f".page.landscape {{ page: landscape; height: {std.LANDSCAPE_HEIGHT:g}mm }}\n"
        ".page > * { position: absolute } .page > .body:first-child { font-size: 1pt; line-height: 1pt }\n"
        # lines are set already: asking the engine for their width is a seventh of its work (measured)
        f".page > :is(p, h1, h2, h3, h4, h5) {{ width: {std.PAGE_HEIGHT:g}mm }}\n"
        ".page > .turned-number { width: auto }\n"
        f".red-line {{ border-top: {profile.red_line_pt:g}pt solid {profile.red}; height: 0 }}\n"
        f".turned-number {{ font: {profile.number_pt:g}pt/{profile.number_pt:g}pt {family('song')}; "
        f"margin-top: -{profile.number_pt / 2:g}pt; transform-origin: 0 50%; transform: rotate(90deg) }}\n"
        ".turned-number.odd { transform-origin: 100% 50%; transform: translateX(-100%) rotate(90deg) }"
    )


def _imprint(profile: std.Profile) -> str:
    """The last rule's lower edge stands on the lower edge of the type area (7.4.1)."""
    outer, inner = (f"{pt:g}pt solid #000" for pt in (profile.imprint_outer_pt, profile.imprint_inner_pt))
    return (
        f".imprint {{ position: absolute; left: 0; bottom: {_BOX_BELOW:g}mm; "
        f"width: {std.TYPE_AREA_WIDTH:g}mm; "
        f"font: {std.SIZE_4:g}pt/{std.IMPRINT_PITCH_PT:g}pt {family('fangsong')}; "
        f"border-top: {outer}; border-bottom: {outer} }}\n"
        f".imprint-row {{ display: flex; padding: 0 {std.IMPRINT_INSET}em; white-space: pre }}\n"
        f".imprint-row + .imprint-row {{ border-top: {inner} }}\n"
        ".imprint-row + .imprint-row.joined { border-top: none }\n"
        f".page.letter .imprint {{ bottom: {_LETTER_BOX_BELOW:g}mm }}\n"
        ".imprint.plain, .imprint.plain .imprint-row + .imprint-row { border: none }\n"
        ".imprint-row .right { margin-left: auto; align-self: flex-end }"
    )


_TABLES = f"""\
table {{ border-collapse: collapse; table-layout: fixed; border: {std.TABLE_OUTER_PT:g}pt solid #000 }}
td, th {{ border: {std.TABLE_INNER_PT:g}pt solid #000; padding: 0.5mm {std.CELL_PADDING:g}mm;
  vertical-align: middle; font-weight: normal; text-align: left }}
tr {{ break-inside: avoid }}
tr.row-section, tr.row-group {{ break-after: avoid }}
table + table, table + p {{ margin-top: 3mm }}"""
