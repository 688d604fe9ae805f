"""What stands at the beginning of an entry of a list: bullets for the dash, other blanks behind it, or none."""

from __future__ import annotations

import re

from workplan_docs.content.yamllines import BLANK_NAMES, Scene, Slip, indent_of

_ODD_DASH_BLANK = re.compile(
    r"^(?P<lead>\s*-)(?P<blank> *[\t\u3000\u00a0\u2000-\u200b][ \t\u3000\u00a0\u2000-\u200b]*)(?=\S)"
)
_NO_DASH_BLANK = re.compile(r"^(?P<lead>\s*-)(?=[^\s\-\d])")
_BULLET = re.compile(
    r"^(?P<lead>\s*)(?P<mark>[－—–―•·●▪◦○◆■▶➢✓√□\uf000-\uf0ff*+]+|[（(]?[0-9]{1,3}[.、．）)])(?P<blank>[ \t\u3000\u00a0]*)(?=\S)"
)
_BEFORE_LINE = re.compile(r"^(?P<mark>[>|》+]+)(?= *(?:- +)?(?P<key>[a-z_]{2,})\s*:)")
_AMONG_BLANKS = re.compile(r"^ *(?P<mark>[^\s\-#\"'\[{]) +(?P<rest>(?:- +)?(?P<key>[a-z_]{2,}):(?:\s|$))")
_TWO_DASHES = re.compile(r"^ *- +(?P<second>- +)(?P<key>[a-z_]{2,})\s*:")
_BULLET_BLANKS = 3  # at most behind a bullet


def bullet(scene: Scene, index: int) -> Slip | None:
    """``－ ``, ``• ``, ``1. `` where a list wants ``- ``."""
    line = scene.lines[index]
    match = _BULLET.match(line)
    if match is None:
        return None
    if len(match["blank"]) > _BULLET_BLANKS and match["mark"] in "－—–―•·*+":
        return _stray_mark(line, index, match)
    if not _list_is_due(scene, index, line[match.end() :]):
        return None
    mended = f"{match['lead']}- {line[match.end() :]}"
    mark = match["mark"] if match["mark"].isprintable() else "项目符号"
    message = f"清单的一条用“{mark}”开头"
    return Slip(
        "YA014", index, match.start("mark") + 1, message, "改成英文减号加一个空格“- ”。", {index: mended}
    )


def quoted_line(scene: Scene, index: int) -> Slip | None:
    """``>   text: 通知``, ``+   text: 通知``: marks that mail and comparisons put before a line."""
    match = _BEFORE_LINE.match(scene.lines[index])
    if match is None or match["key"] not in scene.keys:
        return None
    line = scene.lines[index]
    mended = {index: " " * match.end("mark") + line[match.end("mark") :]}
    message = f"行首多了“{match['mark']}”"
    return Slip("YA014", index, 1, message, "删去它，补上空格，与同一层的各行左对齐。", mended)


def mark_among_blanks(scene: Scene, index: int) -> Slip | None:
    """``  ）   text: 通知``: a sign typed into the blanks that a line begins with."""
    line = scene.lines[index]
    match = _AMONG_BLANKS.match(line)
    if match is None or match["key"] not in scene.keys:
        return None
    depth = match.start("rest")
    width = depth - 1 if depth % 2 else depth  # typed between the blanks, or in place of one
    mended = {index: " " * width + line[depth:]}
    message = f"行首的空格里多了“{match['mark']}”"
    return Slip("YA014", index, match.start("mark") + 1, message, "删去它，前面只留空格。", mended)


def doubled_dash(scene: Scene, index: int) -> Slip | None:
    """``- - text: 通知`` where the keys below belong to the first dash."""
    match = _TWO_DASHES.match(scene.lines[index])
    below = scene.following(index)
    if match is None or match["key"] not in scene.keys or below is None:
        return None
    if indent_of(scene.lines[below]) != match.start("second"):
        return None
    line = scene.lines[index]
    mended = {index: line[: match.start("second")] + line[match.end("second") :]}
    return Slip(
        "YA014", index, match.start("second") + 1, "多了一个“- ”", "一条只写一个“- ”：删去一个。", mended
    )


def _stray_mark(line: str, index: int, match: re.Match[str]) -> Slip:
    """A mark typed into the blanks that a line begins with."""
    at = match.start("mark")
    mended = {index: line[:at] + " " * len(match["mark"]) + line[match.end("mark") :]}
    return Slip("YA014", index, at + 1, f"行首的空格里多了“{match['mark']}”", "删去它，补上空格。", mended)


def _list_is_due(scene: Scene, index: int, rest: str) -> bool:
    """Whether an entry of a list may begin here: a key follows, or the line before leads to one."""
    if re.match(r"[a-z_]{2,}\s*[:：]", rest):
        return True
    before = scene.before(index)
    if before is None:
        return False
    line = re.sub(r"\s#.*$", "", scene.lines[before])
    return line.rstrip().endswith((":", "：")) or (
        line.lstrip().startswith("- ") and indent_of(line) == indent_of(scene.lines[index])
    )


def odd_blank_after_dash(scene: Scene, index: int) -> Slip | None:
    """A tab, a wide or an unbreakable blank behind the dash of an entry."""
    line = scene.lines[index]
    match = _ODD_DASH_BLANK.match(line)
    if match is None:
        return None
    odd = next(char for char in match["blank"] if char != " ")
    message = f"“-”后面是{BLANK_NAMES.get(odd, '看不见的空白')}，不是半角空格"
    mended = {index: f"{match['lead']} {line[match.end() :]}"}
    return Slip("YA009", index, match.start("blank") + 1, message, "删去它，打一个半角空格：“- ”。", mended)


def dash_without_blank(scene: Scene, index: int) -> Slip | None:
    """``-text`` for ``- text``."""
    line = scene.lines[index]
    match = _NO_DASH_BLANK.match(line)
    if match is None:
        return None
    return Slip(
        "YA009",
        index,
        match.end() + 1,
        "“-”后面缺少空格",
        "清单的每一条写成“- ”加内容。",
        {index: f"{match['lead']} {line[match.end() :]}"},
    )
