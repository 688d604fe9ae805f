"""Rules on attachments (附件): AT001 … AT012, AT015 … AT017."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.ready import ready_line, ready_list, ready_value
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, H, Inner, Paper, W

_LABEL = re.compile(r"附件\s*(?:[0-9一二三四五六七八九十]+\s*)?[:：]")
# the same without colon, where a number shows that it is no word of the name
_BARE_LABEL = re.compile(
    r"附件\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[\s.．、—–-]*(?=[^0-9\s号的中所])"
)
_ORDINAL = re.compile(r"(?:[0-9]{1,2}[.．、](?![0-9])|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳])\s*")
_SUFFIX = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|dps|ofd|rtf|txt|jpe?g|png|zip|rar|yaml)$", re.IGNORECASE
)
_LONGEST_LIST = 2000  # characters: what is longer is no list of names
_MARKS = "。；，、.;, "
_NEXT = re.compile(
    r"[；;，,、\s]*(?:附件\s*)?(?:([0-9]{1,2})[.．、:：](?![0-9])|[（(]([0-9]{1,2})[）)]|附件([0-9]{1,2})[:：]?)\s*"
)
_FROM = re.compile("附件([0-9]{1,2})(?:至|—|～|-)$")
_REFERENCE = re.compile("附件([0-9]{1,2})?(?![0-9]|[的中]?(?:文件|材料)|名称)")
_SEEN = re.compile("[见按照如据填][^，。；]{0,4}$|[（(]$")


def names(paper: Paper) -> Iterator[Diagnostic]:
    """AT001 … AT005, AT015 … AT017: bare names; the program adds 附件：, the numbers and nothing at the end."""
    listed = paper.document.attachments
    for index, attachment in enumerate(listed):
        name = attachment.name
        path = ("attachments", index, "name")
        several = _several(name)
        if len(several) > 1:
            yield _several_in_one(paper, index, several)
            continue
        yield from _of_name(paper, name, path, alone=len(listed) == 1)
        if any(name == other.name for other in listed[:index]):
            yield paper.tell("AT016", W, f"附件“{name[:20]}”列了两次", *path, hint="只留一条。")


def _several_in_one(paper: Paper, index: int, several: list[str]) -> Diagnostic:
    """AT017: sure where each has its number; names that semicolons part may be one name."""
    name = paper.document.attachments[index].name
    numbered = not re.search("[；;]", name) or _NEXT.match(_without_label(name)) is not None
    names = [one.name for one in paper.document.attachments]
    names[index : index + 1] = several
    cure = f"attachments: {ready_list(names)}"
    if paper.has_own_line((paper.key, "attachments", index)):
        cure = "".join(f"\n  - {ready_value(one)}" for one in several)
    message, hint = f"{len(several)} 个附件写在了一条里", f"一个附件一条，序号由程序编，写成：{cure}"
    if not numbered:
        message = f"像是 {len(several)} 个附件写在了一条里"
        hint = f"是一个附件就不用管；是几个，一个附件一条，写成：{cure}"
    return paper.tell("AT017", E if numbered else W, message, "attachments", index, "name", hint=hint)


def _without_label(name: str) -> str:
    return re.sub(r"^附件\s*[:：]\s*(?=[0-9（(])", "", name.strip())


def _of_name(paper: Paper, name: str, path: Inner, *, alone: bool) -> Iterator[Diagnostic]:
    """What is wrong with the name of one attachment; its first fault, with the name as it is meant."""
    bare = bare_name(name)
    listed = path in paper.positions.entries.get(paper.key, {})
    line = ready_line("name", bare) if listed else paper.ready((paper.key, *path[:2]), "attachments", bare)
    hint = f"写成：{line}" if bare else "写附件的名称；没有附件就删去这一条。"
    if match := _LABEL.match(name) or _BARE_LABEL.match(name) or re.fullmatch("(?:详?见)?附件[0-9]*", name):
        message = f"“{match[0].strip()}”由程序加上，这里只写名称"
        yield paper.tell("AT001", E, message, *path, hint=hint)
    elif match := _ORDINAL.match(name):
        code, severity = ("AT002", W) if alone else ("AT003", E)
        message = "只有一个附件，不编序号" if alone else "附件的序号由程序编"
        yield paper.tell(code, severity, message, *path, hint=hint)
    elif match := _SUFFIX.search(name):
        message = f"附件名称带着文件的后缀“{match[0]}”，会照样印出来"
        yield paper.tell("AT015", E, message, *path, hint=hint)
    elif name.rstrip()[-1:] in tuple("。；，、.;,"):
        yield paper.tell("AT004", E, "附件名称后面不加标点（7.3.4）", *path, hint=hint)
    if re.fullmatch("《[^《》]+》", name.strip()):
        yield paper.tell("AT005", H, "附件名称一般不加书名号", *path, hint="删去书名号。")
    plain = name.strip("《》 ")
    if len(plain) > 3 and re.search(rf"(印发|转发)[^关]*{re.escape(plain)}", paper.document.title_text):
        hint = "印发、转发的文件紧接正文，不再列为附件；按本机关惯例要列就不用管。"
        yield paper.tell("AT012", H, f"所印发的“{plain[:20]}”又列成了附件", *path, hint=hint)


def bare_name(name: str) -> str:
    """The name without label, number, suffix of a file and marks at its end; empty when that is all."""
    name = name.strip()
    for before in (_LABEL, _BARE_LABEL, _ORDINAL):
        if match := before.match(name):
            name = name[match.end() :]
    name = name.rstrip(_MARKS)
    if _SUFFIX.search(name):  # a path of the clerk's own machine is cut off with it
        name = _SUFFIX.sub("", re.split(r"[/\\]", name)[-1]).rstrip(_MARKS)
    return "" if re.fullmatch("(?:详?见)?附件[0-9]*", name) else name


def _has_table(paper: Paper) -> bool:
    """Whether something follows the text that “附后” may speak of: a table, or the plan that is issued."""
    document = paper.document
    return document.encloses is not None or any(
        not isinstance(one, str) and one.is_table for one in document.body
    )


def _several(name: str) -> list[str]:
    """The names of the attachments that one entry holds: ``1.名单；2.评分表``; one name when it holds one."""
    if len(name) > _LONGEST_LIST:
        return [name]
    text = _without_label(name)
    starts = list(_NEXT.finditer(text))
    numbers = [int(match[1] or match[2] or match[3]) for match in starts]
    if starts and starts[0].start() > 1 and numbers == list(range(2, len(numbers) + 2)):
        ends = [match.start() for match in starts[1:]] + [len(text)]
        rest = [bare_name(text[match.end() : end]) for match, end in zip(starts, ends, strict=True)]
        if all(rest) and re.match(r"\s", starts[0][0]):
            return [bare_name(text[: starts[0].start()]), *rest]  # the first has lost its number
    if len(starts) > 1 and starts[0].start() == 0 and numbers == list(range(1, len(numbers) + 1)):
        ends = [match.start() for match in starts[1:]] + [len(text)]
        return [bare_name(text[match.end() : end]) for match, end in zip(starts, ends, strict=True)]
    parts = [part for part in re.split("[；;]", text) if part.strip(_MARKS)]
    return (
        [bare_name(part) for part in parts] if len(parts) > 1 and not re.search("[《（(]", text) else [text]
    )


def pages(paper: Paper) -> Iterator[Diagnostic]:
    """AT006, AT008, AT011: the attachment's own title is its name; what is bound apart has a number to say."""
    for index, attachment in enumerate(paper.document.attachments):
        title = (attachment.title or "").replace("|", "")
        path = ("attachments", index, "title")
        if title and re.match("附件", title):
            message = "附件页上的“附件”二字由程序加上，title 只写标题"
            meant = bare_name(title)
            hint = (
                "与名称相同就删去这一行。"
                if meant in ("", attachment.name)
                else f"写成：{ready_line('title', meant)}"
            )
            yield paper.tell("AT008", W, message, *path, hint=hint)
        elif title and title != attachment.name.replace("|", ""):
            message = f"附件的标题“{title[:20]}”与名称“{attachment.name[:20]}”不一致（7.3.7）"
            yield paper.tell("AT006", E, message, *path, hint="两处写成一样。")
        entries = paper.positions.entries.get(paper.key, {})
        if not attachment.body and ("attachments", index, "body") in entries:
            message = f"附件“{attachment.name[:20]}”的正文（body）是空的，附件页排不出来"
            hint = "把正文写在 body 里，一段一条；不随文印的，删去 body 这一行。"
            yield paper.tell("AT018", W, message, "attachments", index, "body", hint=hint)
        first = attachment.body[0] if len(attachment.body) == 1 else None
        if isinstance(first, str) and (
            _SUFFIX.search(first.strip()) or re.fullmatch("(?:详?见)?附件[。]?", first.strip())
        ):
            message = f"附件的正文写的是“{first.strip()[:20]}”，不是正文"
            hint = "把文字粘贴到 body 里，一段一条；不随文印的，删去 body，只写名称。"
            yield paper.tell("AT015", E, message, "attachments", index, "body", 0, hint=hint)
        if attachment.apart and not paper.document.document_number:
            message = f"“{attachment.name[:20]}”另行装订，首行要写发文字号，现在还没有"
            hint = "先写 document_number；首行的“附件”和序号由程序加（7.3.7）。随文装订就删去 bound。"
            yield paper.tell("AT011", paper.gap, message, "attachments", index, hint=hint)


def references(paper: Paper) -> Iterator[Diagnostic]:
    """AT007, AT009: references in the text and the list of attachments agree.

    Where one entry holds several (AT017) it is not known how many there are.
    """
    if all(len(_several(one.name)) == 1 for one in paper.document.attachments):
        yield from _references(paper)


def _references(paper: Paper) -> Iterator[Diagnostic]:
    listed = paper.document.attachments
    mentioned: set[int] = set()
    for path, text in paper.running:
        if match := _LABEL.match(text):
            hint = "附件写在 attachments，附件说明由程序排在正文下面。"
            yield paper.tell("AT001", E, f"附件说明写在了正文里：“{text[:12]}”", *path, hint=hint)
            continue
        if not listed and (match := re.search("附后(?=[）)。；，]|$)", text)) and not _has_table(paper):
            message = "正文写了“附后”，但没有列附件"
            hint = "正文写“（见附件）”，写上附件的名称，如：attachments: [某某名单]"
            yield paper.tell("AT007", W, message, *path, hint=hint, at=match.start())
        for match in _REFERENCE.finditer(text):
            number = int(match[1]) if match[1] else 0
            first = _FROM.search(text[: match.start()])
            start = int(first[1]) if first and number else number
            mentioned |= set(range(start, number + 1)) if number else set(range(1, len(listed) + 1))
            seen = _SEEN.search(text[: match.start()])
            if number > len(listed) and (listed or seen):
                message = (
                    f"说到“{match[0]}”，只有 {len(listed)} 个附件"
                    if listed
                    else f"说到“{match[0]}”，没有列附件"
                )
                yield paper.tell(
                    "AT007", E, message, *path, hint="核对序号和 attachments。", at=match.start()
                )
            elif not number and not listed and seen:
                hint = "没有附件就改正文；有就写上名称，如：attachments: [某某名单]"
                yield paper.tell("AT007", E, "说到了附件，没有列附件", *path, hint=hint, at=match.start())
            elif number and len(listed) == 1:
                message = f"只有一个附件，写“附件”，不写“{match[0]}”"
                yield paper.tell("AT009", W, message, *path, hint="删去序号。", at=match.start())
    for index, attachment in enumerate(listed):
        if index + 1 not in mentioned and attachment.name not in paper.whole:
            message = f"正文没有提到附件“{attachment.name[:20]}”"
            yield paper.tell("AT007", H, message, "attachments", index, hint="如写“（见附件1）”。")


RULES = (names, pages, references)
