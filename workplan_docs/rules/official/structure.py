"""Rules on the numbering of headings and items in the body: ST001 … ST019.

A rule rather misses than accuses: ``一、二季度`` or ``1.5万`` at the start of a paragraph are no ordinals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workplan_docs.content.ready import printable, ready_value
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.official.paper import E, H, Inner, Line, Paper, W, each_match
from workplan_docs.text.numerals import from_chinese, to_chinese

_CN = "〇零一二三四五六七八九十百"
_ORDINALS = (
    (1, re.compile(rf"([{_CN}]+)、(?![{_CN}]|[0-9])")),
    (2, re.compile(rf"[（(]([{_CN}]+)[）)]")),
    (3, re.compile(r"([0-9]{1,3})[.．](?![0-9])")),
    (4, re.compile("[（(]([0-9]{1,3})[）)]")),
)
_NAMES = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_LONGEST_HEADING = 28  # 字: more than a row (5.2.3) is no heading but a paragraph
_END = "。；：，、;:,."
# pattern at the start of a paragraph, code, severity, what is wrong, what to do
_FORMS: tuple[tuple[str, str, Severity, str, str], ...] = (
    (rf"([{_CN}]{{1,3}})[.．，,。](?![{_CN}0-9])", "ST004", E, "汉字序号后面用顿号", "改成“{0}、”。"),
    (rf"（([{_CN}]+|[0-9]+)）[、.，．,]", "ST005", E, "带括号的序号后面不加标点", "改成“（{0}）”。"),
    (r"([0-9]{1,2})、(?![0-9])", "ST006", W, "阿拉伯数字序号后面用下圆点，不用顿号", "改成“{0}.”。"),
    (rf"([{_CN}]{{1,3}}|[0-9]{{1,2}})[）)](?![，。；、])", "ST007", E, "序号的括号少了一半", "改成“（{0}）”。"),
    (rf"\(([{_CN}]+|[0-9]+)\)", "ST007", W, "序号的括号用全角", "改成“（{0}）”。"),
    (r"([0-9]{1,2})．(?![0-9])", "ST008", H, "序号后的下圆点用半角", "改成“{0}.”。"),
    (r"[0-9]{1,2}\.[0-9]{1,2}(\.[0-9]{1,2})+", "ST009", W, "公文不用 1.1.1 这样的序号", "依次用“一、”“（一）”“1.”“（1）”。"),
    ("[①-⑳]", "ST015", H, "结构层次一般不超过四层", "用“一、”“（一）”“1.”“（1）”。"),
    (rf"[{_CN}]+、\s*[{_CN}]+、(?!.{{0,3}}季度)", "ST016", E, "序号写了两遍", "删去一个。"),
    (rf"[{_CN}]+、\s*[0-9]{{1,2}}[.．](?![0-9])", "ST016", E, "序号写了两遍", "删去一个。"),
    (r"（[一二三四五六七八九十]+）（[一二三四五六七八九十]+）", "ST016", E, "序号写了两遍", "删去一个。"),
)  # fmt: skip
_FIRST = re.compile(r"(?:^|[。；])(第[一二三四五六七八九]|首先|其次|再次|最后)、(?![第一二三四五六七八九])")
_ONE_IS = re.compile("[一二三四五六七八九十]是[、，,：:]")
_PART = re.compile(rf"本(?:通知|意见|方案|文)第([{_CN}]+)部分|(?:见|按照?|依照)第([{_CN}]+)部分")


@dataclass(frozen=True)
class Item:
    """A numbered line; ``group`` changes where numbering may begin anew."""

    line: Line
    level: int
    number: int
    group: tuple[int, ...]


def forms(paper: Paper) -> Iterator[Diagnostic]:
    """ST004 … ST009, ST015, ST016: how an ordinal is written."""
    for line in paper.lines:
        for pattern, code, severity, message, hint in _FORMS:
            if match := re.match(pattern, line.text):
                shown = f"{message}：“{match[0]}”"
                number = match[1] if match.groups() else ""
                yield paper.tell(code, severity, shown, *line.path, hint=hint.format(number))
        if line.heading and re.match(r"[0-9]{1,2}\.[0-9]{1,2}\D", line.text):
            hint = "依次用“一、”“（一）”“1.”“（1）”。"
            yield paper.tell("ST009", W, "公文不用 1.1 这样的序号", *line.path, hint=hint)


def plain_headings(paper: Paper) -> Iterator[Diagnostic]:
    """ST023: a heading of the first two levels written as a plain paragraph, which is printed in 仿宋 without them."""
    for line in paper.lines:
        if line.heading or len(line.text) > _LONGEST_HEADING or re.search("[，。；：！？、.…]$", line.text):
            continue
        hit = next((m for level, p in _ORDINALS if level < 3 and (m := p.match(line.text))), None)
        if hit is not None and not re.search("[，。；]", line.text) and len(line.path) == 2:
            message = f"“{line.text[:20]}”像小标题，现在按一般的段落排"
            yield paper.tell(
                "ST023", H, message, *line.path, hint=f"是小标题就写成：- heading: {ready_value(line.text)}"
            )


def sequence_words(paper: Paper) -> Iterator[Diagnostic]:
    """ST010, ST011: 第一 and 首先 take a comma, 一是 takes nothing."""
    for path, match in each_match(paper, _FIRST):
        hint = f"改成“{match[1]}，”。"
        yield paper.tell("ST010", W, f"“{match[1]}”后面用逗号", *path, hint=hint, at=match.start(1))
    for path, match in each_match(paper, _ONE_IS):
        message = f"“{match[0][:2]}”后面不加标点"
        yield paper.tell("ST011", W, message, *path, hint="直接写内容，如“一是加强领导”。", at=match.start())


def heading_ends(paper: Paper) -> Iterator[Diagnostic]:
    """ST012, ST013: a heading on a line of its own has no end mark, a run-in heading has."""
    for line in paper.lines:
        if not line.heading:
            continue
        if line.run_in is None and (cut := re.search("。(?=.{4})", line.text)):
            head, text = line.text[: cut.end()], line.text[cut.end() :]
            message = f"小标题和正文写在了一起：“{head[-12:]}”后面还有 {len(text)} 个字"
            hint = f"分开写：\n  - heading: {ready_value(head)}\n    text: {ready_value(text)}"
            if not printable(line.text):
                hint = f"小标题写到“{head[-8:]}”为止，后面的话另起一行，写在 text 后面，与 heading 左对齐。"
            yield paper.tell("ST012", W, message, *line.path, hint=hint, at=cut.end())
        elif line.run_in is None and line.text[-1] in _END:
            message = f"独占一行的小标题末尾不用“{line.text[-1]}”"
            yield paper.tell("ST012", W, message, *line.path, hint="删去末尾的标点。", at=len(line.text) - 1)
        elif line.run_in is not None and line.text[-1] not in "。！？：":
            message = f"后面接正文的小标题要以句号结尾：“{line.text[-8:]}”"
            yield paper.tell("ST013", W, message, *line.path, hint="末尾加“。”。", at=len(line.text) - 1)


def numerals(paper: Paper) -> Iterator[Diagnostic]:
    """ST019: a Chinese numeral that is none."""
    for line in paper.lines:
        match = re.match(rf"[（]?([{_CN}]{{2,}})[、）]", line.text)
        if match and from_chinese(match[1]) is None and "、" not in match[1]:
            message = f"序号“{match[1]}”写法不对"
            yield paper.tell("ST019", E, message, *line.path, hint="如十一、二十一、一百零一。")


def _items(paper: Paper) -> list[Item]:
    """The numbered lines with the parents that they stand under.

    An unnumbered paragraph opens a new group: after it a list may begin at one again.
    """
    found: list[Item] = []
    parents = [0, 0, 0, 0, 0]
    for at, line in enumerate(paper.lines, start=1):
        hit = next(((level, m) for level, p in _ORDINALS if (m := p.match(line.text))), None)
        if hit is None:
            if not line.heading:
                parents[3:] = [at, at]
            continue
        level, match = hit
        number = int(match[1]) if match[1].isdigit() else from_chinese(match[1])
        if number is None:
            continue
        found.append(Item(line, level, number, tuple(parents[:level])))
        parents[level:] = [at] * (5 - level)
    return found


def consecutive(paper: Paper) -> Iterator[Diagnostic]:
    """ST002: from the first number without gap or repeat, under each parent or through the whole text."""
    items = _items(paper)
    for level in (1, 2, 3, 4):
        run = [item for item in items if item.level == level]
        if [item.number for item in run] == list(range(1, len(run) + 1)):
            continue
        before: dict[tuple[int, ...], int] = {}
        last = 0
        for item in run:
            wanted = before.get(item.group, 0) + 1
            if item.number not in (wanted, last + 1):
                shown = _written(level, item.number)
                message = f"序号不连续：这里是“{shown}”，应当是“{_written(level, wanted)}”"
                yield paper.tell("ST002", E, message, *item.line.path, hint="从头依次编号，不跳不重。")
                break
            before[item.group] = last = item.number


def _written(level: int, number: int) -> str:
    numeral = str(number) if level > 2 else to_chinese(number)
    return _NAMES[level].replace("一" if level < 3 else "1", numeral)


def levels(paper: Paper) -> Iterator[Diagnostic]:
    """ST001, ST003, ST014: levels in their order, none skipped, no only child."""
    headings = [item for item in _items(paper) if item.line.heading]
    used = {item.level for item in headings}
    for first, second in zip([None, *headings], headings, strict=False):
        above = first.level if first else 0
        if first is None and second.level > min(used):
            message = f"“{_NAMES[second.level]}”出现在“{_NAMES[min(used)]}”前面"
            hint = "结构层次依次用“一、”“（一）”“1.”“（1）”（7.3.3）。"
            yield paper.tell("ST001", W, message, *second.line.path, hint=hint)
        elif above and second.level > above + 1:
            two_levels = (above, second.level) == (1, 3) and used == {1, 3}
            message = f"“{_NAMES[above]}”下面直接用了“{_NAMES[second.level]}”"
            yield paper.tell(
                "ST003",
                H if two_levels else W,
                message,
                *second.line.path,
                hint="中间的层次不要跳过；只有两层时“一、”下用“1.”也有人用。",
            )
    groups: dict[tuple[int, tuple[int, ...]], list[Item]] = {}
    for item in headings:
        groups.setdefault((item.level, item.group), []).append(item)
    for members in groups.values():
        if len(members) == 1 and members[0].level > 1:
            message = "这一层只有一个小标题"
            yield paper.tell("ST014", H, message, *members[0].line.path, hint="只有一项时不必分层。")


def references(paper: Paper) -> Iterator[Diagnostic]:
    """ST018: a part of this text that is not there."""
    count = sum(item.level == 1 for item in _items(paper))
    if not count:
        return
    found: list[tuple[Inner, re.Match[str]]] = list(each_match(paper, _PART))
    for path, match in found:
        number = from_chinese(match[1] or match[2])
        if number is not None and number > count:
            message = f"说到“{match[0]}”，正文只有 {count} 个部分"
            yield paper.tell("ST018", W, message, *path, hint="核对序号。", at=match.start())


RULES = (forms, plain_headings, sequence_words, heading_ends, numerals, consecutive, levels, references)
