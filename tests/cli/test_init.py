"""``make-docs init``: an empty folder, then check and build, with nothing of the user's ever lost."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from workplan_docs.cli.program import program
from workplan_docs.content.load import load_content
from workplan_docs.content.models import (
    Area,
    Group,
    Leader,
    LeadersFile,
    Milestone,
    Notice,
    Organ,
    Plan,
    Preamble,
    Section,
    Target,
    Task,
    Unit,
    UnitsByRole,
    UnitsFile,
)  # fmt: skip
from workplan_docs.content.starter import blank_files, sample_files
from workplan_docs.errors import Severity
from workplan_docs.rules import check_content

ROOT = Path(__file__).parents[2]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("options", [[], ["--empty", "--year", "2027"]])
def test_a_new_project_can_be_checked_and_built(tmp_path, make_docs, options):
    assert make_docs(tmp_path, "init", *options).exit_code == 0
    checked = make_docs(tmp_path, "check")
    assert checked.exit_code == 0, checked.stderr
    built = make_docs(tmp_path, "build", "notice", "--format", "docx", "-j", "1")
    assert built.exit_code == 0, built.stderr
    year = "2027" if options else "2023"
    assert (tmp_path / f"build/{year}/notice.docx").is_file()
    assert (tmp_path / "使用说明.txt").is_file()


def test_the_sample_is_laid_down_word_for_word(tmp_path, make_docs):
    make_docs(tmp_path, "init", "新的")
    found = files(tmp_path / "新的" / "content")
    assert found == {k: v for k, v in files(ROOT / "content").items() if k.endswith(".yaml")}


def test_the_blank_has_only_warnings_and_each_gap_is_one(tmp_path, make_docs):
    make_docs(tmp_path, "init", "--empty", "--year", "2027")
    found = check_content(load_content(tmp_path))
    assert {d.severity for d in found} <= {Severity.WARNING, Severity.HINT}
    gaps = {d.file for d in found if d.code == "SP012"}
    names = ("organ", "leaders", "units", "2027/plan", "2027/notice")
    assert gaps == {f"content/{name}.yaml" for name in names}
    assert not [name for name in files(tmp_path) if "2023" in name]


def test_the_blank_filled_in_has_no_gap_left(tmp_path, make_docs):
    make_docs(tmp_path, "init", "--empty", "--year", "2027")
    for path in (tmp_path / "content").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("【待填：姓名】", "王小明")
        path.write_text(re.sub("【待填：[^】]*】", "城市管理", text), encoding="utf-8")
    assert "SP012" not in {d.code for d in check_content(load_content(tmp_path))}


@pytest.mark.parametrize(
    ("file", "models"),
    [
        ("content/organ.yaml", (Organ,)),
        ("content/leaders.yaml", (LeadersFile, Leader)),
        ("content/units.yaml", (UnitsFile, Unit, Area, Group)),
        ("content/2027/plan.yaml", (Plan, Preamble, Section, Task, Target, Milestone, UnitsByRole)),
        ("content/2027/notice.yaml", (Notice,)),
    ],
)
def test_the_blank_tells_every_key(file, models):
    text = blank_files(2027)[file]
    for model in models:
        for name in model.model_fields:
            assert re.search(rf"(^|[\s{{#,-]){name}:", text, re.MULTILINE), f"{model.__name__}.{name}"


def test_what_the_comments_propose_is_taken_when_uncommented(tmp_path, make_docs):
    make_docs(tmp_path, "init", "--empty", "--year", "2027")
    organ = tmp_path / "content/organ.yaml"
    lines = organ.read_text(encoding="utf-8").splitlines()
    proposed = [re.sub(r"^# (?=( {2})?[a-z_]+:)", "", line) for line in lines]
    assert len([1 for a, b in zip(lines, proposed, strict=True) if a != b]) >= 10
    proposed = [line for line in proposed if not line.startswith("fonts:")]
    organ.write_text("\n".join(proposed) + "\n", encoding="utf-8")
    assert load_content(tmp_path).organ.house.top_margin == 37


@pytest.mark.parametrize("make", [sample_files, lambda: blank_files(2027)])
def test_every_modeline_points_to_a_schema_that_is_laid_down(make):
    laid = make()
    pointed = 0
    for name, text in laid.items():
        if name.endswith(".yaml"):
            match = MODELINE.match(text)
            assert match, name
            assert os.path.normpath(Path(name).parent / match[1]).replace(os.sep, "/") in laid
            pointed += 1
    assert pointed >= 5
    for name, text in laid.items():
        if name.endswith(".json"):
            json.loads(text)


@pytest.mark.parametrize("taken", ["content", "使用说明.txt", "docs/schema/plan.schema.json", ".gitignore"])
def test_nothing_is_overwritten_and_nothing_else_written(tmp_path, make_docs, taken):
    path = tmp_path / taken
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    result = make_docs(tmp_path, "init")
    assert result.exit_code == 2
    assert taken in result.stderr
    assert files(tmp_path) == {taken: b"mine"}


def test_other_files_do_no_harm(tmp_path, make_docs):
    (tmp_path / "笔记.txt").write_text("mine", encoding="utf-8")
    assert make_docs(tmp_path, "init").exit_code == 0
    assert (tmp_path / "笔记.txt").read_text(encoding="utf-8") == "mine"


def test_when_a_file_cannot_be_written_the_others_go_again(tmp_path, make_docs, monkeypatch):
    plain = Path.open

    def full(self, mode="r", *args, **kwargs):
        if self.name == "使用说明.txt":
            raise OSError(28, "no space")
        return plain(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", full)
    result = make_docs(tmp_path, "init", "新的")
    assert result.exit_code == 3
    assert "什么也没有留下" in result.stderr
    assert files(tmp_path) == {}


def test_a_target_that_is_a_file(tmp_path, make_docs):
    (tmp_path / "新的").write_text("mine", encoding="utf-8")
    assert make_docs(tmp_path, "init", "新的").exit_code == 3
    assert files(tmp_path) == {"新的": b"mine"}


def test_the_sample_has_its_own_year(tmp_path, make_docs):
    result = make_docs(tmp_path, "init", "--year", "2027")
    assert result.exit_code == 2
    assert "--empty --year 2027" in result.stderr
    assert files(tmp_path) == {}


def test_without_a_year_the_blank_is_of_this_one(tmp_path, make_docs, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    make_docs(tmp_path, "init", "--empty")
    assert load_content(tmp_path).year == 2030


def test_the_folder_of_minus_c(tmp_path, make_docs):
    assert "别处/里面" in make_docs(tmp_path, "-C", "别处", "init", "里面").stdout
    assert (tmp_path / "别处/里面/content/organ.yaml").is_file()


@pytest.mark.parametrize(
    "page",
    [
        "workplan_docs/content/starter_files/guide.txt",
        "release/offline/安装说明.txt",
        "README.zh-CN.md",
        "README.md",
    ],
)
def test_pages_name_only_commands_that_there_are(page):
    named = re.findall(r"make-docs(?: -C \S+)? ([a-z][a-z-]*)", (ROOT / page).read_text(encoding="utf-8"))
    assert "init" in named or "check" in named
    assert set(named) <= set(program.commands)
