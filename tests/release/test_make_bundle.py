"""The offline bundle, with a folder of small wheels in the place of the registry."""

from __future__ import annotations

import os
import zipfile

import pytest
from packaging.requirements import Requirement

from release import make_bundle
from release.make_bundle import download, fill, locked_entries, zip_folder
from release.targets import TARGETS, Locked
from tests.release.wheels import digest, make_wheel_file

WINDOWS = next(t for t in TARGETS if t.label == "windows-x64/3.13")
LINUX = next(t for t in TARGETS if t.label == "linux-x64/3.11")


@pytest.fixture
def registry(tmp_path, monkeypatch):
    """A folder that pip takes for everything there is."""
    folder = tmp_path / "registry"
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def locked(path, text):
    return Locked(Requirement(text), (f"sha256:{digest(path)}",))


def test_wheels_of_the_target_are_fetched_wherever_this_runs(registry, tmp_path):
    both = [make_wheel_file(registry, "fast", f"cp313-cp313-{p}") for p in ("win_amd64", "macosx_11_0_arm64")]
    colours = make_wheel_file(registry, "colours")
    entries = [locked(both[0], "fast==1.0"), locked(colours, "colours==1.0; sys_platform == 'win32'")]
    assert download(entries, WINDOWS, tmp_path / "out") == []
    assert {p.name for p in (tmp_path / "out").iterdir()} == {both[0].name, colours.name}


def test_everything_that_is_not_to_be_had_is_named(registry, tmp_path):
    good = make_wheel_file(registry, "good")
    swapped = make_wheel_file(registry, "swapped")
    entries = [
        locked(good, "good==1.0"),
        Locked(Requirement("swapped==1.0"), ("sha256:" + "0" * 64,)),
        Locked(Requirement("nowhere==2.0"), ("sha256:" + "0" * 64,)),
    ]
    assert swapped.is_file()
    faults = download(entries, LINUX, tmp_path / "out")
    assert [fault.split("：")[:2] for fault in faults] == [
        ["linux-x64/3.11", "swapped==1.0"],
        ["linux-x64/3.11", "nowhere==2.0"],
    ]


def test_the_bundle_says_what_its_own_wheels_lack(registry, tmp_path, monkeypatch):
    pip = make_wheel_file(registry, "pip")
    own = make_wheel_file(tmp_path, "workplan-docs", "py3-none-any", "Requires-Dist: forgotten>=3")
    monkeypatch.setattr(make_bundle, "locked_entries", lambda: [locked(pip, "pip==1.0")])
    folder = tmp_path / "bundle"
    assert fill(folder, own, (LINUX,)) == ["linux-x64/3.11：forgotten>=3（workplan-docs 需要）"]
    sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert sums == [f"{digest(p)}  wheels/{p.name}" for p in sorted((folder / "wheels").iterdir())]
    assert {p.name for p in folder.iterdir()} >= {"install.bat", "install.py", "install.sh", "安装说明.txt"}
    assert os.access(folder / "install.sh", os.X_OK)


def test_without_a_network_it_stops_at_the_first_machine(registry, tmp_path, monkeypatch):
    own = make_wheel_file(tmp_path, "workplan-docs")
    entries = [Locked(Requirement(f"{name}==1.0"), ("sha256:" + "0" * 64,)) for name in ("one", "two")]
    monkeypatch.setattr(make_bundle, "locked_entries", lambda: entries)
    faults = fill(tmp_path / "bundle", own, (LINUX, WINDOWS))
    assert "请检查网络" in faults[0]
    assert len(faults) == 3
    assert not [fault for fault in faults if WINDOWS.label in fault]


def test_the_lock_is_what_is_asked_for_and_pip_comes_along():
    names = [entry.requirement.name for entry in locked_entries()]
    assert {"click", "weasyprint", "lxml", "pip"} <= set(names)
    assert "pytest" not in names
    assert all(entry.hashes for entry in locked_entries())


def test_the_zip_file_is_the_same_whenever_it_is_made(tmp_path):
    folder = tmp_path / "bundle"
    (folder / "wheels").mkdir(parents=True)
    (folder / "安装说明.txt").write_text("说明", encoding="utf-8")
    (folder / "install.sh").write_text("#!/bin/sh\n", encoding="utf-8")
    zip_folder(folder, tmp_path / "1.zip")
    os.utime(folder / "install.sh", (0, 10**9))
    zip_folder(folder, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert archive.namelist() == ["bundle/install.sh", "bundle/安装说明.txt"]
        assert archive.getinfo("bundle/install.sh").external_attr >> 16 & 0o111
