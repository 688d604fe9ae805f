"""Wrong content in the lines of units and leaders and in their registries: one fault, one message, with its cure.

One edit of a sound project a row. What `check` tells is compared as a whole: a follow-up that leads elsewhere fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan_docs.cli.reading import read_project
from workplan_docs.errors import Severity

PLAN, UNITS, LEADERS = "2023/plan.yaml", "units.yaml", "leaders.yaml"
FILES = {
    "organ.yaml": "version: 1\nname: 云梦市水务局\nnumber_prefix: 云水发\n",
    LEADERS: """\
version: 1
leaders:
  - name: 王小明
  - name: 李刚
  - name: 赵海滨
""",
    UNITS: """\
version: 1
areas:
  - {name: 甲江区, kind: district}
  - {name: 高新区, kind: zone}
  - {name: 乙山县, kind: county}
  - {name: 丙湖县, kind: county}
  - {name: 丁河县, kind: county}
area_sets:
  三县: [乙山县, 丙湖县, 丁河县]
  各县区: [甲江区, 高新区, 乙山县, 丙湖县, 丁河县]
units:
  - name: 办公室
    order: 1
    kind: section
  - name: 河道管理科
    order: 2
    kind: section
  - name: 水库科
    order: 3
    kind: section
  - name: 市水库中心
    order: 4
    kind: subordinate
    aliases: [水库中心]
  - name: 市水文中心
    order: 5
    kind: subordinate
  - name: 市排水中心
    order: 6
    kind: subordinate
  - {name: 甲江区水务局, order: 7, kind: area, area: 甲江区}
  - {name: 高新区水务局, order: 8, kind: area, area: 高新区}
  - {name: 乙山县水务局, order: 9, kind: area, area: 乙山县}
  - {name: 丙湖县水务局, order: 10, kind: area, area: 丙湖县}
  - {name: 丁河县水务局, order: 11, kind: area, area: 丁河县}
groups:
  - name: 局属各单位
    members:
      - 市水库中心
      - 市水文中心
      - 市排水中心
  - name: 各县区（园区）水务局
    members:
      - 甲江区水务局
      - 高新区水务局
      - 乙山县水务局
      - 丙湖县水务局
      - 丁河县水务局
""",
    PLAN: """\
version: 1
year: 2023
title: 2023年水务工作要点
preamble:
  text: 全面提升水务工作水平。
sections:
  - title: 加强工程建设
    tasks:
      - title: 治理河道
        text: 全年治理河道30公里，其中三县各10公里。
        leaders: [王小明]
        units: 河道管理科，市水文中心、各县区（园区）水务局
        targets:
          - id: "1.1"
            name: 治理河道
            value: 30
            measure: 公里
            rollup: sum
            parts: ["1.2"]
            quote: 全年治理河道30公里
          - id: "1.2"
            name: 各县治理河道
            value: 10
            measure: 公里
            rollup: per-unit
            owed_by: 三县
            quote: 三县各10公里
      - title: 加固水库
        text: 完成病险水库除险加固。
        leaders: [李刚, 赵海滨]
        units: 水库科，市水库中心，乙山县、丙湖县水务局
      - title: 巡查河道
        text: 每月巡查全市河道一遍。
        leaders: [王小明]
        units: 河道管理科，局属各单位
  - title: 加强机关建设
    tasks:
      - title: 改进作风
        text: 持续改进工作作风。
        leaders: [赵海滨]
        units: 办公室，局属各单位、各县区（园区）水务局
      - title: 做好保障
        text: 做好汛期的各项保障工作。
        leaders: [王小明]
        units: 办公室，河道管理科、水库科
""",
    "2023/notice.yaml": """\
version: 1
state: draft
document_number: 云水发〔2023〕1号
title: 云梦市水务局关于|印发2023年水务工作要点的通知
recipients: 各县区（园区）水务局，局属各单位，机关各科室
body:
  - 现将《2023年水务工作要点》印发给你们，请认真执行。
encloses: plan
signature: 云梦市水务局
date: 2023年3月5日
printed_by: 云梦市水务局办公室
printed_on: 2023年3月6日
openness: 主动公开
note: 此件主动公开
""",
}
LINE = "units: 水库科，市水库中心，乙山县、丙湖县水务局"
DAM = "units: 水库科，市水库中心"
TWO = "leaders: [李刚, 赵海滨]"
STREAM = "每月巡查全市河道一遍。"

# what it is: file, what stands there, what is written instead, code, words of the line told, words of the message
EDITS: dict[str, tuple[str, str, str, str, str, str]] = {
    # roles in words
    "roles in brackets": (PLAN, LINE, "units: 水库科（牵头）、市水库中心（配合）", "RG019", "（牵头）", f"“{DAM}”"),
    "roles in half-width brackets": (PLAN, LINE, "units: 水库科(牵头)，市水库中心(配合)", "RG019", "(牵头)", f"“{DAM}”"),
    "labels": (PLAN, LINE, "units: 牵头单位：水库科；配合单位：市水库中心、市水文中心", "RG019", "牵头单位", f"“{DAM}、市水文中心”"),
    "labels without a mark between": (PLAN, LINE, "units: 牵头单位：水库科 配合单位：市水库中心", "RG019", "牵头单位", f"“{DAM}”"),
    "one label": (PLAN, LINE, f"units: 责任单位：{DAM[7:]}", "RG019", "责任单位", f"“{DAM}”"),
    "who leads stands behind": (PLAN, LINE, "units: 配合单位：市水库中心；牵头单位：水库科", "RG019", "配合单位", f"“{DAM}”"),
    "a mark for the whole segment": (
        PLAN, LINE, "units: 水库科，市水库中心、市水文中心（配合）", "RG019", "（配合）", f"“{DAM}、市水文中心”",
    ),
    "roles as a sentence": (
        PLAN, LINE, "units: 由水库科牵头，市水库中心、市水文中心按职责分工负责", "RG019", "由水库科", f"“{DAM}、市水文中心”",
    ),
    "one mark": (PLAN, LINE, "units: 水库科（牵头单位）、市水库中心", "RG019", "（牵头单位）", f"“{DAM}”"),
    "a mark that leaves open who leads": (
        PLAN, LINE, "units: 水库科、市水库中心（牵头）、市水文中心", "RG019", "（牵头）", "如“units: 甲科，乙科",
    ),
    "role in a list": (PLAN, LINE, "units:\n          lead: 水库科（牵头）", "RG001", "lead:", "只写名称：“水库科”"),
    # marks between units
    "blank": (PLAN, LINE, f"{DAM} 市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "tab": (PLAN, LINE, f"{DAM}\t市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "no-break blank": (PLAN, LINE, f"{DAM}\u00a0市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "slash": (PLAN, LINE, f"{DAM}/市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "及": (PLAN, LINE, f"{DAM}及市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "full stop between": (PLAN, LINE, f"{DAM}。市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "plus": (PLAN, LINE, f"{DAM}+市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "nothing": (PLAN, LINE, f"{DAM}市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "nothing behind the lead": (PLAN, LINE, "units: 水库科市水库中心", "RG001", "水库科市", "如“水库科、市水库中心”"),
    "mark twice": (PLAN, LINE, f"{DAM}、、市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "mark at the end": (PLAN, LINE, f"{DAM}、", "RG001", DAM, f"“{DAM}”"),
    "marks of a note": (PLAN, LINE, "units: 水库科*，市水库中心①", "RG001", "水库科*", f"“{DAM}”"),
    "quotes": (PLAN, LINE, "units: 水库科，“市水库中心”", "RG001", "水库科，“", f"“{DAM}”"),
    "list of names in one": (
        PLAN, LINE, "units:\n          lead: 水库科\n          support: 市水库中心、市水文中心",
        "RG001", "support", "[市水库中心, 市水文中心]",
    ),
    "and so on": (PLAN, LINE, f"{DAM}等单位", "RG001", DAM, "不能用“等”"),
    "a leader among the units": (PLAN, LINE, f"{DAM}、李刚", "RG001", DAM, "写进这项任务的 leaders"),
    "number before a unit": (PLAN, LINE, "units: 1.水库科，2.市水库中心", "RG001", "1.水库科", f"“{DAM}”"),
    "line pasted in two": (PLAN, LINE, f"{DAM}\n          市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "all in Chinese quotes": (PLAN, LINE, f"units: “{DAM[7:]}”", "RG001", "“水库科", f"“{DAM}”"),
    "blank of a web page": (PLAN, LINE, f"{DAM}&nbsp;市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "small mark": (PLAN, LINE, f"{DAM}﹑市水文中心", "RG001", DAM, f"“{DAM}、市水文中心”"),
    "areas without 县": (PLAN, LINE, "units: 水库科，乙山、丙湖县水务局", "RG001", "乙山、", "“units: 水库科，乙山县、丙湖县水务局”"),
    "counted units": (PLAN, LINE, "units: 水库科，三县水务局", "RG001", "三县水", "“乙山县、丙湖县、丁河县水务局”"),
    "all but one": (PLAN, LINE, "units: 水库科，各县区（园区）水务局（丙湖县除外）", "RG001", "除外", "其余的逐个写上"),
    "person in brackets": (PLAN, LINE, "units: 水库科（张三，1380000），市水库中心", "RG001", "张三", "只写“水库科”"),
    "deadline among the units": (PLAN, LINE, f"{DAM} 6月底前", "RG001", "6月底", "deadline"),
    "as above": (PLAN, LINE, "units: 同上", "RG001", "同上", "“units: 河道管理科，市水文中心、各县区（园区）水务局”"),
    "some units or other": (PLAN, LINE, f"{DAM}、各有关部门", "RG001", "有关部门", "function: true"),
    "nobody yet": (PLAN, LINE, "units: 待定", "RG001", "待定", "“待定”没有登记。 责任单位还没有定，就先删去"),
    "as above without one": (PLAN, "units: 河道管理科，市水文中心、各县区（园区）水务局", "units: 同上", "RG001", "同上", "还没有定"),
    "a mark of the lead before another lead": (
        PLAN, LINE, "units: 水库科（牵头）办公室，市水库中心", "RG019", "（牵头）", "“units: 水库科，办公室，市水库中心”",
    ),
    "a verb for all": (PLAN, LINE, "units: 水库科、市水库中心配合", "RG019", "配合", "如“units: 甲科，乙科"),
    "all lead": (PLAN, LINE, "units: 水库科、办公室牵头", "RG019", "牵头", "“units: 水库科、办公室”"),
    "jointly leading": (
        PLAN, LINE, "units: 水库科、办公室分别牵头，市水库中心配合", "RG019", "分别", "“units: 水库科、办公室，市水库中心”",
    ),
    "who leads left open by 会同": (PLAN, LINE, "units: 水库科会同市水库中心负责", "RG019", "会同", "如“units: 甲科，乙科"),
    "another name of an office": (PLAN, LINE, "units: 水库科，丙湖县水利局", "RG001", "水利局", "写进它的 aliases"),
    # leaders
    "role of a leader": (PLAN, TWO, "leaders: [李刚（牵头）, 赵海滨（配合）]", "PL003", "（牵头）", f"“{TWO}”"),
    "label of leaders": (PLAN, TWO, "leaders: 牵头领导：李刚、赵海滨", "PL003", "牵头领导", f"“{TWO}”"),
    "post of a leader": (PLAN, TWO, "leaders: [李刚副局长, 赵海滨]", "PL003", "副局长", f"“{TWO}”"),
    "leaders with a blank between": (PLAN, TWO, "leaders: 李刚 赵海滨", "PL003", "李刚 ", f"“{TWO}”"),
    "leaders with nothing between": (PLAN, TWO, "leaders: 李刚赵海滨", "PL003", "李刚赵", f"“{TWO}”"),
    "surname and post": (PLAN, TWO, "leaders: [李局长]", "PL003", "李局长", "“李刚”"),
    "nobody": (PLAN, TWO, "leaders: 无", "PL003", "无", "删去 leaders 一行"),
    "unit among the leaders": (PLAN, TWO, "leaders: [李刚, 水库科]", "PL003", "[李刚, 水库科]", "写进这项任务的 units"),
    "leader misspelt in the list": (LEADERS, "王小明", "王晓明", "PL003", "王晓明", "“name: 王小明”"),
    "role in the list of leaders": (LEADERS, "李刚", "李刚（牵头）", "PL005", "李刚", "“李刚”"),
    "label in the list of leaders": (LEADERS, "李刚", "分管领导：李刚", "PL005", "李刚", "“李刚”"),
    # registry
    "aliases in one": (UNITS, "[水库中心]", "水库中心、水库管理中心", "RG017", "水库管理中心", "[水库中心, 水库管理中心]"),
    "aliases with a wide comma": (UNITS, "[水库中心]", "[水库中心，市水库管理处]", "RG017", "市水库管理处", "[水库中心, 市水库管理处]"),
    "two units in one": (UNITS, "name: 办公室", "name: 办公室、财务科", "RG017", "财务科", "“- name: 财务科”"),
    "role in a unit's name": (UNITS, "name: 水库科", "name: 水库科（牵头）", "RG017", "（牵头）", "“水库科”"),
    "role in a group's name": (UNITS, "name: 局属各单位", "name: 局属各单位（配合）", "RG017", "（配合）", "“局属各单位”"),
    "role in an alias": (UNITS, "[水库中心]", "[水库中心（配合）]", "RG017", "（配合）", "“水库中心”"),
    "two full names": (
        UNITS, "aliases: [水库中心]", "full_name: 市水库中心、市水库管理处", "RG017", "市水库管理处", "“full_name: 市水库中心”",
    ),
    "other names of an area in one": (
        UNITS, "{name: 乙山县,", "{name: 乙山县, aliases: 山县、乙县,", "RG017", "山县、乙县", "[山县, 乙县]",
    ),
    "members on one line": (
        UNITS, "- 市水库中心\n      - 市水文中心", "- 市水库中心、市水文中心", "RG001", "- 市水库中心、", "“- 市水库中心”“- 市水文中心”",
    ),
    "member lost": (UNITS, "      - 丙湖县水务局\n", "", "RG020", "- 甲江区水务局", "“- 丙湖县水务局”"),
    "member of an inner group lost": (UNITS, "      - 市水文中心\n", "", "RG020", "- 市水库中心", "“- 市水文中心”"),
    "area lost from a counted set": (UNITS, "三县: [乙山县, 丙湖县, 丁河县]", "三县: [乙山县, 丙湖县]", "RG020", "三县", "漏了“丁河县”"),
    "area lost from a set": (UNITS, "高新区, 乙山县, 丙湖县, 丁河县]", "高新区, 乙山县, 丁河县]", "RG020", "各县区: ", "加上“丙湖县”"),
    "area of a unit misspelt": (UNITS, "area: 丙湖县", "area: 丙胡县", "RG006", "area: 丙胡县", "“丙湖县”"),
    "area misspelt where registered": (UNITS, "{name: 丙湖县", "{name: 丙胡县", "RG006", "name: 丙胡县", "“name: 丙湖县”"),
    "unit renamed in the registry": (UNITS, "name: 河道管理科", "name: 河道科", "RG001", "name: 河道科", "“aliases: [河道管理科]”"),
    "unit with other names renamed": (
        UNITS, "name: 市水库中心", "name: 市水库运行中心", "RG001", "name: 市水库运行", "“aliases: [水库中心, 市水库中心]”",
    ),
    "unit renamed altogether": (UNITS, "name: 河道管理科", "name: 建设处", "RG001", "name: 建设处", "“aliases: [河道管理科]”"),
    "group renamed in the registry": (UNITS, "name: 局属各单位", "name: 局属单位", "RG001", "name: 局属单位", "“aliases: [局属各单位]”"),
    "number before a unit's name": (UNITS, "name: 水库科", "name: 3.水库科", "RG017", "3.水", "“水库科”"),
    "blank in a unit's name": (UNITS, "name: 水库科", "name: 水 库科", "RG005", "水 库", "重打一遍：“水库科”"),
    "no-break blank behind a name": (UNITS, "name: 水库科", "name: 水库科\u00a0", "RG005", "水库科\u00a0", "重打一遍：“水库科”"),
    "two units by a slash": (UNITS, "name: 办公室", "name: 办公室/财务科", "RG017", "财务科", "“- name: 财务科”"),
    "area of a unit short": (UNITS, "area: 丙湖县", "area: 丙湖", "RG006", "area: 丙湖}", "“丙湖县”"),
    "area of another unit": (UNITS, "area: 丙湖县", "area: 乙山县", "RG006", "丙湖县水务局, o", "“area: 丙湖县”"),
    "area deleted": (UNITS, "  - {name: 丙湖县, kind: county}\n", "", "RG006", "areas:", "“- name: 丙湖县”"),
    "area in a set twice": (UNITS, "三县: [乙山县,", "三县: [乙山县, 乙山县,", "RG015", "三县: ", "删去一处"),
    "area too many in a set": (UNITS, "三县: [乙山县,", "三县: [甲江区, 乙山县,", "RG020", "三县: ", "按名称看多了“甲江区”"),
    "areas of a set in one": (UNITS, "[乙山县, 丙湖县, 丁河县]", "乙山县、丙湖县、丁河县", "RG007", "三县: ", "[乙山县, 丙湖县, 丁河县]"),
    "members deleted": (
        UNITS, "    members:\n      - 市水库中心\n      - 市水文中心\n      - 市排水中心\n", "", "RG013", "局属各单位", "members",
    ),
    "number before a leader": (LEADERS, "李刚", "2.李刚", "PL005", "2.李刚", "“李刚”"),
    "unit in the list of leaders": (LEADERS, "- name: 李刚", "- name: 李刚\n  - name: 水库科", "PL005", "水库科", "units.yaml"),
    "section of an area": (UNITS, "order: 10, kind: area", "order: 10, kind: section", "RG006", "order: 10", "kind 写 area"),
    "unit registered again": (
        UNITS, "  - name: 市水库中心", "  - {name: 水库科, order: 12, kind: section}\n  - name: 市水库中心",
        "RG002", "{name: 水库科", "删去一处",
    ),
    "zero-width blank in a name": (UNITS, "name: 水库科", "name: 水\u200b库科", "RG005", "水\u200b库科", "“水库科”"),
    "full stop behind a name": (UNITS, "name: 水库科", "name: 水库科。", "RG017", "水库科。", "“水库科”"),
    "name in Chinese quotes": (UNITS, "name: 水库科", "name: “水库科”", "RG017", "“水库科”", "只写名称：“水库科”"),
    "alias that is an area": (UNITS, "[水库中心]", "[丁河县]", "RG003", "aliases: [丁河县]", "删去这个别称"),
    "area as a member": (UNITS, "- 丙湖县水务局", "- 丙湖县", "RG001", "- 丙湖县", "“丙湖县水务局”"),
    "set as a member": (UNITS, "- 丙湖县水务局", "- 三县", "RG001", "- 三县", "县区的合称"),
    "set in wide brackets": (
        UNITS, "[乙山县, 丙湖县, 丁河县]", "【乙山县，丙湖县，丁河县】", "RG007", "三县: ", "[乙山县, 丙湖县, 丁河县]",
    ),
    "set in a set": (UNITS, "高新区, 乙山县, 丙湖县, 丁河县]", "高新区, 三县]", "RG007", "各县区: ", "乙山县, 丙湖县, 丁河县"),
    "remark in a leader's name": (LEADERS, "李刚", "李刚（3月调离）", "PL005", "李刚", "“# 3月调离”"),
    "zero-width blank in a leader": (PLAN, "[李刚,", "[李\u200b刚,", "PL003", "李\u200b刚", f"“{TWO}”"),
    "radical in a name": (PLAN, LINE, "units: ⽔库科，市水库中心", "SP008", "⽔", "真正的汉字"),
    # owners of targets
    "counted owners": (PLAN, "owed_by: 三县", "owed_by: 3县", "RG001", "owed_by", "“owed_by: 三县”"),
    "counted owners with 个": (PLAN, "owed_by: 三县", "owed_by: 三个县", "RG001", "owed_by", "“owed_by: 三县”"),
    "owners with their figure": (PLAN, "owed_by: 三县", "owed_by: 3个县各10公里", "RG001", "owed_by", "“owed_by: 三县”"),
    "every owner of a kind": (PLAN, "owed_by: 三县", "owed_by: 各县", "RG001", "owed_by", "“owed_by: 三县”"),
    "owners swapped": (PLAN, "owed_by: 三县", "owed_by: 各区县", "RG001", "owed_by", "“owed_by: 各县区”"),
    "two owners in one": (PLAN, "owed_by: 三县", "owed_by: 三县、甲江区", "RG001", "owed_by", "“owed_by: [三县, 甲江区]”"),
    "owners run together": (PLAN, "owed_by: 三县", "owed_by: 三县甲江区", "RG001", "owed_by", "“owed_by: [三县, 甲江区]”"),
    "the whole city owes": (PLAN, "owed_by: 三县", "owed_by: 全市", "RG001", "owed_by", "删去 owed_by"),
    "the lead owes": (PLAN, "owed_by: 三县", "owed_by: 牵头单位", "RG001", "owed_by", "删去 owed_by"),
    "owners not named": (PLAN, "owed_by: 三县", "owed_by: 各责任单位", "RG001", "owed_by", "“owed_by: [市水文中心]”"),
    # numbers of targets
    "number of another task": (PLAN, 'id: "1.2"', 'id: "2.2"', "TG002", 'id: "2.2"', "写成 1.2"),
    "Chinese quotes around a number": (PLAN, 'id: "1.2"', "id: “1.2”", "TG002", "id: “1.2”", "写成 1.2"),
    "a part that is not there": (PLAN, 'parts: ["1.2"]', 'parts: ["1.2", "1.7"]', "TG003", "parts", "没有这个指标"),
    "a part that is the whole": (PLAN, 'parts: ["1.2"]', 'parts: ["1.1", "1.2"]', "TG003", "parts", "删去“1.1”"),
    "member of a set twice": (
        UNITS, "三县: [乙山县, 丙湖县, 丁河县]", "三县: [乙山县, 丙湖县, 丙湖县]", "RG015", "三县: ", "是不是“丁河县”",
    ),
    # responsibility in the text
    "lines in brackets in the text": (
        PLAN, STREAM, f"{STREAM}（牵头领导：李刚；责任单位：水库科，市水文中心）", "PL017", STREAM, "“units: 水库科，市水文中心”",
    ),
    "lines in the text as they are": (
        PLAN, STREAM, f"{STREAM}牵头领导：王小明 责任单位：河道管理科，局属各单位", "PL017", STREAM, "已经有了",
    ),
    "lines in a title": (PLAN, "title: 加强机关建设", "title: 加强机关建设（责任单位：办公室）", "PL017", "（责任单位", "从这里删去"),
    "lines in the words before": (PLAN, "工作水平。", "工作水平。（牵头领导：李刚）", "PL017", "（牵头领导", "从这里删去"),
    "a unit's line in the middle": (
        PLAN, STREAM, f"治理河道（责任单位：水库科）。{STREAM}", "PL017", "（责任单位：水库科）", "“units: 水库科”",
    ),
    "a unit that nobody registered in the text": (
        PLAN, STREAM, f"{STREAM}（责任单位：交警支队）", "PL017", STREAM, "责任单位写在 units 里",
    ),
    "clause in brackets": (PLAN, STREAM, "每月巡查全市河道一遍（河道管理科负责）。", "PL017", "每月巡查", "“units: 河道管理科”"),
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def told(project: Path) -> list[tuple[str, str, int, str]]:
    """Code, file, line, and message with hint of everything but the usual hints on units and shares."""
    return [
        (d.code, str(d.file), d.line or 0, f"{d.message} {d.hint}")
        for d in read_project(project, None).diagnostics
        if d.severity is not Severity.HINT or d.code == "RG020"
    ]


def test_the_sound_project_has_no_fault(project: Path) -> None:
    assert told(project) == []


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_once_with_its_cure(name: str, project: Path) -> None:
    file, old, new, code, at, words = EDITS[name]
    path = project / "content" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    line = next(number for number, row in enumerate(text.split("\n"), 1) if at in row)
    found = told(project)
    assert [one[:3] for one in found] == [(code, f"content/{file}", line)], found
    assert words in found[0][3]


def test_words_of_responsibility_that_name_nobody_are_prose(project: Path) -> None:
    edit(project, PLAN, STREAM, "每月巡查全市河道一遍，责任人：由办公室统一安排。")
    assert told(project) == []


def test_namesakes_are_told_apart_by_a_bracket(project: Path) -> None:
    edit(project, LEADERS, "- name: 王小明\n", "- name: 王小明（大）\n  - name: 王小明（小）\n")
    edit(project, PLAN, "[王小明]", "[王小明（大）, 王小明（小）]")
    assert told(project) == []
    edit(project, LEADERS, "王小明（大）", "王小明(大)")
    (found,) = told(project)
    assert found[0] == "PL005"
    assert "写成“王小明（大）”" in found[3]


def test_a_namesake_without_his_bracket_is_asked_for(project: Path) -> None:
    edit(project, LEADERS, "- name: 王小明\n", "- name: 王小明（大）\n  - name: 王小明（小）\n")
    (found,) = told(project)
    assert "是不是“王小明（大）”、“王小明（小）”" in found[3]


@pytest.mark.parametrize("mark", ["、", "和", "及", "/"])
def test_an_area_with_a_word_for_and_in_its_name_owes(mark: str, project: Path) -> None:
    for file in (UNITS, PLAN):
        edit(project, file, "甲江区", "和平区") if file == UNITS else None
    edit(project, PLAN, "owed_by: 三县", f"owed_by: 和平区{mark}乙山县")
    found = told(project)
    assert any("“owed_by: [和平区, 乙山县]”" in one[3] for one in found), found


def test_a_name_that_nobody_registered_is_told_once_with_its_places(project: Path) -> None:
    edit(project, PLAN, "units: 办公室，", "units: 信访科，办公室、")
    edit(project, PLAN, "units: 河道管理科，", "units: 河道管理科、信访科，")
    (found,) = told(project)
    assert found[0] == "RG001"
    assert "“信访科”没有登记，另有 3 处：content/2023/plan.yaml 第 " in found[3]


def test_lines_are_named_in_their_order(project: Path) -> None:
    edit(project, UNITS, "{name: 丙湖县,", "{name: 高坡县,")
    (found,) = told(project)
    assert "（第 9、10、34 行）" in found[3]


OTHER_UNITS = "version: 1\nunits:\n  - {name: 甲科, order: 1, kind: section}\n"
OTHER_LEADERS = "version: 1\nleaders:\n  - name: 甲某某\n"


@pytest.mark.parametrize(
    ("file", "text", "code", "line"),
    [(UNITS, OTHER_UNITS, "RG001", 3), (LEADERS, OTHER_LEADERS, "PL003", 2)],
)
def test_another_office_s_registry_is_told_once(
    project: Path, file: str, text: str, code: str, line: int
) -> None:
    (project / "content" / file).write_text(text, encoding="utf-8")
    assert [one[:3] for one in told(project)] == [(code, f"content/{file}", line)]


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / "content" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_lost_set_is_told_with_the_line_to_add(project: Path) -> None:
    edit(project, UNITS, "  三县: [乙山县, 丙湖县, 丁河县]\n", "")
    (found,) = told(project)
    assert found[:2] == ("RG001", f"content/{PLAN}")
    assert "area_sets 里加一行“三县: [乙山县, 丙湖县, 丁河县]”" in found[3]


def test_lost_marks_are_no_change_of_the_registry(project: Path) -> None:
    edit(project, PLAN, "局属各单位、", "局属各单位 ")
    edit(project, PLAN, "units: 河道管理科，局属各单位", "units: 河道管理科，局属各单位 各县区（园区）水务局")
    assert [one[:2] for one in told(project)] == [("RG001", f"content/{PLAN}")] * 2


def test_a_typing_slip_beside_roles_is_told_as_well(project: Path) -> None:
    edit(project, PLAN, LINE, "units: 水库课（牵头）、市水库中心（配合）")
    roles, slip = told(project)
    assert "整行写成“units: 水库课，市水库中心”" in roles[3]
    assert slip[0] == "RG001"
    assert "是不是“水库科”" in slip[3]


def test_where_the_first_name_alone_leads_no_line_takes_a_lead_away(project: Path) -> None:
    edit(project, "organ.yaml", "version: 1\n", "version: 1\nfirst_segment_leads: false\n")
    edit(project, PLAN, LINE, "units: 水库科（牵头）、办公室（牵头）、市水库中心（配合）")
    (found,) = told(project)
    assert "第一个单位牵头" in found[3]
    assert "整行写成" not in found[3]
