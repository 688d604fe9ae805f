"""The words around a target's figure: comparison, baseline, rates."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_wrong_units import FILES, PLAN
from workplan_docs.cli.reading import read_project

WORDS = {"TG014", "TG015", "TG016"}


def told(folder: Path, text: str, quote: str, keys: str) -> list[tuple[str, str]]:
    """What is said about words of the target of a task with this text, the message with its hint."""
    for name, content in FILES.items():
        if name == PLAN:
            start, end = (
                content.index("        text: 完成病险"),
                content.index("        leaders: [李刚, 赵海滨]"),
            )
            target = f'{{id: "2.1", name: 指标, rollup: sum, quote: "{quote}", {keys}}}'
            content = f"{content[:start]}        text: {text}\n        targets: [{target}]\n{content[end:]}"
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    found = read_project(folder, None).diagnostics
    assert not [d for d in found if d.code in ("TG004", "TG011") or d.code.startswith(("CT", "YA"))]
    return [(d.code, f"{d.message} {d.hint}") for d in found if d.code in WORDS]


WRONG = [
    ("达标率达到50%以上。", "达到50%以上", 'value: 50, measure: "%", comparison: "<="', "TG014", 'comparison: ">="'),
    ("达标率达到50%以上。", "达到50%以上", 'value: 50, measure: "%"', "TG014", 'comparison: ">="'),
    ("漏损率不超过9%。", "不超过9%", 'value: 9, measure: "%", comparison: ">="', "TG014", 'comparison: "<="'),
    ("漏损率不低于9%。", "不低于9%", 'value: 9, measure: "%", comparison: "<="', "TG014", 'comparison: ">="'),
    ("投入1.2万元左右。", "1.2万元左右", "value: 12000, measure: 元", "TG014", 'comparison: "~"'),
    ("新增车位4000个。", "新增车位4000个", 'value: 4000, measure: 个, comparison: ">="', "TG014", "删去 comparison"),
    ("新增车位4000个。", "新增车位4000个", 'value: 4000, measure: 个, comparison: "~"', "TG014", "删去 comparison"),
    (
        "比例由36.2%提高至51.4%。", "由36.2%提高至51.4%", 'value: 51.4, baseline: 63.2, measure: "%"',
        "TG015", "baseline: 36.2",
    ),
    ("处理率保持1000%。", "处理率保持1000%", 'value: 1000, measure: "%"', "TG016", "核对"),
]  # fmt: skip
RIGHT = [
    ("达标率达到50%以上。", "达到50%以上", 'value: 50, measure: "%", comparison: ">="'),
    ("达标率达到50%以上。", "达到50%以上", 'value: 50, measure: "%", comparison: reach'),
    ("达标率达到50%。", "达到50%", 'value: 50, measure: "%", comparison: ">="'),
    ("全年不少于各科室一致的12次。", "一致的12次", 'value: 12, measure: 次, comparison: ">="'),
    ("漏损率控制在9%以内。", "控制在9%以内", 'value: 9, measure: "%", comparison: "<="'),
    ("新增车位4000个。", "新增车位4000个", "value: 4000, measure: 个"),
    ("新增300亩以上绿地、12座公厕。", "新增300亩以上绿地、12座公厕", "value: 12, measure: 座"),
    ("比例由36.2%提高至51.4%。", "由36.2%提高至51.4%", 'value: 51.4, baseline: 36.2, measure: "%"'),
    ("由1万座增加到2万座。", "由1万座增加到2万座", "value: 20000, baseline: 10000, measure: 座"),
    ("增长率达到120%。", "增长率达到120%", 'value: 120, measure: "%"'),
]


@pytest.mark.parametrize(("text", "quote", "keys", "code", "cure"), WRONG)
def test_words_that_say_another_thing(
    text: str, quote: str, keys: str, code: str, cure: str, tmp_path: Path
) -> None:
    ((found, words),) = told(tmp_path, text, quote, keys)
    assert found == code
    assert cure in words


@pytest.mark.parametrize(("text", "quote", "keys"), RIGHT)
def test_words_that_agree(text: str, quote: str, keys: str, tmp_path: Path) -> None:
    assert told(tmp_path, text, quote, keys) == []
