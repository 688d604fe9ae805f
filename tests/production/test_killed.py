"""A build that is killed at any moment leaves whole files only, and the next one completes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.production.killed_build import LENGTH, UNITS, order
from tests.production.situations import Silent
from workplan_docs.production.build import build
from workplan_docs.production.files import TEMP_PREFIX
from workplan_docs.production.manifest import read_manifest

KILLS = 50
SCRIPT = Path(__file__).with_name("killed_build.py")


def kill(project: Path, digit: str, after: float) -> bool:
    """Start a build and kill it ``after`` seconds of building; whether it was still at work."""
    process = subprocess.Popen([sys.executable, SCRIPT, project, digit], stdout=subprocess.PIPE)
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"go\n"
        time.sleep(after)
        process.kill()
        return process.wait() != 0


def half_written(project: Path) -> list[str]:
    """Files that are not what one round made of them; unfinished ones under names of their own are none."""
    bad = []
    for path in sorted((project / "build").rglob("*.docx")) + sorted((project / "build").rglob("*.pdf")):
        stem = path.relative_to(project / "build").with_suffix("").as_posix()
        head = f"{stem}{path.suffix}".encode()
        data = path.read_bytes()
        digits = set(data[len(head) :])
        if not (data.startswith(head) and len(data) == len(head) + LENGTH and len(digits) == 1):
            bad.append(path.name)
    return bad


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="killed processes answer otherwise there")
def test_fifty_killed_builds_and_a_whole_one(tmp_path):
    began = time.monotonic()
    build(*order(tmp_path / "measure", "0"), Silent())
    whole = time.monotonic() - began
    dice = random.Random(9704)
    at_work = 0
    for number in range(KILLS):
        at_work += kill(tmp_path, str(number % 10), dice.uniform(0, whole))
        assert half_written(tmp_path) == []
        _, sound = read_manifest(tmp_path / "build")
        assert sound
    assert at_work > KILLS // 2, "most kills came too late to tell anything"
    wanted = order(tmp_path, "x")
    assert len(build(*wanted, Silent()).artifacts) == 2 * (len(UNITS) + 1)
    assert build(*wanted, Silent()).artifacts == []
    assert not list(tmp_path.rglob(f"{TEMP_PREFIX}*"))
    found = {os.path.relpath(p, tmp_path / "build") for p in (tmp_path / "build").rglob("*.*") if p.is_file()}
    assert len(found) == 2 * (len(UNITS) + 1) + 1
