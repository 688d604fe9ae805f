"""Whole content folders: what loads, and every fault of every file at once."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from workplan_docs.content.load import load_content
from workplan_docs.content.years import years
from workplan_docs.errors import ContentError, Diagnostic, UsageProblem

GOOD = {
    "organ.yaml": "version: 1\nname: 某市城市管理局\nfirst_segment_leads: true\n",
    "units.yaml": (
        "version: 1\n"
        "areas:\n- {name: 费县, kind: county}\n- {name: 高新区, kind: zone}\n"
        "area_sets: {两地: [费县, 高新区]}\n"
        "units:\n"
        "- {name: 办公室, order: 01, kind: section}\n"
        "- {name: 市政管理科, order: 2, kind: section}\n"
        "- {name: 费县城管局, order: 3, kind: area, area: 费县, aliases: [费县综合执法局]}\n"
        "- {name: 高新区城管局, order: 4, kind: area, area: 高新区}\n"
        "groups:\n- {name: 各县区城管局, members: [费县城管局, 高新区城管局]}\n"
    ),
    "leaders.yaml": "version: 1\nleaders:\n- name: 李刚\n- name: 张世彬\n",
    "2023/plan.yaml": (
        "version: 1\nyear: 2023\ntitle: 2023年工作要点\nsections:\n"
        "- title: 第一章\n"
        "  tasks:\n"
        "  - title: 公厕\n"
        "    text: 新建公厕67座，其中两地各20座。\n"
        "    leaders: [李刚]\n"
        "    units: 办公室，各县区城管局\n"
        "    targets:\n"
        "    - {id: '1.1', name: 公厕, value: 67, measure: 座, rollup: sum, parts: '1.2',\n"
        "       parts_cover: some, quote: 新建公厕67座}\n"
        "    - {id: '1.2', name: 两地公厕, value: 20, measure: 座, rollup: per-unit, owed_by: 两地,\n"
        "       quote: 两地各20座}\n"
        "  - text: 做好别的事。\n"
        "    units: {lead: 市政管理科, support: 办公室}\n"
    ),
    "2023/notice.yaml": "version: 1\ntitle: 关于印发|要点的通知\nbody: 特此通知。\nencloses: plan\n",
}


def make(folder: Path, **changed: str | None) -> Path:
    """A project with the good files, some replaced (``plan=…``) or left out (None)."""
    for name, text in GOOD.items():
        text_now = changed.get(Path(name).stem, text)
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text_now is not None:
            path.write_text(text_now, encoding="utf-8")
    return folder


def faults(project: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(ContentError) as caught:
        load_content(project)
    return caught.value.diagnostics


def test_good_content_loads(tmp_path: Path) -> None:
    content = load_content(make(tmp_path))
    assert content.year == 2023
    assert content.units.units[0].order == 1
    assert content.plan.tasks[0].targets[0].value == Decimal(67)
    assert content.plan.tasks[1].number == 2
    assert content.notice.body == ("特此通知。",)
    assert [source.path for source in content.sources] == sorted(f"content/{name}" for name in GOOD)
    assert pickle.loads(pickle.dumps(content)) == content


def test_every_value_has_its_place(tmp_path: Path) -> None:
    content = load_content(make(tmp_path))
    place = content.place("plan", "sections", 0, "tasks", 0, "units")
    assert (place.file, place.line, place.column) == ("content/2023/plan.yaml", 10, 12)
    place = content.place("plan", "sections", 0, "tasks", 0, "units", offset=4)
    assert (place.line, place.column) == (10, 16)


def test_order_of_keys_changes_nothing(tmp_path: Path) -> None:
    content = load_content(make(tmp_path / "a"))
    turned = "title: 关于印发|要点的通知\nencloses: plan\nbody:\n- 特此通知。\nversion: 1\n"
    other = load_content(make(tmp_path / "b", notice=turned))
    assert other.notice == content.notice
    assert other.plan == content.plan


def test_newest_year_is_the_default(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "content" / "2024").mkdir()
    assert years(tmp_path) == [2023, 2024]
    assert [d.code for d in faults(tmp_path)] == ["CT001", "CT001"]
    assert load_content(tmp_path, 2023).year == 2023


@pytest.mark.parametrize("year", [None, 2023])
def test_nothing_there(tmp_path: Path, year: int | None) -> None:
    for _ in range(2):
        with pytest.raises(UsageProblem) as caught:
            load_content(tmp_path, year)
        assert [d.code for d in caught.value.diagnostics] == ["US002"]
        (tmp_path / "content").mkdir(exist_ok=True)


def test_unknown_year_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem) as caught:
        load_content(make(tmp_path), 2022)
    assert caught.value.diagnostics[0].hint == "现有的年份：2023"


def test_faults_of_one_file_do_not_hide_others(tmp_path: Path) -> None:
    project = make(
        tmp_path,
        organ="version: 1\nname：某局\nname: x\n\tshort_name: y\n",
        units="version: 1\nunits:\n- {name: 办公室, order: eins, kind: sektion}\n",
        leaders=None,
        notice="version: 1\ntitel: x\nbody: y\n",
    )
    found = {(d.file, d.line, d.code) for d in faults(project)}
    assert {
        ("content/organ.yaml", 2, "YA008"),
        ("content/organ.yaml", 4, "YA007"),
        ("content/units.yaml", 3, "CT006"),
        ("content/units.yaml", 3, "CT007"),
        ("content/leaders.yaml", None, "CT001"),
        ("content/2023/notice.yaml", 2, "CT002"),
    } <= found


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("sealed: yes", "CT006", "改成 true"),
        ("sealed: “否”", "CT006", "改成 false"),
        ("stat: issued", "CT002", "state"),
        ("state: issue", "CT007", "issued"),
        ("type: 方案", "CT007", "写 type: 通知"),
        ("date: [a]", "CT006", "只写一个值"),
        ("copy_to: {a: b}", "CT006", ""),
        ("成文日期: x", "CT002", "date"),
        ("recipients: ''", "CT006", "删去"),
        ("signature:", "", ""),
    ],
)
def test_misfits_in_a_notice(tmp_path: Path, line: str, code: str, words: str) -> None:
    project = make(tmp_path, notice=f"version: 1\ntitle: x\nbody: y\n{line}\n")
    if not code:
        load_content(project)
        return
    (fault,) = faults(project)
    assert (fault.code, fault.line) == (code, 4)
    assert words in (fault.hint or "")


@pytest.mark.parametrize(
    ("value", "hint"),
    [("１２", "半角"), ('"“12”"', "引号"), ("1,200", "逗号"), ("约12", "comparison"), ("[12]", "一个数字")],
)
def test_numbers(tmp_path: Path, value: str, hint: str) -> None:
    plan = GOOD["2023/plan.yaml"].replace("value: 67", f"value: {value}")
    found = faults(make(tmp_path, plan=plan))
    assert any(d.code == "CT006" and hint in (d.hint or "") for d in found) or value == "1,200"


def test_a_union_complains_once(tmp_path: Path) -> None:
    plan = GOOD["2023/plan.yaml"].replace(
        "{lead: 市政管理科, support: 办公室}", "{lead: 市政管理科, suport: 办公室}"
    )
    (fault,) = faults(make(tmp_path, plan=plan))
    assert fault.code == "CT002"
    assert "support" in (fault.hint or "")
    plan = GOOD["2023/plan.yaml"].replace("{lead: 市政管理科, support: 办公室}", "[a, b]")
    (fault,) = faults(make(tmp_path / "b", plan=plan))
    assert fault.code == "CT006"


def test_empty_and_wrong_files(tmp_path: Path) -> None:
    found = faults(make(tmp_path, organ="# nichts\n", leaders="- 李刚\n", notice="就是一句话\n"))
    assert [d.code for d in found] == ["CT003", "CT006", "CT006"]


def test_texts_are_chinese_and_never_a_parser_s(tmp_path: Path) -> None:
    found = faults(make(tmp_path, organ="- a: {\n", units="7", notice="version: x\nbody: {}\n"))
    for fault in found:
        assert "Input" not in fault.message
        assert "expected" not in fault.message + (fault.hint or "")


def test_a_list_with_faults_is_not_held_against_other_files(tmp_path: Path) -> None:
    units = GOOD["units.yaml"].replace(
        "- {name: 办公室, order: 01, kind: section}",
        "- name: 办公室\n  order: 1\n  kind: section\n  name: 市政管理科\n  order: 2",
    )
    units = units.replace("- {name: 市政管理科, order: 2, kind: section}\n", "")
    leaders = "version: 1\nleaders:\n- name: 张世彬\n  name: 李刚\n"
    found = faults(make(tmp_path, units=units, leaders=leaders))
    assert {d.code for d in found} == {"YA006"}
    assert "少了以“- ”开头" in (found[0].hint or "")


def test_a_file_full_of_faults_does_not_bury_the_others(tmp_path: Path) -> None:
    found = faults(make(tmp_path, organ="".join(f"key{i}: x\n" for i in range(1000)), notice=None))
    assert len(found) == 202
    assert {"CT009", "CT001"} < {d.code for d in found}


def test_a_file_that_is_too_large_is_told_by_its_true_size(tiny_project: Path) -> None:
    (tiny_project / "content" / "leaders.yaml").write_text("# 注\n" * 600_000, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(tiny_project)
    assert [d.message for d in caught.value.diagnostics if d.code == "YA004"] == [
        "文件太大（3.60 兆字节，最多 2 兆）"
    ]
