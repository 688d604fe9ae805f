"""Builds of made-up documents by a press that sets nothing; tests change one thing at a time."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from workplan_docs.production.build import Order, build
from workplan_docs.production.freshness import Present
from workplan_docs.production.jobs import FORMATS, Selection, choose

DIGEST = "0" * 64


class Silent:
    def __init__(self) -> None:
        self.steps = self.expected = 0
        self.ended = False

    def begin(self, works: int, files: int) -> None:
        self.expected = works

    def step(self, work, failures) -> None:
        self.steps += 1

    def end(self) -> None:
        self.ended = True


def specs(*units: str):
    from fake_press import FakeSpec, FakeTask

    tasks = (FakeTask(1, "lead", ("1.1",)),)
    return [
        FakeSpec("2023/notice", "notice"),
        *(FakeSpec(f"2023/sheets/{u}", "sheet", u, tasks=tasks) for u in units),
    ]


def bound(*units: str):
    from fake_press import FakeSpec

    parts = tuple(s for s in specs(*units) if s.kind == "sheet")
    return FakeSpec("2023/sheets-all", "sheets-all", formats=("pdf",), parts=parts)


@dataclass
class Situation:
    """What a build finds; tests change one thing at a time."""

    wanted: Selection = field(default_factory=Selection)
    units: tuple[str, ...] = ("甲", "乙")
    workers: int = 1
    force: bool = False
    words: dict[str, str] = field(default_factory=dict)
    setting: dict[str, str] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)
    volume: bool = False
    refresh: bool = False

    def order(self, project: Path) -> Order:
        everything = [*specs(*self.units), *([bound(*self.units)] if self.volume else [])]
        stems = [s.path_stem for s in everything]
        present = Present(
            {stem: self.words.get(stem.removeprefix("2023/"), "") for stem in stems},
            {suffix: self.setting.get(suffix, "") for suffix in FORMATS},
            lambda name: self.templates.get(name, DIGEST),
        )
        works = choose(everything, self.wanted)
        content = (("content/organ.yaml", DIGEST),)
        return Order(
            project, 2023, works, frozenset(stems), content, present, self.workers, self.force, self.refresh
        )


def run(project: Path, wanted: Selection | None = None, faults: dict[str, str] | None = None, **changed):
    from fake_press import FakeRecipe

    situation = Situation(wanted or Selection(), **changed)
    watcher = Silent()
    below = [tuple((f"2023/{k}", v) for k, v in d.items()) for d in (faults or {}, situation.words)]
    report = build(situation.order(project), FakeRecipe(*below), watcher)
    assert watcher.ended == bool(report.why)
    assert watcher.steps == watcher.expected
    return report


def manifest(project: Path):
    return json.loads((project / "build" / "manifest.json").read_text(encoding="utf-8"))


def listed(project: Path) -> list[str]:
    return [a["path"] for a in manifest(project)["artifacts"]]
