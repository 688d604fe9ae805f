"""The documents of a small project and of the sample, from YAML to blocks."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents import small_project
from tests.documents.small_project import load_small
from workplan_docs.content.load import load_content
from workplan_docs.content.models import Content
from workplan_docs.content.plan_view import Assignments, assign
from workplan_docs.documents import blocks as b
from workplan_docs.documents.catalogue import DocumentSpec, documents_of, file_stem
from workplan_docs.documents.contexts import Contexts
from workplan_docs.documents.render import compose, compose_with_sources
from workplan_docs.documents.templating import TemplateEnvironment

ENVIRONMENT = TemplateEnvironment()
SAMPLE = Path(__file__).resolve().parents[2]
Whole = dict[str, b.Document]


def whole(content: Content) -> Whole:
    """Every document by its path, collections left out."""
    assignments = assign(content)
    specs = [s for s in documents_of(content, assignments) if not s.parts]
    return {s.path_stem: compose(s, Contexts(content, assignments), ENVIRONMENT) for s in specs}


@pytest.fixture
def small(tmp_path: Path) -> Whole:
    return whole(load_small(tmp_path))


@pytest.fixture(scope="module")
def sample() -> tuple[Content, Assignments, Whole]:
    content = load_content(SAMPLE)
    return content, assign(content), whole(content)


def kinds(document: b.Document) -> list[str]:
    return [type(block).__name__ for block in document.blocks]


def paragraphs(document: b.Document) -> list[tuple[str, str]]:
    return [(p.style.value, p.text) for p in document.blocks if isinstance(p, b.Paragraph)]


def rows(document: b.Document, table: int = 0) -> list[list[str]]:
    tables = [block for block in document.blocks if isinstance(block, b.Table)]
    return [["/".join(p.text for p in c.paragraphs) for c in row.cells] for row in tables[table].rows]


def test_the_notice_block_by_block(small: Whole) -> None:
    notice = small["2024/notice"]
    assert notice.layout == "official"
    assert notice.author == "某市城管局"
    assert notice.title == "某市城管局关于印发要点的通知"
    assert notice.blocks[:3] == (
        b.IssuerMark("某市城管局文件"),
        b.DocumentNumber("某发〔2024〕1号"),
        b.Title(("某市城管局关于", "印发要点的通知")),
    )
    assert b.SigningBlock((b.Signature("某市城管局"),), "", "sealed", "") in notice.blocks
    assert notice.blocks[7:10] == (b.PageBreak(), b.Title(("2024年要点",), 3), b.Blank(1))
    assert "Imprint" not in kinds(notice)
    assert paragraphs(notice) == [
        ("recipients", "各科室："),
        ("body", "现印发。"),
        ("body", "特此通知。"),
        ("body", "总体思路：稳中求进。"),
        ("heading1", "一、公园"),
        ("body", "1.造公园。全市新建公园50处，两县各10处；绿化率达到40%。"),
        ("label-line", "牵头领导：李刚、欧阳明月"),
        ("label-line", "责任单位（科室）：甲科，各县城管局"),
        ("body", "2.抓好作风，一抓到底。"),
        ("label-line", "牵头领导：李刚"),
        ("label-line", "责任单位（科室）：乙科，机关各科室、各县城管局、各县防汛部门"),
        ("heading1", "二、空章"),
        ("heading1", "三、其他"),
        ("body", "3.共同办。共同办事。"),
        ("label-line", "牵头领导：李刚"),
        ("label-line", "责任单位（科室）：甲科、乙科，东县城管局"),
        ("body", "4.学习。加强学习。"),
        ("label-line", "牵头领导：李刚"),
        ("label-line", "责任单位（科室）：乙科，机关各科室"),
    ]
    overview = next(p for p in notice.paragraphs() if p.text.startswith("总体思路"))
    assert overview.inlines == (b.Run("总体思路：", "hei"), b.Run("稳中求进。"))


def test_the_house_profile_of_the_notice(tmp_path: Path) -> None:
    organ = small_project.ORGAN + "spaced_names: true\nlabel_face: fangsong\n"
    notice = small_project.NOTICE + (
        "signature: 某市城市管理局\ndate: 2024年3月1日\nsealed: false\nnote: 此件公开\n"
        "copy_to: [甲, 乙]\nprinted_by: 办公室\nprinted_on: 2024年3月2日\n"
    )
    found = whole(load_small(tmp_path, organ=organ, notice=notice))["2024/notice"]
    assert (
        b.SigningBlock((b.Signature("某市城市管理局"),), "2024年3月1日", "unsealed", "此件公开")
        in found.blocks
    )
    assert found.blocks[-1] == b.Imprint("甲，乙", "办公室", "2024年3月2日")
    labels = [p for p in found.paragraphs() if p.style is b.Style.LABEL_LINE]
    assert labels[0].inlines == (b.Run("牵头领导：李\u3000刚、欧阳明月", "fangsong"),)


def test_a_notice_that_encloses_nothing_and_has_no_number(tmp_path: Path) -> None:
    notice = "version: 1\ntitle: 关于放假的通知\nbody: 放假。\n"
    found = whole(load_small(tmp_path, notice=notice))["2024/notice"]
    assert kinds(found) == ["IssuerMark", "DocumentNumber", "Title", "Paragraph", "SigningBlock"]
    assert found.blocks[1] == b.DocumentNumber("")


def test_a_plan_without_preamble(tmp_path: Path) -> None:
    plan = small_project.PLAN.replace("preamble: {label: 总体思路, text: 稳中求进。}\n", "")
    found = whole(load_small(tmp_path, plan=plan))["2024/notice"]
    assert not any("总体思路" in p.text for p in found.paragraphs())


def test_the_sheet_of_a_county(small: Whole) -> None:
    sheet = small["2024/sheets/11-东县城管局"]
    assert b.Sides((b.Run("责任单位：东县执法局"),), (b.Run("依据：某发〔2024〕1号"),)) in sheet.blocks
    assert rows(sheet) == [["新建公园", "10处", "", "1"]]
    assert rows(sheet, 1) == [
        ["一、责任任务"],
        ["一、公园"],
        [
            "1",
            "造公园。全市新建公园50处，两县各10处；绿化率达到40%。",
            "新建公园10处",
            "李刚、/欧阳明月",
            "甲科",
            "",
        ],
        ["2", "抓好作风，一抓到底。", "", "李刚", "乙科", ""],
        ["三、其他"],
        ["3", "共同办。共同办事。", "", "李刚", "甲科、/乙科", "6月底"],
    ]


def test_the_sheet_of_a_lead(small: Whole) -> None:
    sheet = small["2024/sheets/02-乙科"]
    assert rows(sheet) == [
        ["一、牵头任务"],
        ["一、公园"],
        ["2", "抓好作风，一抓到底。", "", "李刚", "机关各科室、各县城管局、各县防汛部门（待明确）", ""],
        ["三、其他"],
        ["3", "共同办。共同办事。", "", "李刚", "牵头科室：甲科、乙科/东县城管局", "6月底"],
        ["4", "学习。加强学习。", "", "李刚", "机关各科室", ""],
    ]
    assert rows(small["2024/sheets/01-甲科"], 2) == [
        ["二、共性任务"],
        ["2", "抓好作风，一抓到底", "乙科"],
        ["4", "学习", "乙科"],
    ]


def test_the_master_table(small: Whole) -> None:
    master = small["2024/master"]
    assert rows(master) == [
        ["一、公园"],
        [
            "1",
            "造公园",
            "全市新建公园50处，两县各10处；绿化率达到40%。",
            "全市新建公园50处/两县各：新建公园10处/绿化率达到40%",
            "李刚、/欧阳明月",
            "甲科",
            "各县城管局",
            "",
        ],
        [
            "2",
            "抓好作风，一抓到底。",
            "",
            "李刚",
            "乙科",
            "机关各科室、各县城管局、各县防汛部门（待明确）",
            "",
        ],
        ["三、其他"],
        ["3", "共同办", "共同办事。", "", "李刚", "甲科、/乙科", "东县城管局", "6月底"],
        ["4", "学习", "加强学习。", "", "李刚", "乙科", "机关各科室", ""],
    ]
    (table,) = [block for block in master.blocks if isinstance(block, b.Table)]
    assert sum(table.columns) == 257
    assert table.rows[1].cells[0].value == 1


def test_the_catalogue(tmp_path: Path) -> None:
    content = load_small(tmp_path)
    specs = documents_of(content, assign(content))
    assert [s.path_stem for s in specs][:7] == [
        "2024/notice",
        "2024/master",
        "2024/sheets/01-甲科",
        "2024/sheets/02-乙科",
        "2024/sheets/11-东县城管局",
        "2024/sheets/12-西县城管局",
        "2024/sheets-all",
    ]
    assert len(specs) == 7 + 4 * 4
    assert specs[1].formats == ("docx", "pdf", "xlsx")
    assert specs[6].formats == ("pdf",)
    assert specs[6].parts == specs[2:6]
    assert [specs[n].tasks for n in (0, 1, 6)] == [(), (), ()]
    assert [(t.number, t.role, t.targets) for t in specs[2].tasks] == [
        (1, "lead", ("1.1", "1.3")),
        (2, "support", ()),
        (3, "lead", ()),
        (4, "support", ()),
    ]
    assert {s.quarter for s in specs if s.kind == "report"} == {"Q1", "Q2", "Q3", "Q4"}


def test_a_units_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    unit = assign(load_small(tmp_path)).units[0]
    for name in ("../../甲", "a/b", "c:\\d", "\x07铃", ".隐"):
        stem = file_stem(unit.model_copy(update={"name": name}))
        assert stem.startswith("01-")
        assert not set(stem) & set('/\\:\x07*?"<>|')


def test_a_long_task_and_signs_of_xml(tmp_path: Path) -> None:
    odd = "甲<&>\"'{{乙}}😀𠮷" + "长" * 3000
    plan = small_project.PLAN.replace("text: 加强学习。", "text: '" + odd.replace("'", "''") + "'")
    for document in whole(load_small(tmp_path, plan=plan)).values():
        texts = [p.text for p in document.paragraphs()]
        if document.layout == "official":
            assert f"4.学习。{odd}" in texts


def many_tasks(count: int) -> str:
    head = "version: 1\nyear: 2024\ntitle: 要点\nsections:\n  - title: 章\n    tasks:\n"
    task = "      - {text: 第%d件事。, leaders: [李刚], units: 甲科，各县城管局}\n"
    return head + "".join(task % n for n in range(1, count + 1))


def test_three_hundred_tasks(tmp_path: Path) -> None:
    documents = whole(load_small(tmp_path, plan=many_tasks(300)))
    assert len(rows(documents["2024/sheets/12-西县城管局"])) == 302
    report = documents["2024/reports/Q1/12-西县城管局"]
    assert ["第1—300项（共300项）均按要求推进\u3000□"] in rows(report, 1)


def test_order_of_keys_and_of_units_changes_nothing(tmp_path: Path) -> None:
    units = small_project.UNITS.splitlines(keepends=True)
    at = units.index("units:\n")
    swapped = "".join([*units[: at + 1], *reversed(units[at + 1 : at + 5]), *units[at + 5 :]])
    notice = "".join(sorted(small_project.NOTICE.splitlines(keepends=True)))
    before = whole(load_small(tmp_path / "one"))
    after = whole(load_small(tmp_path / "two", units=swapped, notice=notice))
    assert before == after


def test_twice_is_the_same(tmp_path: Path) -> None:
    content = load_small(tmp_path)
    assert whole(content) == whole(content)


def test_a_template_of_the_project_is_recorded(tmp_path: Path) -> None:
    content = load_small(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "parts.xml.j2").write_bytes(
        (SAMPLE / "templates" / "parts.xml.j2").read_bytes() + "{# 改 #}".encode()
    )
    spec = documents_of(content, assign(content))[2]
    own = compose_with_sources(spec, Contexts(content, assign(content)), TemplateEnvironment(tmp_path))
    packaged = compose_with_sources(spec, Contexts(content, assign(content)), ENVIRONMENT)
    assert own.document == packaged.document
    assert [t.name for t in own.templates] == ["parts.xml.j2", "sheet.xml.j2"]
    assert own.templates[0].sha256 != packaged.templates[0].sha256
    assert own.templates[1] == packaged.templates[1]


def sheet_numbers(document: b.Document) -> list[int]:
    return sorted(
        int(row.cells[0].value)
        for table in document.blocks
        if isinstance(table, b.Table)
        for row in table.rows
        if row.kind == "body" and row.cells[0].value is not None
    )


def test_each_sheet_of_the_sample_lists_exactly_its_units_tasks(
    sample: tuple[Content, Assignments, Whole],
) -> None:
    content, assignments, documents = sample
    specs = [s for s in documents_of(content, assignments) if s.kind == "sheet"]
    assert len(specs) == 40
    for spec in specs:
        assert sheet_numbers(documents[spec.path_stem]) == [t.number for t in spec.tasks]
        assert [t.number for t in spec.tasks] == [t.task.number for t in assignments.of(spec.unit or "")]


def test_each_report_of_the_sample_asks_for_the_figures_owed(
    sample: tuple[Content, Assignments, Whole],
) -> None:
    content, assignments, documents = sample
    reports = [s for s in documents_of(content, assignments) if s.kind == "report"]
    assert len(reports) == 160
    for spec in reports:
        text = "".join(f.id + " " for f in _fields(documents[spec.path_stem]))
        quarter = (spec.quarter or "").lower()
        for entry in spec.tasks:
            task = content.plan.task(entry.number)
            for target in task.targets:
                asked = target.id in entry.targets and task.report == "normal" and target.value is not None
                assert (f"{quarter}.{target.id}.remark " in text) is asked


def _fields(document: b.Document) -> list[b.Field]:
    return [i for p in document.paragraphs() for i in p.inlines if isinstance(i, b.Field)]


def test_every_word_of_the_sample_plan_is_in_notice_and_master(
    sample: tuple[Content, Assignments, Whole],
) -> None:
    content, _, documents = sample
    for stem in ("2023/notice", "2023/master"):
        text = "\n".join(p.text for p in documents[stem].paragraphs())
        for task in content.plan.tasks:
            assert task.text in text
            assert (task.title or "") in text
    notice = "\n".join(p.text for p in documents["2023/notice"].paragraphs())
    assert all(f"责任单位（科室）：{task.units_line}\n" in notice + "\n" for task in content.plan.tasks)


def test_county_of_the_sample_owes_its_share_and_never_the_citys(
    sample: tuple[Content, Assignments, Whole],
) -> None:
    _, _, documents = sample
    sheet = documents["2023/sheets/25-费县城管局"]
    words = [row[2] for row in rows(sheet, 1) if len(row) == 6]
    assert any("新建口袋公园20处" in w for w in words)
    assert any("户外广告管理精品路线不少于1条" in w for w in words)
    assert not any("420" in w or "240" in w for w in words)


def test_no_paper_of_the_sample_says_assistants_where_the_plan_does_not(
    sample: tuple[Content, Assignments, Whole],
) -> None:
    content, _, documents = sample
    issued = "".join(task.full_text for task in content.plan.tasks)
    for document in documents.values():
        for paragraph in document.paragraphs():
            if "配合" in paragraph.text:
                assert paragraph.text.split("。", 1)[-1] in issued or paragraph.text in issued


def test_an_issued_notice_prints_no_signature_that_it_does_not_have(tmp_path: Path) -> None:
    content = load_small(tmp_path)
    spec: DocumentSpec = documents_of(content, assign(content))[0]
    issued = replace(content, notice=content.notice.model_copy(update={"state": "issued", "signature": None}))
    document = compose(spec, Contexts(issued, assign(content)), ENVIRONMENT)
    assert document.state == "issued"
    assert b.SigningBlock((b.Signature(""),), "", "sealed", "") in document.blocks
