"""The issuer mark of several issuers (7.2.4): their names stacked, 文件 at the right of the stack.

A table of two fixed columns without rules: names are stretched to one width by ``jc=distribute``, the suffix
stands in one merged cell in the middle of the stack. Both survive editing in every suite.
"""

from __future__ import annotations

from itertools import pairwise

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.docx.flow import Flow
from workplan_docs.typeset.docx.ooxml import NEUTRAL_PITCH, Align, Format, paragraph, run
from workplan_docs.typeset.layout.places import Fragment

_SLACK = 0.6  # mm: a name as wide as its column must not wrap, its row is of exact height


def _sized(flow: Flow, text: str, fragment: Fragment, height: float, align: Align) -> str:
    """A paragraph in the size of its place, its line no higher than ``height`` mm."""
    half_points = round(fragment.size_pt * 2)
    sizes = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    extra = f'<w:w w:val="{fragment.scale_percent}"/>{sizes}'
    line = min(fragment.size_pt * NEUTRAL_PITCH, std.pt(height))
    form = Format(line=int(line * std.TWIPS_PER_PT), align=align)
    return paragraph(flow.writer.style(b.Style.ISSUER_MARK), run(text, extra=extra), form)


def _cell(width: int, content: str, merge: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )


def joint_mark(flow: Flow, index: int, block: b.IssuerMark) -> None:
    """The table at its place, below a 1 pt paragraph that carries the spacing a table cannot have."""
    stack = flow.fragments(index, "issuer-mark")
    suffix = flow.fragments(index, "mark-suffix")
    if not stack:
        flow.add(b.Style.ISSUER_MARK, run(block.text))
        return
    heights = [lower.top - upper.top for upper, lower in pairwise(stack)]
    heights.append(heights[-1] if heights else std.mm(stack[0].size_pt * NEUTRAL_PITCH))
    top = stack[0].top - (heights[0] - std.mm(stack[0].size_pt)) / 2
    anchor = std.mm(1)  # as high as the paragraph that carries the spacing
    before = flow.space_to(top - anchor, anchor + sum(heights))
    flow.add_anchor(Format(before=before, keep_next=True))
    flow.items.append(_table(flow, block, stack, suffix[0] if suffix else None, heights))


def _table(
    flow: Flow, block: b.IssuerMark, stack: list[Fragment], suffix: Fragment | None, heights: list[float]
) -> str:
    left = stack[0].left - _SLACK / 2
    names = max(_width(f) for f in stack) + _SLACK
    widths = [std.twips(names)]
    if suffix:
        widths.append(std.twips(suffix.left + _width(suffix) + _SLACK - left) - widths[0])
    rows = ""
    for n, (name, fragment, height) in enumerate(zip(block.names, stack, heights, strict=True)):
        cells = _cell(widths[0], _sized(flow, name, fragment, height, "distribute"))
        if suffix and n == 0:
            text = _sized(flow, block.suffix, suffix, sum(heights), "right")
            cells += _cell(widths[1], text, '<w:vMerge w:val="restart"/>')
        elif suffix:
            cells += _cell(widths[1], flow.writer.anchor(), "<w:vMerge/>")
        rows += (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{std.twips(height)}" w:hRule="exact"/></w:trPr>'
            f"{cells}</w:tr>"
        )
    margins = "".join(f'<w:{e} w:w="0" w:type="dxa"/>' for e in ("top", "left", "bottom", "right"))
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{std.twips(left - std.TYPE_AREA_LEFT)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _width(fragment: Fragment) -> float:
    em = std.mm(fragment.size_pt) * fragment.scale_percent / 100
    return sum(line.width for line in fragment.lines) * em
