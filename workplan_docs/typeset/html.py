"""Blocks to HTML: the preview, and what WeasyPrint turns into PDF.

An official document becomes one section a page with every line where the layout put it; working papers
become flowing pages whose lines are broken by the same rules and whose pages are left to the engine.
Every text goes through `escape`; no markup of a template reaches the page.
"""

from __future__ import annotations

from html import escape

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.html_tables import table_html
from workplan_docs.typeset.html_text import field_html, line_html, paragraph_html
from workplan_docs.typeset.layout import Fragment, OfficialLayout
from workplan_docs.typeset.layout.imprint import COPY_LABEL
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.styles import STYLES

_TAGS = {"title": "h1", "heading1": "h2", "heading2": "h3", "heading3": "h4", "heading4": "h5"}


def page_html(document: b.Document, body: str, css: str = "") -> str:
    """A whole HTML file around ``body``; the language and the title go into the PDF as well."""
    author = f'<meta name="author" content="{escape(document.author)}">' if document.author else ""
    style = f"<style>{css}</style>" if css else ""
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title>{author}{style}</head>"
        f'<body class="{document.layout}">{body}</body></html>\n'
    )


def official_body(laid: OfficialLayout, profile: std.Profile) -> str:
    """One section a page; each fragment keeps the distance to the one above that the layout decided."""
    sections = []
    for number in range(1, laid.pages + 1):
        fragments = [f for f in laid.fragments if f.page == number]
        inner = _page_fragments(fragments, laid, profile)
        kind = "page"
        if laid.imprint and number == laid.imprint.page:
            inner = (inner or '<p class="body">\u3000</p>') + _imprint_html(laid)
        if laid.imprint and laid.imprint.blank_page_before and number >= laid.imprint.page - 1:
            kind = "page unnumbered"  # 7.5: neither the blank page nor the imprint's carries a number
        inner = inner or '<p class="body">\u3000</p>'  # a page needs a box in its flow
        sections.append(f'<section class="{kind}">{inner}</section>')
    return "".join(sections)


def _page_fragments(fragments: list[Fragment], laid: OfficialLayout, profile: std.Profile) -> str:
    out = []
    box_bottom = profile.top  # lower edge of the line box above
    for f in fragments:
        leading = std.mm(f.pitch_pt - f.size_pt) / 2
        gap = f.top - leading - box_bottom
        out.append(_fragment_html(f, gap, laid))
        box_bottom = f.top - leading + std.mm(f.pitch_pt) * len(f.lines)
        if f.role == "document-number" and laid.red_line is not None:
            drop = laid.red_line - box_bottom - std.mm(std.RED_LINE_PT) / 2
            out.append(f'<div class="red-line" style="margin-top:{drop:.4f}mm"></div>')
            box_bottom = laid.red_line + std.mm(std.RED_LINE_PT) / 2
    return "".join(out)


def _fragment_html(f: Fragment, gap: float, laid: OfficialLayout) -> str:
    tag = _TAGS.get(f.role, "p")
    css = [f"padding-top:{gap:.4f}mm"] if abs(gap) > 0.0005 else []
    css.append(f"line-height:{f.pitch_pt:g}pt")
    if f.left > std.TYPE_AREA_LEFT + 0.001:
        css.append(f"padding-left:{f.left - std.TYPE_AREA_LEFT:.4f}mm")
    classes = f.role if f.first else f"{f.role} continued"
    face = STYLES[b.Style(f.role)].face
    inner = "\n".join(line_html(line, face) for line in f.lines)
    if f.role == "issuer-mark" and laid.mark:
        css.append(f"font-size:{laid.mark.size_pt:g}pt")
        if laid.mark.scale_percent != 100:
            scale = f"transform-origin:left;transform:scaleX({laid.mark.scale_percent / 100:g})"
            inner = f'<span style="display:inline-block;{scale}">{inner}</span>'
    return f'<{tag} class="{classes}" style="{";".join(css)}">{inner}</{tag}>'


def _imprint_html(laid: OfficialLayout) -> str:
    assert laid.imprint is not None
    rows = []
    for row in laid.imprint.rows:
        lines = "\n".join(line_html(line, STYLES[b.Style.IMPRINT].face) for line in row.lines)
        if row.right:
            cells = f'<div class="left">{lines}</div><div class="right">{escape(row.right)}</div>'
        else:
            cells = f'<div class="label">{COPY_LABEL}</div><div class="left">{lines}</div>'
        rows.append(f'<div class="imprint-row">{cells}</div>')
    return f'<div class="imprint">{"".join(rows)}</div>'


def paper_body(document: b.Document, metrics: Metrics) -> str:
    """The body of a sheet or a form, as wide as its page allows."""
    width = std.SHEET_WIDTH if document.layout == "sheet" else std.FORM_WIDTH
    foot = f'<div class="foot">{escape(document.foot)}</div>' if document.foot else ""
    return foot + "".join(_paper_block(block, metrics, width) for block in document.blocks)


def _paper_block(block: b.Block, metrics: Metrics, width: float) -> str:
    if isinstance(block, b.Table):
        return table_html(block, metrics)
    if isinstance(block, b.Paragraph):
        return paragraph_html(block, metrics, width)
    if isinstance(block, b.Sides):
        left, right = (
            "".join(escape(i.text) if isinstance(i, b.Run) else field_html(i) for i in side)
            for side in (block.left, block.right)
        )
        return f'<div class="sides {block.style.value}"><span>{left}</span><span>{right}</span></div>'
    if isinstance(block, b.Blank):
        return f'<div class="blank" style="height:{block.rows}em"></div>'
    if isinstance(block, b.PageBreak):
        return '<div class="page-break"></div>'
    raise ValueError(f"{type(block).__name__} does not belong on a working paper")
