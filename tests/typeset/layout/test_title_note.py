"""题注: in brackets right under the title, each row centred, its lines ending between words."""

import pytest

from tests.typeset.layout.papers import TEXT, lay, of, p, right, text_of
from workplan_docs.documents import blocks as b
from workplan_docs.typeset import standard as std

MARK, NUMBER = b.IssuerMark("云岭市人大常委会文件"), b.DocumentNumber("云人发〔2026〕6号")
TITLE = b.Title(("云岭市人大常委会关于", "批准绿化规划的决议"))
SHORT = "（2026年3月5日市人大常委会通过）"
LONG = "（2026年3月5日云岭市第十五届人民代表大会常务委员会第三十二次会议通过）"


def laid_with(note):
    return lay(MARK, NUMBER, TITLE, p(note, b.Style.TITLE_NOTE), p(TEXT))


@pytest.mark.parametrize("note", [SHORT, LONG])
def test_each_row_is_in_the_middle(note):
    rows = of(laid_with(note), "title-note")
    assert "".join(text_of(rows)) == note
    for row in rows:
        assert (row.left + right(row)) / 2 == pytest.approx(
            std.TYPE_AREA_LEFT + std.TYPE_AREA_WIDTH / 2, abs=0.1
        )


def test_a_long_one_is_parted_between_words():
    first, second = text_of(of(laid_with(LONG), "title-note"))
    assert first.endswith(("第十五届", "人民代表大会", "委员会"))
    assert second.endswith("通过）")


def test_it_stands_below_the_title_and_moves_the_text_down():
    laid, bare = laid_with(SHORT), lay(MARK, NUMBER, TITLE, p(TEXT))
    (note,), titles = of(laid, "title-note"), of(laid, "title")
    assert titles[-1].bottom < note.top < titles[-1].bottom + std.ROW
    assert of(laid, "body")[0].top - note.bottom == pytest.approx(
        of(bare, "body")[0].top - titles[-1].bottom, abs=0.01
    )
