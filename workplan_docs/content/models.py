"""The validated, frozen shape of everything the office writes under ``content/``.

JSON schemas are generated from these models, so titles and descriptions are Chinese and written for the
clerk who fills the files in. Unknown keys are errors; lists become tuples; nothing has a made-up default:
what the office has not said stays None or empty.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _without_line_ends(value: object) -> object:
    """YAML block texts end with a line break that is never meant to be printed."""
    return value.strip() if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_without_line_ends)]
Profile = Literal["exact", "compat"]
Comparison = Literal["=", ">=", "<=", "~", "reach"]
Rollup = Literal["sum", "rate", "per-unit", "milestone", "derived"]


class Model(BaseModel):
    """Base of all models: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Organ(Model):
    """The issuing organ and its house rules (organ.yaml)."""

    model_config = ConfigDict(title="发文机关")

    version: Literal[1] = Field(title="格式版本", description="固定写 1")
    name: Text = Field(title="机关全称", description="用于署名，如：临沂市城市管理局", min_length=1)
    short_name: Text | None = Field(None, title="规范化简称")
    issuer_mark: Text | None = Field(None, title="发文机关标志", description="红头文字，如：临沂市城市管理局文件")
    number_prefix: Text | None = Field(None, title="机关代字", description="发文字号的代字，如：临城发")
    first_segment_leads: bool = Field(True, title="第一段为牵头", description="责任单位一行中，第一个逗号之前的单位牵头")
    distributive_prefixes: tuple[Text, ...] = Field(
        (), title="分配式前缀", description="如写“区公安局、市场监督管理局”而后者也属区，写：[区]"
    )
    report_to: Text | None = Field(None, title="报送对象", description="任务分解表末尾印的报送说明，没有就不印")
    profile: Profile = Field("exact", title="版式", description="exact：按版心精确排版；compat：上 37、下 35 毫米页边距")
    fonts: dict[Literal["xiaobiaosong", "fangsong", "kai", "hei", "song"], Text] = Field(
        default_factory=dict, title="字体", description="字体种类对应的字体文件或字体名，可不写"
    )
    spaced_names: bool = Field(False, title="两字姓名加空", description="责任行中两字姓名印作“李　刚”")
    label_face: Literal["kai", "fangsong"] = Field("kai", title="责任行字体")
    undivided_word: Text | None = Field(
        None, title="未分解指标用语", description="全市指标尚未分到单位时印的话，如：另行下达；不写就留空"
    )


class Area(Model):
    """A district, county or zone."""

    model_config = ConfigDict(title="县区")

    name: Text = Field(title="名称", min_length=1)
    kind: Literal["区", "县", "市", "开发区"] = Field(title="类别")


UnitKind = Literal["section", "task-force", "subordinate", "area"]


class Unit(Model):
    """A unit that can be given tasks."""

    model_config = ConfigDict(title="单位")

    name: Text = Field(title="名称", description="与工作要点中的写法一致", min_length=1)
    order: int = Field(title="固定序号", description="用于文件名，定下后不再改", ge=1, le=9999)
    kind: UnitKind = Field(title="类别", description="section 科室、task-force 专班、subordinate 局属单位、area 县区单位")
    area: Text | None = Field(None, title="所在县区")
    full_name: Text | None = Field(None, title="全称")
    aliases: tuple[Text, ...] = Field((), title="别名")
    print_name: Text | None = Field(None, title="印在表上的名称", description="应是名称、全称或别名之一")

    @property
    def printed(self) -> str:
        """The name that goes on the unit's own papers."""
        return self.print_name or self.name


class Group(Model):
    """A collective name of units."""

    model_config = ConfigDict(title="统称")

    name: Text = Field(title="名称", description="如：各县区（开发区）城管局", min_length=1)
    aliases: tuple[Text, ...] = Field((), title="别名")
    members: tuple[Text, ...] = Field((), title="成员")
    common: bool = Field(False, title="共性任务", description="只因这个统称而承担的任务列为共性任务")
    confirmed: bool = Field(True, title="名单已确认")
    function: bool = Field(False, title="只有职能、尚无名单")


class UnitsFile(Model):
    """Areas, units and groups (units.yaml)."""

    model_config = ConfigDict(title="单位名录")

    version: Literal[1] = Field(title="格式版本", description="固定写 1")
    areas: tuple[Area, ...] = Field((), title="县区")
    area_sets: dict[Text, tuple[Text, ...]] = Field(default_factory=dict, title="县区合称", description="如：九县、五区")
    units: tuple[Unit, ...] = Field(title="单位")
    groups: tuple[Group, ...] = Field((), title="统称")


class Leader(Model):
    """A leader: the post and who holds it now."""

    model_config = ConfigDict(title="领导")

    name: Text = Field(title="姓名", description="不加空格", min_length=1)
    post: Text | None = Field(None, title="职务")


class LeadersFile(Model):
    """Leaders (leaders.yaml)."""

    model_config = ConfigDict(title="领导名单")

    version: Literal[1] = Field(title="格式版本", description="固定写 1")
    leaders: tuple[Leader, ...] = Field(title="领导")


class Target(Model):
    """One end figure of a task; baseline and increase belong to it."""

    model_config = ConfigDict(title="量化指标")

    id: Text = Field(title="编号", description="任务序号.顺序号，如 3.4", pattern=r"^[0-9]+\.[0-9]+$")
    name: Text = Field(title="指标名称", min_length=1)
    value: Decimal | None = Field(None, title="目标值")
    measure: Text | None = Field(None, title="单位", description="如：处、公里、%")
    comparison: Comparison = Field("=", title="比较", description="=、>=（不少于）、<=（不超过）、~（约）、reach（达到）")
    baseline: Decimal | None = Field(None, title="基数")
    increase: Decimal | None = Field(None, title="增量")
    scope: Text | None = Field(None, title="范围", description="如：中心城区")
    deadline: Text | None = Field(None, title="时限")
    rollup: Rollup = Field("sum", title="汇总方式")
    parts: tuple[Text, ...] = Field((), title="组成", description="组成这一指标的各指标编号")
    parts_cover: Literal["all", "some"] = Field("all", title="组成是否完整", description="all 各部分之和等于本指标；some 只是其中")
    owed_by: Annotated[
        tuple[Text, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)
    ] = Field((), title="承担者", description="县区合称、县区或单位；不写则由牵头单位承担")
    quote: Text = Field(title="原文", description="任务原文中的一段，一字不差", min_length=1)


class Milestone(Model):
    """A step on the way, with its date as the source gives it."""

    model_config = ConfigDict(title="节点")

    text: Text = Field(title="内容", min_length=1)
    deadline: Text | None = Field(None, title="时限")


class UnitsForm(Model):
    """The structured alternative to a 责任单位 line."""

    model_config = ConfigDict(title="责任单位（分项）")

    lead: tuple[Text, ...] = Field(title="牵头单位", min_length=1)
    support: tuple[Text, ...] = Field((), title="责任单位")

    @property
    def line(self) -> str:
        """As a notice prints it: leads, then the others after a comma."""
        return "，".join("、".join(part) for part in (self.lead, self.support) if part)


class Task(Model):
    """A numbered task of the plan."""

    model_config = ConfigDict(title="任务")

    number: int | None = Field(None, title="序号", description="可不写；写了就核对", ge=1)
    title: Text | None = Field(None, title="小标题", description="不带句号；原文没有就不写")
    text: Text = Field(title="内容", min_length=1)
    leaders: tuple[Text, ...] = Field((), title="牵头领导")
    units: Text | UnitsForm = Field(title="责任单位", description="照原文写一行，或分 lead、support 两项")
    deadline: Text | None = Field(None, title="完成时限")
    targets: tuple[Target, ...] = Field((), title="量化指标")
    milestones: tuple[Milestone, ...] = Field((), title="节点")
    report: Literal["normal", "separate"] = Field("normal", title="报告方式", description="separate：不列入季度报告表")

    @property
    def full_text(self) -> str:
        """Title, full stop and text, as the notice prints them after the number."""
        return f"{self.title}。{self.text}" if self.title else self.text

    @property
    def units_line(self) -> str:
        """The 责任单位 line as printed."""
        return self.units if isinstance(self.units, str) else self.units.line


class Section(Model):
    """A section of the plan; its ordinal is generated."""

    model_config = ConfigDict(title="章")

    title: Text = Field(title="标题", description="不带“一、”", min_length=1)
    number: int | None = Field(None, title="序号", ge=1)
    tasks: tuple[Task, ...] = Field((), title="任务")


class Preamble(Model):
    """The paragraph before the sections."""

    model_config = ConfigDict(title="总体思路")

    label: Text | None = Field(None, title="引语", description="如：总体思路")
    text: Text = Field(title="内容", min_length=1)


class Plan(Model):
    """The work plan of a year (plan.yaml)."""

    model_config = ConfigDict(title="工作要点")

    version: Literal[1] = Field(title="格式版本", description="固定写 1")
    year: int = Field(title="年份", ge=1949, le=2200)
    title: Text = Field(title="标题", min_length=1)
    preamble: Preamble | None = Field(None, title="总体思路")
    sections: tuple[Section, ...] = Field(title="章")


class Notice(Model):
    """The official notice (notice.yaml): keys one to one with the elements of GB/T 9704."""

    model_config = ConfigDict(title="公文")

    version: Literal[1] = Field(title="格式版本", description="固定写 1")
    type: Literal["通知"] = Field(title="文种")
    format: Literal["ordinary"] = Field("ordinary", title="格式")
    state: Literal["draft", "issued"] = Field("draft", title="状态", description="draft 草稿，issued 正式印发")
    openness: Literal["主动公开", "依申请公开", "不予公开"] | None = Field(None, title="公开属性")
    issuer_mark: Text | None = Field(None, title="发文机关标志", description="不写就用 organ.yaml 的")
    document_number: Text | None = Field(None, title="发文字号")
    title: Text = Field(title="标题", description="可用 | 标出换行处", min_length=1)
    recipients: Text | None = Field(None, title="主送机关", description="不带末尾冒号")
    body: tuple[Text, ...] = Field(title="正文", description="每段一项", min_length=1)
    encloses: Literal["plan"] | None = Field("plan", title="所印发的文件", description="plan：本年工作要点")
    signature: Text | None = Field(None, title="发文机关署名")
    date: Text | None = Field(None, title="成文日期", description="如 2023年3月5日")
    sealed: bool = Field(True, title="加盖印章")
    note: Text | None = Field(None, title="附注", description="不带括号，如：此件主动公开")
    copy_to: Text | None = Field(None, title="抄送机关", description="不带“抄送：”和句号")
    printed_by: Text | None = Field(None, title="印发机关")
    printed_on: Text | None = Field(None, title="印发日期", description="如 2023年3月6日")
    duplex: bool = Field(True, title="双面印刷")
