"""What a user can get wrong on the command line, each with exit code 2 and Chinese words."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["biuld"], ["没有这个命令：biuld", "build"]),
        (["build", "--unti", "x"], ["没有这个选项：--unti", "--unit"]),
        (["build", "--year"], ["--year"]),
        (["build", "--year", "23"], ["--year", "四位年份"]),
        (["build", "--year", "1999"], ["没有 1999 年", "2023"]),
        (["build", "-j", "0"], ["-j", "整数"]),
        (["build", "-j", "9999999999999999"], ["-j"]),
        (["build", "notise"], ["没有这个文件种类：notise", "notice"]),
        (["build", "--unit", "环卫"], ["没有这个单位：环卫", "环卫科"]),
        (["build", "--quarter", "Q7"], ["没有这个季度：Q7", "Q1"]),
        (["build", "--format", "docx,odt"], ["没有这个格式：odt", "docx"]),
        (["build", "notice", "--quarter", "Q1"], ["没有可生成的文件"]),
        (["check", "extra"], ["多余的参数"]),
        (["check", "--format", "xml"], ["--format", "json"]),
        ([], ["用法", "build", "check"]),
    ],
)
def test_wrong_usage(tiny_project, make_docs, args, words):
    result = make_docs(tiny_project, *args)
    assert result.exit_code == 2, result.stderr
    for word in words:
        assert word in result.stderr
    assert not re.search("No such|Invalid|Missing|Usage|Error|Got unexpected|Try", result.stderr)
    assert not (tiny_project / "build").exists()


def test_no_content_here(tmp_path, make_docs):
    result = make_docs(tmp_path, "build")
    assert result.exit_code == 2
    assert "当前文件夹里没有 content 文件夹" in result.stderr
    assert "-C" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_content_without_a_year(tmp_path, make_docs):
    (tmp_path / "content").mkdir()
    result = make_docs(tmp_path, "check")
    assert result.exit_code == 2
    assert "没有任何年份" in result.stderr


@pytest.mark.parametrize("args", [["--help"], ["build", "--help"], ["check", "--help"]])
def test_help_is_chinese(tmp_path, make_docs, args):
    result = make_docs(tmp_path, *args)
    assert result.exit_code == 0
    assert "用法：" in result.stdout
    assert "选项：" in result.stdout
    assert not re.search("Usage|Options|Commands|Show|exit", result.stdout)


def test_the_folder_may_be_named_before_or_after_the_command(tiny_project, make_docs):
    for args in (["-C", tiny_project.name, "check"], ["check", "-C", tiny_project.name]):
        assert make_docs(tiny_project.parent, *args).exit_code == 0
