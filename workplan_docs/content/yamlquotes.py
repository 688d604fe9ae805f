"""Quotes that stand round more than one value, or pair with a Chinese one inside a list."""

from __future__ import annotations

import re

from workplan_docs.content.yamllines import Entry, Handler, Scene, Slip

_ROUND_LINE = re.compile(r"^(?P<lead> *(?:- +)?)(?P<q>[\"'])(?P<key>[a-z_]{2,}):[ ]+(?P<value>.*?)(?P=q)$")
_UNLIKE = re.compile(r"\"(?P<left>[^\"“”,\[\]]+)[”“]|[”“](?P<right>[^\"“”,\[\]]+)\"")


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


QUOTE_HANDLERS: tuple[Handler, ...] = (quotes_round_line, unlike_quotes_in_list)
