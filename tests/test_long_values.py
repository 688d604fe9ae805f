"""Values far longer than any office writes: every key is told about, or taken, at once and without a crash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.test_wrong_units import FILES, PLAN
from workplan_docs.cli.reading import read_project

DIGITS = "1" * 5000  # more than Python turns into a whole number
FIGURES = (DIGITS, f"第{DIGITS}", f"第{DIGITS}期", f"云水发〔2023〕{DIGITS}号")
NUMBERS = ("order", "number", "year", "value", "baseline", "increase", "document_number", "version")
KEYS = {
    "2023/notice.yaml": ("format", "urgency", "issuers", "attachments", "copy_to", "deadline", "heading"),
    "2023/plan.yaml": ("deadline", "baseline", "increase", "comparison", "number", "parts_cover"),
}


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place of a value, the first of each list alone: the others are read alike."""
    inner = (
        value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    )
    if path:
        yield path
    for key, one in inner:
        yield from _paths(one, (*path, key))


def _cases() -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for file, text in FILES.items():
        paths = list(_paths(yaml.safe_load(text)))
        yield from ((file, path) for path in paths)
        yield from ((file, (key,)) for key in KEYS.get(file, ()))
        yield from ((file, ("sections", 0, "tasks", 0, key)) for key in KEYS.get(file, ()) if file == PLAN)


def _lay(folder: Path, file: str, path: tuple[str | int, ...], value: object) -> None:
    for name, text in FILES.items():
        target = folder / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    data = yaml.safe_load(FILES[file])
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    (folder / "content" / file).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("file", FILES)
def test_five_thousand_digits_in_any_key_are_no_crash(file: str, tmp_path: Path) -> None:
    for name, path in _cases():
        if name == file:
            for figure in FIGURES[: 2 if path[-1] in NUMBERS else 1]:
                _lay(tmp_path, file, path, figure)
                assert read_project(tmp_path, None) is not None


@pytest.mark.parametrize("kind", ["minutes", "order", "letter"])
@pytest.mark.parametrize("figure", FIGURES)
def test_five_thousand_digits_in_a_document_number(kind: str, figure: str, tmp_path: Path) -> None:
    notice = yaml.safe_load(FILES["2023/notice.yaml"])
    own = {key: notice[key] for key in ("version", "state", "title", "body", "signature", "date")}
    _lay(tmp_path, "organ.yaml", ("name",), "云梦市水务局")
    path = tmp_path / "content/2023/documents/某文.yaml"
    path.parent.mkdir()
    path.write_text(
        yaml.safe_dump({**own, "format": kind, "document_number": figure}, allow_unicode=True),
        encoding="utf-8",
    )
    told = read_project(tmp_path, None).diagnostics
    assert any(str(one.file).endswith("某文.yaml") for one in told)
