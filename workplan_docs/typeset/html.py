"""Blocks to HTML: the preview, and what WeasyPrint turns into PDF.

An official document becomes one section a page with every line where the layout put it (`html_official`);
working papers become flowing pages whose lines are broken by the same rules and whose pages are left to
the engine.
Every text goes through `escape`; no markup of a template reaches the page.
"""

from __future__ import annotations

from html import escape

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.html_tables import table_html
from workplan_docs.typeset.html_text import field_html, paragraph_html
from workplan_docs.typeset.layout.limits import unknown_block
from workplan_docs.typeset.layout.metrics import Metrics


def page_html(document: b.Document, body: str, css: str = "") -> str:
    """A whole HTML file around ``body``; the language and the title go into the PDF as well."""
    draft = '<meta name="keywords" content="草稿">' if document.state == "draft" else ""
    author = f'<meta name="author" content="{escape(document.author)}">' if document.author else ""
    style = f"<style>{css}</style>" if css else ""
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title>{author}{draft}{style}</head>"
        f'<body class="{document.layout}">{body}</body></html>\n'
    )


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
    raise unknown_block(block)
