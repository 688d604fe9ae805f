from __future__ import annotations

import multiprocessing
import sys
import threading
from concurrent.futures.process import BrokenProcessPool

import pytest

from workplan_docs.production.execute import execute
from workplan_docs.production.jobs import Work
from workplan_docs.production.press import Cause, make
from workplan_docs.production.processes import NoProcessesError, processes


@pytest.fixture(autouse=True)
def _processes_are_worth_it(monkeypatch):
    monkeypatch.setattr("workplan_docs.production.execute.NOT_WORTH_A_PROCESS", 0.0)


def works(*stems: str) -> list[Work]:
    from fake_press import FakeSpec

    return [Work(FakeSpec(stem), ("docx", "pdf")) for stem in stems]


def run(workers: int, stems: str, **faults: str):
    from fake_press import FakeRecipe

    outcomes = execute(FakeRecipe(tuple(faults.items())), works(*stems), workers)
    return {stems[o.index]: o for o in outcomes}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_document_does_not_stop_the_others(workers):
    found = run(workers, "abcd", b="fail", c="bug", d="no-pdf")
    assert [m.path for m in found["a"].made] == ["a.docx", "a.pdf"]
    assert {f.cause for f in found["b"].failures} == {Cause.DOCUMENT}
    assert [f.path for f in found["b"].failures] == ["b.docx", "b.pdf"]
    assert {f.cause for f in found["c"].failures} == {Cause.BUG}
    assert "ZeroDivisionError" in found["c"].failures[0].trace
    assert [m.path for m in found["d"].made] == ["d.docx"]
    assert [f.cause for f in found["d"].failures] == [Cause.ENVIRONMENT]


def test_any_number_of_processes_gives_the_same():
    alone = run(1, "abc")
    assert run(2, "abc") == alone
    assert alone["a"].made[1].pages == 2


def test_a_dying_worker_is_found_out_and_the_others_are_made():
    found = run(2, "abcde", c="die")
    assert sorted(found) == list("abcde")
    assert [f.cause for f in found["c"].failures] == [Cause.ENVIRONMENT] * 2
    assert all(len(found[s].made) == 2 for s in "abde")
    assert multiprocessing.active_children() == []


def test_a_press_that_cannot_be_set_up_is_told_for_each_document():
    found = run(2, "ab", **{"*": "bug"})
    assert all(f.cause is Cause.BUG for o in found.values() for f in o.failures)


def test_leaving_early_ends_the_workers():
    from fake_press import FakeRecipe

    outcomes = execute(FakeRecipe((("b", "sleep"), ("c", "sleep"))), works("a", "b", "c"), 2)
    assert next(outcomes).index == 0
    outcomes.close()
    assert multiprocessing.active_children() == []
    assert threading.active_count() < 10


def test_composed_once_for_all_formats():
    from fake_press import FakePress

    press = FakePress({})
    make(lambda: press, 0, works("a")[0])
    assert press.composed == ["a"]


@pytest.mark.parametrize("refusal", [ImportError("no sem_open"), OSError("no /dev/shm")])
def test_without_worker_processes_everything_is_made_here(monkeypatch, refusal):
    def refuse(*_, **__):
        raise refusal

    monkeypatch.setattr("workplan_docs.production.processes.ProcessPoolExecutor", refuse)
    assert sorted(run(2, "abc")) == list("abc")


@pytest.fixture(params=[False, True], ids=["each loads", "copied"])
def either_start(request, monkeypatch):
    """Processes as they start on Windows, and as on Linux."""
    if request.param and sys.platform != "linux":
        pytest.skip("only on Linux")
    monkeypatch.setattr("workplan_docs.production.processes._COPIES", request.param)


def test_processes_started_ahead_are_used_and_stay_until_their_owner_ends_them(either_start, monkeypatch):
    from fake_press import FakeRecipe

    with processes(2) as ahead:
        ahead.warm_up()
        monkeypatch.setattr("workplan_docs.production.processes.ProcessPoolExecutor", None)
        outcomes = list(execute(FakeRecipe(), works("a", "b", "c"), 2, ahead))
        assert sorted(o.index for o in outcomes) == [0, 1, 2]
        assert len(multiprocessing.active_children()) in (1, 2)  # one may be quick enough for all
    assert multiprocessing.active_children() == []


def start_and_be_interrupted():
    with processes(2) as ahead:
        ahead.warm_up()
        raise KeyboardInterrupt


def test_processes_started_for_nothing_end_at_once(either_start):
    with pytest.raises(KeyboardInterrupt):
        start_and_be_interrupted()
    assert multiprocessing.active_children() == []


def test_processes_that_die_of_warming_up_are_none(monkeypatch):
    def broken(*_):
        raise BrokenProcessPool("died")

    monkeypatch.setattr("workplan_docs.production.processes._COPIES", False)
    with processes(2) as ahead:
        monkeypatch.setattr(ahead.pool, "submit", broken)
        with pytest.raises(NoProcessesError):
            ahead.warm_up()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
def test_where_the_process_to_be_copied_dies_everything_is_made_here(monkeypatch):
    class Dead:
        def submit(self, *_):
            raise EOFError("unexpected EOF")

        def shutdown(self, **_):
            pass

    monkeypatch.setattr("workplan_docs.production.processes.ProcessPoolExecutor", lambda *_, **__: Dead())
    assert sorted(run(2, "abc")) == list("abc")


def test_a_little_work_starts_no_process(monkeypatch):
    monkeypatch.setattr("workplan_docs.production.execute.NOT_WORTH_A_PROCESS", 4.0)
    monkeypatch.setattr("workplan_docs.production.processes.ProcessPoolExecutor", None)
    assert sorted(run(2, "abc")) == list("abc")


def test_a_worker_that_cannot_unpack_a_big_recipe_is_no_deadlock():
    from fake_press import HeavyRecipe

    with pytest.raises(ImportError):
        list(execute(HeavyRecipe(), works("a", "b"), 2))
    assert multiprocessing.active_children() == []
