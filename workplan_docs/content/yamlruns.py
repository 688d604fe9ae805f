"""Lines one after the other that stand wrong by the same number of blanks: a stretch that was moved, told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workplan_docs.content.yamllines import Slip, indent_of, is_written

_ALIGNED = re.compile("^前面空 ([0-9]+) 格，与第 ([0-9]+) 行的“[^”]*”左对齐。")


def in_runs(slips: Sequence[Slip], lines: Sequence[str]) -> list[Slip]:
    """The slips in the order of lines, with one for each run of lines that are out by the same indent."""
    runs: list[list[Slip]] = []
    for slip in sorted(_where_moved(slips, lines), key=lambda one: one.line):
        last = runs[-1][-1] if runs else None
        alike = last is not None and last.code == slip.code == "YA011" and last.message == slip.message
        if (
            last is not None
            and alike
            and not any(is_written(line) for line in lines[last.line + 1 : slip.line])
        ):
            runs[-1].append(slip)
        else:
            runs.append([slip])
    return [_told_once(run) for run in runs]


def _where_moved(slips: Sequence[Slip], lines: Sequence[str]) -> list[Slip]:
    """The slips, with those of lines that stand where they should put on the line above that was moved.

    A dash that was moved takes its keys along in the copy that is read: then the keys that nobody moved, next
    to one that was, look wrong.
    """
    told = {slip.line for slip in slips}
    found = []
    for slip in slips:
        aligned = _ALIGNED.match(slip.hint) if slip.code == "YA011" else None
        if aligned is None or indent_of(lines[slip.line]) != int(aligned[1]):
            found.append(slip)
            continue
        wanted, above = int(aligned[1]), int(aligned[2]) - 1
        by = wanted - indent_of(lines[above])
        if by and above not in told and is_written(lines[above]):
            told.add(above)
            message = f"缩进少了 {by} 格" if by > 0 else f"缩进多了 {-by} 格"
            found.append(replace(slip, line=above, column=wanted - by + 1, message=message))
    return found


def _told_once(run: Sequence[Slip]) -> Slip:
    if len(run) == 1:
        return run[0]
    message = f"从这一行到第 {run[-1].line + 1} 行，{run[0].message}"
    hint = f"{run[0].hint.rstrip('。')}；后面几行一起移动。"
    return replace(run[0], message=message, hint=hint)
