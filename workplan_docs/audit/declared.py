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
_SAME_MARK, _SAME_RULE, _SAME_SIZE = 1.0, 0.1, 0.3  # mm, mm, pt: what the rules themselves allow
_LEAST = 0.1  # less than this is no deviation
_UNMEASURED = ("mark_size", "title_pitch", "red", "red_line_width")
Spans = tuple[tuple[float, float], ...]  # figures with what each may be missed by


@dataclass(frozen=True, slots=True)
class Declared:
    """Figures by rule, each with what it may be missed by; deviations that no rule measures.

    ``even_shift`` is how far the text of even pages stands left of its place on odd ones (`mirror_margins`).
    """

    figures: Mapping[str, Spans] = field(default_factory=dict)
    even_shift: float = 0.0
    unmeasured: tuple[Deviation, ...] = ()

    @property
    def top(self) -> float:
        """The upper edge of the first row: the type area's or the one that is declared above it."""
        return min([float(std.TYPE_AREA_TOP), *(figure for figure, _ in self.figures.get("PP002", ()))])

    def has(self, code: str, value: float, slack: float = 0.0) -> bool:
        """Whether what was measured is what the office has set; ``slack`` is how much lower rows may stand."""
        spans = self.figures.get(code, ())
        return any(figure - same <= value <= figure + same + slack for figure, same in spans)


def declared_by(organ: Organ | None) -> Declared:
    """What is declared by ``house:`` and ``mirror_margins`` in organ.yaml; compat's edges are known without."""
    if organ is None:
        return Declared()
    profile = profile_of(organ)
    shift = profile.left - profile.right if organ.mirror_margins else 0.0
    if not profile.house:
        return Declared(even_shift=shift)
    figures = {**_page_figures(profile), **_element_figures(profile)}
    unmeasured = tuple(d for d in deviations(profile) if d.key in _UNMEASURED)
    return Declared(figures, shift, unmeasured)


def _page_figures(profile: std.Profile) -> dict[str, Spans]:
    """Edges and pitch of the text, where the office's figures move them."""
    size = std.mm(std.SIZE_3)
    top = profile.top + (profile.pitch - size) / 2
    bottom = top + (profile.rows - 1) * profile.pitch + size
    base = std.PROFILES[profile.name]
    set_off = (
        abs(profile.top - base.top),
        abs(profile.pitch - base.pitch) * std.LINES,
        abs(profile.left - base.left),
    )
    return {
        code: ((found, same),)
        for code, found, off, same in (
            ("PP002", top, set_off[0], _SAME_MM),
            ("PP003", profile.left, set_off[2], _SAME_MM),
            ("PP004", profile.pitch_pt, set_off[1], _SAME_PT),
            ("PP005", bottom, max(set_off[:2]), _SAME_MM),
            ("PP006", std.PAGE_WIDTH - profile.right, set_off[2], _SAME_MM),
        )
        if off > _LEAST
    }


def _element_figures(profile: std.Profile) -> dict[str, Spans]:
    """Places and weights of single elements."""
    dash = std.TYPE_AREA_BOTTOM + profile.number_below
    weights = tuple((std.mm(w), _SAME_RULE) for w in (profile.imprint_outer_pt, profile.imprint_inner_pt))
    measured: tuple[tuple[str, tuple[str, ...], Spans], ...] = (
        ("HD015", ("mark_top",), ((profile.mark_top, _SAME_MARK),)),
        ("HD016", ("red_line_distance",), ((profile.red_line_below, _SAME_MM),)),
        ("CO006", ("imprint_outer", "imprint_inner"), weights),
        ("PG002", ("page_number_inset", "page_number_size"), ((profile.number_inset_mm, _SAME_MM),)),
        ("PG003", ("page_number_distance",), ((dash, _SAME_MARK),)),
        ("PG004", ("page_number_size",), ((profile.number_pt, _SAME_SIZE),)),
    )
    set_here = {d.key for d in deviations(profile)}
    return {code: spans for code, keys, spans in measured if set_here.intersection(keys)}
