"""The words of the commands stand in `cli/messages/` and nowhere else, each of them once (ADR 7)."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from pathlib import Path

import pytest

from workplan_docs.audit import messages as audit_messages
from workplan_docs.cli import messages

ROOM = Path(messages.__file__).parents[1]
WORDLESS = sorted(ROOM.glob("*.py"))
WORDS = {path.stem: path for path in sorted(Path(messages.__file__).parent.glob("[!_]*.py"))}
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")  # and its punctuation


def chinese_in(source: str) -> list[str]:
    """Chinese string constants of a module, docstrings aside."""
    tree = ast.parse(source)
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs
        and _CHINESE.search(node.value)
    ]  # fmt: skip


def words_of(name: str) -> dict[str, object]:
    module = importlib.import_module(f"{messages.__name__}.{name}")
    return {key: value for key, value in vars(module).items() if key.isupper()}


@pytest.mark.parametrize("module", WORDLESS, ids=lambda path: path.stem)
def test_a_command_has_no_words_of_its_own(module):
    assert chinese_in(module.read_text(encoding="utf-8")) == []


def test_the_search_finds_words():
    assert set(chinese_in('"""说明。"""\nx = f"错误{1}" + "，"\n')) == {"错误", "，"}
    assert {"audit", "build", "watch"} <= {path.stem for path in WORDLESS}
    assert {"building", "checking", "common", "projects"} <= set(WORDS)


@pytest.mark.parametrize("name", WORDS)
def test_messages_are_words_only(name):
    words = words_of(name)
    assert len(words) > 15
    assert all(isinstance(value, str | dict | tuple) for value in words.values())


def test_no_text_stands_twice():
    """A word that two modules of messages need is imported by its name, which is not counted."""
    texts = Counter(text for path in WORDS.values() for text in chinese_in(path.read_text(encoding="utf-8")))
    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.parametrize("name", WORDS)
def test_every_word_is_used(name):
    """A sentence that nothing says any more goes with what said it."""
    spoken = "".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    unused = [word for word in words_of(name) if len(re.findall(rf"\b{word}\b", spoken)) < 2]
    assert unused == []


def test_the_page_of_an_audit_has_its_words_in_one_place():
    room = Path(audit_messages.__file__).parent
    assert chinese_in((room / "page_report.py").read_text(encoding="utf-8")) == []
