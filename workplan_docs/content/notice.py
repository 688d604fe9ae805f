"""One official document in words (``<year>/notice.yaml`` and ``<year>/documents/*.yaml``)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from workplan_docs.content.base import Count, Flag, Record, Text, TextList

DocumentType = Literal[
    "决议",
    "决定",
    "命令",
    "令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
]


class Notice(Record):
    """The notice that issues the plan, element by element as GB/T 9704-2012 names them."""

    version: Count = Field(title="格式版本", description="内容格式的版本，现在是 1。")
    type: DocumentType = Field(default="通知", title="文种", description="十五种公文之一。")
    format: Literal["ordinary", "letter", "order", "minutes"] = Field(
        default="ordinary",
        title="格式",
        description="ordinary 一般格式，letter 信函，order 命令，minutes 纪要。",
    )
    state: Literal["draft", "issued"] = Field(
        default="draft", title="状态", description="draft 草稿，issued 已印发（缺项就是错误）。"
    )
    openness: Literal["主动公开", "依申请公开", "不予公开"] | None = Field(
        default=None, title="公开属性", description="主动公开、依申请公开、不予公开。"
    )
    issuer_mark: Text | None = Field(
        default=None, title="发文机关标志", description="不写就用 organ.yaml 里的。"
    )
    document_number: Text | None = Field(
        default=None, title="发文字号", description="如“临城发〔2023〕1号”。"
    )
    title: Text = Field(title="标题", description="想在哪里换行就在那里写“|”。")
    recipients: Text | None = Field(default=None, title="主送机关", description="一行，末尾不写冒号。")
    body: TextList = Field(title="正文", description="一段一条。")
    signature: Text | None = Field(default=None, title="署名", description="不写，草稿就印机关全称。")
    date: Text | None = Field(default=None, title="成文日期", description="如“2023年3月5日”；还没定就不写。")
    sealed: Flag = Field(default=True, title="加盖印章", description="true 盖章，false 不盖章。")
    note: Text | None = Field(default=None, title="附注", description="如“此件主动公开”，不带括号。")
    copy_to: TextList = Field(default=(), title="抄送机关", description="一行或一条一个。")
    printed_by: Text | None = Field(
        default=None, title="印发机关", description="如“临沂市城市管理局办公室”。"
    )
    printed_on: Text | None = Field(
        default=None, title="印发日期", description="如“2023年3月6日”，不带“印发”二字。"
    )
    duplex: Flag = Field(default=True, title="双面印刷", description="双面印刷时版记在偶数页。")
    encloses: Literal["plan"] | None = Field(
        default=None, title="印发的文件", description="plan 表示本通知印发当年的工作要点。"
    )

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title cut where the author put ``|``."""
        return tuple(self.title.split("|"))

    @property
    def title_text(self) -> str:
        """The title on one line."""
        return self.title.replace("|", "")
