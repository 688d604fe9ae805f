from __future__ import annotations

import pytest

from workplan_docs.cli.marker import cells, marked_line
from workplan_docs.errors import Diagnostic, Severity


def marked(line: str, column: int | None, message: str = "") -> list[str]:
    return marked_line([line], Diagnostic("X", Severity.ERROR, message, "f", 1, column))


def under(lines: list[str]) -> str:
    """What stands above the marker."""
    source, marker = lines
    first = cells(marker[: marker.index("^")])
    last = first + marker.count("^")
    at, found = 0, ""
    for char in source:
        if first <= at < last:
            found += char
        at += cells(char)
    return found


def test_chinese_characters_take_two_cells():
    assert under(marked("units: 环卫科，费县城管", 12, "不认识“费县城管”")) == "费县城管"


@pytest.mark.parametrize("column", [1, 30, 400, 798])
def test_long_lines_are_cut_around_the_fault(column):
    line = "".join(chr(0x4E00 + i) for i in range(800))
    lines = marked(line, column)
    assert under(lines) == line[column - 1]
    assert all(cells(text) < 90 for text in lines)


def test_tabs_and_control_characters_do_not_shift_the_marker():
    assert under(marked("\ta:\x1bb", 5)) == "b"


@pytest.mark.parametrize("column", [99, 0])
def test_a_column_beyond_the_line_does_no_harm(column):
    assert "^" in marked("abc", column)[1]


def test_without_place_no_line():
    assert marked_line(["abc"], Diagnostic("X", Severity.ERROR, "m")) == []
    assert marked_line([], Diagnostic("X", Severity.ERROR, "m", "f", 3, 1)) == []
    assert marked("abc", None) == ["    1 | abc"]


def test_a_template_is_shown_with_the_markup_around():
    fault = Diagnostic("X", Severity.ERROR, "m", "templates/a.xml.j2", 2)
    assert marked_line(["<a>", "<b/>", "</a>"], fault) == ["    1 | <a>", "    2 | <b/>", "    3 | </a>"]
    assert marked_line(["<a>"], Diagnostic("X", Severity.ERROR, "m", "templates/a", 1)) == ["    1 | <a>"]


def test_what_the_console_lacks_takes_the_cells_that_are_shown():
    fault = Diagnostic("X", Severity.ERROR, "没有字体能印出“\U00020bb7”", "f", 1, 4)
    source, marker = marked_line(["甲\U0001f44d乙\U00020bb7丙"], fault, "gbk")
    assert source.endswith("| 甲?乙?丙")
    assert marker.index("^") == cells(source[: source.rindex("?")])
    assert marker.count("^") == 1
