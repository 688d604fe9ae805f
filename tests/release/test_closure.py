"""What an offline machine would miss is found before the bundle leaves the house."""

from __future__ import annotations

import pytest

from release.closure import missing, read_wheels
from release.targets import PYTHONS, SYSTEMS, TARGETS, read_lock
from tests.release.wheels import make_wheel_file

BY_LABEL = {target.label: target for target in TARGETS}
WINDOWS, LINUX = BY_LABEL["windows-x64/3.11"], BY_LABEL["linux-x64/3.12"]


def test_every_system_with_every_python():
    assert set(BY_LABEL) == {f"{system}/{python}" for system in SYSTEMS for python in PYTHONS}


def test_needs_are_followed_through_markers_and_extras(tmp_path):
    make_wheel_file(
        tmp_path, "app", "py3-none-any",
        'Requires-Dist: shapes[round]>=1; python_version >= "3.11"',
        'Requires-Dist: colours; sys_platform == "win32"',
        'Requires-Dist: pytest; extra == "test"',
    )  # fmt: skip
    make_wheel_file(tmp_path, "shapes", "py3-none-any", 'Requires-Dist: pi; extra == "round"')
    wheels = read_wheels(tmp_path)
    assert missing(wheels, ["app"], WINDOWS) == ["colours（app 需要）", "pi（shapes 需要）"]
    assert missing(wheels, ["app"], LINUX) == ["pi（shapes 需要）"]
    make_wheel_file(tmp_path, "pi")
    assert missing(read_wheels(tmp_path), ["app"], LINUX) == []


@pytest.mark.parametrize(
    ("tag", "fits"),
    [
        ("cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64", True),
        ("cp310-abi3-manylinux_2_28_x86_64", True),
        ("py3-none-manylinux1_x86_64", True),
        ("py3-none-any", True),
        ("cp311-cp311-manylinux_2_17_x86_64", False),
        ("cp312-cp312-manylinux_2_34_x86_64", False),
        ("cp312-cp312-musllinux_1_2_x86_64", False),
        ("cp312-cp312-manylinux_2_17_aarch64", False),
        ("cp312-cp312-win_amd64", False),
    ],
)
def test_which_files_fit_linux(tmp_path, tag, fits):
    make_wheel_file(tmp_path, "app", tag)
    assert (missing(read_wheels(tmp_path), ["app"], LINUX) == []) is fits


@pytest.mark.parametrize(
    ("tag", "fits"),
    [("cp311-cp311-win_amd64", True), ("cp311-cp311-win32", False), ("py3-none-win_amd64", True)],
)
def test_which_files_fit_windows(tmp_path, tag, fits):
    make_wheel_file(tmp_path, "app", tag)
    assert (missing(read_wheels(tmp_path), ["app"], WINDOWS) == []) is fits


def test_a_version_that_is_not_wanted_or_not_for_this_python_does_not_count(tmp_path):
    make_wheel_file(tmp_path, "app", "py3-none-any", "Requires-Dist: old>=2", "Requires-Dist: young")
    make_wheel_file(tmp_path, "old")
    make_wheel_file(tmp_path, "young", "py3-none-any", "Requires-Python: >=3.13")
    assert missing(read_wheels(tmp_path), ["app"], LINUX) == ["old>=2（app 需要）", "young（app 需要）"]


def test_a_lock_file_is_read_with_markers_and_every_digest(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "one==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "two==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:cc\n",
        encoding="utf-8",
    )
    one, two = read_lock(lock)
    assert one.line() == "one==1.0 --hash=sha256:aa --hash=sha256:bb"
    assert two.line() == "two==2.0 --hash=sha256:cc"
    assert [WINDOWS.holds(e.requirement.marker) for e in (one, two)] == [True, True]
    assert [LINUX.holds(e.requirement.marker) for e in (one, two)] == [True, False]
