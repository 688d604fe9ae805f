"""The kinds of value that content holds, read from text.

The YAML reader hands over every scalar as text, so that ``007`` or ``no`` never turns into something
else. Here, and nowhere else, text becomes a number, a flag or stays text; each reader says in Chinese
what it wants.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

_TRUE = frozenset({"true", "是"})
_FALSE = frozenset({"false", "否"})


class Record(BaseModel):
    """Base of every record of content: frozen, closed to unknown keys, an empty value means the default."""

    # Built when first used: records inside others are built once, not twice (50 ms of every command).
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_means_default(cls, data: Any) -> Any:
        """A key that a clerk left empty (``deadline:``) counts as not written when it has a default."""
        if not isinstance(data, Mapping):
            return data
        fields = cls.model_fields
        return {
            key: value
            for key, value in data.items()
            if value is not None or key not in fields or fields[key].is_required()
        }


def _read_flag(value: Any) -> Any:
    if isinstance(value, str):
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("flag", "只能写 true（是）或 false（否）")


def _read_count(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("count", "应当是一个整数，用半角数字书写")


def _read_decimal(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", value):
        return Decimal(value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    raise PydanticCustomError("number", "应当是一个数，只写半角数字和小数点，单位写在 measure 里")


def _as_list(value: Any) -> Any:
    """One value where a list is allowed stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _without_last_break(value: str) -> str:
    """``text: |`` ends in a line break that nobody meant."""
    return value.rstrip("\n")


Text = Annotated[str, Field(min_length=1), AfterValidator(_without_last_break)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Count = Annotated[int, BeforeValidator(_read_count)]
Figure = Annotated[Decimal, BeforeValidator(_read_decimal)]
TextList = Annotated[
    tuple[Text, ...],
    BeforeValidator(_as_list, json_schema_input_type=str | list[str]),
]
