from __future__ import annotations

import json

import pytest


def edit(project, name, old, new):
    path = project / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_to_complain_of(tiny_project, make_docs):
    result = make_docs(tiny_project, "check", "--strict")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "检查完成：没有发现问题\n", "")


def test_every_fault_of_every_file_at_once(tiny_project, make_docs):
    edit(tiny_project, "organ.yaml", "name:", "nmae:")
    edit(tiny_project, "2023/plan.yaml", "value: 12", "value: 十二")
    edit(tiny_project, "2023/notice.yaml", "state: draft", "state: 'draft")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    for file in ("content/organ.yaml:", "content/2023/plan.yaml:", "content/2023/notice.yaml:"):
        assert file in result.stderr
    assert "content/2023/plan.yaml:16:20 错误[" in result.stderr
    assert "个错误" in result.stdout
    assert "^^" in result.stderr or "^" in result.stderr


def test_unknown_unit_is_marked_with_its_near_names(tiny_project, make_docs):
    edit(tiny_project, "2023/plan.yaml", "units: 环卫科，办公室", "units: 环为科，办公室")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    assert "环为科" in result.stderr
    assert "环卫科" in result.stderr.split("提示：")[1]


def test_warnings_fail_only_when_strict(tiny_project, make_docs):
    edit(tiny_project, "2023/notice.yaml", "date: 2023年3月5日", "date:")
    assert make_docs(tiny_project, "check").exit_code == 0
    strict = make_docs(tiny_project, "check", "--strict")
    assert strict.exit_code == 1
    assert "警告[" in strict.stderr


def test_json(tiny_project, make_docs):
    edit(tiny_project, "2023/plan.yaml", "value: 12", "value: 十二")
    result = make_docs(tiny_project, "check", "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == ""
    (found,) = json.loads(result.stdout)["diagnostics"]
    assert (found["file"], found["line"], found["severity"]) == ("content/2023/plan.yaml", 16, "error")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_no_console_is_too_poor(tiny_project, run_make_docs, encoding):
    edit(tiny_project, "2023/plan.yaml", "units: 环卫科，办公室", "units: 环卫科😀，办公室")
    done = run_make_docs(tiny_project, "check", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"plan.yaml" in done.stderr
    if encoding == "gbk":
        assert "检查完成" in done.stdout.decode("gbk")


def test_no_colour_in_pipes(tiny_project, run_make_docs):
    edit(tiny_project, "organ.yaml", "name:", "nmae:")
    assert b"\x1b" not in run_make_docs(tiny_project, "check").stderr
