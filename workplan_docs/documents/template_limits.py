"""What keeps a template from running for ever, and what finds its lines again in what it wrote.

Both are done to the parsed template before Jinja compiles it, so a template's author sees nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes

MAX_STEPS = 1_500_000  # rounds of loops and calls in one document; 3,000 tasks need some 200,000
MAX_OUTPUT = 20_000_000  # characters, the same bound as the parser's
MAX_REPEAT = 100_000  # length of a repeated text, size of an exponent

COUNTED = "counted_by_the_program"  # the filter put around what every loop runs over
_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: content never holds them, see `strip_marks`


class LimitReachedError(Exception):
    """A template does more than any document needs; the text says what, in Chinese."""


@dataclass
class Budget:
    """Steps left to one rendering."""

    left: int = MAX_STEPS

    def spend(self, steps: int = 1) -> None:
        """Take steps off; raises `LimitReachedError` when there are none left."""
        self.left -= steps
        if self.left < 0:
            raise LimitReachedError("循环次数过多")

    def counted(self, items: Iterable[Any]) -> Iterable[Any]:
        """The same items, paid for: at once where their number is known, else one by one."""
        if isinstance(items, Sized):
            self.spend(len(items))
            return items
        return self._one_by_one(items)

    def _one_by_one(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.spend()
            yield item


def count_loops(template: nodes.Template) -> None:
    """Put the counting filter around what every loop of the template runs over."""
    for loop in template.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, COUNTED, [], [], None, None, lineno=loop.iter.lineno)


def mark_lines(template: nodes.Template, name: str) -> None:
    """Put ``(name:line)`` before every line of literal text, for `strip_marks` to find.

    Only done when a document's markup is faulty, to name the template's line instead of the output's.
    """
    for data in template.find_all(nodes.TemplateData):
        lines = data.data.split("\n")
        data.data = "\n".join(
            f"{_OPEN}{name}:{data.lineno + offset}{_CLOSE}{line}" for offset, line in enumerate(lines)
        )


def strip_marks(output: str) -> tuple[str, list[tuple[str, int] | None]]:
    """The output without marks and, for each of its lines, the (template, line) that began it."""
    plain: list[str] = []
    origins: list[tuple[str, int] | None] = []
    last: tuple[str, int] | None = None
    for line in output.split("\n"):
        first: tuple[str, int] | None = None
        kept: list[str] = []
        for position, piece in enumerate(line.split(_OPEN)):
            mark, closed, text = piece.partition(_CLOSE)
            if position and closed:
                name, _, number = mark.rpartition(":")
                last = (name, int(number))
                if text.strip():
                    first = first or last
                kept.append(text)
            else:
                kept.append(piece)
        plain.append("".join(kept))
        origins.append(first or last)
    return "\n".join(plain), origins
