"""Whether 主送机关 stand above the text or in the imprint is decided by the page (7.3.2)."""

import pytest

from tests.typeset.layout.papers import METRICS, TEXT, p
from workplan_docs.documents import blocks as b
from workplan_docs.errors import LayoutError
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout import lay_official, with_recipients_placed

MARK = b.IssuerMark("云岭市城市管理局文件")
NUMBER = b.DocumentNumber("云城发〔2026〕12号")
TITLE = b.Title(("云岭市城市管理局关于", "开展春季整治的通知"))
LONG_TITLE = b.Title(("云岭市城市管理局关于", "开展春季市容环境", "集中整治工作有关", "问题的通知"))
SIGNING = b.SigningBlock((b.Signature("云岭市城市管理局"),), "2026年3月5日")
IMPRINT = b.Imprint("市委办公室", "云岭市城市管理局办公室", "2026年3月6日")
NAME = "某某区城市管理局"


def notice(count, title=TITLE, form="ordinary", held=False, tail=(IMPRINT,)):
    names = "，".join([NAME] * count) + "："
    recipients = b.Paragraph(b.Style.RECIPIENTS, (b.Run(names),), keep_next=held)
    head = (MARK, NUMBER, title) if form == "ordinary" else (b.IssuerMark("云岭市城市管理局"), NUMBER, title)
    return b.Document("official", "甲", (*head, recipients, p(TEXT), p(TEXT), SIGNING, *tail), format=form)


def placed(document, profile=std.EXACT):
    return with_recipients_placed(document, METRICS, profile)


def is_moved(document, profile=std.EXACT):
    return isinstance(placed(document, profile).blocks[3], b.Blank)


def first_moved(profile=std.EXACT, **keys):
    return next(count for count in range(1, 99) if is_moved(notice(count, **keys), profile))


def text_on_page_1(document, profile=std.EXACT):
    laid = lay_official(document, METRICS, profile)
    return [f for f in laid.fragments if f.page == 1 and f.role == "body"]


@pytest.mark.parametrize("profile", std.PROFILES.values(), ids=lambda profile: profile.name)
@pytest.mark.parametrize(
    "keys", [{}, {"title": LONG_TITLE}, {"form": "letter"}], ids=["short", "long title", "letter"]
)
def test_one_name_below_they_stay_and_one_above_they_move(profile, keys):
    count = first_moved(profile, **keys)
    below, above = notice(count - 1, **keys), notice(count, **keys)
    assert placed(below, profile) is below
    assert text_on_page_1(below, profile)
    with pytest.raises(LayoutError, match="TY012"):  # in their place they would leave page 1 without text
        text_on_page_1(above, profile)
    assert text_on_page_1(placed(above, profile), profile)


def test_what_stands_above_them_counts():
    assert first_moved(title=LONG_TITLE) < first_moved() < first_moved(form="letter")


def test_once_too_many_always_too_many():
    assert all(is_moved(notice(count)) for count in range(first_moved(), first_moved() + 12))


def test_all_names_stand_in_the_imprint_and_nothing_else_moves():
    document = notice(60)
    moved = placed(document)
    assert moved.blocks[-1] == b.Imprint(
        IMPRINT.copy_to, IMPRINT.printed_by, IMPRINT.printed_on, recipients="，".join([NAME] * 60)
    )
    assert moved.blocks[:3] + moved.blocks[4:-1] == document.blocks[:3] + document.blocks[4:-1]


def test_a_document_without_an_imprint_gets_one():
    assert placed(notice(60, tail=())).blocks[-1] == b.Imprint(recipients="，".join([NAME] * 60))


def test_the_author_may_hold_them():
    document = notice(60, held=True)
    assert placed(document) is document


def test_where_moving_would_not_help_nothing_moves():
    tall = b.Title(("标题",) * 12)
    document = notice(60, title=tall)
    assert placed(document) is document


def test_a_heading_that_stays_with_its_text_is_text_too():
    count = first_moved() - 1
    document = notice(count)
    heading = b.Paragraph(b.Style.HEADING1, (b.Run("一、总体要求"),), keep_next=True)
    headed = b.Document("official", "甲", (*document.blocks[:4], heading, *document.blocks[4:]))
    made = placed(headed)
    laid = lay_official(made, METRICS)
    assert [f for f in laid.fragments if f.page == 1 and f.role in ("heading1", "body")]
