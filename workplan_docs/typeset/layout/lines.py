"""Breaking a paragraph into lines: 禁则, half-cell squeezing of punctuation, even right edge.

Rules (GB/T 15834 5.1, GB/T 15835 5.1.7, gbt9704.md PG011, PG012): a closing mark never starts a line, an
opening mark never ends one, —— and …… stay whole, so do Latin words and numerals with their per cent
sign; a date is parted only after 年 or 月. A full-width mark may give up half a cell; no gap is stretched
by more than 0.1 em; a line that would need more stays short. Widths are in em of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from workplan_docs.documents.blocks import Inline, Run, inline_text
from workplan_docs.typeset.layout.metrics import Metrics

NOT_AT_START = frozenset("+。，、；：？！）》〉”’〕】］｝…—·～％‰℃!),.:;?]}%")
NOT_AT_END = frozenset("（《〈“‘〔【［｛([{￥$")
_SQUEEZE_AFTER = frozenset("。，、；：？！）》〉”’〕】］")  # ink at the left of the cell
_SQUEEZE_BEFORE = frozenset("（《〈“‘〔【［")  # ink at the right of the cell
SQUEEZE = 0.5  # em that a mark gives up at most
MAX_STRETCH = 0.1  # em added to a gap at most
EPSILON = 1e-6
_BLANKS = " \u3000"

_WHOLE = re.compile(
    r"〔\d{4}〕\d+号"  # number of a document
    r"|——+|……+|—(?=—)"
    r"|\d+(?:[.,:]\d+)*[年月日]"  # a date is parted only after 年 or 月
    r"|[年月旬][底初末]前?"
    r"|[A-Za-z0-9]+(?:[.,:+/&@_#=~?'’-]*[A-Za-z0-9]+)*[%‰℃]?"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one face inside a line; ``extra`` em follow each of its characters (may be negative)."""

    text: str
    face: str
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: its pieces, the natural width of its text and how far it stops short of the edge.

    ``start`` and ``end`` are character offsets in the paragraph's printed text; ``short`` in em is 0 for
    a line that ends on the right edge.
    """

    pieces: tuple[Piece, ...]
    width: float
    start: int
    end: int
    short: float = 0.0

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class _Atom:
    char: str
    face: str
    width: float


def atoms_of(inlines: Sequence[Inline], face: str, metrics: Metrics) -> list[_Atom]:
    """The characters of a paragraph with face and width; ``face`` is that of its style."""
    atoms: list[_Atom] = []
    for inline in inlines:
        own = (inline.face if isinstance(inline, Run) else None) or face
        atoms.extend(_Atom(c, own, metrics.advance(own, c)) for c in inline_text(inline))
    return atoms


def breakable(text: str) -> list[bool]:
    """For each index, whether a line may start there (index 0 is never asked)."""
    allowed = [True] * (len(text) + 1)
    for i in range(1, len(text)):
        if text[i] in NOT_AT_START or text[i - 1] in NOT_AT_END or text[i] in " \u00a0":
            allowed[i] = False
    for match in _WHOLE.finditer(text):
        for i in range(match.start() + 1, match.end()):
            allowed[i] = False
    return allowed


def break_lines(
    inlines: Sequence[Inline],
    face: str,
    metrics: Metrics,
    width: float,
    indent: float = 0.0,
    even: bool = True,
    tighten: float = 0.0,
    keep: Set[int] = frozenset(),
) -> tuple[Line, ...]:
    """Lines of at most ``width`` em, the first one ``indent`` em shorter.

    With ``even`` full lines are brought to the right edge by squeezing or stretching; without it only a
    mark at the end may give up half its cell. A word wider than a whole line is cut where it must be. An
    empty paragraph is one empty line. ``tighten`` em are taken from every character (7.3.5.5). ``keep`` are
    offsets where no line begins, beside those that the marks forbid.
    """
    atoms = atoms_of(inlines, face, metrics)
    if not atoms:
        return (Line((), 0.0, 0, 0),)
    allowed = breakable("".join(a.char for a in atoms))
    for at in keep:
        allowed[at] = False
    if tighten:
        atoms = [_Atom(a.char, a.face, max(0.0, a.width - tighten)) for a in atoms]
    lines = []
    start = 0
    while start < len(atoms):
        room = width - (indent if start == 0 else 0.0)
        end = _line_end(atoms, allowed, start, room, even)
        lines.append(_set_line(atoms, start, end, room, even, end == len(atoms), tighten))
        start = end
        while start < len(atoms) and atoms[start].char in _BLANKS:  # a blank at the break is not printed
            start += 1
    return tuple(lines)


def _line_end(atoms: list[_Atom], allowed: list[bool], start: int, room: float, even: bool) -> int:
    """Where the line from ``start`` ends: the break nearest to the edge, squeezing where that is nearer."""
    used, best, nearest = 0.0, 0, 0.0
    for end in range(start + 1, len(atoms) + 1):
        used += atoms[end - 1].width
        if not (end == len(atoms) or allowed[end]):
            if used > room + 4:
                break
            continue
        over = used - room
        if over <= EPSILON:
            best, nearest = end, -over
            continue
        may = over <= _capacity(atoms, start if even else end - 1, end) + EPSILON
        if may and (best == 0 or over < nearest - EPSILON or not _stretches(atoms, start, best, nearest)):
            best = end
        break
    if best:
        return best
    end, used = start + 1, atoms[start].width  # one word wider than the line: cut it
    while end < len(atoms) and used + atoms[end].width <= room + EPSILON:
        used += atoms[end].width
        end += 1
    return end


def _squeezes(atoms: list[_Atom], start: int, end: int) -> list[int]:
    """Indexes of the atoms after which half a cell can be taken away."""
    found = []
    for i in range(start, end):
        full = atoms[i].width > 0.9
        if full and atoms[i].char in _SQUEEZE_AFTER:
            found.append(i)
        if full and atoms[i].char in _SQUEEZE_BEFORE and i > start:
            found.append(i - 1)
    return found


def _stretches(atoms: list[_Atom], start: int, end: int, short: float) -> list[int]:
    """Indexes of the atoms after which the line is stretched; none when ``short`` em are too much for it.

    Letters and digits of a word stay together while the gaps beside them suffice; the halves of a dash and of
    an ellipsis always do.
    """
    whole = [i for i in range(start, end - 1) if not atoms[i].char == atoms[i + 1].char in "—…"]
    apart = [i for i in whole if not (_of_word(atoms[i].char) and _of_word(atoms[i + 1].char))]
    return next((gaps for gaps in (apart, whole) if gaps and short <= MAX_STRETCH * len(gaps) + EPSILON), [])


def _of_word(char: str) -> bool:
    return "!" <= char <= "~"


def _capacity(atoms: list[_Atom], start: int, end: int) -> float:
    return SQUEEZE * len(_squeezes(atoms, start, end))


def _set_line(
    atoms: list[_Atom], start: int, end: int, room: float, even: bool, last: bool, tighten: float
) -> Line:
    to_edge = even and not last
    stop = end
    while stop > start + 1 and atoms[stop - 1].char in (" " if last else _BLANKS):
        stop -= 1
    width = sum(a.width for a in atoms[start:stop])
    extras = [-tighten] * (stop - start)
    short = max(0.0, room - width)
    if width > room + EPSILON:
        places = _squeezes(atoms, start, stop) if even else [stop - 1]
        if places:
            for i in places:
                extras[i - start] -= (width - room) / len(places)
    elif to_edge and (gaps := _stretches(atoms, start, stop, short)):
        for i in gaps:
            extras[i - start] += short / len(gaps)
        short = 0.0
    return Line(_pieces(atoms[start:stop], extras), width, start, stop, short if to_edge else 0.0)


def _pieces(atoms: list[_Atom], extras: list[float]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for atom, extra in zip(atoms, extras, strict=True):
        last = pieces[-1] if pieces else None
        if last and last.face == atom.face and abs(last.extra - extra) < EPSILON:
            pieces[-1] = Piece(last.text + atom.char, last.face, last.extra)
        else:
            pieces.append(Piece(atom.char, atom.face, extra))
    return tuple(pieces)
