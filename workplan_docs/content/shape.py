"""Plain data → models. What does not fit is told by `shape_faults`, which sound content never loads."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from workplan_docs.content.yamlfile import YamlFile
from workplan_docs.errors import Diagnostic, Severity

_Model = TypeVar("_Model", bound=BaseModel)


def shape(model: type[_Model], source: YamlFile, file: str) -> tuple[_Model | None, list[Diagnostic]]:
    """The validated model of a file, or None, and all misfits; never raises."""
    if source.data is None:
        if not source.complete or source.diagnostics:
            return None, []
        hint = "看看是不是存盘时清空了；“#”开头的行是注释，不算内容。"
        return None, [Diagnostic("CT003", Severity.ERROR, "文件是空的", file, 1, 1, hint)]
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        from workplan_docs.content.shape_faults import Misfits

        found = Misfits(model, source, file).translate(error.errors(include_url=False))
        return None, found
