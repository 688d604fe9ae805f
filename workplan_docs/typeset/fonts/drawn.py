"""Signs that forms need and no free Chinese face has, drawn to fit the em box: ☐ ☑ ☒ ✓ ✔ ◐ ◑.

All are one em wide, stand on the box −20…780 as □ and ○ of Noto Serif SC do, and are filled by the non-zero
rule: outer contours clockwise, holes counter-clockwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Point = tuple[float, float]
_LEFT, _RIGHT, _BOTTOM, _TOP = 100, 900, -20, 780
_PEN = 48
_CHECK: tuple[Point, ...] = ((230, 400), (280, 450), (430, 290), (730, 640), (785, 590), (435, 185))


def _polygon(pen: Any, points: Sequence[Point]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def _box(pen: Any) -> None:
    for inset, turned in ((0, False), (_PEN, True)):
        left, right, bottom, top = _LEFT + inset, _RIGHT - inset, _BOTTOM + inset, _TOP - inset
        corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
        _polygon(pen, corners[::-1] if turned else corners)


def _cross(pen: Any) -> None:
    _polygon(pen, ((230, 145), (465, 380), (230, 615), (265, 650), (500, 415), (735, 650), (770, 615),
                   (535, 380), (770, 145), (735, 110), (500, 345), (265, 110)))  # fmt: skip


def _circle(pen: Any, radius: float, turned: bool) -> None:
    """A circle about the box's centre, of eight quadratic arcs."""
    half, k = radius * 2**-0.5, radius * (2**0.5 - 1)
    unit = [(0, radius), (k, radius), (half, half), (radius, k), (radius, 0), (radius, -k), (half, -half),
            (k, -radius), (0, -radius), (-k, -radius), (-half, -half), (-radius, -k), (-radius, 0),
            (-radius, k), (-half, half), (-k, radius), (0, radius)]  # fmt: skip
    if turned:
        unit.reverse()
    points = [(500 + x, 380 + y) for x, y in unit]
    pen.moveTo(points[0])
    for control, end in zip(points[1::2], points[2::2], strict=True):
        pen.qCurveTo(control, end)
    pen.closePath()


def _half_circle(pen: Any, side: int) -> None:
    _circle(pen, 400, turned=False)
    radius = 400 - _PEN
    k, half = radius * (2**0.5 - 1), radius * 2**-0.5
    # The hole is the other half of the inner circle, counter-clockwise.
    arc = [(0, radius), (side * k, radius), (side * half, half), (side * radius, k), (side * radius, 0),
           (side * radius, -k), (side * half, -half), (side * k, -radius), (0, -radius)]  # fmt: skip
    if side > 0:
        arc.reverse()
    points = [(500 + x, 380 + y) for x, y in arc]
    pen.moveTo(points[0])
    for control, end in zip(points[1::2], points[2::2], strict=True):
        pen.qCurveTo(control, end)
    pen.closePath()


def draw_sign(code: int, pen: Any) -> None:
    """Draw one of `charset.DRAWN` with a segment pen that takes quadratic curves."""
    char = chr(code)
    if char in "☐☑☒":
        _box(pen)
    if char in "☑✓✔":
        _polygon(pen, _CHECK)
    if char == "☒":
        _cross(pen)
    if char in "◐◑":
        _half_circle(pen, 1 if char == "◐" else -1)
