"""A name that nobody registered, from the file on disk to the fault that points at it."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.content.invented import organ, units_file
from workplan_docs.cli.reading import read_project
from workplan_docs.content.load import load_content
from workplan_docs.content.plan_view import assign
from workplan_docs.content.registry import Registry
from workplan_docs.content.resolve import resolve_line
from workplan_docs.errors import ContentError, Diagnostic

ROOT = Path(__file__).resolve().parents[2]
PLAN = "content/2023/plan.yaml"
LINE = "units: 市政管理科，市市政管理中心\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def write(project: Path, file: str, old: str, new: str) -> list[str]:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return text.split("\n")


def faults(project: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(ContentError) as caught:
        assign(load_content(project, 2023))
    return caught.value.diagnostics


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_the_fault_points_into_the_line(project: Path, quote: str) -> None:
    line = f"units: {quote}市政管理科，市市政管理中心、停车专斑{quote}"
    lines = write(project, PLAN, LINE, f"{line}\n")
    (fault,) = faults(project)
    number = next(i for i, text in enumerate(lines, 1) if "停车专斑" in text)
    column = lines[number - 1].index("停车专斑") + 1
    assert (fault.file, fault.line, fault.column) == (PLAN, number, column)
    assert fault.code == "RG001"
    assert "第 5 项" in fault.message
    assert "“停车专斑”" in fault.message
    assert fault.hint is not None
    assert "“停车专班”" in fault.hint


def test_all_unknown_names_of_all_lines_at_once(project: Path) -> None:
    write(project, PLAN, LINE, "units: 市政科，市市政管理中心、停车专斑\n")
    write(project, PLAN, "units: 机关党委，", "units: 机关党萎，")
    found = faults(project)
    assert [fault.code for fault in found] == ["RG001"] * 3
    assert [name for name in ("市政科", "停车专斑", "机关党萎") if any(name in f.message for f in found)] == [
        "市政科",
        "停车专斑",
        "机关党萎",
    ]


def test_and_so_on_is_no_unit(project: Path) -> None:
    write(project, PLAN, LINE, "units: 市政管理科，市市政管理中心等单位\n")
    (fault,) = faults(project)
    assert fault.hint is not None
    assert fault.hint.startswith("不能用“等”代替单位名称")


def test_a_comma_too_many(project: Path) -> None:
    write(project, PLAN, LINE, "units: 市政管理科，市市政管理中心、\n")
    (fault,) = faults(project)
    assert "没有单位名称" in fault.message


def test_the_structured_form_points_at_the_name(project: Path) -> None:
    form = "units:\n          lead: [市政管理科]\n          support: [市市政管理中心, 停车专斑]\n"
    lines = write(project, PLAN, LINE, form)
    (fault,) = faults(project)
    number = next(i for i, text in enumerate(lines, 1) if "停车专斑" in text)
    assert (fault.line, fault.column) == (number, lines[number - 1].index("停车专斑") + 1)


def test_the_structured_form_says_the_same_as_the_line(project: Path) -> None:
    before = assign(load_content(project, 2023))
    form = "units:\n          lead: 市政管理科\n          support: 市市政管理中心\n"
    write(project, PLAN, LINE, form)
    after = assign(load_content(project, 2023))
    assert [unit.name for unit in after.tasks[4].resolution.leads] == ["市政管理科"]
    assert [unit.name for unit in after.tasks[4].resolution.supports] == ["市市政管理中心"]
    assert [len(after.of(u.name)) for u in after.units] == [len(before.of(u.name)) for u in before.units]


def test_an_unknown_member_and_an_unknown_owner_are_told(project: Path) -> None:
    write(project, "content/units.yaml", "      - 市数管中心\n", "      - 市数管中兴\n")
    write(project, PLAN, "owed_by: 五区", "owed_by: 六区")
    text = "".join(f"{fault.message}{fault.hint}" for fault in faults(project))
    assert "市数管中兴" in text
    assert "六区" in text


@pytest.mark.parametrize(
    "line",
    [
        "河道处，甲江新区、乙山县水务所",
        "河道处，甲江新区水务所、乙山县水务所",
        "河道处，甲江区、乙山县水务所",
    ],
)
def test_an_area_s_other_name_serves_its_organs(line: str) -> None:
    resolution = resolve_line(line, Registry(units_file(), organ()))
    assert not resolution.faults
    assert [unit.name for unit in resolution.supports] == ["甲江区水务所", "乙山县水务所"]


@pytest.mark.parametrize("mark", [" ", "\u3000", "和", "以及"])
def test_units_run_together_are_to_be_parted(project: Path, mark: str) -> None:
    write(project, PLAN, LINE, f"units: 市政管理科{mark}市市政管理中心\n")
    found = [d for d in read_project(project, 2023).diagnostics if d.severity == "error"]
    assert [d.code for d in found] == ["RG001"]
    assert "隔开，如“市政管理科、市市政管理中心”" in str(found[0].hint)
    assert not [d for d in read_project(project, 2023).diagnostics if d.code == "SP001"]


def test_an_office_of_another_area_is_never_proposed(project: Path) -> None:
    write(project, PLAN, LINE, "units: 市政管理科，罗庄区综合行政执法局\n")
    (fault,) = faults(project)
    assert "“罗庄区" in str(fault.hint)
    assert "沂河新区" not in str(fault.hint)
    assert "aliases" in str(fault.hint)


@pytest.mark.parametrize("wrong", ["停车/专班", "停车专班" * 16])
def test_a_name_that_must_be_changed_is_never_proposed(project: Path, wrong: str) -> None:
    write(project, "content/units.yaml", "name: 停车专班", f"name: {wrong}")
    found = [d for d in read_project(project, 2023).diagnostics if d.code == "RG001"]
    assert found
    assert all("是不是" not in str(d.hint) and "先改名" in str(d.hint) for d in found)
