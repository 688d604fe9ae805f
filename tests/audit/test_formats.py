"""Letters, orders and minutes are told from the page and judged by their own figures; a seal is seen."""

import pytest

from tests.audit.pages import CELL, html_of, sample
from workplan_docs.audit.audit import Wishes, audit_pdf
from workplan_docs.errors import Severity

E, W = Severity.ERROR, Severity.WARNING


def letter(
    line=170.0,
    mark_top=30.0,
    lower=277.0,
    first_number=False,
    number_right=26.0,
    rules=False,
    number_top=None,
    title_gap=16,
    printed="",
):
    def double(y):
        return (
            f'<div style="position:absolute;left:{105 - line / 2}mm;width:{line}mm;top:{y}mm;'
            'height:0.8mm;background:#f00"></div>'
        )

    number_top = number_top or mark_top + 19.8 + 4.84
    number = f"<div style=\"position:absolute;right:{number_right}mm;top:{number_top}mm;font:16pt/1 'WD FangSong'\">东城函〔2023〕9号</div>"
    s = sample(
        mark="东平市城市管理局",
        mark_top=mark_top,
        number="　",
        number_top=56,
        line_width=0,
        title=["东平市城市管理局关于商请协助的函"],
        title_gap=title_gap,
        without_number=() if first_number else (1,),
        copy_to="抄送：市委办公室。",
        printed=printed,
        imprint_outer=0.353 if rules else 0.0,
        extra=double(mark_top + 19) + double(lower - 0.8) + number,
    )
    return html_of(s)


@pytest.fixture
def audit(engine):
    def run(html, **wishes):
        return audit_pdf(engine.write(engine.render(html)).data, "x.pdf", Wishes(**wishes)).reports[0]

    return run


def test_a_letter(audit):
    report = audit(letter())
    assert report.format == "信函格式"
    assert report.codes(E) == set(), [f.sentence for f in report.faults]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"mark_top": 36.0}, "HD015"),
        ({"line": 166.0}, "HD024"),
        ({"lower": 262.0}, "HD016"),
        ({"first_number": True}, "PG005"),
        ({"number_right": 60.0}, "DN020"),
        ({"rules": True}, "CO003"),
        ({"printed": "2023年3月16日印发"}, "CO003"),
        ({"number_top": 65.0}, "DN022"),
        ({"title_gap": 3.0}, "TT021"),
    ],
)
def test_faults_of_a_letter(audit, changes, code):
    report = audit(letter(**changes))
    assert report.format == "信函格式"
    assert code in report.codes(E), [f.sentence for f in report.faults]


LOWER_LINE = 276.6  # its middle in the hand-made letter


@pytest.mark.parametrize("top", [LOWER_LINE - 2.5, LOWER_LINE + 3.0], ids=["on the line", "below it"])
def test_text_at_the_lower_line_of_a_letter(audit, top):
    text = f"<div style=\"position:absolute;left:33mm;top:{top}mm;font:14pt/1 'WD FangSong'\">抄送：市财政局。</div>"
    report = audit(letter().replace("</section>", f"{text}</section>", 1))
    assert report.format == "信函格式"
    assert "PG021" in report.codes(E), [f.sentence for f in report.faults]


@pytest.mark.parametrize(
    ("mark", "name", "top"), [("东平市人民政府令", "命令", 57.0), ("市长办公会议纪要", "纪要", 72.0)]
)
def test_orders_and_minutes_are_told_by_their_mark(audit, mark, name, top):
    found = audit(html_of(sample(mark=mark, mark_top=top, mark_size=36)))
    assert name in found.format
    assert "HD015" not in found.codes()
    wrong = audit(html_of(sample(mark=mark, mark_top=top + 5, mark_size=36)))
    assert "HD015" in wrong.codes(E)


def test_a_seal_makes_the_sealed_layout_the_one_to_keep(audit):
    seal = (
        '<svg style="position:absolute;left:130mm;top:110mm" width="42mm" height="42mm" viewBox="0 0 42 42">'
        '<circle cx="21" cy="21" r="20" fill="none" stroke="#f00" stroke-width="1.2"/></svg>'
    )
    unsealed = {"date": "2023年3月5日", "signature_right": 2.0, "date_right": 2.0, "blank_rows": 1}
    html = html_of(sample(**unsealed))
    parts = html.split("</section>")
    parts[2] += seal
    assert audit(html).codes(E, W) == set()
    assert "SG007" in audit("</section>".join(parts)).codes()


def test_an_upward_document(audit):
    good = {"number_left": 28 + CELL, "number": "东城报〔2023〕7号", "signers": "签发人：王明"}
    assert audit(html_of(sample(**good))).codes(E, W) == set()
    assert "DN020" in audit(html_of(sample(**good | {"number_left": 28.0}))).codes(E)
