"""Lines of units as they were meant: what is mended is read without a fault, and long nonsense costs no time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.invented import organ, units_file
from workplan_docs.content.registry import Registry
from workplan_docs.content.resolve import resolve_line
from workplan_docs.content.unit_mend import mended
from workplan_docs.content.unit_names import meant_by, named, several

REGISTRY = Registry(units_file(), organ())
PIECES = (
    *("秘书处", "河道处", "防汛专班", "甲江区", "乙山县水务所", "各地水务所", "甲江海关", "桥梁、隧道处"),
    *(
        "牵头单位：",
        "配合单位：",
        "（牵头）",
        "（配合）",
        "牵头",
        "由",
        "、",
        "，",
        "；",
        " ",
        "/",
        "和",
        "等",
        "1.",
        "“",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_mended_line_has_no_fault_but_unknown_names(line: str) -> None:
    right = mended(line, REGISTRY)
    if right.line is not None and not right.wrong:
        found = resolve_line(right.line, REGISTRY)
        assert not found.faults
        assert found.leads


@given(st.permutations(["河道处", "防汛专班", "甲江海关"]))
def test_roles_survive(names: list[str]) -> None:
    lead, *others = names
    written = f"配合单位：{'、'.join(others)}；牵头单位：{lead}"
    found = resolve_line(mended(written, REGISTRY).line or "", REGISTRY)
    assert [unit.name for unit in found.leads] == [lead]
    assert {unit.name for unit in found.supports} == set(others)


@pytest.mark.parametrize(
    "line", ["秘书处" * 99 + "甲", "秘书处和" * 70 + "甲", "由" * 4000, "牵头单位：" * 800, "（" * 4000]
)
def test_long_nonsense_takes_no_time(line: str) -> None:
    began = time.process_time()
    mended(line, REGISTRY)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "name",
    [
        "桥梁、隧道处",
        "市综合行政执法局（城市管理局、环卫局）",
        "和平区及河东区城管局",
        "相关责任单位",
        "牵头办",
        "“12345”热线中心",
        "负责人培训中心",
        "由家村村委会",
    ],
)
def test_a_name_that_only_looks_like_a_slip(name: str) -> None:
    assert meant_by(name) == (name,)


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("办公室、财务科", ("办公室", "财务科")),
        ("甲局，乙处", ("甲局", "乙处")),
        ("甲中心 乙中心", ("甲中心", "乙中心")),
        ("桥梁、隧道处", ()),
        ("环卫 园林", ()),
    ],
)
def test_several_names_in_one_entry(name: str, pieces: tuple[str, ...]) -> None:
    assert several(name) == pieces


def test_a_role_alone_is_no_name() -> None:
    assert named("（牵头）").core == "（牵头）"
