"""Slips in the value of one line: quotes, signs that YAML keeps for itself, brackets, colons in a text.

As in `yamlslips` each handler is for one mistake. A value is mended by putting it in quotes, so that the
rest of the file can be read.
"""

from __future__ import annotations

import re

from workplan_docs.content.yamllines import TABLE_WORDS, Entry, Handler, Scene, Slip, indent_of

DOUBLE, SINGLE = r'(?:\\.|[^"\\])*', r"(?:''|[^'])*"
_CLOSED = (
    re.compile(rf'^(?P<q>")(?P<inner>{DOUBLE})"(?P<rest>.*)$'),
    re.compile(rf"^(?P<q>')(?P<inner>{SINGLE})'(?P<rest>.*)$"),
)
_ESCAPE = re.compile(r'\\(?![0abtnvfre "/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})')
_BLOCK_MARK = re.compile(r"^[|>](?![0-9+-]{0,2}\s*(?:#.*)?$)")
_FLOW_AND_TEXT = re.compile(r"^(?:\[[^\]]*\]+|\{[^}]*\}+)\s*(?P<rest>[^\s#,\]}].*)$")
_INNER_COLON = re.compile(r":(?=\s|$)")
_EMPTY_CELL = '""'
_WIDE_IN_FLOW = re.compile(r"""["'](\s*[，、；])""")
_SIGNS = {
    "@": "“@”",
    "`": "反引号“`”",
    "%": "“%”",
    "*": "“*”",
    "&": "“&”",
    "!": "“!”",
    "]": "“]”",
    "}": "“}”",
    ",": "英文逗号",
}


def value_of(scene: Scene, index: int) -> Entry | None:
    """The entry of a line that has a value behind a key or a dash."""
    entry = Entry.of(scene.lines[index])
    return entry if entry is not None and entry.value and (entry.key or "-" in entry.lead) else None


def first_match(patterns: tuple[re.Pattern[str], ...], value: str) -> re.Match[str] | None:
    """The match of the first pattern that matches a value."""
    return next((found for pattern in patterns if (found := pattern.match(value))), None)


def example(entry: Entry, value: str) -> str:
    """How the line is to be written, cut short."""
    key = f"{entry.name}: " if entry.key else "- "
    return f"{key}{value[:16]}{'……' if len(value) > 16 else ''}"


def _in_quotes(entry: Entry) -> str:
    """The line as it is to be written when its value is a text."""
    return example(entry, '"' + entry.value + '"')


def inner_quote(scene: Scene, index: int) -> Slip | None:
    """``title: "推动"提质""``: a quote inside quotes of the same kind, or words behind the closing quote."""
    entry = value_of(scene, index)
    match = first_match(_CLOSED, entry.value) if entry is not None else None
    if entry is None or match is None:
        return None
    rest = match["rest"].strip()
    if not rest or rest[0] in ",]}:" or (rest[0] == "#" and match["rest"][0].isspace()):
        return None
    column = entry.starts + match.end("inner") + 1
    quote, value = match["q"], entry.value
    if rest.endswith(quote):
        mended = _chinese_quotes(value[1:-1], quote)
        message, hint = "引号里面又用了同样的引号", "里面的引号改成中文引号“”。"
    else:
        mended = _chinese_quotes(value, quote)
        message = "引号到这里就结束了，后面却还有字"
        hint = f"文字里的引号用中文引号：{example(entry, mended)}"
    return Slip("YA003", index, column, message, hint, {index: entry.quoted(mended)})


def _chinese_quotes(text: str, quote: str) -> str:
    """The text with its typewriter quotes made Chinese, opening and closing in turn."""
    pieces = text.split(quote)
    marks = "“”" if quote == '"' else "‘’"
    return "".join(piece + (marks[at % 2] if at < len(pieces) - 1 else "") for at, piece in enumerate(pieces))


def backslash(scene: Scene, index: int) -> Slip | None:
    """A backslash in double quotes means something there."""
    entry = value_of(scene, index)
    match = first_match(_CLOSED, entry.value) if entry is not None else None
    if entry is None or match is None or match["q"] != '"':
        return None
    found = _ESCAPE.search(match["inner"])
    if found is None:
        return None
    at = entry.starts + 1 + found.start() + 1
    message, hint = "双引号里的反斜杠“\\”有特殊含义", "外面改用单引号，或者把“\\”写成“\\\\”。"
    return Slip("YA003", index, at, message, hint, {index: entry.quoted(match["inner"])})


def block_mark_and_text(scene: Scene, index: int) -> Slip | None:
    """``text: >=10`` or ``text: |通知``: the marks of a text of several lines, with words behind them."""
    entry = value_of(scene, index)
    if entry is None or not _BLOCK_MARK.match(entry.value):
        return None
    sign = entry.value[0]
    if re.fullmatch(r"\|.*\|", entry.value):
        return Slip("YA003", index, entry.starts + 1, *TABLE_WORDS, {index: ""}, sure=False)
    message = f"值不能以“{sign}”开头：单独一个“{sign}”表示多行的正文从下一行写起，后面不写字"
    hint = f"是文字就整个加上英文引号：{_in_quotes(entry)}"
    return Slip("YA003", index, entry.starts + 1, message, hint, {index: entry.quoted()})


def reserved_sign(scene: Scene, index: int) -> Slip | None:
    """``text: @张三``: a value that begins with a sign which YAML keeps for itself."""
    entry = value_of(scene, index)
    if entry is not None and re.fullmatch(r"[?-](?:\s+#.*)?", entry.value):
        message = f"单独一个“{entry.value[0]}”不能当作值"
        hint = f"还没有定的，删去“{entry.value[0]}”，把值空着；要印它，加上英文引号：{_in_quotes(entry)}"
        return Slip(
            "YA003", index, entry.starts + 1, message, hint, {index: entry.with_value("")}, sure=False
        )
    if entry is None or entry.value[0] not in _SIGNS:
        return None
    if entry.value.startswith("!["):
        message, hint = "正文里不能放图片", "删去这一行；图片放在附件里，另行装订。"
        return Slip("YA003", index, entry.starts + 1, message, hint, {index: ""}, sure=False)
    if marked := re.fullmatch(r"(\*{1,3}|`{1,3})([^*`]+)\1", entry.value):
        message = f"正文里不能用“{marked[1]}”标出字体"
        hint = f"两头的“{marked[1]}”都删去，字体由程序排：{example(entry, marked[2])}"
        return Slip("YA003", index, entry.starts + 1, message, hint, {index: entry.quoted(marked[2])})
    message = f"值不能以{_SIGNS[entry.value[0]]}开头，这个符号在 YAML 里有特殊含义"
    hint = f"把整个值加上英文引号：{_in_quotes(entry)}"
    return Slip("YA003", index, entry.starts + 1, message, hint, {index: entry.quoted()})


def brackets_and_text(scene: Scene, index: int) -> Slip | None:
    """``document_number: [2023]1号``: brackets begin a list, and words follow it."""
    entry = value_of(scene, index)
    match = _FLOW_AND_TEXT.match(entry.value) if entry is not None else None
    if entry is None or match is None:
        return None
    kind = "方" if entry.value[0] == "[" else "花"
    message = f"值以“{entry.value[0]}”开头，被当成{'清单' if kind == '方' else '一组键值'}，后面却还有字"
    hint = f"{kind}括号是文字就整个加上英文引号：{_in_quotes(entry)}"
    if re.match(r"\[[0-9]{4}\]", entry.value):
        right = entry.value.replace("[", "〔", 1).replace("]", "〕", 1)
        hint = f"年份用六角括号：{example(entry, right)}"
    return Slip("YA003", index, entry.starts + 1, message, hint, {index: entry.quoted()})


def doubled_braces(scene: Scene, index: int) -> Slip | None:
    """``text: {{ title }}``: the way of templates, which content does not know."""
    entry = value_of(scene, index)
    if entry is None or not entry.value.startswith("{{"):
        return None
    return Slip(
        "YA003",
        index,
        entry.starts + 1,
        "内容里不能用“{{ }}”",
        "“{{ }}”是模板的写法；内容里直接写要印的字。",
        {index: entry.quoted()},
    )


def wide_marks_in_list(scene: Scene, index: int) -> Slip | None:
    """``["1.1"，"1.2"]``: Chinese marks between the entries of a list in brackets."""
    entry = value_of(scene, index)
    if entry is None or entry.value[0] != "[":
        return None
    found = _WIDE_IN_FLOW.search(entry.value)
    if found is None:
        return None
    mended = _WIDE_IN_FLOW.sub(lambda m: m[0][0] + ", ", entry.value)
    mended = mended[:-1] + "]" if mended[-1] in "］】" else mended
    at = entry.starts + found.end()
    message = f"方括号里用“{found[1].strip()}”隔开"
    return Slip(
        "YA008", index, at, message, "清单里各项之间用英文逗号加空格“, ”。", {index: entry.with_value(mended)}
    )


def empty_item(scene: Scene, index: int) -> Slip | None:
    """``- [1, , 3]``: an empty cell of a table wants its quotes; elsewhere the comma is one too many."""
    entry = value_of(scene, index)
    if entry is None or not re.fullmatch(r"""\[[^\[\]"'{}]*\](?:\s+#.*)?""", entry.value):
        return None
    inner, _, rest = entry.value[1:].partition("]")
    items = [item.strip() for item in inner.split(",")]
    if items[-1] == "" and len(items) > 1:
        items.pop()  # YAML passes over the last comma
    if "" not in items or items == [""]:
        return None
    at = entry.starts + 1 + sum(len(part) + 1 for part in inner.split(",")[: items.index("")])
    if entry.key:
        mended = f"[{', '.join(filter(None, items))}]"
        message, hint = (
            "方括号里多了一个英文逗号",
            f"漏写了值就补上；多余的逗号删去，写成：{entry.name}: {mended}",
        )
    else:
        mended = f"[{', '.join(item or _EMPTY_CELL for item in items)}]"
        message, hint = "有一格是空的，两个逗号之间没有字", f"空着的格子写一对英文引号，写成：- {mended}"
    return Slip("YA003", index, at + 1, message, hint, {index: entry.with_value(mended + rest)})


def open_bracket(scene: Scene, index: int) -> Slip | None:
    """``leaders: [张三`` without its end, or with a Chinese one, and something new on the next line."""
    entry = value_of(scene, index)
    if entry is None or entry.value[0] not in "[{" or not scene.begins_entry(scene.following(index)):
        return None
    opening, closing = entry.value[0], "]" if entry.value[0] == "[" else "}"
    value = re.sub(r"\s+#.*$", "", entry.value)
    if value.count(opening) <= value.count(closing) or value.endswith(","):
        return None
    name = "方" if opening == "[" else "花"
    wide = value[-1] in "］】｝"
    body = value[:-1] if wide else value
    what = f"末尾是全角的“{value[-1]}”" if wide else "没有结束"
    hint = f"末尾写“{closing}”；如果“{opening}”是文字，把整个值加上英文引号。"
    column = entry.starts + (len(value) if wide else 1)
    mended = {index: entry.with_value(body + closing * (value.count(opening) - value.count(closing)))}
    return Slip("YA003", index, column, f"{name}括号没有配对：{what}", hint, mended)


def list_behind_key(scene: Scene, index: int) -> Slip | None:
    """``leaders: - 张三``: a list cannot begin on the line of its key."""
    entry = value_of(scene, index)
    if entry is None or not entry.key or not entry.value.startswith("- "):
        return None
    items = f"[{entry.value[2:]}]"
    following = scene.following(index)
    more = scene.lines[following] if following is not None else ""
    if more.lstrip().startswith("- ") and indent_of(more) >= indent_of(scene.lines[index]):
        mended = {index: entry.with_value("")}
        return Slip("YA003", index, entry.starts + 1, *_LIST_WORDS, mended, sure=False)
    return Slip("YA003", index, entry.starts + 1, *_LIST_WORDS, {index: entry.with_value(items)})


_LIST_WORDS = ("“- ”不能写在键的后面", "清单另起一行，在键的下面缩进两格，每条以“- ”开头。")


def inner_colon(scene: Scene, index: int) -> Slip | None:
    """``title: 通知: 关于……``: a colon and a blank inside a text that is not in quotes."""
    entry = value_of(scene, index)
    if entry is None or not entry.key or entry.value[0] in "\"'[{|>":
        return None
    text = re.split(r"\s#", entry.value)[0]
    found = _INNER_COLON.search(text)
    if found is None:
        return None
    hint = "文字里的冒号用全角“：”；一定要用英文冒号，就把整个值加上英文引号。"
    column = entry.starts + found.start() + 1
    second = re.search(r"[\s,，;；]+[a-z_]{2,}$", text[: found.start()])
    glued = re.search(r"(?<![A-Za-z_])[a-z_]{2,}$", text[: found.start()])
    if second or (glued and glued.start() and glued[0] in scene.keys):
        second = second or glued
        assert second is not None
        hint = "这里像是另一个键：另起一行写，与前一个键左对齐。"
        mended = {index: entry.with_value(text[: second.start()])}
        return Slip("YA003", index, column, "一行里写了两个键", hint, mended, sure=False)
    return Slip(
        "YA003", index, column, "值里又有英文冒号和空格，分不清哪里是键", hint, {index: entry.quoted()}
    )


VALUE_HANDLERS: tuple[Handler, ...] = (
    inner_quote,
    backslash,
    block_mark_and_text,
    doubled_braces,
    brackets_and_text,
    wide_marks_in_list,
    empty_item,
    open_bracket,
    reserved_sign,
    list_behind_key,
    inner_colon,
)
