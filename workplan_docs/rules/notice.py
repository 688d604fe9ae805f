"""The notice: what is missing in a draft, and what is written otherwise than GB/T 9704-2012 wants it."""

from __future__ import annotations

from collections.abc import Iterator

from workplan_docs.content.models import Content
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.document_number import cited_numbers, number_faults, year_of
from workplan_docs.rules.texts import finding, texts
from workplan_docs.text.dates import date_fault, format_date, parse_date

_WITHOUT_NUMBER = frozenset({"order", "minutes"})


def check_gaps(content: Content) -> Iterator[Diagnostic]:
    """What an issued notice must have: a warning while it is a draft, an error once it is issued."""
    notice = content.notice
    gaps = [
        (
            "NG001",
            "document_number",
            "发文字号",
            not notice.document_number,
            "编号后填写，如“临城发〔2023〕1号”。",
        ),
        ("NG002", "date", "成文日期", not notice.date, "签发后填写，如“2023年3月5日”。"),
        ("NG003", "signature", "署名", not notice.signature, f"定稿时写上，如“{content.organ.name}”。"),
    ]
    imprint = (notice.copy_to, notice.printed_by, notice.printed_on)
    if not any(imprint):
        gaps.append(
            ("NG004", "printed_by", "版记（印发机关、印发日期）", True, "填写 printed_by 和 printed_on。")
        )
    else:
        gaps.append(("NG005", "printed_by", "印发机关", not notice.printed_by, "填写 printed_by。"))
        gaps.append(("NG006", "printed_on", "印发日期", not notice.printed_on, "如“2023年3月6日”。"))
    issued = notice.state == "issued"
    for code, key, name, missing, hint in gaps:
        if not missing or (key == "document_number" and notice.format in _WITHOUT_NUMBER):
            continue
        severity = Severity.ERROR if issued else Severity.WARNING
        message = f"状态是“已印发”（issued），却缺少{name}" if issued else f"草稿还缺少{name}"
        yield finding(content, code, severity, ("notice", key), message, hint)


def check_number(content: Content) -> Iterator[Diagnostic]:
    """The shape of the 发文字号, and its year against the date."""
    notice = content.notice
    number = notice.document_number
    if number is None or notice.format in _WITHOUT_NUMBER:
        return
    path = ("notice", "document_number")
    for fault in number_faults(number):
        yield finding(
            content, fault.code, fault.severity, path, fault.message, fault.hint, offset=fault.offset
        )
    year, day = year_of(number), parse_date(notice.date or "")
    if year is not None and day is not None and abs(year - day.year) > 1:
        yield finding(
            content,
            "DN009",
            Severity.WARNING,
            path,
            f"发文字号的年份是 {year}，成文日期却在 {day.year} 年",
            "核对发文字号和成文日期。",
        )


def check_cited_numbers(content: Content) -> Iterator[Diagnostic]:
    """Numbers of other documents in the texts of notice and plan."""
    for path, text in texts(content):
        if path[0] not in ("notice", "plan") or path == ("notice", "document_number"):
            continue
        for offset, cited in cited_numbers(text):
            yield finding(
                content,
                "DN012",
                Severity.WARNING,
                path,
                f"引用的发文字号“{cited}”写法不合规定",
                "写成“国发〔2023〕1号”的样子：六角括号，四位年份，不写“第”。",
                offset=offset,
            )


def check_dates(content: Content) -> Iterator[Diagnostic]:
    """成文日期 and 印发日期: their form, and that printing doesn't precede signing."""
    notice = content.notice
    for key, text in (("date", notice.date), ("printed_on", notice.printed_on)):
        fault = date_fault(text.removesuffix("印发")) if text else None
        if fault is not None:
            hint = f"写成“{format_date(fault.meant)}”。" if fault.meant else "如“2023年3月5日”。"
            message = f"“{(text or '')[:30]}”：{fault.message}"
            yield finding(content, fault.code, Severity.ERROR, ("notice", key), message, hint)
    if notice.printed_on and notice.printed_on.endswith("印发"):
        path = ("notice", "printed_on")
        yield finding(
            content, "SG001", Severity.ERROR, path, "印发日期后面多写了“印发”", "删去，“印发”自动加。"
        )
    signed, printed = parse_date(notice.date or ""), parse_date(notice.printed_on or "")
    if signed and printed and printed < signed:
        path = ("notice", "printed_on")
        yield finding(content, "SG006", Severity.WARNING, path, "印发日期早于成文日期", "核对两个日期。")


def check_signature(content: Content) -> Iterator[Diagnostic]:
    """The signature is the organ's full or normalised short name."""
    signature, organ = content.notice.signature, content.organ
    if signature and signature not in (organ.name, organ.short_name):
        yield finding(
            content,
            "SG004",
            Severity.WARNING,
            ("notice", "signature"),
            f"署名“{signature[:30]}”不是机关的全称或规范化简称",
            f"机关全称是“{organ.name}”。",
        )


def check_note(content: Content) -> Iterator[Diagnostic]:
    """The note is stored without its brackets and agrees with the openness of the document."""
    notice = content.notice
    if notice.note is None:
        return
    path = ("notice", "note")
    if notice.note[0] in "（(" or notice.note[-1] in "）)":
        yield finding(content, "NT001", Severity.ERROR, path, "附注的括号会自动加", "删去括号。")
    if "。" in notice.note:
        yield finding(content, "NT002", Severity.HINT, path, "附注里一般不用句号", "删去句号。")
    said = {"主动公开", "依申请公开", "不予公开"} & {notice.note.strip("（）()").removeprefix("此件")}
    if notice.openness and said and notice.openness not in said:
        message = f"附注写“{notice.note}”，公开属性却是“{notice.openness}”"
        yield finding(content, "NT004", Severity.WARNING, path, message, "两处改成一致。")


def check_title(content: Content) -> Iterator[Diagnostic]:
    """The title ends in the type of document, without a mark; recipients carry no colon of their own."""
    notice = content.notice
    title = notice.title_text.rstrip()
    path = ("notice", "title")
    if title.endswith(("。", "，", "；", "：", "！", "？")):
        message = f"标题末尾不用标点“{title[-1]}”"
        yield finding(content, "TT001", Severity.WARNING, path, message, "删去末尾的标点。")
    elif notice.format == "ordinary" and not title.split("（")[0].endswith(notice.type):
        message = f"标题不以文种“{notice.type}”结尾"
        hint = "核对标题和 type，文种要一致。"
        yield finding(content, "TT006", Severity.WARNING, path, message, hint)
    if notice.recipients and notice.recipients[-1] in "：:":
        message = "主送机关末尾的冒号会自动加"
        yield finding(content, "RC001", Severity.HINT, ("notice", "recipients"), message, "删去冒号。")


def check_enclosed(content: Content) -> Iterator[Diagnostic]:
    """A notice that issues the plan names it in its text by the plan's own title."""
    notice, title = content.notice, content.plan.title
    if notice.encloses == "plan" and not any(f"《{title}》" in paragraph for paragraph in notice.body):
        yield finding(
            content,
            "NG007",
            Severity.WARNING,
            ("notice", "body"),
            f"正文里没有提到所印发的《{title}》",
            "核对正文里的书名和 plan.yaml 的标题，两处要一字不差。",
        )
