"""Quotes that do not pair: with a Chinese one, with none at all; and quotes that stand round key and value."""

from __future__ import annotations

import re

from workplan_docs.content.yamllines import Entry, Handler, Scene, Slip, is_written
from workplan_docs.content.yamlvalues import DOUBLE, SINGLE, example, first_match, value_of

_ROUND_LINE = re.compile(r"^(?P<lead> *(?:- +)?)(?P<q>[\"'])(?P<key>[a-z_]{2,}):[ ]+(?P<value>.*?)(?P=q)$")
_UNLIKE = re.compile(r"\"(?P<left>[^\"“”,\[\]]+)[”“]|[”“](?P<right>[^\"“”,\[\]]+)\"")
_OPEN = (
    re.compile(rf'^(?P<q>")(?P<inner>{DOUBLE})$'),
    re.compile(rf"^(?P<q>')(?P<inner>{SINGLE})$"),
)
_CLOSERS = "”’＂＇"


def quotes_round_line(scene: Scene, index: int) -> Slip | None:
    """``"text: 通知"``: key and value in one pair of quotes."""
    match = _ROUND_LINE.match(scene.lines[index].rstrip())
    if match is None or match["key"] not in scene.keys:
        return None
    right = f"{match['key']}: {match['value']}"
    shown = right if len(right) <= 20 else f"{right[:20]}……"
    message = f"引号把键“{match['key']}”也括进去了"
    mended = {index: match["lead"] + right}
    return Slip("YA003", index, match.start("q") + 1, message, f"两头的引号都删去：{shown}", mended)


def unlike_quotes_in_list(scene: Scene, index: int) -> Slip | None:
    """``["张三”]``: a typewriter quote that pairs with a Chinese one."""
    entry = Entry.of(scene.lines[index])
    if entry is None or entry.value[:1] != "[":
        return None
    found = _UNLIKE.search(entry.value)
    if found is None:
        return None
    mended = _UNLIKE.sub(lambda match: f'"{match["left"] or match["right"]}"', entry.value)
    at = entry.starts + (found.end() if found["left"] else found.start() + 1)
    message = "引号没有配对：一头是英文的，一头是中文的"
    hint = f"两头都用英文引号，或者都不用：{entry.name}: {mended}"
    return Slip("YA003", index, at, message, hint, {index: entry.with_value(mended)})


def unlike_quotes(scene: Scene, index: int) -> Slip | None:
    """``id: "1.1”``: begun with a typewriter quote, ended with a Chinese one."""
    entry = value_of(scene, index)
    match = first_match(_OPEN, entry.value) if entry is not None else None
    if entry is None or match is None or match["inner"][-1:] not in _CLOSERS or not match["inner"]:
        return None
    if any(mark in match["inner"][:-1] for mark in "“‘"):
        return None
    message = f"引号没有配对：开头是英文的“{match['q']}”，末尾是中文的“{match['inner'][-1]}”"
    hint = f"两头都用英文引号：{example(entry, match['q'] + match['inner'][:-1] + match['q'])}"
    return Slip(
        "YA003",
        index,
        entry.starts + len(entry.value),
        message,
        hint,
        {index: entry.quoted(match["inner"][:-1])},
    )


def open_quote(scene: Scene, index: int) -> Slip | None:
    """``title: "通知`` without an end on the line, and something new begins on the next."""
    entry = value_of(scene, index)
    match = first_match(_OPEN, entry.value) if entry is not None else None
    if entry is None or match is None:
        return None
    quote, inner = match["q"], match["inner"]
    mended = {}
    for at in range(index + 1, len(scene.lines)):
        if is_written(scene.lines[at]) and (scene.begins_entry(at) or quote in scene.lines[at]):
            break
        inner, mended[at] = inner + scene.lines[at].strip(), ""
    else:
        at = len(scene.lines)
    if at < len(scene.lines) and not scene.begins_entry(at):
        return None  # it ends further down
    hint = f"在末尾补上同样的引号：{example(entry, quote + inner + quote)}"
    return Slip(
        "YA003",
        index,
        entry.starts + 1,
        "引号没有配对：这里开始，一直没有结束",
        hint,
        {**mended, index: entry.quoted(inner)},
    )


QUOTE_HANDLERS: tuple[Handler, ...] = (
    quotes_round_line,
    unlike_quotes_in_list,
    unlike_quotes,
    open_quote,
)
