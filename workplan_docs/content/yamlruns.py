"""Lines one after the other that stand wrong by the same number of blanks: a stretch that was moved, told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workplan_docs.content.yamllines import Slip, is_written


def in_runs(slips: Sequence[Slip], lines: Sequence[str]) -> list[Slip]:
    """The slips in the order of lines, with one for each run of lines that are out by the same indent."""
    runs: list[list[Slip]] = []
    for slip in sorted(slips, key=lambda one: one.line):
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


def _told_once(run: Sequence[Slip]) -> Slip:
    if len(run) == 1:
        return run[0]
    message = f"从这一行到第 {run[-1].line + 1} 行，{run[0].message}"
    hint = f"{run[0].hint.rstrip('。')}；后面几行一起移动。"
    return replace(run[0], message=message, hint=hint)
