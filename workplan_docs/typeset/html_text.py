"""Set lines, paragraphs and fields as HTML."""

from __future__ import annotations

from html import escape

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, break_lines
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.styles import STYLES


def line_html(line: Line, face: str) -> str:
    """One set line; a piece of another face than the style's ``face`` names it, spacing is in em."""
    out = []
    for piece in line.pieces:
        text = escape(piece.text, quote=False)
        classes = f' class="{piece.face}"' if piece.face != face else ""
        extra = f' style="letter-spacing:{piece.extra:.5f}em"' if abs(piece.extra) > 5e-6 else ""
        out.append(f"<span{classes}{extra}>{text}</span>" if classes or extra else text)
    return "".join(out)


def field_html(field: b.Field) -> str:
    """A field's value or its blank, ruled where it stands in running text."""
    text = escape(b.inline_text(field), quote=False)
    return f'<span class="field">{text}</span>' if field.blank else text


def paragraph_html(paragraph: b.Paragraph, metrics: Metrics, width: float, tag: str = "p") -> str:
    """A paragraph of a working paper, ``width`` mm wide."""
    spec = STYLES[paragraph.style]
    if any(isinstance(i, b.Field) and i.blank for i in paragraph.inlines):
        inner = "".join(
            field_html(i) if isinstance(i, b.Field) else line_html_run(i) for i in paragraph.inlines
        )
    else:
        em = std.mm(spec.em)
        lines = break_lines(
            paragraph.inlines, spec.face, metrics, width / em, spec.indent, even=spec.align == "justify"
        )
        inner = "\n".join(line_html(line, spec.face) for line in lines)
    keep = ' style="break-after:avoid"' if paragraph.keep_next else ""
    return f'<{tag} class="{paragraph.style.value}"{keep}>{inner}</{tag}>'


def line_html_run(run: b.Run) -> str:
    """A run that the browser may break itself (a paragraph with fields to fill in)."""
    text = escape(run.text, quote=False)
    return f'<span class="{run.face}">{text}</span>' if run.face else text
