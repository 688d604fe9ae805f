"""How long things take, as medians of several rounds and as ratios to the bare baseline (`bare.py`).

``./setup.sh bench`` prints the table and writes ``benchmarks/results.md``. A build and a bare run take turns
in every round, and the ratio is taken within a round. Processor time stands beside wall time, because it is
what is left comparable on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results.md"
WORKERS = 2


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
    """Run Python with ``arguments``; `os.wait4` tells of the process and of all that it started."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as out:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *arguments], cwd=folder, env=environment, stdout=out, stderr=subprocess.PIPE,
            text=True, encoding="utf-8",
        )  # fmt: skip
        assert process.stderr is not None
        errors = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{errors}")
        out.seek(0)
        # Linux counts in kB, macOS in bytes.
        unit = 1024 if sys.platform.startswith("linux") else 1024 * 1024
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, out.read())


def make_docs(folder: Path, *arguments: str) -> Run:
    """One ``make-docs`` command in a project folder."""
    return run(["-m", "workplan_docs", *arguments], folder)


def full_builds(project: Path, folder: Path, rounds: int) -> list[Row]:
    """The full build against the bare baseline."""
    bare = str(ROOT / "benchmarks" / "bare.py")
    run([bare, "prepare", str(project), str(folder / "bare")], project)
    builds: list[Run] = []
    bares: list[dict[str, float]] = []
    for number in range(rounds):
        shutil.rmtree(project / "build", ignore_errors=True)
        builds.append(make_docs(project, "build", "-j", str(WORKERS)))
        bares.append(json.loads(run([bare, "run", str(folder / "bare"), str(WORKERS)], project).output))
        say(f"round {number + 1}: build {builds[-1].wall:.1f} s, bare {bares[-1]['wall']:.1f} s wall; "
            f"{builds[-1].cpu:.1f} s and {bares[-1]['cpu']:.1f} s of processor time\n")  # fmt: skip
    files = sum(1 for p in (project / "build" / "2023").rglob("*") if p.is_file())
    command = f"`make-docs build -j {WORKERS}`"
    baseline = f"`benchmarks/bare.py run … {WORKERS}`"
    wall = median([b.wall / n["wall"] for b, n in zip(builds, bares, strict=True)])
    cpu = median([b.cpu / n["cpu"] for b, n in zip(builds, bares, strict=True)])
    return [
        Row(f"full build, {files} files", seconds([b.wall for b in builds]), "", command),
        Row("— processor time", seconds([b.cpu for b in builds]), "", command),
        Row("bare baseline", seconds([b["wall"] for b in bares]), "", baseline),
        Row("— processor time", seconds([b["cpu"] for b in bares]), "", baseline),
        Row("full build : bare, wall", f"{wall:.2f}", "1.35", "per round"),
        Row("full build : bare, processor time", f"{cpu:.2f}", "", "per round"),
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
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project = folder / "project"
        for name in ("content", "templates"):
            shutil.copytree(ROOT / name, project / name)
        rows = small_commands(project, wishes.rounds) + full_builds(project, folder, wishes.rounds)
    sys.stdout.write(table(rows) + "\n")
    if not wishes.no_results:
        RESULTS.write_text(report(rows, wishes.rounds), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
