"""The scripts of the bundle, as far as they can be tried without Windows and without installing."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
import types
from collections import namedtuple
from pathlib import Path

import pytest

from tests.release.wheels import digest, make_wheel_file

OFFLINE = Path(__file__).parents[2] / "release" / "offline"
Version = namedtuple("Version", "major minor")


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """install.py beside a pip and a program that hold nothing; what it would run is kept in ``ran``."""
    spec = importlib.util.spec_from_file_location("offline_install", OFFLINE / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    wheels = [make_wheel_file(tmp_path / "wheels", name) for name in ("pip", "workplan-docs")]
    (tmp_path / "SHA256SUMS").write_text("".join(f"{digest(w)}  wheels/{w.name}\n" for w in wheels), "utf-8")
    module.ran = []
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module.subprocess, "call", lambda command, **_: module.ran.append(command) or 0)
    monkeypatch.setattr(module.sys, "version_info", (3, 12, 1))
    monkeypatch.setattr(module.platform, "machine", lambda: "x86_64")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return module


@pytest.mark.skipif(sys.platform != "linux", reason="makes a virtual environment as Linux has it")
def test_it_installs_from_the_folder_only(bundle, tmp_path, capsys):
    assert bundle.main([]) == 0
    place = tmp_path / "home/.local/share/workplan-docs/venv"
    assert (place / "bin/python").exists()
    command = bundle.ran[0]
    assert command[0] == str(place / "bin/python")
    assert command[1] == str(tmp_path / "wheels/pip-1.0-py3-none-any.whl/pip")
    assert {"--no-index", "--find-links", str(tmp_path / "wheels"), "workplan-docs"} <= set(command)
    assert (tmp_path / "home/.local/bin/make-docs").is_symlink()
    assert "make-docs init" in capsys.readouterr().out
    assert bundle.main([str(tmp_path / "别处"), "--no-path"]) == 0
    assert (tmp_path / "别处/venv/bin/python").exists()


def test_a_file_of_the_users_own_name_is_left_alone(bundle, tmp_path):
    own = tmp_path / "home/.local/bin/make-docs"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    assert "没有动它" in bundle.put_on_path(tmp_path / "venv/bin/make-docs")
    assert own.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("fault", ["missing", "damaged", "no sums"])
def test_a_damaged_bundle_is_refused(bundle, tmp_path, capsys, fault):
    wheel = tmp_path / "wheels/workplan_docs-1.0-py3-none-any.whl"
    if fault == "missing":
        wheel.unlink()
    elif fault == "damaged":
        wheel.write_bytes(wheel.read_bytes() + b"x")
    else:
        (tmp_path / "SHA256SUMS").unlink()
    assert bundle.main([]) == 3
    assert "安装包不完整" in capsys.readouterr().out
    assert bundle.ran == []


@pytest.mark.parametrize(
    ("version", "machine"), [((3, 8), "x86_64"), ((3, 14), "x86_64"), ((3, 11), "aarch64")]
)
def test_a_machine_without_packages_is_refused(bundle, monkeypatch, capsys, version, machine):
    monkeypatch.setattr(bundle.sys, "version_info", (*version, 0))
    monkeypatch.setattr(bundle.platform, "machine", lambda: machine)
    assert bundle.main([]) == 3
    assert "没有安装" in capsys.readouterr().out
    assert bundle.ran == []


def test_old_pythons_can_read_it():
    ast.parse((OFFLINE / "install.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_users_path_on_windows_gets_the_folder_once(bundle, monkeypatch):
    values = {"Path": (r"%USERPROFILE%\bin", 2)}
    fake = types.ModuleType("winreg")
    fake.HKEY_CURRENT_USER, fake.KEY_ALL_ACCESS, fake.REG_EXPAND_SZ = 1, 2, 2

    class Key:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    fake.CreateKeyEx = lambda *_: Key()
    fake.QueryValueEx = lambda _, name: values[name]
    fake.SetValueEx = lambda _, name, __, kind, value: values.update({name: (value, kind)})
    monkeypatch.setitem(sys.modules, "winreg", fake)
    for _ in range(2):
        bundle._put_on_windows_path(Path("X:/venv/Scripts"))
    assert values["Path"] == (rf"%USERPROFILE%\bin;{Path('X:/venv/Scripts')}", 2)


def test_the_batch_file_survives_every_code_page():
    data = (OFFLINE / "install.bat").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    text = data.decode("gbk")
    # cmd reads bytes: no second byte of a character may look like one of its signs.
    seconds = {char.encode("gbk")[1] for char in text if ord(char) > 127}
    assert seconds.isdisjoint(b'|&<>^%"\\()')
    assert "install.py" in text


def test_the_shell_script_says_which_python_is_missing(tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "dirname").symlink_to("/usr/bin/dirname")
    subprocess.run(["/bin/sh", "-n", str(OFFLINE / "install.sh")], check=True)
    done = subprocess.run(
        ["/bin/sh", str(OFFLINE / "install.sh")], env={"PATH": str(tools)}, capture_output=True, check=False
    )
    assert done.returncode == 3
    assert "Python 3.11" in done.stderr.decode()
