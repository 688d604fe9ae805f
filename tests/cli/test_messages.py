"""Modules whose words have moved to `cli/messages.py` hold none of their own; the list only grows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from workplan_docs.cli import messages

CLI = Path(messages.__file__).parent
WORDLESS = ("check", "console", "explain", "github", "marker")
_HAN = re.compile("[\u4e00-\u9fff]")


def chinese_in(source: str) -> list[str]:
    """Chinese string constants of a module, docstrings and names of parameters aside."""
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
        and _HAN.search(node.value)
    ]  # fmt: skip


@pytest.mark.parametrize("module", WORDLESS)
def test_a_module_without_words_of_its_own(module):
    assert chinese_in((CLI / f"{module}.py").read_text(encoding="utf-8")) == []


def test_the_search_finds_words():
    assert chinese_in('"""说明。"""\nx = f"错误{1}"\n') == ["错误"]


def test_messages_are_words_only():
    names = [name for name in vars(messages) if name.isupper()]
    assert len(names) > 15
    assert all(isinstance(getattr(messages, name), str | dict) for name in names)
