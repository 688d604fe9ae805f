"""Things that must hold for every file of the project, whoever wrote it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT_SUFFIXES = {
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".sh",
    ".txt",
    ".lock",
    ".j2",
    ".css",
    ".json",
    ".cfg",
    "",
}
# Built from pieces, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile("|".join(f"/{name}/" for name in ("work", "root", "farm", "home/[a-z]+")))
HOSTS = re.compile(
    r"\b(?:" + "|".join(("py" + r"pi\.", "python" + "hosted", r"deb\.deb" + "ian", "snapshot" + r"\.debian",
                         "registry" + r"\.npmjs", r"mirrors?\.[a-z]+\.(?:edu|com|cn)")) + ")", re.IGNORECASE
)  # fmt: skip
UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\b")


def tracked_files() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git working tree: there is no list of the project's files")
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


def lines_matching(pattern: re.Pattern[str]) -> list[str]:
    files = tracked_files()
    assert len(files) > 20, "next to no files are tracked: the test looks at nothing"
    found = []
    for path in files:
        if path.suffix not in TEXT_SUFFIXES:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    return found


def test_no_path_of_a_machine():
    assert lines_matching(MACHINE_PATHS) == []


def test_no_registry_host():
    assert lines_matching(HOSTS) == []


def test_nothing_is_left_unfinished():
    assert lines_matching(UNFINISHED) == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_file_is_hashed_and_holds_no_host(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE), "options of pip do not belong into the lock file"
    pins = re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE)
    assert len(pins) > 20
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [entry.split("=")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_files_have_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [re.match(r"[A-Za-z0-9-]+", line) for line in project["project"]["dependencies"]]
    names = {match.group().lower() for match in wanted if match}
    for lock in ("requirements.lock", "requirements-dev.lock"):
        pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        assert names <= pinned


def test_every_dependency_says_what_it_is_for_and_has_a_lower_bound():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = re.findall(r'^    "([A-Za-z0-9_-]+)([^"]*)",(.*)$', text.split("[tool.")[0], re.MULTILINE)
    dependencies = [line for line in lines if re.match(r"[><=]=", line[1])]
    assert len(dependencies) >= 15
    assert [name for name, _, comment in dependencies if not re.match(r"\s+# .{10,}", comment)] == []
    declared = tomllib.loads(text)
    assert len(dependencies) == len(declared["project"]["dependencies"]) + len(
        declared["dependency-groups"]["dev"]
    )


def test_what_set_up_and_builds_make_is_ignored():
    names = [str(path.relative_to(ROOT).as_posix()) for path in tracked_files()]
    assert [
        name for name in names if name.startswith((".venv/", "build/")) and name != "build/.gitkeep"
    ] == []
    assert "build/.gitkeep" in names
