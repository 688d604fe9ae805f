"""The organ that issues the documents, and its leaders (``organ.yaml``, ``leaders.yaml``)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from workplan_docs.content.base import Count, Flag, Record, Text, TextList
from workplan_docs.content.house import House

FORMAT_VERSION = 1


class Organ(Record):
    """Facts and house rules that hold for every document of the organ."""

    version: Count = Field(title="格式版本", description="内容格式的版本，现在是 1。")
    name: Text = Field(title="机关全称", description="如“临沂市城市管理局”。草稿的落款也用它。")
    short_name: Text | None = Field(
        default=None, title="规范化简称", description="如“市城管局”，没有就不写。"
    )
    issuer_mark: Text | None = Field(
        default=None, title="发文机关标志", description="红头上的字；不写就是机关全称加“文件”。"
    )
    number_prefix: Text | None = Field(default=None, title="发文机关代字", description="如“临城发”。")
    first_segment_leads: Flag = Field(
        default=True,
        title="第一段为牵头",
        description="“责任单位”一行中，第一个逗号前的单位都是牵头；写 false 时只有列第一位的单位牵头。",
    )
    distributive_prefixes: TextList = Field(
        default=(),
        title="可以分配的前缀",
        description="写“区公安局、市场监督管理局”而后者指“区市场监督管理局”的机关，在这里写“区”；不写就不推。",
    )
    report_to: Text | None = Field(default=None, title="报送对象", description="季度报告报给谁；不写就不印。")
    contact: Text | None = Field(default=None, title="联系方式", description="联系人、电话；不写就不印。")
    profile: Literal["exact", "compat"] = Field(
        default="exact", title="版面", description="exact 按国标逐毫米；compat 照顾 Word、WPS 的通常做法。"
    )
    house: House = Field(
        default_factory=House,
        title="本机关的版面数值",
        description="与国标不同的做法写在这里；每一处不同，生成和 audit 时都会列出。",
    )
    character_grid: Flag = Field(
        default=False,
        title="指定行和字符网格",
        description="DOCX 的页面设置是否写明每页 22 行、每行 28 字；不写也排 22 行、28 字，只是页面设置里看不到。",
    )
    mirror_margins: Flag = Field(
        default=False,
        title="对称页边距",
        description="写 true 后双页的订口在右边（左 26 毫米、右 28 毫米），双面印刷装订用；PDF 和 DOCX 都这样排。",
    )
    archive_papers: Flag = Field(
        default=False,
        title="工作表也按归档格式",
        description="公文的 PDF 总是归档用的 PDF/A-2b；写 true 后，分解表和报告表的 PDF 也是，生成要慢一些。",
    )
    fonts: dict[str, Text] = Field(
        default_factory=dict, title="字体", description="字体类别（如 仿宋）对应本机的字体文件或字体名。"
    )
    spaced_names: Flag = Field(
        default=False,
        title="两字姓名加空",
        description="印出时“李刚”是否排成“李　刚”；内容里的姓名一律不加空。",
    )
    label_face: Literal["kai", "fangsong"] = Field(
        default="kai",
        title="标签行字体",
        description="“牵头领导”“责任单位”两行用楷体（kai）还是仿宋（fangsong）。",
    )
    undivided_word: Text | None = Field(
        default=None,
        title="指标未分解时的用词",
        description="如“另行下达”；不写，未分解的指标就不印在单位的表上。",
    )

    @property
    def mark(self) -> str:
        """The issuer mark (发文机关标志) as printed."""
        return self.issuer_mark or self.name + "文件"


class Leader(Record):
    """One leader of the organ; posts outlive persons, so the post stands beside the name."""

    name: Text = Field(title="姓名", description="不加空格，如“李刚”。")
    post: Text | None = Field(default=None, title="职务", description="如“局长”；不知道就不写。")


class LeadersFile(Record):
    """``leaders.yaml``: whom a task may name as its leader (牵头领导)."""

    version: Count = Field(title="格式版本", description="内容格式的版本，现在是 1。")
    leaders: tuple[Leader, ...] = Field(title="领导名单", description="任务的“牵头领导”只能是这里的人。")
