"""What a title is to read when it does not end in its type of document: the whole line, where it can be told."""

from __future__ import annotations

import re

from workplan_docs.content.ready import printable, ready_line

# endings that mean a type: what a clerk writes → types that say it properly, with when each is used
_MEANT: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("请示报告|申请报告|申请书|申请|请求", (("请示", "向上级请求批准"), ("函", "向不相隶属的机关请求批准"))),
    (
        "情况汇报|工作汇报|汇报|工作总结|总结|自查情况|情况",
        (("报告", "向上级汇报"), ("通报", "向下级告知情况")),
    ),
    ("答复意见|答复|回复|复文", (("批复", "答复下级的请示"), ("函", "答复不相隶属的机关"))),
    (
        "倡议书|告知书|启事|声明|公示",
        (("通告", "向社会公布应当遵守的事项"), ("公告", "向国内外宣布重要事项")),
    ),
    ("表彰|表扬|批评", (("通报", "表彰、批评"), ("决定", "奖惩有关单位和人员"))),
    ("情况说明|说明", (("报告", "向上级说明"), ("函", "向不相隶属的机关说明"))),
    ("建议", (("意见", "提出见解和处理办法"), ("函", "与不相隶属的机关商洽"))),
    ("会议记录|会议备忘录", (("纪要", "记载会议的议定事项"),)),
)
# papers that are no documents of their own and go out with a 通知
_ISSUED = (
    "实施方案|工作方案|方案|工作计划|计划|工作要点|要点|实施细则|细则|管理办法|暂行办法|办法|管理规定|规定|制度|规划"
    "|规则|规程|章程|预案|清单|名单|标准|指南|导则|手册|安排|意见书|任务分工|责任分工|分工"
)
_LONGEST = 270  # 字: what is longer is no title


def cure(title: str, kind: str) -> str:
    """What to do with a title (with its ``|``) that should end in ``kind`` (文种) and does not."""
    if len(title) > _LONGEST:
        return f"标题写成“某机关关于……的{kind}”。"
    bare = re.sub(r"[\s。.]+$|\.docx?$", "", title)
    if bare.endswith(kind):
        return f"“{kind}”后面不写别的：{ready_line('title', bare)}"
    if len(bare) > 2 and bare[0] in "《“" and bare[-1] in "》”" and bare[1:-1].endswith(kind):
        return f"去掉两头的{'书名号' if bare[0] == '《' else '引号'}，写成：{ready_line('title', bare[1:-1])}"
    if match := re.search(
        rf"{kind}(?=[^\u4e00-\u9fff|）]+(?:[\u4e00-\u9fff]{{0,3}}[^\u4e00-\u9fff|]+)?$)", bare
    ):
        return f"“{kind}”后面不写别的：{ready_line('title', bare[: match.end()])}"
    for words, types in _MEANT:
        if match := re.search(rf"的?(?:{words})$", bare):
            matter = bare if match[0] == "情况" else bare[: match.start()]  # 进展情况的报告
            return _of_meaning(matter, match[0].removeprefix("的"), kind, types)
    if match := re.search(rf"(?P<of>的?)(?P<paper>{_ISSUED})$", bare):
        return _of_paper(bare, match, kind)
    if "关于" in bare and not re.search("[，。；：？！,;:?!]", re.sub("《[^《》]*》", "", bare)):
        return f"补上文种，写成：{line(bare, kind)}"
    return f"标题写成“某机关关于……的{kind}”。"


def _of_meaning(matter: str, word: str, kind: str, types: tuple[tuple[str, str], ...]) -> str:
    """A word that is no type but means one: the types, and the line with that of the document."""
    uses = "，".join(f"{use}用“{name}”" for name, use in types)
    own = kind if any(kind == name for name, _ in types) else None
    if own is None:
        names = "或".join(f"“{name}”" for name, _ in types)
        return f"“{word}”不是文种：{uses}。现在 type 是“{kind}”：改成{names}，或者把标题写成：{line(matter, kind)}"
    return f"“{word}”不是文种：{uses}。写成：{line(matter, own)}"


def _of_paper(title: str, match: re.Match[str], kind: str) -> str:
    """A plan, a rule, a list: issued with a 通知, or the matter of a document of another type."""
    paper = match["paper"]
    head = title[: match.start()]
    if kind == "通知" and (about := re.search(r"关于\|?", head)) and "印发" not in head:
        meant = f"{head[: about.end()]}印发{head[about.end() :]}{paper}"
        return f"“{paper}”不是文种，用“通知”印发：{line(meant, kind)}"
    return f"“{paper}”不是文种；写成：{line(head + paper, kind)}"


def instead(title: str, other: str, kind: str) -> str:
    """The line of a title that ends in another type (复函, 会议纪要) than ``kind``."""
    return line(re.sub(f"(?<=的)[^的|]{{0,3}}{other}$|{other}$", "", title.rstrip()), kind)


def line(matter: str, kind: str) -> str:
    """The line ``title: 某机关关于……的`` + type; only its end when it is long."""
    whole = ready_line("title", f"{matter.rstrip('的')}的{kind}")
    return whole if printable(whole) else f"“……的{kind}”"
