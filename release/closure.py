"""Whether a folder of wheels is enough: what pip on an offline machine would look for, for each target."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

from release.targets import Target


@dataclass(frozen=True)
class Wheel:
    """One file of the folder: what it is, what it fits, what it needs."""

    name: str
    version: Version
    tags: frozenset[Tag]
    requires: tuple[Requirement, ...]
    python: SpecifierSet


def read_wheels(folder: Path) -> list[Wheel]:
    """Every wheel of a folder with the needs that its metadata states."""
    found = []
    for path in sorted(folder.glob("*.whl")):
        name, version, _, tags = parse_wheel_filename(path.name)
        with zipfile.ZipFile(path) as archive:
            (member,) = [
                n for n in archive.namelist() if n.count("/") == 1 and n.endswith(".dist-info/METADATA")
            ]
            head = HeaderParser().parsestr(archive.read(member).decode("utf-8"))
        requires = tuple(map(Requirement, head.get_all("Requires-Dist") or ()))
        python = SpecifierSet(str(head.get("Requires-Python") or ""))
        found.append(Wheel(str(name), version, tags, requires, python))
    return found


def missing(wheels: Iterable[Wheel], roots: Iterable[str], target: Target) -> list[str]:
    """Requirements that no wheel meets on the target, each with who asks for it; empty when all is there."""
    accepted = target.tags()
    fitting: dict[str, list[Wheel]] = {}
    for wheel in wheels:
        if wheel.tags & accepted and wheel.python.contains(f"{target.python}.0"):
            fitting.setdefault(wheel.name, []).append(wheel)
    lacking: list[str] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(Requirement(root), "安装") for root in roots]
    while waiting:
        wanted, asker = waiting.pop()
        name, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        found = [w for w in fitting.get(name, ()) if wanted.specifier.contains(w.version, prereleases=True)]
        if not found:
            lacking.append(f"{wanted.name}{wanted.specifier}（{asker} 需要）")
        elif (name, extras) not in seen:
            seen.add((name, extras))
            waiting += [(r, name) for r in found[0].requires if target.holds(r.marker, extras)]
    return sorted(set(lacking))
