"""What many tests need: a tiny project, and the command as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from workplan_docs.errors import EnvironmentProblem
from workplan_docs.typeset.fonts import FontSet, resolve_faces
from workplan_docs.typeset.pdf import load_weasyprint

ROOT = Path(__file__).parents[1]

settings.register_profile("ci", derandomize=True)  # a change is judged by its own faults, not by luck
if os.environ.get("CI"):
    settings.load_profile("ci")

_TINY = {
    "organ.yaml": """\
version: 1
name: 东平市城市管理局
number_prefix: 东城发
""",
    "leaders.yaml": """\
version: 1
leaders:
  - name: 王小明
""",
    "units.yaml": """\
version: 1
units:
  - name: 办公室
    order: 1
    kind: section
  - name: 环卫科
    order: 2
    kind: section
""",
    "2023/plan.yaml": """\
version: 1
year: 2023
title: 2023年城市管理工作要点
preamble:
  text: 全面提升城市管理水平。
sections:
  - title: 提升环境卫生
    tasks:
      - title: 新建公厕
        text: 全市新建公厕12座。
        leaders: [王小明]
        units: 环卫科，办公室
        targets:
          - id: "1.1"
            name: 新建公厕
            value: 12
            measure: 座
            rollup: sum
            owed_by: 环卫科
            quote: 新建公厕12座
      - text: 做好信息报送工作。
        leaders: [王小明]
        units: 办公室
""",
    "2023/notice.yaml": """\
version: 1
state: draft
document_number: 东城发〔2023〕1号
title: 东平市城市管理局关于|印发2023年城市管理工作要点的通知
recipients: 机关各科室
body:
  - 现将《2023年城市管理工作要点》印发给你们，请认真执行。
encloses: plan
signature: 东平市城市管理局
date: 2023年3月5日
printed_by: 东平市城市管理局办公室
printed_on: 2023年3月6日
openness: 主动公开
note: 此件主动公开
""",
}


@pytest.fixture
def tiny_project(tmp_path: Path) -> Path:
    """A project of two units and two tasks, without a fault or a warning."""
    project = tmp_path / "项目"
    for name, text in _TINY.items():
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return project


@pytest.fixture
def make_docs(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command in this process; the first argument is the folder to stand in."""

    def run(folder: Path, *args: str) -> Result:
        from workplan_docs.cli.program import program

        monkeypatch.chdir(folder)
        monkeypatch.setenv("PYTHONSAFEPATH", "1")  # the command sets them; nothing is left of it afterwards
        monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
        result = CliRunner().invoke(program, list(args))
        shown = result.stdout + result.stderr
        assert "Traceback" not in shown, shown
        return result

    return run


@pytest.fixture
def run_make_docs() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command as a process of its own, as a user does."""

    def run(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "workplan_docs", *args],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            capture_output=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    """The prepared fonts, for tests that make a PDF; without them or Pango such tests are skipped."""
    found = resolve_faces(Path("no-such-project"), {})
    if not found.complete:
        pytest.skip("the prepared fonts are not there: run ./setup.sh setup")
    try:
        load_weasyprint()
    except EnvironmentProblem as problem:
        pytest.skip(str(problem))
    return found
