"""A file that cannot be read hides nothing of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

BROKEN = {
    "organ.yaml": "name: ",
    "units.yaml": "units: [",
    "leaders.yaml": "leaders: 甲: 乙",
    "2023/notice.yaml": "title: [",
}


@pytest.mark.parametrize("broken", sorted(BROKEN))
def test_other_files_are_held_to_the_rules(broken: str, tiny_project: Path) -> None:
    from workplan_docs.cli.reading import read_project

    (tiny_project / "content" / broken).write_text(BROKEN[broken] + "\n", encoding="utf-8")
    for name, old, new in (
        ("2023/plan.yaml", "新建公厕12座。", "新建公厕12座,。"),
        ("2023/notice.yaml", "date: 2023年3月5日", "date: 2023.3.5"),
    ):
        path = tiny_project / "content" / name
        if name != broken:
            path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    reading = read_project(tiny_project, None)
    assert reading.content is None
    found = {(d.file, d.code) for d in reading.diagnostics}
    assert "content/" + broken in {file for file, _ in found}
    assert any(f == "content/2023/plan.yaml" and c.startswith("PU") for f, c in found)
    if broken != "2023/notice.yaml":
        assert ("content/2023/notice.yaml", "SG001") in found


def test_the_registry_is_asked_although_the_notice_is_broken(tiny_project: Path) -> None:
    from workplan_docs.cli.reading import read_project

    content = tiny_project / "content"
    (content / "2023/notice.yaml").write_text("version: 1\n", encoding="utf-8")
    plan = content / "2023/plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("环卫科，办公室", "环为科，办公室"), encoding="utf-8"
    )
    found = {(d.file, d.code) for d in read_project(tiny_project, None).diagnostics}
    assert ("content/2023/plan.yaml", "RG001") in found
    assert {f for f, _ in found} == {"content/2023/plan.yaml", "content/2023/notice.yaml"}


def test_a_broken_registry_is_not_blamed_on_the_plan(tiny_project: Path) -> None:
    from workplan_docs.cli.reading import read_project

    (tiny_project / "content/units.yaml").write_text(
        "version: 1\nunits:\n  - name：办公室\n", encoding="utf-8"
    )
    files = {d.file for d in read_project(tiny_project, None).diagnostics}
    assert files == {"content/units.yaml"}


FIGURE = """\
        targets:
          - {id: "1.1", name: 新建公厕, value: 21, measure: 座, rollup: sum, quote: 新建公厕12座, parts: ["1.2"]}
          - {id: "1.2", name: 县城公厕, value: 2, measure: 座, rollup: per-unit, owed_by: 费县, quote: 新建公厕12座}
"""


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("organ.yaml", "version: 1\nname: 甲市城管局\nname: 甲市城管局\n"),
        ("units.yaml", "units: [\n"),
        ("units.yaml", "version: 1\nunits:\n  - {name: 办公室, order: 1, kind: 科室}\n"),
    ],
)
def test_a_figure_is_held_to_its_quote_without_the_registry(
    broken: str, text: str, tiny_project: Path
) -> None:
    from workplan_docs.cli.reading import read_project

    (tiny_project / "content" / broken).write_text(text, encoding="utf-8")
    plan = tiny_project / "content/2023/plan.yaml"
    line = next(row for row in plan.read_text(encoding="utf-8").split("\n") if "units: 环卫科" in row)
    plan.write_text(
        plan.read_text(encoding="utf-8").replace(f"{line}\n", f"{line}\n{FIGURE}", 1), encoding="utf-8"
    )
    found = {(d.file, d.code) for d in read_project(tiny_project, None).diagnostics if "plan" in str(d.file)}
    assert ("content/2023/plan.yaml", "TG011") in found
    assert not {code for _, code in found} & {"RG001", "TG005", "TG008", "PL007", "TG003"}
