"""One official document (公文) in words: the eighteen elements of 条例 article 9, one key each.

The notice that issues the plan (``<year>/notice.yaml``) and everything in ``<year>/documents`` are such
documents. What a document may leave out is decided by the rules, not here: a draft may lack nearly all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from pydantic import Field, model_validator

from workplan_docs.content.base import Count, Flag, Record, Text, TextList
from workplan_docs.content.document_parts import Attachments, Attendance, Body, SecrecyMark, Signatures

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
DocumentFormat = Literal["ordinary", "letter", "order", "minutes"]
Direction = Literal["down", "up", "parallel"]
SealMode = Literal["sealed", "unsealed", "stamp"]

DOCUMENT_TYPES: tuple[str, ...] = get_args(DocumentType)
_USUAL_FORMAT: Mapping[str, DocumentFormat] = {
    "函": "letter",
    "命令": "order",
    "令": "order",
    "纪要": "minutes",
}
_USUAL_DIRECTION: Mapping[str, Direction] = {
    "请示": "up",
    "报告": "up",
    "函": "parallel",
    "议案": "parallel",
}
_STAMPED = frozenset({"命令", "令", "议案"})  # signed with a 签名章 (7.3.5.3)


class OfficialDocument(Record):
    """A document, element by element as GB/T 9704-2012 names them."""

    version: Count = Field(title="格式版本", description="内容格式的版本，现在是 1。")
    type: DocumentType = Field(default="通知", title="文种", description="十五种公文之一。")
    format: DocumentFormat = Field(
        default="ordinary",
        title="格式",
        description="ordinary 一般格式，letter 信函，order 命令，minutes 纪要；不写就按文种。",
    )
    direction: Direction = Field(
        default="down", title="行文方向", description="down 下行，up 上行，parallel 平行；不写就按文种。"
    )
    state: Literal["draft", "issued"] = Field(
        default="draft", title="状态", description="draft 草稿，issued 已印发（缺项就是错误）。"
    )
    openness: Literal["主动公开", "依申请公开", "不予公开"] | None = Field(
        default=None, title="公开属性", description="主动公开、依申请公开、不予公开。"
    )
    copy_number: Text | None = Field(
        default=None, title="份号", description="六位数字，如 000017；涉密才写。"
    )
    secrecy: SecrecyMark | None = Field(
        default=None, title="密级和保密期限", description="如“机密★1年”；不涉密不写。"
    )
    urgency: Text | None = Field(default=None, title="紧急程度", description="特急或加急；不紧急不写。")
    issuers: TextList = Field(
        default=(), title="发文机关", description="联合行文时主办机关在前；不写就是 organ.yaml 的机关。"
    )
    issuer_mark: Text | None = Field(
        default=None, title="发文机关标志", description="不写就用 organ.yaml 里的，或按发文机关和格式拼成。"
    )
    document_number: Text | None = Field(
        default=None, title="发文字号", description="如“临城发〔2023〕1号”；命令写“第1号”。"
    )
    signers: TextList = Field(
        default=(), title="签发人", description="上行文才写；姓名一条一个，不写“签发人”三字。"
    )
    title: Text | None = Field(default=None, title="标题", description="想在哪里换行就在那里写“|”。")
    title_note: Text | None = Field(
        default=None,
        title="题注",
        description="会议通过的决议、决定等写在标题下，如“2023年3月5日某会议通过”，不带括号；有题注就不在文末署名、写日期。",
    )
    recipients: Text | None = Field(default=None, title="主送机关", description="一行，末尾不写冒号。")
    recipients_in_imprint: Flag | None = Field(
        default=None,
        title="主送机关移到版记",
        description="主送机关太多、首页排不出正文时移到版记；不写就由程序看版面，true 总是移，false 不移。",
    )
    body: Body = Field(
        default=(), title="正文", description="一段一条；小标题写 heading，表格写 columns、head、rows。"
    )
    attachments: Attachments = Field(
        default=(), title="附件", description="名称，一条一个；随文装订的另写 body。"
    )
    signature: Signatures | None = Field(
        default=None, title="署名", description="不写，草稿就印机关全称；签名章写签发人的职务（post）。"
    )
    date: Text | None = Field(default=None, title="成文日期", description="如“2023年3月5日”；还没定就不写。")
    sealed: Flag = Field(default=True, title="加盖印章", description="true 盖章，false 不盖章。")
    seal: SealMode | None = Field(
        default=None,
        title="印章方式",
        description="sealed 盖章，unsealed 不盖章，stamp 签名章；不写就看 sealed 和文种。",
    )
    note: Text | None = Field(default=None, title="附注", description="如“此件主动公开”，不带括号。")
    attendance: Attendance | None = Field(
        default=None, title="出席、请假、列席", description="纪要才写：present、absent、observers。"
    )
    copy_to: TextList = Field(default=(), title="抄送机关", description="一行或一条一个；不写“抄送”和句号。")
    printed_by: Text | None = Field(
        default=None, title="印发机关", description="如“临沂市城市管理局办公室”。"
    )
    printed_on: Text | None = Field(
        default=None, title="印发日期", description="如“2023年3月6日”，不带“印发”二字。"
    )
    duplex: Flag = Field(default=True, title="双面印刷", description="双面印刷时版记在偶数页。")
    encloses: Literal["plan"] | None = Field(
        default=None, title="印发的文件", description="plan 表示本文印发当年的工作要点。"
    )

    @model_validator(mode="before")
    @classmethod
    def _usual(cls, data: Any) -> Any:
        """Format and direction follow from the type (reference §6.1) unless they are written."""
        if not isinstance(data, Mapping):
            return data
        kind = data.get("type")
        usual: dict[str, Any] = {}
        if isinstance(kind, str):
            usual = {"format": _USUAL_FORMAT.get(kind), "direction": _USUAL_DIRECTION.get(kind)}
        missing = {key: value for key, value in usual.items() if value and data.get(key) is None}
        return {**data, **missing}

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title cut where the author put ``|``."""
        return tuple((self.title or "").split("|"))

    @property
    def title_text(self) -> str:
        """The title on one line."""
        return (self.title or "").replace("|", "")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text of the body, headings and tables left aside."""
        texts = (item if isinstance(item, str) else item.text for item in self.body)
        return tuple(text for text in texts if text)

    @property
    def seal_mode(self) -> SealMode:
        """How it is sealed: as written, else by the type and the plain yes or no."""
        if self.seal is not None:
            return self.seal
        if self.type in _STAMPED and self.format in ("order", "ordinary"):
            return "stamp"
        return "sealed" if self.sealed else "unsealed"

    @property
    def signed_by_organ(self) -> bool:
        """Whether it carries 署名 and 成文日期 at its end (6.2): not 决议, 公报, 纪要, nor what has a 题注."""
        return not self.title_note and self.format != "minutes" and self.type not in ("决议", "公报", "纪要")
