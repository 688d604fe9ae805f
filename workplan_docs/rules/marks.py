"""Marks that a pattern can judge (GB/T 15834-2011): pauses, dots, dashes, ranges, brackets. PU004 … PU021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.patterns import look, pattern, sentences, without_codes
from workplan_docs.rules.view import Texts

_W, _H = Severity.WARNING, Severity.HINT
_HAN = "\u4e00-\u9fff"
_NUMBER = "[0-9]+(?:\\.[0-9]+)?[%％万亿]?"
# what follows a range of amounts; codes, telephone numbers and house numbers are followed by none of these
_COUNTED = "个名人元米公千平吨处座条天次周小分度辆项户家所台件套岁倍亩万亿%％余多"

PATTERNS = (
    pattern(
        "PU005",
        _W,
        "》、《|”、“",
        "并列的书名号或引号之间一般不用顿号：“{0}”",
        "删去顿号；两者之间有括号或别的字时才用。",
        scope="all",
    ),
    pattern(
        "PU006",
        _W,
        "、等(?![级号待于距量值同效候次])",
        "“等”前面不用顿号",
        "写成“省、市等”的样子。",
        scope="all",
    ),
    pattern(
        "PU007",
        _W,
        r"\.{3,}|(?<!…)…(?!…)|(?<!…)…{3}(?!…)|…{5,}|……等|等……",
        "省略号写法不对：“{0}”",
        "省略号是六个点“……”，不与“等”一起用。",
        scope="all",
    ),
    pattern(
        "PU008",
        _W,
        "--+|──+|―+|－－+|(?<!—)—{3}(?!—)",
        "破折号写法不对：“{0}”",
        "破折号是“——”，占两格。",
        scope="all",
    ),
    pattern(
        "PU010",
        _W,
        rf"(?<![0-9A-Za-z.:/\-—第]){_NUMBER}[-~]{_NUMBER}(?=[{_COUNTED}])"
        r"|(?<![0-9A-Za-z.:/\-—第])[0-9]{1,3}[-~][0-9]{1,3}年(?!级)",
        "数的范围用了“-”或半角的“~”：“{0}”",
        "用浪纹线“～”，如 10～20人。",
    ),
    pattern(
        "PU011",
        _W,
        r"(?<![0-9])(?:19|20)[0-9]{2}年?[-~](?:19|20)[0-9]{2}年|(?<![0-9\-])[0-9]{1,2}[-~][0-9]{1,2}月"
        r"|[0-9]{1,2}[:：][0-9]{2}[-~][0-9]{1,2}[:：][0-9]{2}",
        "时间的起止用了“-”或“~”：“{0}”",
        "用一字线“—”，如 2021—2025年。",
    ),
    pattern(
        "PU011",
        _H,
        rf"[{_HAN}]{{1,6}}-[{_HAN}]{{1,6}}",
        "汉字之间用了短横线：“{0}”",
        "地点的起止用一字线“—”；别的意思改用文字。",
    ),
    pattern(
        "PU012",
        _W,
        rf"(?<=[{_HAN}])[•‧・∙⋅･]+(?=[{_HAN}])",
        "间隔号写法不对：“{0}”",
        "人名、日期里的间隔号用“·”。",
        scope="all",
    ),
    pattern(
        "PU015",
        _H,
        "如下：[^。；！？：，0-9]{1,10}：",
        "一句里用了两个冒号：“{0}”",
        "后一个冒号改用逗号或句号。",
    ),
    pattern(
        "PU016",
        _H,
        "。）(?=[，、；：。])",
        "句中的括号里用了句号：“{0}”",
        "括号在句子里面时，括号里末尾不用句号，如“（详见附件）。”。",
    ),
    pattern(
        "PU017",
        _H,
        "〔(?![0-9二])[^〕]{2,}〕|〔注〕",
        "六角括号只用来括年份：“{0}”",
        "改用圆括号“（）”。",
        scope="all",
    ),
    pattern(
        "PU019",
        _H,
        "？的(?:问题|情况|意见|疑问|方案|说法|看法)",
        "不是问句，用了问号：“{0}”",
        "删去问号。",
    ),
)  # fmt: skip
_NO_WORK = re.compile(
    "《([^《》]*(?:会议|大会|论坛|培训班|课程|许可证|营业执照|执照|资格证|合格证|证书|委员会|领导小组))》"
)
_SAME = {"“": "”", "‘": "’", "《": "》", "（": "）"}
_POINT = re.compile("[一二三四五六七八九]是(?=[^、，：])")
_CLOSING = re.compile("特此(?:通知|通报|报告|请示|批复|函达|函复|函告|函商|公告|通告|决定)")


def by_pattern(view: Texts) -> Iterator[Diagnostic]:
    """PU005 … PU019, those that one pattern tells."""
    yield from look(view, PATTERNS)


def nested(view: Texts) -> Iterator[Diagnostic]:
    """PU004, PU018: a quotation, title or bracket in another of the same shape."""
    for words in sentences(view):
        if words.path[1:] == ("title",):
            continue  # TT009 tells it of titles
        if (at := _nested_at(words.text)) is None:
            continue
        mark = words.text[at]
        if mark == "（":
            message, hint = "圆括号里又用了圆括号", "里层换成方括号“［］”，或者改写。"
            yield view.say("PU018", _H, message, words.path, hint, offset=at)
        else:
            inner = {"“": "‘’", "‘": "“”", "《": "〈〉"}[mark]
            message = f"{mark}{_SAME[mark]} 里又用了 {mark}{_SAME[mark]}"
            yield view.say("PU004", _W, message, words.path, f"里层用 {inner}。", offset=at)


def _nested_at(text: str) -> int | None:
    """Where a mark is opened directly inside another of its shape; texts that are not paired are PU003's."""
    opened: list[str] = []
    for at, char in enumerate(text):
        if char in _SAME:
            if opened and opened[-1] == char:
                return at
            opened.append(char)
        elif opened and char == _SAME[opened[-1]]:
            opened.pop()
    return None


def no_works(view: Texts) -> Iterator[Diagnostic]:
    """PU013: 《》 around what is no work: a meeting, a course, a licence, an organ."""
    for words in sentences(view):
        if match := _NO_WORK.search(words.text):
            message = f"“{match[1][-12:]}”不是作品或文件，一般不加书名号"
            hint = "会议、课程、证照、机构的名称不用书名号，需要时用引号。"
            yield view.say("PU013", _H, message, words.path, hint, offset=match.start())


def lists_with_semicolons(view: Texts) -> Iterator[Diagnostic]:
    """PU014: 一是……；二是…… with a full stop inside one of the points before the last."""
    for words in sentences(view):
        starts = [match.start() for match in _POINT.finditer(words.text)]
        points = [words.text[a:b] for a, b in pairwise(starts)]
        if not any(point.endswith("；") for point in points):
            continue
        for start, point in zip(starts, points, strict=False):
            if point.endswith("；") and "。" in point:
                message = f"用分号分开的各点里有句号：“{point[:10]}……”"
                hint = "一点里面用逗号；或者各点都用句号分开。"
                at = start + point.index("。")
                yield view.say("PU014", _W, message, words.path, hint, offset=at)
                break


def closings(view: Texts) -> Iterator[Diagnostic]:
    """PU021: 特此通知 on a line of its own without a full stop, which many offices leave out."""
    for words in sentences(view):
        if _CLOSING.fullmatch(without_codes(words.text.rstrip())):
            message = f"“{words.text.rstrip()}”后面没有句号"
            yield view.say("PU021", _H, message, words.path, "一般加句号；按本机关惯例不加就不用管。")


RULES = (by_pattern, nested, no_works, lists_with_semicolons, closings)
