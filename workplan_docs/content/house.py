"""House figures (``house:`` in organ.yaml): what an office sets otherwise than the standard has it.

Each is checked here for sense; that it deviates is no fault, but every deviation is listed
(`typeset.house.deviations`), never hidden. Lengths are mm, sizes and pitches pt, as in Word's dialogs.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from workplan_docs.content.base import Record

_TWIP_PT = 0.05  # Word stores pitches in twentieths of a point,
_HALF_PT = 0.5  # sizes in halves,
_EIGHTH_PT = 0.125  # widths of lines in eighths
_LEAST_RED, _MOST_OTHER = 0xB0, 0x60  # shares of a colour that anybody calls red


def _between(least: float, most: float, unit: str, step: float = 0.0) -> BeforeValidator:
    """A reader of a number with three places at most, in sensible bounds and in whole steps."""

    def read(value: Any) -> Any:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", value):
            value = float(value)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise PydanticCustomError("house", "应当是一个数，只写半角数字，最多三位小数，不写单位")
        if not least <= value <= most:
            raise _fault(f"应当在 {least:g} 到 {most:g} {unit}之间")
        if step and abs(value / step - round(value / step)) > 1e-6:
            raise _fault(f"应当是 {step:g} 的倍数，办公软件存不下更细的值")
        return float(value)

    return BeforeValidator(read)


def _fault(message: str) -> PydanticCustomError:
    return PydanticCustomError("house", "{message}", {"message": message})


def _red(value: Any) -> Any:
    """A colour as ``#RRGGBB`` that is a red."""
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise _fault("应当是加引号的颜色值，如 '#FF0000'")
    red, *others = (int(value[n : n + 2], 16) for n in (1, 3, 5))
    if red < _LEAST_RED or max(others) > _MOST_OTHER:
        raise _fault("应当是红色：前两位不小于 B0，后四位每两位不大于 60")
    return value.upper()


TopMargin = Annotated[float, _between(33, 39, "毫米")]
BottomMargin = Annotated[float, _between(31, 37, "毫米")]
LeftMargin = Annotated[float, _between(27, 29, "毫米")]
RightMargin = Annotated[float, _between(25, 27, "毫米")]
LinePitch = Annotated[float, _between(26.5, 30, "磅", _TWIP_PT)]
MarkTop = Annotated[float, _between(65, 92, "毫米")]
MarkSize = Annotated[float, _between(22, 72, "磅", _HALF_PT)]
TitlePitch = Annotated[float, _between(28, 44, "磅", _TWIP_PT)]
Red = Annotated[str, BeforeValidator(_red)]
RedLineWidth = Annotated[float, _between(0.5, 4, "磅", _EIGHTH_PT)]
RedLineDistance = Annotated[float, _between(2, 10, "毫米")]
NumberDistance = Annotated[float, _between(7, 12, "毫米")]
NumberSize = Annotated[float, _between(9, 16, "磅", _HALF_PT)]
NumberInset = Annotated[float, _between(0, 2, "字")]
ImprintOuter = Annotated[float, _between(0.5, 3, "磅", _EIGHTH_PT)]
ImprintInner = Annotated[float, _between(0.25, 2, "磅", _EIGHTH_PT)]


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
    mark_top: MarkTop | None = Field(
        default=None,
        title="发文机关标志上缘距纸上边",
        description="毫米；国标是 72（版心上边缘下 35 毫米）。信函和命令（令）格式另有规定，不随着变。",
    )
    mark_size: MarkSize | None = Field(
        default=None, title="发文机关标志最大字号", description="磅；不写是 42（初号），名称长的会自动缩小。"
    )
    title_pitch: TitlePitch | None = Field(
        default=None, title="标题行距", description="固定值，磅；不写是 36。"
    )
    red: Red | None = Field(
        default=None, title="红色", description="发文机关标志和红线的颜色，如 '#E60012'；不写是 '#FF0000'。"
    )
    red_line_width: RedLineWidth | None = Field(
        default=None, title="版头分隔线粗细", description="磅；国标没有规定，不写是 1（约 0.35 毫米）。"
    )
    red_line_distance: RedLineDistance | None = Field(
        default=None, title="发文字号之下到分隔线", description="毫米；国标是 4。"
    )
    page_number_distance: NumberDistance | None = Field(
        default=None, title="页码一字线距版心下边缘", description="毫米；国标是 7。"
    )
    page_number_size: NumberSize | None = Field(
        default=None, title="页码字号", description="磅；国标是 14（四号）。"
    )
    page_number_inset: NumberInset | None = Field(
        default=None, title="页码距版心左右边缘", description="字（页码的字宽）；国标是 1。"
    )
    imprint_outer: ImprintOuter | None = Field(
        default=None, title="版记首末分隔线粗细", description="磅；国标推荐 1（0.35 毫米）。"
    )
    imprint_inner: ImprintInner | None = Field(
        default=None, title="版记中间分隔线粗细", description="磅；国标推荐 0.75（0.25 毫米）。"
    )

    @property
    def set_keys(self) -> tuple[str, ...]:
        """The keys that the office wrote, in the order of the model."""
        return tuple(key for key in type(self).model_fields if getattr(self, key) is not None)
