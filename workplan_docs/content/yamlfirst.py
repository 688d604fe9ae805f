"""Where the first dash of a list belongs: what comes after it tells, when that agrees and the dash stands apart."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from workplan_docs.content.yamllines import Slip, indent_of, is_written

_KEY = re.compile(r"^(?P<blank> *)(?P<key>[A-Za-z_]+) *[:：]")
_WIDE_DASH = re.compile(r"^(?P<lead> *)-(?P<blanks> {2,})(?=[A-Za-z_]+ *[:：])")
_MOST_LINES = 400  # in which the other entries of a list are looked for
_DEEPEST_STEP = 4  # blanks from a key to the keys of its entries
_AGREEING = 2  # entries that make a column the usual one


def first_dash(lines: Sequence[str], index: int, column: int, above: int, fields: Container[str]) -> int:
    """The column of the dash on line ``index`` (``column`` as far as is known), of a list under a key in ``above``.

    ``fields`` are the keys of the list's records.
    """
    usual = _of_the_others(lines, index, above)
    return usual if usual is not None else _of_its_keys(lines, index, column, above, fields)


def _of_the_others(lines: Sequence[str], index: int, above: int) -> int | None:
    """The column of the list's other dashes, when they agree and this one does not."""
    columns = []
    for line in lines[index + 1 : index + _MOST_LINES]:
        if not is_written(line):
            continue
        depth, dash = indent_of(line), line.lstrip().startswith("- ")
        if depth < above or (depth == above and not dash):
            break
        if dash and depth < above + _DEEPEST_STEP:
            columns.append(depth)
    alike = len(columns) >= _AGREEING and len(set(columns)) == 1
    return columns[0] if alike and columns[0] != indent_of(lines[index]) else None


def _of_its_keys(lines: Sequence[str], index: int, column: int, above: int, fields: Container[str]) -> int:
    """The column that the keys below the dash, all in one column, ask for."""
    below = [line for line in lines[index + 1 : index + 4] if is_written(line)][:2]
    rows = [row for line in below if (row := _KEY.match(line))]
    depths = {len(row["blank"]) for row in rows}
    if not rows or len(depths) > 1 or rows[0]["key"] not in fields:
        return column
    meant = depths.pop() - 2
    return meant if above < meant <= above + _DEEPEST_STEP else column


def wide_dash(lines: Sequence[str], index: int) -> Slip | None:
    """``-  title`` with the other keys of the entry where one blank would have put them all."""
    match = _WIDE_DASH.match(lines[index])
    below = next((line for line in lines[index + 1 :] if is_written(line)), "")
    meant = len(match["lead"]) + 2 if match else 0
    if match is None or indent_of(below) != meant or not _KEY.match(below):
        return None
    surplus = len(match["blanks"]) - 1
    mended = {index: f"{match['lead']}- {lines[index][match.end() :]}"}
    hint = f"“-”后面只空一格：删去 {surplus} 个空格。"
    return Slip("YA011", index, meant + 1, f"“-”后面多了 {surplus} 个空格", hint, mended)


def lost_first_dash(lines: Sequence[str], index: int, above: int, fields: Container[str]) -> Slip | None:
    """``leaders:`` with ``name: 王小明`` below it: the only entry of a list, or the first, without its dash.

    ``above`` is the column of the list's key; ``fields`` are the keys of its records.
    """
    match = _KEY.match(lines[index])
    if match is None or match["key"] not in fields or len(match["blank"]) <= above:
        return None
    start = len(match["blank"])
    if (other := _next_entry(lines, index, start)) is not None:
        mended = {index: f"{' ' * (start - 2)}- {lines[index][start:]}"}
        hint = f"写成“- {match['key']}: ……”，“-”与第 {other + 1} 行的“-”左对齐。"
        return Slip("YA011", index, start + 1, f"“{match['key']}”的前面少了“- ”", hint, mended)
    mended = {index: f"{match['blank']}- {lines[index][start:]}"}
    for at in range(index + 1, len(lines)):
        depth = indent_of(lines[at])
        if is_written(lines[at]) and (
            depth < start or (lines[at][depth:].startswith("- ") and depth == start)
        ):
            break
        if is_written(lines[at]) and depth == start + 2 and at == index + 1:
            break  # the others stand already where a dash would have put them
        if lines[at].strip():
            mended[at] = f"  {lines[at]}"
    hint = f"清单的每一条以“- ”开头：写成“- {match['key']}: ……”，这一条别的键与“{match['key']}”左对齐。"
    return Slip("YA011", index, start + 1, f"“{match['key']}”的前面少了“- ”", hint, mended)


def _next_entry(lines: Sequence[str], index: int, start: int) -> int | None:
    """The line of the list's second entry, whose dash stands where the first one's would: two before ``start``."""
    below = range(index + 1, min(len(lines), index + _MOST_LINES))
    end = next((at for at in below if is_written(lines[at]) and indent_of(lines[at]) < start), None)
    return end if end is not None and lines[end].startswith(f"{' ' * (start - 2)}- ") else None
