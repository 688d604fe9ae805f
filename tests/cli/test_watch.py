"""`make-docs watch` as a process: saves, faults, new and deleted files, Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from workplan_docs.cli import watch
from workplan_docs.content.blank import blank_document
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity
from workplan_docs.production import watching

ROOT = Path(__file__).parents[2]
DEADLINE = 120  # seconds, only ever reached by a failure
WAITING = "正在等待改动"


def hears_interrupts():
    """A shell lets what it starts in the background ignore Ctrl-C, and its children inherit that."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Watched:
    """The running command and what it has said."""

    def __init__(self, project, *args):
        self.project = project
        self.lines = []
        self._told = 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workplan_docs", "watch", "-j", "1", "--format", "docx", *args],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=hears_interrupts if sys.platform != "win32" else None,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.decode())

    def round(self):
        """What it said in the next round, once that is over."""
        until = time.monotonic() + DEADLINE
        while time.monotonic() < until:
            ends = [n for n, line in enumerate(self.lines) if WAITING in line and n >= self._told]
            if ends:
                said = "".join(self.lines[self._told : ends[0] + 1])
                self._told = ends[0] + 1
                return said
            assert self.process.poll() is None, "".join(self.lines)
            time.sleep(0.05)
        raise AssertionError("nothing more was said: " + "".join(self.lines))

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        return code, "".join(self.lines[self._told :])

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join(DEADLINE)
        self.process.stdout.close()


@pytest.fixture
def watched(tiny_project):
    running = []

    def start(*args):
        running.append(Watched(tiny_project, *args))
        return running[-1]

    yield start
    for one in running:
        one.end()


def save_like_an_editor(path, text):
    """Beside, then the old one away, then the new one in its place, with a file that comes and goes."""
    probe = path.parent / "4913"
    probe.write_text("")
    probe.unlink()
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    path.rename(path.with_name(f"{path.name}~"))
    beside.rename(path)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT cannot be sent to one process there")
def test_saved_faulty_new_and_deleted_files(tiny_project, watched):
    plan = tiny_project / "content/2023/plan.yaml"
    master = tiny_project / "build/2023/master.docx"
    sound = plan.read_text(encoding="utf-8")
    running = watched()
    assert "第 1 次完成" in running.round()
    first = master.read_bytes()

    save_like_an_editor(plan, sound.replace("新建公厕12座。", "新建公厕12座，年底前建成。"))
    said = running.round()
    assert "content/2023/plan.yaml 有改动" in said
    assert "第 2 次完成" in said
    second = master.read_bytes()
    assert second != first
    assert "草稿" not in said, "what holds for every build is said once"

    save_like_an_editor(plan, sound.replace("units: 办公室", "units: 没有的单位"))
    said = running.round()
    assert "plan.yaml:" in said
    assert "没有的单位" in said
    assert "第 3 次没有全部成功" in said
    assert master.read_bytes() == second

    save_like_an_editor(plan, sound)
    assert "第 4 次完成" in running.round()
    assert master.read_bytes() == first

    document = tiny_project / "content/2023/documents/防汛.yaml"
    document.parent.mkdir()
    document.write_text(blank_document("通知", "东平市城市管理局"), encoding="utf-8")
    assert "防汛.yaml 有改动" in running.round()
    made = tiny_project / "build/2023/documents/防汛.docx"
    assert made.is_file()

    document.unlink()
    assert "防汛.yaml 没有了" in running.round()
    assert not made.exists()

    code, said = running.stop()
    assert code == 0
    assert "已停止" in said
    assert not list(tiny_project.rglob("*.tmp"))


def test_a_wrong_wish_ends_at_once(tiny_project, make_docs):
    assert make_docs(tiny_project, "watch", "nonsense").exit_code == 2


def test_outside_a_project_there_is_nothing_to_watch(tmp_path, make_docs):
    assert make_docs(tmp_path, "watch").exit_code == 2


def rounds(monkeypatch, *outcomes):
    """Let builds come out as told, then Ctrl-C; saved files come at once."""
    left = list(outcomes)

    def build(place, console, wishes):
        if not left:
            raise KeyboardInterrupt
        outcome = left.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(watch, "build_project", build)
    monkeypatch.setattr(watch.time, "sleep", lambda _: None)
    monkeypatch.setattr(watching, "wait_for_changes", lambda *_: watching.Changes(("a.yaml",), ()))
    return left


def test_a_bug_of_ours_does_not_end_the_watch(tiny_project, make_docs, monkeypatch):
    left = rounds(monkeypatch, RuntimeError("boom"), 0)
    result = make_docs(tiny_project, "watch")
    assert result.exit_code == 0
    assert left == []
    assert "程序内部出错" in result.stderr
    assert "第 1 次没有全部成功" in result.stdout
    assert "第 2 次完成" in result.stdout


def test_another_build_is_waited_for_and_told_once(tiny_project, make_docs, monkeypatch):
    busy = EnvironmentProblem(Diagnostic("EV043", Severity.ERROR, "另一个生成正在这个文件夹里进行"))
    rounds(monkeypatch, busy, busy, busy, 0)
    result = make_docs(tiny_project, "watch")
    assert result.stderr.count("另一个生成正在") == 1
    assert "第 1 次完成" in result.stdout


def test_a_fault_of_the_machine_is_told_and_the_watch_goes_on(tiny_project, make_docs, monkeypatch):
    gone = EnvironmentProblem(Diagnostic("EV040", Severity.ERROR, "不能写入输出文件夹"))
    rounds(monkeypatch, gone, 0)
    result = make_docs(tiny_project, "watch")
    assert "EV040" in result.stderr
    assert "第 2 次完成" in result.stdout


def test_a_warning_is_told_once_and_an_error_every_time(tiny_project, make_docs, monkeypatch):
    def said(*pairs):
        return [
            Diagnostic("X", severity, text, "a.yaml", line) for line, (severity, text) in enumerate(pairs, 1)
        ]

    old, new = (Severity.WARNING, "旧的警告"), (Severity.WARNING, "新的警告")
    bad = (Severity.ERROR, "错误一处")
    left = [said(old, bad), said(bad, old), said(old, new), said(new), said(new, old)]

    def build(place, console, wishes):
        if not left:
            raise KeyboardInterrupt
        console.diagnostics(left.pop(0))
        return 0

    rounds(monkeypatch)
    monkeypatch.setattr(watch, "build_project", build)
    result = make_docs(tiny_project, "watch")
    assert result.exit_code == 0
    assert result.stderr.count("错误一处") == 2
    assert result.stderr.count("新的警告") == 1
    assert result.stderr.count("旧的警告") == 2, "it had gone in between"
    assert result.stdout.count("另有 1 处警告和上次相同") == 4
