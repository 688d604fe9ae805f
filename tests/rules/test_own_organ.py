"""A slip in organ.yaml is told there, once; a document of another organ is told in the document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workplan_docs.cli.reading import read_project

ORGAN = "东平市城市管理局"
DOCUMENT = (
    "version: 1\ntype: 函\nopenness: 不予公开\ndocument_number: {prefix}〔2023〕{n}号\n"
    "title: {organ}关于|商请支持公厕改造的函\nrecipients: 东平市财政局\n"
    "body:\n  - 我局拟改造公厕{n}0座，请予支持。\nsignature: {organ}\ndate: 2023年3月6日\n"
)


@pytest.fixture
def project(tiny_project: Path) -> Path:
    folder = tiny_project / "content/2023/documents"
    folder.mkdir()
    for n in (1, 2, 3):
        text = DOCUMENT.format(n=n, organ=ORGAN, prefix="东城函")
        (folder / f"函{n}.yaml").write_text(text, encoding="utf-8")
    organ_is(tiny_project, "number_prefix", "东城发")
    return tiny_project


def organ_is(project: Path, key: str, value: str) -> None:
    path = project / "content/organ.yaml"
    kept = re.sub(f"(?m)^{key}:.*\n", "", path.read_text(encoding="utf-8"))
    path.write_text(f"{kept}{key}: {value}\n", encoding="utf-8")


def told(project: Path) -> list[tuple[str, str | None]]:
    return [(d.code, d.file) for d in read_project(project, None).diagnostics]


def test_the_project_is_sound(project: Path) -> None:
    assert told(project) == []


@pytest.mark.parametrize("name", ["东平市城市管里局", "东平市城市管理", "东平市城市管理管局"])
def test_a_slip_in_the_name_is_told_once(name: str, project: Path) -> None:
    organ_is(project, "name", name)
    organ_is(project, "issuer_mark", f"{ORGAN}文件")
    about = ("EL008", "TT005", "SG004", "HD013")
    found = [d for d in read_project(project, None).diagnostics if d.code in about]
    assert [(d.code, d.file) for d in found] == [("EL008", "content/organ.yaml")]
    assert str(found[0].hint).endswith(f"写成：name: {ORGAN}")


def test_a_name_that_is_another_is_told_in_the_documents(project: Path) -> None:
    organ_is(project, "name", "东平市住房和城乡建设局")
    codes = {code for code, _ in told(project)}
    assert "EL008" not in codes
    assert "SG004" in codes


def test_one_document_alone_proves_nothing(project: Path) -> None:
    for n in (1, 2, 3):  # the notice is left
        (project / f"content/2023/documents/函{n}.yaml").unlink()
    organ_is(project, "name", "东平市城市管里局")
    assert "EL008" not in {code for code, _ in told(project)}


def test_another_prefix_is_told_once(project: Path) -> None:
    organ_is(project, "number_prefix", "东城管发")
    assert told(project) == [("DN019", "content/organ.yaml")]


def test_a_prefix_with_its_year_is_told_once(project: Path) -> None:
    organ_is(project, "number_prefix", "东城发〔2023〕")
    assert told(project) == [("DN017", "content/organ.yaml")]


def test_one_number_that_differs_is_told_in_its_document(project: Path) -> None:
    path = project / "content/2023/documents/函2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("东城函", "西建函"), encoding="utf-8")
    assert told(project) == [("DN015", "content/2023/documents/函2.yaml")]
