"""What a proof-reader finds: words typed twice, set expressions with a wrong character."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.test_rules import check
from workplan_docs.rules.proofreading import SET_EXPRESSIONS, slips_in


def codes(folder: Path, words: str) -> set[str]:
    found = check(folder, "plan", "text: 新建", f"text: {words}")
    return {d.code for d in found if d.code.startswith("PR")}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("投资860万元元建设公厕", "PR001"),
        ("新建公厕12座座，改造3座", "PR001"),
        ("投资3万万元，新建", "PR001"),
        ("做好城市的的管理，新建", "PR001"),
        ("学习贯彻习近乎新时代中国特色社会主义思想，新建", "PR002"),
        ("坚持中国特设社会主义道路，新建", "PR002"),
        ("落实全面从产治党要求，新建", "PR002"),
        ("贯彻习近乎法治思想，新建", "PR002"),
        ("根据<固体废物污染环境防治法>，新建", "PR004"),
        ("按时报送[抱拳]，新建", "PR003"),
        ("学习‹民法典›，新建", "PR004"),
        ("学习«民法典»，新建", "PR004"),
    ],
)
def test_slips(tmp_path: Path, words: str, code: str) -> None:
    assert codes(tmp_path, words) == {code}


@pytest.mark.parametrize(
    "words",
    [
        "走访12个个体户，新建",
        "12座座谈会场，新建",
        "以营利为目的的停车场，新建",
        "人人和和美美，从从容容，新建",
        "学习习近平新时代中国特色社会主义思想，新建",
        "学习宣传习近平总书记重要讲话，新建",
        "走中国特色城市治理道路，新建",
        "建设社会主义现代化强国，人民代表大会代表，新建",
        "巩固全面从严治党成果，新建",
        "严格落实“[强]”字样的标志，新建",
        "1万万千瓦时，新建",
        "1＜2且3＞2，新建",
    ],
)
def test_sound_words(tmp_path: Path, words: str) -> None:
    assert codes(tmp_path, words) == set()


@pytest.mark.parametrize("expression", SET_EXPRESSIONS)
def test_no_expression_is_a_slip_of_another(expression: str) -> None:
    assert slips_in(expression) == []
    assert slips_in("，".join(SET_EXPRESSIONS)) == []


@pytest.mark.parametrize("expression", SET_EXPRESSIONS)
def test_each_character_counts(expression: str) -> None:
    for place in range(len(expression)):
        slip = f"{expression[:place]}苹{expression[place + 1 :]}"
        assert any(meant == expression or expression in meant for _, _, meant in slips_in(f"学{slip}的"))


def test_long_texts_take_no_time() -> None:
    assert slips_in("中国特色" * 20_000) == []
