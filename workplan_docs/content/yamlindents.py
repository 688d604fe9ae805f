"""Lines that do not stand where they belong: too far in, too far out, texts that are not indented.

These mistakes show only against the lines around them, so the handlers are asked about the lines near the
place where libyaml gave up.
"""

from __future__ import annotations

import re

from workplan_docs.content.outline import Keys
from workplan_docs.content.yamllines import (
    Entry,
    Handler,
    Scene,
    Slip,
    content_column,
    indent_of,
    is_block_start,
    is_written,
    reindented,
    structure_lines,
)
from workplan_docs.content.yamltables import pasted_table

_NUMBERED = re.compile("[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）)]?[、.．）)]")


def text_not_indented(scene: Scene, index: int) -> Slip | None:
    """``text: |`` with its text no further in than the key."""
    lines = scene.lines
    head = scene.before(index)
    if head is None or not is_block_start(lines[head]) or not lines[head].split("#")[0].rstrip():
        return None
    key = content_column(lines[head])
    if indent_of(lines[index]) > key or scene.begins_entry(index):
        return None
    mended = {}
    for at in range(index, len(lines)):
        if is_written(lines[at]) and (scene.begins_entry(at) or indent_of(lines[at]) > key):
            break
        mended[at] = " " * (key + 2) + lines[at].strip()
    hint = f"各行前面都空 {key + 2} 格（比上面的键多两格）。"
    return Slip("YA011", index, indent_of(lines[index]) + 1, "“|”下面的正文没有缩进", hint, mended)


def text_out_of_line(scene: Scene, index: int) -> Slip | None:
    """A later line of a ``|`` text that stands less far in than the first."""
    lines = scene.lines
    head = next((i for i in range(index - 1, -1, -1) if is_block_start(lines[i])), None)
    if head is None or scene.begins_entry(index):
        return None
    first = scene.following(head)
    key = content_column(lines[head])
    if first is None or first >= index or not key < indent_of(lines[index]) < indent_of(lines[first]):
        return None
    wanted = indent_of(lines[first])
    mended = {index: " " * wanted + lines[index].strip()}
    hint = f"正文各行左对齐：前面空 {wanted} 格，与第 {first + 1} 行一样。"
    return Slip("YA011", index, indent_of(lines[index]) + 1, "正文的这一行没有对齐", hint, mended)


def too_far_in(scene: Scene, index: int) -> Slip | None:
    """A key that stands further in than the key before it, though that one has its value already."""
    lines = scene.lines
    before = scene.before(index)
    entry = Entry.of(lines[index])
    if before is None or entry is None or not (entry.key or "-" in entry.lead):
        return None
    above = Entry.of(lines[before])
    if above is None or not above.value or above.value[0] in "|>":
        return None
    column = content_column(lines[before])
    here = indent_of(lines[index])
    if "-" in entry.lead:
        column = indent_of(lines[before])
    if here <= column:
        return None
    message = f"缩进多了 {here - column} 格"
    return Slip(
        "YA011",
        index,
        here + 1,
        message,
        _aligned(scene, before, column),
        reindented(lines, index, column - here, here),
    )


def between_levels(scene: Scene, index: int) -> Slip | None:
    """A line whose indent is that of no level above it: moved to the nearest."""
    lines = scene.lines
    entry = Entry.of(lines[index])
    if entry is None or not (entry.key or "-" in entry.lead):
        return None
    here = indent_of(lines[index])
    levels = _levels(scene, index, dashes="-" in entry.lead)
    if not levels or here in levels:
        return None
    column = min(levels, key=lambda level: (abs(level - here), -level))
    delta = column - here
    mended = reindented(lines, index, delta, here + 1)
    below = scene.following(index)
    if below is None or "-" not in entry.lead or indent_of(lines[below]) != content_column(lines[index]):
        mended = {index: mended[index]}
    message = f"缩进少了 {delta} 格" if delta > 0 else f"缩进多了 {-delta} 格"
    return Slip("YA011", index, here + 1, message, _aligned(scene, levels[column], column), mended)


def _levels(scene: Scene, index: int, *, dashes: bool) -> dict[int, int]:
    """Columns where a line may begin (of lists, or of keys), each with the nearest line that has it."""
    levels: dict[int, int] = {}
    for at in structure_lines(scene.lines[:index]):
        line = scene.lines[at]
        listed = line.lstrip().startswith("- ")
        start = indent_of(line)
        deepest = content_column(line)
        levels = {column: by for column, by in levels.items() if column < start}
        if listed and dashes:
            levels[start] = at
        if not dashes:
            levels[deepest] = at
            if not listed:
                levels[start] = at
    return levels


def _aligned(scene: Scene, line: int, column: int) -> str:
    words = scene.lines[line].strip().removeprefix("- ").split(":")[0][:12]
    return f"前面空 {column} 格，与第 {line + 1} 行的“{words}”左对齐。"


def value_below_key(scene: Scene, index: int) -> Slip | None:
    """``text:`` and its words on the next line, no further in than the key."""
    lines, head = scene.lines, scene.before(index)
    above = Entry.of(lines[head]) if head is not None else None
    if head is None or above is None or not above.key or above.value or scene.begins_entry(index):
        return None
    if indent_of(lines[index]) > len(above.lead):
        return None
    words = lines[index].strip()
    if isinstance(scene.keys, Keys) and above.name in scene.keys.lists:
        wanted = len(above.lead) + 2
        message = f"这一行是“{above.name}”的一条，前面少了“- ”"
        hint = f"前面空 {wanted} 格再加“- ”；各条都这样写。"
        return Slip(
            "YA011", index, indent_of(lines[index]) + 1, message, hint, {index: f"{' ' * wanted}- {words}"}
        )
    message = f"“{above.name}”的值写到了下一行，又没有缩进"
    hint = f"接在后面写成一行：{above.name}: {words[:12]}{'……' if len(words) > 12 else ''}"
    mended = {head: f"{above.lead}{above.name}: {words}", index: ""}
    return Slip("YA011", index, indent_of(lines[index]) + 1, message, hint, mended)


def entry_without_key(scene: Scene, index: int) -> Slip | None:
    """``- 11`` with keys below it: the first line of a record has lost its key."""
    lines, below = scene.lines, scene.following(index)
    entry = Entry.of(lines[index])
    if entry is None or entry.key or "-" not in entry.lead or not entry.value or below is None:
        return None
    next_entry = Entry.of(lines[below])
    if next_entry is None or next_entry.lead != " " * len(entry.lead) or next_entry.name not in scene.keys:
        return None
    shown = entry.value[:12] + ("……" if len(entry.value) > 12 else "")
    hint = f"补上键，写成“- 键: {shown}”，如 title、text；多余的话就删去，下一行的前面加“- ”。"
    mended = {index: "", below: entry.lead + lines[below].lstrip()}
    return Slip("YA003", index, len(entry.lead) + 1, f"“{shown}”的前面少了键", hint, mended, sure=False)


def word_and_colon(scene: Scene, index: int) -> Slip | None:
    """``备注:重点`` where keys stand: a key of somebody's own, its blank forgotten."""
    line, before = scene.lines[index], scene.before(index)
    match = re.match(r"^ *([\u4e00-\u9fff]{1,8}):(?=[^\s:/])", line)
    if match is None or before is None or indent_of(line) != content_column(scene.lines[before]):
        return None
    hint = f"写成“{match[1]}: ”，冒号后空一格。"
    mended = {index: f"{line[: match.end()]} {line[match.end() :]}"}
    return Slip("YA009", index, match.end() + 1, f"“{match[1]}:”后面缺少空格", hint, mended)


def no_key(scene: Scene, index: int) -> Slip | None:
    """A line that is neither a key nor an entry: the second half of a text, or a forgotten colon."""
    lines = scene.lines
    entry = Entry.of(lines[index])
    if entry is None or entry.key or "-" in entry.lead or not is_written(lines[index]):
        return None
    if entry.value[0] in "{[":
        return None  # brackets that do not pair: libyaml says where
    shown = entry.value[:12] + ("……" if len(entry.value) > 12 else "")
    if "\t" in entry.value:
        return pasted_table(scene, index)
    hint = _ways_out(scene, index, entry.value)
    return Slip(
        "YA003",
        index,
        indent_of(lines[index]) + 1,
        f"这一行（“{shown}”）不是“键: 值”，也不是清单的一条",
        hint,
        _joined_to_text(scene, index, entry.value),
        sure=False,
    )


def _joined_to_text(scene: Scene, index: int, words: str) -> dict[int, str]:
    """The lines with the second half of a text put behind the first; without it where none is broken off."""
    before = scene.before(index)
    above = Entry.of(scene.lines[before]) if before is not None else None
    if before is None or above is None or not above.key or "#" in above.value + words:
        return {index: ""}
    broken = re.search("[\u4e00-\u9fff，、][0-9]*$", above.value) and above.value[0] not in "\"'[{|>"
    names = above.name in ("units", "leaders", "members")
    prose = not names and re.search("[，。；、]", words) is not None and not _NUMBERED.match(words)
    broken = broken and (above.value[-1] in "，、" or prose)
    return {before: scene.lines[before].rstrip() + words, index: ""} if broken else {index: ""}


def _ways_out(scene: Scene, index: int, words: str) -> str:
    """What a line without a key may be meant for, in the order of likelihood."""
    before = scene.before(index)
    ways = []
    if before is not None:
        above = re.sub(r"\s#.*$", "", scene.lines[before]).rstrip()
        if not above.endswith(":"):
            ways.append(f"如果是第 {before + 1} 行的后半句，接到那一行的末尾")
        if above.lstrip().startswith("- "):
            ways.append(f"另起一段，前面空 {indent_of(above)} 格再加“- ”")
        elif above.endswith(":"):
            ways.append(
                f"是“{above.strip().removesuffix(':')}”的一条，前面空 {content_column(above) + 2} 格再加“- ”"
            )
    if _NUMBERED.match(words):
        ways.insert(0, "是另一项任务或另一章，另起一条，以“- ”开头，写上各个键，序号不写")
    if not re.search("[，。；]", words):
        ways.append("是注释，前面加“# ”")
    return "；".join([*ways, "否则写成“键: 值”，冒号用英文的，后面空一格。" if ways else "写成“键: 值”。"])


INDENT_HANDLERS: tuple[Handler, ...] = (
    text_not_indented,
    text_out_of_line,
    entry_without_key,
    value_below_key,
    word_and_colon,
    no_key,
    too_far_in,
    between_levels,
)
