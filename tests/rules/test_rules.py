"""Each rule finds its fault, at its line, and leaves good content alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_docs.content.load import load_content
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules import check_content
from workplan_docs.rules.official.numbers import number_faults
from workplan_docs.rules.punctuation import unbalanced

FILES = {
    "organ": "version: 1\nname: 某市城市管理局\n",
    "units": (
        "version: 1\n"
        "areas: [{name: 甲县, kind: county}, {name: 乙县, kind: county}, {name: 丙区, kind: district}]\n"
        "area_sets: {两县: [甲县, 乙县]}\n"
        "units:\n"
        "- {name: 办公室, order: 1, kind: section}\n"
        "- {name: 甲县城管局, order: 2, kind: area, area: 甲县}\n"
        "- {name: 乙县城管局, order: 3, kind: area, area: 乙县}\n"
        "groups:\n"
        "- {name: 各县局, members: [甲县城管局, 乙县城管局]}\n"
        "- {name: 防汛部门, function: true}\n"
    ),
    "leaders": "version: 1\nleaders: [{name: 李刚}]\n",
    "plan": (
        "version: 1\n"
        "year: 2023\n"
        "title: 2023年工作要点\n"
        "sections:\n"
        "- title: 第一章\n"
        "  tasks:\n"
        "  - title: 公园\n"
        "    text: 新建公园100处，其中城区60处、两县各20处；仓库53处，现有44处，新增9处。\n"
        "    leaders: [李刚]\n"
        "    units: 办公室，各县局\n"
        "    targets:\n"
        "    - {id: '1.1', name: 公园, value: 100, measure: 处, rollup: sum, parts: ['1.2', '1.3'], quote: 新建公园100处}\n"
        "    - {id: '1.2', name: 城区公园, value: 60, measure: 处, rollup: rate, quote: 城区60处}\n"
        "    - {id: '1.3', name: 县公园, value: 20, measure: 处, comparison: reach, rollup: per-unit, owed_by: 两县, quote: 两县各20处}\n"
        "    - {id: '1.4', name: 仓库, value: 53, measure: 处, baseline: 44, increase: 9, rollup: milestone, quote: 仓库53处}\n"
    ),
    "notice": (
        "version: 1\n"
        "state: issued\n"
        "document_number: 某城发〔2023〕1号\n"
        "title: 某市城市管理局关于印发|要点的通知\n"
        "recipients: 各单位\n"
        "body: [现将《2023年工作要点》印发给你们。]\n"
        "signature: 某市城市管理局\n"
        "date: 2023年3月5日\n"
        "note: 此件主动公开\n"
        "printed_by: 某市城市管理局办公室\n"
        "printed_on: 2023年3月6日\n"
        "encloses: plan\n"
    ),
}


def check(folder: Path, part: str = "organ", old: str = "", new: str = "") -> list[Diagnostic]:
    assert old in FILES[part]
    for name, text in FILES.items():
        path = folder / "content" / ("2023" if name in ("plan", "notice") else "") / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if name == part else text, encoding="utf-8")
    return check_content(load_content(folder))


def test_good_content_is_left_alone(tmp_path: Path) -> None:
    assert check(tmp_path) == []


E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
CASES = [
    ("notice", "date: 2023年3月5日", "date:", "NO001", E, 8),
    ("notice", "signature: 某市城市管理局\n", "", "NO002", E, 7),
    ("notice", "printed_by: 某市城市管理局办公室", "printed_by:", "NO003", E, 10),
    ("notice", "printed_on: 2023年3月6日", "printed_on:", "NO004", E, 11),
    ("notice", "document_number: 某城发〔2023〕1号", "document_number:", "NO005", E, 3),
    ("notice", "encloses: plan", "", "NO006", H, 1),
    ("notice", "〔2023〕", "[2023]", "DN001", E, 3),
    ("notice", "〔2023〕", "〔2021〕", "PL012", W, 3),
    ("notice", "date: 2023年3月5日", "date: 2023.3.5", "SG001", E, 8),
    ("notice", "date: 2023年3月5日", "date: 2023年03月05日", "SG002", E, 8),
    ("notice", "date: 2023年3月5日", "date: 2023年2月30日", "SG003", E, 8),
    ("notice", "2023年3月6日", "2023年3月6日印发", "CO002", E, 11),
    ("notice", "2023年3月6日", "2023年3月1日", "SG006", W, 11),
    ("notice", "此件主动公开", "（此件主动公开）", "NT001", E, 9),
    ("notice", "recipients: 各单位", "recipients: 各单位：", "RC001", E, 5),
    ("notice", "印发给你们。", "印发给你们;请执行。", "PU001", W, 6),
    ("notice", "印发给你们。", "\"印发\"给你们。", "PU002", W, 6),
    ("notice", "《2023年工作要点》", "《2023年工作要点", "PU003", E, 6),
    ("notice", "印发给你们。", "印发给 你们。", "SP001", W, 6),
    ("notice", "印发给你们。", "印发给××县。", "SP012", E, 6),
    ("notice", "印发给你们。", "印\u200b发给你们。", "SP005", E, 6),
    ("notice", "印发给你们。", "印\u00a0发给你们。", "SP005", E, 6),
    ("leaders", "李刚}", "李刚, post: 局\u00ad长}", "SP005", E, 2),
    ("notice", "印发给你们。", "印\ue000发给你们。", "SP010", E, 6),
    ("notice", "印发给你们。", "⼀并印发给你们。", "SP008", E, 6),
    ("notice", "印发给你们。", "印发给你们😀。", "SP011", W, 6),
    ("notice", "recipients: 各单位", "recipients: “各单位”", "YA010", H, 5),
    ("plan", "    text: 新建", "    text: |\n      第一段。\n      新建", "PL009", W, 10),
    ("plan", "units: 办公室，各县局", "units: 办公室，各县局、防汛部门", "RG010", W, 10),
    ("plan", "units: 办公室，各县局", "units: 办公室，甲县城管局", "RG012", H, 7),
    ("plan", "quote: 城区60处", "quote: 城区六十处", "TG004", E, 13),
    ("plan", "value: 60", "value: 50", "TG005", E, 12),
    ("plan", "value: 60", "value: 160", "TG006", E, 12),
    ("plan", "baseline: 44", "baseline: 43", "TG007", E, 15),
    ("plan", "owed_by: 两县", "owed_by: [两县, 丙区]", "TG008", W, 14),
    ("plan", "owed_by: 两县, ", "", "TG010", H, 12),
    ("plan", "- title: 第一章", "- title: 空章\n- title: 第一章", "PL006", W, 5),
    ("plan", "    text: 新建", f"    text: {'很' * 3000}新建", "PL007", H, 8),
    ("units", "members: [甲县城管局, 乙县城管局]", "confirmed: false, members: [甲县城管局, 乙县城管局]", "RG011", H, 9),
    ("units", "- {name: 防汛部门, function: true}", "- {name: 防汛部门}", "RG013", W, 10),
    ("units", "- {name: 办公室, order: 1", "- {name: 信访、督查室, order: 4, kind: section}\n- {name: 办公室, order: 1", "RG017", W, 5),
]  # fmt: skip


@pytest.mark.parametrize(("part", "old", "new", "code", "severity", "line"), CASES)
def test_fault(
    tmp_path: Path, part: str, old: str, new: str, code: str, severity: Severity, line: int
) -> None:
    found = [d for d in check(tmp_path, part, old, new) if d.code == code]
    assert len(found) == 1
    assert (found[0].severity, found[0].line) == (severity, line)
    assert found[0].file is not None


def test_columns_point_at_the_character(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "notice", "recipients: 各单位", "recipients: 各单\u200b位")
    assert (found.line, found.column) == (5, 15)


def test_gaps_are_warnings_in_a_draft(tmp_path: Path) -> None:
    found = check(tmp_path, "notice", "state: issued\n", "")
    assert found == []
    draft = FILES["notice"].replace("state: issued\n", "").replace("date: 2023年3月5日\n", "")
    (tmp_path / "content/2023/notice.yaml").write_text(draft, encoding="utf-8")
    (gap,) = check_content(load_content(tmp_path))
    assert (gap.code, gap.severity) == ("NO001", W)


def test_a_sum_that_is_wrong_says_the_sum(tmp_path: Path) -> None:
    found = check(tmp_path, "plan", "value: 60", "value: 50")
    assert [d.code for d in found] == ["TG005", "TG011"]
    assert "90（50 + 2×20）" in found[0].message
    assert "里没有这个数" in found[1].message


def test_some_parts_need_not_add_up(tmp_path: Path) -> None:
    assert check(tmp_path, "plan", "value: 60, measure: 处, rollup: rate", "value: 50, rollup: rate") != []
    found = check(tmp_path, "plan", "parts: ['1.2', '1.3']", "parts_cover: some, parts: ['1.2']")
    assert [d.code for d in found] == ["TG010"]


def test_a_unit_without_a_task(tmp_path: Path) -> None:
    found = check(tmp_path, "plan", "units: 办公室，各县局", "units: 办公室，甲县城管局")
    assert [d.code for d in found] == ["RG012"]


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("国发〔2026〕1号", []),
        ("国发[2026]1号", ["DN001"]),
        ("国发（2026）1号", ["DN001"]),
        ("国发〔26〕1号", ["DN002"]),
        ("国发〔二〇二六〕1号", ["DN002"]),
        ("国发〔2026〕第1号", ["DN003"]),
        ("国发〔2026〕01号", ["DN004"]),
        ("国发〔2026〕第01号", ["DN003", "DN004"]),
        ("国发〔2026〕1", ["DN005"]),
        ("国发〔2026〕1号。", ["DN005"]),
        ("国发〔2026年〕1号", ["DN006"]),
        ("国发〔２０２６〕１号", ["DN007"]),
        ("国发 〔2026〕 1号", ["DN007"]),
        ("ZF〔2026〕1号", ["DN010"]),
        ("第1号", ["DN010"]),
        ("", ["DN010"]),
    ],
)
def test_document_numbers(number: str, codes: list[str]) -> None:
    assert [code for code, _ in number_faults(number)] == codes


@pytest.mark.parametrize(
    "text", ["《甲〈乙〉》", "“甲‘乙’”", "（甲）〔2023〕【乙】", "it’s 好", "", "“走在前、进位次”"]
)
def test_balanced(text: str) -> None:
    assert unbalanced(text) is None


@pytest.mark.parametrize(
    ("text", "at"), [("《甲", 0), ("甲》", 1), ("《“甲》”", 1), ("甲”乙“", 1), ("（甲", 0)]
)
def test_unbalanced(text: str, at: int) -> None:
    found = unbalanced(text)
    assert found is not None
    assert found[0] == at


@pytest.mark.parametrize(
    "text",
    [
        "详见https://www.gov.cn/。",
        "9:30—11:00召开",
        "GB/T 9704—2012和1:500",
        "“3·15”活动1,234元",
        "占比1.5%，3.14",
        "面积5 m²和25km²，喆堃䶮〇",
        "（一）甲……",
        "★和→以及①②③㎡℃",
    ],
)
def test_not_flagged(tmp_path: Path, text: str) -> None:
    found = check(tmp_path, "notice", "印发给你们。]", f"印发给你们。, '{text}']")
    assert {d.code for d in found} <= {"PU020"}


def test_an_empty_plan(tmp_path: Path) -> None:
    sections = FILES["plan"].partition("sections:")[2]
    found = check(tmp_path, "plan", "sections:" + sections, "sections: []\n")
    assert [d.line for d in found if d.code == "PL008"] == [4]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("recipients: 各单位", "recipients: 各单位 #1 至 #3 号楼", ["YA015"]),
        (
            "title: 某市城市管理局关于印发|要点的通知",
            "title: 某市城市管理局关于印发|要点的通知 #补充",
            ["YA015"],
        ),
        (
            "[现将《2023年工作要点》印发给你们。]",
            "\n  - 现将《2023年工作要点》印发给你们。 #3 泵房除外",
            ["YA015"],
        ),
        ("recipients: 各单位", "recipients: 各单位 # 名单另附", []),
        ("recipients: 各单位", "recipients: '各单位 #1'", []),
        ("recipients: 各单位", "recipients: '各单位' #1", []),
        ("recipients: 各单位", "recipients: 各单位#1", []),
        ("印发给你们。]", "印发给你们。] #3", []),
        ("state: issued", "state: issued  # 已发", []),
    ],
)
def test_words_that_a_comment_swallowed(tmp_path: Path, old: str, new: str, found: list[str]) -> None:
    diagnostics = check(tmp_path, "notice", old, new)
    assert [d.code for d in diagnostics] == found
    assert all(d.column and d.column > 8 for d in diagnostics)


def test_the_sample_says_only_what_its_office_still_has_to_decide() -> None:
    """The issued words of the real plan have no fault of writing: whatever a rule says of them is a false alarm."""
    found = check_content(load_content(Path(__file__).parents[2]))
    assert {d.code for d in found} <= {"NO001", "NO002", "NO003", "NO004", "TG010", "RG010", "RG011"}
    assert len(found) > 5
