"""Which characters the prepared faces hold: a fixed set, so that no file depends on what else is built.

Chinese punctuation and symbols are one em wide as in the commercial faces, digits and Latin letters are
half an em or proportional. The sets are those of GB 2312 and GBK (GB 18030 calls them double-byte areas
1 and 5) plus what forms and tables need.
"""

from __future__ import annotations


def _gbk_rows(first: int, last: int) -> frozenset[int]:
    """Code points of the GBK rows ``first``…``last`` (lead bytes), as far as Python can decode them."""
    found = set()
    for lead in range(first, last + 1):
        for trail in range(0xA1, 0xFF):
            text = bytes((lead, trail)).decode("gbk", "ignore")
            if text:
                found.add(ord(text))
    return frozenset(found)


# ✓ ✔ ☐ ☑ ☒ ◐ ◑ are drawn by `drawn`: no free Chinese face has them.
DRAWN = frozenset(map(ord, "☐☑☒✓✔◐◑"))
_EXTRA_SYMBOLS = frozenset(
    map(ord, "㎎㎏㎜㎝㎞㎡㎥㎝㏄㏎㏑㏒ⅪⅫⅺⅻ⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿▲△▼▽◆◇■□○◎●★☆→←↑↓↖↗↘↙㈱㊣※‰℃℉№‖︰﹏＃＠＆")
)
_LATIN1_MARKS = frozenset(map(ord, "¤§¨°±·×÷"))
_PINYIN = frozenset(map(ord, "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêɑńňɡ"))
_GREEK_CYRILLIC = _gbk_rows(0xA6, 0xA7)

# Core Chinese punctuation: what the text faces take from a Chinese face of their own kind.
PUNCTUATION = frozenset(
    map(ord, "　、。·ˉˇ¨〃々—‖…‘’“”〔〕〈〉《》「」『』〖〗【】―！（），．：；？［］｛｝")
)
BRACKETS = frozenset(map(ord, "《》〈〉【】〖〗"))
# Symbols one em wide: the rest of rows 1–3 and 9, circled numbers, units, shapes.
SYMBOLS = (
    (_gbk_rows(0xA1, 0xA3) | _gbk_rows(0xA9, 0xA9) | _EXTRA_SYMBOLS | _LATIN1_MARKS) - PUNCTUATION - DRAWN
)
FULL_WIDTH = PUNCTUATION | SYMBOLS | DRAWN
# Set at their own widths.
KANA_BOPOMOFO = (_gbk_rows(0xA4, 0xA5) | _gbk_rows(0xA8, 0xA8)) - FULL_WIDTH - _PINYIN
GREEK_CYRILLIC = _GREEK_CYRILLIC - FULL_WIDTH
LATIN = (
    frozenset(range(0x20, 0x7F)) | frozenset(range(0xA0, 0x180)) | _PINYIN | frozenset(map(ord, "–•€™†‡′″‹›"))
) - FULL_WIDTH
# Told to nothing: joiners, direction marks, variation selectors and the soft hyphen print as nothing.
INVISIBLE = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)})


def is_hanzi(code: int) -> bool:
    """Whether a code point is a Chinese character (〇 included), which is one em wide everywhere."""
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x323AF
        or 0xF900 <= code <= 0xFAFF
        or code == 0x3007
    )
