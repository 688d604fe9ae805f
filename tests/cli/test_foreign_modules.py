"""A project folder that somebody sent may hold files named like Python's own modules: none is ever run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

MODULES = ("random", "selectors", "struct", "tempfile", "weasyprint", "multiprocessing", "workplan_docs")


@pytest.fixture
def trap(tiny_project):
    for name in MODULES:
        text = f"from pathlib import Path\nPath('{name}.ran').touch()\n"
        (tiny_project / f"{name}.py").write_text(text, encoding="utf-8")
    return tiny_project


def run(project: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """The command as its script starts it: the script's folder is looked in for modules, no other."""
    script = project.parent / "bin" / "make-docs"
    script.parent.mkdir(exist_ok=True)
    script.write_text(
        "from workplan_docs.cli import main\nif __name__ == '__main__':\n    main()\n", encoding="utf-8"
    )
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONSAFEPATH", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, script, *args], cwd=project, env=environment, capture_output=True, check=False
    )


def test_the_trap_shuts(trap):
    code = [sys.executable, "-c", "import random"]
    subprocess.run(code, cwd=trap, env=os.environ | {"PYTHONSAFEPATH": ""}, check=True)
    assert (trap / "random.ran").exists()


def test_no_process_of_a_build_takes_a_module_from_the_project(trap):
    done = run(trap, "build", "-j", "2")
    assert done.returncode == 0, done.stderr.decode()
    assert (trap / "build" / "manifest.json").is_file()
    assert list(trap.glob("*.ran")) == []


def test_nor_does_an_audit(trap):
    docx.Document().save(str(trap / "公文.docx"))
    done = run(trap, "audit", "公文.docx")
    assert "公文.docx" in (done.stdout + done.stderr).decode()
    assert list(trap.glob("*.ran")) == []
