"""Values that repeat the words which the program prints, or that say “无”: EL004, EL005.

A clerk who copies from a printed document copies its labels too: ``present: 出席：张三`` prints 出席 twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, H, Inner, Paper
from workplan_docs.text.dates import date_fault, format_date

# key → the words that stand before its value on paper, or in a register of documents
_LABELS: dict[tuple[str, ...], str] = {
    ("copy_number",): "份号|编号|No[.．]?|№|NO[.．]?",
    ("secrecy", "level"): "密级(?:和保密期限)?",
    ("urgency",): "紧急程度|缓急",
    ("issuer_mark",): "(?:发文机关)?标志",
    ("document_number",): "发文字号|文号|字号|编号|期号|令号",
    ("title",): "标题|题目|文件标题",
    ("title_note",): "题注",
    ("recipients",): "主送(?:机关|单位)?|主\u3000?送",
    ("note",): "附注|备注",
    ("signature", "organ"): "发文机关(?:署名)?|署名|落款|发文单位|单位",
    ("signature", "post"): "职务|签发人职务",
    ("date",): "成文日期|发文日期|签发日期|日期|时间",
    ("printed_by",): "印发机关|印发单位|承办单位",
    ("printed_on",): "印发日期|印发时间|日期",
    ("issuers",): "发文机关|发文单位|主办机关|主办单位|协办机关",
    (
        "attendance",
        "present",
    ): "出席(?:人员|人|单位|领导)?|参加(?:人员|单位)?|参会(?:人员|单位)?|到会(?:人员)?",
    ("attendance", "absent"): "请假(?:人员|人)?|缺席(?:人员)?|未到会(?:人员)?",
    ("attendance", "observers"): "列席(?:人员|人|单位)?",
}
_PRINTED = frozenset({"recipients", "attendance"})  # of the others the words are printed nowhere
_DATES = frozenset({"date", "printed_on"})
_NOTHING = re.compile(
    r"(?:无|没有|暂无|暂缺|待定|待编|待填|未定|空|略|不填|不写|同上|[-—/／\\]+)[。.]?|\s*年\s*月\s*日"
)
_SAID = (
    *(
        "copy_number",
        "secrecy",
        "urgency",
        "issuer_mark",
        "document_number",
        "title_note",
        "recipients",
        "note",
    ),
    *(
        "signature",
        "date",
        "printed_by",
        "printed_on",
        "issuers",
        "signers",
        "copy_to",
        "attachments",
        "attendance",
    ),
)


def labels(paper: Paper) -> Iterator[Diagnostic]:
    """EL004: the label of an element before its value."""
    for keys, words in _LABELS.items():
        for path, text in said(paper, keys[0]):
            if len(keys) > 1 and keys[1] not in path:
                continue
            match = re.match(rf"(?:{words})(?:\s*[:：]\s*|\s+)(?=\S)", text)
            if match is None:
                continue
            bare = text[match.end() :].strip()
            if keys[0] == "secrecy" and (period := paper.document.secrecy and paper.document.secrecy.period):
                bare = f"{bare}★{period}"
            if keys[0] in _DATES and (fault := date_fault(bare)) and fault.meant:
                bare = format_date(fault.meant)
            label = match[0].rstrip(" :：")
            why = "会由程序加上" if keys[0] in _PRINTED else "不用写，写了会照样印出来"
            written = keys[-1] if keys[0] == "attendance" else keys[0]
            yield paper.tell(
                "EL004",
                E,
                f"“{label}：”{why}",
                *path,
                hint=f"写成：{paper.ready((paper.key, *path), written, bare)}",
            )


def nothing(paper: Paper) -> Iterator[Diagnostic]:
    """EL005: “无” where nothing is to be printed."""
    for key in _SAID:
        for path, text in said(paper, key):
            if not _NOTHING.fullmatch(text.strip()):
                continue
            shown = str(path[1]) if key == "attendance" else key
            severity = H if key == "attendance" else E
            hint = f"没有、还没定的留空，写成：{shown}:"
            yield paper.tell("EL005", severity, f"“{text.strip()}”会照样印出来", *path, hint=hint)


def said(paper: Paper, key: str) -> Iterator[tuple[Inner, str]]:
    """Every text under a key of the document, with its place; of attachments the names alone."""
    for words in paper.words:
        inner = words.path[1:]
        if words.path[0] == paper.key and inner[0] == key and (key != "attachments" or inner[-1] == "name"):
            yield inner, words.text


RULES = (labels, nothing)
