"""The wheel: the same bytes twice, with everything that an office needs, with nothing that is not allowed."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from release.make_wheel import ROOT, build_wheel, check_fonts, notice_text
from workplan_docs.typeset.fonts.faces import Face
from workplan_docs.typeset.fonts.folders import cache_folder
from workplan_docs.typeset.fonts.recipe import SOURCES, recipe_hash


@pytest.fixture
def prepared():
    folder = cache_folder() / recipe_hash()
    if not (folder / "fonts.json").is_file():
        pytest.skip("the prepared fonts are not there: run ./setup.sh setup")
    return folder


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_without_fonts_it_is_the_same_twice_and_holds_what_init_lays_down(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKPLAN_WHEEL_FONTS", "/nowhere")
    first, second = build_wheel(tmp_path / "1", None), build_wheel(tmp_path / "2", None)
    assert first.read_bytes() == second.read_bytes()
    found = names(first)
    for folder in ("templates", "content"):
        files = [p for p in (ROOT / folder).rglob("*") if p.is_file()]
        assert files
        assert {f"workplan_docs/_data/{p.relative_to(ROOT).as_posix()}" for p in files} <= found
    assert not [name for name in found if "/fonts/" in name and name.startswith("workplan_docs/_data")]
    assert {p.relative_to(ROOT).as_posix() for p in (ROOT / "workplan_docs").rglob("*.py")} <= found


def test_the_date_of_the_source_is_that_of_the_files(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with zipfile.ZipFile(build_wheel(tmp_path, None)) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(2023, 11, 14)}


@pytest.mark.slow
def test_with_fonts_it_has_every_face_and_every_licence(prepared, tmp_path):
    first, second = build_wheel(tmp_path / "1", prepared), build_wheel(tmp_path / "2", prepared)
    assert first.read_bytes() == second.read_bytes()
    found = {n.removeprefix("workplan_docs/_data/fonts/") for n in names(first) if "_data/fonts/" in n}
    assert {p.relative_to(prepared).as_posix() for p in prepared.rglob("*") if p.is_file()} <= found
    assert "README.zh-CN.txt" in found
    assert len([n for n in found if n.startswith("licences/")]) >= 8


def test_the_notice_names_every_source_with_its_licence():
    text = notice_text()
    for source in SOURCES.values():
        assert f"{source.name}，{source.licence}" in text
    assert "不要公开发布" in text


def test_fonts_that_are_damaged_or_of_another_recipe_are_not_packed(prepared, tmp_path):
    assert check_fonts(prepared) == []
    copy = tmp_path / "fonts"
    shutil.copytree(prepared, copy)
    manifest = json.loads((copy / "fonts.json").read_text(encoding="utf-8"))
    (copy / "fonts.json").write_text(json.dumps({**manifest, "recipe": "another"}), encoding="utf-8")
    (copy / f"{Face.KAI}.ttf").write_bytes(b"x")
    (copy / f"{Face.HEI}.glyphs").unlink()
    shutil.rmtree(copy / "licences")
    faults = check_fonts(copy)
    assert len([f for f in faults if "许可文本" in f]) == len({s.name for s in SOURCES.values()})
    assert "字体文件 kai.ttf 缺失或已损坏" in faults
    assert "字体文件 hei.ttf 没有字宽表" in faults
    assert any("别的做法" in fault for fault in faults)
