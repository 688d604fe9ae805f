"""Lines in the wrong column: the place that the model has for them, whatever else stands around."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_docs.content.models import Notice, Plan, UnitsFile
from workplan_docs.content.outline import known_keys
from workplan_docs.content.yamlfile import read_yaml
from workplan_docs.content.yamloutline import misplaced

ROOT = Path(__file__).parents[2]
PLAN = """\
version: 1
sections:
  - title: 一章
    tasks:
      - number: 1
        text: 甲。
        leaders: [张三]
        units: 办公室
        targets:
          - id: "1.1"
            name: 乙
            value: 3
            rollup: sum
            quote: 丙
      - number: 2
        text: 丁。
        units: 办公室
"""


@pytest.mark.parametrize("name", ["2023/plan", "2023/notice", "units"])
def test_nothing_is_misplaced_in_the_sample(name: str) -> None:
    model = {"plan": Plan, "notice": Notice, "units": UnitsFile}[name.rpartition("/")[2]]
    outline = known_keys(model).outline
    assert outline is not None
    lines = (ROOT / "content" / f"{name}.yaml").read_text(encoding="utf-8").split("\n")
    assert list(misplaced(lines, outline)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "wanted"),
    [
        ("        units: 办公室\n        targets", "    units: 办公室\n        targets", 8, 8),
        ("        targets:\n", "      targets:\n", 9, 8),
        ("            value", "             value", 12, 12),
        ("            value", "           value", 12, 12),
        ("            value", "\t\tvalue", 12, 12),
        ("      - number: 2", "    - number: 2", 15, 6),
        ("      - number: 2", "- number: 2", 15, 6),
        ("      - number: 2", "\u3000- number: 2", 15, 6),
        ("          - id", "\t- id", 10, 10),
        ("leaders: [张三]", "leaders:\n    - 张三\n    - 李四", 8, 10),
    ],
)
def test_a_line_is_brought_home(old: str, new: str, line: int, wanted: int) -> None:
    assert old in PLAN
    right = read_yaml(PLAN.encode(), "f.yaml").data
    found = read_yaml(PLAN.replace(old, new, 1).encode(), "f.yaml", known_keys(Plan))
    (fault,) = found.diagnostics
    assert (fault.code in ("YA007", "YA011"), fault.line) == (True, line)
    assert f"空 {wanted} 格" in (fault.hint or "")
    if "- 张三" in new:
        right["sections"][0]["tasks"][0]["leaders"] = ["张三", "李四"]
    assert found.data == right


@pytest.mark.parametrize(("key", "line"), [("        targets:\n", 9), ("    tasks:\n", 4)])
def test_a_list_without_its_key(key: str, line: int) -> None:
    found = read_yaml(PLAN.replace(key, "", 1).encode(), "f.yaml", known_keys(Plan))
    (fault,) = found.diagnostics
    assert (fault.code, fault.line, found.complete) == ("YA003", line, False)
    assert f"“{key.strip()}”" in fault.message


def test_a_lost_dash_is_no_matter_of_blanks() -> None:
    text = PLAN.replace("      - number: 2", "        number: 2") + "x: [\n"
    found = read_yaml(text.encode(), "f.yaml", known_keys(Plan))
    assert "YA011" not in {d.code for d in found.diagnostics}
