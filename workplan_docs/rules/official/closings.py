"""How documents close, and what answers cite: GN004 of an answering 函, GN014."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import H, Paper, W, each_match
from workplan_docs.text.dates import FULL_DAY
from workplan_docs.text.document_numbers import CITED

_TO_A_SUPERIOR = re.compile("请[^。；]{0,6}(?:批示|指示|审示)|(?:妥否|当否)，?请示")
_LETTER_END = re.compile("此致\\s*敬礼|此致|敬礼|顺颂|谨致(?:谢意|敬礼)|祝工作顺利")
_PERSON = re.compile("^(?:尊敬的|各位)[^。；]{0,16}[:：，]")
_ANSWERS = re.compile(
    "特此(?:函复|复函)|此复。|(?:来函|来文|发来的[^。；，]{0,10}函)[^。；]{0,6}(?:收悉|已收|知悉)"
)
# a letter without title and number is cited by its day
_CITED = re.compile(f"《[^《》]+》|{CITED}|{FULL_DAY}[^。；]{{0,10}}(?:来函|来文|来电|的函)")


def to_a_peer(paper: Paper) -> Iterator[Diagnostic]:
    """GN014: a 函 asks no superior; words that close private letters."""
    if paper.document.type == "函":
        for path, match in each_match(paper, _TO_A_SUPERIOR):
            message = f"函里写了“{match[0]}”，这是向上级请示的话"
            hint = (
                "函用“请函复。”“请予支持。”；请求有关主管部门批准的，写“请予批准。”；"
                "向上级请求批示的改用请示（条例第八条）。"
            )
            yield paper.tell("GN014", W, message, *path, hint=hint, at=match.start())
    for pattern, cure in (
        (_LETTER_END, "删去；公文用“特此函达。”“请函复。”一类的结束语。"),
        (_PERSON, "删去；公文开头不写称呼，主送机关写在 recipients。"),
    ):
        for path, match in each_match(paper, pattern):
            if len(path) == 2 and len(match.string.strip("。 ")) <= len(match[0]) + 8:
                what = "书信用语" if pattern is _LETTER_END else "书信的称呼"
                message = f"公文不用{what}“{match[0]}”"
                yield paper.tell("GN014", W, message, *path, hint=cure, at=match.start())


def answers(paper: Paper) -> Iterator[Diagnostic]:
    """GN004: a 函 that answers cites what it answers, as a 批复 does."""
    document = paper.document
    if document.type != "函" or not document.body or _CITED.search(paper.whole):
        return
    if document.title_text.endswith("复函") or _ANSWERS.search(paper.whole):
        hint = "开头引来函的标题和发文字号，如“贵局《关于……的函》（临财函〔2026〕5号）收悉”；来函没有标题、字号的，写明日期和事由。"
        yield paper.tell(
            "GN004", W if document.title_text.endswith("复函") else H, "复函没有引来函", "body", hint=hint
        )


RULES = (to_a_peer, answers)
