"""The schemas do what they are for: an editor finds nothing in good content and marks what is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from workplan_docs.content.blank import NEW_TYPES, blank_document
from workplan_docs.content.schema import FOLDER, TITLES, schema_of
from workplan_docs.content.starter import blank_files, sample_files

ROOT = Path(__file__).parents[2]
VALIDATORS = {key: Draft7Validator(schema_of(key)) for key in TITLES}
LAID_DOWN = {
    **{f"{key}": text for key, text in sample_files().items() if key.endswith(".yaml")},
    **{f"blank/{key}": text for key, text in blank_files(2027).items() if key.endswith(".yaml")},
}
SPECIMENS = sorted((ROOT / "tests/specimens").glob("*.yaml"))


def faults(key: str, text: str) -> list[str]:
    """What an editor would mark, with its path; of a choice (a list or nothing) the faults inside count."""
    waiting = list(VALIDATORS[key].iter_errors(yaml.safe_load(text)))
    found = []
    while waiting:
        error = waiting.pop()
        waiting += error.context
        if not error.context:
            found.append(f"{'/'.join(map(str, error.absolute_path))}: {error.message}")
    return found


@pytest.mark.parametrize("key", TITLES)
def test_it_is_a_schema(key: str) -> None:
    Draft7Validator.check_schema(schema_of(key))


@pytest.mark.parametrize("name", LAID_DOWN)
def test_sample_and_blank_are_right(name: str) -> None:
    assert faults(Path(name).stem, LAID_DOWN[name]) == []


def test_specimens_and_new_documents_are_right() -> None:
    assert len(SPECIMENS) > 20
    texts = [path.read_text(encoding="utf-8") for path in SPECIMENS]
    texts += [blank_document(kind, None) for kind in NEW_TYPES]
    assert [fault for text in texts for fault in faults("document", text)] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "where"),
    [
        ("content/organ.yaml", "name: 临沂市城市管理局", "nmae: 临沂市城市管理局", ""),
        ("content/organ.yaml", "first_segment_leads: true", "first_segment_leads: 对", "first_segment_leads"),
        ("content/units.yaml", "kind: zone", "kind: 开发区", "areas/3/kind"),
        ("content/2023/plan.yaml", "value: 700", "value: [700]", "sections/0/tasks/0/targets/0/value"),
        ("content/2023/plan.yaml", "rollup: rate", "rollup: 平均", "sections/0/tasks/0/targets/0/rollup"),
        ("content/2023/notice.yaml", "state: draft", "state: 草稿", "state"),
        ("content/2023/notice.yaml", "type: 通知", "type: 方案", "type"),
    ],
)
def test_what_is_wrong_is_marked_where_it_stands(name: str, old: str, new: str, where: str) -> None:
    text = LAID_DOWN[name]
    assert old in text
    found = faults(Path(name).stem, text.replace(old, new, 1))
    assert any(fault.startswith(f"{where}: ") for fault in found), found


def properties(key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    schema = schema_of(key)
    for record in (schema, *schema.get("definitions", {}).values()):
        yield from record.get("properties", {}).items()


@pytest.mark.parametrize("key", TITLES)
def test_every_key_has_a_chinese_title_and_description(key: str) -> None:
    found = list(properties(key))
    assert found
    for name, schema in found:
        for about in ("title", "description"):
            assert re.search("[\u4e00-\u9fff]", schema.get(about, "")), f"{name}.{about}"


@pytest.mark.parametrize("folder", ["content", "tests/specimens"])
def test_modelines_in_the_tree_point_to_the_schemas(folder: str) -> None:
    pointed = 0
    for path in (ROOT / folder).rglob("*.yaml"):
        match = re.match(r"# yaml-language-server: \$schema=(\S+)", path.read_text(encoding="utf-8"))
        if match:
            target = Path(os.path.normpath(path.parent / match[1]))
            assert target.is_file(), path
            assert target.parent == ROOT / FOLDER
            pointed += 1
    assert pointed or folder != "content"


@pytest.mark.parametrize("kind", NEW_TYPES)
def test_a_new_document_points_there_from_its_own_folder(kind: str) -> None:
    match = re.match(r"# yaml-language-server: \$schema=(\S+)", blank_document(kind, None))
    assert match
    place = os.path.normpath(Path("content/2023/documents") / match[1])
    assert Path(place).as_posix() == f"{FOLDER}/document.schema.json"
