"""A small project on disk, read through the real loader: three units, two sections, four tasks."""

from __future__ import annotations

from pathlib import Path

from workplan_docs.content.load import load_content
from workplan_docs.content.models import Content

ORGAN = """\
version: 1
name: 某市城管局
"""
LEADERS = """\
version: 1
leaders: [{name: 李刚}, {name: 欧阳明月}]
"""
UNITS = """\
version: 1
areas:
  - {name: 东县, kind: county}
  - {name: 西县, kind: county}
area_sets: {两县: [东县, 西县]}
units:
  - {name: 甲科, order: 1, kind: section}
  - {name: 乙科, order: 2, kind: section}
  - {name: 东县城管局, order: 11, kind: area, area: 东县, aliases: [东县执法局], print_name: 东县执法局}
  - {name: 西县城管局, order: 12, kind: area, area: 西县}
groups:
  - {name: 各县城管局, members: [东县城管局, 西县城管局]}
  - {name: 机关各科室, members: [甲科, 乙科], common: true}
  - {name: 各县防汛部门, function: true}
"""
PLAN = """\
version: 1
year: 2024
title: 2024年要点
preamble: {label: 总体思路, text: 稳中求进。}
sections:
  - title: 公园
    tasks:
      - title: 造公园
        text: 全市新建公园50处，两县各10处；绿化率达到40%。
        leaders: [李刚, 欧阳明月]
        units: 甲科，各县城管局
        targets:
          - {id: "1.1", name: 新建公园, value: 50, measure: 处, rollup: sum, scope: 全市, parts: ["1.2"],
             parts_cover: some, quote: 全市新建公园50处}
          - {id: "1.2", name: 新建公园, value: 10, measure: 处, rollup: sum, owed_by: 两县, quote: 两县各10处}
          - {id: "1.3", name: 绿化率, value: 40.0, measure: "%", comparison: reach, rollup: rate,
             quote: 绿化率达到40%}
      - text: 抓好作风，一抓到底。
        leaders: [李刚]
        units: 乙科，机关各科室、各县城管局、各县防汛部门
        report: separate
  - title: 空章
  - title: 其他
    tasks:
      - title: 共同办
        text: 共同办事。
        leaders: [李刚]
        units: 甲科、乙科，东县城管局
        deadline: 6月底
      - title: 学习
        text: 加强学习。
        leaders: [李刚]
        units: 乙科，机关各科室
"""
NOTICE = """\
version: 1
title: 某市城管局关于|印发要点的通知
recipients: 各科室
body: [现印发。, 特此通知。]
encloses: plan
document_number: 某发〔2024〕1号
"""


def write_project(folder: Path, **changed: str) -> Path:
    """The project's files under ``folder``; ``plan=…`` and the like put another text into a file."""
    files = {"organ": ORGAN, "leaders": LEADERS, "units": UNITS, "plan": PLAN, "notice": NOTICE, **changed}
    for name, text in files.items():
        place = folder / "content" / "2024" if name in ("plan", "notice") else folder / "content"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def load_small(folder: Path, **changed: str) -> Content:
    """The content of such a project."""
    return load_content(write_project(folder, **changed))
