"""Entries of a plan that do not fit hide none of the faults of the others."""

from __future__ import annotations

from pathlib import Path

from workplan_docs.cli.reading import read_project
from workplan_docs.content.salvage import salvage_plan
from workplan_docs.content.yamlfile import read_yaml


def faults(project: Path, *edits: tuple[str, str]) -> list[tuple[str, int | None]]:
    path = project / "content/2023/plan.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    reading = read_project(project, None)
    assert reading.content is None
    return [(d.code, d.line) for d in reading.diagnostics]


def test_a_bad_figure_does_not_hide_an_unknown_unit(tiny_project: Path) -> None:
    found = faults(tiny_project, ("value: 12", "value: 十二"), ("units: 办公室", "units: 办公事"))
    assert found == [("CT006", 16), ("RG001", 23)]


def test_a_task_left_out_moves_no_line(tiny_project: Path) -> None:
    task = "      - text: 做好监督检查,工作。\n        units: 办公事\n        leaders: [王晓明]\n"
    found = faults(
        tiny_project, ("        units: 办公室\n", f"{task}"), ("        text: 全市", "        texd: 全市")
    )
    assert set(found) >= {("CT002", 10), ("CT004", 21), ("RG001", 24), ("PL003", 25), ("PU001", 23)}
    assert not {"PL001", "RG012"} & {code for code, _ in found}


def test_an_unknown_key_of_the_plan_itself(tiny_project: Path) -> None:
    found = faults(tiny_project, ("year: 2023", "year: 2023\nyaer: 2023"), ("units: 办公室", "units: 办公事"))
    assert found == [("CT002", 3), ("RG001", 24)]


def test_what_a_plan_cannot_do_without() -> None:
    for text in ("a: 1\n", "version: 1\n", "- 1\n", "version: 1\nyear: 2023\ntitle: x\nsections: y\n"):
        source = read_yaml(text.encode(), "f")
        assert salvage_plan(source.data, source.positions) is None
