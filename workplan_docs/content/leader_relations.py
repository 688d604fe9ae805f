"""What must hold of leaders: bare names, one an entry, and a plan that names only those of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workplan_docs.content.models import LeadersFile, Path, Plan
from workplan_docs.content.parts import Parts, guess
from workplan_docs.errors import Diagnostic
from workplan_docs.text.nearest import nearest

_BETWEEN = re.compile(r"[、，,；;/]")
_BRACKETS = re.compile(r"[（(【\[〔]([^）)】\]〕]*)[）)】\]〕]?")
_POST = re.compile(
    r"(?<=..)(?:党组书记|党委书记|(?:常务)?副?(?:局长|主任|书记|科长|处长|市长|县长|区长|部长|主席|队长|组长|所长|站长)"
    r"|总工程师|[一二三四]级调研员)$"
)


def written_right(name: str) -> tuple[str, ...]:
    """The bare names that an entry of the list was meant to hold; the name itself when nothing is wrong."""
    names = []
    for piece in _BETWEEN.split(name):
        bare = re.sub(r"\s", "", _BRACKETS.sub("", piece))
        if bare := _POST.sub("", bare):
            names.append(bare)
    return tuple(names) or (name,)


def check_list(parts: Parts, leaders: LeadersFile) -> Iterator[Diagnostic]:
    """PL005: a name twice, two names in one entry, a post or a blank in a name."""
    seen: set[str] = set()
    for index, leader in enumerate(leaders.leaders):
        path = ("leaders", "leaders", index, "name")
        if leader.name in seen:
            yield parts.fault("PL005", f"领导“{leader.name}”写了两次", path, "删去一处。")
        elif slip := _slip(leader.name):
            yield parts.fault("PL005", slip[0], path, slip[1])
        seen.add(leader.name)


def _slip(name: str) -> tuple[str, str] | None:
    """What is wrong with one name of the list and what to do; None when nothing is."""
    right = written_right(name)
    if right == (name,):
        return None
    if len(right) > 1:
        entries = "、".join(f"“- name: {one}”" for one in right)
        return f"一条里写了 {len(right)} 个人：“{name}”", f"一人一条，分成{entries}。"
    bare = re.sub(r"\s", "", name)
    if bare == right[0]:
        return f"姓名“{name}”里有空格", f"写成“{bare}”。"
    post = _post(bare)
    if not post:
        return f"姓名“{name}”里有多余的标点", f"写成“{right[0]}”。"
    return f"姓名“{name}”里有职务", f"姓名里不写职务：这里只写“{right[0]}”，下面另起一行写“post: {post}”。"


def _post(name: str) -> str:
    """The post that stands in a name, in brackets or behind it."""
    found = _BRACKETS.search(name) or _POST.search(name)
    return re.sub(r"[（(【\[〔）)】\]〕]", "", found[0]) if found else ""


def check_plan(parts: Parts, plan: Plan) -> Iterator[Diagnostic]:
    """PL003: every leader of a task is in the list; what an entry with a slip was meant to say counts as there."""
    if parts.leaders is None or "leaders" in parts.doubtful:
        return
    listed = [leader.name for leader in parts.leaders.leaders]
    known = list(dict.fromkeys(name for entry in listed for name in written_right(entry)))
    unknown: dict[str, list[tuple[Path, int]]] = {}
    for path, _, task in plan.located_tasks():
        for at, name in enumerate(task.leaders):
            if name not in known and name not in listed:
                unknown.setdefault(name, []).append(((*path, "leaders", at), task.number))
    for name, places in unknown.items():
        tasks = list(dict.fromkeys(number for _, number in places))
        shown = "、".join(str(number) for number in tasks[:10]) + ("等" if len(tasks) > 10 else "")
        many = f"（第 {shown} 项，共 {len(tasks)} 项任务）" if len(tasks) > 1 else ""
        message = f"领导“{name}”不在领导名单里{many}"
        yield parts.fault("PL003", message, places[0][0], _advice(name, known))


def _advice(name: str, known: Sequence[str]) -> str:
    bare = re.sub(r"\s", "", name)
    if bare in known:
        return f"姓名不加空格：写“{bare}”。"
    pieces = [piece for piece in re.split(r"[、，,；;]|\s+", name) if piece]
    if len(pieces) > 1 and (not re.search(r"\s", name) or all(piece in known for piece in pieces)):
        named = pieces if any(piece in known for piece in pieces) else ["张三", "李四"]
        listed = f"[{', '.join(named)}]"
        return f"几个姓名之间用英文逗号，外面加方括号，如 {listed}；或者一行一个，以“- ”开头。"
    left = "已调离的改成现在的领导；新来的在 leaders.yaml 里登记。"
    return f"{guess(name, known, '')}{left}" if nearest(name, known) else left
