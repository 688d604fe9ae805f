"""Texts that go over several lines, and what was cut off behind a ``#``: what YAML takes without a word.

YAML joins the lines of such a text with a blank. Between Chinese characters none was meant, so it is left
out; and the clerk is told which line was joined to which, because a paragraph may have lost its ``- ``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workplan_docs.content.yamllines import Entry, content_column, indent_of
from workplan_docs.errors import Diagnostic, Severity

_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]")
_DASH = re.compile(r"^\s*-\s+\S")
# What a spreadsheet shows for a cell that is too narrow, and words or figures without a blank behind the mark
_NO_REMARK = re.compile(r":[ \t]+(?P<rest>#{2,}[ \t]*|#{4,}.*|#[^\s#\u2e80-\u9fff].*)$")


@dataclass(frozen=True, slots=True)
class Fold:
    """A text of several lines: as it is meant, and what is to be told of it."""

    text: str
    fault: Diagnostic | None


def unfolded(
    lines: Sequence[str], file: str, first: int, last: int, written: Sequence[str], value: str
) -> Fold:
    """The text ``value`` of the lines ``first`` to ``last`` (from 0) without the blanks of the line ends.

    ``written`` are the pieces of it on each line. A text with empty lines or escapes in it stays as it is.
    """
    dashed = next((at for at in range(first + 1, last + 1) if _DASH.match(lines[at])), None)
    if dashed is not None:
        return Fold(value, _swallowed_entry(lines, file, first, dashed))
    if " ".join(written) != value:
        return Fold(value, None)
    text, joined = written[0], []
    for at, piece in enumerate(written[1:], start=first + 1):
        chinese = _CHINESE.match(piece) or _CHINESE.match(text[-1:])
        text += piece if chinese else f" {piece}"
        if chinese:
            joined.append(at)
    return Fold(text, _joined(lines, file, first, joined) if joined else None)


def _swallowed_entry(lines: Sequence[str], file: str, first: int, at: int) -> Diagnostic:
    """A line that begins with a dash, which YAML takes for words of the text above."""
    above = Entry.of(lines[first])
    key = above.name if above is not None and above.key else ""
    wanted = indent_of(lines[first])
    message = f"这一条的“- ”没有和上一条对齐，被接到第 {at} 行的话里了"
    hint = f"前面空 {wanted} 格，与第 {first + 1} 行的“- ”对齐。"
    if key:
        column = content_column(lines[first]) + 2
        message = f"这一条的“- ”被当成文字，接到第 {at} 行的话里了"
        hint = f"“{key}:”后面不写字：从下一行起一段一条，前面空 {column} 格，以“- ”开头。"
    elif above is None or "-" not in above.lead:
        hint = f"第 {first + 1} 行也是一条，前面也加“- ”；各条左对齐，前面空 {wanted} 格。"
    return Diagnostic("YA016", Severity.ERROR, message, file, at + 1, indent_of(lines[at]) + 1, hint)


def _joined(lines: Sequence[str], file: str, first: int, joined: Sequence[int]) -> Diagnostic:
    """Lines that were put together without their breaks."""
    at, last = joined[0], joined[-1]
    which = f"第 {at + 1} 行" if at == last else f"第 {at + 1} 行到第 {last + 1} 行"
    message = f"{which}接到了第 {at} 行的末尾，连成一段"
    hint = f"接到第 {at} 行的末尾，写成一行。"
    if lines[first].lstrip().startswith("- "):
        indent = indent_of(lines[first])
        hint = f"另起一段，就在前面加“- ”，空 {indent} 格，与第 {first + 1} 行对齐；是同一段，就{hint}"
    column = len(lines[at]) - len(lines[at].lstrip()) + 1
    return Diagnostic("YA016", Severity.WARNING, message, file, at + 1, column, hint)


def cut_off(lines: Sequence[str], file: str, line: int) -> Diagnostic | None:
    """A key (on ``line``, from 0) without a value, because what was meant as one begins with ``#``."""
    entry = Entry.of(lines[line])
    if entry is not None and entry.key and re.fullmatch(r"~(?:\s+#.*)?", entry.value):
        message = f"“{entry.name}”后面单独一个“~”，等于没有值"
        hint = f'要写“~”（约），加上英文引号：{entry.name}: "~"；没有值就留空。'
        return Diagnostic("YA003", Severity.ERROR, message, file, line + 1, entry.starts + 1, hint)
    match = _NO_REMARK.search(lines[line])
    if match is None or entry is None or not entry.key:
        return None
    rest = match["rest"].rstrip()
    message = f"“{entry.name}”后面的“{rest[:16]}”被当成注释，没有值"
    hint = "写上值。表格里的“####”是列太窄显示不下，把列拉宽再抄；文字以“#”开头的，整个加上英文引号。"
    return Diagnostic("YA015", Severity.ERROR, message, file, line + 1, match.start("rest") + 1, hint)
