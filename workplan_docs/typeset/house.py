"""House profiles: the standard's profiles with an office's own figures, and the list of what deviates.

An office may set some figures its own way (organ.yaml ``house:``); the documents then follow it, and every
deviation from the standard is listed, here for `build` and `audit`, never hidden. compat is measured by the
same rule: its first line stands lower than 5.2.1 allows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from workplan_docs.content.models import Content, House, Organ
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.figures import Figure, Strength, about

_BOTH_SIDES = std.PAGE_WIDTH - std.TYPE_AREA_WIDTH
_SAME = 0.005


@dataclass(frozen=True, slots=True)
class Deviation:
    """One figure that is not the standard's; ``wanted`` and ``found`` in ``unit``.

    ``key`` is the key of ``house:`` that sets it, empty for what follows from the profile. ``within`` tells
    whether it stays inside the standard's tolerance.
    """

    name: str
    wanted: float
    found: float
    unit: str
    clause: str
    strength: Strength
    key: str = ""
    within: bool = False

    def __str__(self) -> str:
        return f"{self.name} {_number(self.found)} {self.unit}（{self.clause} {self.strength}：{_number(self.wanted)}）"


def profile_of(organ: Organ) -> std.Profile:
    """The profile that an office's documents are set in."""
    return house_profile(std.PROFILES[organ.profile], organ.house)


def house_profile(base: std.Profile, house: House) -> std.Profile:
    """``base`` with the figures that the office has set."""
    if not house.set_keys:
        return base
    left = base.left
    if house.left_margin is not None:
        left = house.left_margin
    elif house.right_margin is not None:
        left = _BOTH_SIDES - house.right_margin
    pitch = base.pitch_twips if house.line_pitch is None else round(house.line_pitch * std.TWIPS_PER_PT)
    return replace(
        base,
        top=base.top if house.top_margin is None else house.top_margin,
        bottom=base.bottom if house.bottom_margin is None else house.bottom_margin,
        pitch_twips=pitch,
        left=left,
        mark_max_pt=base.mark_max_pt if house.mark_size is None else house.mark_size,
        title_pitch_pt=base.title_pitch_pt if house.title_pitch is None else house.title_pitch,
        house=house.set_keys,
    )


_SET: tuple[tuple[str, str, Callable[[std.Profile], float]], ...] = (
    ("top_margin", "上页边距", lambda p: p.top),
    ("bottom_margin", "下页边距", lambda p: p.bottom),
    ("left_margin", "左页边距", lambda p: p.left),
    ("right_margin", "右页边距", lambda p: p.right),
    ("line_pitch", "行距", lambda p: p.pitch_pt),
    ("mark_size", "发文机关标志最大字号", lambda p: p.mark_max_pt),
    ("title_pitch", "标题行距", lambda p: p.title_pitch_pt),
)


def deviations(profile: std.Profile) -> tuple[Deviation, ...]:
    """Everything in which a profile differs from the standard, house figures first."""
    base = std.PROFILES[profile.name]
    listed = []
    for key, name, read in _SET:
        wanted, found = read(base), read(profile)
        if key in profile.house and abs(wanted - found) > _SAME:
            listed.append(_set(base, key, name, wanted, found))
    return (*listed, *_edges(profile))


def _set(base: std.Profile, key: str, name: str, wanted: float, found: float) -> Deviation:
    source = _source(base, key)
    known = about(source)
    assert known is not None
    unit = "磅" if key in ("line_pitch", "mark_size", "title_pitch") else "毫米"
    within = known.tolerance is not None and abs(wanted - found) <= known.tolerance + _SAME
    return Deviation(name, wanted, found, unit, known.clause, known.strength, key, within)


def _source(base: std.Profile, key: str) -> object:
    """The figure of the table that a key overrides."""
    exact = base.name == "exact"
    sources: dict[str, object] = {
        "top_margin": std.EXACT_TOP if exact else std.COMPAT_TOP,
        "bottom_margin": std.EXACT_BOTTOM if exact else std.COMPAT_BOTTOM,
        "left_margin": std.TYPE_AREA_LEFT,
        "right_margin": std.TYPE_AREA_RIGHT,
        "line_pitch": std.EXACT_PITCH_TWIPS if exact else std.COMPAT_PITCH_TWIPS,
        "mark_size": std.MARK_MAX_PT,
        "title_pitch": std.TITLE_PITCH_PT,
    }
    return sources[key]


def _edges(profile: std.Profile) -> list[Deviation]:
    """Where 22 lines begin and end, if that is not on the edges of the type area."""
    leading = (profile.pitch - std.mm(std.SIZE_3)) / 2
    top = profile.top + leading
    bottom = profile.top + std.LINES * profile.pitch - leading
    found = []
    for name, figure, edge in (
        ("首行上边缘", std.TYPE_AREA_TOP, top),
        ("末行下边缘", std.TYPE_AREA_BOTTOM, bottom),
    ):
        assert isinstance(figure, Figure)
        known = figure.about
        if abs(edge - figure) > (known.tolerance or 0):
            found.append(Deviation(name, float(figure), edge, "毫米", known.clause, known.strength))
    return found


def house_faults(content: Content) -> list[Diagnostic]:
    """House figures that do not go together: 22 lines must fit, and both sides leave the type area."""
    house = content.organ.house
    found = []
    if house.left_margin is not None and house.right_margin is not None:
        both = house.left_margin + house.right_margin
        if abs(both - _BOTH_SIDES) > _SAME:
            message = f"左右页边距合计 {_number(both)} 毫米，版心宽就不是 156 毫米了"
            hint = f"合计应为 {_number(_BOTH_SIDES)} 毫米；只写左页边距，右页边距会自己算出"
            found.append(_fault(content, "right_margin", message, hint))
    profile = profile_of(content.organ)
    room = std.pt(std.PAGE_HEIGHT - profile.top - profile.bottom)
    if profile.house and int(room / profile.pitch_pt + 1e-9) < std.LINES:
        most = int(room / std.LINES * std.TWIPS_PER_PT) / std.TWIPS_PER_PT
        key = next((k for k in ("line_pitch", "top_margin", "bottom_margin") if k in profile.house), "")
        message = f"这样的页边距和行距，一页排不下 {std.LINES} 行"
        found.append(_fault(content, key, message, f"行距最大写 {most:g}，或者减小上下页边距"))
    return found


def _fault(content: Content, key: str, message: str, hint: str) -> Diagnostic:
    path = ("organ", "house", key) if key else ("organ", "house")
    place = content.positions.find(path)
    return Diagnostic("TY030", Severity.ERROR, message, place.file, place.line, place.column, hint)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
