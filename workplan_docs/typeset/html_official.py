"""The pages of an official document as HTML: every fragment, rule and table where the layout put it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.html_tables import rows_html
from workplan_docs.typeset.html_text import line_html
from workplan_docs.typeset.layout import Fragment, ImprintRow, OfficialLayout, Rule, TableSlice
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.styles import STYLES

_TAGS = {"title": "h1", "heading1": "h2", "heading2": "h3", "heading3": "h4", "heading4": "h5"}
_ROLE_STYLES = {
    "mark-suffix": b.Style.ISSUER_MARK,
    "signer": b.Style.DOCUMENT_NUMBER,
    "post": b.Style.SIGNATURE,
}


def official_body(document: b.Document, laid: OfficialLayout, metrics: Metrics, profile: std.Profile) -> str:
    """One section a page."""
    fragments: dict[int, list[Fragment]] = {}
    for fragment in laid.fragments:
        fragments.setdefault(fragment.page, []).append(fragment)
    return "".join(
        _Page(document, laid, metrics, profile, number, fragments.get(number, ())).html()
        for number in range(1, laid.pages + 1)
    )


class _Page:
    """One page; distances are given from the corner of its page box."""

    def __init__(
        self,
        document: b.Document,
        laid: OfficialLayout,
        metrics: Metrics,
        profile: std.Profile,
        number: int,
        fragments: Sequence[Fragment],
    ) -> None:
        self.fragments = fragments
        self.document = document
        self.laid = laid
        self.metrics = metrics
        self.profile = profile
        self.number = number
        self.landscape = number in laid.landscape
        self.left = std.LANDSCAPE_LEFT if self.landscape else std.TYPE_AREA_LEFT
        self.top = std.LANDSCAPE_TOP if self.landscape else profile.top

    def html(self) -> str:
        """The section: what stands on the page in reading order, rules and imprint last."""
        inner = self._text()
        if self.number == 1:
            inner += "".join(_rules_html(rule, self.left, self.top) for rule in self.laid.red_lines)
        if self.laid.imprint and self.number == self.laid.imprint.page:
            inner += _imprint_html(self.laid)
        if self.landscape:
            inner += self._turned_number()
        # a page needs a box in its flow
        return f'<section class="{self._kind()}"><p class="body">\u3000</p>{inner}</section>'

    def _kind(self) -> str:
        if self.landscape:
            return "page landscape"
        if self.document.format == "letter" and self.number == 1:
            return "page letter"
        return "page unnumbered" if self.number in self.laid.unnumbered else "page"

    def _text(self) -> str:
        placed: list[tuple[int, str]] = [(f.block, self._fragment(f)) for f in self.fragments]
        placed += [(t.block, self._table(t)) for t in self.laid.tables if t.page == self.number]
        return "".join(html for _, html in sorted(placed, key=lambda item: item[0]))

    def _at(self, top: float, left: float) -> list[str]:
        return [f"top:{top - self.top:.4f}mm", f"left:{left - self.left:.4f}mm"]

    def _fragment(self, f: Fragment) -> str:
        style = _ROLE_STYLES.get(f.role) or b.Style(f.role)
        css = self._at(f.top - std.mm(f.pitch_pt - f.size_pt) / 2, f.left)
        css.append(f"line-height:{f.pitch_pt:g}pt")
        if style is b.Style.ISSUER_MARK:
            css.append(f"font-size:{f.size_pt:g}pt")
        if f.scale_percent != 100:
            css.append(f"transform-origin:left;transform:scaleX({f.scale_percent / 100:g})")
        classes = style.value if f.role == style.value else f"{style.value} {f.role}"
        if not f.first:
            classes += " continued"
        tag = _TAGS.get(f.role, "p")
        inner = "\n".join(line_html(line, STYLES[style].face) for line in f.lines)
        whole = "".join(self.laid.title_lines.get(f.block, ())) if tag == "h1" and f.first else ""
        named = f' title="{escape(whole)}"' if whole else ""  # what the bookmark says
        return f'<{tag} class="{classes}"{named} style="{";".join(css)}">{inner}</{tag}>'

    def _table(self, t: TableSlice) -> str:
        block = self.document.blocks[t.block]
        assert isinstance(block, b.Table)
        part = b.Table(block.columns, t.rows, t.head)
        css = ";".join(self._at(t.top, t.left - std.mm(std.TABLE_OUTER_PT) / 2))  # rules centred on the edge
        return f'<div class="table" style="{css}">{rows_html(part, t.heights, self.metrics)}</div>'

    def _turned_number(self) -> str:
        """The page number at the portrait sheet's foot, turned with the sheet (clause 8)."""
        if self.number in self.laid.unnumbered:
            return ""
        inset = self.profile.number_inset_mm
        side = "odd" if self.number % 2 else "even"
        foot = std.TYPE_AREA_RIGHT - inset if self.number % 2 else std.TYPE_AREA_LEFT + inset
        left = std.PAGE_HEIGHT - std.TYPE_AREA_BOTTOM - self.profile.number_below
        css = ";".join(self._at(foot, left))
        return f'<p class="turned-number {side}" style="{css}">— {self.number} —</p>'


def _rules_html(rule: Rule, left: float, top: float) -> str:
    out = []
    y = rule.top_mm - top
    for weight in rule.weights:
        css = (
            f"top:{y:.4f}mm;left:{rule.left_mm - left:.4f}mm;width:{rule.width_mm:g}mm;"
            f"border-top-width:{weight:g}pt"
        )
        out.append(f'<div class="red-line" style="{css}"></div>')
        y += std.mm(weight + rule.split_pt)
    return "".join(out)


def _imprint_html(laid: OfficialLayout) -> str:
    assert laid.imprint is not None
    kind = "imprint" if laid.imprint.ruled else "imprint plain"
    return f'<div class="{kind}">{"".join(_imprint_row(row) for row in laid.imprint.rows)}</div>'


def _imprint_row(row: ImprintRow) -> str:
    lines = "\n".join(line_html(line, "fangsong") for line in row.lines)
    label = f'<div class="label">{escape(row.label)}</div>' if row.label else ""
    right = f'<div class="right">{escape(row.right)}</div>' if row.right else ""
    kind = "imprint-row" if row.ruled else "imprint-row joined"
    return f'<div class="{kind}">{label}<div class="left">{lines}</div>{right}</div>'
