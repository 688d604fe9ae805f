"""Joint signatures by §9.3, seals over signature and date, room for a signature stamp."""

import pytest

from tests.audit.pages import CELL, html_of, sample, width, wrong
from workplan_docs.audit.audit import Wishes, audit_pdf
from workplan_docs.errors import Severity

E, W = Severity.ERROR, Severity.WARNING
DATE = "2023年3月15日"
DATE_CENTRE = 184 - (4 + width(DATE) / 2) * CELL
NAMES = ["东平市城市管理局", "东平市公安局", "东平市财政局"]


def columns(step=45.0, last=DATE_CENTRE, names=NAMES, row=0):
    """Names side by side, the last one above the date."""
    return [
        (name, last - step * (len(names) - 1 - n) - width(name) * CELL / 2, row)
        for n, name in enumerate(names)
    ]


def stacked(right=2.0, names=NAMES):
    """Names under each other, the longest so many 字 from the right."""
    left = 184 - (right + max(width(n) for n in names)) * CELL
    return [(name, left, n) for n, name in enumerate(names)]


LONG = max(width(n) for n in NAMES)
GOOD = {
    "two with seals": wrong(signatures=columns(names=NAMES[:2])),
    "three with seals": wrong(signatures=columns()),
    "five with seals": wrong(
        signatures=[*columns(names=NAMES[:2]), *columns(row=5)], headings=[], attachments=[], note=""
    ),
    "without seals": wrong(signatures=stacked(), date_right=LONG - width(DATE), blank_rows=1),
}
FAULTS = {
    "last name not above the date": (wrong(signatures=columns(last=DATE_CENTRE - 20)), "SG007", W),
    "date at the edge": (wrong(signatures=columns(), date_right=0.0), "SG007", W),
    "seals would touch": (wrong(signatures=columns(step=38.0, names=NAMES[1:])), "SG017", W),
    "rows of seals too close": (
        wrong(signatures=[*columns(names=NAMES[:2]), *columns(row=3)], headings=[], attachments=[], note=""),
        "SG017",
        W,
    ),
    "without seals, date 4 字 in": (wrong(signatures=stacked(), date_right=4.0, blank_rows=1), "SG008", E),
    "without seals, at the edge": (
        wrong(signatures=stacked(right=0.0), date_right=1.0, blank_rows=1),
        "SG008",
        E,
    ),
}


@pytest.mark.parametrize("changes", GOOD.values(), ids=GOOD.keys())
def test_joint_signatures_in_their_places(audit_page, changes):
    assert [f.sentence for f in audit_page(**changes).faults] == []


@pytest.mark.parametrize(("changes", "code", "severity"), FAULTS.values(), ids=FAULTS.keys())
def test_joint_signatures_elsewhere(audit_page, changes, code, severity):
    report = audit_page(**changes)
    assert code in report.codes(severity), [f.sentence for f in report.faults]


def test_a_joint_document_that_should_be_sealed(audit_page):
    changes = wrong(signatures=stacked(), date_right=LONG - width(DATE), blank_rows=1)
    assert "SG008" in audit_page(Wishes(sealed=True), **changes).codes(E)


def seal(centre=DATE_CENTRE, top=113.0, size=42.0):
    return (
        f'<svg style="position:absolute;left:{centre - size / 2}mm;top:{top}mm" width="{size}mm" height="{size}mm" '
        'viewBox="0 0 42 42"><circle cx="21" cy="21" r="20" fill="none" stroke="#f00" stroke-width="1.2"/></svg>'
    )


@pytest.mark.parametrize(
    ("mark", "severities"),
    [
        (seal(), ()),
        (seal(centre=DATE_CENTRE - 30), (E,)),
        (seal(centre=DATE_CENTRE - 8), (W,)),
        (seal(top=150.0), (E,)),
    ],
    ids=["over both", "beside them", "off centre", "below the date"],
)
def test_the_place_of_a_seal(audit_page, mark, severities):
    report = audit_page(signed_extra=mark)
    found = {f.severity for f in report.faults if f.code == "SG009"}
    assert found >= set(severities), [f.sentence for f in report.findings if f.code == "SG009"]
    assert bool(found) == bool(severities)


def test_a_seal_too_far_below_the_text(audit_page):
    report = audit_page(signed_extra=seal(top=131.0), blank_rows=4)
    assert "SG009" in report.codes(E), [f.sentence for f in report.findings if f.code == "SG009"]


def order(post_right=4.0 + 40 / CELL + 2, date_row=12, date_right=4.0, stamp=""):
    """An order: mark, number, two rows of text, title and place of the signer, date."""
    rows = [
        (184 - (post_right + 2) * CELL, 175.0, "市长"),
        (184 - (date_right + width(DATE)) * CELL, 150.0 + date_row * 5, DATE),
    ]
    text = "".join(
        f"<div style=\"position:absolute;left:{left}mm;top:{top}mm;font:15.79pt/1 'WD FangSong'\">{said}</div>"
        for left, top, said in [
            (39.1, 120.0, "《东平市市容管理办法》已经市政府常务会议通过，现予公"),
            (28.0, 130.4, "布。"),
            *rows,
        ]
    )
    page = (
        "<div style=\"position:absolute;left:56.6mm;top:56.7mm;font:40pt/1 'WD XiaoBiaoSong';color:#f00\">"
        "东平市人民政府令</div>"
        "<div style=\"position:absolute;left:98mm;top:92mm;font:15.79pt/1 'WD FangSong'\">第8号</div>"
        "<div style=\"position:absolute;right:31mm;top:266.53mm;font:14pt/1 'WD Song'\">— 1 —</div>"
    )
    style = "@page { size: 210mm 297mm; margin: 0 } body { margin: 0 }"
    return f'<html lang="zh-CN"><head><style>{style}</style></head><body>{page}{text}{stamp}</body></html>'


STAMP = (
    '<svg style="position:absolute;left:{}mm;top:168mm" width="40mm" height="20mm" viewBox="0 0 40 20">'
    '<path d="M0 10 L20 0 L40 10 L20 20 Z" fill="none" stroke="#f00"/></svg>'
)


@pytest.mark.parametrize(
    ("changes", "good"),
    [
        ({}, True),
        ({"date_right": 0.0}, False),
        ({"date_row": 1}, False),
        ({"stamp": STAMP.format(184 - 4 * CELL - 40)}, True),
        ({"stamp": STAMP.format(184 - 40)}, False),
        ({"stamp": STAMP.format(184 - 4 * CELL - 40), "post_right": 12.0}, False),
    ],
    ids=["room", "date at the edge", "no room", "stamped", "stamp at the edge", "title under the stamp"],
)
def test_the_stamp_of_an_order(engine, changes, good):
    data = engine.write(engine.render(order(**changes))).data
    report = audit_pdf(data, "x.pdf", Wishes()).reports[0]
    assert report.format == "命令（令）格式"
    found = [f.sentence for f in report.faults if f.code == "SG016"]
    assert (not found) == good, found


def test_the_sample_has_one_signature():
    assert html_of(sample()).count("东平市城市管理局</div>") == 1
