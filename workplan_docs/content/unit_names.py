"""Words that offices write around a unit's name: who leads, who takes part. Here they are taken off.

Other offices write 牵头单位：甲科；配合单位：乙科, or 甲科（牵头）、乙科（配合）. In this program the place in the
line says it, and a registered name is the bare name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workplan_docs.content.unit_line import Role, fold

MOST = 300  # characters of one item; a longer one is a text and no list of names
_LEADS = "牵头|主办|主责|主抓|总牵头"
_SUPPORTS = "协同配合|配合|协办|协作|协同|协助|参与|参加"
_EITHER = "责任|承办|落实|负责|按职责分工负责|按职责分工落实|分工负责|分管|包抓"
_ROLE = f"(?:{_LEADS}|{_SUPPORTS}|{_EITHER})"
_HOW = "(?:分别|共同|联合|具体)?"
_BODY = "(?:责任)?(?:单位|部门|科室|处室|机构|领导|局领导|人|方)"
LABEL = re.compile(f"(?:{_ROLE}(?:及{_ROLE})?{_BODY}(?:（(?:科室|部门|单位|处室)）)?|{_ROLE})：")
_MARK = f"[（【〔［]{_ROLE}{_BODY}?[）】〕］]"
MARKED = re.compile(f"(?<=.){_MARK}(?=.)")


class _Words(NamedTuple):
    """Words around a name; ``sure``: no name has such; ``label``: they begin a list of names and hold to its end."""

    pattern: re.Pattern[str]
    sure: bool = False
    label: bool = False


_MARKS = (
    _Words(re.compile(f"^{LABEL.pattern}"), sure=True, label=True),
    _Words(re.compile(f"^{_ROLE}{_BODY}(?:（(?:科室|部门|单位|处室)）)?"), label=True),
    _Words(re.compile(f"^{_MARK}：?"), sure=True, label=True),
    _Words(re.compile(f"{_MARK}$"), sure=True),
    _Words(re.compile(f"(?:为?{_HOW}{_ROLE}{_BODY}?(?:落实|实施|推进)?)$")),
    _Words(re.compile("^[0-9]{1,2}[.．)）]"), sure=True),
    _Words(re.compile("[。；，、：]+$"), sure=True),
    _Words(re.compile("^由")),
    _Words(re.compile("[。.；*＊※★☆①-⑳”’\"']$")),
    _Words(re.compile("^(?:[“‘\"'*＊※★☆①-⑳]|[0-9]{1,2}[.．)）])")),
)
_BETWEEN = re.compile(r"[、，；/／]|\s+")
# What the name of a unit ends in; 桥梁、隧道处 is one unit, 桥梁科、隧道处 are two.
UNIT_END = re.compile(
    r"(?:[科室局办处中心队委站所院会厅部司组]|大队|支队|专班|公司|集团|街道|单位|政府|[县区市镇乡村])$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A bare name with what stood around it: the role it gave, None for none; a label holds for all that follow.

    ``words`` are the words taken off, as they were first met; empty when there were none.
    """

    core: str
    role: Role | None = None
    label: bool = False
    words: str = ""


def named(text: str, *, sure: bool = False) -> Named:
    """The folded ``text`` without words of roles at its ends; the whole text where nothing else would be left.

    ``sure``: only such words as no registered name may have (相关责任单位 is one that may).
    """
    core, words, label = fold(text), "", False
    if len(core) > MOST:
        return Named(core)
    role: Role | None = None
    while True:
        for mark in _MARKS:
            match = None if sure and not mark.sure else mark.pattern.search(core)
            if match and len(core) - len(match[0]) >= 2:
                core = core[: match.start()] + core[match.end() :]
                label = label or mark.label
                if sure or re.search(_ROLE, match[0]):
                    role, words = role or _role(match[0]), words or match[0]
                break
        else:
            return Named(core, role, label, words)


def _role(words: str) -> Role | None:
    if re.search(_LEADS, words):
        return "lead"
    return "support" if re.search(_SUPPORTS, words) else None


def several(name: str) -> tuple[str, ...]:
    """The names that one entry of the registry holds by mistake; empty when it may be one name.

    A comma never stands in a name. With 、 or a blank at least two pieces have to end as names of units do.
    """
    outside = re.sub("（[^（）]*）", lambda match: "＊" * len(match[0]), name.translate({40: "（", 41: "）"}))
    cuts = [0, *(at for match in _BETWEEN.finditer(outside) for at in match.span()), len(name)]
    pieces = tuple(piece for a, b in zip(cuts[::2], cuts[1::2], strict=True) if (piece := name[a:b].strip()))
    if len(pieces) < 2:
        return ()
    ends = sum(bool(UNIT_END.search(re.sub("（[^（）]*）", "", piece))) for piece in pieces)
    certain = re.search("[，；,;]", outside) is not None
    return pieces if certain or ends >= 2 else ()


def one_roof(name: str, others: Collection[str]) -> tuple[str, ...]:
    """The names parted by 、 in a name that may be that of one office all the same (党委办公室、校长办公室).

    Not when one of them is among the ``others``: then two entries have run together.
    """
    pieces = several(name)
    single = re.fullmatch(r"[^，；,;/／\s]+", re.sub("（[^（）]*）", "", name)) is not None
    return pieces if single and not {*pieces} & {*others} else ()


def meant_by(name: str) -> tuple[str, ...]:
    """The bare names that a name of the registry was meant to hold; the name itself when nothing is wrong."""
    if re.fullmatch("“[^“”]+”", name):
        name = name[1:-1]
    pieces = several(name) or (name,)
    return tuple(one.core if (one := named(piece, sure=True)).words else piece for piece in pieces)


def one_each(kind: str, right: Sequence[str]) -> str:
    """How several names written as one are to be written; ``kind`` is the key that they stand under."""
    if kind == "aliases":
        return f"一个名称一条，用英文逗号隔开，外面加方括号：“aliases: [{', '.join(right)}]”。"
    if kind == "full_name":
        return f"全称只写一个：“full_name: {right[0]}”；别的叫法写成“aliases: [{', '.join(right[1:])}]”。"
    entries = "".join(f"“- name: {one}”" for one in right)
    return f"一个名称一条，分成{entries}，别的键各写各的；是同一个的几种叫法，就留一个，别的写进 aliases。"
