"""Rules on the title: its form, its type of document, the author's breaks. TT001 … TT018."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from workplan_docs.content.document import DOCUMENT_TYPES
from workplan_docs.content.ready import ready_line
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, H, Inner, Paper, W
from workplan_docs.text.titlebreaks import forbidden_breaks

_END_MARKS = "。，；：！？、,.;:!?"
_INNER_MARK = re.compile("[，。；：？！,;:?!]")
_UNFINISHED = re.compile(
    "（(?:草稿|草案稿|初稿|征求意见稿|讨论稿|送审稿|审议稿|修改稿|代拟稿|定稿|终稿|最终稿|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)）$"
)
_FREE_FORM = frozenset({"命令", "令", "公告", "通告", "公报", "决议", "纪要"})
_HYBRID = re.compile("请示报告|申请报告|报告请示|请示函|通知函|意见报告|会议纪要的通知书")
_RULES_NAMED = re.compile(r"印发([^《》〈〉]*?(?:办法|条例|规定|规则|细则|规程))(?:（试行）)?的通知$")
_HAN = "\u4e00-\u9fff"
_MAX_LINE, _MAX_LINES = 20, 4  # 2号 in 156 mm (7.3.1)


def ends(paper: Paper) -> Iterator[Diagnostic]:
    """TT001, TT003, TT006: a title ends in its type of document and without a mark."""
    document = paper.document
    title = document.title_text.rstrip()
    if not title:
        return
    if title[-1] in _END_MARKS:
        at = len((document.title or "").rstrip()) - 1
        message = f"标题末尾不用标点“{title[-1]}”"
        yield paper.tell("TT001", W, message, "title", hint="删去末尾的标点。", at=at)
        return
    if document.format in ("minutes", "order"):
        return
    bare = re.sub(r"（[^（）]*）$", "", title)
    if bare.endswith(document.type):
        if document.state == "issued" and (match := _UNFINISHED.search(title)):
            hint = f"定稿印发的写成：{ready_line('title', (document.title or '').removesuffix(match[0]))}"
            yield paper.tell("HD014", W, f"已印发的公文，标题还带着“{match[0]}”", "title", hint=hint)
        return
    from workplan_docs.rules.official.title_cures import cure, instead  # for a wrong title alone

    other = next((word for word in DOCUMENT_TYPES if bare.endswith(word)), None)
    if other is not None and "type" not in document.model_fields_set:
        message = f"没有写 type，标题是“{other}”"
        yield paper.tell("TT006", E, message, "title", hint=f"补一行 type: {other}。")
    elif other is not None:
        message = f"标题的文种是“{other}”，type 写的是“{document.type}”"
        meant = instead(document.title or "", other, document.type)
        hint = f"确是“{other}”就写：type: {other}；确是“{document.type}”就写：{meant}"
        yield paper.tell("TT006", E, message, "title", hint=hint)
    else:
        message = f"标题不是以文种“{document.type}”结尾"
        yield paper.tell("TT003", E, message, "title", hint=cure(document.title or "", document.type))


def shape(paper: Paper) -> Iterator[Diagnostic]:
    """TT002, TT004, TT005, TT016: issuer, 关于, matter, type; no marks and blanks between."""
    document = paper.document
    title = document.title_text
    if not title or document.format in ("minutes", "order"):
        return
    marked = False
    outside = re.sub("《[^《》]*》|“[^”]*”|（[^（）]*）|【[^】]*】", "", title)
    if match := _INNER_MARK.search(outside[:-1]):
        marked = True
        message = f"标题中间一般不用“{match[0]}”"
        at = (document.title or "").find(match[0])
        yield paper.tell("TT002", W, message, "title", hint="去掉标点，或者改写成一句话。", at=at)
    if document.type not in _FREE_FORM and "关于" not in title and not re.search("转发|印发", title):
        message = "标题里没有“关于”"
        yield paper.tell("TT004", W, message, "title", hint="写成“某机关关于……的" + document.type + "”。")
    of_a_meeting = document.type in ("决议", "公报")  # their titles name the meeting
    if paper.issuers and not of_a_meeting and not _said(paper, paper.issuers[0], title):
        message = f"标题里没有发文机关（{paper.issuers[0]}）"
        hint = "标题由发文机关名称、事由和文种组成（条例第九条）。"
        before, about, matter = (document.title or "").partition("关于")
        if (
            before.strip("| ")
            and about
            and re.fullmatch(f"[{_HAN}]{{2,20}}(?:局|厅|委|府|会|办|室)", before.strip("| "))
        ):
            message = f"标题里的机关是“{before.strip('| ')}”，发文机关是“{paper.issuers[0]}”"
            hint = (
                f"可能是从旧文件复制后忘了改，写成：{ready_line('title', paper.issuers[0] + about + matter)}"
            )
        elif about and not before.strip("| "):
            hint = f"标题由发文机关名称、事由和文种组成（条例第九条）：{ready_line('title', paper.issuers[0] + about + matter)}"
        yield paper.tell("TT005", W, message, "title", hint=hint)
    joined = len(paper.issuers) > 1
    blanks = re.search(r"(?<![，。；：？！,;:?!\s])\s" if marked else r"\s", title)  # with a mark it goes
    if blanks and not joined:
        meant = ready_line("title", re.sub(r"\s+", "", document.title or ""))
        yield paper.tell("TT016", W, "标题里有空格", "title", hint=f"要换行用“|”，不换行写成：{meant}")


def _said(paper: Paper, name: str, title: str) -> bool:
    short = paper.organ.short_name if paper.organ and paper.organ.name == name else None
    return name in title or bool(short and short in title)


def wording(paper: Paper) -> Iterator[Diagnostic]:
    """TT007 … TT011: stacked words, hybrid types, 《》 in 《》."""
    title = paper.document.title_text
    if re.search("关于[^《》]*关于", title) or "的通知的通知" in title:
        message = "标题里“关于”或“的通知”叠用了"
        yield paper.tell("TT007", W, message, "title", hint="转发通知可写成“转发……的通知”，只留一个。")
    elif match := re.search("关于于|文件关于|印发印发|通知知", title):
        meant = {"文件关于": "关于", "通知知": "通知"}.get(
            match[0], match[0][: len(match[0]) // 2] or match[0]
        )
        meant = "关于" if match[0] == "关于于" else meant
        hint = _with(paper, match, meant) or "删去多的字。"
        yield paper.tell("TT007", W, f"标题里多了字：“{match[0]}”", "title", hint=hint)
    if match := re.search("[<＜]([^<>＜＞《》]{2,60})[>＞]", title):
        hint = _with(paper, match, f"《{match[1]}》") or "改成“《》”。"
        yield paper.tell("TT009", W, f"书名号写成了“{match[0][0]}{match[0][-1]}”", "title", hint=hint)
    if match := _HYBRID.search(title):
        message = f"“{match[0]}”不是文种"
        document = paper.document
        named = next((kind for kind in ("请示", *DOCUMENT_TYPES) if kind in match[0]), document.type)
        own = document.type if "type" in document.model_fields_set else named
        joined = "" if title[: match.start()].endswith("的") else "的"
        hint = f"只用一个文种，{_with(paper, match, joined + own) or f'“{own}”。'}"
        yield paper.tell("TT008", E, message, "title", hint=hint)
    if re.search("《[^》]*《", title):
        hint = "外层用《》，里层用〈〉。"
        yield paper.tell("TT009", W, "书名号里又用了双书名号", "title", hint=hint)
    if match := _RULES_NAMED.search(title):
        message = f"“{match[1][-12:]}”没有加书名号"
        yield paper.tell(
            "TT010", H, message, "title", hint="法规、规章名称加书名号；按本机关惯例不加就不用管。"
        )
    if re.search("》（(试行|暂行|修订|[0-9]{4}[—年])", title):
        hint = "“（试行）”等属于名称的，写在书名号里面：《……办法（试行）》。"
        yield paper.tell("TT011", W, "“（试行）”等写在了书名号外面", "title", hint=hint)


def _with(paper: Paper, match: re.Match[str], meant: str) -> str:
    """The title with other words in the one place that is told; empty when a break stands inside it."""
    raw = paper.document.title or ""
    before = len(match.string[: match.start()])
    at = next((at for at in range(len(raw) + 1) if len(raw[:at].replace("|", "")) == before), 0)
    at += len(re.match("\\|*", raw[at:])[0])  # type: ignore[index]
    if raw[at : at + len(match[0])] != match[0]:
        return ""
    return f"写成：{ready_line('title', raw[:at] + meant + raw[at + len(match[0]) :])}"


def break_marks(paper: Paper) -> Iterator[Diagnostic]:
    """TT018: the mark of a break that is none: ｜ or 丨 would be printed, || and one at an end say nothing."""
    places: list[tuple[Inner, str]] = [(("title",), paper.document.title or "")]
    for index, attachment in enumerate(paper.document.attachments):
        places.append((("attachments", index, "title"), attachment.title or ""))
    for path, text in places:
        if match := re.search("[｜丨│︱¦]", text):
            message = f"标题里的“{match[0]}”不是换行的记号，会照样印出来"
            hint = "换行用半角的竖线“|”；不换行就删去。"
            yield paper.tell("TT018", E, message, *path, hint=hint, at=match.start())
        elif (
            match := re.search(r"(?<=[\u4e00-\u9fff])\s*[/／\\]+\s*(?=[\u4e00-\u9fff])", text)
            if path == ("title",)
            else None
        ):
            line = ready_line("title", f"{text[: match.start()]}|{text[match.end() :]}")
            message = f"标题里不用“{match[0].strip()}”：并列用“、”，换行用“|”"
            hint = f"想在这里换行，写成：{line}"
            yield paper.tell("TT018", W, message, *path, hint=hint, at=match.start())
        elif match := re.search(r"\|\s*\|+|^\s*\||\|\s*$", text):
            message = "标题里的“|”两边要有字"
            yield paper.tell("TT018", W, message, *path, hint="一处换行只写一个“|”。", at=match.start())


def lines(paper: Paper) -> Iterator[Diagnostic]:
    """TT012, TT013, TT017: the author's breaks; so many characters a line, so many lines."""
    document = paper.document
    parts = [part.strip() for part in document.title_lines if part.strip()]
    parts = [*parts[:-1], parts[-1].rstrip(_END_MARKS)] if parts else []  # TT001 speaks of the mark
    broken = len(parts) > 1
    for part in parts if broken else []:
        if (width := _cells(part)) > _MAX_LINE:
            message = f"标题的一行有 {width:g} 字宽，一行最多 {_MAX_LINE} 字：“{part[:10]}……”"
            yield paper.tell("TT013", E, message, "title", hint="把“|”移到别处，或再加一个。")
    for first, second, fault in _bad_breaks(paper, parts):
        message = f"标题在“{first[-4:]}|{second[:4]}”处换行，{fault}"
        yield paper.tell("TT012", W, message, "title", hint="换行要词意完整（7.3.1），把“|”移到别处。")
    length = len(document.title_text)
    if len(parts) > _MAX_LINES or length > _MAX_LINE * _MAX_LINES:
        message = f"标题有 {length} 字、{max(len(parts), -(-length // _MAX_LINE))} 行，太长"
        hint = "标题一般不超过三四行，概括一些。"
        yield paper.tell("TT017", W, message, "title", hint=hint)
    widths = [len(part) for part in parts]
    if broken and widths[-1] < 3:
        message = f"标题的末行只有 {widths[-1]} 个字"
        yield paper.tell("TT014", W, message, "title", hint="排成梯形或菱形，末行不少于三个字。")
    elif len(widths) > 2 and all(width < min(widths[0], widths[-1]) for width in widths[1:-1]):
        hint = "排成梯形或菱形（7.3.1），不排成中间窄的沙漏形。"
        yield paper.tell("TT014", W, "标题各行中间短、两头长", "title", hint=hint)


def _cells(text: str) -> float:
    """The width of a text in 字: digits and Latin letters take half a one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def _bad_breaks(paper: Paper, parts: list[str]) -> Iterator[tuple[str, str, str]]:
    """The author's breaks that part what belongs together, with what is wrong; read as the layout reads it."""
    names = (*paper.issuers, *((paper.organ.short_name or "",) if paper.organ else ()))
    faults = forbidden_breaks(
        "".join(parts), [name for name in names if 0 < len(name) <= _MAX_LINE], _MAX_LINE
    )
    at = 0
    for first, second in pairwise(parts):
        at += len(first)
        if fault := faults.get(at):
            yield first, second, fault


RULES = (ends, shape, wording, break_marks, lines)
