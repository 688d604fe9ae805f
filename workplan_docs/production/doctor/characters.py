"""Every character that a project prints, with the places where it stands in content and own templates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_MOST_BYTES = 10_000_000
_MOST_PLACES = 3
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Spot:
    """``file:line:column``, relative to the project; both counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def printed_characters(project: Path) -> dict[str, list[Spot]]:
    """Each character with the first places where it stands; comments of YAML files are not printed."""
    found: dict[str, list[Spot]] = {}
    for path in _files(project):
        try:
            if path.stat().st_size > _MOST_BYTES:
                continue
            text = path.read_bytes().decode("utf-8-sig", "ignore").replace("\r\n", "\n").replace("\r", "\n")
        except OSError:
            continue
        name = path.relative_to(project).as_posix()
        lines = text.split("\n")
        for line, start, end in _spans(path, text, lines):
            for column, char in enumerate(lines[line][start:end], start=start + 1):
                spots = found.setdefault(char, [])
                if len(spots) < _MOST_PLACES and _prints(char):
                    spots.append(Spot(name, line + 1, column))
    return {char: spots for char, spots in found.items() if spots}


def _prints(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")


def _files(project: Path) -> Iterator[Path]:
    for folder, pattern in (("content", "*.yaml"), ("templates", "*.j2")):
        for path in sorted((project / folder).rglob(pattern)):
            inside = path.relative_to(project / folder).parts
            if not any(part.startswith((".", "~")) for part in inside):
                yield path


def _spans(path: Path, text: str, lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """Parts of lines that are printed, as (line, from, to) counted from 0; of a broken file all of it."""
    if path.suffix == ".yaml":
        try:
            spans = [
                _span(token) for token in yaml.scan(text, _LOADER) if isinstance(token, yaml.ScalarToken)
            ]
        except yaml.YAMLError:
            spans = [((0, 0), (len(lines) - 1, len(lines[-1])))]
    else:
        spans = [((0, 0), (len(lines) - 1, len(lines[-1])))]
    for (first, start), (last, end) in spans:
        for line in range(first, min(last, len(lines) - 1) + 1):
            yield line, start if line == first else 0, end if line == last else len(lines[line])


def _span(token: yaml.ScalarToken) -> tuple[tuple[int, int], tuple[int, int]]:
    start, end = token.start_mark, token.end_mark
    return (start.line, start.column), (end.line, end.column)
