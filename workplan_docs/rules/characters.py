"""Characters that have no business in an official document (GB/T 9704 lint rules, spaces and characters)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import category, normalize

from workplan_docs.content.models import OfficialDocument
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts, Words

_PLAIN_SPACES = " \u3000"
_UNIFIED = frozenset("\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29")
_CJK = "\u3400-\u4dbf\u4e00-\u9fff〇，。；：？！、（）《》〈〉“”〔〕【】\U00020000-\U0003ffff"


@cache
def _space() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_CJK}])[ \u3000]+(?=[{_CJK}])")


_ARTICLE = re.compile(
    "第[〇零一二三四五六七八九十百千]+[编章节条]"
)  # an article of a law is set off by a blank
# keys that hold names of organs, and how such a name ends
_ORGANS = frozenset({"recipients", "copy_to"})
_ORGAN_END = re.compile(
    "(?:局|厅|委|部|院|办|处|所|站|会|社|政府|办公室|单位|部门|机关|科室|中心|大队|支队|总队|街道|公司|集团|学校|大学|医院|法院|军分区)$"
)
_COUNTED = "[台辆个座处项条家户名件套次万亿年月日元吨米%％]"
_GAP_SIGNS = frozenset("×XxＸ?？待T_＿○*＊某 \u3000")


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(
        r"××+|[Xx]{3,}|【待[^】]*】|TODO|[?？]{3,}"
        r"|(?<=〕)[×XxＸ_＿○*＊ \u3000]+(?=号)"
        rf"|(?<![A-Za-z0-9])[XxＸ]{{2}}(?![A-Za-z0-9])|(?<![A-Za-z0-9×])[×XxＸ](?={_COUNTED})|某某(?={_COUNTED})(?!个?人)"
    )


def _invisible(char: str) -> bool:
    if char == "\n":
        return False
    kind = category(char)
    return kind in ("Cc", "Cf", "Zl", "Zp") or (kind == "Zs" and char not in _PLAIN_SPACES)


def _private(char: str) -> bool:
    return category(char) in ("Co", "Cn", "Cs")


def _copied_form(char: str) -> bool:
    """A radical or a compatibility form that only looks like the 汉字 (from copying out of a PDF)."""
    code = ord(char)
    compatible = 0xF900 <= code <= 0xFAFF and char not in _UNIFIED
    return 0x2E80 <= code <= 0x2FDF or compatible or 0x2F800 <= code <= 0x2FA1F


def _picture(char: str) -> bool:
    """An emoji, a symbol or a letter that the Chinese faces lack."""
    kind = category(char)
    if char < "\u0100" or _invisible(char) or _private(char) or _copied_form(char):
        return False
    if kind[0] not in "SM" and not (kind[0] == "L" and not _han(char)):
        return False
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return True
    return False


def _han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff" or char in _UNIFIED


def _report(
    view: Texts, code: str, severity: Severity, what: str, bad: Callable[[str], bool], hint: str
) -> Iterator[Diagnostic]:
    """One diagnostic for each text that holds such characters, at the first of them."""
    suspects = frozenset(char for char in view.alphabet if bad(char))
    for words in view.words if suspects else ():
        found = [at for at, char in enumerate(words.text) if char in suspects]
        if _tabbed(view, words):  # TB003 speaks of the tabs
            found = [at for at in found if words.text[at] != "\t"]
        if found:
            chars = "、".join(dict.fromkeys(_named(words.text[at]) for at in found[:50]))
            count = f"（共 {len(found)} 处）" if len(found) > 1 else ""
            message = f"{_after(words, found[0])}有{what}：{chars}{count}"
            yield view.say(code, severity, message, words.path, hint, offset=found[0])


def _tabbed(view: Texts, words: Words) -> bool:
    """Whether tabs of this text are told of as rows of a table: a paragraph of a document's body."""
    record = view.records.get(str(words.path[0]))
    return "\t" in words.text and words.key == "body" and isinstance(record, OfficialDocument)


def _named(char: str) -> str:
    shown = f"“{char}”" if char.isprintable() else ""
    return f"{shown}U+{ord(char):04X}"


def _after(words: Words, at: int) -> str:
    """The words just before a fault, since a character that can't be seen is hard to find."""
    before = "".join(char for char in words.text[max(0, at - 8) : at] if char.isprintable())
    return f"“{before}”后面" if before else "开头"


def invisible_characters(view: Texts) -> Iterator[Diagnostic]:
    """SP005: control characters, NBSP, zero-width characters, BOM, soft hyphens."""
    hint = "删去这个字符；多半是从网页或 PDF 粘贴带来的，把前后几个字重打一遍。"
    yield from _report(view, "SP005", Severity.ERROR, "看不见的字符", _invisible, hint)


def radicals(view: Texts) -> Iterator[Diagnostic]:
    """SP008: radicals and compatibility forms instead of 汉字."""
    suspects = frozenset(char for char in view.alphabet if _copied_form(char))
    for words in view.words if suspects else ():
        found = [at for at, char in enumerate(words.text) if char in suspects]
        if found:
            pairs = dict.fromkeys(words.text[at] for at in found)
            shown = "、".join(f"U+{ord(c):04X}→“{normalize('NFKC', c)}”" for c in list(pairs)[:10])
            message = f"{_after(words, found[0])}有形似汉字的部首或兼容字：{shown}"
            hint = "多半是从 PDF 复制带来的，换成真正的汉字。"
            yield view.say("SP008", Severity.ERROR, message, words.path, hint, offset=found[0])


def private_characters(view: Texts) -> Iterator[Diagnostic]:
    """SP010: private-use and unassigned code points, which print differently on every machine."""
    hint = "这个字符在别的电脑上显示不出来；换成正式的汉字或符号。"
    yield from _report(view, "SP010", Severity.ERROR, "自造字或未定义的字符", _private, hint)


def pictures(view: Texts) -> Iterator[Diagnostic]:
    """SP011: emoji and other characters that no Chinese face has."""
    hint = "公文用的字体里没有它，印不出来；删去，或者换成文字。"
    yield from _report(view, "SP011", Severity.WARNING, "字体里没有的符号", _picture, hint)


_HAN = "\u4e00-\u9fff"
_NAME = f"(?:[{_HAN}][ \u3000]{{1,2}}[{_HAN}]|[{_HAN}]{{2,4}})"
_NAMES = f"(?:[{_HAN}](?:[ \u3000]{{0,3}}[{_HAN}]){{1,7}}[:：])?{_NAME}(?:[、，\u3000 ]{{1,3}}{_NAME}){{0,60}}[。；]?"


def spaces_between_chinese(view: Texts) -> Iterator[Diagnostic]:
    """SP001: a blank between Chinese characters."""
    for words in view.prose:
        if " " not in words.text and "\u3000" not in words.text:
            continue
        record = view.records.get(str(words.path[0]))
        if words.path[1:] == ("title",) and isinstance(record, OfficialDocument) and len(record.issuers) > 1:
            continue  # blanks part the names of joint issuers
        if "attachments" in words.path and re.fullmatch(_NAMES, words.text):
            continue  # names set to one width: 组　长：李　刚、王海滨
        found = (m for m in _space().finditer(words.text) if not _ARTICLE.fullmatch(words.text[: m.start()]))
        if match := next(found, None):
            start, end = match.span()
            near = words.text[max(0, start - 4) : end + 4]
            message, hint = f"汉字之间有空格：“{near}”", "删去空格。"
            if words.key in _ORGANS and _ORGAN_END.search(words.text[:start]):
                meant = _space().sub(
                    lambda m: "" if m.string[m.start() - 1] in "，、；" else "，", words.text
                )
                message = f"两个机关之间用了空格：“{near}”"
                hint = f"用逗号（同一类的之间用顿号），写成：{view.ready(words.path, words.key, meant)}"
            yield view.say("SP001", Severity.WARNING, message, words.path, hint, offset=start)


def placeholders(view: Texts) -> Iterator[Diagnostic]:
    """SP012: a gap that somebody meant to fill in later."""
    for words in view.fillable:
        if _GAP_SIGNS.isdisjoint(words.text):
            continue
        if match := _placeholder().search(words.text):
            message = f"还有没填的地方：“{match[0][:10]}”"
            yield view.say(
                "SP012",
                view.gap_severity_of(words.path),
                message,
                words.path,
                "填上，或者删去。",
                offset=match.start(),
            )


RULES = (
    invisible_characters,
    radicals,
    private_characters,
    pictures,
    spaces_between_chinese,
    placeholders,
)
