"""Bound volumes: from finished files, after them, and never with a part missing."""

from __future__ import annotations

import pytest

from tests.production.situations import Silent, Situation
from workplan_docs.production.build import build
from workplan_docs.production.freshness import Reason
from workplan_docs.production.jobs import Selection
from workplan_docs.production.press import Cause

VOLUME = "2023/sheets-all.pdf"
UNITS = ("甲", "乙")


def run(project, wanted=None, faults=None, words=None, data=None):
    from fake_press import FakeRecipe

    situation = Situation(wanted or Selection(), UNITS, words=data or words or {}, volume=True)
    below = [tuple((f"2023/{k}", v) for k, v in d.items()) for d in (faults or {}, words or {})]
    return build(situation.order(project), FakeRecipe(*below), Silent())


def volume(project) -> bytes:
    return (project / "build" / VOLUME).read_bytes()


def part(unit: str, says: str = "") -> bytes:
    return f"2023/sheets/{unit}.pdf{says}".encode()


def test_a_volume_holds_what_this_build_made(tmp_path):
    report = run(tmp_path)
    assert report.failures == []
    assert volume(tmp_path) == part("甲") + b"|" + part("乙")
    entry = next(a for a in report.artifacts if a.path == VOLUME)
    assert (entry.kind, entry.pages) == ("sheets-all", 4)
    assert run(tmp_path).why == {}


def test_one_changed_part_is_set_and_the_volume_bound_anew(tmp_path):
    run(tmp_path)
    report = run(tmp_path, words={"sheets/甲": "改", "sheets-all": "|改"})
    assert set(report.why) == {"2023/sheets/甲.docx", "2023/sheets/甲.pdf", VOLUME}
    assert volume(tmp_path) == part("甲", "改") + b"|" + part("乙")


def test_parts_that_look_the_same_leave_the_volume_alone(tmp_path):
    words = {"sheets/甲": "同|一"}
    run(tmp_path, words=words)
    before = (tmp_path / "build" / VOLUME).stat().st_mtime_ns
    words = {"sheets/甲": "同|二", "sheets-all": "|二"}
    report = run(tmp_path, words=words)
    assert report.why[VOLUME] is Reason.DATA
    assert (tmp_path / "build" / VOLUME).stat().st_mtime_ns == before
    assert run(tmp_path, words=words).why == {}


def test_a_volume_that_says_something_else_is_bound_anew(tmp_path):
    run(tmp_path, words={"sheets/甲": "同|一", "sheets-all": "旧名"})
    report = run(tmp_path, words={"sheets/甲": "同|二", "sheets-all": "新名"})
    assert VOLUME in {a.path for a in report.artifacts}
    assert volume(tmp_path).endswith("新名".encode())


def test_a_volume_asked_for_alone_makes_its_parts_for_itself(tmp_path):
    report = run(tmp_path, Selection(kinds=("sheets-all",)))
    assert [a.path for a in report.artifacts] == [VOLUME]
    assert volume(tmp_path) == part("甲") + b"|" + part("乙")
    assert not (tmp_path / "build/2023/sheets").exists()


def test_a_part_that_somebody_changed_is_not_bound(tmp_path):
    run(tmp_path)
    (tmp_path / "build/2023/sheets/甲.pdf").write_bytes(b"spoilt")
    (tmp_path / "build" / VOLUME).unlink()
    run(tmp_path, Selection(kinds=("sheets-all",)))
    assert volume(tmp_path) == part("甲") + b"|" + part("乙")


@pytest.mark.parametrize(("fault", "cause"), [("fail", Cause.DOCUMENT), ("no-pdf", Cause.ENVIRONMENT)])
@pytest.mark.parametrize("kinds", [(), ("sheets-all",)])
def test_without_one_of_its_parts_there_is_no_volume(tmp_path, fault, cause, kinds):
    report = run(tmp_path, Selection(kinds=kinds), faults={"sheets/乙": fault})
    failed = {f.path: f for f in report.failures}
    assert failed[VOLUME].cause is cause
    assert failed[VOLUME].diagnostics
    assert not (tmp_path / "build" / VOLUME).exists()


def test_a_fault_of_ours_in_binding_costs_only_the_volume(tmp_path):
    report = run(tmp_path, faults={"sheets-all": "bug"})
    assert [(f.path, f.cause) for f in report.failures] == [(VOLUME, Cause.BUG)]
    assert len(report.artifacts) == 6


def test_a_volume_is_bound_as_soon_as_its_parts_are_there(tmp_path):
    from fake_press import FakeRecipe

    told = []

    class Listening(Silent):
        def step(self, work, failures):
            told.append(work.spec.kind)

    build(Situation(units=UNITS, volume=True).order(tmp_path), FakeRecipe(), Listening())
    assert told == ["sheet", "sheet", "sheets-all", "notice"]
