"""What an office sets otherwise than the standard is said at every build, and checked like all content."""

from __future__ import annotations

from pathlib import Path


def append(project: Path, text: str) -> None:
    organ = project / "content" / "organ.yaml"
    organ.write_text(organ.read_text(encoding="utf-8") + text, encoding="utf-8")


def deviations_told(output: str) -> list[str]:
    return [line for line in output.splitlines() if "处与国标不同" in line]


def test_a_house_figure_is_told_in_one_line_and_changes_the_pages(tiny_project, make_docs):
    plain = make_docs(tiny_project, "build", "notice", "--format", "docx", "-j", "1")
    before = (tiny_project / "build/2023/notice.docx").read_bytes()
    assert deviations_told(plain.stdout) == []
    append(tiny_project, "house:\n  title_pitch: 33\n")
    result = make_docs(tiny_project, "build", "notice", "--format", "docx", "-j", "1")
    assert result.exit_code == 0, result.stderr
    (told,) = deviations_told(result.stdout)
    assert told == "版面有 1 处与国标不同：标题行距 33 磅（3.2 推算：36）"
    assert (tiny_project / "build/2023/notice.docx").read_bytes() != before


def test_check_tells_margins_that_leave_no_room(tiny_project, make_docs):
    append(tiny_project, "house:\n  top_margin: 38\n")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    assert "TY030" in result.stdout + result.stderr
    assert "22 行" in result.stdout + result.stderr
