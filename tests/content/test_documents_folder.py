"""``<year>/documents``: every file of it is read, and its faults are told with those of the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workplan_docs.content.load import load_content
from workplan_docs.content.models import OfficialDocument
from workplan_docs.errors import ContentError, Diagnostic
from workplan_docs.rules import check_content

LETTER = """\
version: 1
type: 函
document_number: 东城函〔2023〕3号
title: 东平市城市管理局关于|商请提供资料的函
recipients: 市水务局
body:
  - 商请提供资料。
  - 特此函商。
signature: 东平市城市管理局
date: 2023年3月5日
"""


def put(project: Path, name: str, text: str = LETTER) -> Path:
    path = project / "content/2023/documents" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults(project: Path) -> list[Diagnostic]:
    with pytest.raises(ContentError) as caught:
        load_content(project)
    return list(caught.value.diagnostics)


def test_documents_are_read_in_the_order_of_their_names(tiny_project: Path) -> None:
    put(tiny_project, "b-函.yaml")
    put(tiny_project, "a.yaml", "version: 1\ntitle: 关于甲的通知\nbody: 甲。\n")
    put(tiny_project, ".swp", "no document")
    content = load_content(tiny_project)
    assert [slug for slug, _ in content.documents] == ["a", "b-函"]
    assert [document.format for _, document in content.documents] == ["ordinary", "letter"]
    assert [key for key, _ in content.officials] == ["notice", "documents/a", "documents/b-函"]
    assert "content/2023/documents/a.yaml" in {source.path for source in content.sources}


def test_a_good_document_brings_no_diagnostic(tiny_project: Path) -> None:
    put(tiny_project, "函.yaml")
    assert check_content(load_content(tiny_project)) == []


def test_faults_of_all_files_come_together(tiny_project: Path) -> None:
    put(tiny_project, "a.yaml", LETTER.replace("title:", "titel:"))
    put(tiny_project, "b.yaml", LETTER.replace("version: 1", "version: 9"))
    plan = tiny_project / "content/2023/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("year: 2023", "year: 2022"), encoding="utf-8")
    found = {(Path(d.file or "").name, d.line, d.code) for d in faults(tiny_project)}
    assert {("a.yaml", 4, "CT002"), ("b.yaml", 1, "CT008"), ("plan.yaml", 2, "PL004")} <= found


@pytest.mark.parametrize("name", ["甲.yml", "甲.docx", "a b?.yaml", "con.yaml"])
def test_a_file_that_would_be_passed_over_is_a_fault(tiny_project: Path, name: str) -> None:
    put(tiny_project, name)
    (fault,) = faults(tiny_project)
    assert fault.code == "CT010"
    assert (fault.file or "").endswith(name)


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        ("body: [{heading: 甲, txt: 乙}]", "CT002", "text"),
        ("body: [{heading: [甲]}]", "CT006", ""),
        ("body: [[甲]]", "CT006", ""),
        ("body: [{rows: 甲}]", "CT006", "清单"),
        ("attachments: [{title: 甲}]", "CT004", "name"),
        ("signature: [{poste: 市长}]", "CT002", "post"),
        ("secrecy: {periode: 1年}", "CT004", "level"),
        ("attendance: 张三", "CT006", ""),
        ("seal: 签名章", "CT007", "stamp"),
        ("type: 方案", "CT007", "通知"),
    ],
)
def test_misfits_in_a_document(tiny_project: Path, line: str, code: str, word: str) -> None:
    key = line.partition(":")[0]
    rest = "\n".join(
        kept
        for kept in LETTER.splitlines()
        if not kept.startswith((f"{key}:", "  -")) and (key == "body" or not kept.startswith("body"))
    )
    body = "" if key == "body" else "body: 甲。\n"
    put(tiny_project, "甲.yaml", f"{rest}\n{body}{line}\n")
    found = faults(tiny_project)
    assert code in {d.code for d in found}
    assert any(word in f"{d.message}{d.hint}" for d in found)


def test_an_inner_section_issues_no_document(tiny_project: Path) -> None:
    put(tiny_project, "a.yaml", LETTER.replace("type: 函", "type: 函\nissuers: 环卫科"))
    put(tiny_project, "b.yaml", LETTER.replace("type: 函", "type: 函\nissuers: 办公室"))
    found = [d for d in check_content(load_content(tiny_project)) if d.code == "GN006"]
    assert [Path(d.file or "").name for d in found] == ["a.yaml"]


def test_a_gap_weighs_by_the_state_of_its_own_document(tiny_project: Path) -> None:
    put(tiny_project, "a.yaml", LETTER.replace("date: 2023年3月5日\n", ""))
    issued = LETTER.replace("date: 2023年3月5日", "state: issued").replace("3号", "4号")
    put(tiny_project, "b.yaml", issued)
    found = {Path(d.file or "").stem: str(d.severity) for d in check_content(load_content(tiny_project))}
    assert found == {"a": "warning", "b": "error"}


def test_documents_are_built_into_their_folder(tiny_project: Path, make_docs) -> None:  # type: ignore[no-untyped-def]
    put(tiny_project, "给水务局的函.yaml")
    result = make_docs(tiny_project, "build", "document", "notice")
    assert result.exit_code == 0, result.stderr
    manifest = json.loads((tiny_project / "build/manifest.json").read_text(encoding="utf-8"))
    found = {a["path"]: a["kind"] for a in manifest["artifacts"]}
    assert found["2023/documents/给水务局的函.docx"] == "document"
    assert found["2023/documents/给水务局的函.pdf"] == "document"
    assert (tiny_project / "build/2023/documents/给水务局的函.pdf").is_file()
    assert "content/2023/documents/给水务局的函.yaml" in {i["path"] for i in manifest["inputs"]}


def test_secrecy_may_be_written_in_one_word() -> None:
    document = OfficialDocument.model_validate({"version": 1, "secrecy": "机密★1年"})
    assert document.secrecy is not None
    assert (document.secrecy.level, document.secrecy.period) == ("机密", "1年")
    assert document.secrecy.printed == "机密★1年"
