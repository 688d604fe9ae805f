"""Rules on what is there twice: tasks, titles, leaders, document numbers, paragraphs. PL013, PL015, PL016, DN016, ST022."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from workplan_docs.content.models import Path, Task
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts, View

_W = Severity.WARNING
_SHORT = 12  # 字: shorter texts may well be the same, as “按分工推进。”
_A_SENTENCE = 4  # 字: “特此通知。” is not said twice either; a label as 联系人： may be
_ALIKE = 0.9  # the share of neighbouring characters that two texts have in common


def repeated_tasks(view: View) -> Iterator[Diagnostic]:
    """PL015: a task with the text or the title of another, or very nearly; a section's title twice."""
    tasks = view.tasks
    told: set[int] = set()
    for first, second in sorted(_alike([task.text for _, task in tasks]), key=lambda pair: pair[1]):
        if second not in told:
            told.add(second)
            if tasks[first][1].number == tasks[second][1].number:
                continue  # PL001 tells it
            yield _twin(view, tasks[first], tasks[second], "text", "正文")
    seen: dict[str, int] = {}
    for at, (_, task) in enumerate(tasks):
        bare = _bare(task.title or "")
        if bare and bare in seen and at not in told:
            yield _twin(view, tasks[seen[bare]], tasks[at], "title", "标题")
        seen.setdefault(bare, at)
    titles: dict[str, int] = {}
    for index, section in enumerate(view.content.plan.sections):
        bare = _bare(section.title)
        if bare in titles:
            line = _line(view, ("plan", "sections", titles[bare], "title"))
            message = f"这一章的标题“{section.title[:20]}”与第 {titles[bare] + 1} 章{line}相同"
            path = ("plan", "sections", index, "title")
            yield view.say("PL015", _W, message, path, "看看是不是贴了两遍；是两章就改标题。")
        titles.setdefault(bare, index)


def _twin(view: View, first: tuple[Path, Task], second: tuple[Path, Task], key: str, what: str) -> Diagnostic:
    line = _line(view, (*first[0], key))
    same = "相同" if getattr(first[1], key) == getattr(second[1], key) else "几乎相同"
    message = f"第 {second[1].number} 项任务的{what}与第 {first[1].number} 项{line}{same}"
    return view.say("PL015", _W, message, (*second[0], key), "看看是不是贴了两遍，或者复制后忘了改。")


def _line(view: Texts, path: Path) -> str:
    place = view.positions.find(path)
    return f"（第 {place.line} 行）" if place.line else ""


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _alike(texts: list[str]) -> set[tuple[int, int]]:
    """Pairs of texts that say nearly the same; only those that begin or end alike are compared."""
    bare = [_bare(text) for text in texts]
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, text in enumerate(bare):
        if len(text) >= _SHORT:
            buckets["begin", text[:8]].append(at)
            buckets["end", text[-8:]].append(at)
    found: set[tuple[int, int]] = set()
    for places in buckets.values():
        for first, second in combinations(places[:50], 2):
            if (first, second) not in found and _much_alike(bare[first], bare[second]):
                found.add((first, second))
    return found


def _much_alike(left: str, right: str) -> bool:
    if left == right:
        return True
    if min(len(left), len(right)) < _ALIKE * max(len(left), len(right)):
        return False
    one, other = set(pairwise(left)), set(pairwise(right))
    return len(one & other) >= _ALIKE * len(one | other)


def leaders_twice(view: View) -> Iterator[Diagnostic]:
    """PL016: the same leader twice in one task."""
    for path, task in view.tasks:
        for index, name in enumerate(task.leaders):
            if name in task.leaders[:index]:
                message = f"第 {task.number} 项任务的牵头领导里，“{name}”写了两遍"
                hint = "删去一处；看看是不是想写别的人。"
                yield view.say("PL016", _W, message, (*path, "leaders", index), hint)


def tasks_without_leaders(view: View) -> Iterator[Diagnostic]:
    """PL013: a task without leaders where most have some."""
    without = [(path, task) for path, task in view.tasks if not task.leaders]
    if len(without) * 2 > len(view.tasks):
        return
    for path, task in without:
        message = f"第 {task.number} 项任务没有牵头领导，别的任务有"
        hint = "补上 leaders，如 leaders: [张三]；确实没有就不用管。"
        yield view.say("PL013", _W, message, path, hint)


def numbers_twice(view: View) -> Iterator[Diagnostic]:
    """DN016: two documents of the year under one number."""
    first: dict[str, str] = {}
    for key, document in view.content.officials:
        number = re.sub(r"\s", "", document.document_number or "")
        if not number or document.format in ("order", "minutes"):
            continue
        if number in first:
            place = view.positions.find((first[number], "document_number"))
            where = f"{place.file} 第 {place.line} 行" if place.file and place.line else "另一份公文"
            message = f"发文字号“{number}”已经用过了（{where}）"
            path = (key, "document_number")
            yield view.say("DN016", _W, message, path, "一份公文一个发文字号：核对两处，改正一处。")
        first.setdefault(number, key)


def paragraphs_twice(view: Texts) -> Iterator[Diagnostic]:
    """ST022: a paragraph that stands twice under one heading."""
    seen: dict[str, Path] = {}
    under: Path = ()
    for words in view.prose:
        if "body" not in words.path or words.key not in ("heading", "body", "text"):
            continue
        body = words.path[: words.path.index("body")]
        if body != under or words.key == "heading":
            under, seen = body, {}
        text = re.sub(r"\s", "", words.text)
        if len(_bare(text)) < _A_SENTENCE or re.match("[^，。；]{2,8}[：:]", text):
            continue
        if text in seen:
            message = f"这一段与前面的一段{_line(view, seen[text])}相同：“{words.text[:12]}……”"
            yield view.say("ST022", _W, message, words.path, "多半是贴了两遍，删去一段。")
        seen.setdefault(text, words.path)


RULES = (paragraphs_twice,)
PLAN_RULES = (repeated_tasks, leaders_twice, tasks_without_leaders, numbers_twice)
