"""Sound content of other offices that only looks like a slip: nothing is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_docs.cli.reading import read_project
from workplan_docs.content.load import load_content
from workplan_docs.content.plan_view import assign
from workplan_docs.errors import Severity

FILES = {
    "organ.yaml": "version: 1\nname: 青石镇人民政府\nnumber_prefix: 青政发\n",
    "leaders.yaml": """\
version: 1
leaders:
  - {name: 由小明, post: 镇长}
  - {name: 欧阳正文}
  - {name: 买买提·艾力}
  - {name: 李责}
""",
    "units.yaml": """\
version: 1
areas:
  - {name: 东村, kind: county}
  - {name: 西村, kind: county}
  - {name: 和平社区, kind: zone}
area_sets:
  两村: [东村, 西村]
  三河片: [东村, 和平社区]
units:
  - {name: 党政和综合办公室, order: 1, kind: section}
  - {name: 经济发展及统计站, order: 2, kind: section}
  - {name: 综合行政执法局（城市管理局、生态环境站）, order: 3, kind: subordinate, aliases: [综合执法队]}
  - {name: 牵头办, order: 4, kind: section}
  - {name: “12345”热线中心, order: 5, kind: subordinate}
  - {name: 东村村委会, order: 6, kind: area, area: 东村}
  - {name: 西村村委会, order: 7, kind: area, area: 西村}
  - {name: 和平社区居委会, order: 8, kind: area, area: 和平社区}
  - {name: 责任区管理站, order: 9, kind: subordinate}
  - {name: A·B联合中心, order: 10, kind: subordinate}
  - {name: 东村卫生院, order: 11, kind: subordinate, area: 和平社区, aliases: [卫生院]}
groups:
  - {name: 各村（社区）, members: [东村村委会, 西村村委会, 和平社区居委会]}
  - {name: 相关责任单位, members: [东村村委会, 牵头办]}
  - {name: 各站所, members: [经济发展及统计站, “12345”热线中心]}
""",
    "2023/plan.yaml": """\
version: 1
year: 2023
title: 2023年工作要点
preamble:
  text: 全面做好各项工作。
sections:
  - title: 全年工作
    tasks:
      - text: 做好环境整治，由综合办牵头抓好落实。
        leaders: [由小明]
        units: 党政和综合办公室，综合行政执法局（城市管理局、生态环境站）、各村（社区）
      - text: 落实责任单位和责任人，明确牵头领导和配合单位的分工。
        leaders: [欧阳正文, 买买提·艾力]
        units: 牵头办，东村、西村村委会
      - text: 抓好热线办理，公示牌写明“责任单位：热线中心”。
        leaders: [李责]
        units: “12345”热线中心，相关责任单位
      - text: 养护桥梁（含附属设施，由施工方负责）。
        leaders: [李责]
        units: 责任区管理站，各站所
      - text: 一是修路（责任单位：东村村委会）；二是种树（责任单位：西村村委会）。
        leaders: [李责]
        units:
          lead: 责任区管理站
          support: [A·B联合中心, 经济发展及统计站]
      - text: 做好综合执法。
        leaders: [李责]
        units: 综合执法队，卫生院
""",
    "2023/notice.yaml": """\
version: 1
state: draft
document_number: 青政发〔2023〕1号
title: 青石镇人民政府关于|印发2023年工作要点的通知
recipients: 各村（社区），各站所
body:
  - 现将《2023年工作要点》印发给你们，请认真执行。
encloses: plan
signature: 青石镇人民政府
date: 2023年3月5日
printed_by: 青石镇人民政府办公室
printed_on: 2023年3月6日
openness: 主动公开
note: 此件主动公开
""",
}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_town_s_content_is_not_refused(town: Path) -> None:
    found = [d for d in read_project(town, None).diagnostics if d.severity is not Severity.HINT]
    assert [(d.code, d.place, d.message) for d in found if d.code != "RG006"] == []


def test_a_unit_named_after_another_area_is_asked_about_only(town: Path) -> None:
    found = [d for d in read_project(town, None).diagnostics if d.code == "RG006"]
    assert [(d.severity, d.line) for d in found] == [(Severity.WARNING, 20)]


def test_its_lines_are_read(town: Path) -> None:
    tasks = assign(load_content(town, 2023)).tasks
    assert [len(task.resolution.leads) for task in tasks] == [1] * 6
    assert [len(task.resolution.supports) for task in tasks] == [4, 2, 2, 2, 2, 1]


def named(project: Path, name: str) -> list[tuple[str, str]]:
    """What is told of the tiny project with its second unit called ``name``."""
    for file in ("units.yaml", "2023/plan.yaml"):
        path = project / "content" / file
        path.write_text(path.read_text(encoding="utf-8").replace("环卫科", name), encoding="utf-8")
    return [(d.code, d.severity) for d in read_project(project, None).diagnostics]


def test_an_office_under_one_roof_with_another_is_read_with_a_warning(tiny_project: Path) -> None:
    assert named(tiny_project, "党委办公室、校长办公室") == [("RG017", "warning")]


def test_a_name_that_runs_on_into_another_entry_s_is_an_error(tiny_project: Path) -> None:
    assert ("RG017", "error") in named(tiny_project, "环卫科、办公室")
