"""What a proof-reader finds at a glance: words typed twice, set expressions with a wrong character. PR001–PR004."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.patterns import SENTENCES, look, pattern
from workplan_docs.rules.view import Texts

_W = Severity.WARNING
# Expressions that are always written so, none of which becomes another by one character.
SET_EXPRESSIONS = (
    "习近平新时代中国特色社会主义思想",
    "习近平总书记",
    "以习近平同志为核心的党中央",
    "中国特色社会主义",
    "社会主义核心价值观",
    "社会主义现代化",
    "中华人民共和国",
    "中华民族伟大复兴",
    "中国式现代化",
    "全面从严治党",
    "党风廉政建设",
    "中央八项规定",
    "人民代表大会",
    "以人民为中心",
)
_NAME = re.compile("习近(?!平)[\u4e00-\u9fff]")
_PATTERNS = (
    pattern(
        "PR001",
        _W,
        r"(?<=[0-9万亿余多])(?:元元(?!素)|万(?=万[元吨亩人平])|亿(?=亿)|([^\W\d_]{1,3})\1(?=[^\w\0]|$))",
        "数字后面的字像是打了两遍：“{0}”",
        "多了就删去一遍。",
        scope="quotes",
    ),
    pattern(
        "PR001",
        _W,
        "(?<![目标])的的(?!士)|与与|把把|由由|到到|从从(?!容)|并并|及及|和和(?!美|气|睦|顺)",
        "“{0}”像是打了两遍",
        "多了就删去一个。",
    ),
    pattern(
        "PR003",
        _W,
        r"\[(?:抱拳|强|微笑|呲牙|玫瑰|OK|合十|鼓掌|握手|咖啡|爱心|庆祝|加油|赞|太阳|福|红包)\]",
        "“{0}”是聊天软件的表情",
        "删去。",
    ),
    pattern(
        "PR004",
        _W,
        "[‹«][^‹›«»]{1,60}[>›»]|<[\u4e00-\u9fff（）]{2,60}>",
        "书名号写成了“{0}”",
        "改成“《》”。",
        scope="all",
    ),
)


def typed_twice(view: Texts) -> Iterator[Diagnostic]:
    """PR001, PR003, PR004: a word twice, faces of chat programs, foreign brackets for 《》."""
    return look(view, _PATTERNS)


def set_expressions(view: Texts) -> Iterator[Diagnostic]:
    """PR002: a set expression with one wrong character (中国特设社会主义)."""
    for words in view.prose:
        if words.key not in SENTENCES:
            continue
        for start, written, meant in slips_in(words.text):
            message = f"“{written}”像是“{meant}”写错了一个字"
            hint = f"改成“{meant}”；确实要这样写，就不用改。"
            yield view.say("PR002", _W, message, words.path, hint, offset=start)


def slips_in(text: str) -> list[tuple[int, str, str]]:
    """Where a set expression stands with one character wrong: place, what is written, what was meant.

    Half of the expression has to stand there to the letter, which a search finds at once; a slip that two
    expressions share is told for the longer one.
    """
    found: list[tuple[int, str, str]] = []
    for meant in SET_EXPRESSIONS:
        half = len(meant) // 2
        for part, before in ((meant[:half], 0), (meant[half:], half)):
            for match in re.finditer(part, text):
                start = match.start() - before
                written = text[max(start, 0) : start + len(meant)]
                wrong = [i for i, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b]
                if start < 0 or len(written) < len(meant) or len(wrong) != 1:
                    continue
                if not _han(written[wrong[0]]) or any(_inside(start + wrong[0], one) for one in found):
                    continue
                found.append((start, written, meant))
    for match in _NAME.finditer(text):
        if not any(_inside(match.end() - 1, one) for one in found):
            found.append((match.start(), match[0], "习近平"))
    return found


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _inside(place: int, found: tuple[int, str, str]) -> bool:
    return found[0] <= place < found[0] + len(found[1])


RULES = (typed_twice, set_expressions)
