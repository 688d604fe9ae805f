"""JSON schemas of the content files, for editors that check while a clerk types.

They are generated from the models (``python -m workplan_docs.content.schema``), never written by hand. An
editor reads YAML in the usual way, so that ``value: 67`` is a number there though our reader keeps text:
where a model wants a number or a flag both forms are allowed, and a text may look like a number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from workplan_docs.content.models import LeadersFile, Notice, OfficialDocument, Organ, Plan, UnitsFile

FOLDER = "docs/schema"
TITLES: Mapping[str, tuple[type[BaseModel], str]] = {
    "organ": (Organ, "发文机关"),
    "units": (UnitsFile, "责任单位、县区、合称"),
    "leaders": (LeadersFile, "领导名单"),
    "plan": (Plan, "工作要点"),
    "notice": (Notice, "印发通知"),
    "document": (OfficialDocument, "公文"),
}
_DIALECT = "http://json-schema.org/draft-07/schema#"


def schema_of(key: str) -> dict[str, Any]:
    """The schema of one file (``plan``, ``notice``, …)."""
    model, title = TITLES[key]
    raw = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    loose: dict[str, Any] = _loosened(raw)
    definitions = {name: _without_prose(d) for name, d in loose.pop("$defs", {}).items()}
    loose = _without_prose(loose)
    loose.update({"$schema": _DIALECT, "title": title})
    if definitions:
        loose["definitions"] = definitions
    return loose


def schema_text(key: str) -> str:
    """The schema as it is stored: sorted, so that a change of the models shows as a small difference."""
    return json.dumps(schema_of(key), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas into a folder (a project's is `FOLDER`); gives the files that changed."""
    changed: list[Path] = []
    folder.mkdir(parents=True, exist_ok=True)
    for key in TITLES:
        path = folder / f"{key}.schema.json"
        text = schema_text(key)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _without_prose(record: dict[str, Any]) -> dict[str, Any]:
    """A record without the English docstring of its model; an editor would show it to the clerk."""
    return {key: value for key, value in record.items() if key not in ("title", "description")}


def _loosened(node: Any) -> Any:
    """The same schema, open to what an editor takes for a number, a flag or nothing."""
    if isinstance(node, list):
        return [_loosened(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _loosened(value) for key, value in node.items()}
    if isinstance(result.get("properties"), dict):
        required = result.get("required", [])
        result["properties"] = {
            name: value if name in required else _or_empty(value)
            for name, value in result["properties"].items()
        }
    return _loosened_type(result)


def _loosened_type(result: dict[str, Any]) -> dict[str, Any]:
    kind = result.get("type")
    if kind == "string" and "enum" not in result and "const" not in result:
        result.pop("pattern", None)
        return {**result, "type": ["string", "number", "boolean"]}
    if kind == "integer":
        return {**result, "type": ["integer", "string"]}
    if kind == "number":
        return {**result, "type": ["number", "string"]}
    if kind == "boolean":
        return {**result, "type": ["boolean", "string"], "enum": [True, False, "是", "否"]}
    return result


def _or_empty(value: dict[str, Any]) -> dict[str, Any]:
    """A key may stand there with nothing after it: it then counts as not written."""
    about: dict[str, Any] = {key: value[key] for key in ("title", "description", "default") if key in value}
    rest = {key: inner for key, inner in value.items() if key not in about}
    return {"anyOf": [rest, {"type": "null"}], **about}


if __name__ == "__main__":
    write_schemas(Path(FOLDER))
