"""Files under another name or in another folder: known by what they say, told once, with the right name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workplan_docs.cli.reading import read_project
from workplan_docs.content import misnamed
from workplan_docs.content.misnamed import kind_of, named_alike
from workplan_docs.errors import Diagnostic

PLAN = "2023/plan.yaml"


def faults(project: Path) -> list[Diagnostic]:
    return list(read_project(project, None).diagnostics)


def move(project: Path, old: str, new: str) -> None:
    target = project / "content" / new
    target.parent.mkdir(parents=True, exist_ok=True)
    (project / "content" / old).rename(target)


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        (PLAN, "2023/工作要点.yaml", "“工作要点.yaml”，像是工作要点：把它改名为 plan.yaml"),
        (PLAN, "2023/plan.yml", "“plan.yml”：把它改名为 plan.yaml"),
        (PLAN, "2023/Plan.yaml", "“Plan.yaml”：把它改名为 plan.yaml"),
        (PLAN, "2023/plan.yaml.txt", "把它改名为 plan.yaml"),
        (PLAN, "2023/plan.yaml.yaml", "把它改名为 plan.yaml"),
        (PLAN, "2023/plan (1).yaml", "“plan (1).yaml”：把它改名为 plan.yaml"),
        (PLAN, "2023/副本 plan.yaml", "“副本 plan.yaml”：把它改名为 plan.yaml"),
        (PLAN, "2023/plan - 副本.yaml", "“plan - 副本.yaml”：把它改名为 plan.yaml"),
        (PLAN, "2023/plan。yaml", "把它改名为 plan.yaml"),
        (PLAN, "2023/新建 文本文档.txt", "像是工作要点：把它改名为 plan.yaml"),
        (PLAN, "2023/plan", "把它改名为 plan.yaml"),
        (PLAN, "plan.yaml", "content 里有“plan.yaml”：把它移到 content/2023。"),
        (PLAN, "2023/documents/工作要点.yaml", "把它移到 content/2023，改名为 plan.yaml"),
        ("2023/notice.yaml", "2023/通知.yaml", "像是印发通知：把它改名为 notice.yaml"),
        ("2023/notice.yaml", "2023/documents/notice.yaml", "把它移到 content/2023。"),
        ("units.yaml", "单位.yaml", "像是单位名录：把它改名为 units.yaml"),
        ("units.yaml", "2023/units.yaml", "把它移到 content。"),
        ("units.yaml", "../units.yaml", "项目文件夹"),
        ("leaders.yaml", "领导.yaml", "像是领导名单：把它改名为 leaders.yaml"),
        ("organ.yaml", "机关.yaml", "把它改名为 organ.yaml"),
    ],
)
def test_one_message_tells_the_right_name(tiny_project: Path, old: str, new: str, cure: str) -> None:
    move(tiny_project, old, new)
    (fault,) = [d for d in faults(tiny_project) if d.code[:2] == "CT"]
    assert (fault.code, fault.file) == ("CT001", f"content/{old}")
    assert cure in str(fault.hint)


def test_a_new_year_is_copied_from_the_last(tiny_project: Path) -> None:
    (tiny_project / "content/2024").mkdir()
    found = [d for d in faults(tiny_project) if d.code == "CT001"]
    assert [d.file for d in found] == ["content/2024/plan.yaml", "content/2024/notice.yaml"]
    assert found[0].hint == "从 content/2023 复制一份，改成 2024 年的。"


def test_a_file_that_a_cloud_keeps(tiny_project: Path) -> None:
    move(tiny_project, PLAN, "2023/.plan.yaml.icloud")
    (fault,) = [d for d in faults(tiny_project) if d.code == "CT001"]
    assert "云盘" in str(fault.hint)


def test_two_copies_are_both_named(tiny_project: Path) -> None:
    shutil.copy(tiny_project / "content" / PLAN, tiny_project / "content/2023/plan (2).yaml")
    move(tiny_project, PLAN, "2023/plan (1).yaml")
    (fault,) = [d for d in faults(tiny_project) if d.code[:2] == "CT"]
    assert "“plan (1).yaml”、“plan (2).yaml”" in str(fault.hint)


def test_a_copy_of_other_name_is_no_document(tiny_project: Path) -> None:
    shutil.copy(tiny_project / "content" / PLAN, tiny_project / "content/2023/工作要点.yaml")
    (fault,) = faults(tiny_project)
    assert (fault.code, fault.file) == ("CT011", "content/2023/工作要点.yaml")
    assert "像是工作要点；程序只读 plan.yaml" in str(fault.hint)


def test_files_that_changed_names_are_told_once_each(tiny_project: Path) -> None:
    move(tiny_project, PLAN, "x")
    move(tiny_project, "2023/notice.yaml", PLAN)
    move(tiny_project, "x", "2023/notice.yaml")
    found = faults(tiny_project)
    assert [(d.code, d.file) for d in found] == [
        ("CT013", "content/2023/plan.yaml"),
        ("CT013", "content/2023/notice.yaml"),
    ]
    assert "印发通知放在 notice.yaml 里" in str(found[0].hint)


def test_a_plan_among_the_documents_is_told_once(tiny_project: Path) -> None:
    (tiny_project / "content/2023/documents").mkdir()
    shutil.copy(tiny_project / "content" / PLAN, tiny_project / "content/2023/documents/要点.yaml")
    (fault,) = faults(tiny_project)
    assert (fault.code, fault.file) == ("CT013", "content/2023/documents/要点.yaml")


@pytest.mark.parametrize("inside", [True, False])
def test_a_folder_with_the_name_of_a_file(tiny_project: Path, inside: bool) -> None:
    path = tiny_project / "content" / PLAN
    move(tiny_project, PLAN, "2023/x")
    path.mkdir()
    move(tiny_project, "2023/x", "2023/plan.yaml/plan.yaml" if inside else "../x")
    (fault,) = faults(tiny_project)
    assert fault.code == "CT001"
    assert ("移出来" if inside else "改名，或者移到别处") in str(fault.hint)


def test_a_link_out_of_the_project_is_not_read(tiny_project: Path, tmp_path: Path) -> None:
    path = tiny_project / "content" / PLAN
    (tmp_path / "外.yaml").write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(tmp_path / "外.yaml")
    (fault,) = faults(tiny_project)
    assert (fault.code, "项目以外" in fault.message) == ("CT001", True)
    path.unlink()
    path.symlink_to("没有.yaml")
    (fault,) = faults(tiny_project)
    assert "链接" in str(fault.hint)


def test_a_link_inside_the_project_is_read(tiny_project: Path) -> None:
    move(tiny_project, PLAN, "../plan-2023.yaml")
    (tiny_project / "content" / PLAN).symlink_to(tiny_project / "plan-2023.yaml")
    assert faults(tiny_project) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("version: 1\nyear: 2023\nsections：\n", "plan"),
        ("version: 1\nunits:\n", "units"),
        ("leaders:\n", "leaders"),
        ("version: 1\nname: 某局\n", "organ"),
        ("title: 通知\nbody: 甲。\n", "document"),
        ("title: 通知\nbody: 甲。\nencloses: plan\n", "notice"),
        ("version: 1\ntitle: 通知\n", None),
        ("一段话\n", None),
        ("units:\nleaders:\n", None),
    ],
)
def test_the_keys_tell_what_a_file_is(text: str, kind: str | None) -> None:
    assert kind_of(text.encode()) == kind


def test_another_word_is_no_other_writing() -> None:
    assert not named_alike("planning.yaml", "plan")
    assert not named_alike("plan.docx", "plan")


def test_only_texts_of_the_folder_itself_are_looked_into(
    tiny_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(tiny_project, "units.yaml", "../单位.txt")
    (tiny_project / "units.xlsx").write_bytes(b"version: 1\nunits:\n")
    (tiny_project / "旧的.yaml").symlink_to(tiny_project / "单位.txt")
    looked: list[str] = []
    whole = misnamed.kind_of
    monkeypatch.setattr(misnamed, "kind_of", lambda raw: looked.append("") or whole(raw))
    (fault,) = [d for d in faults(tiny_project) if d.code == "CT001"]
    assert fault.hint == "项目文件夹 里有“单位.txt”，像是单位名录：把它移到 content，改名为 units.yaml。"
    files = len(list((tiny_project / "content").rglob("*.yaml")))
    assert len(looked) <= files + 1, "each is opened once, however often it is asked for"
    misnamed.kind_of_file(tiny_project / "单位.txt")
    assert len(looked) <= files + 1


def test_a_file_that_has_changed_is_looked_into_again(tmp_path: Path) -> None:
    path = tmp_path / "某.yaml"
    path.write_text("units: []\n", encoding="utf-8")
    assert misnamed.kind_of_file(path) == "units"
    path.write_text("leaders: []\n", encoding="utf-8")
    assert misnamed.kind_of_file(path) == "leaders"
