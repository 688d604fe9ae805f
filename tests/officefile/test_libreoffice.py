"""LibreOffice is found, asked with a limit, and ended with what it started."""

import os
import sys
import time
from pathlib import Path

import pytest

from workplan_docs.officefile import libreoffice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


def script(folder, text):
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_what_it_says_of_itself(tmp_path):
    assert libreoffice.libreoffice_version(script(tmp_path, "echo LibreOffice 7.4")) == "LibreOffice 7.4"


def test_one_that_hangs_is_ended_with_its_child(tmp_path):
    program = script(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child; wait")
    began = time.monotonic()
    assert libreoffice.libreoffice_version(program, 1.0) is None
    assert time.monotonic() - began < 60
    child = int((tmp_path / "child").read_text())
    for _ in range(200):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        if "Z" in (state_of(child) or "Z"):
            return
        time.sleep(0.05)
    pytest.fail("the child outlived it")


def state_of(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return None


@pytest.mark.parametrize("text", ["exit 1", "printf ''", "printf '\\377\\376'"])
def test_one_that_says_nothing_of_use_is_no_exception(tmp_path, text):
    libreoffice.libreoffice_version(script(tmp_path, text))


def test_a_file_that_is_no_program_says_nothing(tmp_path):
    (tmp_path / "soffice").write_bytes(b"\0\1\2")
    assert libreoffice.libreoffice_version(str(tmp_path / "soffice")) is None


def test_it_is_found_on_the_path(tmp_path, monkeypatch):
    monkeypatch.setattr(libreoffice, "_USUAL", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert libreoffice.find_libreoffice() is None
    program = script(tmp_path, "true")
    assert libreoffice.find_libreoffice() == program
