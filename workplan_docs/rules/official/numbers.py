"""Rules on document numbers (发文字号): DN001 … DN015, DN018."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, H, Paper, W, each_match
from workplan_docs.text.dates import parse_date
from workplan_docs.text.document_numbers import CLOSE, OPEN, issue_number, meant_number, order_number

_NUMBER = re.compile(rf"^(.*?)([{re.escape(OPEN)}])(.*?)([{re.escape(CLOSE)}])(.*)$", re.DOTALL)
_SHAPE = re.compile(r"[\u4e00-\u9fff]{2,}〔[0-9]{4}〕[1-9][0-9]*号")
_BY_YEAR = re.compile("(?:[12][0-9]{3}年)?(?:总?第)[1-9][0-9]*号")  # of what is made public
_LONGEST = 100  # characters: no number is longer
_SEVERAL = re.compile(r"[0-9]号?\s*[、，；,;\s/]\s*[\u4e00-\u9fff]{2,}\s*[〔\[【（(]")
# 字 that say the kind of document, or which office of the organ drew it up
_KINDS = re.compile("[发函办字呈报请通告令议纪批复党组委工团任干人监审督规综秘财法建安执防密电传]")
_NUMBER_FIRST = re.compile(r"[\u4e00-\u9fff]{2,8}〔[0-9]{4}〕[1-9][0-9]*号《[^《》]{2,}》")


def number_faults(number: str) -> list[tuple[str, str]]:
    """The rules that a document number breaks, as (code, what to do); empty for a good one."""
    found: list[tuple[str, str]] = []
    if re.search(r"\s|[０-９]", number):
        found.append(("DN007", "数字用半角，中间不留空格"))
    plain = re.sub(r"\s", "", number).translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    match = _NUMBER.match(plain)
    if match is None:
        return [*found, ("DN010", "由机关代字、六角括号里的年份、序号和“号”组成")]
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
        found.append(("DN010", "由机关代字、六角括号里的年份、序号和“号”组成"))
    return found


def document_number(paper: Paper) -> Iterator[Diagnostic]:
    """DN001 … DN007, DN010: the form of the number; DN008: two of them; DN014: of an order; DN018: of minutes."""
    number = paper.document.document_number
    if number is None:
        return
    if paper.document.format == "minutes":
        if (fault := issue_number(number)) is not None:
            message, cure = fault
            yield paper.tell("DN018", W, f"期号“{number}”{message}", "document_number", hint=cure)
        return
    if paper.document.format == "order":
        if not re.fullmatch("第[1-9][0-9]*号", number):
            message = f"令号“{number}”不合格式"
            order = order_number(number)
            hint = f"写成：document_number: 第{order}号" if order else "写成“第1号”的样子。"
            hint = f"命令（令）的编号没有代字和年份（10.2），{hint}"
            yield paper.tell("DN014", E, message, "document_number", hint=hint)
        return
    if paper.document.type in ("公告", "通告", "公报") and _BY_YEAR.fullmatch(number):
        return
    if len(number) > _LONGEST:
        hint = "由机关代字、六角括号里的年份、序号和“号”组成，如“临城发〔2023〕1号”。"
        yield paper.tell("DN010", W, f"发文字号“{number[:20]}……”太长", "document_number", hint=hint)
        return
    if _SEVERAL.search(number):
        first = re.split(r"(?<=号)", number)[0] if "号" in number else ""
        rest = f"写成：document_number: {first}" if first else "删去其余的。"
        hint = f"联合行文只用主办机关的发文字号（条例第九条），{rest}"
        yield paper.tell("DN008", E, f"写了不止一个发文字号：“{number}”", "document_number", hint=hint)
        return
    faults = number_faults(number)
    if faults:
        code = faults[0][0]
        cure = "；".join(cure for _, cure in faults)
        message = f"发文字号“{number}”不合格式"
        severity = W if code == "DN010" else E
        meant = meant_number(number, _own_prefix(paper))
        hint = f"{cure}，写成：document_number: {meant}" if meant else f"{cure}，如“临城发〔2023〕1号”。"
        yield paper.tell(code, severity, message, "document_number", hint=hint)


def _own_prefix(paper: Paper) -> str:
    """The 代字 of the organ when it is the sponsor; empty when nothing is known of it."""
    organ = paper.organ
    own = organ is not None and paper.issuers[:1] in ((organ.name,), (organ.short_name,))
    return (organ.number_prefix or "") if organ is not None and own else ""


def years_agree(paper: Paper) -> Iterator[Diagnostic]:
    """DN009: the year of the number and that of the date; around New Year they may differ."""
    written = re.search(r"〔([0-9]{4})〕", paper.document.document_number or "")
    day = parse_date(paper.document.date or "")
    if written is None or day is None:
        return
    year = int(written[1])
    late = day.month == 1 and year == day.year - 1
    early = day.month == 12 and year == day.year + 1
    if year != day.year and not late and not early:
        message = f"发文字号是 {year} 年的，成文日期是 {day.year} 年"
        yield paper.tell("DN009", W, message, "document_number", hint="核对两处的年份。")


def letter_number(paper: Paper) -> Iterator[Diagnostic]:
    """DN013: the number of a 函 usually says 函."""
    document = paper.document
    number = document.document_number or ""
    if document.type == "函" and _SHAPE.fullmatch(number) and "函" not in number:
        hint = "函的机关代字一般带“函”字，如“东城函〔2026〕3号”；有意不带就不用管。"
        yield paper.tell("DN013", H, f"函的发文字号“{number}”里没有“函”", "document_number", hint=hint)


def prefix_agrees(paper: Paper) -> Iterator[Diagnostic]:
    """DN015: the organ's own number begins with its 发文机关代字, whatever the kind (临城发, 临城函, 临城办)."""
    organ, number = paper.organ, paper.document.document_number or ""
    if paper.document.format == "minutes":  # numbered by the meeting
        return
    if organ is None or not organ.number_prefix or not _SHAPE.fullmatch(number):
        return
    root = re.sub("[发字函]+$", "", organ.number_prefix)
    sponsor = paper.issuers[0] if paper.issuers else organ.name
    if root and sponsor in (organ.name, organ.short_name) and not number.startswith(root):
        written = number.partition("〔")[0]
        message = f"发文机关代字“{written}”与本机关的“{organ.number_prefix}”对不上"
        hint = f"核对一下：本机关的发文字号以“{root}”开头（organ.yaml 的 number_prefix）。"
        yield paper.tell("DN015", W, message, "document_number", hint=hint)
    elif root and sponsor in (organ.name, organ.short_name):
        written = number.partition("〔")[0]
        if odd := _KINDS.sub("", written.removeprefix(root)):
            message = f"发文机关代字“{written}”比本机关的“{organ.number_prefix}”多了“{odd}”"
            meant = f"{organ.number_prefix}{number[len(written) :]}"
            hint = f"确有这种代字就不用管；没有就写成：document_number: {meant}"
            yield paper.tell("DN015", H, message, "document_number", hint=hint)


def number_before_title(paper: Paper) -> Iterator[Diagnostic]:
    """DN011: a cited document names its title first, then its number in brackets."""
    for path, match in each_match(paper, _NUMBER_FIRST):
        number, _, title = match[0].partition("《")
        hint = "先引标题，后引发文字号：写成《……的通知》（国办发〔2026〕2号）。"
        message = f"引用公文时发文字号写在了标题前面：“{number}《{title[:8]}……”"
        yield paper.tell("DN011", W, message, *path, hint=hint, at=match.start())


RULES = (document_number, years_agree, letter_number, prefix_agrees, number_before_title)
