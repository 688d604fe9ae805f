"""Landscape tables: the head at the left of the upright sheet, the page number where it always is (clause 8)."""

import pytest

from tests.audit.pages import CELL, html_of, sample
from workplan_docs.audit.audit import Wishes, audit_pdf
from workplan_docs.errors import Severity

E = Severity.ERROR
NUMBER = "font:14pt/1 'WD Song';white-space:pre;position:absolute"
ROWS = "".join(
    "<div style='white-space:pre'>序号　任务名称　责任单位　完成时限　备注说明</div>" for _ in range(9)
)


def lying(number):
    """A lying page, the sheet turned clockwise: its left edge is up."""
    table = f"<div style=\"position:absolute;left:37mm;top:60mm;font:12pt/2 'WD FangSong'\">{ROWS}</div>"
    return f'<section style="page:lying;width:297mm;height:209.9mm">{table}{number}</section>'


def upright(turn):
    """An upright page with the table turned on it."""
    place = (
        "left:60mm;top:240mm;transform:rotate(-90deg)"
        if turn < 0
        else "left:150mm;top:60mm;transform:rotate(90deg)"
    )
    return (
        f"<section><div style=\"position:absolute;{place};transform-origin:0 0;font:12pt/2 'WD FangSong'\">{ROWS}</div>"
        f'<div style="{NUMBER};right:{26 + 14 * 25.4 / 72}mm;top:{269 - 7 * 25.4 / 72}mm">— 5 —</div></section>'
    )


def turned(degrees, left, top, text="— 5 —"):
    """A page number turned about its middle; left and top are those of its middle."""
    return (
        f'<div style="{NUMBER};left:{left - 20}mm;top:{top - 2.47}mm;width:40mm;text-align:center;'
        f'transform:rotate({degrees}deg)">{text}</div>'
    )


HALF = 3.5 * 14 * 25.4 / 72 / 2  # of — 5 —
MIDDLE = 184 - 14 * 25.4 / 72 - HALF
PAGES = {
    "number at the foot of the upright sheet": (lying(turned(90, 28, MIDDLE)), set()),
    "number at the foot of the lying page": (
        lying(f'<div style="{NUMBER};right:40mm;top:190mm">— 5 —</div>'), {"PG014"},
    ),
    "sheet turned the other way": (lying(turned(-90, 269, 210 - MIDDLE)), {"PG014"}),
    "number on the wrong side": (lying(turned(90, 28, 28 + 5 + HALF)), {"PG002"}),
    "number too low": (lying(turned(90, 12, MIDDLE)), {"PG003"}),
    "no number": (lying(""), {"PG020"}),
    "table that reads upwards": (upright(-90), set()),
    "table that reads downwards": (upright(90), {"PG014"}),
}  # fmt: skip


@pytest.mark.parametrize(("page", "codes"), PAGES.values(), ids=PAGES.keys())
def test_a_landscape_table(engine, page, codes):
    html = html_of(sample())
    html = html.replace("</style>", "@page lying { size: 297mm 210mm; margin: 0 }</style>")
    html = html.replace("</body>", f"{page}</body>").replace("section:last-child { break-after: auto }", "")
    report = audit_pdf(engine.write(engine.render(html)).data, "x.pdf", Wishes()).reports[0]
    found = {f.code for f in report.faults if f.page == 5 and f.severity is E}
    assert found == codes, [f.sentence for f in report.faults]


def test_the_cell_of_the_number():
    assert pytest.approx(5.57, abs=0.01) == CELL
