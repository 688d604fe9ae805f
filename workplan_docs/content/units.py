"""The responsible units of an organ, their areas and groups (``units.yaml``). All names are data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from workplan_docs.content.base import Count, Flag, Record, Text, TextList

AreaKind = Literal["district", "county", "zone"]
UnitKind = Literal["section", "task-force", "subordinate", "area"]


class Area(Record):
    """An area with an administration of its own: a district, a county, a development zone."""

    name: Text = Field(title="名称", description="如“罗庄区”“费县”“高新区”。")
    kind: AreaKind = Field(title="类别", description="district 区，county 县，zone 开发区。")
    aliases: TextList = Field(default=(), title="别称", description="文件里可能出现的别的写法。")


class Unit(Record):
    """One unit that leads or supports tasks and receives a sheet."""

    name: Text = Field(title="名称", description="工作要点里的写法，如“费县城管局”。也是文件名的一部分。")
    order: Count = Field(title="编号", description="固定的序号，用在文件名里；单位撤销后也不给别的单位用。")
    kind: UnitKind = Field(
        title="类别", description="section 机关科室，task-force 专班，subordinate 局属单位，area 县区单位。"
    )
    area: Text | None = Field(default=None, title="所在县区", description="类别为 area 的单位必须写。")
    full_name: Text | None = Field(
        default=None, title="全称", description="如“临沂市数字化城市管理服务中心”。"
    )
    aliases: TextList = Field(default=(), title="别称", description="文件里可能出现的别的写法。")
    print_name: Text | None = Field(
        default=None,
        title="印出的名称",
        description="任务分解表上印的名称；不写就用“名称”。须是全称或别称之一。",
    )

    @property
    def printed(self) -> str:
        """The name on the unit's own papers."""
        return self.print_name or self.name


class Group(Record):
    """A name that stands for several units (局属各单位)."""

    name: Text = Field(title="名称", description="工作要点里的写法，如“局属各单位”。")
    aliases: TextList = Field(default=(), title="别称", description="别的写法。")
    members: TextList = Field(default=(), title="成员", description="单位名称的清单。")
    common: Flag = Field(
        default=False,
        title="共性",
        description="只因这个组才轮到的任务，对单位来说是“共性任务”，表上只占一行。",
    )
    confirmed: Flag = Field(
        default=True, title="已确认", description="成员名单未经办公室确认时写 false，检查时会提示。"
    )
    function: Flag = Field(
        default=False,
        title="按职能",
        description="按职能称呼、还不知道是哪些单位时写 true，成员留空；表上列为“待明确”。",
    )


class UnitsFile(Record):
    """``units.yaml``: the whole registry as the office writes it."""

    version: Count = Field(title="格式版本", description="内容格式的版本，现在是 1。")
    areas: tuple[Area, ...] = Field(default=(), title="县区", description="有自己管理机构的县、区、开发区。")
    area_sets: dict[str, TextList] = Field(
        default_factory=dict, title="县区的合称", description="如“九县”对应九个县的名称；指标可以按合称分配。"
    )
    units: tuple[Unit, ...] = Field(title="责任单位", description="每个单位一条。")
    groups: tuple[Group, ...] = Field(default=(), title="单位的合称", description="如“局属各单位”。")

    @property
    def sections(self) -> frozenset[str]:
        """The inner sections of the organ, which issue no documents of their own (条例 article 17)."""
        return frozenset(unit.name for unit in self.units if unit.kind == "section")
