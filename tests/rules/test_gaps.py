"""A gap is told wherever it stands, not only in the documents themselves."""

from __future__ import annotations

import pytest

from workplan_docs.content.load import load_content
from workplan_docs.errors import Severity
from workplan_docs.rules import check_content


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        ("organ.yaml", "name: 东平市城市管理局", 2),
        ("units.yaml", "name: 人事科", 9),
        ("leaders.yaml", "post: 科长", 4),
    ],
)
@pytest.mark.parametrize("state", ["draft", "issued"])
def test_a_gap_beside_the_year(tiny_project, file, old, line, state):
    content = tiny_project / "content"
    for name, more in (
        ("units.yaml", "  - name: 人事科\n    order: 3\n    kind: section\n"),
        ("leaders.yaml", "    post: 科长\n"),
    ):
        path = content / name
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    notice = content / "2023/notice.yaml"
    notice.write_text(
        notice.read_text(encoding="utf-8").replace("state: draft", f"state: {state}"), encoding="utf-8"
    )
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    key = old.split(":")[0]
    path.write_text(text.replace(old, f"{key}: 【待填：某项】"), encoding="utf-8")
    (found,) = [d for d in check_content(load_content(tiny_project)) if d.code == "SP012"]
    assert (found.file, found.line) == (f"content/{file}", line)
    assert found.severity is (Severity.WARNING if state == "draft" else Severity.ERROR)
