"""Rows pasted from a spreadsheet, cells parted by tabs: one fault for all of them, with the table they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workplan_docs.content.ready import ready_table
from workplan_docs.content.yamllines import TABLE_WORDS, Scene, Slip, indent_of, is_written

_DASH = re.compile(r"^[ ]*-[ ]+")
_MOST_ROWS, _MOST_CELLS = 12, 60  # of a table that is printed again; cells of all rows


def pasted_table(scene: Scene, index: int) -> Slip:
    """The rows around ``index``, a line with tabs that is no YAML; a first row behind a dash belongs to them."""
    lines = scene.lines
    first = last = index
    while first > 0 and _is_row(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _is_row(lines[last + 1]):
        last += 1
    rows = [cells_of(line) for line in lines[first : last + 1]]
    hint = table_hint(rows, _indent_of_entries(lines, first), f"第 {first + 1}—{last + 1} 行")
    column = indent_of(lines[first]) + 1
    mended = dict.fromkeys(range(first, last + 1), "")
    return Slip("YA003", first, column, TABLE_WORDS[0], hint, mended, sure=False)


def table_hint(rows: Sequence[Sequence[str]], indent: int, where: str) -> str:
    """What to write instead of rows with tabs: the table itself when it is even and not too long."""
    even = len(rows) > 1 and len({len(row) for row in rows}) == 1
    if not even or len(rows) > _MOST_ROWS or sum(len(row) for row in rows) > _MOST_CELLS:
        return TABLE_WORDS[1]
    return f"把{where}换成（行首的空格也照抄）：\n{ready_table(rows, indent)}"


def cells_of(line: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in _DASH.sub("", line).strip("\n ").split("\t")]


def _is_row(line: str) -> bool:
    """Whether a line is cells parted by tabs, and not a line whose indent is made of tabs."""
    return is_written(line) and "\t" in line.strip() and not re.match(r"\s*(?:-\s+)?[a-z_]+\s*:", line)


def _indent_of_entries(lines: Sequence[str], first: int) -> int:
    """How far in the entries of the list stand that the rows were pasted into."""
    for at in (first, *range(first - 1, -1, -1)):
        if _DASH.match(lines[at]):
            return indent_of(lines[at])
        if re.match(r"\S", lines[at]) and lines[at].rstrip().endswith(":"):
            break
    return 2
