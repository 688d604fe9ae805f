from __future__ import annotations

import os
from pathlib import Path

import pytest

from workplan_docs.errors import EnvironmentProblem
from workplan_docs.production import files
from workplan_docs.production.files import OutputError, prepare_folder, sweep, write_output


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_writes_below_new_folders_and_leaves_nothing_else(tmp_path):
    assert write_output(tmp_path, "2023/sheets/01-办公室.docx", b"x")
    assert names(tmp_path) == ["2023/sheets/01-办公室.docx"]


def test_same_bytes_are_left_alone(tmp_path):
    write_output(tmp_path, "a.docx", b"x")
    os.utime(tmp_path / "a.docx", (1, 1))
    assert not write_output(tmp_path, "a.docx", b"x")
    assert (tmp_path / "a.docx").stat().st_mtime == 1
    assert write_output(tmp_path, "a.docx", b"y")


def test_ordinary_permissions(tmp_path):
    write_output(tmp_path, "a.docx", b"x")
    (tmp_path / "plain").write_bytes(b"x")
    assert (tmp_path / "a.docx").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("path", ["../out", "/out", "a/../../out", "a\\b", "a\0b", ""])
def test_never_outside(tmp_path, path):
    root = tmp_path / "build"
    root.mkdir()
    with pytest.raises(OutputError) as caught:
        write_output(root, path, b"x")
    assert caught.value.diagnostics[0].code == "FW003"
    assert names(tmp_path) == []


def test_never_outside_through_a_link(tmp_path):
    root = tmp_path / "build"
    (tmp_path / "elsewhere").mkdir()
    root.mkdir()
    (root / "2023").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError):
        write_output(root, "2023/notice.docx", b"x")
    assert names(tmp_path / "elsewhere") == []


def test_open_in_word_is_one_sentence_and_the_old_file_stays(tmp_path, monkeypatch):
    write_output(tmp_path, "a.docx", b"old")

    def refuse(*_):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(files.os, "replace", refuse)
    with pytest.raises(OutputError) as caught:
        write_output(tmp_path, "a.docx", b"new")
    assert caught.value.diagnostics[0].code == "FW001"
    assert "Word" in caught.value.diagnostics[0].message
    assert names(tmp_path) == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"old"


def test_interrupted_writing_leaves_the_old_file_and_no_temporary_one(tmp_path, monkeypatch):
    write_output(tmp_path, "a.docx", b"old")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_output(tmp_path, "a.docx", b"new")
    assert names(tmp_path) == ["a.docx"]


@pytest.mark.parametrize(
    ("path", "word"),
    [("甲" * 90 + ".docx", "文件名太长"), ("folder", "文件夹"), ("file/a.docx", "不是文件夹")],
)
def test_what_the_disk_refuses_is_said_in_chinese(tmp_path, path, word):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError) as caught:
        write_output(tmp_path, path, b"x")
    assert word in caught.value.diagnostics[0].message
    assert names(tmp_path) == ["file"]


def test_a_path_beyond_the_limit_of_windows_is_told_as_such(tmp_path, monkeypatch):
    def too_long(*_, **__):
        raise FileNotFoundError(2, "The filename or extension is too long")  # WinError 206

    monkeypatch.setattr(Path, "mkdir", too_long)
    with pytest.raises(OutputError) as caught:
        write_output(tmp_path, "2023/notice.docx", b"x")
    assert "260" in caught.value.diagnostics[0].message


def test_output_folder_that_is_a_file(tmp_path):
    (tmp_path / "build").touch()
    with pytest.raises(EnvironmentProblem) as caught:
        prepare_folder(tmp_path / "build", "build")
    assert "同名文件" in caught.value.diagnostics[0].message


def test_output_folder_without_permission(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(EnvironmentProblem) as caught:
        prepare_folder(tmp_path / "build", "build")
    assert "没有权限" in caught.value.diagnostics[0].message


def test_what_a_killed_build_left_is_swept(tmp_path):
    left = tmp_path / "2023" / f"{files.TEMP_PREFIX}abc{files.TEMP_SUFFIX}"
    left.parent.mkdir()
    left.touch()
    (tmp_path / "2023" / "other.tmp").touch()
    sweep(tmp_path)
    assert names(tmp_path) == ["2023/other.tmp"]
