"""``--help`` must answer at once: nothing heavy may be imported for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"pydantic", "weasyprint", "jinja2", "lxml", "docx", "fontTools", "openpyxl", "yaml", "rich"}
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("args", [["--help"], ["build", "--help"], ["--version"]])
def test_help_is_light(args):
    code = (
        "import sys\n"
        "from workplan_docs.cli.program import program\n"
        f"try: program.main({args!r})\n"
        "except SystemExit: pass\n"
        "print('MODULES', *sorted({m.split('.')[0] for m in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    modules = set(done.stdout.decode().rpartition("MODULES")[2].split())
    assert "click" in modules
    assert modules & HEAVY == set()


FOR_FAULTS = {
    *("shape_faults", "misfits", "number_hints", "key_names", "misnamed", "salvage"),
    *("yamloutline", "yamlfirst", "yamlmend", "yamlslips"),
}


def test_sound_content_is_checked_without_the_words_for_faults(tiny_project):
    code = (
        "import sys\n"
        "from workplan_docs.cli.program import program\n"
        "try: program.main(['check'])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "print('MODULES', *sorted(m.rpartition('.')[2] for m in sys.modules if '.content.' in m))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tiny_project, capture_output=True, check=True, env=env
    )
    modules = set(done.stdout.decode().rpartition("MODULES")[2].split())
    assert {"load", "shape", "outline"} <= modules
    assert modules & FOR_FAULTS == set()
