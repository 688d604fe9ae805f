"""Documents of any text, put on the grid of 22 rows by 28 characters by hand: for what page breaks do."""

from typing import NamedTuple

from tests.audit.pages import (
    BLACK,
    CELL,
    PITCH,
    Sheet,
    bound,
    put_head,
    put_imprint,
    put_number,
    sample,
    width,
)

TOP = 36.96
FIRST = 14.7  # row in which the text begins below the head of the sample
EM = CELL / 25.4 * 72


class Line(NamedTuple):
    """One row: text, row of the grid from 1, indent in 字 or the 字 free at its right; ``to``: stretched to it."""

    text: str
    row: float
    indent: float = 0.0
    right: float | None = None
    face: str = "fangsong"
    size: float = EM
    colour: str = BLACK
    to: float = 0.0  # mm by which the row ends before its natural end


def prose(row, count, last="各单位认真组织实施。"):
    """A paragraph from a row on: full rows and a short one."""
    text = "坚持城市管理为了人民深入开展环境卫生整治提升行动全面推进垃圾分类工作持续改善市容市貌和" * 12
    lines = [Line(text[:26], row, 2)]
    lines += [Line(text[26 + 28 * n : 54 + 28 * n], row + 1 + n) for n in range(count - 2)]
    return [*lines, Line(last, row + count - 1)]


def signed(row, signature="东平市城市管理局", date="2023年3月15日"):
    """Signature and date as a seal wants them."""
    right = 4 + (width(date) - width(signature)) / 2
    return [Line(signature, row, right=right), Line(date, row + 1, right=4)]


def table(page, *tops):
    """The strokes of a table of three columns between these heights in mm."""
    across = [(page, 28, top, 156, 0.35) for top in tops]
    return [*across, *((page, left, tops[0], 0.35, tops[-1] - tops[0]) for left in (28, 50, 120, 183.65))]


def html(pages, first=True, imprint=0, rules=(), **changes):
    """The document: ``pages`` lists of lines, ``first`` with the head of a notice, ``imprint`` on which page.

    ``rules`` are page, left, top, width, height in mm.
    """
    s = sample(**changes)
    sheets = []
    for number, lines in enumerate(pages, 1):
        sheet = Sheet()
        if number == 1 and first:
            put_head(s, sheet)
        for line in lines:
            _put(sheet, line)
        for page, *stroke in rules:
            if page == number:
                sheet.rule(*stroke)
        if number == imprint:
            put_imprint(s, sheet)
        put_number(s, sheet, number)
        sheets.append(sheet)
    return bound(sheets, s)


def _put(sheet, line):
    y = TOP + (line.row - 1) * PITCH
    if line.right is not None:
        sheet.put(line.text, 0, y, line.size, line.face, line.colour, right=26 + line.right * CELL)
    else:
        cell = CELL - line.to / max(len(line.text) - 1, 1) if abs(line.size - EM) < 0.01 else None
        sheet.put(line.text, 28 + line.indent * CELL, y, line.size, line.face, line.colour, cell)
