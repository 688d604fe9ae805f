"""What lies in ``content`` and is not read: told once, with what to do; never what a system leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_docs.cli.reading import read_project
from workplan_docs.content.stray import stray_files

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = "version: 1\ntype: 通知\ntitle: 关于甲的通知\nbody: 甲。\n"


def put(project: Path, name: str, text: str = "x") -> None:
    path = project / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "shown", "advice"),
    [
        ("2023/plan - 副本.yaml", "2023/plan - 副本.yaml", "只读 plan.yaml"),
        ("2023/plan.yml", "2023/plan.yml", "只读 plan.yaml"),
        ("2023/plan.yaml.bak", "2023/plan.yaml.bak", "只读 plan.yaml"),
        ("2023/请示.yaml", "2023/请示.yaml", "content/2023/documents"),
        ("documents/请示.yaml", "documents", "content/2023/documents"),
        ("2024年/plan.yaml", "2024年", "改名为 2024"),
        ("2023年/plan.yaml", "2023年", "移出 content"),
        ("content/units.yaml", "content", "移到外面一层"),
        ("2023/units.yaml", "2023/units.yaml", "只读 content/units.yaml"),
        ("plan.yaml", "plan.yaml", "只读 content/2023/plan.yaml"),
        ("2023/红头.png", "2023/红头.png", "移出 content"),
        ("2023/工作要点.docx", "2023/工作要点.docx", "Word"),
        ("指标.xlsx", "指标.xlsx", "Excel"),
        ("2023/planning.yaml", "2023/planning.yaml", "documents"),
    ],
)
def test_what_is_not_read_is_told(tiny_project: Path, name: str, shown: str, advice: str) -> None:
    put(tiny_project, name)
    (found,) = read_project(tiny_project, None).diagnostics
    assert (found.code, found.severity, found.file) == ("CT011", "warning", f"content/{shown}")
    assert advice in str(found.hint)


@pytest.mark.parametrize(
    "name",
    [
        "2023/~$工作要点.docx",
        "2023/.~lock.plan.yaml#",
        ".DS_Store",
        "2023/Thumbs.db",
        "2023/documents/Thumbs.db",
        "2023/.plan.yaml.swp",
        "2023/plan.yaml~",
        "2022/plan.yaml",
        "2023/progress/Q1/01.docx",
        "progress/01.docx",
        "README.md",
    ],
)
def test_what_systems_and_editors_leave_is_not(tiny_project: Path, name: str) -> None:
    put(tiny_project, name)
    assert read_project(tiny_project, 2023).diagnostics == ()


def test_a_missing_file_is_told_once_with_the_name_that_it_has(tiny_project: Path) -> None:
    folder = tiny_project / "content/2023"
    (folder / "plan.yaml").rename(folder / "plan.yml")
    found = [d for d in read_project(tiny_project, None).diagnostics if d.code in ("CT001", "CT011")]
    assert [d.code for d in found] == ["CT001"]
    assert "“plan.yml”" in str(found[0].hint)


def test_the_sample_has_none() -> None:
    assert stray_files(ROOT, 2023) == []


def test_a_copy_of_a_document_is_told_at_the_copy(tiny_project: Path) -> None:
    put(tiny_project, "2023/documents/请示.yaml", DOCUMENT)
    put(tiny_project, "2023/documents/请示 (2).yaml", DOCUMENT)
    (found,) = [d for d in read_project(tiny_project, None).diagnostics if d.code == "CT012"]
    assert (found.file, found.severity) == ("content/2023/documents/请示 (2).yaml", "warning")
    assert "请示.yaml" in found.message


def test_another_document_is_no_copy(tiny_project: Path) -> None:
    put(tiny_project, "2023/documents/请示.yaml", DOCUMENT)
    put(tiny_project, "2023/documents/请示 (2).yaml", DOCUMENT.replace("甲。", "乙。"))
    assert not [d for d in read_project(tiny_project, None).diagnostics if d.code == "CT012"]
