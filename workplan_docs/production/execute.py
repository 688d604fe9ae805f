"""Making the documents, in this process or in several, one failure never stopping the others.

Workers only compose and set; they hand bytes back and the parent alone writes files. So nothing that
happens to a worker can leave a half-written file, and the parent is the only one to be interrupted.
What a worker needs (content, templates, faces) is sent once, by the initializer; workers live as long
as the build, because warming up the typesetter costs more than many documents.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext, suppress

from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.production.jobs import Work, by_cost
from workplan_docs.production.press import Cause, Failure, Opener, Outcome, Recipe, make
from workplan_docs.production.processes import NoProcessesError, Processes, processes

MOST_WORKERS = 8  # each takes some 200 to 300 MB
_DEATHS_IN_A_ROW = 3
NOT_WORTH_A_PROCESS = 4.0  # in tenths of a second (`Work.cost`); starting one takes longer


def processors() -> int:
    """How many processes are worth starting when nobody says."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(count, MOST_WORKERS))


def execute(
    recipe: Recipe, works: Sequence[Work], workers: int, ahead: Processes | None = None
) -> Generator[Outcome, None, None]:
    """Make every work, yielding outcomes as they come (not in order).

    ``workers`` is the number of processes, 0 for as many as are worth it.
    ``ahead`` are processes that have been started already, and are ended by who started them. Others end with
    the iterator, when it is closed or interrupted. Where the system gives none, everything is made here.
    """
    workers = workers or processors()
    little = ahead is None and sum(w.cost for w in works) <= NOT_WORTH_A_PROCESS
    if workers <= 1 or len(works) <= 1 or little:
        yield from _here(recipe, works, by_cost(works))
        return
    left = set(range(len(works)))
    try:
        for outcome in _together(recipe, works, min(workers, len(works)), ahead):
            left.discard(outcome.index)
            yield outcome
    except NoProcessesError:
        yield from _here(recipe, works, [i for i in by_cost(works) if i in left])
        return
    # A worker died and took the pool with it: whose fault it was shows only one at a time.
    yield from _one_at_a_time(recipe, works, sorted(left))


def _died(index: int, work: Work) -> Outcome:
    text = "生成这份文件的进程意外中止，可能是内存不足"
    fault = Diagnostic("EV041", Severity.ERROR, text, hint="关闭其他程序，或加 -j 1 再试")
    return Outcome(index, (), tuple(Failure(j.path, Cause.ENVIRONMENT, (fault,)) for j in work.jobs))


def _here(recipe: Recipe, works: Sequence[Work], order: Sequence[int]) -> Iterator[Outcome]:
    opener = Opener(recipe)
    for index in order:
        yield make(opener, index, works[index])


def _together(
    recipe: Recipe, works: Sequence[Work], workers: int, ahead: Processes | None
) -> Iterator[Outcome]:
    """All works in one pool; ends early when the pool breaks."""
    with nullcontext(ahead) if ahead else processes(workers) as pool:
        pool.assign(recipe, works)
        futures: list[Future[Outcome]] = []
        with suppress(BrokenProcessPool):  # which may show while there is still work to hand out
            futures.extend(pool.make(i) for i in by_cost(works))
        for future in as_completed(futures):
            try:
                outcome = future.result()
            except BrokenProcessPool:
                continue
            yield outcome


def _one_at_a_time(recipe: Recipe, works: Sequence[Work], left: list[int]) -> Iterator[Outcome]:
    deaths = 0
    while left:
        with processes(1) as pool:
            pool.assign(recipe, works)
            while left:
                index = left.pop(0)
                try:
                    outcome = pool.make(index).result()
                except BrokenProcessPool:
                    deaths += 1
                    yield _died(index, works[index])
                    break
                deaths = 0
                yield outcome
        if deaths >= _DEATHS_IN_A_ROW:
            yield from (_died(i, works[i]) for i in left)
            return
