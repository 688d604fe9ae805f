"""What the elements say, alone and together: 密级 with 份号, 上行文 with 签发人, years, order, attachments."""

import pytest

from tests.audit.pages import CELL, PROSE, html_of, sample, width, wrong
from workplan_docs.audit.audit import Wishes, audit_pdf
from workplan_docs.errors import Severity

E, W = Severity.ERROR, Severity.WARNING


def filled(text):
    """A full row that begins so."""
    rest = 28 - width(text)
    return text + PROSE[: int(rest)]


UPWARD = ["东平市城市管理局关于", "调整城市管理经费的请示"]
MOVED = "主送：各县区人民政府，市政府各部门。"

FAULTS = {
    "密级 without 份号": (wrong(classified=[("机密★1年", 28)]), "HD002", E),
    "密级 without period": (wrong(classified=[("000017", 28), ("机密", 28)]), "HD005", W),
    "period in Chinese numerals": (wrong(classified=[("000017", 28), ("机密★一年", 28)]), "HD004", E),
    "no such 紧急程度": (wrong(classified=[("急件", 28)]), "HD006", E),
    "紧急程度 above 密级": (
        wrong(classified=[("特急", 28), ("机密★1年", 28), ("000017", 28)]), "HD007", E,
    ),
    "请示 without 签发人": (wrong(title=UPWARD), "HD008", E),
    "year of another date": (wrong(number="东城发〔2021〕1号"), "DN009", W),
    "full-width digits": (wrong(number="东城发〔２０２３〕1号"), "DN001", E),
    "number without 代字": (wrong(number="〔2023〕1号"), "DN001", E),
    "number without brackets": (wrong(number="东城发2023年1号"), "DN001", E),
    "printed before it was signed": (wrong(printed="2023年3月14日印发"), "SG006", W),
    "one attachment with a number": (wrong(attachments=[("附件：1.任务分解表", 2.0)]), "AT002", W),
    "name of the signer in 仿宋": (
        wrong(title=UPWARD, number_left=28 + CELL, signers="签发人：王明", signer_face="fangsong"), "HD027", W,
    ),
    "single attachment with a number": (wrong(attachment_label="附件1"), "AT009", W),
    "attachment of another name": (
        wrong(attachments=[("附件：工作任务表", 2.0)], attachment_label="附件"), "AT006", W,
    ),
    "pages after the imprint": (wrong(more_pages=1), "CO007", E),
    "spaced 密级": (wrong(classified=[("000017", 28), ("机　密★1年", 28)]), "HD004", E),
    "three dashes": (wrong(odd_row="坚持城市管理为了人民———深入开展环境卫生整治提升行动全"), "PU008", W),
    "doubled dash in a range": (wrong(odd_row="坚持在2021——2025年深入开展环境卫生整治提升行动全面推"), "PU011", W),
    "quotes turned round": (wrong(odd_row="坚持城市管理为了”双碳“深入开展环境卫生整治提升行动全面"), "PU003", W),
    "an edition that there is not": (wrong(odd_row="按照GB/T 9704—2019深入开展环境卫生整治提升行动全面推进垃"), "GN011", W),
    "line below 主送 in the imprint": (wrong(recipients="", recipients_moved=MOVED, moved_line=True), "CO005", E),
}  # fmt: skip

GOOD = {
    "classified": wrong(classified=[("000017", 28), ("机密★1年", 28), ("特急", 28)]),
    "until it is in use": wrong(classified=[("000017", 28), ("秘密★启用前", 28)]),
    "请示": wrong(title=UPWARD, number_left=28 + CELL, signers="签发人：王明"),
    "several attachments": wrong(attachments=[("附件：1.任务分解表", 2.0), ("2.责任单位名单", 5.0)]),
    "主送 in the imprint": wrong(recipients="", recipients_moved=MOVED),
    "every character by itself": wrong(single_glyphs=True),
    "quotes, dashes, ranges": wrong(odd_row=filled("坚持“双碳”——2021—2025年按照GB/T 9704—2012")),
    "号数制 and its pitch": wrong(pitch=29.45 * 25.4 / 72, top=37.0, size=15.75),
}


@pytest.mark.parametrize(("changes", "code", "severity"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found(audit_page, changes, code, severity):
    report = audit_page(**changes)
    assert code in report.codes(severity), [f.sentence for f in report.faults]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (wrong(classified=[("000017", 28), ("机密★1年", 28)], classified_bold=True), "HD023"),
        (wrong(bold=True), "PG013"),
    ],
    ids=["密级", "body"],
)
def test_artificial_bold_is_seen(engine, changes, code):
    data = engine.render(html_of(sample(**changes))).write_pdf()  # our own writer would refuse it
    assert code in audit_pdf(data, "x.pdf", Wishes()).reports[0].codes(W)


def test_mirrored_pages_are_seen(audit_page):
    report = audit_page(even_shift=2.0)
    assert report.codes(E, W) == set(), [f.sentence for f in report.faults]
    assert "PP003" in report.codes(Severity.HINT)


def test_pages_that_stand_askew_are_not_mirrored(audit_page):
    assert {"PP003", "PG002"} & audit_page(even_shift=4.0).codes(E)


@pytest.mark.parametrize("changes", GOOD.values(), ids=GOOD.keys())
def test_what_is_right_is_left_alone(audit_page, changes):
    report = audit_page(**changes)
    assert [f.sentence for f in report.faults if f.severity in (E, W)] == []
