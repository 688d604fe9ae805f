"""One build at a time, on any kind of drive."""

from __future__ import annotations

import sys

import pytest

from workplan_docs.errors import EnvironmentProblem
from workplan_docs.production.lock import only_build


def second(folder):
    with only_build(folder):
        pytest.fail("a second build began")


def test_a_second_build_is_told(tmp_path):
    with only_build(tmp_path), pytest.raises(EnvironmentProblem, match="另一个生成"):
        second(tmp_path)
    with only_build(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders are never locked there")
def test_a_drive_that_locks_no_folder_is_no_second_build(tmp_path, monkeypatch):
    import fcntl

    from workplan_docs.production import lock

    real = fcntl.flock
    monkeypatch.setattr(lock.tempfile, "gettempdir", lambda: str(tmp_path))
    project = tmp_path / "project"
    project.mkdir()

    def as_network_drives_do(handle, operation):
        if lock.os.path.samestat(lock.os.fstat(handle), project.stat()):
            raise OSError(9, "Bad file descriptor")
        real(handle, operation)

    monkeypatch.setattr(fcntl, "flock", as_network_drives_do)
    with only_build(project), pytest.raises(EnvironmentProblem, match="另一个生成"):
        second(project)
