"""Values far longer than any office writes: every key is told about, or taken, at once and without a crash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
import yaml

from tests.test_wrong_units import FILES, LINE, PLAN, UNITS
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


# key, what stands there, what is written again and again instead
LONG = [
    (PLAN, LINE, "units: ", "1"),
    (PLAN, LINE, "units: ", "1、甲；"),
    (PLAN, LINE, "units: ", "局"),
    (PLAN, LINE, "units: ", "水库科和"),
    (PLAN, LINE, "units: ", "牵头领导：甲"),
    (PLAN, "text: 完成病险水库除险加固。", "text: ", "牵头领导：甲"),
    (PLAN, "text: 完成病险水库除险加固。", "text: 责任单位：", "水库科、"),
    (PLAN, "owed_by: 三县", "owed_by: ", "三县、"),
    (PLAN, "quote: 三县各10公里", "quote: ", "1"),
    (PLAN, "leaders: [李刚, 赵海滨]", "leaders: ", "李刚、"),
    (UNITS, "- 市水文中心", "- ", "市水文中心、"),
    (UNITS, "aliases: [水库中心]", "aliases: ", "水库中心、"),
    ("2023/notice.yaml", "title: 云梦市水务局关于|印发2023年水务工作要点的通知", "title: ", "百"),
]


@pytest.mark.parametrize(("length", "most"), [(4_990, 0.6), (60_000, 1.0)])
@pytest.mark.parametrize(("file", "old", "key", "words"), LONG)
def test_a_long_value_is_told_about_at_once(
    file: str, old: str, key: str, words: str, length: int, most: float, tmp_path: Path
) -> None:
    _lay(tmp_path, UNITS, ("version",), 1)
    read_project(tmp_path, None)  # what has to be imported
    text = FILES[file].replace(old, key + words * (length // len(words)), 1)
    assert text != FILES[file]
    (tmp_path / "content" / file).write_text(text, encoding="utf-8")
    before = process_time()
    assert read_project(tmp_path, None).diagnostics
    assert process_time() - before < most


def test_a_line_of_units_that_is_no_line_is_one_fault(tmp_path: Path) -> None:
    _lay(tmp_path, PLAN, ("sections", 0, "tasks", 1, "units"), "水库科、市水库中心，" * 1000)
    (found,) = [one for one in read_project(tmp_path, None).diagnostics if one.code == "RG001"]
    assert "太长（10000 字，最多 5000 字）" in found.message
