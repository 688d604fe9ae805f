"""A build to be killed: ``python killed_build.py PROJECT DIGIT`` makes documents that all say DIGIT."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from fake_press import FakeRecipe  # noqa: E402

from tests.production.situations import Silent, Situation  # noqa: E402
from workplan_docs.production.build import build  # noqa: E402

UNITS = tuple(f"单位{n:02}" for n in range(40))
LENGTH = 300_000  # long enough for a kill to fall into the writing of a file


def text(digit: str) -> str:
    """What every document of a round says."""
    return digit * LENGTH


def order(project: Path, digit: str):
    """The order of a round and the recipe for it."""
    stems = ["notice", *(f"sheets/{unit}" for unit in UNITS)]
    situation = Situation(units=UNITS, words=dict.fromkeys(stems, digit))
    return situation.order(project), FakeRecipe(words=tuple((f"2023/{s}", text(digit)) for s in stems))


if __name__ == "__main__":
    wanted = order(Path(sys.argv[1]), sys.argv[2])
    sys.stdout.write("go\n")
    sys.stdout.flush()
    build(*wanted, Silent())
