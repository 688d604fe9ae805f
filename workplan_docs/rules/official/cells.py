"""What stands in the cells of tables: leftovers of a spreadsheet (TB004), totals (TB005), numbers of rows (TB006)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from workplan_docs.content.models import BodyPart
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.official.paper import E, Inner, Paper, W
from workplan_docs.rules.official.pasted_rows import bodies

_TOTAL = re.compile(r"(?:合|总|共|小)\s*计|总\s*数")
_ORDINALS = re.compile(r"序\s*号|编\s*号|No[.．]?")


def cells(paper: Paper) -> Iterator[Diagnostic]:
    """TB004: errors, formulas and powers of ten; TB005: a total; TB006: a number of a row."""
    for prefix, body in bodies(paper):
        for index, item in enumerate(body):
            if isinstance(item, BodyPart) and item.is_table:
                path = (*prefix, "body", index)
                yield from _leftovers(paper, item, path)
                yield from _totals(paper, item, path)
                yield from _ordinals(paper, item, path)


def _leftovers(paper: Paper, table: BodyPart, path: Inner) -> Iterator[Diagnostic]:
    for row, line in enumerate(table.rows):
        for at, cell in enumerate(line):
            if what := _leftover(cell.strip()):
                message = f"格子里的“{cell.strip()[:20]}”是{what}，会照样印出来"
                hint = "填上表里显示的数；从表格软件复制时用“只粘贴数值”。"
                yield paper.tell("TB004", E, message, *path, "rows", row, at, hint=hint)


def _leftover(cell: str) -> str:
    """What of a spreadsheet a cell holds instead of its value; empty when it holds none."""
    if re.fullmatch(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|#+)", cell, re.IGNORECASE):
        return "表格软件的错误值"
    if re.match(r"=[A-Z]{2,12}\(|=\$?[A-Z]{1,3}\$?[0-9]{1,6}(?:[-+*/:]|$)", cell):
        return "表格软件的公式"
    if re.fullmatch(r"-?[0-9](?:\.[0-9]{1,15})?[Ee][-+][0-9]{1,3}", cell):
        return "科学计数"
    return ""


def _totals(paper: Paper, table: BodyPart, path: Inner) -> Iterator[Diagnostic]:
    """TB005: only where the single total is the last row, and every cell above it is a bare figure."""
    totals = [
        at for at, row in enumerate(table.rows) if any(_TOTAL.fullmatch(cell.strip()) for cell in row[:2])
    ]
    above = table.rows[:-1]
    if totals != [len(table.rows) - 1] or len(above) < 2:
        return
    for at, cell in enumerate(table.rows[-1]):
        said = _figure(cell)
        figures = [_figure(row[at]) if at < len(row) else None for row in above]
        if at == 0 or said is None or None in figures or _is_rate(table, at):
            continue
        total = sum((figure for figure in figures if figure is not None), Decimal(0))
        if total != said:
            message = f"“{table.rows[-1][0]}”是 {cell.strip()}，各行相加是 {total}"
            yield paper.tell("TB005", W, message, *path, "rows", len(above), at, hint="核对各行的数和合计。")


def _figure(cell: str) -> Decimal | None:
    plain = cell.strip().replace(",", "").replace("，", "")
    return Decimal(plain) if re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?", plain) else None


def _is_rate(table: BodyPart, at: int) -> bool:
    """Whether a column holds what is not added up."""
    name = table.head[at] if at < len(table.head) else ""
    return re.search("率|比|均|单价|%|％|年|排名|名次|得分|标准", name) is not None


def _ordinals(paper: Paper, table: BodyPart, path: Inner) -> Iterator[Diagnostic]:
    """TB006: numbers of rows that begin with one and then repeat or leave out one."""
    if not table.head or not _ORDINALS.fullmatch(table.head[0].strip()):
        return
    numbered = [
        (at, int(row[0])) for at, row in enumerate(table.rows) if row and re.fullmatch("[0-9]{1,4}", row[0])
    ]
    if not numbered or numbered[0][1] != 1:
        return
    for (_, before), (at, number) in pairwise(numbered):
        if number not in (before + 1, 1) or number == before:
            message = f"“{table.head[0]}”不连续：{before} 后面是 {number}"
            yield paper.tell("TB006", W, message, *path, "rows", at, 0, hint="从 1 起依次编号，不跳不重。")
            return


RULES = (cells,)
