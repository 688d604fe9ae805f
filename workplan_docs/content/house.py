"""House figures (``house:`` in organ.yaml): what an office sets otherwise than the standard has it.

Each is checked here for sense; that it deviates is no fault, but every deviation is listed
(`typeset.house.deviations`), never hidden. Lengths are mm, sizes and pitches pt, as in Word's dialogs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from workplan_docs.content.base import Record

_STEP_PT = 0.05  # Word stores pitches in twentieths of a point


def _between(least: float, most: float, unit: str) -> Callable[[Any], Any]:
    """A reader of a number with two places at most, in sensible bounds."""

    def read(value: Any) -> Any:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", value):
            value = float(value)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise PydanticCustomError("house", "应当是一个数，只写半角数字，最多两位小数，不写单位")
        if not least <= value <= most:
            message = f"应当在 {least:g} 到 {most:g} {unit}之间"
            raise PydanticCustomError("house", "{message}", {"message": message})
        return float(value)

    return read


def _whole_twips(value: Any) -> Any:
    if abs(value / _STEP_PT - round(value / _STEP_PT)) > 1e-6:
        raise PydanticCustomError("house", "磅值应当是 0.05 的倍数，办公软件存不下更细的值")
    return value


TopMargin = Annotated[float, BeforeValidator(_between(33, 39, "毫米"))]
BottomMargin = Annotated[float, BeforeValidator(_between(31, 37, "毫米"))]
LeftMargin = Annotated[float, BeforeValidator(_between(27, 29, "毫米"))]
RightMargin = Annotated[float, BeforeValidator(_between(25, 27, "毫米"))]
LinePitch = Annotated[float, BeforeValidator(lambda v: _whole_twips(_between(26.5, 30, "磅")(v)))]
MarkSize = Annotated[float, BeforeValidator(_between(22, 72, "磅"))]
TitlePitch = Annotated[float, BeforeValidator(lambda v: _whole_twips(_between(28, 44, "磅")(v)))]


class House(Record):
    """Figures that an office overrides; None is the profile's own."""

    top_margin: TopMargin | None = Field(
        default=None, title="上页边距", description="毫米；exact 是 34.58，compat 是 37。"
    )
    bottom_margin: BottomMargin | None = Field(
        default=None, title="下页边距", description="毫米；exact 是 32.58，compat 是 35。"
    )
    left_margin: LeftMargin | None = Field(
        default=None, title="左页边距", description="毫米，国标 28±1；版心宽 156 毫米不变，右边距随着变。"
    )
    right_margin: RightMargin | None = Field(
        default=None, title="右页边距", description="毫米，一般不写；与左页边距合计应为 54 毫米。"
    )
    line_pitch: LinePitch | None = Field(
        default=None, title="行距", description="固定值，磅；exact 是 29.5，compat 是 28.95。"
    )
    mark_size: MarkSize | None = Field(
        default=None, title="发文机关标志最大字号", description="磅；不写是 42（初号），名称长的会自动缩小。"
    )
    title_pitch: TitlePitch | None = Field(
        default=None, title="标题行距", description="固定值，磅；不写是 36。"
    )

    @property
    def set_keys(self) -> tuple[str, ...]:
        """The keys that the office wrote, in the order of the model."""
        return tuple(key for key in type(self).model_fields if getattr(self, key) is not None)
