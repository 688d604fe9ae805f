"""What somebody mistyped in a template, said at its place: Jinja's own words are a programmer's, and English.

Jinja names the line where it gave up, often the last one. Here the text of the template is read once more for
the human mistakes that are usually behind it: marks typed the Chinese way, braces and blocks that do not pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workplan_docs.text.nearest import nearest

_PIECE = re.compile(r"\{(?P<kind>[#{%])(?P<inside>.*?)(?P<end>#\}|\}\}|%\}|(?=\{[{%#])|\Z)", re.DOTALL)
_CLOSERS = {"#": "#}", "{": "}}", "%": "%}"}
_WIDE_BRACES = re.compile("[｛{](?:[｛％]|(?<=｛)[{%])|(?:[｝％]|[%}](?=｝))[｝}]")
_NARROW = str.maketrans("｛｝％", "{}%")
_WIDE = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "，": ",",
    "：": ":",
    "（": "(",
    "）": ")",
    "＝": "=",
    "｜": "|",
}
_WIDE |= {"【": "[", "】": "]", "。": ".", "\u3000": " "}
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.DOTALL)
_WORD = re.compile(r"[-+]?\s*(?P<word>\w+)(?P<rest>.*)", re.DOTALL)
_PAIRED = ("for", "if", "macro", "block", "call", "filter", "with", "autoescape", "raw", "set")
_LONE = ("elif", "else", "include", "import", "from", "extends", "do", "break", "continue")
_ENDS = tuple(f"end{word}" for word in _PAIRED)


@dataclass(frozen=True, slots=True)
class TemplateSlip:
    """One slip: where in the text (from 0), what is wrong, what to do."""

    at: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """``{{ … }}`` or ``{% … %}``: where it begins, what is inside, where that begins, and whether it has its end."""

    kind: str
    at: int
    inside: str
    closed: bool

    @property
    def starts(self) -> int:
        return self.at + 2


def wide_braces(text: str) -> TemplateSlip | None:
    """Braces or per cent signs typed the Chinese way, which would be printed as they stand."""
    found = _WIDE_BRACES.search(re.sub(r"\{#.*?#\}", lambda m: " " * len(m[0]), text, flags=re.DOTALL))
    if found is None:
        return None
    right = found[0].translate(_NARROW)
    return TemplateSlip(found.start(), f"“{found[0]}”是全角的，会照样印出来", f"改成半角的“{right}”。")


def template_slip(text: str, filters: Iterable[str] = ()) -> TemplateSlip | None:
    """The first slip of a template that Jinja cannot read; None when no mistake that is known is in it."""
    looks: tuple[Callable[[list[_Piece]], Iterator[TemplateSlip]], ...] = (
        _unclosed,
        _wide_marks,
        _single_equals,
        _pairs,
        lambda pieces: _unknown_filters(pieces, filters),
    )
    if (slip := wide_braces(text)) is not None:
        return slip
    pieces = [*_pieces(text)]
    return next((slip for look in looks for slip in look(pieces)), None)


def _pieces(text: str) -> Iterator[_Piece]:
    """The pieces of a template that Jinja reads, without comments and what stands raw."""
    raw = False
    for match in _PIECE.finditer(text):
        kind = match["kind"]
        word = re.match(r"[-+]?\s*(\w+)", match["inside"])
        if raw and (word is None or word[1] != "endraw"):
            continue
        raw = kind == "%" and word is not None and word[1] == "raw"
        closed = match["end"] == _CLOSERS[kind]
        if kind != "#" or not closed:
            yield _Piece(kind, match.start(), match["inside"], closed)


def _unclosed(pieces: list[_Piece]) -> Iterator[TemplateSlip]:
    for piece in pieces:
        if not piece.closed:
            opening = "{" + piece.kind
            hint = f"在同一处的末尾写“{_CLOSERS[piece.kind]}”，两头要成对。"
            yield TemplateSlip(piece.at, f"“{opening}”没有结束", hint)


def _bare(piece: _Piece) -> str:
    """The inside with blanks for its quoted words."""
    return _STRING.sub(lambda match: " " * len(match[0]), piece.inside)


def _wide_marks(pieces: list[_Piece]) -> Iterator[TemplateSlip]:
    for piece in pieces:
        found = re.search(f"[{''.join(_WIDE)}]", _bare(piece))
        if found:
            right = _WIDE[found[0]]
            cure = "改成半角空格。" if right == " " else f"改成英文的“{right}”；引号要两头都改。"
            shown = "全角空格" if right == " " else f"“{found[0]}”"
            yield TemplateSlip(piece.starts + found.start(), f"用了中文的{shown}", cure)


def _single_equals(pieces: list[_Piece]) -> Iterator[TemplateSlip]:
    for piece in pieces:
        word = _WORD.match(piece.inside)
        if piece.kind == "%" and word and word["word"] in ("if", "elif"):
            bare = re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), _bare(piece))
            found = re.search(r"(?<![=!<>])=(?!=)", bare)
            if found:
                yield TemplateSlip(piece.starts + found.start(), "比较是否相等用两个等号", "“=”改成“==”。")


def _pairs(pieces: list[_Piece]) -> Iterator[TemplateSlip]:
    """Blocks without their end, ends without their block, words that are none."""
    opened: list[tuple[str, _Piece]] = []
    for piece in (p for p in pieces if p.kind == "%"):
        match = _WORD.match(piece.inside)
        word = match["word"] if match else ""
        if word in _ENDS:
            if opened and opened[-1][0] == word.removeprefix("end"):
                opened.pop()
                continue
            yield _unpaired(word, piece, opened)
            return
        if word in _PAIRED and not (word == "set" and match and "=" in match["rest"]):
            opened.append((word, piece))
        elif word not in (*_PAIRED, *_LONE):
            yield _unknown(word, match["rest"].strip() if match else "", piece)
            return
    if opened:
        word, piece = opened[-1]
        hint = f"在它的末尾补一行“{{% end{word} %}}”。"
        yield TemplateSlip(piece.at, f"“{{% {word} … %}}”没有结束", hint)


def _unpaired(word: str, piece: _Piece, opened: list[tuple[str, _Piece]]) -> TemplateSlip:
    if opened and any(name == word.removeprefix("end") for name, _ in opened):
        name, inner = opened[-1]
        return TemplateSlip(
            inner.at,
            f"“{{% {name} … %}}”没有结束，就到了“{word}”",
            f"在“{word}”的前面补一行“{{% end{name} %}}”。",
        )
    hint = f"删去它，或者在前面补上“{{% {word.removeprefix('end')} … %}}”。"
    return TemplateSlip(piece.at, f"“{word}”没有对应的开头", hint)


def _unknown(word: str, rest: str, piece: _Piece) -> TemplateSlip:
    if not word:
        return TemplateSlip(piece.at, "“{%”后面没有写词", "写上 for、if 等词，或者删去这一处。")
    if word == "end":
        return TemplateSlip(piece.at, "“end”不能单独写", f"连着写“end{rest or 'for'}”。")
    near = ("for",) if " in " in rest else nearest(word, (*_PAIRED, *_LONE, *_ENDS), 1)
    at = piece.starts + piece.inside.index(word)
    hint = f"是不是“{near[0]}”？" if near else "可以用的有 for、if、macro、import、include、set。"
    return TemplateSlip(at, f"不认识“{word}”", hint)


def _unknown_filters(pieces: list[_Piece], filters: Iterable[str]) -> Iterator[TemplateSlip]:
    known = sorted(filters)
    for piece in pieces if known else ():
        for found in re.finditer(r"\|\s*([A-Za-z_]\w*)", _bare(piece)):
            if found[1] not in known:
                near = nearest(found[1], known, 1)
                hint = f"是不是“{near[0]}”？" if near else "删去“|”和它后面的词。"
                yield TemplateSlip(piece.starts + found.start(1), f"没有名为“{found[1]}”的过滤器", hint)
