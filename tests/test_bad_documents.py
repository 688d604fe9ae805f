"""Documents that should not be issued as they are, through the real command: told with the clause, or a right page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

GOOD: dict[str, str | None] = {
    "version": "1",
    "state": "issued",
    "type": "通知",
    "issuers": "云岭市城市管理局",
    "document_number": "云城发〔2026〕12号",
    "title": "云岭市城市管理局关于|开展春季市容环境集中整治的通知",
    "recipients": "各区城市管理局",
    "body": "[严格落实责任制，开展拉网式排查。, 特此通知。]",
    "signature": "云岭市城市管理局",
    "date": "2026年3月5日",
    "printed_by": "云岭市城市管理局办公室",
    "printed_on": "2026年3月6日",
}
JOINT = {
    "issuers": "[云岭市城市管理局, 云岭市公安局]",
    "signature": "[云岭市城市管理局, 云岭市公安局]",
    "title": "云岭市城市管理局 云岭市公安局|关于开展整治的通知",
}
THIRTY = "云岭市城市管理和综合行政执法体制改革暨市容环境整治工作领导组"
MANY = "[" + ", ".join(f"云岭市城市管理{n}局" for n in "甲乙丙丁戊己庚辛壬癸子丑") + "]"
REFUSED: list[tuple[dict[str, str | None], str, str]] = [
    ({"signers": "周文清"}, "EL001", "7.2.6"),
    (
        {
            "type": "函",
            "title": "云岭市城市管理局关于商请提供资料的函",
            "document_number": "云城函〔2026〕9号",
        },
        "CO003",
        "10.1",
    ),
    ({"title": None}, "EL002", "7.3.1"),
    ({"body": None}, "EL002", "7.3.3"),
    ({"issuers": None}, "EL002", "发文机关"),
    ({"date": None}, "NO001", "成文日期"),
    ({"document_number": None}, "NO005", "发文字号"),
    ({"printed_by": None}, "NO003", "印发机关"),
    ({**JOINT, "document_number": "云城发〔2026〕1号、云公发〔2026〕3号"}, "DN008", "条例第九条"),
    ({**JOINT, "document_number": "[云城发〔2026〕1号, 云公发〔2026〕3号]"}, "CT006", "只要一个值"),
    ({"issuers": THIRTY, "signature": THIRTY, "title": THIRTY + "关于开展整治的通知"}, "SG018", "7.3.5"),
]


def written(folder: Path, **changed: str | None) -> Path:
    said = {key: value for key, value in {**GOOD, **changed}.items() if value is not None}
    path = folder / "文.yaml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in said.items()), encoding="utf-8")
    return path


@pytest.fixture
def build(make_docs: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    def run(**changed: str | None) -> Any:
        written(tmp_path, **changed)
        return make_docs(tmp_path, "build", "document", "--file", "文.yaml", "--out", "出")

    return run


@pytest.mark.parametrize(("changed", "code", "said"), REFUSED)
def test_it_is_refused_with_the_clause_and_nothing_is_written(build, tmp_path, changed, code, said):
    result = build(**changed)
    assert result.exit_code == 1
    assert f"错误[{code}]" in result.stderr
    assert said in result.stderr
    assert not (tmp_path / "出").exists()


def test_a_title_of_five_lines_is_warned_of_and_set(build, tmp_path):
    title = "云岭市城市管理局关于|进一步加强全市城市道路和|背街小巷保洁管理工作|全面提升市容环境质量|有关事项的通知"
    result = build(title=title)
    assert result.exit_code == 0, result.stderr
    assert "警告[TT017]" in result.stderr
    with pdfplumber.open(tmp_path / "出" / "文.pdf") as pdf:
        first = pdf.pages[0].extract_text()
    assert all(line in first for line in title.split("|"))
    assert "严格落实责任制" in first  # the first page shows body text (7.3.3)


def test_a_mark_of_thirty_characters_stays_within_the_type_area(build, tmp_path):
    assert len(THIRTY) == 30
    result = build(issuers=THIRTY, signature="云岭市改革办", title=THIRTY + "关于开展整治的通知")
    assert result.exit_code == 0, result.stderr
    with pdfplumber.open(tmp_path / "出" / "文.pdf") as pdf:
        red = [c for c in pdf.pages[0].chars if c["non_stroking_color"] not in ((0,), (0, 0, 0), None, 0)]
    mark = "".join(c["text"] for c in red)
    assert THIRTY in mark
    assert min(c["x0"] for c in red) >= 28 * 72 / 25.4 - 0.5
    assert max(c["x1"] for c in red) <= 184 * 72 / 25.4 + 0.5


def test_seals_that_do_not_fit_are_an_error(build, tmp_path):
    result = build(issuers=MANY, signature=MANY, title="云岭市城市管理甲局等部门关于整治的通知")
    assert result.exit_code == 1
    assert "警告[SG014]" in result.stderr
    assert "错误[TY011]" in result.stderr
    assert not list((tmp_path / "出").glob("*"))


@pytest.mark.parametrize("lines", [5, 6, 9, 22, 30, 31, 32])
def test_a_body_that_ends_near_or_at_the_foot_keeps_its_signature_company(build, tmp_path, lines):
    cells = "严格落实安全生产责任制对燃气桥梁户外广告设施开展拉网式排查"
    text = (cells * 40)[: 28 * lines - 3] + "。"  # two cells of indent: ``lines`` full rows
    result = build(body=f"[{text}]")
    assert result.exit_code == 0, result.stderr
    with pdfplumber.open(tmp_path / "出" / "文.pdf") as pdf:
        pages = ["".join(c["text"] for c in page.chars if 15 < c["size"] < 17) for page in pdf.pages]
    signed = next(page for page in pages if "2026年3月5日" in page)
    before = signed[: signed.rindex("云岭市城市管理局")]
    assert before.rstrip().endswith("。")  # body text stands on the signature's page (7.3.5.5)
    assert text in "".join(pages)


def test_check_holds_documents_of_the_year_to_the_same_rules(make_docs, tiny_project):
    folder = tiny_project / "content" / "2023" / "documents"
    folder.mkdir()
    written(folder, signers="周文清", body="[每组10-20人。]")
    result = make_docs(tiny_project, "check")
    assert result.exit_code == 1
    for code in ("错误[EL001]", "警告[PU010]"):
        assert code in result.stderr
    assert "documents/文.yaml" in result.stderr


def test_a_single_document_is_held_to_all_that_check_asks(make_docs, tiny_project):
    """House figures that do not fit, and the words of the plan that the document encloses."""
    organ = tiny_project / "content" / "organ.yaml"
    organ.write_text(organ.read_text(encoding="utf-8") + "house: {line_pitch: 30}\n", encoding="utf-8")
    plan = tiny_project / "content" / "2023" / "plan.yaml"
    title = "title: 2023年城市管理工作要点"
    assert title in plan.read_text(encoding="utf-8")
    plan.write_text(
        plan.read_text(encoding="utf-8").replace(title, "title: ２０２３年城市管理工作要点"), encoding="utf-8"
    )
    result = make_docs(
        tiny_project, "build", "document", "--file", "content/2023/notice.yaml", "--out", "出", "--strict"
    )
    assert result.exit_code == 1
    for code in ("错误[TY030]", "警告[NO007]", "警告[SP007]"):
        assert code in result.stderr


def test_an_inner_section_of_the_project_s_organ_issues_nothing(make_docs, tiny_project):
    written(tiny_project, issuers="环卫科", signature="环卫科", title="环卫科关于整治的通知")
    result = make_docs(tiny_project, "build", "document", "--file", "文.yaml", "--out", "出")
    assert result.exit_code == 1
    assert "错误[GN006]" in result.stderr
