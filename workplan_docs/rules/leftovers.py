"""Rules on what copying leaves in a text: marks of web pages and of chat, the end of a list, the program's own words.

SP013, PU022, CO011, DN017.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.models import OfficialDocument, Organ
from workplan_docs.content.ready import ready_line
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts

# what stands in the text → what it meant there
_CODES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\*\*[^*\n]{1,60}\*\*|\*\*"), "加粗"),
    (re.compile(r"\\[nrt](?![A-Za-z])"), "换行或制表"),
    (re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});"), "网页字符"),
    (re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>]{0,200})?/?>"), "网页标签"),
    (re.compile(r"^#{1,6}\s|^>\s|^```|\[[^\[\]]{1,40}\]\(https?://"), "网页文稿格式"),
    (re.compile(r"^(?:[lnuvØ§ü]\s+|[Ø§➢➤►▶✓✔●○◆◇■□▪▫•·][ \u3000]*)(?=[\u4e00-\u9fff“《（])"), "项目符号"),
    (re.compile(r"^[=＝_＿*＊~]{3,}$"), "分隔线"),
)
_LONGEST = 200  # characters
_DATE = re.compile(
    r"[，,、\s]*(?:19|20)[0-9]{2}\s?[年.\-/]\s?[0-9]{1,2}(?:\s?[月.\-/]\s?[0-9]{1,2})?日?(?:印发)?"
)


def page_codes(view: Texts) -> Iterator[Diagnostic]:
    """SP013: codes of web pages and of plain-text formats, which are printed as they stand."""
    for words in view.prose:
        for code, meaning in _CODES:
            if match := code.search(words.text):
                message = f"“{match[0][:20]}”是{meaning}的记号，会照样印出来"
                hint = "删去记号，只留文字；字体、换行由程序排。"
                yield view.say("SP013", Severity.WARNING, message, words.path, hint, offset=match.start())


def open_ends(view: Texts) -> Iterator[Diagnostic]:
    """PU022: the last paragraph of a body, or a task's text, ends as if the list went on."""
    last: dict[tuple[str | int, ...], tuple[tuple[str | int, ...], str]] = {}
    for words in view.prose:
        if "body" in words.path and words.key in ("body", "text"):
            last[words.path[: words.path.index("body")]] = (words.path, words.text)
        elif words.path[0] == "plan" and words.key == "text":
            last[words.path] = (words.path, words.text)
    for path, text in last.values():
        bare = text.rstrip()
        if bare.endswith(("；", ";", "，", ",", "、")):
            message = f"最后一段以“{bare[-1]}”结尾：“……{bare[-9:]}”"
            hint = "后面没有了就改成“。”；看看是不是漏了后面的一条。"
            yield view.say("PU022", Severity.WARNING, message, path, hint, offset=len(bare) - 1)


def dated_printers(view: Texts) -> Iterator[Diagnostic]:
    """CO011: a date in ``printed_by``; it stands in ``printed_on`` and would be printed twice."""
    for key, record in view.records.items():
        printer = record.printed_by if isinstance(record, OfficialDocument) else None
        if isinstance(record, OfficialDocument) and record.printed_by in (
            "办公室",
            "综合科",
            "秘书科",
            "文秘科",
        ):
            organ = view.records.get("organ")
            issuer = record.issuers[:1] or ((organ.name,) if isinstance(organ, Organ) else ())
            meant = ready_line("printed_by", f"{''.join(issuer)}{record.printed_by}")
            hint = f"写成：{meant}" if issuer else "写全称，如“某某局办公室”。"
            yield view.say("CO012", Severity.WARNING, "印发机关没有写全称", (key, "printed_by"), hint)
        if printer and len(printer) > _LONGEST:
            continue  # no organ's name
        if re.search(r"[^0-9日]\s*印发[。]?$", printer or "") and not _DATE.search(printer or ""):
            bare = re.sub(r"\s*印发[。]?$", "", printer or "")
            message, hint = (
                "“印发”二字由程序加在日期后面，这里只写机关",
                f"写成：{ready_line('printed_by', bare)}",
            )
            yield view.say("CO011", Severity.ERROR, message, (key, "printed_by"), hint, offset=len(bare))
        elif match := _DATE.search(printer or ""):
            message = f"印发机关里写了日期“{match[0].strip('，,、 ')}”"
            bare = match.string[: match.start()] + match.string[match.end() :]
            hint = f"printed_by 只写“{bare.strip()}”，日期写在 printed_on。"
            path = (key, "printed_by")
            yield view.say("CO011", Severity.ERROR, message, path, hint, offset=match.start())


def number_prefix(view: Texts) -> Iterator[Diagnostic]:
    """DN017: a year in the organ's 发文机关代字, which every number then has twice."""
    organ = view.records.get("organ")
    prefix = organ.number_prefix if isinstance(organ, Organ) else None
    if match := re.search(r"\s*[〔\[【（(0-9].*", prefix or ""):
        message = f"发文机关代字“{prefix}”里写了年份或序号"
        hint = f"只写“{match.string[: match.start()]}”；年份和序号写在各份公文的 document_number。"
        path = ("organ", "number_prefix")
        yield view.say("DN017", Severity.ERROR, message, path, hint, offset=match.start())


RULES = (page_codes, open_ends, dated_printers, number_prefix)
