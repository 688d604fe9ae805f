"""Rules on units of measure (GB 3100–3102, which clause 9 of GB/T 9704 refers to): NU016, NU017."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.patterns import look, own_words, pattern, sentences
from workplan_docs.rules.view import Texts

_W = Severity.WARNING
# how a symbol is often mistaken → the legal one; capitals are not a matter of taste (M is mega, K is kelvin)
SYMBOLS = {
    "KM": "km",
    "Km": "km",
    "kM": "km",
    "KG": "kg",
    "Kg": "kg",
    "kG": "kg",
    "KW": "kW",
    "Kw": "kW",
    "kw": "kW",
    "KV": "kV",
    "Kv": "kV",
    "kv": "kV",
    "KWH": "kW·h",
    "KWh": "kW·h",
    "Kwh": "kW·h",
    "kwh": "kW·h",
    "CM": "cm",
    "Cm": "cm",
    "MM": "mm",
    "M2": "m²",
    "m2": "m²",
    "M²": "m²",
    "M3": "m³",
    "m3": "m³",
    "M³": "m³",
}
_SYMBOL = re.compile(
    rf"(?<=[0-9万亿千/每])\s?({'|'.join(sorted(SYMBOLS, key=len, reverse=True))})(?![A-Za-z0-9²³])"
)
_AMOUNT = "(?<=[0-9万亿千百十余多每/])"
# a name of everyday speech after an amount → the legal name
_NAMES: tuple[tuple[str, str], ...] = (
    ("平米", "平方米"),
    ("平方(?![米厘分公毫千英])", "平方米"),
    ("立方(?![米厘分公毫千英体])", "立方米"),
    ("立米", "立方米"),
    ("公分", "厘米"),
    ("公升", "升"),
    ("公吨", "吨"),
    ("华里", "公里"),
)

PATTERNS = (
    *(
        pattern("NU016", _W, _AMOUNT + name, "“{0}”不是法定计量单位的名称", f"写成“{legal}”。")
        for name, legal in _NAMES
    ),
    pattern(
        "NU016",
        _W,
        "(?<=[0-9万])市?斤",
        "“{0}”不是法定计量单位的名称",
        "换算成“公斤”（千克），数字也要改。",
    ),
    pattern(
        "NU016",
        _W,
        "摄氏(?:零下)?[0-9.]+(?:[～—-][0-9.]+)?度",
        "“摄氏度”拆开了：“{0}”",
        "单位名称不能拆开，写成“20摄氏度”。",
    ),
    pattern(
        "NU017",
        _W,
        r"[￥¥＄$][0-9][0-9.,]*[万亿]?(?:美元|元)",
        "货币的符号和名称重复：“{0}”",
        "只留一个，公文里一般写“100元”。",
    ),
)


def names(view: Texts) -> Iterator[Diagnostic]:
    """NU016, NU017: names of units, amounts of money."""
    yield from look(view, PATTERNS)


def symbols(view: Texts) -> Iterator[Diagnostic]:
    """NU016: symbols of units with wrong capitals or figures on the line."""
    for words in sentences(view):
        if match := _SYMBOL.search(own_words(words.text)):
            message = f"单位符号“{match[1]}”写法不对"
            hint = f"写成“{SYMBOLS[match[1]]}”，或者用中文名称。"
            yield view.say("NU016", _W, message, words.path, hint, offset=match.start(1))


RULES = (names, symbols)
