"""The stored schemas are those of the models, and accept what an editor makes of YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workplan_docs.content.schema import FOLDER, TITLES, schema_of, schema_text, write_schemas

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("key", TITLES)
def test_stored_schemas_are_fresh(key: str) -> None:
    stored = (ROOT / FOLDER / f"{key}.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(key), "run: python -m workplan_docs.content.schema"


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    assert len(write_schemas(tmp_path)) == len(TITLES)
    assert write_schemas(tmp_path) == []


@pytest.mark.parametrize("key", TITLES)
def test_every_key_of_the_models_is_there_with_a_chinese_title(key: str) -> None:
    model, _ = TITLES[key]
    properties = schema_of(key)["properties"]
    assert set(properties) == set(model.model_fields)
    for definition in schema_of(key).get("definitions", {}).values():
        properties = {**properties, **definition.get("properties", {})}
    for name, schema in properties.items():
        assert any("\u4e00" <= char <= "\u9fff" for char in schema.get("title", "")), name


def test_numbers_and_empty_values_fit() -> None:
    target: dict[str, Any] = schema_of("plan")["definitions"]["Target"]["properties"]
    shown = json.dumps(target["value"])
    assert '"number"' in shown
    assert '"null"' in shown
    assert "number" in target["id"]["type"]


def test_no_english_docstrings() -> None:
    for key in TITLES:
        assert "pydantic" not in schema_text(key)
        assert "One numbered task" not in schema_text(key)
