"""What must hold of leaders: bare names, one an entry, and a plan that names only those of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workplan_docs.content.models import LeadersFile, Path, Plan, Task
from workplan_docs.content.parts import Parts
from workplan_docs.content.unit_line import fold
from workplan_docs.content.unit_names import named
from workplan_docs.errors import Diagnostic
from workplan_docs.text.nearest import nearest

_BETWEEN = re.compile(r"[、，,；;/]")
# a bracket of one 字 tells namesakes apart: 王小明（大）
_BRACKETS = re.compile(r"[（(【\[〔](?![^）)][）)])([^）)】\]〕]*)[）)】\]〕]?")
_POST = re.compile(
    r"(?<=..)(?:党组书记|党委书记|(?:常务)?副?(?:局长|主任|书记|科长|处长|市长|县长|区长|部长|主席|队长|组长|所长|站长)"
    r"|总工程师|[一二三四]级调研员)$"
)
_POST_ALONE = re.compile(rf"(.)(?:{_POST.pattern[len('(?<=..)') : -1]})")  # 李局长
_NOBODY = re.compile(r"无|同上|待定|暂无|暂缺|[/—-]|(?:各|局|有关|全体)*(?:分管|班子|领导)+(?:成员|领导)?")
_STRANGE = 3  # persons; a plan of fewer may have them all misspelt
_BEHIND = re.compile("(?<=..)(?:同志|牵头|负责|分管|主抓|配合|包抓)$")


def written_right(name: str) -> tuple[str, ...]:
    """The bare names that an entry of the list was meant to hold; the name itself when nothing is wrong."""
    names = []
    for piece in _BETWEEN.split(re.sub(r"^[0-9]{1,2}\s*[.．、)）]", "", name)):
        bare = re.sub(r"\s", "", _BRACKETS.sub("", named(piece, sure=True).core))
        if bare := _POST.sub("", _BEHIND.sub("", bare)):
            names.append(bare)
    return tuple(names) or (name,)


def check_list(parts: Parts, leaders: LeadersFile) -> Iterator[Diagnostic]:
    """PL005: a name twice, two names in one entry, a post or a blank in a name."""
    seen: set[str] = set()
    for index, leader in enumerate(leaders.leaders):
        path = ("leaders", "leaders", index, "name")
        if leader.name in seen:
            yield parts.fault("PL005", f"领导“{leader.name}”写了两次", path, "删去一处。")
        elif parts.units is not None and fold(leader.name) in {fold(unit.name) for unit in parts.units.units}:
            hint = "单位登记在 units.yaml 里；这里一人一条，name 写姓名。"
            yield parts.fault("PL005", f"“{leader.name}”是单位，不是人", path, hint)
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
    if extra := named(bare, sure=True).words or ((found := _BEHIND.search(bare)) and found[0]):
        return f"姓名“{name}”里有“{extra}”", f"这里只写姓名：“{right[0]}”。"
    if fold(name) == right[0] and name.isprintable():
        return f"姓名“{name}”里的标点是半角的", f"写成“{right[0]}”。"
    if fold(name) == right[0]:
        return f"姓名“{bare}”里有看不见的字符", f"删去整个姓名，重打一遍：“{right[0]}”。"
    post = _post(bare)
    if post and not re.search("长|书记|主任|师|员|主席|助理|局|科|处", post):
        return f"姓名“{name}”里有“{post}”", f"这里只写“{right[0]}”；要留着给自己看，写成“# {post}”。"
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
    used = {name for task in plan.tasks for name in task.leaders}
    slips: dict[tuple[str, ...], list[_Entry]] = {}
    unknown: dict[str, list[_Entry]] = {}
    for path, _, task in plan.located_tasks():
        wrong = [
            (at, name) for at, name in enumerate(task.leaders) if name not in known and name not in listed
        ]
        meant = {at: _meant(name, known) for at, name in wrong}
        for at, name in wrong:
            if not meant[at]:
                unknown.setdefault(name, []).append(_Entry((*path, "leaders", at), task))
        slip = tuple(name for at, name in wrong if meant[at])
        if slip:
            at = next(at for at, _ in wrong if meant[at])
            slips.setdefault(slip, []).append(_Entry((*path, "leaders", at), task))
    if len(unknown) >= _STRANGE and not slips and not used & set(known):
        shown = "、".join(f"“{name}”" for name in list(unknown)[:3])
        message = f"工作要点里的领导一个也不在名单里：{shown}等 {len(unknown)} 人"
        hint = (
            "看看 leaders.yaml 是不是别的单位的、往年的；是的话，照现在的领导重新登记，一人一条“- name: ……”。"
        )
        yield parts.fault("PL003", message, ("leaders", "leaders"), hint, key=True)
        return
    for slip, entries in slips.items():
        yield _slip_in_task(parts, slip, entries, known)
    for name, entries in unknown.items():
        yield _renamed(parts, name, entries, known, used) or _unknown(parts, name, entries, known, used)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name in the leaders of a task."""

    path: Path
    task: Task


def _meant(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """The names of the list that an entry of a task was meant to say; empty when it says another one, too."""
    bare = re.sub(r"\s", "", name).strip("“”‘’\"'。.；;，,、")
    if bare in known:
        return (bare,)
    for pieces in (written_right(name), _together(name, known), _together(bare, known)):
        if all(piece in known for piece in pieces):
            return pieces
    return ()


def _together(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Names parted by blanks, or by nothing at all; ``text`` alone where it holds anything else."""
    pieces = [bare for piece in text.split() for bare in written_right(piece)]
    if len(pieces) != 1:
        return tuple(pieces) or (text,)
    rest, found = pieces[0], []
    while name := max((one for one in known if rest.startswith(one)), key=len, default=""):
        found.append(name)
        rest = rest.removeprefix(name)
    return (text,) if rest else tuple(found)


def _slip_in_task(
    parts: Parts, slip: tuple[str, ...], entries: Sequence[_Entry], known: Sequence[str]
) -> Diagnostic:
    """Known names written with something else around or between them: the line to paste."""
    shown = "、".join(f"“{name}”" for name in slip)
    message = f"牵头领导写成了{shown}{_tasks(entries)}"
    names = [one for name in entries[0].task.leaders for one in (_meant(name, known) or (name,))]
    why = "只写姓名，不加空格、职务和“牵头”等字"
    if any(len(_meant(name, known)) > 1 for name in slip):
        why += "；几个姓名之间用英文逗号，外面加方括号"
    hint = f"{why}。{'第一处' if len(entries) > 1 else '整行'}写成“leaders: [{', '.join(dict.fromkeys(names))}]”。"
    return parts.fault("PL003", message, entries[0].path, hint)


def _tasks(entries: Sequence[_Entry]) -> str:
    tasks = list(dict.fromkeys(entry.task.number for entry in entries))
    if len(tasks) < 2:
        return ""
    shown = "、".join(str(number) for number in tasks[:10]) + ("等" if len(tasks) > 10 else "")
    return f"（第 {shown} 项，共 {len(tasks)} 项任务）"


def _renamed(
    parts: Parts, name: str, entries: Sequence[_Entry], known: Sequence[str], used: set[str]
) -> Diagnostic | None:
    """At the list where several tasks have a name much like one of the list that no task has."""
    idle = [one for one in nearest(name, known) if one not in used]
    if len({entry.task.number for entry in entries}) < 2 or len(idle) != 1 or parts.leaders is None:
        return None
    listed = [leader.name for leader in parts.leaders.leaders]
    index = next(at for at, entry in enumerate(listed) if idle[0] in written_right(entry))
    message = f"名单里的“{idle[0]}”没有任务，任务里写的是“{name}”{_tasks(entries)}"
    hint = f"这里写错的，改成“name: {name}”；任务里写错的，都改成“{idle[0]}”；是两个人的，在这里另加一条“- name: {name}”。"
    return parts.fault("PL003", message, ("leaders", "leaders", index, "name"), hint)


def _unknown(
    parts: Parts, name: str, entries: Sequence[_Entry], known: Sequence[str], used: set[str]
) -> Diagnostic:
    message = f"领导“{name}”不在领导名单里{_tasks(entries)}"
    return parts.fault("PL003", message, entries[0].path, _advice(parts, name, known, used))


def _advice(parts: Parts, name: str, known: Sequence[str], used: set[str]) -> str:
    pieces = [piece for piece in re.split(r"[、，,；;/]", name) if piece]
    units = {fold(unit.name) for unit in parts.units.units} if parts.units is not None else set()
    if pieces and all(fold(piece) in units for piece in pieces):
        return f"“{name}”是单位，写进这项任务的 units；leaders 里写人名。"
    if len(pieces) > 1:
        shown = pieces if any(piece in known for piece in pieces) else ["张三", "李四"]
        return f"几个姓名之间用英文逗号，外面加方括号，如 [{', '.join(shown)}]；或者一行一个，以“- ”开头。"
    if _NOBODY.fullmatch(name):
        return "没有牵头领导的，删去 leaders 一行；有的写姓名。"
    left = "已调离的改成现在的领导；新来的在 leaders.yaml 里登记。"
    near = nearest(name, known)
    if (post := _POST_ALONE.fullmatch(name)) and len(same := [n for n in known if n[0] == post[1]]) == 1:
        near = tuple(same)
    if near and near[0] not in used:
        left = f"名单写错的，把 leaders.yaml 里的“{near[0]}”改过来；{left}"
    return f"是不是{'、'.join(f'“{one}”' for one in near)}？{left}" if near else left
