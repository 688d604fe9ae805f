"""Rules on attachments (附件): AT001 … AT012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, H, Paper, W

_LABEL = re.compile(r"附件\s*[0-9一二三四五六七八九十]*\s*[:：]")
_MARKS = "。；，、.;, "
_FROM = re.compile("附件([0-9]{1,2})(?:至|—|～|-)$")
_REFERENCE = re.compile("附件([0-9]{1,2})?(?![0-9]|[的中]?[材文]件|名称)")


def names(paper: Paper) -> Iterator[Diagnostic]:
    """AT001 … AT005, AT012: bare names; the program adds 附件：, the numbers and nothing at the end."""
    listed = paper.document.attachments
    for index, attachment in enumerate(listed):
        name = attachment.name
        path = ("attachments", index, "name")
        if match := _LABEL.match(name):
            message = f"“{match[0]}”由程序加上，这里只写名称"
            yield paper.tell(
                "AT001", E, message, *path, hint=f"写成“{name[match.end() :].strip(_MARKS)[:30]}”。"
            )
        elif match := re.match(r"[0-9]{1,2}[.．、](?![0-9])\s*", name):
            code, severity = ("AT002", W) if len(listed) == 1 else ("AT003", E)
            message = "附件的序号由程序编" if len(listed) > 1 else "只有一个附件，不编序号"
            yield paper.tell(
                code, severity, message, *path, hint=f"写成“{name[match.end() :].strip(_MARKS)[:30]}”。"
            )
        elif name.rstrip()[-1:] in tuple("。；，、.;,"):
            yield paper.tell("AT004", E, "附件名称后面不加标点（7.3.4）", *path, hint="删去末尾的标点。")
        if re.fullmatch("《[^《》]+》", name.strip()):
            yield paper.tell("AT005", H, "附件名称一般不加书名号", *path, hint="删去书名号。")
        bare = name.strip("《》 ")
        if len(bare) > 3 and re.search(rf"(印发|转发)[^关]*{re.escape(bare)}", paper.document.title_text):
            hint = "印发、转发的文件紧接正文，不再列为附件；按本机关惯例要列就不用管。"
            yield paper.tell("AT012", H, f"所印发的“{bare[:20]}”又列成了附件", *path, hint=hint)


def pages(paper: Paper) -> Iterator[Diagnostic]:
    """AT006, AT008, AT011: the attachment's own title is its name; what is bound apart has a number to say."""
    for index, attachment in enumerate(paper.document.attachments):
        title = (attachment.title or "").replace("|", "")
        path = ("attachments", index, "title")
        if title and re.match("附件", title):
            message = "附件页上的“附件”二字由程序加上，title 只写标题"
            yield paper.tell("AT008", W, message, *path, hint="删去“附件”和序号。")
        elif title and title != attachment.name.replace("|", ""):
            message = f"附件的标题“{title[:20]}”与名称“{attachment.name[:20]}”不一致（7.3.7）"
            yield paper.tell("AT006", E, message, *path, hint="两处写成一样。")
        if attachment.apart and not paper.document.document_number:
            message = f"“{attachment.name[:20]}”另行装订，首行要写发文字号，现在还没有"
            hint = "先写 document_number；首行的“附件”和序号由程序加（7.3.7）。随文装订就删去 bound。"
            yield paper.tell("AT011", paper.gap, message, "attachments", index, hint=hint)


def references(paper: Paper) -> Iterator[Diagnostic]:
    """AT007, AT009: references in the text and the list of attachments agree."""
    listed = paper.document.attachments
    mentioned: set[int] = set()
    for path, text in paper.running:
        if match := _LABEL.match(text):
            hint = "附件写在 attachments，附件说明由程序排在正文下面。"
            yield paper.tell("AT001", E, f"附件说明写在了正文里：“{text[:12]}”", *path, hint=hint)
            continue
        for match in _REFERENCE.finditer(text):
            number = int(match[1]) if match[1] else 0
            first = _FROM.search(text[: match.start()])
            start = int(first[1]) if first and number else number
            mentioned |= set(range(start, number + 1)) if number else set(range(1, len(listed) + 1))
            seen = re.search("[见按照如据填][^，。；]{0,4}$", text[: match.start()])
            if number > len(listed) and (listed or seen):
                message = f"说到“{match[0]}”，只有 {len(listed)} 个附件"
                yield paper.tell(
                    "AT007", E, message, *path, hint="核对序号和 attachments。", at=match.start()
                )
            elif not number and not listed and seen:
                hint = "在 attachments 里写上附件的名称。"
                yield paper.tell("AT007", E, "说到了附件，没有列附件", *path, hint=hint, at=match.start())
            elif number and len(listed) == 1:
                message = f"只有一个附件，写“附件”，不写“{match[0]}”"
                yield paper.tell("AT009", W, message, *path, hint="删去序号。", at=match.start())
    for index, attachment in enumerate(listed):
        if index + 1 not in mentioned and attachment.name not in paper.whole:
            message = f"正文没有提到附件“{attachment.name[:20]}”"
            yield paper.tell("AT007", H, message, "attachments", index, hint="如写“（见附件1）”。")


RULES = (names, pages, references)
