"""Slips of the pen in an office's style sheet: marks typed the Chinese way, braces and quotes that do not pair.

A style sheet swallows such things without a word: one brace too few, and every rule behind it is gone. So
the sheet is read here once for its form alone, with comments and quoted words blanked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_MOST = 50  # slips of a kind that are told
_TOKEN = re.compile(
    r"/\*.*?(?P<comment>\*/|\Z)|(?P<quote>[\"'])(?:\\.|(?!(?P=quote))[^\\\n])*(?P<end>(?P=quote)|\n|\Z)",
    re.DOTALL,
)
_WIDE = {
    "：": ":",
    "；": ";",
    "｛": "{",
    "｝": "}",
    "（": "(",
    "）": ")",
    "，": ",",
    "、": ",",
    "＃": "#",
    "．": ".",
    "＠": "@",
}
_WIDE |= (
    dict.fromkeys("“”＂", '"') | dict.fromkeys("‘’＇", "'") | {"\u3000": " ", "。": ";", "－": "-", "％": "%"}
)
_WIDE |= {chr(ord("０") + n): str(n) for n in range(10)}
_NEXT = re.compile(r"\n[ \t]*[a-zA-Z-]+[ \t]*:(?!:)")
_FOREIGN_COMMENT = re.compile(r"\s*(//|#(?=\s)|<!--)")


@dataclass(frozen=True, slots=True)
class SheetSlip:
    """One slip: where in the text (from 0), what is wrong, what to do."""

    at: int
    message: str
    hint: str


def sheet_slips(text: str) -> list[SheetSlip]:
    """Every slip of a sheet, in the order of the text; a sheet that nobody closed shows only that."""
    bare, open_ends = _blanked(text)
    if open_ends:
        return open_ends
    found = [*islice(_structure(bare), _MOST)]
    prose = {slip.at for slip in found if slip.message == _PROSE}
    wide = [slip for slip in islice(_wide_marks(bare), _MOST) if not any(at <= slip.at for at in prose)]
    lines = {text.count("\n", 0, slip.at) for slip in wide}
    kept = [s for s in found if s.message == _PROSE or text.count("\n", 0, s.at) not in lines]
    return sorted([*wide, *kept], key=lambda slip: slip.at)


def _blanked(text: str) -> tuple[str, list[SheetSlip]]:
    """The text with blanks for comments and quoted words, as long as before; and those that have no end."""
    slips: list[SheetSlip] = []

    def blank(match: re.Match[str]) -> str:
        if match["quote"] is None and match["comment"] != "*/":
            slips.append(
                SheetSlip(match.start(), "注释没有结束，后面的样式都不起作用", "在注释的末尾写“*/”。")
            )
        if match["quote"] and match["end"] != match["quote"]:
            hint = f"在这一行补上另一个“{match['quote']}”。"
            slips.append(SheetSlip(match.start(), f"引号没有配对：这里的“{match['quote']}”没有结束", hint))
        return re.sub(r"[^\n]", " ", match[0])

    return _TOKEN.sub(blank, text), slips


def _wide_marks(bare: str) -> Iterator[SheetSlip]:
    quoted: set[int] = set()  # lines of which a Chinese quote has been told: they come in pairs
    for match in re.finditer(f"[{''.join(_WIDE)}]", bare):
        right, line = _WIDE[match[0]], bare.count("\n", 0, match.start())
        if right in "\"'":
            if line in quoted:
                continue
            quoted.add(line)
        shown = "全角空格" if match[0] == "\u3000" else f"“{match[0]}”"
        cure = "改成半角空格。" if right == " " else f"改成英文的“{right}”。"
        yield SheetSlip(match.start(), f"样式表里用了中文的{shown}，这一条不起作用", cure)


_PROSE = "这不是样式规则"
UNPAIRED = (
    "花括号没有配对",
    "注释没有结束",
    "引号没有配对",
    "注释不能用",
    _PROSE,
)  # what is behind them is lost


@dataclass(frozen=True, slots=True)
class _Block:
    """An open brace: where it is, and whether rules may stand inside it."""

    at: int
    prelude: str
    of_rules: bool


def _structure(bare: str) -> Iterator[SheetSlip]:
    """Braces that do not pair, and declarations that are none."""
    blocks: list[_Block] = []
    start = 0
    for match in re.finditer("[{}｛｝;；]", bare):
        sign, piece = match[0], bare[start : match.start()]
        if sign in "{｛":
            yield from _foreign_comment(piece, start)
            prelude = re.sub(r"^\s*(?://|# ).*", "", piece).strip()
            if blocks and not blocks[-1].of_rules and not prelude.startswith("@"):
                yield _unclosed(bare, blocks.pop(), start + len(piece) - len(piece.lstrip()))
            blocks.append(_Block(match.start(), prelude, _of_rules(prelude)))
        elif blocks:
            yield from _declaration(piece, start)
            if sign in "}｝":
                blocks.pop()
        start = match.end()
    for block in blocks:
        yield _unclosed(bare, block, len(bare.rstrip()))
    rest = bare[start:]
    if not blocks and rest.strip():
        yield from _foreign_comment(rest, start) if _FOREIGN_COMMENT.match(rest) else [_prose(rest, start)]


def _of_rules(prelude: str) -> bool:
    return prelude.startswith(("@media", "@page"))


def _prose(rest: str, start: int) -> SheetSlip:
    hint = "一条样式写成“.body { color: #000; }”这样；说明文字放在“/*”和“*/”之间。"
    return SheetSlip(start + len(rest) - len(rest.lstrip()), _PROSE, hint)


def _foreign_comment(piece: str, start: int) -> Iterator[SheetSlip]:
    """``// …`` and ``# …``, which are no comments here: the rule behind them is lost."""
    match = _FOREIGN_COMMENT.match(piece)
    if match:
        hint = "注释写在“/*”和“*/”之间。"
        yield SheetSlip(start + match.start(1), f"注释不能用“{match[1]}”开头，它后面的一条会不起作用", hint)


def _unclosed(bare: str, block: _Block, before: int) -> SheetSlip:
    line = bare.count("\n", 0, before) + 1
    where = f"在第 {line} 行的前面" if bare[before:].strip() else "在末尾"
    return SheetSlip(block.at, "花括号没有配对：这里的“{”没有结束", f"{where}补一个“}}”。")


def _declaration(piece: str, start: int) -> Iterator[SheetSlip]:
    """What is wrong with ``name: value``; nothing is said of what the engine itself can judge."""
    if not piece.strip() or piece.lstrip().startswith("@"):
        return
    at = start + len(piece) - len(piece.lstrip())
    if re.match(r"\s*//", piece):
        yield from _foreign_comment(piece, start)
    elif match := _NEXT.search(piece.rstrip(), len(piece) - len(piece.lstrip())):
        end = start + len(piece[: match.start()].rstrip())
        yield SheetSlip(end - 1, "这一行的末尾少了分号，和下一行连成了一条", "在行末补“;”。")
    elif ":" not in piece and "：" not in piece:
        name = piece.split()[0].split("=")[0]
        sign = "是“=”" if "=" in piece else "没有冒号"
        message = f"“{name}”后面应当是冒号，现在{sign}"
        yield SheetSlip(at, message, f"写成“{name}: ……;”。")
