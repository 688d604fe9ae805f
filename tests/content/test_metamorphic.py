"""What may not matter doesn't, and what is broken is told: the sample's files rewritten and damaged."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workplan_docs.content.load import load_content
from workplan_docs.content.models import Content
from workplan_docs.content.plan_view import assign
from workplan_docs.errors import ContentError, Diagnostic, Severity
from workplan_docs.rules import check_content

ROOT = Path(__file__).resolve().parents[2]
FILES = ("organ.yaml", "units.yaml", "leaders.yaml", "2023/plan.yaml", "2023/notice.yaml")
DAMAGE = [
    "：",
    ":",
    "\t",
    "“",
    '"',
    "'",
    "- ",
    "&",
    "*",
    "!",
    "{",
    "[",
    "]",
    "#",
    "|",
    "\x00",
    "\ud800",
    "　",
    "%",
]


@pytest.fixture(scope="module")
def sample() -> Content:
    return load_content(ROOT, 2023)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged")
    copytree(ROOT / "content", folder / "content")
    return folder


def same(one: Content, two: Content) -> bool:
    parts = ("year", "organ", "units", "leaders", "plan", "notice")
    return all(getattr(one, part) == getattr(two, part) for part in parts)


def reversed_keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: reversed_keys(data[key]) for key in reversed(data)}
    if isinstance(data, list):
        return [reversed_keys(item) for item in data]
    return data or None


@pytest.mark.parametrize("flow", [False, True, None])
def test_key_order_and_layout_change_nothing(project: Path, sample: Content, flow: bool | None) -> None:
    for name in FILES:
        path = project / "content" / name
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        text = yaml.dump(
            reversed_keys(data), allow_unicode=True, sort_keys=False, default_flow_style=flow, width=60
        )
        path.write_text(text, encoding="utf-8")
    assert same(load_content(project, 2023), sample)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(project: Path, sample: Content) -> None:
    for name in FILES:
        path = project / "content" / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert same(load_content(project, 2023), sample)


def test_numbers_left_out_change_nothing(project: Path, sample: Content) -> None:
    path = project / "content" / "2023/plan.yaml"
    kept: list[str] = []
    bullet = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip().startswith("- number:"):
            bullet = line[: line.index("-") + 2]
            continue
        kept.append(bullet + line.strip() if bullet else line)
        bullet = ""
    path.write_text("\n".join(kept), encoding="utf-8")
    assert same(load_content(project, 2023), sample)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(FILES),
    where=st.floats(0, 1, exclude_max=True),
    removed=st.integers(0, 30),
    added=st.lists(st.sampled_from(DAMAGE), max_size=3),
)
def test_a_damaged_file_is_told_and_never_raises_anything_else(
    damaged: Path, name: str, where: float, removed: int, added: list[str]
) -> None:
    path = damaged / "content" / name
    original = (ROOT / "content" / name).read_text(encoding="utf-8")
    at = int(where * len(original))
    text = original[:at] + "".join(added) + original[at + removed :]
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    told: tuple[Diagnostic, ...] = ()
    try:
        check_content(load_content(damaged, 2023))
    except ContentError as error:
        told = error.diagnostics or (Diagnostic("", Severity.ERROR, "an error without a word"),)
    finally:
        path.write_text(original, encoding="utf-8")
    assert all((d.file or "").startswith("content/") and d.line for d in told)


def test_three_hundred_tasks_and_a_task_of_three_thousand_characters(project: Path) -> None:
    path = project / "content" / "2023/plan.yaml"
    tasks = [f"      - {{text: 第{n}项工作。, units: 办公室}}" for n in range(300)]
    tasks.append(f"      - {{text: {'做好城市管理工作，' * 400}。, units: 办公室，人事科}}")
    head = (
        "version: 1\nyear: 2023\ntitle: 2023年全市城市管理工作要点\nsections:\n  - title: 一章\n    tasks:\n"
    )
    path.write_text(head + "\n".join(tasks) + "\n  - title: 空章\n", encoding="utf-8")
    content = load_content(project, 2023)
    codes = {d.code for d in check_content(content)}
    assert {"PL006", "PL007", "RG012"} <= codes
    assert len(assign(content).of("办公室")) == 301


def test_the_sample_has_no_error(sample: Content) -> None:
    found = check_content(sample)
    assert {d.code for d in found if d.severity == "error"} == set()
    assert {d.code for d in found if d.severity == "warning"} == {"NO001", "NO002", "NO003", "NO004", "RG010"}
    assert {d.code for d in found if d.severity == "hint"} == {"TG010", "RG011"}


def test_once_issued_every_gap_is_an_error(project: Path) -> None:
    path = project / "content" / "2023/notice.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("state: draft", "state: issued"), encoding="utf-8"
    )
    found = check_content(load_content(project, 2023))
    assert {d.code for d in found if d.severity == "error"} == {"NO001", "NO002", "NO003", "NO004"}
