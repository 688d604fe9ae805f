"""Rules on numbers (GB/T 15835-2011): Arabic or Chinese, ranges, years, approximations. NU001 … NU022."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.patterns import look, own_words, pattern, sentences
from workplan_docs.rules.view import Texts

_W, _H = Severity.WARNING, Severity.HINT
_DIGITS = "〇○零一二三四五六七八九"
_COUNTED = "个人名天次处座辆项条件户家所台套起批岁亩层栋间"
_DASH = "～~—–-"
_NEXT = "|".join(f"{a}、{b}" for a, b in pairwise("一二三四五六七八九"))
_NEXT_ARABIC = "|".join(f"{a}、{b}" for a, b in pairwise("123456789"))
_SOON = "明天|后天|昨天|本周[一二三四五六日末]?|下周[一二三四五六日末]?|本月|下个?月"

PATTERNS = (
    pattern(
        "NU001",
        _W,
        rf"(?<![0-9.第{_DASH}])[0-9]{{2}}年(?=[0-9]{{1,2}}月|度)"
        rf"|(?<![{_DIGITS}十百千第])[{_DIGITS}]{{2}}年(?=[一二三四五六七八九十]{{1,3}}月)"
        rf"|(?<![0-9])(?:19|20)[0-9]{{2}}[{_DASH}][0-9]{{2}}年",
        "年份没有写全：“{0}”",
        "年份写四位数字，如 2026年、2021—2025年。",
    ),
    pattern(
        "NU002",
        _W,
        rf"(?<![0-9.%％{_DASH}])[0-9]+(?:\.[0-9]+)?[～~—–][0-9]+(?:\.[0-9]+)?[%％‰]",
        "百分数的范围，前一个数少了百分号：“{0}”",
        "两个数都带百分号，如 10%～20%。",
    ),
    pattern(
        "NU003",
        _W,
        rf"(?<![0-9.{_DASH}])(?!(?:19|20)[0-9]{{2}}[^0-9.])[0-9]+(?:\.[0-9]+)?[～~—–][0-9]+(?:\.[0-9]+)?([万亿])",
        "数的范围，前一个数少了“{1}”：“{0}”",
        "两个数都带“万”“亿”，如 9亿～16亿元、13万～17万元，免得误读。",
    ),
    pattern(
        "NU004",
        _W,
        r"(?<![0-9A-Za-z.．…])\.[0-9]+",
        "小数点前面少了 0：“{0}”",
        "写成“0{0}”。",
    ),
    pattern(
        "NU005",
        _W,
        rf"[0-9]千[0-9]百?|[0-9]百[零〇]?[0-9]|(?<![0-9])[0-9]{{1,9}}千(?=[{_COUNTED}元余多])|(?<![0-9])[0-9]{{1,9}}百(?=[{_COUNTED}元余多])",
        "阿拉伯数字里夹了“千”“百”：“{0}”",
        "只有“万”“亿”可以同阿拉伯数字连用；写成 3500元、108个 的样子。",
    ),
    pattern(
        "NU006",
        _W,
        rf"(?<![第十百、周月期初])(?:{_NEXT})(?=十?[个人名天座辆户家岁])"
        rf"|(?<![第0-9、.周月期])(?:{_NEXT_ARABIC})(?=[个人名天座辆户家岁])",
        "概数“{0}”中间用了顿号",
        "相邻两个数表示概数，用汉字，中间不加顿号，如“三四个”。",
    ),
    pattern(
        "NU007",
        _H,
        "(?<![第一二三四、])(?:一二|二三|三四|一二三|二三四)季度",
        "“{0}”是几个季度的并称，少了顿号",
        "写成“一、二季度”的样子。",
    ),
    pattern(
        "NU009",
        _W,
        "(?<!世纪)(?<!世纪的)(?<![0-9一二三四五六七八九])(?:[二三四五六七八九]十|[2-9]0)年代",
        "“{0}”没有写世纪",
        "写成“20世纪80年代”的样子。",
    ),
    pattern(
        "NU010",
        _W,
        "(?:农历|阴历)(?:正月|腊月|冬月|[一二三四五六七八九十]+月)?初?[0-9]{1,2}(?![0-9年])|(?:正月|腊月|冬月)初?[0-9]{1,2}",
        "农历的日期用了阿拉伯数字：“{0}”",
        "农历用汉字，如“农历八月十五”。",
    ),
    pattern(
        "NU011",
        _W,
        "第[1-4]季度|星期[1-6](?![0-9次天个名回轮趟小场])|2个(?:维护|确立)|4个(?:意识|自信)|(?<![0-9])1[0-9]五(?=规划|计划|时期|期间)"
        "|[0-9]{1,2}届[0-9一二三四五六七八九]中全会|[一二三四五六七八九十]届[1-9]中全会",
        "固定的说法用汉字：“{0}”",
        "如“第一季度”“星期五”“四个意识”“二十届三中全会”。",
        scope="quotes",
    ),
    pattern(
        "NU012",
        _H,
        "[0-9]{1,2}月[0-9]{1,2}号(?![楼线院])",
        "日期里写了“号”：“{0}”",
        "公文里写“日”，如“3月5日”。",
    ),
    pattern(
        "NU013",
        _H,
        rf"(?:{_SOON})[^，。；、]{{0,8}}(?<!目)前(?=[^面期后提往]|$)",
        "时限用了相对的日期：“{0}”",
        "写明年、月、日，免得过几天看不出是哪一天。",
    ),
    pattern(
        "NU014",
        _H,
        "(?:(?<![节预签条合制公契])约|(?<![最附靠邻将])近|大概)[0-9.]+[万亿]?(?:[余多](?!年)|[^，。；、0-9]{0,4}左右)"
        "|(?:超过|不少于|不低于|至少)[0-9.]+[%％万亿]?[^，。；、0-9]{0,3}以上"
        "|(?:不超过|至多|最多|不多于)[0-9.]+[%％万亿]?[^，。；、0-9]{0,3}以下",
        "概数说了两遍：“{0}”",
        "只留一个，如“约100人”或“100余人”。",
    ),
    pattern(
        "NU015",
        _W,
        "(?:减少|降低|下降|缩小|缩短|减低|减小)了?[0-9一二两三四五六七八九十.]+倍",
        "“{0}”：减少不能用倍数",
        "写成“减少三分之二”或“减少60%”。",
    ),
    pattern(
        "NU019",
        _H,
        r"[0-9]([个座处项条辆台套])[^，。；、0-9]{0,8}、[^，。；、0-9]{0,6}[二两三四五六七八九十]+\1",
        "并列的数量有的用阿拉伯数字，有的用汉字：“{0}”",
        "同一类数量用一种写法，如“5个、6个”。",
    ),
    pattern(
        "NU022",
        _H,
        "[0-9]{1,2}月[0-9]{1,2}日?[-~][0-9]{1,2}[日号]|[0-9]{1,2}月[0-9]{1,2}日[-~][0-9]{1,2}月[0-9]{1,2}日",
        "日期的起止用了短横线：“{0}”",
        "写成“3月5日至8日”或“3月5—8日”。",
    ),
)

_COMMAS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_BLANKS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_POINTS = re.compile(
    r"(?<![0-9.])([0-9]{1,9}(?:\.[0-9]{1,9})?)[%％](提高|提升|增加|上升|增长|下降|降低|减少)(?:了)?[到至为]"
    r"([0-9]+(?:\.[0-9]+)?)[%％][，、；](?:同比|比上年)?\2了?([0-9]+(?:\.[0-9]+)?)[%％]"
)


def numbers(view: Texts) -> Iterator[Diagnostic]:
    """NU001 … NU022, those that one pattern tells."""
    yield from look(view, PATTERNS)


def thousands(view: Texts) -> Iterator[Diagnostic]:
    """NU008: commas in one number, blanks in another; told once, at the first with a blank."""
    found = list(sentences(view))
    comma = next((m[0] for words in found if (m := _COMMAS.search(own_words(words.text)))), None)
    if comma is None:
        return
    for words in found:
        if match := _BLANKS.search(own_words(words.text)):
            message = f"千位的写法不一样：这里是“{match[0]}”，别处是“{comma}”"
            hint = "全文用一种写法。"
            yield view.say("NU008", _H, message, words.path, hint, offset=match.start())
            return


def percentage_points(view: Texts) -> Iterator[Diagnostic]:
    """NU018: the difference of two percentages is told in points; seen where all three figures stand."""
    for words in sentences(view):
        for match in _POINTS.finditer(own_words(words.text)):
            first, second, change = float(match[1]), float(match[3]), float(match[4])
            if abs(abs(second - first) - change) < 0.005:
                message = f"从 {match[1]}% 到 {match[3]}%，相差的是百分点，不是“{match[4]}%”"
                hint = f"写成“{match[2]}{match[4]}个百分点”。"
                yield view.say("NU018", _H, message, words.path, hint, offset=match.start(4))


RULES = (numbers, thousands, percentage_points)
