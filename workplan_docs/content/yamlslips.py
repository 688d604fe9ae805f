"""Slips of the pen that one line shows by itself: marks, blanks and bullets typed the Chinese way.

Each handler is for one mistake. They are tried on every line that holds keys and lists, once libyaml has
found the file faulty, so that all of them come out at once.
"""

from __future__ import annotations

import re

from workplan_docs.content.yamlbullets import (
    bullet,
    dash_without_blank,
    doubled_dash,
    mark_among_blanks,
    odd_blank_after_dash,
    quoted_line,
)
from workplan_docs.content.yamllines import (
    BLANK_NAMES,
    Entry,
    Handler,
    Scene,
    Slip,
    content_column,
    indent_of,
)

_LEAD = r"\s*(?:-\s+)*"
_WORD = r"(?P<key>[A-Za-z_][A-Za-z_0-9]*)"
_KEY = rf"^(?P<lead>{_LEAD})(?P<key>[A-Za-z_][A-Za-z_0-9]*|[\u4e00-\u9fff]{{1,12}})"
_LATIN_KEY = rf"^(?P<lead>{_LEAD})(?P<key>[a-z_]{{2,}})"
_WIDE_COLON = re.compile(_KEY + r"\s*[：﹕︰∶]\s*")
_NO_BLANK = re.compile(_LATIN_KEY + r":(?=[^\s:/])")
_ODD_BLANK = re.compile(_KEY + r":[ ]*(?P<blank>[\u3000\u00a0\u2000-\u200b\u202f\ufeff]+)[ ]*")
_QUOTED_KEY = re.compile(rf"^(?P<lead>{_LEAD})[\"'“‘]{_WORD}[\"'”’]\s*(?P<colon>[：﹕︰∶]|:(?=\S))\s*")
_OTHER_MARK = re.compile(_LATIN_KEY + r"\s*(?P<mark>[=；;，,、])\s*(?=\S)")
_NO_MARK = re.compile(_LATIN_KEY + r"(?:[ \t\u3000]+(?=[^\s:：=；;，,、])|[ \u3000]*$)")
_ODD_INDENT = re.compile(
    r"^([ \t\u3000\u00a0\u2000-\u200b]*[\t\u3000\u00a0\u2000-\u200b][ \t\u3000\u00a0]*)(?=\S)"
)
_CONFLICT = re.compile(r"^(<{7}|>{7}|={7}|\|{7})(?:\s|$)")
_CONFLICT_LINES = 2000  # how far a conflict may reach
_LONE_MARKS = re.compile(r"^\s*(?:…+|(?:- ?){4,}|`{3,}\w*|~{3,}\w*|[.。．·]{2,}|[-—－_=*]{4,})\s*$")


def conflict_marker(scene: Scene, index: int) -> Slip | None:
    """Two versions of a file put together by a program, both left standing."""
    line = scene.lines[index]
    if not _CONFLICT.match(line):
        return None
    lines, end = scene.lines, index
    while end + 1 < min(len(lines), index + _CONFLICT_LINES) and not lines[end].startswith(">" * 7):
        end += 1
    if not line.startswith("<") or not lines[end].startswith(">" * 7):
        return Slip("YA013", index, 1, *_CONFLICT_WORDS, {index: ""}, sure=False)
    middle = next((i for i in range(index, end) if lines[i].startswith("=" * 7)), end)
    mended = dict.fromkeys((index, *range(middle, end + 1)), "")
    return Slip("YA013", index, 1, *_CONFLICT_WORDS, mended)


_CONFLICT_WORDS = (
    "两个版本合到了一起，还没有选用哪一个",
    "“<<<<<<<”和“=======”之间是一个版本，到“>>>>>>>”是另一个：留一个，三行记号都删去。",
)


def odd_indent(scene: Scene, index: int) -> Slip | None:
    """Tabs and wide blanks before the first word."""
    line = scene.lines[index]
    match = _ODD_INDENT.match(line)
    if match is None:
        return None
    indent = match[1]
    odd = next(i for i, char in enumerate(indent) if char != " ")
    what = BLANK_NAMES.get(indent[odd], "看不见的空白")
    widths = {"\u3000": "  ", "\t": "  ", "\u200b": ""}
    mended = "".join(widths.get(char, " ") for char in indent) + line[len(indent) :]
    depth = len(mended) - len(line[len(indent) :])
    if depth % 2 and "\t" not in indent:  # typed into the blanks, not in place of one
        mended = mended[1:]
    if indent.strip("\t") == "":
        mended = " " * _tab_depth(scene, index, len(indent)) + line[len(indent) :]
    return Slip("YA007", index, odd + 1, f"缩进里有{what}", "缩进只用半角空格，每层两个。", {index: mended})


def _tab_depth(scene: Scene, index: int, tabs: int) -> int:
    """How far in a line is meant that is led by tabs: one is a step from the line above, several are levels."""
    before = scene.before(index)
    if before is None or tabs > 1:
        return 2 * tabs
    above = scene.lines[before]
    return content_column(above) + (2 if above.rstrip().endswith(":") else 0)


def _may_be_prose(scene: Scene, index: int) -> bool:
    """Whether Chinese words before a colon may be words of a text: in a list, or in a text that goes on."""
    line, before = scene.lines[index], scene.before(index)
    if line.lstrip().startswith("-"):
        return True
    above = Entry.of(scene.lines[before]) if before is not None else None
    return above is not None and bool(above.value) and indent_of(line) > len(above.lead)


def wide_colon(scene: Scene, index: int) -> Slip | None:
    """``title：`` for ``title: ``."""
    line = scene.lines[index]
    match = _WIDE_COLON.match(line)
    if match is None:
        return None
    key = match["key"]
    if not key.isascii() and key not in scene.keys and _may_be_prose(scene, index):
        return None
    return Slip(
        "YA008",
        index,
        match.end("key") + 1 + len(line[match.end("key") :]) - len(line[match.end("key") :].lstrip()),
        f"“{key}”后面的冒号是全角的",
        f"改成英文冒号加一个空格：“{key}: ”。",
        {index: f"{match['lead']}{key}: {line[match.end() :]}"},
    )


def quoted_key(scene: Scene, index: int) -> Slip | None:
    """A key in quotes with a full-width colon behind it, as ``"title"：``."""
    line = scene.lines[index]
    match = _QUOTED_KEY.match(line)
    if match is None:
        return None
    key = match["key"]
    return Slip(
        "YA008",
        index,
        match.end("lead") + 1,
        f"键“{key}”加了引号，后面的冒号写法也不对",
        f"键不加引号，冒号用英文的，后面空一格：“{key}: ”。",
        {index: f"{match['lead']}{key}: {line[match.end() :]}"},
    )


def colon_without_blank(scene: Scene, index: int) -> Slip | None:
    """``title:通知`` for ``title: 通知``."""
    line = scene.lines[index]
    match = _NO_BLANK.match(line)
    if match is None:
        return None
    key = match["key"]
    mended = f"{match['lead']}{key}: {line[match.end() :]}"
    hint = f"写成“{key}: ”，冒号后空一格。"
    return Slip("YA009", index, match.end() + 1, f"“{key}:”后面缺少空格", hint, {index: mended})


def odd_blank_after_colon(scene: Scene, index: int) -> Slip | None:
    """A wide or unbreakable blank behind the colon, which looks right and is none."""
    line = scene.lines[index]
    match = _ODD_BLANK.match(line)
    if match is None:
        return None
    key = match["key"]
    what = BLANK_NAMES.get(match["blank"][0], "看不见的空白")
    return Slip(
        "YA009",
        index,
        match.start("blank") + 1,
        f"“{key}:”后面是{what}，不是半角空格",
        f"删去它，打一个半角空格：“{key}: ”。",
        {index: f"{match['lead']}{key}: {line[match.end() :]}"},
    )


def other_mark(scene: Scene, index: int) -> Slip | None:
    """``title = 通知``, ``title；通知``: another mark for the colon."""
    line = scene.lines[index]
    match = _OTHER_MARK.match(line)
    if match is None or match["key"] not in scene.keys:
        return None
    key = match["key"]
    return Slip(
        "YA008",
        index,
        match.start("mark") + 1,
        f"“{key}”后面应当是冒号，现在是“{match['mark']}”",
        f"改成英文冒号加一个空格：“{key}: ”。",
        {index: f"{match['lead']}{key}: {line[match.end() :]}"},
    )


def no_mark(scene: Scene, index: int) -> Slip | None:
    """``title 通知``: no colon at all."""
    line = scene.lines[index]
    match = _NO_MARK.match(line)
    if match is None or match["key"] not in scene.keys:
        return None
    key = match["key"]
    return Slip(
        "YA008",
        index,
        match.start("key") + 1,
        f"“{key}”后面缺少冒号",
        f"写成“{key}: ”，英文冒号加一个空格。",
        {index: f"{match['lead']}{key}: {line[match.end() :]}"},
    )


def broken_key(scene: Scene, index: int) -> Slip | None:
    """``or`` and ``der: 1`` on the next line: the return key was hit inside a key."""
    lines = scene.lines
    head = re.match(rf"^(?P<lead>{_LEAD})(?P<word>[a-z_]+)$", lines[index])
    tail = re.match(
        r"^\s*(?P<word>[a-z_]+)(?P<rest>:(?:\s.*)?)$", lines[index + 1] if index + 1 < len(lines) else ""
    )
    if head is None or tail is None or head["word"] + tail["word"] not in scene.keys:
        return None
    key = head["word"] + tail["word"]
    mended = {index: f"{head['lead']}{key}{tail['rest']}", index + 1: ""}
    hint = f"接成一行：{key}{tail['rest'][:20]}"
    return Slip("YA003", index, head.start("word") + 1, f"键“{key}”断成了两行", hint, mended)


def wide_comment(scene: Scene, index: int) -> Slip | None:
    """A comment that begins with a full-width mark is no comment."""
    line = scene.lines[index]
    if not line.lstrip().startswith(("＃", "//", "﹟", "<!--")):
        return None
    at = len(line) - len(line.lstrip())
    mark = next(m for m in ("//", "<!--", line[at]) if line.startswith(m, at))
    message = f"注释用“{mark}”开头，会被当成内容"
    return Slip("YA014", index, at + 1, message, "注释以英文的“#”开头。", {index: ""})


def lone_marks(scene: Scene, index: int) -> Slip | None:
    """A line of dots or dashes that somebody drew."""
    line = scene.lines[index]
    if not _LONE_MARKS.match(line) or re.match("---(?:\\s|$)", line):
        return None
    at = len(line) - len(line.lstrip())
    hint = "删去这一行；要分隔各部分，用“#”开头的注释。"
    if line[at] in "`~":
        hint = "删去这一行：它是聊天软件、网页里框住代码的记号。"
    return Slip("YA014", index, at + 1, f"单独一行的“{line.strip()[:8]}”不是内容", hint, {index: ""})


# Within the lines of a text only what no text would say counts.
SWALLOWED_HANDLERS: tuple[Handler, ...] = (
    odd_indent,
    odd_blank_after_dash,
    dash_without_blank,
    bullet,
    mark_among_blanks,
    wide_colon,
    colon_without_blank,
    other_mark,
)
LINE_HANDLERS: tuple[Handler, ...] = (
    broken_key,
    quoted_key,
    conflict_marker,
    odd_indent,
    wide_comment,
    lone_marks,
    quoted_line,
    doubled_dash,
    bullet,
    mark_among_blanks,
    odd_blank_after_dash,
    dash_without_blank,
    wide_colon,
    odd_blank_after_colon,
    colon_without_blank,
    other_mark,
    no_mark,
)
