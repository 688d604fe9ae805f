"""How long things take, as medians of several rounds and as ratios to the bare baseline (`bare.py`).

``./setup.sh bench`` prints the table and writes ``benchmarks/results.md``. A build and a bare run take turns
in every round, and the ratio is taken within a round. Processor time stands beside wall time, because it is
what is left comparable on a busy machine.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results.md"
WORKERS = 2
_PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
PAPERS = ("notice", "sheet", "report")  # the 201 documents that the figures were asked for


@dataclass(frozen=True)
class Run:
    """One command: seconds of wall and processor time, MB of its largest process."""

    wall: float
    cpu: float
    megabytes: float
    output: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the table; ``limit`` is what was asked for."""

    what: str
    figure: str
    limit: str
    command: str


def run(arguments: Sequence[str], folder: Path) -> Run:
    """Run Python with ``arguments``; `os.wait4` tells of the process and of all that it waited for."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    temporary = partial(tempfile.TemporaryFile, "w+", encoding="utf-8", newline="\n")
    with temporary() as out, temporary() as err:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *arguments], cwd=folder, env=environment, stdout=out, stderr=err
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{err.read()}")
        every = [used, *left_behind()]
        # Linux counts in kB, macOS in bytes.
        unit = 1024 if sys.platform.startswith("linux") else 1024 * 1024
        cpu = sum(u.ru_utime + u.ru_stime for u in every)
        return Run(wall, cpu, max(u.ru_maxrss for u in every) / unit, out.read())


def adopt_orphans() -> None:
    """Become, on Linux, the parent of processes that outlive theirs: the one that workers are copied from."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def left_behind() -> Iterator[resource.struct_rusage]:
    """What each process used that a command has left behind, with what it waited for, when all have ended."""
    with suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def make_docs(folder: Path, *arguments: str) -> Run:
    """One ``make-docs`` command in a project folder."""
    return run(["-m", "workplan_docs", *arguments], folder)


def full_builds(project: Path, folder: Path, rounds: int) -> list[Row]:
    """Notice, sheets and reports from nothing, against the bare baseline."""
    bare = str(ROOT / "benchmarks" / "bare.py")
    run([bare, "prepare", str(project), str(folder / "bare")], project)
    builds: list[Run] = []
    bares: list[dict[str, float]] = []
    for number in range(rounds):
        shutil.rmtree(project / "build", ignore_errors=True)
        builds.append(make_docs(project, "build", *PAPERS, "-j", str(WORKERS)))
        bares.append(json.loads(run([bare, "run", str(folder / "bare"), str(WORKERS)], project).output))
        say(f"round {number + 1}: build {builds[-1].wall:.1f} s, bare {bares[-1]['wall']:.1f} s wall; "
            f"{builds[-1].cpu:.1f} s and {bares[-1]['cpu']:.1f} s of processor time\n")  # fmt: skip
    files = sum(1 for p in (project / "build" / "2023").rglob("*") if p.is_file())
    command = f"`make-docs build {' '.join(PAPERS)} -j {WORKERS}`"
    baseline = f"`benchmarks/bare.py run … {WORKERS}`"
    wall = median([b.wall / n["wall"] for b, n in zip(builds, bares, strict=True)])
    cpu = median([b.cpu / n["cpu"] for b, n in zip(builds, bares, strict=True)])
    return [
        Row(f"build of {files} files from nothing", seconds([b.wall for b in builds]), "", command),
        Row("— processor time", seconds([b.cpu for b in builds]), "", command),
        Row("bare baseline", seconds([b["wall"] for b in bares]), "", baseline),
        Row("— processor time", seconds([b["cpu"] for b in bares]), "", baseline),
        Row("build : bare, wall", f"{wall:.2f}", "1.35", "per round"),
        Row("build : bare, processor time", f"{cpu:.2f}", "", "per round"),
        Row("largest process", f"{max(b.megabytes for b in builds):.0f} MB", "300 MB", command),
    ]


def small_commands(project: Path, rounds: int) -> list[Row]:
    """Commands that should answer at once."""
    rows = []
    for name, limit, call in _SMALL:
        runs = [call(project) for _ in range(rounds)]
        rows.append(Row(name, seconds([r.wall for r in runs], 3), limit, f"`make-docs {name}`"))
        rows.append(Row("— processor time", seconds([r.cpu for r in runs], 3), "", f"`make-docs {name}`"))
    return rows


def edits(project: Path, rounds: int) -> list[Row]:
    """What the office does all day: nothing, or a few words of one task; the last full build stands.

    The task is taken by how many units hold it: that nearest to eleven, and that of the fewest. Its share of
    a full build is reckoned by pages of PDF. The master table and all sheets in one are left out where the
    limit says so.
    """
    full = [make_docs(project, "build", "--force", "-j", str(WORKERS)).wall for _ in range(rounds)]
    still = [make_docs(project, "build").wall for _ in range(rounds)]
    rows = [
        Row(
            "build of everything, from nothing", seconds(full), "", f"`make-docs build --force -j {WORKERS}`"
        ),
        Row("build, nothing changed", seconds(still, 2), "0.4 s", "`make-docs build`"),
    ]
    held = holders(project)
    some = min(held, key=lambda number: (abs(held[number] - 11), number))
    few = min(held, key=lambda number: (held[number], number))
    for number, kinds in ((some, PAPERS), (few, ())):
        runs, pages = [], 0
        for turn in range(rounds):
            edit(project, number, turn % 2 == 0)
            runs.append(
                make_docs(project, "build", *kinds, "--report", "report.json", "-j", str(WORKERS)).wall
            )
            pages = made_pages(project)
            make_docs(project, "build", "-j", str(WORKERS))  # so that the next round begins with all in order
        share = median(full) * pages / all_pages(project)
        limit = "1.2 s" if kinds else f"{1.3 * share + 0.6:.1f} s"
        what = f"one task of {held[number]} units ({pages} pages of PDF)" + (
            ", without master and all sheets" if kinds else ""
        )
        rows.append(Row(what, seconds(runs, 2), limit, f"`make-docs build {' '.join(kinds)}`"))
    return rows


def holders(project: Path) -> dict[int, int]:
    """How many units' sheets hold each task."""
    found: dict[int, int] = {}
    for artifact in read(project / "build" / "manifest.json")["artifacts"]:
        if artifact["kind"] == "sheet" and artifact["format"] == "pdf":
            for task in artifact["tasks"]:
                found[task["number"]] = found.get(task["number"], 0) + 1
    return found


def edit(project: Path, number: int, longer: bool) -> None:
    """Add a few words to the text of a task, or take them away again."""
    path = project / "content" / "2023" / "plan.yaml"
    before, mark, after = path.read_text(encoding="utf-8").partition(f"\n      - number: {number}\n")
    words = "，一抓到底"
    line = next(line for line in after.splitlines() if line.lstrip().startswith("text: "))
    new = f"{words}。".join(line.rsplit("。", 1)) if longer else line.replace(words, "")
    if new == line:
        raise SystemExit(f"the text of task {number} could not be edited")
    path.write_text(before + mark + after.replace(line, new, 1), encoding="utf-8", newline="\n")


def made_pages(project: Path) -> int:
    """Pages of the PDFs that the last build set."""
    return pages_set(read(project / "report.json")["built"])


def all_pages(project: Path) -> int:
    """Pages of all PDFs that a full build sets."""
    return pages_set(read(project / "build" / "manifest.json")["artifacts"])


def pages_set(artifacts: Sequence[dict[str, Any]]) -> int:
    """Their pages; all sheets in one are bound from the single ones, not set."""
    return sum(artifact["pages"] or 0 for artifact in artifacts if artifact["kind"] != "sheets-all")


def read(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


_SMALL: tuple[tuple[str, str, Callable[[Path], Run]], ...] = (
    ("--help", "0.15 s", lambda project: make_docs(project, "--help")),
    ("check", "0.5 s", lambda project: make_docs(project, "check")),
)


def median(values: Sequence[float]) -> float:
    """The middle of several."""
    return statistics.median(values)


def seconds(values: Sequence[float], digits: int = 1) -> str:
    """Median with the least and the most."""
    least, most = min(values), max(values)
    return f"{median(values):.{digits}f} s ({least:.{digits}f}–{most:.{digits}f})"


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    lines = ["| what | measured | at most | command |", "|---|---|---|---|"]
    lines += [f"| {r.what} | {r.figure} | {r.limit} | {r.command} |" for r in rows]
    return "\n".join(lines)


def report(rows: Sequence[Row], rounds: int) -> str:
    """What ``results.md`` says."""
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"""# Measured

Written by `./setup.sh bench`; medians of {rounds} rounds, in brackets the least and the most. The baseline is
the final HTML of the same documents through WeasyPrint in {WORKERS} warm processes sharing the jobs (fonts and
style sheet loaded before the clock starts, files written), plus bare zip writing of the same DOCX parts. Our
side of the ratio is the whole command, from the start of Python to its end.

{table(rows)}

Python {platform.python_version()}, WeasyPrint {version("weasyprint")}, {os.cpu_count()} processors, \
{platform.system()} {platform.machine()}; load average at the end {busy:.1f}. Where that is above {WORKERS}, other
work shared the processors: then wall times and their ratio say little, processor times still hold.
"""


def say(text: str) -> None:
    """To the screen."""
    sys.stderr.write(text)


def main() -> None:
    """Measure in a copy of the sample, so that nobody's build folder is touched."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-results", action="store_true", help="only print, leave results.md alone")
    wishes = parser.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project = folder / "project"
        for name in ("content", "templates"):
            shutil.copytree(ROOT / name, project / name)
        rows = small_commands(project, wishes.rounds) + full_builds(project, folder, wishes.rounds)
        rows += edits(project, wishes.rounds)
    sys.stdout.write(table(rows) + "\n")
    if not wishes.no_results:
        RESULTS.write_text(report(rows, wishes.rounds), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
