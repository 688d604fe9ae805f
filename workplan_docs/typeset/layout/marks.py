"""Fitting the issuer mark (7.2.4): one name within 156 mm, or several stacked with 文件 beside them."""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.documents.blocks import IssuerMark
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.layout.lines import Line, Piece
from workplan_docs.typeset.layout.metrics import Metrics
from workplan_docs.typeset.layout.places import Fragment, MarkFit
from workplan_docs.typeset.layout.rows import centred, plain_line, text_width

FACE = "xiaobiaosong"
_COMFORTABLE_PT = 32.0  # a mark is narrowed before it becomes smaller than this
_LEAST_SCALE = 66  # per cent; narrower strokes look broken


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark's fragments, and how it was fitted."""

    fit: MarkFit
    fragments: tuple[Fragment, ...]


def fit_mark(
    text: str,
    metrics: Metrics,
    face: str = FACE,
    top_mm: float = std.MARK_TOP,
    most_pt: float = std.MARK_MAX_PT,
) -> MarkFit:
    """Size and scale that keep the mark within 156 mm, its ink beginning at ``top_mm``."""
    em = sum(metrics.advance(face, c) for c in text) or 1.0
    room = std.pt(std.MARK_WIDTH)
    size = min(most_pt, int(room / em * 2) / 2)  # whole half points, as Word stores them
    scale = 100
    if size < _COMFORTABLE_PT:
        scale = max(_LEAST_SCALE, int(100 * room / (em * _COMFORTABLE_PT)))
        size = min(_COMFORTABLE_PT, int(room / (em * scale / 100) * 2) / 2)
    ink_top = metrics.ink(face, text)[0] if text else 0.0
    top = top_mm - std.mm(size) * ink_top
    return MarkFit(size, scale, top, top + std.mm(size))


def single_mark(
    index: int, text: str, metrics: Metrics, top_mm: float, most_pt: float = std.MARK_MAX_PT
) -> PlacedMark:
    """The mark of one issuer, centred; ``most_pt`` is the profile's limit of its size."""
    fit = fit_mark(text, metrics, FACE, top_mm, most_pt)
    line, left = centred(text, FACE, fit.size_pt, metrics, fit.scale_percent / 100)
    fragment = Fragment(
        index,
        1,
        fit.top,
        left,
        fit.size_pt,
        fit.size_pt,
        (line,),
        "issuer-mark",
        scale_percent=fit.scale_percent,
    )
    return PlacedMark(fit, (fragment,))


def joint_sizes() -> list[float]:
    """The sizes of stacked names that are tried, the largest first."""
    steps = int((std.JOINT_MARK_MAX_PT - std.JOINT_MARK_MIN_PT) * 2)
    return [std.JOINT_MARK_MAX_PT - n / 2 for n in range(steps + 1)]


def joint_mark(
    index: int, mark: IssuerMark, metrics: Metrics, top_mm: float, size: float
) -> PlacedMark | None:
    """Stacked names of ``size`` pt with the suffix centred on the stack; None where it is too wide.

    At the smallest size the names are narrowed instead.
    """
    em = std.mm(size)
    widest = max(text_width(name, FACE, metrics) for name in mark.names)
    suffix_pt = min(std.MARK_MAX_PT, size * std.JOINT_SUFFIX_RATIO) if mark.suffix else 0.0
    suffix_em = text_width(mark.suffix, FACE, metrics)
    beside = suffix_em * std.mm(suffix_pt) + (std.JOINT_SUFFIX_GAP * em if mark.suffix else 0.0)
    scale = 100
    if widest * em + beside > std.MARK_WIDTH:
        if size > std.JOINT_MARK_MIN_PT:
            return None
        scale = max(_LEAST_SCALE, int(100 * (std.MARK_WIDTH - beside) / (widest * em)))
    stack = widest * em * scale / 100
    left = std.TYPE_AREA_LEFT + (std.TYPE_AREA_WIDTH - stack - beside) / 2
    top = top_mm - em * metrics.ink(FACE, mark.names[0])[0]
    pitch = size * std.JOINT_MARK_PITCH
    lines = [_stretched(name, widest, metrics) for name in mark.names]
    places = [
        Fragment(index, 1, top + n * std.mm(pitch), left, size, size, (line,), "issuer-mark", n == 0, scale)
        for n, line in enumerate(lines)
    ]
    bottom = places[-1].bottom
    if mark.suffix:
        line = plain_line(mark.suffix, FACE, metrics)
        y = (top + bottom - std.mm(suffix_pt)) / 2
        x = left + stack + std.JOINT_SUFFIX_GAP * em
        places.append(Fragment(index, 1, y, x, suffix_pt, suffix_pt, (line,), "mark-suffix"))
    return PlacedMark(MarkFit(size, scale, top, bottom), tuple(places))


def _stretched(name: str, width: float, metrics: Metrics) -> Line:
    """A name spaced out to ``width`` em; one of a single character stands as it is."""
    own = text_width(name, FACE, metrics)
    if len(name) < 2 or width - own < 1e-9:
        return plain_line(name, FACE, metrics)
    extra = (width - own) / (len(name) - 1)
    return Line((Piece(name[:-1], FACE, extra), Piece(name[-1], FACE)), width, 0, len(name))
