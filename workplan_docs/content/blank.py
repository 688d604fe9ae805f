"""A commented file for a new official document: what its type needs, with gaps that `check` reports.

Every gap is written 【待填：…】, which the rules tell as a warning in a draft and an error once issued;
figures that a program would reject half-written (dates, numbers) are left empty instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NEW_TYPES = (
    "通知", "通报", "请示", "报告", "批复", "函", "意见", "决定", "决议", "公告", "通告", "公报", "议案",
    "命令", "令", "纪要",
)  # fmt: skip


@dataclass(frozen=True)
class _Kind:
    """What a type adds to the common keys; ``matter`` is the end of the title after the issuer's name."""

    matter: str
    body: tuple[str, ...]
    recipients: str = "【待填：主送机关】"
    note: str = ""
    extra: str = ""


_KINDS: Mapping[str, _Kind] = {
    "通知": _Kind("关于|【待填：事由】的通知", ("【待填：正文】。", "特此通知。")),
    "通报": _Kind("关于|【待填：事由】的通报", ("【待填：正文】。", "特此通报。")),
    "请示": _Kind(
        "关于|【待填：事由】的请示",
        ("【待填：缘由】。", "【待填：请求的事项，一文一事】。", "妥否，请批示。"),
        "【待填：一个上级机关】",
        "联系人：【待填：姓名】，电话：【待填：电话】",
    ),
    "报告": _Kind(
        "关于|【待填：事由】的报告", ("【待填：正文，不写请示事项】。", "特此报告。"), "【待填：一个上级机关】"
    ),
    "批复": _Kind(
        "关于|【待填：事由】的批复",
        ("你【待填：单位】《【待填：来文标题】》（【待填：来文字号】）收悉。经研究，现批复如下：", "【待填：意见】。", "特此批复。"),
        "【待填：来文机关】",
    ),
    "函": _Kind(
        "关于|【待填：事由】的函", ("【待填：正文】。", "特此函达。"), "【待填：不相隶属的机关】"
    ),
    "意见": _Kind("关于|【待填：事由】的意见", ("【待填：正文】。",)),
    "决定": _Kind("关于|【待填：事由】的决定", ("【待填：正文】。",), ""),
    "决议": _Kind("关于|【待填：事由】的决议", ("【待填：会议】审议了【待填：事项】。会议决定：【待填：内容】。",), ""),
    "公告": _Kind("关于|【待填：事由】的公告", ("【待填：正文】。", "特此公告。"), ""),
    "通告": _Kind("关于|【待填：事由】的通告", ("【待填：正文】。", "特此通告。"), ""),
    "公报": _Kind("关于|【待填：事由】的公报", ("【待填：正文】。",), ""),
    "议案": _Kind(
        "关于|提请审议【待填：事项】的议案",
        ("【待填：正文】。", "现提请审议。"),
        "【待填：人民代表大会或其常务委员会】",
        extra="post",
    ),
    "命令": _Kind("", ("【待填：正文】。",), "", extra="post"),
    "纪要": _Kind("", ("【待填：时间、会议、主持人】。会议议定事项纪要如下：", "【待填：议定事项】。"), "", extra="meeting"),
}  # fmt: skip


def blank_document(kind: str, organ: str | None) -> str:
    """The text of the file for a document of ``kind`` (文种); ``organ`` is the issuer when it is known."""
    own = _KINDS["命令" if kind == "令" else kind]
    issuer = organ or "【待填：发文机关】"
    lines = [
        "# yaml-language-server: $schema=../../../docs/schema/document.schema.json",
        f"# {kind}。把【待填：……】各处填好，没有的要素留空，不要编；写完运行 make-docs check。",
        "version: 1",
        f"type: {kind}",
        "state: draft  # draft 草稿；定稿印发时改为 issued，那时缺项就是错误",
        "openness:  # 主动公开、依申请公开或不予公开",
        "",
        *_head(kind, own),
    ]
    if own.matter:
        lines.append(f"title: {issuer}{own.matter}  # “|”处换行")
    if kind == "决议":
        lines.append("title_note: 【待填：年月日和会议】通过  # 题注，圆括号自动加；文末不再署名")
    if own.recipients:
        one = "只写一个，" if kind in ("请示", "报告", "批复") else ""
        lines.append(f"recipients: {own.recipients}  # 主送机关，{one}末尾的冒号自动加")
    lines += [
        "body:  # 一段一条",
        *(f"  - {paragraph}" for paragraph in own.body),
        "  # - heading: 一、小标题            # 独占一行的小标题，级别看序号",
        "  # - heading: （一）小标题。        # 后面接正文的小标题",
        "  #   text: 正文……",
        "  # - head: [序号, 事项]             # 表格；columns: [1, 4] 是列宽的比例，landscape: true 横排",
        "  #   rows: [[1, 甲], [2, 乙]]",
        "attachments:  # 附件，一条一个名称；随文装订的写成 name 和 body",
        "  # - 某某名单",
        "",
        *_end(kind, own),
    ]
    return "\n".join(lines) + "\n"


def _head(kind: str, own: _Kind) -> list[str]:
    lines = [
        "# 涉密或紧急的公文才写下面三项",
        '# copy_number: "000017"           # 份号',
        "# secrecy: 机密★1年               # 密级和保密期限",
        "# urgency: 特急                    # 或 加急",
        "# issuers: [主办机关, 协办机关]     # 联合行文才写；平时用 organ.yaml 的机关",
    ]
    if own.extra == "meeting":
        lines.append("issuer_mark: 【待填：会议名称】纪要  # 发文机关标志")
        lines.append("document_number:  # 期号，如 第3期；没有就留空")
    elif kind in ("命令", "令"):
        lines.append("document_number:  # 令号，如 第1号")
    else:
        lines.append("document_number:  # 发文字号，如 某发〔2026〕1号")
    if kind in ("请示", "报告"):
        lines.append("signers: [【待填】]  # 签发人姓名，联合上报时一个机关一个")
    return lines


def _end(kind: str, own: _Kind) -> list[str]:
    lines: list[str] = []
    if own.extra == "meeting":
        lines += [
            "attendance:",
            "  present: 【待填：出席人员】",
            "  absent:  # 请假，没有就留空",
            "  observers:  # 列席，没有就留空",
        ]
    elif own.extra == "post":
        lines += [
            "signature: {post: 【待填：签发人职务】}  # 加盖签名章，姓名不印",
            "date:  # 成文日期，如 2026年1月1日",
        ]
    elif kind not in ("决议", "公报"):
        lines += [
            "signature:  # 署名；不写，草稿就印机关全称",
            "date:  # 成文日期，签发后填写，如 2026年1月1日",
            "sealed: true  # 加盖印章",
        ]
    lines.append(f"note: {own.note}  # 附注，圆括号自动加" if own.note else "note:  # 附注，如 此件主动公开")
    lines += ["", "# 版记", "copy_to:  # 抄送机关，没有就留空；“抄送”和句号自动加"]
    if kind != "函":
        lines += [
            "printed_by:  # 印发机关，如 某某局办公室",
            "printed_on:  # 印发日期",
            "duplex: true  # 双面印刷，版记在偶数页",
        ]
    return lines
