"""The grammar of 责任单位 lines, on an invented organisation: what leads, what is shared, what is unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.invented import organ, units_file
from workplan_docs.content.models import Area, Organ, Unit, UnitsByRole, UnitsFile
from workplan_docs.content.registry import Registry
from workplan_docs.content.resolve import Resolution, resolve_line
from workplan_docs.content.unit_line import split_line

REGISTRY = Registry(units_file(), organ())
NAMES = [unit.name for unit in units_file().units]
GROUPS = [group.name for group in units_file().groups]


def resolved(line: str | UnitsByRole, registry: Registry = REGISTRY) -> Resolution:
    return resolve_line(line, registry)


def names(resolution: Resolution) -> tuple[list[str], list[str]]:
    return [unit.name for unit in resolution.leads], [unit.name for unit in resolution.supports]


def test_the_first_segment_leads_and_its_first_unit_collects() -> None:
    resolution = resolved("河道处、防汛专班，秘书处，甲江海关")
    assert names(resolution) == (["河道处", "防汛专班"], ["秘书处", "甲江海关"])
    assert resolution.primary_lead is not None
    assert resolution.primary_lead.name == "河道处"
    assert resolution.role_of("防汛专班") == "lead"
    assert resolution.role_of("甲江海关") == "support"
    assert resolution.role_of("州公安局") is None


def test_only_the_first_item_leads_where_the_organ_reads_its_lines_so() -> None:
    registry = Registry(units_file(), organ(first_segment_leads=False))
    assert names(resolved("河道处、防汛专班，秘书处", registry)) == (["河道处"], ["防汛专班", "秘书处"])


def test_a_group_stands_for_its_members_without_the_leads() -> None:
    assert names(resolved("河道处，机关各处、直属各单位")) == (["河道处"], ["秘书处", "州州直水库中心"])


def test_brackets_of_a_name_do_not_cut_it() -> None:
    resolution = resolved("河道处，各县区（园区）水务所")
    assert len(resolution.supports) == 4
    assert resolution.items[1].group == "各县区（园区）水务所"
    assert names(resolved("河道处,各县区(园区)水务所")) == names(resolution)
    assert names(resolved("河道处，各地水务所")) == names(resolution)


def test_marks_inside_brackets_and_inside_registered_names_do_not_separate() -> None:
    assert [item.text for item in split_line("甲（乙、丙），丁")] == ["甲（乙、丙）", "丁"]
    assert names(resolved("桥梁、隧道处，秘书处")) == (["桥梁、隧道处"], ["秘书处"])


def test_a_bare_area_takes_the_organ_to_its_right() -> None:
    resolution = resolved("河道处，甲江区、乙山县、丙湖县水务所，甲江区、乙山县建管所")
    assert names(resolution)[1] == [
        "甲江区水务所",
        "乙山县水务所",
        "丙湖县水务所",
        "甲江区建管所",
        "乙山县建管所",
    ]


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("河道处，甲江区，乙山县水务所", ["甲江区"]),
        ("河道处，甲江区、州公安局", ["甲江区"]),
        ("河道处，甲江区、秘书处、乙山县水务所", ["甲江区"]),
        ("河道处，丙湖县、乙山县建管所", ["丙湖县"]),
        ("河道处，甲江区水务所、乙山县", ["乙山县"]),
    ],
)
def test_a_suffix_never_reaches_over_a_comma_or_another_unit(line: str, unknown: list[str]) -> None:
    assert [fault.text for fault in resolved(line).faults] == unknown


def test_the_shorter_area_inside_a_longer_one_is_not_mistaken() -> None:
    assert names(resolved("河道处，湖县、丙湖县水务所"))[1] == ["湖县水务所", "丙湖县水务所"]


def test_a_prefix_is_shared_only_where_that_makes_a_known_name() -> None:
    assert names(resolved("河道处，州公安局、市场监管局"))[1] == ["州公安局", "州市场监管局"]
    whole = resolved("河道处，州公安局、州人民银行甲江支行、甲江海关")
    assert names(whole)[1] == ["州公安局", "州人民银行甲江支行", "甲江海关"]
    assert [fault.text for fault in resolved("河道处，州公安局，市场监管局").faults] == ["市场监管局"]
    without = Registry(units_file(), organ(distributive_prefixes=[]))
    (fault,) = resolved("河道处，州公安局、市场监管局", without).faults
    assert fault.text == "市场监管局"


def test_full_names_and_aliases_mean_the_unit() -> None:
    resolution = resolved("河道管理处，云梦州州直水库管理中心")
    assert names(resolution) == (["河道处"], ["州州直水库中心"])
    assert [item.text for item in resolution.items] == ["河道管理处", "云梦州州直水库管理中心"]


def test_a_function_without_members_stays_open() -> None:
    resolution = resolved("河道处，各地防洪主管部门")
    assert resolution.unresolved == ("各地防洪主管部门",)
    assert resolution.supports == ()
    assert not resolution.faults


def test_an_unknown_name_is_a_fault_with_its_place_and_the_nearest_names() -> None:
    line = "河道处，秘 书处、甲江区水务听"
    (fault,) = resolved(line).faults
    assert (fault.text, fault.offset, fault.role) == ("甲江区水务听", line.index("甲"), "support")
    assert fault.nearest[0] == "甲江区水务所"


def test_only_names_of_the_same_area_come_near() -> None:
    units = UnitsFile(
        version=1,
        areas=(Area(name="兰山区", kind="district"), Area(name="罗庄区", kind="district")),
        units=(
            Unit(name="罗庄区园林局", order=1, kind="area", area="罗庄区"),
            Unit(name="兰山区园林中心", order=2, kind="area", area="兰山区"),
            Unit(name="兰山区城管局", order=3, kind="area", area="兰山区"),
        ),
    )
    registry = Registry(units, Organ(version=1, name="某局"))
    assert registry.nearest("兰山区园林局") == ("兰山区园林中心", "兰山区城管局")
    assert registry.nearest("罗庄区综合行政执法局") == (
        "罗庄区园林局",
    )  # no name is near, but one office is there
    assert registry.nearest("区园林局")[0] == "罗庄区园林局"  # no area said: the nearest in letters


def test_one_wrong_organ_is_one_fault_however_many_areas_share_it() -> None:
    faults = resolved("河道处，甲江区、乙山县、丙湖县水务听").faults
    assert [fault.text for fault in faults] == ["丙湖县水务听"]


@pytest.mark.parametrize("line", ["河道处，", "，河道处", "河道处，、秘书处", "、", ""])
def test_a_mark_without_a_name_is_a_fault(line: str) -> None:
    assert any(fault.name == "" for fault in resolved(line).faults)


def test_the_structured_form_names_roles_outright_and_shares_nothing() -> None:
    form = UnitsByRole(lead=("河道处", "秘书处"), support=("各地水务所", "秘书处"))
    resolution = resolved(form)
    assert names(resolution)[0] == ["河道处", "秘书处"]
    assert len(resolution.supports) == 4
    assert resolved(UnitsByRole(lead=("甲江区", "乙山县水务所"))).faults[0].text == "甲江区"


lines = st.lists(
    st.lists(st.sampled_from(NAMES + GROUPS), min_size=1, max_size=5), min_size=1, max_size=4
).map(lambda segments: "，".join("、".join(segment) for segment in segments))


@given(lines)
def test_every_unit_has_at_most_one_role(line: str) -> None:
    resolution = resolved(line)
    leads, supports = names(resolution)
    assert len(set(leads)) == len(leads)
    assert len(set(supports)) == len(supports)
    assert not set(leads) & set(supports)


@given(lines)
def test_everybody_mentioned_takes_part_and_nobody_else(line: str) -> None:
    resolution = resolved(line)
    assert not resolution.faults
    mentioned: set[str] = set()
    for item in resolution.items:
        group = REGISTRY.group(item.text)
        mentioned |= set(group.members) if group else {item.text}
    assert mentioned == {name for role in names(resolution) for name in role}


@given(lines, st.data())
def test_blanks_and_half_width_marks_change_nothing(line: str, data: st.DataObject) -> None:
    noisy = ""
    for char in line:
        noisy += data.draw(st.sampled_from(["", "", "", " ", "\u3000", "\n"])) + char
    noisy = noisy.translate(str.maketrans("，（）", ",()")) if data.draw(st.booleans()) else noisy
    assert names(resolved(noisy)) == names(resolved(line))


@given(lines)
def test_items_know_where_they_stand(line: str) -> None:
    for item in resolved(line).items:
        assert line[item.offset : item.offset + len(item.text)] == item.text


@given(st.text(alphabet="，、（）,( 河道处秘书甲江区水务所各县；“”\u3000乙", max_size=40))
def test_no_line_whatever_raises(line: str) -> None:
    resolution = resolved(line)
    written = len(split_line(line, REGISTRY.whole_names))
    assert len(resolution.items) + len(resolution.faults) <= written
    assert resolution.faults or len(resolution.items) == written
