"""Preparation of the free set: what it says when something is not to be had, and what it leaves behind."""

from __future__ import annotations

import json

import pytest

from workplan_docs.errors import EnvironmentProblem
from workplan_docs.typeset.fonts import Face, folders, prepare, recipe
from workplan_docs.typeset.fonts.fetch import find_sources
from workplan_docs.typeset.fonts.recipe import SOURCES


def test_without_apt_it_says_what_to_do_and_leaves_nothing(cache, monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert prepare.main([]) == 3
    said = capsys.readouterr().err
    assert "EV021" in said
    assert "fonts 文件夹" in said
    assert not folders.is_prepared()
    assert list(cache.rglob("*.ttf")) == []
    assert list(cache.rglob(".making-*")) == []


def test_another_file_than_the_pinned_one_is_refused(tmp_path):
    (tmp_path / "FandolFang-Regular.otf").write_bytes(b"OTTO something else")
    with pytest.raises(EnvironmentProblem) as caught:
        find_sources(tmp_path)
    assert caught.value.diagnostics[0].code == "EV023"
    assert "FandolFang-Regular.otf" in caught.value.diagnostics[0].message


def test_what_is_prepared_is_not_prepared_again(cache, tmp_path):
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / folders.MANIFEST).write_text("{}", encoding="utf-8")
    assert prepare.prepare(folder) == folder
    assert prepare.main(["--check", "--folder", str(folder)]) == 0
    assert prepare.main(["--check", "--folder", str(tmp_path / "none")]) == 3


def test_a_named_folder_goes_before_the_cache(cache, tmp_path, monkeypatch):
    assert folders.prepared_folder().is_relative_to(cache)
    monkeypatch.setenv("WORKPLAN_FONTS", str(tmp_path / "usb"))
    assert folders.prepared_folder() == tmp_path / "usb"


def test_every_source_is_pinned_and_every_layer_has_one():
    for source in SOURCES.values():
        assert len(source.sha256) == 64
        assert source.packages or "--hash=sha256:" in source.wheel
        assert source.licence_files
    used = {layer.source for layers in recipe.FACE_LAYERS.values() for layer in layers}
    assert used == set(SOURCES)


def test_the_prepared_set_is_whole_and_has_its_licences(free_set):
    folder = free_set.file(Face.RARE).path.parent
    manifest = json.loads((folder / folders.MANIFEST).read_text(encoding="utf-8"))
    assert set(manifest["faces"]) == set(Face)
    assert all(file.path.is_file() and file.glyph_table.is_file() for file in free_set.files)
    licences = {path.name.split("-")[0] for path in (folder / "licences").iterdir()}
    assert licences == {"AR", "FandolFang", "FandolHei", "FandolKai", "FandolSong", "Liberation", "Noto"}
    assert sum(path.stat().st_size for path in folder.rglob("*")) < 60_000_000


class Pool:
    """A pool whose processes the system refuses to start."""

    def __init__(self, *_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def map(self, *_):
        raise PermissionError(13, "no process for you")


@pytest.mark.parametrize(
    "refusal",
    [
        FileNotFoundError(2, "/dev/shm"),
        OSError(38, "Function not implemented"),
        ImportError("This platform lacks a functioning sem_open implementation"),
        NotImplementedError("system provides too few semaphores"),
        None,
    ],
)
def test_without_processes_the_faces_are_made_one_after_the_other(tmp_path, monkeypatch, refusal):
    def refuse(*_):
        raise refusal

    monkeypatch.setattr(prepare, "ProcessPoolExecutor", refuse if refusal else Pool)
    monkeypatch.setattr(prepare, "_make_one", lambda job: f"digest of {job[0]}")
    prepare.make_set({}, tmp_path, 2)
    manifest = json.loads((tmp_path / folders.MANIFEST).read_text(encoding="utf-8"))
    assert {face: entry["sha256"] for face, entry in manifest["faces"].items()} == {
        f: f"digest of {f}" for f in Face
    }
