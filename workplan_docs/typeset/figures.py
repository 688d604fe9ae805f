"""What a figure of the standard knows of itself, while it stays a plain number for all who reckon with it.

`standard` writes each figure once, as ``figure(72.0, "mm", "7.2.4", "规定", "发文机关标志上缘", 1.0)``. Its type is
``float`` (or ``int``, ``str``), so layout, CSS and DOCX use it as before; `about` tells the rest, for the
audit, the list of deviations and docs/figures.md. Pickled or copied, a figure becomes a plain number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Strength = Literal["规定", "一般", "推荐", "实务", "推算"]
Unit = Literal["mm", "pt", "twip", "字", "行", "行高", "个", "倍", "em", "色", "%"]


@dataclass(frozen=True, slots=True)
class About:
    """``tolerance`` is in the figure's own unit, None where the reference gives none.

    ``clause`` is of GB/T 9704-2012 unless it names another source; ``strength`` is 规定 must, 一般 normally,
    推荐 recommended, 实务 practice of offices (or ours), 推算 arithmetic from other figures.
    """

    name: str
    unit: Unit
    clause: str
    strength: Strength
    tolerance: float | None = None


class Figure(float):
    """A length, size or ratio with its `About`."""

    about: About

    def __reduce__(self) -> tuple[type[float], tuple[float]]:
        return float, (float(self),)


class Count(int):
    """A whole number with its `About`."""

    about: About

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        return int, (int(self),)


class Ink(str):
    """A colour (``#FF0000``) with its `About`."""

    __slots__ = ("about",)
    about: About

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


def figure(
    value: float, unit: Unit, clause: str, strength: Strength, name: str, tolerance: float | None = None
) -> float:
    """A figure of the table; for its users a float."""
    made = Figure(value)
    made.about = About(name, unit, clause, strength, tolerance)
    return made


def count(
    value: int, unit: Unit, clause: str, strength: Strength, name: str, tolerance: float | None = None
) -> int:
    """A whole number of the table; for its users an int."""
    made = Count(value)
    made.about = About(name, unit, clause, strength, tolerance)
    return made


def ink(value: str, clause: str, strength: Strength, name: str) -> str:
    """A colour of the table; for its users a str."""
    made = Ink(value)
    made.about = About(name, "色", clause, strength)
    return made


def about(value: object) -> About | None:
    """What is known of a figure; None for a number that is none of the table's."""
    return value.about if isinstance(value, (Figure, Count, Ink)) else None


def registry(names: Mapping[str, object]) -> dict[str, Figure | Count | Ink]:
    """The figures among the names of a module, in the order in which it writes them."""
    return {name: value for name, value in names.items() if isinstance(value, (Figure, Count, Ink))}
