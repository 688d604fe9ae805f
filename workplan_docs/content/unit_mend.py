"""A line of units as it was meant, where it is written in another office's way: the line to paste.

Roles in words (甲科（牵头）、乙科（配合）), other marks between names (甲科/乙科, 甲科和乙科), none at all. Only what
leads to registered names is mended, and only where one reading is left; who leads is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workplan_docs.content.file_names import MAX_NAME
from workplan_docs.content.registry import Registry
from workplan_docs.content.resolve import resolve_line
from workplan_docs.content.unit_line import Role, fold, split_line
from workplan_docs.content.unit_names import LABEL, MARKED, MOST, Named, named

_SEPARATOR = re.compile(
    r"\s*(?:[\s/／\\|｜+＋&＆·•．.。:：;；,，、､﹑`→>＞—―－–~～-]+|以及|会同|联合|和|及|与|同|并)\s*"
)
_QUOTED = re.compile("^[“‘\"'](.*)[”’\"']$")
_AHEAD = re.compile(f"(?<=.)(?={LABEL.pattern}|【[^】]*】.)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One name; ``after_break``: a comma stands before it; ``known``: it is registered.

    ``joined``: another one stands before it in the same item of segment ``segment``. ``verb``: the words of its role
    are no mark in brackets but the verb of all the names before it (甲科、乙科配合).
    """

    name: str
    role: Role | None
    label: bool
    after_break: bool
    known: bool
    segment: int
    joined: bool
    verb: bool


@dataclass(frozen=True, slots=True)
class Mended:
    """``line`` is the line to paste, None where several readings are left; ``words`` are those of roles, as met.

    ``wrong`` are the names in it that nobody registered, ``known`` the others; ``areas`` are those of areas that were
    completed.
    """

    line: str | None
    words: tuple[str, ...]
    wrong: tuple[str, ...]
    areas: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def names_in_item(text: str, registry: Registry) -> tuple[Named, ...]:
    """The registered names that an item of a line holds, with their roles; empty when something else is left."""
    if len(text) > MOST:
        return ()
    return tuple(_read(MARKED.sub(r"\g<0> ", _AHEAD.sub(" ", text.strip())), registry))


def _read(text: str, registry: Registry) -> list[Named]:
    whole = named(text)
    if _known(whole.core, registry):
        return [whole]
    if area := registry.area_short(whole.core):
        return [replace(whole, core=area.name)]
    for match in _SEPARATOR.finditer(text):
        head = named(text[: match.start()])
        if head.core and _known(head.core, registry) and (rest := _read(text[match.end() :], registry)):
            return [head, *rest]
    glued = _glued(whole.core, registry)
    return [replace(whole, core=name) for name in glued] if len(glued) > 1 else []


def _known(name: str, registry: Registry) -> bool:
    return registry.knows(name) or registry.area(name) is not None


def _glued(text: str, registry: Registry) -> list[str]:
    """The units and groups whose names follow each other without any mark, the longest first; empty if others do."""
    best: list[list[str] | None] = [None] * len(text) + [[]]
    for at in reversed(range(len(text))):
        for end in range(min(len(text), at + MAX_NAME), at + 1, -1):
            rest = best[end]
            if rest is not None and registry.knows(text[at:end]):
                best[at] = [text[at:end], *rest]
                break
    return best[0] or [] if text else []


def mended(line: str, registry: Registry) -> Mended:
    """What ``line`` was meant to say."""
    pieces, words = _pieces(_QUOTED.sub(r"\1", line.replace("&nbsp;", " ")), registry)
    wrong = tuple(piece.name for piece in pieces if not piece.known)
    roles = any(piece.role for piece in pieces)
    parted = _by_role(pieces) if roles else pieces
    open_lead = not roles and any(p.joined for p in pieces if p.segment == 0)
    if not registry.first_segment_leads:  # then a line can name one lead only
        open_lead = open_lead or sum(piece.role == "lead" for piece in pieces) > 1
    text = _written(parted, registry) if parted and not open_lead else None
    areas = tuple(p.name for p in pieces if registry.area(p.name) and p.name not in fold(line))
    return Mended(text, words, wrong, areas, tuple(piece.name for piece in pieces if piece.known))


def _pieces(line: str, registry: Registry) -> tuple[list[_Piece], tuple[str, ...]]:
    """Every name of the line with the role that words give it, and those words."""
    found: list[_Piece] = []
    words: dict[str, None] = {}
    segment = 0
    for item in split_line(line, registry.whole_names):
        if not item.key:
            continue
        names = (Named(item.key),) if _known(item.key, registry) else names_in_item(item.text, registry)
        for at, one in enumerate(names or (named(item.text),)):
            after_break = at == 0 and item.segment != segment
            verb = one.words[:1] not in ("", *"（【〔［")
            found.append(
                _Piece(one.core, one.role, one.label, after_break, bool(names), item.segment, at > 0, verb)
            )
            if one.words:
                words.setdefault(one.words)
        segment = item.segment
    return found, tuple(words)


def _by_role(pieces: list[_Piece]) -> list[_Piece]:
    """Who leads first, who takes part behind, a comma between; empty where the words leave that open."""
    roles = list(_roles(pieces))
    if "lead" not in roles:
        run = next((at for at, p in enumerate(pieces) if at and (p.after_break or roles[at])), 0)
        if run == 1 or pieces[run].after_break:  # else 甲、乙、丙（配合） leaves open what 乙 does
            roles[:run] = ["lead" if role is None else role for role in roles[:run]]
    if "lead" not in roles or any(role is None for role in roles[: roles.index("lead")]):
        return []
    leads = [replace(p, after_break=False) for p, role in zip(pieces, roles, strict=True) if role == "lead"]
    others = [p for p, role in zip(pieces, roles, strict=True) if role != "lead"]
    return [*leads, *(replace(p, after_break=at == 0 or p.after_break) for at, p in enumerate(others))]


def _roles(pieces: list[_Piece]) -> Iterator[Role | None]:
    """A label holds to the next one; a mark behind the last name of a segment holds for all of the segment."""
    segments: list[list[_Piece]] = []
    for piece in pieces:
        if piece.after_break or piece.label or not segments:
            segments.append([])
        segments[-1].append(piece)
    held: Role | None = None
    for segment in segments:
        if segment[0].label:
            held = segment[0].role
        marked = [piece for piece in segment if piece.role and not piece.label]
        for_all = marked == segment[-1:] and (len(segments) > 1 or marked[0].verb)
        common = marked[0].role if for_all else held
        for piece in segment:
            yield piece.role or common


def _written(pieces: list[_Piece], registry: Registry) -> str | None:
    """The pieces as a line; None when the registry would read another thing out of it."""
    text = "".join(("，" if p.after_break else "、" if at else "") + p.name for at, p in enumerate(pieces))
    found = resolve_line(text, registry)
    unknown = {fold(piece.name) for piece in pieces if not piece.known}
    led = found.leads or (pieces and not pieces[0].known)
    return text if led and all(fold(fault.text) in unknown for fault in found.faults) else None
