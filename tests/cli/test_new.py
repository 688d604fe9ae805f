"""``make-docs new`` for every type, and ``build document --file``."""

from __future__ import annotations

import pytest

from workplan_docs.content.blank import NEW_TYPES
from workplan_docs.content.load import load_content
from workplan_docs.errors import Severity
from workplan_docs.rules import check_content

LETTER = """\
version: 1
type: 函
issuers: 东平市水务局
document_number: 东水函〔2026〕3号
title: 东平市水务局关于|商请支持防汛物资储备的函
recipients: 市财政局
body:
  - 因防汛需要，商请贵局支持防汛物资储备。
  - 特此函商。
date: 2026年3月5日
signature: 东平市水务局
"""


@pytest.mark.parametrize("kind", NEW_TYPES)
def test_a_new_document_can_be_built_as_it_is_and_check_names_its_gaps(tiny_project, make_docs, kind):
    result = make_docs(tiny_project, "new", kind)
    assert result.exit_code == 0, result.stderr
    assert f"content/2023/documents/{kind}.yaml" in result.stdout
    found = [d for d in check_content(load_content(tiny_project)) if "documents" in (d.file or "")]
    assert "SP012" in {d.code for d in found}
    assert [d for d in found if d.severity is Severity.ERROR] == []
    built = make_docs(tiny_project, "build", "document", "--format", "docx")
    assert built.exit_code == 0, built.stderr
    assert (tiny_project / f"build/2023/documents/{kind}.docx").is_file()


def test_a_new_document_never_overwrites(tiny_project, make_docs):
    folder = tiny_project / "content/2023/documents"
    assert make_docs(tiny_project, "new", "通知", "防汛").exit_code == 0
    (folder / "防汛.yaml").write_text("我的", encoding="utf-8")
    again = make_docs(tiny_project, "new", "通知", "防汛.yaml")
    assert again.exit_code == 2
    assert "已经有" in again.stderr
    assert (folder / "防汛.yaml").read_text(encoding="utf-8") == "我的"
    assert make_docs(tiny_project, "new", "通知").exit_code == 0
    assert make_docs(tiny_project, "new", "通知").exit_code == 0
    assert {p.name for p in folder.iterdir()} == {"防汛.yaml", "通知.yaml", "通知-2.yaml"}


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["方案"], "没有这个文种：方案"),
        (["通知", "../x"], "文件名"),
        (["通知", "a/b"], "文件名"),
        (["通知", "--year", "1999"], "没有 1999 年"),
    ],
)
def test_what_cannot_be_made_new(tiny_project, make_docs, args, words):
    result = make_docs(tiny_project, "new", *args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tiny_project / "content/2023/documents").exists()


def test_a_single_document_without_a_project(tmp_path, make_docs):
    (tmp_path / "函.yaml").write_text(LETTER, encoding="utf-8")
    result = make_docs(tmp_path, "build", "document", "--file", "函.yaml", "--out", "出/来")
    assert result.exit_code == 0, result.stderr
    assert {p.name for p in (tmp_path / "出/来").iterdir()} == {"函.docx", "函.pdf"}
    first = {p.name: p.read_bytes() for p in (tmp_path / "出/来").iterdir()}
    assert make_docs(tmp_path, "build", "document", "--file", "函.yaml", "--out", "二").exit_code == 0
    assert {p.name: p.read_bytes() for p in (tmp_path / "二").iterdir()} == first


def test_a_single_document_takes_the_organ_of_the_project(tiny_project, make_docs):
    own = LETTER.replace("issuers: 东平市水务局\n", "")
    (tiny_project / "甲.yaml").write_text(own, encoding="utf-8")
    args = ("build", "document", "--file", "甲.yaml", "--out", "出", "--format", "docx", "--report", "r.json")
    result = make_docs(tiny_project, *args)
    assert result.exit_code == 0, result.stderr
    assert "SG004" in result.stderr  # the organ is another than the one that signs
    assert (tiny_project / "出/甲.docx").is_file()
    assert not (tiny_project / "build").exists()
    assert '"kind": "document"' in (tiny_project / "r.json").read_text(encoding="utf-8")


def test_the_notice_is_such_a_document_too(tiny_project, make_docs):
    args = ("build", "document", "--file", "content/2023/notice.yaml", "--out", "出", "--format", "docx")
    assert make_docs(tiny_project, *args).exit_code == 0
    assert make_docs(tiny_project, "build", "notice", "--format", "docx").exit_code == 0
    assert (tiny_project / "出/notice.docx").read_bytes() == (
        tiny_project / "build/2023/notice.docx"
    ).read_bytes()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["build", "--file", "f.yaml", "--out", "x"], "document"),
        (["build", "document", "--file", "f.yaml"], "一起写"),
        (["build", "document", "--out", "x"], "一起写"),
        (["build", "document", "--file", "nowhere.yaml", "--out", "x"], "没有这个文件"),
        (["build", "document", "--file", "f.yaml", "--out", "x", "--quarter", "Q1"], "--quarter"),
        (["build", "document", "--file", "f.yaml", "--out", "x", "--format", "xlsx"], "没有可生成的文件"),
    ],
)
def test_wrong_use_of_file_and_out(tmp_path, make_docs, args, words):
    (tmp_path / "f.yaml").write_text(LETTER, encoding="utf-8")
    result = make_docs(tmp_path, *args)
    assert result.exit_code == 2, result.stderr
    assert words in result.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("issuers: 东平市水务局\n", "", "不知道发文机关是谁"),
        ("date: 2026年3月5日", "date: 2026-3-5", "f.yaml:10"),
        ("type: 函", "type: 涵", "f.yaml:2"),
        ("body:", "printed_by: 办公室\nbody:", "信函格式的版记不加印发机关"),
    ],
)
def test_faults_of_a_single_document(tmp_path, make_docs, old, new, words):
    assert old in LETTER
    (tmp_path / "f.yaml").write_text(LETTER.replace(old, new), encoding="utf-8")
    result = make_docs(tmp_path, "build", "document", "--file", "f.yaml", "--out", "x")
    assert result.exit_code == 1
    assert words in result.stderr
    assert "没有生成文件" in result.stdout
    assert not (tmp_path / "x").exists()


def test_strict_stops_a_single_document_at_warnings(tmp_path, make_docs):
    (tmp_path / "f.yaml").write_text(LETTER.replace("recipients: 市财政局\n", ""), encoding="utf-8")
    args = ("build", "document", "--file", "f.yaml", "--out", "x")
    assert make_docs(tmp_path, *args, "--strict").exit_code == 1
    assert make_docs(tmp_path, *args).exit_code == 0
