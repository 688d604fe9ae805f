"""Who may import whom (DESIGN §3): data runs one way, and so do the imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "workplan_docs"
ROOT = Path(__file__).parents[1] / PACKAGE

# DESIGN §3, read from the bottom: what a room may know directly. It may know what those know, too.
MAY_KNOW: dict[str, set[str]] = {
    "errors": set(),
    "text": {"errors"},
    "officefile": {"errors"},
    "content": {"text", "officefile"},
    "tracking": {"content"},
    "forms": {"content"},
    "documents": {"tracking", "forms"},
    "typeset": {"documents"},
    "production": {"typeset"},
    "audit": {"typeset"},
    "returns": {"tracking", "forms"},
    "rules": {"content"},
    "importer": {"content"},
    "__main__": {"cli"},
    "cli": {"production", "audit", "returns", "rules", "importer"},
}


def downstream_of(room: str) -> set[str]:
    known = set(MAY_KNOW[room])
    for other in MAY_KNOW[room]:
        known |= downstream_of(other)
    return known


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == PACKAGE and len(parts) > 1 else None


def imported_modules(source: str, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Every module that a source imports, at whatever depth of the code, with its line."""
    base = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            stem = ".".join(base[: len(base) - node.level + 1]) if node.level else ""
            name = ".".join(filter(None, (stem, node.module)))
            for alias in node.names:
                yield node.lineno, f"{name}.{alias.name}" if name == PACKAGE else name


def python_files() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def module_name(path: Path) -> str:
    parts = list(path.relative_to(ROOT.parent).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def faults_in(source: str, module: str, is_package: bool = False) -> list[str]:
    room = room_of(module)
    if room is None or room == "_data":
        return []
    if room not in MAY_KNOW:
        return [f"{module}: a room that DESIGN §3 does not have"]
    allowed = downstream_of(room) | {room}
    return [
        f"{module}:{line} imports {name}"
        for line, name in imported_modules(source, module, is_package)
        if (other := room_of(name)) is not None and other in MAY_KNOW and other not in allowed
    ]


def test_imports_run_one_way():
    files = python_files()
    assert len(files) > 10, "the walk found next to nothing: is the package where the test looks?"
    assert {room_of(module_name(path)) for path in files} >= {"errors", "documents", "typeset"}
    faults = []
    for path in files:
        source = path.read_text(encoding="utf-8")
        faults += faults_in(source, module_name(path), path.name == "__init__.py")
    assert faults == []


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from workplan_docs.cli import main", "workplan_docs.content.model"),
        ("import workplan_docs.typeset.standard", "workplan_docs.documents.blocks"),
        ("from workplan_docs import production", "workplan_docs.typeset.pdf"),
        ("def f():\n    from workplan_docs.typeset import styles", "workplan_docs.returns.read"),
        ("from ..typeset import styles", "workplan_docs.forms.fields"),
        ("x = 1", "workplan_docs.helpers.misc"),
    ],
)
def test_an_import_against_the_direction_is_found(source, module):
    assert faults_in(source, module)


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from workplan_docs.errors import Diagnostic", "workplan_docs.cli.build"),
        ("from workplan_docs.documents.blocks import Run", "workplan_docs.typeset.docx.runs"),
        ("from . import charset\nfrom .. import standard", "workplan_docs.typeset.fonts.recipe"),
        ("from workplan_docs import __version__", "workplan_docs.content.model"),
    ],
)
def test_an_import_along_the_direction_is_let_pass(source, module):
    assert faults_in(source, module) == []


def test_no_cycle_between_rooms():
    assert all(room not in downstream_of(room) for room in MAY_KNOW)
