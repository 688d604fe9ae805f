"""Relations between the records: each broken one has its code, its line and its advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_docs.content.file_names import name_fault
from workplan_docs.content.load import load_content
from workplan_docs.errors import ContentError, Diagnostic

FILES = {
    "organ.yaml": "version: 1\nname: 某局\n",
    "units.yaml": (
        "version: 1\n"
        "areas:\n"
        "- {name: 费县, kind: county}\n"
        "area_sets: {两县: [费县]}\n"
        "units:\n"
        "- {name: 办公室, order: 1, kind: section, full_name: 某局办公室, aliases: [局办]}\n"
        "- {name: 费县城管局, order: 2, kind: area, area: 费县}\n"
        "groups:\n"
        "- {name: 各单位, members: [办公室]}\n"
    ),
    "leaders.yaml": "version: 1\nleaders:\n- name: 李刚\n",
    "2023/plan.yaml": (
        "version: 1\n"
        "year: 2023\n"
        "title: 要点\n"
        "sections:\n"
        "- number: 1\n"
        "  title: 一\n"
        "  tasks:\n"
        "  - {number: 1, text: 建5座。, units: 办公室, leaders: [李刚],\n"
        "     targets: [{id: '1.1', name: n, value: 5, rollup: sum, quote: 建5座}]}\n"
        "  - {number: 2, text: 乙, units: 费县城管局}\n"
    ),
    "2023/notice.yaml": "version: 1\ntitle: 通知\nbody: 正文\n",
}


def faults(folder: Path, name: str, old: str, new: str) -> list[Diagnostic]:
    assert old in FILES[name]
    for file, text in FILES.items():
        path = folder / "content" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new) if file == name else text, encoding="utf-8")
    try:
        load_content(folder)
    except ContentError as error:
        return list(error.diagnostics)
    return []


def test_all_is_well(tmp_path: Path) -> None:
    assert faults(tmp_path, "organ.yaml", "某局", "甲局") == []


U, P, L = "units.yaml", "2023/plan.yaml", "leaders.yaml"
CASES = [
    (U, "version: 1", "version: 2", "CT008", 1, "version: 1"),
    (U, "groups:", "- {name: 办公室, order: 3, kind: section}\ngroups:", "RG002", 8, "改名"),
    (
        U,
        "{name: 费县, kind: county}",
        "{name: 费县, kind: county}\n- {name: 费县, kind: zone}",
        "RG002",
        4,
        "",
    ),
    (U, "area: 费县}", "area: 费县, aliases: [局办]}", "RG003", 7, "一个名称"),
    (U, "各单位", "办公室", "RG003", 9, "换一个"),
    (U, "{name: 各单位", "{name: 各单位, aliases: [某局办公室]", "RG003", 9, ""),
    (U, "order: 2", "order: 1", "RG004", 7, "可以用 2"),
    (U, "order: 2", "order: 0", "RG004", 7, ""),
    (U, "name: 费县城管局", "name: ../费县城管局", "RG005", 7, "别称"),
    (U, "area: 费县}", "area: 费线}", "RG006", 7, "费县"),
    (U, ", area: 费县}", "}", "RG006", 7, "area"),
    (U, "[费县]", "[费先]", "RG007", 4, "费县"),
    (U, "aliases: [局办]", "print_name: 别的", "RG008", 6, "某局办公室"),
    (U, "members: [办公室]", "members: [办公是]", "RG001", 9, "办公室"),
    (L, "- name: 李刚", "- name: 李刚\n- name: 李刚", "PL005", 4, ""),
    (L, "李刚", "李 刚", "PL005", 3, "李刚"),
    (P, "year: 2023", "year: 2022", "PL004", 2, "2023"),
    (P, "number: 2", "number: 3", "PL001", 10, "删去"),
    (P, "number: 2", "number: 1", "PL001", 10, ""),
    (P, "- number: 1", "- number: 2", "PL002", 5, ""),
    (P, "[李刚]", "[李钢]", "PL003", 8, "李刚"),
    (P, "[李刚]", "[李刚，王五]", "PL003", 8, "英文逗号"),
    (P, "[李刚]", "[李 刚]", "PL003", 8, "不加空格"),
    (P, "'1.1'", "'2.1'", "TG002", 9, "1.1"),
    (P, "value: 5", "value: 5, parts: ['1.2']", "TG003", 9, "登记"),
    (P, "value: 5", "value: 5, parts: ['1.1']", "TG003", 9, ""),
    (P, "rollup: sum", "rollup: sum, owed_by: 费现", "RG001", 9, "费县"),
    (P, "units: 费县城管局", "units: 费县城关局", "RG001", 10, "费县城管局"),
    (U, "members: [办公室]", "members: [办公室, 费县城管局, 办公室]", "RG015", 9, "删去一处"),
    (U, "members: [办公室]", "members: [办公室], function: true", "RG016", 9, "function"),
    (U, "members: [办公室]}", "members: [办公室]}\n- {name: 全体, members: [各单位]}", "RG001", 10, "办公室"),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "line", "advice"), CASES)
def test_broken(tmp_path: Path, file: str, old: str, new: str, code: str, line: int, advice: str) -> None:
    found = [d for d in faults(tmp_path, file, old, new) if d.code == code]
    assert found
    assert (found[0].file, found[0].line) == (f"content/{file}", line)
    assert advice in (found[0].hint or "")


def test_same_target_id_twice(tmp_path: Path) -> None:
    twice = "quote: 建5座}, {id: '1.1', name: m, rollup: sum, quote: 建5座}]}"
    found = faults(tmp_path, P, "quote: 建5座}]}", twice)
    assert [d.code for d in found] == ["TG001"]


@pytest.mark.parametrize(
    "name",
    ["a/b", "a\\b", "..", "a..b", "CON", "nul", "lpt1.x", "a:b", "a\u200bb", "a\x07b", ".a", "a.", "长" * 61],
)
def test_unsafe_names(name: str) -> None:
    assert name_fault(name) is not None


@pytest.mark.parametrize("name", ["办公室", "各县区（开发区）城管局", "控制科", "12345中心", "䶮镕科"])
def test_safe_names(name: str) -> None:
    assert name_fault(name) is None


def test_unknown_units_come_out_with_everything_else(tmp_path: Path) -> None:
    text = FILES[P].replace("units: 费县城管局", "units: 没有的局").replace("[李刚]", "[王五]")
    faults(tmp_path, P, "要点", "要点")
    (tmp_path / "content" / P).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(tmp_path)
    assert [d.code for d in caught.value.diagnostics] == ["PL003", "RG001"]


@pytest.mark.parametrize(
    ("name", "says", "advice"),
    [
        ("李刚（副局长）", "有职务", "“李刚”，下面另起一行写“post: 副局长”"),
        ("李刚副局长", "有职务", "post: 副局长"),
        ("李刚、孙成星", "2 个人", "“- name: 李刚”、“- name: 孙成星”"),
        ("李刚 ，孙成星（局长）", "2 个人", "“- name: 孙成星”"),
        ("李 刚", "空格", "写成“李刚”"),
    ],
)
def test_a_slip_in_the_list_is_told_there_and_not_at_every_task(tmp_path, name, says, advice) -> None:
    (fault,) = faults(tmp_path, L, "name: 李刚", f"name: {name}")
    assert (fault.code, fault.file, fault.line) == ("PL005", f"content/{L}", 3)
    assert says in fault.message
    assert advice in str(fault.hint)


@pytest.mark.parametrize("name", ["欧阳修远", "阿依努尔·买买提", "局长"])
def test_a_bare_name_is_no_slip(tmp_path: Path, name: str) -> None:
    assert [d.code for d in faults(tmp_path, L, "name: 李刚", f"name: {name}")] == ["PL003"]


@pytest.mark.parametrize("written", ["'李刚, 孙成星'", "[李刚 孙成星]", "李刚、孙成星", "[李刚，孙成星]"])
def test_leaders_of_a_task_run_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setitem(FILES, L, FILES[L] + "- name: 孙成星\n")
    found = faults(tmp_path, P, "leaders: [李刚]", f"leaders: {written}")
    assert [d.code for d in found] == ["PL003"]
    assert "[李刚, 孙成星]" in str(found[0].hint)


@pytest.mark.parametrize("written", ["甲局、乙局", "甲局，乙局", "甲局 乙局", "甲市人民政府;乙市人民政府"])
def test_joint_issuers_are_an_entry_each(tmp_path: Path, written: str) -> None:
    (fault,) = faults(tmp_path, "2023/notice.yaml", "title:", f"issuers: {written}\ntitle:")
    assert (fault.code, fault.line) == ("HD010", 2)
    assert "2 个机关" in fault.message


@pytest.mark.parametrize("written", ["[甲局, 乙局]", "甲市城市 管理局"])
def test_one_organ_an_entry_is_right(tmp_path: Path, written: str) -> None:
    assert faults(tmp_path, "2023/notice.yaml", "title:", f"issuers: {written}\ntitle:") == []


@pytest.mark.parametrize("written", ["[费县，沂水县]", "[费县、沂水县]", "费县 沂水县"])
def test_areas_of_a_set_run_together(tmp_path: Path, written: str) -> None:
    (fault,) = faults(tmp_path, U, "{两县: [费县]}", f"\n  两县: {written}")
    assert fault.code == "RG007"
    assert "英文逗号" in str(fault.hint)
    assert "[费县, 沂水县]" in str(fault.hint)


def test_a_wrong_order_names_a_free_one(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, U, "order: 2", "order: 0")
    assert "可以用 2" in str(fault.hint)
    (fault,) = faults(tmp_path, U, "order: 2", "order: 10000")
    assert "可以用 2" in str(fault.hint)


def test_a_document_named_as_anothers_attachment(tmp_path: Path) -> None:
    for file in ("x-附件2.yaml", "x-附件1.yaml"):
        path = tmp_path / "content/2023/documents" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("version: 1\ntitle: 通知\nbody: 正文\n", encoding="utf-8")
    apart = "attachments:\n- 甲\n- {name: 乙, bound: false, body: 乙}\n"
    (path.parent / "x.yaml").write_text(f"version: 1\ntitle: 通知\nbody: 正文\n{apart}", encoding="utf-8")
    (fault,) = faults(tmp_path, "organ.yaml", "某局", "甲局")
    assert (fault.code, fault.file) == ("CT010", "content/2023/documents/x-附件2.yaml")
    assert "“x”" in fault.message


def test_a_missing_order_names_a_free_one(tmp_path: Path) -> None:
    old = "{name: 费县城管局, order: 2, kind"
    (fault,) = [d for d in faults(tmp_path, U, old, "{name: 费县城管局, kind") if d.code == "CT004"]
    assert "“order: 2”" in str(fault.hint)
    two = "{name: 甲科, kind: section}\n- {name: 费县城管局, kind"
    found = [d for d in faults(tmp_path, U, old, two) if d.code == "CT004"]
    assert [str(d.hint)[3:13] for d in found] == ["“order: 2”", "“order: 3”"]
    (fault,) = [d for d in faults(tmp_path, U, "order: 2, kind: area,", "order: 2,") if d.code == "CT004"]
    assert "order" not in str(fault.hint)
