"""The words of the commands stand in `cli/messages/` and nowhere else, each of them once (ADR 7)."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter

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


def said_by(path: Path) -> set[tuple[str, str]]:
    """The words that a module says, as (module of words, name): ``m.NAME`` by what ``m`` is, or ``NAME`` itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    rooms: dict[str, str] = {}
    names: dict[str, tuple[str, str]] = {}
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)):
        for alias in node.names:
            if node.module == messages.__name__:
                rooms[alias.asname or alias.name] = alias.name
            elif node.module and node.module.startswith(f"{messages.__name__}."):
                names[alias.asname or alias.name] = (node.module.rpartition(".")[2], alias.name)
    if (
        path.stem in WORDS and path.parent.name == "messages"
    ):  # words may be made of words of their own module
        names |= {word: (path.stem, word) for word in words_of(path.stem) if word not in names}
    read = [node for node in ast.walk(tree) if isinstance(getattr(node, "ctx", None), ast.Load)]
    whole = {
        (rooms[n.value.id], n.attr)
        for n in read
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id in rooms
    }
    return whole | {names[n.id] for n in read if isinstance(n, ast.Name) and n.id in names}


@pytest.mark.parametrize("name", WORDS)
def test_every_word_is_used(name):
    """A sentence that nothing says any more goes with what said it."""
    package = ROOM.parent
    said = {word for path in package.rglob("*.py") for room, word in _said(path) if room == name}
    own = {word for word in words_of(name) if f"{word}: Final" in WORDS[name].read_text(encoding="utf-8")}
    assert sorted(own - said) == []


@cache
def _said(path: Path) -> frozenset[tuple[str, str]]:
    return frozenset(said_by(path))


def test_a_word_of_another_module_is_not_taken_for_it(tmp_path):
    path = tmp_path / "some.py"
    path.write_text(
        f"from {messages.__name__} import building as m\nfrom {messages.__name__}.common import YEAR as year\n"
        "NAME = m.DRAFT + other.HINT + year\n",
        encoding="utf-8",
    )
    assert said_by(path) == {("building", "DRAFT"), ("common", "YEAR")}


def fields_and_values(source: str) -> list[tuple[str, set[str | None]]]:
    """Name of a message and what is filled in, for every ``m.NAME.format(…)``."""
    return [
        (node.func.value.attr, {keyword.arg for keyword in node.keywords})
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
        and isinstance(node.func.value, ast.Attribute)
    ]


def test_every_message_is_filled_in_by_name():
    """A name that is missing would show only when the sentence is said."""
    words = {**vars(audit_messages), **{k: v for name in WORDS for k, v in words_of(name).items()}}
    rooms = (ROOM, Path(audit_messages.__file__).parent)
    calls = [
        call
        for room in rooms
        for path in room.glob("*.py")
        for call in fields_and_values(path.read_text(encoding="utf-8"))
    ]
    assert len(calls) > 80
    wanted = [
        (name, {f for _, f, _, _ in Formatter().parse(words[name]) if f is not None}) for name, _ in calls
    ]
    assert calls == wanted


@pytest.mark.parametrize("name", ["page_report", "report"])
def test_the_report_of_an_audit_has_its_words_in_one_place(name):
    room = Path(audit_messages.__file__).parent
    assert chinese_in((room / f"{name}.py").read_text(encoding="utf-8")) == []
