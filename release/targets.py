"""The machines that the offline bundle is for, and which wheels fit them.

pip evaluates markers (``sys_platform == 'win32'``) for the machine that it runs on, even when asked to
download for another; so the markers are evaluated here, for the target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags

# glibc 2.28 is that of Kylin V10 and UOS 20, the oldest systems in use at offices.
_LINUX = ("manylinux1", "manylinux2010", "manylinux2014", *(f"manylinux_2_{minor}" for minor in range(5, 29)))


@dataclass(frozen=True)
class Target:
    """One kind of machine with one Python; ``platforms`` are the wheel tags that it takes, as pip names them."""

    name: str
    python: str
    platforms: tuple[str, ...]
    environment: Mapping[str, str]

    @property
    def label(self) -> str:
        """How messages call it: ``windows-x64/3.11``."""
        return f"{self.name}/{self.python}"

    def holds(self, marker: Marker | None, extras: frozenset[str] = frozenset()) -> bool:
        """Whether a requirement with this marker is wanted on the target."""
        if marker is None:
            return True
        return any(marker.evaluate({**self.environment, "extra": e}) for e in (extras or {""}))

    def tags(self) -> frozenset[Tag]:
        """Every wheel tag that pip on the target accepts."""
        major, minor = map(int, self.python.split("."))
        found = set(cpython_tags((major, minor), platforms=self.platforms))
        found |= set(compatible_tags((major, minor), f"cp{major}{minor}", self.platforms))
        return frozenset(found)

    def pip_options(self) -> list[str]:
        """What makes ``pip download`` fetch for the target."""
        abi = "cp" + self.python.replace(".", "")
        options = ["--python-version", self.python, "--implementation", "cp"]
        for value in (abi, "abi3", "none"):
            options += ["--abi", value]
        for value in self.platforms:
            options += ["--platform", value]
        return options


def _target(name: str, python: str) -> Target:
    windows = name == "windows-x64"
    environment = {
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_version": f"{python}.0",
        "os_name": "nt" if windows else "posix",
        "sys_platform": "win32" if windows else "linux",
        "platform_system": "Windows" if windows else "Linux",
        "platform_machine": "AMD64" if windows else "x86_64",
        "platform_release": "",
        "platform_version": "",
    }
    platforms = ("win_amd64",) if windows else tuple(f"{tag}_x86_64" for tag in _LINUX)
    return Target(name, python, platforms, environment)


SYSTEMS = ("windows-x64", "linux-x64")
PYTHONS = ("3.11", "3.12", "3.13")
TARGETS = tuple(_target(system, python) for system in SYSTEMS for python in PYTHONS)


@dataclass(frozen=True)
class Locked:
    """One entry of a lock file: the requirement and the digests of its files."""

    requirement: Requirement
    hashes: tuple[str, ...]

    def line(self) -> str:
        """The entry for a machine on which its marker is known to hold."""
        pinned = f"{self.requirement.name}{self.requirement.specifier}"
        return " ".join([pinned, *(f"--hash={value}" for value in self.hashes)])


def read_lock(path: Path) -> Iterator[Locked]:
    """The entries of a lock file as `uv pip compile --generate-hashes` writes it."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        hashes = tuple(re.findall(r"--hash=(\S+)", line))
        yield Locked(Requirement(line.split("--hash=")[0].strip()), hashes)
