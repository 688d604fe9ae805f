"""Marks as GB/T 15834-2011 wants them, as far as a program can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.ready import printable, ready_line, ready_value
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts, Words

_CJK = "\u3400-\u4dbf\u4e00-\u9fff〇，。；：？！、（）《》〈〉“”〔〕【】…\U00020000-\U0003ffff"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_HALF = re.compile(rf"(?<=[{_CJK}]) ?[,;:?!().]|[,;:?!()] ?(?=[{_CJK}])")
_ORDINAL = re.compile("[〇零一二三四五六七八九十百]{1,4} ?[.,]")  # ST004 speaks of it
_STRAIGHT = re.compile(rf"\"|(?<=[{_CJK}])'|'(?=[{_CJK}])")
_PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "〔": "〕", "【": "】"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}


def half_width_marks(view: Texts) -> Iterator[Diagnostic]:
    """PU001: half-width marks beside Chinese."""
    for words in view.prose:
        start = match.end() if (match := _ORDINAL.match(words.text)) else 0
        found = [m for m in _HALF.finditer(words.text) if m.start() >= start]
        if words.key == "title" and words.path[0] != "plan":  # TT001, TT002 speak of all but brackets
            found = [m for m in found if m[0].strip() in "()"]
        if found:
            mark = found[0][0].strip()
            count = f"，这样的共 {len(found)} 处" if len(found) > 1 else ""
            message = f"汉字旁边用了半角的“{mark}”{count}"
            hint = f"改成全角的“{_FULL[mark]}”。"
            at = words.text.index(mark, found[0].start())
            yield view.say("PU001", Severity.WARNING, message, words.path, hint, offset=at)


def straight_quotes(view: Texts) -> Iterator[Diagnostic]:
    """PU002: straight quotes in a Chinese text."""
    for words in view.prose:
        match = _STRAIGHT.search(words.text)
        if match and re.search(f"[{_CJK}]", words.text):
            message = f"用了英文引号 {match[0]}"
            yield view.say(
                "PU002", Severity.WARNING, message, words.path, "改成中文引号“”。", offset=match.start()
            )


def unbalanced_pairs(view: Texts) -> Iterator[Diagnostic]:
    """PU003: brackets and quotes that are not closed, not opened, or crossed."""
    for words in view.prose:
        found = unbalanced(words.text)
        mixed = words.text.replace("(", "（").replace(")", "）")  # PU001 speaks of a half-width half
        if found is not None and (mixed == words.text or unbalanced(mixed) is not None):
            at, message = found
            hint = "看看这个符号的另一半是不是漏了、写反了，或者和别的符号交叉了。"
            yield view.say("PU003", Severity.ERROR, message, words.path, hint, offset=at)


def unbalanced(text: str) -> tuple[int, str] | None:
    """Where the first mark without its other half is, and what is wrong; None when all are paired."""
    opened: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            opened.append((char, at))
        elif char in _CLOSING and not (char == "’" and _apostrophe(text, at)):
            if not opened:
                return (
                    at,
                    f"“{char}”前面没有对应的“{_CLOSING[char]}”" if char != "”" else "右引号前面没有左引号",
                )
            opening, start = opened.pop()
            if _PAIRS[opening] != char:
                return start, f"{opening}……{char} 不成对"
    if opened:
        char, at = opened[0]
        return at, f"{char} 后面没有对应的 {_PAIRS[char]}"
    return None


def _apostrophe(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isascii() and text[at - 1].isalpha()


def quoted_values(view: Texts) -> Iterator[Diagnostic]:
    """YA010: a whole value in Chinese quotes, which YAML takes for words and prints."""
    for words in view.words:
        text = words.text
        whole = len(text) > 2 and text[0] == "“" and text[-1] == "”" and text.count("“") == 1
        if whole and words.key not in ("quote", "name", "scope", "id"):
            message = "整个值用中文引号括着，引号会照样印出来"
            hint = "不要引号就删去；要防止误读，用英文引号。"
            yield view.say("YA010", Severity.HINT, message, words.path, hint)


def cut_off_words(view: Texts) -> Iterator[Diagnostic]:
    """YA015: a value cut off by `` #`` with no blank behind it, as in 完成 #1 楼改造; a remark has the blank."""
    for words in view.words:
        behind = view.positions.comment_behind(words.path, words.text) or ""
        comment = behind.lstrip()
        if re.match(r"#+[^\s#]", comment):
            message = f"“{words.text[-8:]}”后面的“{comment[:12]}”被当成注释，不会印出来"
            hint = "是文字，就把整个值加上英文引号；是注释，就在“#”后面空一格。"
            at = len(words.text) + len(behind) - len(comment)
            yield view.say("YA015", Severity.WARNING, message, words.path, hint, offset=at)


def line_breaks(view: Texts) -> Iterator[Diagnostic]:
    """PL009: a line break inside what is printed as one paragraph."""
    for words in view.prose:
        if "\n" in words.text and "\t" not in words.text:  # TB003 speaks of rows of cells
            message = "一段文字里有换行"
            hint = _without_breaks(words)
            at = words.text.index("\n") + 1
            yield view.say("PL009", Severity.WARNING, message, words.path, hint, offset=at)


def _without_breaks(words: Words) -> str:
    """What to do with a text of several lines: a body may have several paragraphs, a task has one text."""
    parts = [part.strip() for part in words.text.split("\n") if part.strip()]
    if words.key == "body":
        entries = "\n".join(f"  - {ready_value(part)}" for part in parts)
        return f"一段一条，写成：\n{entries}" if printable(words.text) else "一段一条，每条以“- ”开头。"
    whole = ready_line(words.key, "".join(parts))
    hint = f"只有一段话，接成一行：{whole}" if printable(whole) else "只有一段话：删去空行，接成一行。"
    return (
        f"{hint}\n  是两项任务，就另起一条“- text: ”，写上 leaders 和 units。"
        if "tasks" in words.path
        else hint
    )


RULES = (half_width_marks, straight_quotes, unbalanced_pairs, quoted_values, cut_off_words, line_breaks)
