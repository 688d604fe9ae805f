"""Numbers of tasks and targets: a task too many or too few is told once, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.test_rules import FILES, check
from workplan_docs.content.load import read_year
from workplan_docs.errors import Diagnostic

TASK = "  - number: {number}\n    text: {text}\n    leaders: [{leader}]\n    units: 办公室\n"


def read(
    folder: Path, tasks: list[tuple[int, str]], leader: str = "李刚", targets: str = ""
) -> list[Diagnostic]:
    check(folder)
    head = FILES["plan"].partition("  - title: 公园")[0]
    body = "".join(TASK.format(number=n, text=text, leader=leader) for n, text in tasks)
    (folder / "content/2023/plan.yaml").write_text(head + body + targets, encoding="utf-8")
    return list(read_year(folder).diagnostics)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([1, 2, 3, 4], []),
        ([1, 3, 4, 5], ["第 2 项不见了，从这里起各差 1"]),
        ([3, 4, 5, 6], ["第 1—2 项不见了，从这里起各差 2"]),
        ([1, 1, 2, 3], ["这里应当是第 2 项，写的是 1，从这里起各差 1"]),
        ([1, 2, 2, 4], ["这项任务应当是第 3 项，写的是 2"]),
        ([1, 2, 3, 9], ["这项任务应当是第 4 项，写的是 9"]),
        ([1, 3, 4, 6, 7], ["第 2 项不见了，从这里起各差 1", "第 5 项不见了，从这里起各差 1"]),
    ],
)
def test_numbers(tmp_path: Path, numbers: list[int], said: list[str]) -> None:
    tasks = [(n, f"第{at}件事情按时办理。") for at, n in enumerate(numbers)]
    assert [d.message for d in read(tmp_path, tasks)] == said


def test_a_task_pasted_twice(tmp_path: Path) -> None:
    tasks = [(1, "甲。"), (2, "新建公园。"), (2, "新建公园。"), (3, "乙。"), (4, "丙。")]
    (found,) = read(tmp_path, tasks)
    assert "第 3 项与第 2 项内容相同" in found.message


@pytest.mark.parametrize(
    ("number", "target", "codes"),
    [(1, "2.1", ["PL001"]), (1, "1.1", ["PL001", "TG002"]), (2, "2.1", []), (2, "3.1", ["TG002"])],
)
def test_ids_are_judged_by_the_place(tmp_path: Path, number: int, target: str, codes: list[str]) -> None:
    more = f"    targets: [{{id: '{target}', name: 甲, rollup: milestone, quote: 乙}}]\n"
    found = read(tmp_path, [(1, "甲。"), (number, "乙。")], targets=more)
    assert [d.code for d in found] == codes


def test_a_leader_who_left_is_told_once(tmp_path: Path) -> None:
    (found,) = read(tmp_path, [(1, "甲。"), (2, "乙。"), (3, "丙。")], leader="欧阳明")
    assert "共 3 项任务" in found.message
    assert found.hint is not None
    assert "已调离" in found.hint
