"""Who has which task in the sample: a table made by hand from the plan, not from the program's output."""

from pathlib import Path

import pytest

from workplan_docs.content.load import load_content
from workplan_docs.content.models import Content
from workplan_docs.content.plan_view import Assignments, assign

ROOT = Path(__file__).resolve().parents[2]

COUNTIES = (
    "兰山区城管局 罗庄区城管局 河东区城管局 高新区城管局 沂河新区城管局 沂南县城管局 郯城县城管局 "
    "沂水县城管局 兰陵县城管局 费县城管局 平邑县城管局 莒南县城管局 蒙阴县城管局 临沭县城管局"
)
BUREAU = "市园林环卫中心 市市政管理中心 市城管执法支队 市数管中心"
SECTIONS = "办公室 人事科 政策法规科 环卫园林管理科 市政管理科 执法协调科 督导考核科 机关党委 机关纪委"


def sections_without(*leads: str) -> str:
    return " ".join(name for name in SECTIONS.split() if name not in leads)


# number → leads, supports, both in the order of first mention
TABLE: dict[int, tuple[str, str]] = {
    1: ("环卫园林管理科", f"市园林环卫中心 {COUNTIES}"),
    2: ("环卫园林管理科", f"市园林环卫中心 {COUNTIES}"),
    3: (
        "环卫园林管理科",
        f"市园林环卫中心 {COUNTIES} 蒙阴县住建局 临沭县住建局 高新区园区建设办公室 兰山区园林中心",
    ),
    4: ("环卫园林管理科", f"市园林环卫中心 {COUNTIES} 高新区园区建设办公室 兰山区园林中心"),
    5: ("市政管理科", "市市政管理中心"),
    6: (
        "市政管理科",
        (
            "罗庄区城管局 河东区城管局 沂河新区城管局 沂水县城管局 蒙阴县城管局 "
            "兰山区住建局 郯城县住建局 兰陵县住建局 沂南县住建局 "
            "平邑县住建局 莒南县住建局 费县住建局 临沭县住建局 "
            "高新区园区建设办公室"
        ),
    ),
    7: ("市政管理科 停车专班", COUNTIES),
    8: ("市政管理科", "市市政管理中心"),
    9: ("执法协调科", f"市城管执法支队 {COUNTIES}"),
    10: ("督导考核科", f"{BUREAU} {sections_without('督导考核科')} {COUNTIES}"),
    11: (
        "执法协调科",
        f"环卫园林管理科 市政管理科 市园林环卫中心 市城管执法支队 市市政管理中心 {COUNTIES}",
    ),
    12: (
        "执法协调科 餐饮油烟专班",
        f"环卫园林管理科 市政管理科 市园林环卫中心 市城管执法支队 市市政管理中心 {COUNTIES}",
    ),
    13: ("督导考核科", f"市数管中心 {COUNTIES}"),
    14: ("督导考核科", f"市数管中心 {COUNTIES}"),
    15: ("市政管理科", f"环卫园林管理科 市园林环卫中心 市市政管理中心 {COUNTIES}"),
    16: ("督导考核科", f"市数管中心 {COUNTIES}"),
    17: ("督导考核科", f"{BUREAU} {sections_without('督导考核科')} {COUNTIES}"),
    18: ("市政管理科", "市市政管理中心"),
    19: ("环卫园林管理科", f"市园林环卫中心 {COUNTIES}"),
    20: (
        "办公室 督导考核科 机关纪委",
        f"{BUREAU} {sections_without('办公室', '督导考核科', '机关纪委')} {COUNTIES}",
    ),
    21: ("机关党委", f"{BUREAU} {sections_without('机关党委')} {COUNTIES}"),
    22: ("机关党委", f"{BUREAU} {sections_without('机关党委')} {COUNTIES}"),
    23: ("机关党委", f"{BUREAU} {sections_without('机关党委')} {COUNTIES}"),
    24: ("环卫园林管理科 执法协调科", f"市园林环卫中心 市城管执法支队 {COUNTIES}"),
    25: ("督导考核科", COUNTIES),
    26: ("办公室", COUNTIES),
    27: ("政策法规科", f"市城管执法支队 {COUNTIES}"),
    28: ("政策法规科 环卫园林管理科 执法协调科", f"市园林环卫中心 {COUNTIES}"),
    29: ("机关纪委", f"{BUREAU} {sections_without('机关纪委')} {COUNTIES}"),
    30: ("机关纪委", f"{BUREAU} {sections_without('机关纪委')} {COUNTIES}"),
    31: ("执法协调科 机关纪委", f"市城管执法支队 {COUNTIES}"),
    32: ("督导考核科 机关纪委", f"{BUREAU} {sections_without('督导考核科', '机关纪委')} {COUNTIES}"),
    33: ("人事科", f"{BUREAU} {sections_without('人事科')} {COUNTIES}"),
    34: ("执法协调科", f"市城管执法支队 {COUNTIES}"),
}

# unit → tasks, of them led, of them common; counted by hand, in the units' fixed order
COUNTS: dict[str, tuple[int, int, int]] = {
    "办公室": (11, 2, 9),
    "人事科": (10, 1, 9),
    "政策法规科": (12, 2, 10),
    "环卫园林管理科": (20, 7, 10),
    "市政管理科": (18, 6, 10),
    "执法协调科": (17, 7, 10),
    "督导考核科": (14, 8, 6),
    "机关党委": (10, 3, 7),
    "机关纪委": (11, 5, 6),
    "停车专班": (1, 1, 0),
    "餐饮油烟专班": (1, 1, 0),
    "市园林环卫中心": (20, 0, 10),
    "市市政管理中心": (16, 0, 10),
    "市城管执法支队": (17, 0, 10),
    "市数管中心": (13, 0, 10),
    **dict.fromkeys(COUNTIES.split(), (30, 0, 0)),
    **{f"{area}城管局": (31, 0, 0) for area in ("罗庄区", "河东区", "沂河新区", "沂水县", "蒙阴县")},
    "兰山区住建局": (1, 0, 0),
    "沂南县住建局": (1, 0, 0),
    "郯城县住建局": (1, 0, 0),
    "兰陵县住建局": (1, 0, 0),
    "费县住建局": (1, 0, 0),
    "平邑县住建局": (1, 0, 0),
    "莒南县住建局": (1, 0, 0),
    "蒙阴县住建局": (1, 0, 0),
    "临沭县住建局": (2, 0, 0),
    "高新区园区建设办公室": (3, 0, 0),
    "兰山区园林中心": (2, 0, 0),
}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT, 2023)


@pytest.fixture(scope="module")
def assignments(content: Content) -> Assignments:
    return assign(content)


@pytest.mark.parametrize("number", TABLE)
def test_the_line_of_each_task(assignments: Assignments, number: int) -> None:
    task = assignments.tasks[number - 1]
    leads, supports = TABLE[number]
    assert task.number == number
    assert [unit.name for unit in task.resolution.leads] == leads.split()
    assert [unit.name for unit in task.resolution.supports] == supports.split()
    assert task.resolution.primary_lead is task.resolution.leads[0]
    assert task.resolution.faults == ()


def test_only_the_flood_authorities_stay_open(assignments: Assignments) -> None:
    open_functions = {t.number: t.resolution.unresolved for t in assignments.tasks if t.resolution.unresolved}
    assert open_functions == {18: ("各县区（开发区）城市防汛主管部门",)}


def test_all_forty_units_have_tasks_and_how_many(assignments: Assignments) -> None:
    assert [unit.name for unit in assignments.units] == list(COUNTS)
    assert [unit.order for unit in assignments.units] == list(range(1, 41))
    for unit, expected in COUNTS.items():
        tasks = assignments.of(unit)
        found = (len(tasks), sum(t.role == "lead" for t in tasks), sum(t.common for t in tasks))
        assert (unit, found) == (unit, expected)


def test_each_unit_s_tasks_are_those_of_the_table(assignments: Assignments) -> None:
    for unit in COUNTS:
        expected = [
            (number, "lead" if unit in leads.split() else "support")
            for number, (leads, supports) in TABLE.items()
            if unit in (*leads.split(), *supports.split())
        ]
        assert [(t.task.number, t.role) for t in assignments.of(unit)] == expected


def test_sections_are_numbered(assignments: Assignments) -> None:
    first = {1: 1, 3: 2, 5: 3, 9: 4, 13: 5, 15: 6, 17: 7, 21: 8, 24: 9, 27: 10, 29: 11}
    section = 0
    for task in assignments.tasks:
        section = first.get(task.number, section)
        assert task.section_number == section
        assert task.task in task.section.tasks


def test_areas_sets_and_groups(content: Content) -> None:
    units = content.units
    assert [area.name for area in units.areas] == [name.removesuffix("城管局") for name in COUNTIES.split()]
    assert {name: len(areas) for name, areas in units.area_sets.items()} == {
        "五区": 5,
        "九县": 9,
        "各县区": 14,
    }
    assert set(units.area_sets["五区"]) | set(units.area_sets["九县"]) == set(units.area_sets["各县区"])
    groups = {group.name: group for group in units.groups}
    assert groups["各县区（开发区）城管局"].members == tuple(COUNTIES.split())
    assert groups["局属各单位"].members == tuple(BUREAU.split())
    assert groups["机关各科室"].members == tuple(SECTIONS.split())
    assert [(g.common, g.confirmed, g.function) for g in units.groups] == [
        (False, True, False),
        (True, True, False),
        (True, False, False),
        (False, True, True),
    ]


def test_full_names_and_aliases_are_the_attested_ones(content: Content) -> None:
    assert {u.name: u.full_name for u in content.units.units if u.full_name} == {
        "市数管中心": "临沂市数字化城市管理服务中心"
    }
    assert {u.name: u.aliases for u in content.units.units if u.aliases} == {
        "沂河新区城管局": ("沂河新区综合行政执法局",)
    }
