"""The known names nearest to one that is not known, so that a slip of the pen costs no search.

Names of offices are short and differ in few characters, or one is a shortened form of the other
(数管中心 for 市数管中心); so both the edit distance and containment count.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

MOST = 3


def distance(left: str, right: str) -> int:
    """The number of characters to insert, delete, replace or swap with the neighbour."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        older, before = before, row
        row = [i]
        for j, b in enumerate(right, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]


def nearest(name: str, known: Iterable[str], most: int = MOST) -> tuple[str, ...]:
    """At most ``most`` known names that ``name`` may have meant, the likeliest first; often none.

    A known name counts when it contains the given one or is contained in it (two characters at least), when one
    leaves out characters inside the other (环卫科, 环境卫生科), or
    when at most a third of the longer one (and one character at least) has to change; of two characters the
    first must agree (李钢, 李刚) or both be swapped. An over-long name is nobody's slip.
    """
    if not name or len(name) > 60:
        return ()
    wanted = name.casefold()
    scored: list[tuple[float, int, str]] = []
    for index, candidate in enumerate(dict.fromkeys(known)):
        score = _score(wanted, candidate.casefold())
        if score is not None:
            scored.append((score, index, candidate))
    return tuple(candidate for _, _, candidate in sorted(scored)[:most])


def _score(wanted: str, candidate: str) -> float | None:
    """How far apart two names are, from 0; None when nobody would mix them up."""
    longer, shorter = max(len(wanted), len(candidate)), min(len(wanted), len(candidate))
    contained = shorter >= 2 and (wanted in candidate or candidate in wanted)
    contained = contained or _abbreviates(*sorted((wanted, candidate), key=len))
    if not contained and longer - shorter > max(1, longer // 3):
        return None
    changes = distance(wanted, candidate)
    if longer == 2 and wanted[0] != candidate[0] and sorted(wanted) != sorted(candidate):
        return None
    if contained or changes <= max(1, longer // 3):
        share = changes / longer
        return share * (0.5 if contained else 1) - 0.2 * _common_pairs(wanted, candidate)
    return None


def _abbreviates(short: str, long: str) -> bool:
    """Whether a name leaves out characters inside the other (环卫科, 环境卫生科); both ends are the same."""
    if len(short) < 3 or short[0] != long[0] or short[-1] != long[-1] or len(long) > 3 * len(short):
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _common_pairs(left: str, right: str) -> float:
    """The share of neighbouring characters that both have, which tells 沂水县 from 沂南县 in long names."""
    pairs = {a + b for a, b in pairwise(left)}
    if not pairs:
        return 0.0
    return len(pairs & {a + b for a, b in pairwise(right)}) / len(pairs)
