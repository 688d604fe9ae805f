"""Breaking a title by sense (7.3.1): the author's marks first, else even lines between words.

Where a line may end is read from the words of the title (`text.titlebreaks`); among those places the ones
are taken that make a trapezoid or a diamond of lines that are not too uneven.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import accumulate, pairwise

from workplan_docs.text.titlebreaks import break_costs, forbidden_breaks
from workplan_docs.typeset.layout.lines import breakable
from workplan_docs.typeset.layout.metrics import Metrics

_MOST_LINES = 5
_MOST_PLACES = 24
_UNEVEN = 0.35  # cost of an em by which a line differs from the mean
_HOURGLASS = 6.0
_LOPSIDED, _LEAST_SHARE = 3.0, 0.45  # a line shorter than this share of the longest
_SHORT_END = 6.0
_SHORTEST_END = 3  # em
_ONE_MORE_LINE = 4.0  # cost: a line more than there must be, where all breaks of fewer are bad


def title_lines(
    parts: tuple[str, ...], metrics: Metrics, face: str, width: float, names: Collection[str] = ()
) -> tuple[str, ...]:
    """The lines of a title, each at most ``width`` em where that is possible.

    The author's breaks are kept as they are; a piece that is too long is broken further, between words.
    ``names`` are words that the content itself knows. A blank at a break is not printed.
    """
    lines: list[str] = []
    for part in parts:
        if _width(part, metrics, face) <= width:
            lines.append(part)
        else:
            lines.extend(_break(part, metrics, face, width, names))
    return tuple(lines)


def _width(text: str, metrics: Metrics, face: str) -> float:
    return sum(metrics.advance(face, c) for c in text)


def _break(text: str, metrics: Metrics, face: str, width: float, names: Collection[str]) -> list[str]:
    ends = [0.0, *accumulate(metrics.advance(face, c) for c in text)]
    fewest = -(-int(ends[-1] * 1000) // int(width * 1000))
    if fewest > _MOST_LINES:  # no title: whatever is done to it, it wants to be shortened (7.3.1)
        return _hard(text, metrics, face, width)
    costs = break_costs(text, names)
    for places in (
        _places(text, costs, names, width),
        _places(text, costs, (), 0.0),  # a pair of marks or a name that no line has room for
        _anywhere(text),
    ):
        found: list[tuple[float, tuple[int, ...]]] = []
        for count in range(fewest, fewest + _MOST_LINES):
            more = (count - fewest) * _ONE_MORE_LINE
            found += [
                (more + _badness(breaks, ends, costs), breaks)
                for breaks in _splits(places, ends, width + 1e-6, count, 0)
            ]
            if found and count > fewest:
                break
        if found:
            breaks = min(found)[1]
            return [text[a:b].strip() for a, b in pairwise((0, *breaks, len(text)))]
    return _hard(text, metrics, face, width)


def _splits(
    places: list[int], ends: list[float], width: float, count: int, start: int
) -> Iterator[tuple[int, ...]]:
    """Every choice of breaks that parts the text from ``start`` into ``count`` lines of at most ``width``."""
    rest = ends[-1] - ends[start]
    if count == 1:
        if rest <= width:
            yield ()
        return
    for at in places:
        if at > start and ends[at] - ends[start] <= width and ends[-1] - ends[at] <= width * (count - 1):
            for more in _splits(places, ends, width, count - 1, at):
                yield (at, *more)


def _places(text: str, costs: dict[int, float], names: Collection[str], width: float) -> list[int]:
    """Places between words where a line may start, the best two dozen when a title is very long."""
    allowed = breakable(text)
    forbidden = forbidden_breaks(text, names, width)
    places = [i for i in sorted(costs) if 1 < i < len(text) - 1 and allowed[i] and i not in forbidden]
    return sorted(sorted(places, key=lambda i: (costs[i], i))[:_MOST_PLACES])


def _anywhere(text: str) -> list[int]:
    """Where words and pairs cannot stay whole, at least marks, numbers and Latin words do."""
    allowed = breakable(text)
    return [i for i in range(2, len(text) - 1) if allowed[i]][:: max(1, len(text) // _MOST_PLACES)]


def _badness(breaks: tuple[int, ...], ends: list[float], costs: dict[int, float]) -> float:
    """Breaks against sense, and an outline that is neither trapezoid nor diamond (TT014)."""
    widths = [ends[b] - ends[a] for a, b in pairwise((0, *breaks, len(ends) - 1))]
    mean = sum(widths) / len(widths)
    cost = sum(costs.get(at, 9.0) for at in breaks) + sum(abs(w - mean) for w in widths) * _UNEVEN
    if any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False)):
        cost += _HOURGLASS
    if min(widths) < _LEAST_SHARE * max(widths):
        cost += _LOPSIDED
    if widths[-1] < _SHORTEST_END:
        cost += _SHORT_END
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
