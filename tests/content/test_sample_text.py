"""Every character of the sample is the source's, but for the noise of the scan named here."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workplan_docs.content.load import load_content
from workplan_docs.content.models import Content, Plan

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "tests" / "data" / "workplan-2023.txt"

# Where a page break of the scan cuts a paragraph: its last characters before, its first after.
CUTS = (
    ("重点区域公厕 24 小", "时开放率达 100%"),
    ("高新区园", "区建设办公室、兰山区园林中心"),
    ("每项政策、出", "台的每个文件"),
    ("应急响应、网格化", "防汛、重点部位"),
    ("“常”“长”二字上下功夫，驰而", "不息打好作风建设"),
    ("机关纪委，局属各单位、机", "关各科室"),
)
# The scan's headings: their marks are of all depths and partly starred.
HEADING = re.compile(r"^#{1,4} (\*\*)?(?P<text>[^*]+)(\*\*)?$")
HALF_WIDTH = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}
ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")


def seed_paragraphs(seed: str) -> list[str]:
    """The seed without the scan's noise; each repair undoes one kind of it and nothing else."""
    for before, after in CUTS:
        assert len(re.findall(re.escape(before) + r"\n+" + re.escape(after), seed)) == 1
        seed = re.sub(re.escape(before) + r"\n+" + re.escape(after), before + after, seed)
    paragraphs = []
    for line in filter(None, seed.split("\n")):
        heading = HEADING.match(line)
        paragraphs.append(repaired(heading["text"] if heading else line))
    return paragraphs


def repaired(line: str) -> str:
    number = re.match(r"[0-9]+\. ", line)
    head, rest = (number[0], line[number.end() :]) if number else ("", line)
    rest = re.sub(r"[,;:()] ?", lambda mark: HALF_WIDTH[mark[0][0]], rest)
    rest = re.sub(r"(?<=[^0-9A-Za-z ]) (?=G?[0-9])", "", rest)
    rest = re.sub(r"(?<=[0-9%]) (?=[^0-9A-Za-z ])", "", rest)
    rest = rest.replace("李 刚", "李刚").replace("局关于 印发", "局关于印发")
    return head + rest


def content_paragraphs(content: Content) -> list[str]:
    """All text of the content in the notice's order, with nothing but the labels that the notice prints."""
    notice, plan = content.notice, content.plan
    assert plan.preamble is not None
    paragraphs = [
        notice.issuer_mark or content.organ.mark,
        notice.document_number or "",
        notice.title_text,
        f"{notice.recipients}：",
        *notice.body,
        f"（{notice.note}）",
        plan.title,
        f"{plan.preamble.label}：{plan.preamble.text}",
    ]
    for section, ordinal in zip(plan.sections, ORDINALS, strict=True):
        paragraphs.append(f"{ordinal}、{section.title}")
        for task in section.tasks:
            paragraphs.append(f"{task.number}. {task.full_text}")
            paragraphs.append(f"牵头领导：{'、'.join(task.leaders)}")
            paragraphs.append(f"责任单位（科室）：{task.units_line}")
    return paragraphs


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT, 2023)


@pytest.fixture(scope="module")
def seed() -> list[str]:
    return seed_paragraphs(SEED.read_text(encoding="utf-8"))


def test_every_character_is_the_source_s(content: Content, seed: list[str]) -> None:
    written = content_paragraphs(content)
    for ours, theirs in zip(written, seed, strict=False):
        assert ours == theirs
    assert len(written) == len(seed) == 8 + 1 + 11 + 34 * 3


def test_the_repairs_leave_no_blank_and_no_half_width_mark(seed: list[str]) -> None:
    for paragraph in seed:
        assert not re.search(r"[\s,;:()*#]", re.sub(r"^[0-9]+\. ", "", paragraph)), paragraph


def test_the_repairs_touch_nothing_else() -> None:
    seed = SEED.read_text(encoding="utf-8")
    undone = str.maketrans("，；：（）", ",;:()", " \n#*")
    assert "".join(seed_paragraphs(seed)).translate(undone) == seed.translate(undone)


def test_what_is_no_noise_is_kept(content: Content) -> None:
    text = "".join(content_paragraphs(content))
    kept = ("“公园+”“林荫+”", "G25长深高速", "APP移动端", "“5+N”", "加强12345热线办理", "含外延1000米范围")
    for words in (*kept, "24小时开放公厕", "约700平方公里", "《临沂市建筑垃圾管理条例》", "万吨/日", "36.2%"):
        assert words in text
    assert content.notice.title_lines == ("临沂市城市管理局关于", "印发2023年全市城市管理工作要点的通知")


def changed(plan: Plan, at: int, field: str, change: Callable[[str], str]) -> Plan:
    """The plan with one character of one task changed."""
    data = plan.model_dump()
    task = [task for section in data["sections"] for task in section["tasks"]][at]
    value = task[field]
    task[field] = tuple(map(change, value)) if isinstance(value, tuple) else change(value)
    return Plan(**data)


CHANGES: tuple[Callable[[str], str], ...] = (
    lambda text: text[:1] + " " + text[1:],
    lambda text: text[:-1] + "某",
    lambda text: text[1:],
    lambda text: text + "。",
    lambda text: text.replace("，", ",") if "，" in text else text + ",",
)


@pytest.mark.parametrize("field", ["title", "text", "leaders", "units"])
def test_one_changed_character_shows(content: Content, seed: list[str], field: str) -> None:
    for at, task in enumerate(content.plan.tasks):
        if getattr(task, field) is None:
            continue
        for change in CHANGES:
            plan = changed(content.plan, at, field, change)
            other = Content(2023, content.organ, content.units, content.leaders, plan, content.notice)
            assert content_paragraphs(other) != seed


def test_what_the_source_lacks_stays_empty(content: Content) -> None:
    notice = content.notice
    assert (notice.date, notice.signature, notice.printed_by, notice.printed_on) == (None, None, None, None)
    assert notice.copy_to == ()
    assert (notice.state, notice.openness, notice.sealed) == ("draft", "主动公开", True)
    assert (notice.type, notice.format, notice.encloses) == ("通知", "ordinary", "plan")
    assert [leader.post for leader in content.leaders.leaders] == [None] * 6
    assert (content.organ.name, content.organ.number_prefix) == ("临沂市城市管理局", "临城发")
    assert (content.organ.report_to, content.organ.contact, content.organ.undivided_word) == (
        None,
        None,
        None,
    )


def test_who_leads_and_what_is_reported_apart(content: Content) -> None:
    tasks = content.plan.tasks
    assert {name for task in tasks for name in task.leaders} == {
        leader.name for leader in content.leaders.leaders
    }
    assert [task.number for task in tasks if task.title is None] == [10, 20, 24, 25, 26, 31, 32, 33, 34]
    assert [task.number for task in tasks if task.report == "separate"] == [20, 29, 30, 31, 33]
    assert [task.number for task in tasks if task.deadline] == []


def test_no_text_of_the_sample_is_wrapped_or_marked() -> None:
    for name in ("organ", "units", "leaders", "2023/plan", "2023/notice"):
        text = (ROOT / "content" / f"{name}.yaml").read_text(encoding="utf-8")
        first, second, *_ = text.split("\n")
        up = "../" * (name.count("/") + 1)
        stem = name.rpartition("/")[2]
        assert first == f"# yaml-language-server: $schema={up}docs/schema/{stem}.schema.json"
        assert second.startswith("# ")
        assert "\nversion: 1\n" in text
        assert "\t" not in text
        assert "\r" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
