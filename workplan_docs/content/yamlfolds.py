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

# Ranges of hanzi take a millisecond each to compile: it is left to the first text that asks for one
_CHINESE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]"
_DASH = re.compile(r"^\s*-\s+\S")
# What a spreadsheet shows for a cell that is too narrow, and words or figures without a blank behind the mark
_NO_REMARK = r"#{2,}|#{4,}.*|#[^\s#\u2e80-\u9fff].*"
_GLUED_REMARK = "#[\u2e80-\u9fff《（【“]"

_WIDE_BLOCK_MARKS = frozenset("｜丨＞》")

Rows = tuple[tuple[int, int, int], ...]  # see `Position.rows`


@dataclass(frozen=True, slots=True)
class Fold:
    """A text of several lines: as it is meant, what is to be told of it, and where its lines begin."""

    text: str
    fault: Diagnostic | None
    rows: Rows = ()


def unfolded(
    lines: Sequence[str], file: str, first: int, last: int, written: Sequence[str], value: str
) -> Fold:
    """The text ``value`` of the lines ``first`` to ``last`` (from 0) without the blanks of the line ends.

    ``written`` are the pieces of it on each line. A text with empty lines or escapes in it stays as it is.
    """
    dashed = next((at for at in range(first + 1, last + 1) if _DASH.match(lines[at])), None)
    if dashed is not None:
        return Fold(value, _swallowed_entry(lines, file, first, dashed))
    if written[0] in _WIDE_BLOCK_MARKS:
        return Fold(value.removeprefix(written[0]).strip(), _wide_block_mark(lines, file, first, written[0]))
    if " ".join(written) != value:
        return Fold(value, None)
    text, joined, rows = _strung([(at, piece) for at, piece in enumerate(written, start=first)], lines)
    return Fold(text, _joined(lines, file, first, joined) if joined else None, rows)


def _strung(pieces: Sequence[tuple[int, str]], lines: Sequence[str]) -> tuple[str, list[int], Rows]:
    """Lines put together, with a blank only where no Chinese character is beside it; which were so joined."""
    text = ""
    joined: list[int] = []
    rows: list[tuple[int, int, int]] = []
    for at, piece in pieces:
        chinese = re.match(_CHINESE, piece) or re.match(_CHINESE, text[-1:])
        if rows and chinese:
            joined.append(at)
        text += " " if rows and not chinese else ""
        rows.append((len(text), at + 1, max(0, lines[at].find(piece)) + 1))
        text += piece
    return text, joined, tuple(rows)


def block_text(lines: Sequence[str], file: str, head: int, end: int, style: str, value: str) -> Fold:
    """The text below ``|`` or ``>`` (on line ``head``, from 0; ``end`` is behind it) with the places of its lines.

    ``>`` asks for its lines to be joined, so that is done without a word; a line that stands further in than
    the others would begin a line of its own there, which nobody means.
    """
    below = [(at, lines[at].rstrip()) for at in range(head + 1, min(end, len(lines)))]
    while below and not below[-1][1].strip():
        below.pop()
    if not below or style == "|":
        return Fold(value, None, _literal_rows(below, value))
    if not all(text.strip() for _, text in below):
        return Fold(value, None)
    indent = indent_of(below[0][1])
    deeper = next((at for at, text in below if indent_of(text) > indent), None)
    text, _, rows = _strung([(at, row.strip()) for at, row in below], lines)
    return Fold(text, None if deeper is None else _deeper(lines, file, deeper, indent), rows)


def _literal_rows(below: Sequence[tuple[int, str]], value: str) -> Rows:
    """Where the lines of a text below ``|`` begin; none when they are not those of the text."""
    rows: list[tuple[int, int, int]] = []
    offset = 0
    pieces = value.rstrip("\n").split("\n")
    if len(pieces) != len(below):
        return ()
    for (at, line), piece in zip(below, pieces, strict=True):
        if not line.endswith(piece.rstrip()):
            return ()
        rows.append((offset, at + 1, len(line) - len(piece.rstrip()) + 1))
        offset += len(piece) + 1
    return tuple(rows)


def _deeper(lines: Sequence[str], file: str, at: int, indent: int) -> Diagnostic:
    """A line below ``>`` that is indented further."""
    here = indent_of(lines[at])
    message = f"这一行多空了 {here - indent} 格，已接到第 {at} 行的末尾，连成一段"
    hint = f"是同一段，前面空 {indent} 格，与别的行对齐；另起一段，就分成两条。"
    return Diagnostic("YA016", Severity.WARNING, message, file, at + 1, here + 1, hint)


def _wide_block_mark(lines: Sequence[str], file: str, line: int, mark: str) -> Diagnostic:
    """``text: ｜`` with the text below it: the mark of a block, typed the Chinese way."""
    message = f"“{mark}”是全角的，会当成正文印出来"
    hint = "一段话接在键的后面写成一行；一定要写在下一行，就用半角的“|”。"
    return Diagnostic("YA008", Severity.ERROR, message, file, line + 1, lines[line].rindex(mark) + 1, hint)


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


def cut_off(lines: Sequence[str], file: str, line: int, column: int) -> Diagnostic | None:
    """A key or an entry without a value (behind ``column``, from 0), because what was meant as one begins with ``#``.

    With a blank behind the mark it is a remark; Chinese words without one may be either, and are a warning.
    """
    entry = Entry.of(lines[line]) if line < len(lines) else None
    if entry is not None and entry.key and re.fullmatch(r"~(?:\s+#.*)?", entry.value):
        message = f"“{entry.name}”后面单独一个“~”，等于没有值"
        hint = f'要写“~”（约），加上英文引号：{entry.name}: "~"；没有值就留空。'
        return Diagnostic("YA003", Severity.ERROR, message, file, line + 1, entry.starts + 1, hint)
    if (
        entry is not None
        and entry.key
        and (null := re.fullmatch(r"(null|Null|NULL)(?:\s+#.*)?", entry.value))
    ):
        message = f"“{entry.name.strip()}”后面写的是“{null[1]}”，等于没有值"
        hint = f"要印的字就写上；没有值就留空，删去“{null[1]}”。"
        return Diagnostic("YA015", Severity.WARNING, message, file, line + 1, entry.starts + 1, hint)
    words = remark_behind(lines, line, column)
    if words is None or not (re.fullmatch(_NO_REMARK, words) or re.match(_GLUED_REMARK, words)):
        return None
    name = entry.name if entry is not None and entry.key else "- "
    message = f"“{name.strip()}”后面的“{words[:16]}”被当成注释，没有值"
    at = lines[line].index(words, column) + 1
    if re.match(_GLUED_REMARK, words):
        hint = "是要印的字，就删去“#”；是注释，就在“#”后面空一格。"
        return Diagnostic("YA015", Severity.WARNING, message, file, line + 1, at, hint)
    hint = "写上值。表格里的“####”是列太窄显示不下，把列拉宽再抄；文字以“#”开头的，整个加上英文引号。"
    return Diagnostic("YA015", Severity.ERROR, message, file, line + 1, at, hint)


def remark_behind(lines: Sequence[str], line: int, column: int) -> str | None:
    """The remark that stands behind a key or a dash without a value, its mark included."""
    rest = lines[line][column:].strip() if line < len(lines) else ""
    return rest if rest.startswith("#") else None
