"""Breaking a title by sense (7.3.1): the author's marks first, else even lines at harmless places.

No dictionary is shipped, so words are guarded by what can be told from the text: 《》 pairs, quotes and
brackets stay whole, numerals stay whole, a line never starts with a particle or a closing mark, 关于 never
stands alone, and a break is best before a verb of issuing or after a conjunction's phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from workplan_docs.typeset.layout.lines import breakable
from workplan_docs.typeset.layout.metrics import Metrics

_NEVER_FIRST = frozenset("的和及与之等中上下内地得了者性化")
_NEVER_LAST = frozenset("的和及与将在对把为以第")  # a particle at the end of a line is pulled off its phrase
_GOOD_BEFORE = (
    "印发",
    "转发",
    "批转",
    "开展",
    "加强",
    "进一步",
    "做好",
    "贯彻",
    "实施",
    "推进",
    "全面",
    "认真",
    "通知",
    "意见",
    "请示",
    "报告",
    "批复",
)
_GOOD_AFTER = ("关于", "局", "厅", "部", "委", "府", "办公室", "工作", "管理", "建设", "发展")
_PAIRS = re.compile(r"《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|（[^（）]*）|\d+年?度?")
_NUMBERS = re.compile(r"\d+年?度?")
_MOST_LINES = 5


def title_lines(parts: tuple[str, ...], metrics: Metrics, face: str, width: float) -> tuple[str, ...]:
    """The lines of a title, each at most ``width`` em where that is possible.

    The author's breaks are kept as they are; a piece that is too long is broken further.
    """
    lines: list[str] = []
    for part in parts:
        if _width(part, metrics, face) <= width:
            lines.append(part)
        else:
            lines.extend(_break(part, metrics, face, width))
    return tuple(lines)


def _width(text: str, metrics: Metrics, face: str) -> float:
    return sum(metrics.advance(face, c) for c in text)


def _break(text: str, metrics: Metrics, face: str, width: float) -> list[str]:
    ends = [0.0, *accumulate(metrics.advance(face, c) for c in text)]
    fewest = -(-int(ends[-1] * 1000) // int(width * 1000))
    if fewest > _MOST_LINES:  # no title: whatever is done to it, it wants to be shortened (7.3.1)
        return _hard(text, metrics, face, width)
    for whole_pairs in (True, False):  # a 《》 pair wider than a line cannot stay whole
        candidates = _candidates(text, whole_pairs)
        for count in range(fewest, fewest + _MOST_LINES):
            options = list(_splits(candidates, ends, width + 1e-6, count, 0))
            if options:
                splits = ([text[a:b] for a, b in pairwise((0, *breaks, len(text)))] for breaks in options)
                return min(splits, key=lambda split: (_badness(split, metrics, face), split))
    return _hard(text, metrics, face, width)


def _splits(
    candidates: list[int], ends: list[float], width: float, count: int, start: int
) -> Iterator[tuple[int, ...]]:
    """Every choice of breaks that parts the text from ``start`` into ``count`` lines of at most ``width``."""
    rest = ends[-1] - ends[start]
    if count == 1:
        if rest <= width:
            yield ()
        return
    for at in candidates:
        if at > start and ends[at] - ends[start] <= width and ends[-1] - ends[at] <= width * (count - 1):
            for more in _splits(candidates, ends, width, count - 1, at):
                yield (at, *more)


def _candidates(text: str, whole_pairs: bool) -> list[int]:
    """Places where a line may start, the best two dozen when a title is very long."""
    allowed = breakable(text)
    for match in (_PAIRS if whole_pairs else _NUMBERS).finditer(text):
        for i in range(match.start() + 1, match.end()):
            allowed[i] = False
    places = [
        i
        for i in range(2, len(text) - 1)
        if allowed[i]
        and text[i] not in _NEVER_FIRST
        and text[i - 1] not in _NEVER_LAST
        and text[:i] != "关于"
    ]
    return sorted(sorted(places, key=lambda i: (_sense(text, i), i))[:24])


def _sense(text: str, at: int) -> float:
    """Cost of a break before ``at``: nothing at a seam of sense, much inside what may be a word."""
    cost = 4.0
    if text.startswith(_GOOD_BEFORE, at):
        cost -= 2.5
    if text[:at].endswith(_GOOD_AFTER):
        cost -= 1.5
    if text[at - 1] in "》〉”）、":
        cost -= 2.0
    if text[at] in "《“（":
        cost -= 1.5
    if text[:at].endswith("关于") and not text.startswith(("印发", "转发", "批转"), at):
        cost += 2.0
    return max(cost, 0.0)


def _badness(split: list[str], metrics: Metrics, face: str) -> float:
    """Breaks against sense, and an outline that is neither trapezoid nor diamond (TT014)."""
    widths = [_width(s, metrics, face) for s in split]
    at, cost = 0, 0.0
    text = "".join(split)
    for piece in split[:-1]:
        at += len(piece)
        cost += _sense(text, at)
    mean = sum(widths) / len(widths)
    cost += sum(abs(w - mean) for w in widths) * 0.6
    if any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False)):
        cost += 6.0  # hourglass
    if widths[-1] < 3:
        cost += 6.0
    return cost


def _hard(text: str, metrics: Metrics, face: str, width: float) -> list[str]:
    """Last resort for text without any harmless place: full lines."""
    lines, line, used = [], "", 0.0
    for char in text:
        advance = metrics.advance(face, char)
        if used + advance > width and line:
            lines.append(line)
            line, used = "", 0.0
        line += char
        used += advance
    return [*lines, line]
