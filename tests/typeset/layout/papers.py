"""Short ways to write official documents for tests of layout and PDF."""

from tests.typeset.layout.nominal import NominalMetrics
from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout import lay_official

METRICS = NominalMetrics()
TEXT = "为深入贯彻落实全市城市管理工作会议精神，进一步提升城市精细化管理水平，现就有关事项通知如下。"


def p(text, style=b.Style.BODY, keep_next=False):
    return b.Paragraph(style, (b.Run(text),), keep_next)


def signed(*organs, date="2026年3月5日", mode="sealed", note=""):
    return b.SigningBlock(tuple(b.Signature(o) for o in organs), date, mode, note)


def stamped(*posts, date="2026年3月5日"):
    return b.SigningBlock(tuple(b.Signature("", post) for post in posts), date, "stamp")


def paper(*blocks, form="ordinary"):
    return b.Document("official", "t", blocks, format=form)


def lay(*blocks, form="ordinary", profile=std.EXACT):
    return lay_official(paper(*blocks, form=form), METRICS, profile)


def of(laid, role, page=None):
    return [f for f in laid.fragments if f.role == role and (page is None or f.page == page)]


def text_of(fragments):
    return ["".join(line.text for line in f.lines) for f in fragments]


def right(fragment):
    """Right edge of a fragment of one line in mm."""
    line = fragment.lines[0]
    em = sum(METRICS.advance(piece.face, c) + piece.extra for piece in line.pieces for c in piece.text)
    return fragment.left + em * std.mm(fragment.size_pt) * fragment.scale_percent / 100


def cells(*texts, style=b.Style.CELL, kind="body", height=0.0):
    return b.Row(tuple(b.Cell((p(t, style),)) for t in texts), kind, height)


def table(rows, width=156.0, landscape=False, text="城市管理" * 6):
    head = cells("序号", "任务", style=b.Style.CELL_HEAD, kind="head")
    body = tuple(cells(str(n), text) for n in range(1, rows + 1))
    return b.Table((width / 4, width * 3 / 4), body, (head,), landscape)
