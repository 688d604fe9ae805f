"""House profiles: the standard's profiles with an office's own figures, and the list of what deviates.

An office may set some figures its own way (organ.yaml ``house:``); the documents then follow it, and every
deviation from the standard is listed, here for `build` and `audit`, never hidden. compat is measured by the
same rule: its first line stands lower than 5.2.1 allows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workplan_docs.content.models import House, Organ, Positions
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.figures import Figure, Strength, about

_BOTH_SIDES = std.PAGE_WIDTH - std.TYPE_AREA_WIDTH
_SAME = 0.005


@dataclass(frozen=True, slots=True)
class Deviation:
    """One figure that is not the standard's; ``wanted`` and ``found`` in ``unit``, a colour as it is written.

    ``key`` is the key of ``house:`` that sets it, empty for what follows from the profile. ``within`` tells
    whether it stays inside the standard's tolerance.
    """

    name: str
    wanted: float | str
    found: float | str
    unit: str
    clause: str
    strength: Strength
    key: str = ""
    within: bool = False

    def __str__(self) -> str:
        found, wanted = _shown(self.found), _shown(self.wanted)
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.name} {found}{unit}（{self.clause} {self.strength}：{wanted}）"


# The keys that are a field of the profile each; margins and pitch need reckoning (`house_profile`).
_FIELDS = {
    "top_margin": "top",
    "bottom_margin": "bottom",
    "mark_top": "mark_top",
    "mark_size": "mark_max_pt",
    "title_pitch": "title_pitch_pt",
    "red": "red",
    "red_line_width": "red_line_pt",
    "red_line_distance": "red_line_below",
    "page_number_distance": "number_below",
    "page_number_size": "number_pt",
    "page_number_inset": "number_inset",
    "imprint_outer": "imprint_outer_pt",
    "imprint_inner": "imprint_inner_pt",
}
_RECKONED = {"left_margin": "left", "right_margin": "right", "line_pitch": "pitch_pt"}
_UNITS = {"mm": "毫米", "pt": "磅", "twip": "磅", "字": "字", "色": ""}


def profile_of(organ: Organ) -> std.Profile:
    """The profile that an office's documents are set in."""
    return house_profile(std.PROFILES[organ.profile], organ.house)


def house_profile(base: std.Profile, house: House) -> std.Profile:
    """``base`` with the figures that the office has set."""
    if not house.set_keys:
        return base
    changes = {name: getattr(house, key) for key, name in _FIELDS.items() if key in house.set_keys}
    if house.left_margin is not None:
        changes["left"] = house.left_margin
    elif house.right_margin is not None:
        changes["left"] = _BOTH_SIDES - house.right_margin
    if house.line_pitch is not None:
        changes["pitch_twips"] = round(house.line_pitch * std.TWIPS_PER_PT)
    return replace(base, house=house.set_keys, **changes)


def deviations(profile: std.Profile) -> tuple[Deviation, ...]:
    """Everything in which a profile differs from the standard, house figures first."""
    base = std.PROFILES[profile.name]
    names = {**_FIELDS, **_RECKONED}
    listed = []
    for key, field in House.model_fields.items():
        if key not in profile.house:
            continue
        wanted, found = getattr(base, names[key]), getattr(profile, names[key])
        if not _same(wanted, found):
            listed.append(_set(base, key, field.title or key, (wanted, found)))
    return (*listed, *_edges(profile))


def _same(wanted: float | str, found: float | str) -> bool:
    if isinstance(wanted, str) or isinstance(found, str):
        return wanted == found
    return abs(wanted - found) <= _SAME


def _set(base: std.Profile, key: str, name: str, values: tuple[float | str, float | str]) -> Deviation:
    known = about(_source(base, key))
    assert known is not None, f"{key} is no figure of the table"
    wanted, found = values
    within = (
        known.tolerance is not None
        and not isinstance(wanted, str)
        and not isinstance(found, str)
        and abs(wanted - found) <= known.tolerance + _SAME
    )
    return Deviation(name, wanted, found, _UNITS[known.unit], known.clause, known.strength, key, within)


def _source(base: std.Profile, key: str) -> object:
    """The figure of the table that a key overrides."""
    exact = base.name == "exact"
    sources: dict[str, object] = {
        "right_margin": std.TYPE_AREA_RIGHT,
        "line_pitch": std.EXACT_PITCH_TWIPS if exact else std.COMPAT_PITCH_TWIPS,
    }
    names = {**_FIELDS, **_RECKONED}
    return sources.get(key) or getattr(base, names[key])


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
            found.append(Deviation(name, float(figure), round(edge, 2), "毫米", known.clause, known.strength))
    return found


def house_faults(organ: Organ, positions: Positions) -> list[Diagnostic]:
    """House figures that do not go together: 22 lines must fit, and both sides leave the type area."""
    house = organ.house
    found = []
    if house.left_margin is not None and house.right_margin is not None:
        both = house.left_margin + house.right_margin
        if abs(both - _BOTH_SIDES) > _SAME:
            message = f"左右页边距合计 {_shown(both)} 毫米，版心宽就不是 156 毫米了"
            hint = f"合计应为 {_shown(_BOTH_SIDES)} 毫米；只写左页边距，右页边距会自己算出"
            found.append(_fault(positions, "right_margin", message, hint))
    profile = profile_of(organ)
    if profile.house and profile.rows < std.LINES:
        room = std.twips(std.PAGE_HEIGHT) - std.twips(profile.top) - std.twips(profile.bottom)
        most = room // std.LINES / std.TWIPS_PER_PT
        key = next((k for k in ("line_pitch", "top_margin", "bottom_margin") if k in profile.house), "")
        message = f"这样的页边距和行距，一页排不下 {std.LINES} 行"
        found.append(_fault(positions, key, message, f"行距最大写 {most:g}，或者减小上下页边距"))
    return found


def _fault(positions: Positions, key: str, message: str, hint: str) -> Diagnostic:
    path = ("organ", "house", key) if key else ("organ", "house")
    place = positions.find(path)
    return Diagnostic("TY030", Severity.ERROR, message, place.file, place.line, place.column, hint)


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.3f}".rstrip("0").rstrip(".")
