"""Rules on the notice: what it still lacks, its number, its dates, marks that the program adds itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import View
from workplan_docs.text.dates import date_fault, format_date, parse_date

_OPEN, _CLOSE = "〔[【（(［〖{〈", "〕]】）)］〗}〉"
_NUMBER = re.compile(rf"^(.*?)([{re.escape(_OPEN)}])(.*?)([{re.escape(_CLOSE)}])(.*)$", re.DOTALL)
_SHAPE = re.compile(r"[\u4e00-\u9fff]{2,}〔[0-9]{4}〕[1-9][0-9]*号")
_CHINESE_DIGITS = "〇○零一二三四五六七八九十"
_GAPS = (
    ("NO001", "date", "成文日期", "签发后写，如“2023年3月5日”。"),
    ("NO002", "signature", "署名", "写发文机关的全称或规范化简称；草稿先印机关全称。"),
    ("NO003", "printed_by", "印发机关", "如“某某局办公室”；草稿先留空。"),
    ("NO004", "printed_on", "印发日期", "如“2023年3月6日”；草稿先留空。"),
    ("NO005", "document_number", "发文字号", "如“临城发〔2023〕1号”；草稿先留空。"),
)
_IMPRINT = frozenset({"printed_by", "printed_on"})


def gaps(view: View) -> Iterator[Diagnostic]:
    """NO001 … NO005: elements that the issued document must have."""
    notice = view.content.notice
    for code, key, name, hint in _GAPS:
        if notice.format == "letter" and key in _IMPRINT:
            continue
        if getattr(notice, key) is None:
            message = f"还没有{name}（{key}）"
            yield view.say(code, view.gap_severity, message, ("notice", key), hint)


def no_enclosure(view: View) -> Iterator[Diagnostic]:
    """NO006: a notice that does not say that it issues the plan."""
    if view.content.notice.encloses is None:
        message = "通知没有说印发工作要点，后面不会印要点的正文"
        yield view.say("NO006", Severity.HINT, message, ("notice",), "要印就写一行“encloses: plan”。")


def number_faults(number: str) -> list[tuple[str, str]]:
    """The rules that a document number breaks, as (code, what to do); empty for a good one."""
    found: list[tuple[str, str]] = []
    if re.search(r"\s|[０-９]", number):
        found.append(("DN007", "数字用半角，中间不留空格"))
    plain = re.sub(r"\s", "", number).translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    match = _NUMBER.match(plain)
    if match is None:
        return [*found, ("DN010", "写成“机关代字〔年份〕序号号”")]
    _, opening, year, closing, rest = match.groups()
    if opening != "〔" or closing != "〕":
        found.append(("DN001", "年份用六角括号“〔〕”括起来"))
    if "年" in year:
        found.append(("DN006", "括号里只写年份，不写“年”"))
    if not re.fullmatch("[0-9]{4}", year.replace("年度", "").replace("年", "")):
        found.append(("DN002", "年份写四位阿拉伯数字"))
    if rest.startswith("第"):
        found.append(("DN003", "序号前不加“第”"))
    if re.match("第?0", rest):
        found.append(("DN004", "序号前不加“0”"))
    if not rest.endswith("号"):
        found.append(("DN005", "以“号”结尾，后面不写别的"))
    if not found and not _SHAPE.fullmatch(plain):
        found.append(("DN010", "写成“机关代字〔年份〕序号号”"))
    return found


def document_number(view: View) -> Iterator[Diagnostic]:
    """DN001 … DN007, DN010: the form of the document number."""
    number = view.content.notice.document_number
    if number is None:
        return
    for code, cure in number_faults(number):
        severity = Severity.WARNING if code == "DN010" else Severity.ERROR
        message = f"发文字号“{number}”不合格式"
        yield view.say(
            code, severity, message, ("notice", "document_number"), f"{cure}，如“临城发〔2023〕1号”。"
        )


def years_agree(view: View) -> Iterator[Diagnostic]:
    """DN009: the year of the number and that of the date; around New Year they may differ."""
    notice = view.content.notice
    written = re.search(r"〔([0-9]{4})〕", notice.document_number or "")
    day = parse_date(notice.date or "")
    if written is None or day is None:
        return
    year = int(written[1])
    late = day.month == 1 and year == day.year - 1
    early = day.month == 12 and year == day.year + 1
    if year != day.year and not late and not early:
        message = f"发文字号是 {year} 年的，成文日期是 {day.year} 年"
        yield view.say("DN009", Severity.WARNING, message, ("notice", "document_number"), "核对两处的年份。")


def dates(view: View) -> Iterator[Diagnostic]:
    """SG001 … SG003: how the dates are written."""
    notice = view.content.notice
    for key, name in (("date", "成文日期"), ("printed_on", "印发日期")):
        text = getattr(notice, key)
        if text is None:
            continue
        bare = text.removesuffix("印发") if key == "printed_on" else text
        if bare != text and date_fault(bare) is None:
            message = f"{name}“{text}”末尾的“印发”会由程序加上，这里不写"
            yield view.say("CO002", Severity.ERROR, message, ("notice", key), f"写成“{bare}”。")
        elif fault := date_fault(text):
            hint = f"写成“{format_date(fault.meant)}”。" if fault.meant else "写成“2023年3月5日”的样子。"
            message = f"{name}“{text[:20]}”：{fault.message}"
            yield view.say(fault.code, Severity.ERROR, message, ("notice", key), hint)


def printed_after_signing(view: View) -> Iterator[Diagnostic]:
    """SG006: printing cannot precede signing."""
    notice = view.content.notice
    signed, printed = parse_date(notice.date or ""), parse_date(notice.printed_on or "")
    if signed and printed and printed < signed:
        message = f"印发日期（{notice.printed_on}）早于成文日期（{notice.date}）"
        yield view.say("SG006", Severity.WARNING, message, ("notice", "printed_on"), "核对两个日期。")


def bracketed_note(view: View) -> Iterator[Diagnostic]:
    """NT001: the brackets of the note are added in print, so that they would stand twice."""
    note = view.content.notice.note
    if note and (note[0] in "（(" or note[-1] in "）)"):
        bare = note.strip("（()）")
        message = "附注的括号会由程序加上，这里不写"
        yield view.say("NT001", Severity.ERROR, message, ("notice", "note"), f"写成“{bare}”。")


def recipients_colon(view: View) -> Iterator[Diagnostic]:
    """RC001: the colon after the recipients is added in print, so that it would stand twice."""
    recipients = view.content.notice.recipients
    if recipients and recipients.rstrip()[-1:] in ("：", ":"):
        message = "主送机关末尾的冒号会由程序加上，这里不写"
        at = len(recipients.rstrip()) - 1
        yield view.say(
            "RC001", Severity.ERROR, message, ("notice", "recipients"), "删去末尾的冒号。", offset=at
        )


RULES = (
    gaps,
    no_enclosure,
    document_number,
    years_agree,
    dates,
    printed_after_signing,
    bracketed_note,
    recipients_colon,
)
