"""Slips of a clerk's hand in plan and notice: each is told at its line, and its harmless neighbour is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.test_rules import FILES, check
from workplan_docs.content.load import load_content, read_year
from workplan_docs.errors import Diagnostic
from workplan_docs.rules import check_content
from workplan_docs.rules.handwritten import own_number
from workplan_docs.rules.partial import check_parts

TASK = "  - title: 公园\n    text: 新建"
SECOND = "  - title: {title}\n    text: {text}\n    leaders: [{leaders}]\n    units: 办公室，各县局\n"  # appended to the plan


def told(found: list[Diagnostic], code: str) -> list[int | None]:
    return [d.line for d in found if d.code == code]


def second(folder: Path, title: str, text: str, leaders: str = "李刚") -> list[Diagnostic]:
    more = SECOND.format(title=title, text=text, leaders=leaders)
    end = FILES["plan"][-30:]
    return check(folder, "plan", end, end + more)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: 第一章", "title: 一、加强建设", 5),
        ("title: 第一章", "title: （一）加强建设", 5),
        ("title: 第一章", "title: 第一部分 加强建设", 5),
        ("title: 公园", "title: 1.公园", 7),
        ("title: 公园", "title: 12、公园", 7),
        ("title: 公园", "title: (1)公园", 7),
        ("text: 新建", "text: 1.新建", 8),
        ("text: 新建", "text: （一）新建", 8),
    ],
)
def test_a_number_that_the_program_adds(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert told(check(tmp_path, "plan", old, new), "PL011") == [line]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 第一章", "title: 一体化建设"),
        ("title: 第一章", "title: 一、二季度重点"),
        ("title: 公园", "title: 1.5万平方米公园"),
        ("title: 公园", "title: 12345热线"),
        ("title: 公园", "title: （试行）公园"),
        ("text: 新建", "text: （一）扩建2处；（二）新建"),
        ("text: 新建", "text: 1.扩建2处；2.新建"),
        ("text: 新建", "text: 一是新建"),
    ],
)
def test_words_that_only_look_like_a_number(tmp_path: Path, old: str, new: str) -> None:
    assert told(check(tmp_path, "plan", old, new), "PL011") == []


def test_a_number_alone_is_a_title() -> None:
    assert own_number("一、") is None
    assert own_number("十二、公园") == "十二、"


@pytest.mark.parametrize(
    ("part", "old", "new", "line"),
    [
        ("plan", "title: 2023年工作要点", "title: 2022年工作要点", 3),
        ("notice", "印发|要点的通知", "印发|2022年要点的通知", 4),
        ("notice", "〔2023〕1号", "〔2022〕1号", 3),
        ("notice", "date: 2023年3月5日", "date: 2022年3月5日", 8),
        ("notice", "printed_on: 2023年3月6日", "printed_on: 2024年3月6日", 11),
    ],
)
def test_last_years_file(tmp_path: Path, part: str, old: str, new: str, line: int) -> None:
    assert told(check(tmp_path, part, old, new), "PL012") == [line]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("plan", "title: 2023年工作要点", "title: 2021—2025年工作要点"),
        ("plan", "title: 2023年工作要点", "title: 工作要点"),
        ("notice", "date: 2023年3月5日", "date: 2022年12月28日"),
        ("notice", "〔2023〕1号", "〔二〇二三〕1号"),
    ],
)
def test_years_that_agree(tmp_path: Path, part: str, old: str, new: str) -> None:
    assert told(check(tmp_path, part, old, new), "PL012") == []


def test_a_copied_folder_is_told_once_each(tmp_path: Path) -> None:
    found = check(tmp_path, "notice", "〔2023〕1号", "〔2022〕1号")
    assert [d.code for d in found] == ["PL012"]


def test_a_task_without_leaders(tmp_path: Path) -> None:
    assert told(second(tmp_path, "广场", "扩建广场并完善周边设施。", ""), "PL013") == [16]
    assert told(second(tmp_path, "广场", "扩建广场并完善周边设施。"), "PL013") == []
    assert told(check(tmp_path, "plan", "    leaders: [李刚]\n", ""), "PL013") == []  # nobody has any


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value: 100, measure: 处, ", "value: 100, ", "没有写"),
        ("value: 100, measure: 处, ", "value: 100, measure: 个, ", "写的是“个”"),
        ("value: 53, measure: 处, ", "value: 53, measure: 座, ", "写的是“座”"),
    ],
)
def test_another_unit_of_measure(tmp_path: Path, old: str, new: str, said: str) -> None:
    (found,) = [d for d in check(tmp_path, "plan", old, new) if d.code == "TG012"]
    assert said in found.message
    assert found.hint == "写 measure: 处"


@pytest.mark.parametrize(
    ("value", "measure", "words"),
    [
        ("100", "处", "新建公园100余处"),
        ("50", "'%'", "覆盖率达到50％"),
        ("50", "％", "覆盖率达到50%以上"),
        ("3", "百分点", "提高3个百分点"),
        ("4000", "个", "新增车位0.4万个"),
        ("25", "万吨", "处理污水25万吨"),
        ("250000", "吨", "处理污水25万吨"),
        ("5", "公里", "改造五条路共5公里"),
        ("9", "条", "改造9条道路"),
        ("9", "道路", "改造9条道路"),
    ],
)
def test_the_unit_of_the_quote(tmp_path: Path, value: str, measure: str, words: str) -> None:
    old = FILES["plan"][FILES["plan"].index("    - {id: '1.1'") :]
    target = (
        f"    - {{id: '1.1', name: 甲, value: {value}, measure: {measure}, rollup: rate, quote: {words}}}\n"
    )
    plan = old.replace(old, target)
    text = "新建公园100处，其中城区60处、两县各20处；仓库53处，现有44处，新增9处。"
    folder = tmp_path / "content/2023"
    check(tmp_path, "plan", old, plan)
    path = folder / "plan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(text, f"{words}。"), encoding="utf-8")
    assert not {d.code for d in check_content(load_content(tmp_path))} & {"TG012", "TG011", "TG004"}


@pytest.mark.parametrize(
    ("deadline", "hit"),
    [
        ("2023年9月31日", True),
        ("13月底", True),
        ("2023年2月29日", True),
        ("2月29日", False),
        ("2022年年底", True),
        ("2023年", False),
        ("2024年2月29日", False),
        ("2025年", False),
        ("9月底", False),
        ("第三季度", False),
    ],
)
def test_a_deadline(tmp_path: Path, deadline: str, hit: bool) -> None:
    found = check(tmp_path, "plan", "    leaders:", f"    deadline: {deadline}\n    leaders:")
    assert told(found, "PL014") == ([9] if hit else [])


@pytest.mark.parametrize(("deadline", "hit"), [("2022年", True), ("2025年", True), ("2024年年底", False)])
def test_a_deadline_beside_its_quote(tmp_path: Path, deadline: str, hit: bool) -> None:
    more = "  - text: 到2024年年底建成公园。\n    leaders: [李刚]\n    units: 办公室\n    targets:\n"
    more += f"    - {{id: '2.1', name: 公园, deadline: {deadline}, rollup: milestone, quote: 到2024年年底建成公园}}\n"
    end = FILES["plan"][-30:]
    assert told(check(tmp_path, "plan", end, end + more), "PL014") == ([20] if hit else [])


LONG = "健全长效管理机制，加强部门联动和日常巡查，及时整改发现的问题。"


@pytest.mark.parametrize(
    ("title", "text", "lines"),
    [
        ("公园", "扩建广场并完善周边设施。", [16]),
        ("广场", FILES["plan"].partition("text: ")[2].partition("\n")[0], [17]),
        (
            "广场",
            FILES["plan"].partition("text: ")[2].partition("\n")[0].replace("仓库53处", "仓库54处"),
            [17],
        ),
        ("广场", LONG, []),
    ],
)
def test_a_task_pasted_twice(tmp_path: Path, title: str, text: str, lines: list[int]) -> None:
    assert told(second(tmp_path, title, text), "PL015") == lines


def test_a_section_twice(tmp_path: Path) -> None:
    end = FILES["plan"][-30:]
    tasks = f"  tasks:\n  - text: {LONG}\n    leaders: [李刚]\n    units: 办公室\n"
    for title, lines in (("第一章", [16]), ("第二章", [])):
        assert told(check(tmp_path, "plan", end, f"{end}- title: {title}\n{tasks}"), "PL015") == lines


def test_a_leader_twice(tmp_path: Path) -> None:
    assert told(check(tmp_path, "plan", "[李刚]", "[李刚, 李刚]"), "PL016") == [9]


def test_one_number_for_two_documents(tmp_path: Path) -> None:
    check(tmp_path)
    folder = tmp_path / "content/2023/documents"
    folder.mkdir()
    for number, hits in (("1", 1), ("2", 0)):
        text = FILES["notice"].replace("〕1号", f"〕{number}号").replace("encloses: plan\n", "")
        (folder / "甲.yaml").write_text(text, encoding="utf-8")
        found = [d for d in check_content(load_content(tmp_path)) if d.code == "DN016"]
        assert len(found) == hits
        assert all("notice.yaml 第 3 行" in d.message for d in found)


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("notice", "印发给你们。]", f"印发给你们。, {LONG}, {LONG}]", "ST022"),
        ("notice", "印发给你们。]", "印发给你们。, '**加强**领导。']", "SP013"),
        ("notice", "印发给你们。]", "印发给你们。, 加强领导。<br>]", "SP013"),
        ("notice", "印发给你们。]", "印发给你们。, 加强&nbsp;领导。]", "SP013"),
        ("notice", "印发给你们。]", "印发给你们。, '加强领导。\\n提高效率。']", "SP013"),
        ("notice", "印发给你们。]", "印发给你们。, （一）加强宣传；]", "PU022"),
        ("plan", "新增9处。", "新增9处；", "PU022"),
        (
            "notice",
            "printed_by: 某市城市管理局办公室",
            "printed_by: 某市城市管理局办公室 2023年3月6日",
            "CO011",
        ),
        ("notice", "印发给你们。]", "印发给你们。, 购置XX台设备。]", "SP012"),
        ("notice", "印发给你们。]", "印发给你们。, 购置×台设备。]", "SP012"),
        ("notice", "印发给你们。]", "印发给你们。, 购置某某台设备。]", "SP012"),
        ("organ", "name: 某市城市管理局\n", "name: 某市城市管理局\nnumber_prefix: 某城发〔2023〕\n", "DN017"),
        (
            "organ",
            "name: 某市城市管理局\n",
            "name: 某市城市管理局\nissuer_mark: 某市园林局文件\n",
            "HD013",
        ),
        ("notice", "recipients: 各单位", "recipients: 甲县城管处", "RC010"),
    ],
)
def test_what_copying_leaves(tmp_path: Path, part: str, old: str, new: str, code: str) -> None:
    assert code in {d.code for d in check(tmp_path, part, old, new)}


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("notice", "印发给你们。]", f"印发给你们。, {LONG}, 特此通知。]"),
        ("notice", "印发给你们。]", "印发给你们。, （一）加强宣传；, （二）加强领导。]"),
        ("notice", "印发给你们。]", "印发给你们。, 某个人、某某个人反映的问题。]"),
        ("notice", "印发给你们。]", "印发给你们。, 型号为XX2的设备和2×3米的标牌。]"),
        ("organ", "name: 某市城市管理局\n", "name: 某市城市管理局\nissuer_mark: 某市城市管理局文件\n"),
        ("organ", "name: 某市城市管理局\n", "name: 某市城市管理局\nnumber_prefix: 某城发\n"),
        ("notice", "recipients: 各单位", "recipients: 甲县城管局，各县（区）局"),
        ("notice", "recipients: 各单位", "recipients: 丁县城管局"),
    ],
)
def test_what_may_stand(tmp_path: Path, part: str, old: str, new: str) -> None:
    assert check(tmp_path, part, old, new) == []


def test_a_quote_beside_a_blank_in_its_text(tmp_path: Path) -> None:
    assert {d.code for d in check(tmp_path, "plan", "两县各20处", "两 县各20处")} == {"SP001"}
    assert {d.code for d in check(tmp_path, "plan", "城区60处", "城区６０处")} == {"SP007"}


def test_the_excerpt_ends_with_its_clause(tmp_path: Path) -> None:
    (found,) = [
        d for d in check(tmp_path, "plan", "quote: 城区60处", "quote: 城区内60处") if d.code == "TG004"
    ]
    assert found.hint == "正文里是“城区60处、两县各20处”，照抄一遍。"


def test_a_sum_of_owners_that_nobody_knows_is_not_told(tmp_path: Path) -> None:
    check(tmp_path)
    path = tmp_path / "content/2023/plan.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("owed_by: 两县", "owed_by: 十县"), encoding="utf-8"
    )
    read = read_year(tmp_path)
    assert "RG001" in {d.code for d in read.diagnostics}
    assert "TG005" not in {d.code for d in check_parts(read.parts)}


def test_what_follows_from_a_missing_type(tmp_path: Path) -> None:
    found = check(tmp_path, "notice", "要点的通知\n", "要点的请示\nsigners: [李刚]\n")
    assert [(d.code, d.hint) for d in found] == [("TT006", "补一行 type: 请示。")]


def test_a_heading_without_its_mark(tmp_path: Path) -> None:
    new = "印发给你们。, {heading: 一.整治重点}, 按分工落实。]"
    assert [d.code for d in check(tmp_path, "notice", "印发给你们。]", new)] == ["ST004"]


def test_a_title_with_a_colon(tmp_path: Path) -> None:
    found = check(tmp_path, "notice", "关于印发|要点的通知", "关于:印发|要点的通知")
    assert [(d.code, d.column) for d in found] == [("TT002", 17)]


def test_a_plan_whose_title_stands_in_book_marks(tmp_path: Path) -> None:
    found = check(tmp_path, "plan", "title: 2023年工作要点", "title: 《2023年工作要点》")
    assert [(d.code, d.line) for d in found] == [("NO007", 3)]


@pytest.mark.parametrize(
    ("columns", "rows", "lines"),
    [
        ("[1, 3, 2]", "[[甲, 乙], [丙, 丁]]", 1),
        ("[1, 3]", "[[甲, 乙], [丙]]", 1),
        ("[1, 3, 2]", "[[甲, 乙], [丙, 丁, 戊]]", 2),
        ("[1, 3]", "[[甲, 乙], [丙, 丁]]", 0),
    ],
)
def test_columns_that_no_row_has(tmp_path: Path, columns: str, rows: str, lines: int) -> None:
    table = f"印发给你们。, {{columns: {columns}, head: [序号, 事项], rows: {rows}}}]"
    found = [d for d in check(tmp_path, "notice", "印发给你们。]", table) if d.code == "TB001"]
    assert len(found) == lines


def test_a_line_of_which_everybody_leads(tmp_path: Path) -> None:
    assert len(told(check(tmp_path, "plan", "units: 办公室，各县局", "units: 办公室、各县局"), "RG018")) == 1
    assert told(check(tmp_path, "plan", "units: 办公室，各县局", "units: 办公室"), "RG018") == []


def test_a_counted_target_without_its_figure(tmp_path: Path) -> None:
    assert len(told(check(tmp_path, "plan", "value: 60, measure: 处", "measure: 处"), "TG013")) == 1
    assert (
        told(check(tmp_path, "plan", "value: 53, measure: 处, baseline: 44, increase: 9, ", ""), "TG013")
        == []
    )
