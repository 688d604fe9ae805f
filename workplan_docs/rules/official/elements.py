"""Which elements a format and a type of document must have and must not have (reference §6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workplan_docs.content.models import BodyPart
from workplan_docs.content.ready import ready_list
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import FORMAT_NAMES, E, H, Inner, Paper, W
from workplan_docs.rules.official.pasted_rows import bodies

_NO_RECIPIENTS = frozenset({"命令", "令", "公告", "通告", "公报", "决议", "纪要", "决定"})
_GAPS = (
    ("NO001", "date", "成文日期", "签发后写，如“2023年3月5日”。"),
    ("NO002", "signature", "署名", "写发文机关的全称或规范化简称；草稿先印机关全称。"),
    ("NO003", "printed_by", "印发机关", "如“某某局办公室”；草稿先留空。"),
    ("NO004", "printed_on", "印发日期", "如“2023年3月6日”；草稿先留空。"),
    ("NO005", "document_number", "发文字号", "如“临城发〔2023〕1号”；草稿先留空。"),
)
# key → (name, formats that have the element, clause)
_ONLY_IN: dict[str, tuple[str, frozenset[str], str]] = {
    "signers": ("签发人", frozenset({"ordinary"}), "7.2.6"),
    "title_note": ("题注", frozenset({"ordinary"}), "10"),
    "attendance": ("出席、请假、列席", frozenset({"minutes"}), "10.3"),
    "recipients": ("主送机关", frozenset({"ordinary", "letter"}), "10.2、10.3"),
}
_MADE_PUBLIC = frozenset({"公报", "决议", "公告", "通告"})
_OWN_FORMAT = {"命令": "order", "令": "order", "纪要": "minutes"}


def gaps(paper: Paper) -> Iterator[Diagnostic]:
    """NO001 … NO005: elements that the issued document must have."""
    document = paper.document
    for code, key, name, hint in _GAPS:
        if not getattr(document, key) and _needs(paper, key):
            # what is made public, as of a meeting, often has no number and no imprint
            made_public = document.type in _MADE_PUBLIC or document.title_note
            spared = made_public and key in ("document_number", "printed_by", "printed_on")
            severity = W if spared and paper.gap == E else paper.gap
            yield paper.tell(code, severity, f"还没有{name}（{key}）", key, hint=hint)


def _needs(paper: Paper, key: str) -> bool:
    document = paper.document
    if key in ("printed_by", "printed_on"):
        return document.format != "letter"
    if key in ("signature", "date"):
        return document.signed_by_organ
    return document.format != "minutes"


def needed(paper: Paper) -> Iterator[Diagnostic]:
    """EL002: a document without issuer, title or body. RC006: without recipients. HD008: without signer."""
    document = paper.document
    if not paper.issuers and not document.issuer_mark:
        hint = "写 issuers: 发文机关全称；放在项目里的公文可以不写，用 organ.yaml 的。"
        yield paper.tell("EL002", E, "不知道发文机关是谁", hint=hint)
    if not document.title_text.strip() and document.format in ("ordinary", "letter"):
        yield paper.tell("EL002", E, "没有标题（title）", hint="公文要有标题（7.3.1），补一行“title: ……”。")
    if not document.body:
        yield paper.tell(
            "EL002", E, "没有正文（body）", hint="首页必须有正文（7.3.3），一段一条写在 body 下面。"
        )
    asks = document.format in ("ordinary", "letter") and document.type not in _NO_RECIPIENTS
    if asks and not document.recipients:
        hint = "写 recipients；命令、公告、通告、公报、决议、纪要才没有主送机关。"
        yield paper.tell("RC006", W, "没有主送机关（recipients）", hint=hint)
    if document.direction == "up" and document.format == "ordinary" and not document.signers:
        hint = "上行文要标注签发人姓名（7.2.6），写 signers。"
        yield paper.tell("HD008", paper.gap, "上行文没有签发人（signers）", hint=hint)


def forbidden(paper: Paper) -> Iterator[Diagnostic]:
    """EL001, CO003: elements that the format does not have."""
    document = paper.document
    for key, (name, formats, clause) in _ONLY_IN.items():
        if getattr(document, key) and document.format not in formats:
            message = f"{FORMAT_NAMES[document.format]}没有{name}（{clause}）"
            yield paper.tell("EL001", E, message, key, hint=f"删去 {key}，或者改 format。")
    if document.signers and document.format == "ordinary" and document.direction != "up":
        hint = "下行文、平行文不标签发人：删去 signers；确是上行文的写 direction: up。"
        yield paper.tell("EL001", E, "只有上行文才标注签发人（7.2.6）", "signers", hint=hint)
    if document.format == "letter":
        for key, name in (("printed_by", "印发机关"), ("printed_on", "印发日期")):
            if getattr(document, key):
                message = f"信函格式的版记不加{name}（10.1）"
                yield paper.tell("CO003", E, message, key, hint=f"删去 {key}。")
    if document.format == "order" and document.title:
        yield paper.tell("EL003", W, "命令格式不写标题（10.2 的式样）", "title", hint="删去 title。")
    if document.type in ("公告", "通告", "公报") and document.recipients and document.format == "ordinary":
        hint = f"“{document.type}”向社会公布，没有特定的主送机关：删去 recipients；确有需要就不用管。"
        yield paper.tell("EL003", H, f"“{document.type}”写了主送机关", "recipients", hint=hint)
    if document.format == "minutes" and document.signature:
        hint = "纪要一般不署名、不盖章；确要署名就不用管。"
        yield paper.tell("EL003", H, "纪要写了署名", "signature", hint=hint)


def type_and_format(paper: Paper) -> Iterator[Diagnostic]:
    """GN013: a type in another format, or in another direction, than it has."""
    document = paper.document
    own = _OWN_FORMAT.get(document.type)
    if own is not None and document.format != own:
        message = f"“{document.type}”用{FORMAT_NAMES[own]}，写的是{FORMAT_NAMES[document.format]}"
        severity = E if own == "order" else W
        yield paper.tell("GN013", severity, message, "format", hint=f"写 format: {own}，或者删去这一行。")
    elif own is None and document.format in ("order", "minutes"):
        message = (
            f"{FORMAT_NAMES[document.format]}只用于{'命令（令）' if document.format == 'order' else '纪要'}"
        )
        yield paper.tell("GN013", E, message, "format", hint="删去 format，或者改 type。")
    if document.type in ("请示", "报告") and document.direction != "up":
        message = f"“{document.type}”是上行文，direction 写的是 {document.direction}"
        hint = "向不相隶属的机关请求批准用“函”；确是上行文的删去 direction。"
        yield paper.tell("GN005", W, message, "direction", hint=hint)
    if document.type in ("批复", "通告", "公报", "决议") and document.direction == "up":
        yield paper.tell("GN013", W, f"“{document.type}”不是上行文", "direction", hint="删去 direction。")


def tables(paper: Paper) -> Iterator[Diagnostic]:
    """TB001: a table whose rows do not fit its columns. TB002: a body item that says nothing."""
    for prefix, body in bodies(paper):
        for index, item in enumerate(body):
            if isinstance(item, str):
                continue
            path = (*prefix, "body", index)
            if item.level is not None and not 1 <= item.level <= 4:
                message = f"小标题的级别只有 1 到 4，写的是 {item.level}"
                yield paper.tell(
                    "ST015", W, message, *path, "level", hint="写 1 到 4；有序号的不用写 level。"
                )
            if item.is_table:
                yield from _table(paper, item, path)
            elif not item.heading and not item.text:
                hint = "写 heading（小标题）、text（文字）或 rows（表格）。"
                yield paper.tell("TB002", E, "这一条什么也没有写", *path, hint=hint)


def _table(paper: Paper, item: BodyPart, path: Inner) -> Iterator[Diagnostic]:
    """TB001 for one table."""
    if any(share <= 0 for share in item.columns):
        yield paper.tell("TB001", E, "列宽要大于 0", *path, "columns", hint="写比例，如 [1, 3, 2]。")
    if (cells := _other_width(item)) is not None:
        message = f"表头和各行都是 {cells} 格，columns 写了 {item.width} 列"
        hint = f"columns 写几个数，表格就有几列：写 {cells} 个；各列一样宽就删去 columns。"
        yield paper.tell("TB001", E, message, *path, "columns", hint=hint)
        return
    if item.head and not item.rows:
        yield paper.tell(
            "TB001", W, "表格只有表头，没有行", *path, hint="在 rows 下面一行一条写上；不要表格就删去这一条。"
        )
    if item.head and len(item.head) != item.width:
        message = f"表头有 {len(item.head)} 列，columns 有 {item.width} 列"
        yield paper.tell("TB001", E, message, *path, "head", hint="补齐或删去多的列。")
    for at, row in enumerate(item.rows):
        if len(row) != item.width:
            more = len(row) - item.width
            many = f"多了 {more} 格" if more > 0 else f"少了 {-more} 格"
            message = f"第 {at + 1} 行有 {len(row)} 格，表格有 {item.width} 列，{many}"
            hint = _cells_hint(row, item.width)
            yield paper.tell("TB001", E, message, *path, "rows", at, hint=hint)


def _other_width(item: BodyPart) -> int | None:
    """The number of cells that head and rows agree on when only ``columns`` says another; None otherwise."""
    rows = [row for row in (item.head, *item.rows) if row]
    widths = {len(row) for row in rows}
    agree = bool(item.columns) and len(rows) > 1 and len(widths) == 1 and widths != {item.width}
    return widths.pop() if agree else None


def _cells_hint(row: Sequence[str], width: int) -> str:
    """What to do with a row that has too many cells or too few."""
    if len(row) > width:
        together = _thousands(row)
        if len(together) == width:
            return f"千位的逗号把一个数分成了两格，给这一格加上英文引号，写成：{ready_list(together)}"
        return "删去多的格子；格子里的英文逗号改成中文逗号，或者给这一格加上英文引号。"
    parts = [part.strip() for cell in row for part in re.split(r"[，、|\t]|\s{2,}", cell)]
    if len(parts) == width:
        return f"格子之间用英文逗号加空格，写成：{ready_list(parts)}"
    if any(mark in cell for cell in row for mark in "，、|\t"):
        return "格子之间用英文逗号加空格“, ”，如 [2, 清扫车]；中文的逗号、顿号算一格里的文字。"
    return '空的格子写两个英文引号 ""。'


def _thousands(row: Sequence[str]) -> list[str]:
    """The cells with the parts of ``1,720`` put together again."""
    cells: list[str] = []
    for cell in row:
        if cells and re.fullmatch("[0-9]{3}", cell) and re.fullmatch("[0-9]{1,3}(?:,[0-9]{3})*", cells[-1]):
            cells[-1] += f",{cell}"
        else:
            cells.append(cell)
    return cells


RULES = (gaps, needed, forbidden, type_and_format, tables)
