"""Tabs in the body: rows of a spreadsheet that became paragraphs (TB003), numbers that Word set off (SP005)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from workplan_docs.content.models import BodyPart
from workplan_docs.content.ready import printable
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, Inner, Paper

_Run = list[tuple[Inner, str]]


def pasted_rows(paper: Paper) -> Iterator[Diagnostic]:
    """TB003: paragraphs of cells that tabs part. SP005: a single tab, as behind the number of a Word list."""
    for prefix, body in bodies(paper):
        items = [((*prefix, "body", at), _words(item)) for at, item in enumerate(body)]
        for tabbed, group in groupby(items, key=lambda item: "\t" in item[1]):
            if tabbed:
                yield from _told(paper, list(group))


def _told(paper: Paper, run: _Run) -> Iterator[Diagnostic]:
    from workplan_docs.content.yamltables import cells_of, table_hint  # for pasted rows alone

    rows = [cells_of(line) for _, text in run for line in text.strip("\n").split("\n")]
    if len(rows) == 1 and len(rows[0]) < 3:
        path, text = run[0]
        at = text.index("\t")
        whole = text.replace("\t", "")
        hint = f"删去，写成：{whole}" if printable(whole) else "删去这个制表符，前后的字接在一起。"
        yield paper.tell(
            "SP005", E, f"“{text[max(0, at - 8) : at]}”后面有制表符（Tab）", *path, hint=hint, at=at
        )
        return
    first, last = (paper.positions.find((paper.key, *run[at][0])) for at in (0, -1))
    more = run[-1][1].strip("\n").count("\n")
    end = (last.line or 0) + (more + 1 if more else 0)  # the rows begin below the bar
    where = f"第 {first.line}—{end} 行" if end > (first.line or 0) else f"第 {first.line} 行"
    hint = table_hint(rows, max((first.column or 5) - 3, 0), where)
    message = "表格的行写成了段落，格子之间是制表符（Tab）"
    yield paper.tell("TB003", E, message, *run[0][0], hint=hint)


def _words(item: str | BodyPart) -> str:
    return item if isinstance(item, str) else ""


def bodies(paper: Paper) -> Iterator[tuple[Inner, tuple[str | BodyPart, ...]]]:
    """The body of the document and those of its attachments, with their places."""
    yield (), paper.document.body
    for index, attachment in enumerate(paper.document.attachments):
        yield ("attachments", index), attachment.body


RULES = (pasted_rows,)
