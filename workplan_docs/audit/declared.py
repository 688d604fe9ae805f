"""What an office's own house profile sets otherwise than the standard: told as declared, not as a fault.

Only a figure that the page really shows is excused: a margin that is wrong in another way stays a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workplan_docs.content.organ import Organ
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.house import Deviation, deviations, profile_of

NOTE = "本单位的版面（organ.yaml 的 house）这样规定，属已声明的偏差"
_SAME_MM, _SAME_PT = 0.6, 0.1  # a tightened page has less leading above its first row
_LEAST = 0.1  # less than this is no deviation
_UNMEASURED = ("mark_size", "title_pitch")


@dataclass(frozen=True, slots=True)
class Declared:
    """Figures by rule, each with what it may be missed by; deviations that no rule measures."""

    figures: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    unmeasured: tuple[Deviation, ...] = ()

    @property
    def top(self) -> float:
        """The upper edge of the first row: the type area's or the one that is declared above it."""
        return min(float(std.TYPE_AREA_TOP), self.figures.get("PP002", (std.TYPE_AREA_TOP, 0))[0])

    def has(self, code: str, value: float, slack: float = 0.0) -> bool:
        """Whether what was measured is what the office has set; ``slack`` is how much lower rows may stand."""
        if code not in self.figures:
            return False
        figure, same = self.figures[code]
        return figure - same <= value <= figure + same + slack


def declared_by(organ: Organ | None) -> Declared:
    """What is declared by ``house:`` in organ.yaml; compat's edges are known without it."""
    profile = profile_of(organ) if organ else std.EXACT
    if not profile.house:
        return Declared()
    size = std.mm(std.SIZE_3)
    top = profile.top + (profile.pitch - size) / 2
    bottom = top + (std.LINES - 1) * profile.pitch + size
    base = std.PROFILES[profile.name]
    set_off = (
        abs(profile.top - base.top),
        abs(profile.pitch - base.pitch) * std.LINES,
        abs(profile.left - base.left),
    )
    figures = {
        code: (found, same)
        for code, found, off, same in (
            ("PP002", top, set_off[0], _SAME_MM),
            ("PP003", profile.left, set_off[2], _SAME_MM),
            ("PP004", profile.pitch_pt, set_off[1], _SAME_PT),
            ("PP005", bottom, max(set_off[:2]), _SAME_MM),
            ("PP006", std.PAGE_WIDTH - profile.right, set_off[2], _SAME_MM),
        )
        if off > _LEAST
    }
    return Declared(figures, tuple(d for d in deviations(profile) if d.key in _UNMEASURED))
