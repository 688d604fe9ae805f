"""The table of figures: complete, plain numbers for their users, published as it is."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import get_args

import pytest

from workplan_docs.typeset import standard as std
from workplan_docs.typeset.figures import Strength, Unit, about
from workplan_docs.typeset.figures_page import PAGE, figures_page

ROOT = Path(__file__).parents[2]
CONVERSIONS = {"MM_PER_PT", "TWIPS_PER_MM", "TWIPS_PER_PT"}  # of units, not of the standard


def test_every_figure_of_the_module_is_in_the_table():
    numbers = {n for n, v in vars(std).items() if n.isupper() and isinstance(v, (int, float, str))}
    assert numbers - CONVERSIONS == set(std.FIGURES)
    assert len(std.FIGURES) > 80


def test_every_figure_says_what_it_is():
    for name, value in std.FIGURES.items():
        said = value.about
        assert said.name, name
        assert said.clause, name
        assert said.strength in get_args(Strength), name
        assert said.unit in get_args(Unit), name
        assert said.tolerance is None or said.tolerance > 0, name
    names = [value.about.name for value in std.FIGURES.values()]
    assert [name for name in names if names.count(name) > 1] == []


def test_what_the_standard_demands_has_a_clause_of_it():
    for name, value in std.FIGURES.items():
        if value.about.strength == "规定":
            assert value.about.clause[0].isdigit(), name


# The figures of the reference (§9.1), typed here a second time: the table is held against them.
@pytest.mark.parametrize(
    ("name", "value", "tolerance", "clause"),
    [
        ("PAGE_WIDTH", 210, 2, "5.1"),
        ("TYPE_AREA_TOP", 37, 1, "5.2.1"),
        ("TYPE_AREA_LEFT", 28, 1, "5.2.1"),
        ("TYPE_AREA_RIGHT", 184, 1, "5.2.1"),
        ("TYPE_AREA_BOTTOM", 262, 1, "5.2.1"),
        ("ROW", 10.39, None, "3.2"),
        ("LINE_GAP", 4.84, None, "3.2"),
        ("MARK_TOP", 72, 1, "7.2.4"),
        ("ORDER_MARK_TOP", 57, 1, "10.2"),
        ("LETTER_MARK_TOP", 30, 1, "10.1"),
        ("LETTER_LINE_WIDTH", 170, 1, "10.1"),
        ("LETTER_LOWER_LINE", 277, 1, "10.1"),
        ("RED_LINE_BELOW_NUMBER", 4, 0.5, "7.2.7"),
        ("PAGE_NUMBER_DASH_BELOW", 7, 1, "7.5"),
        ("EXACT_TOP", 34.58, None, "GB/T 33476.2 A"),
        ("EXACT_BOTTOM", 32.58, None, "GB/T 33476.2 A"),
        ("COMPAT_PITCH_TWIPS", 579, None, "参考"),
    ],
)
def test_the_figures_of_the_reference(name, value, tolerance, clause):
    found = std.FIGURES[name]
    assert found == value
    assert (found.about.tolerance, found.about.clause) == (tolerance, clause)


def test_a_figure_is_a_plain_number_when_it_travels():
    for value in (std.MARK_TOP, std.LINES, std.RED):
        assert about(value) is not None
        for other in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
            assert other == value
            assert about(other) is None
    assert f"{std.PAGE_WIDTH:g}|{std.LINES}|{std.RED}" == "210|22|#FF0000"
    assert about(37.0) is None


def test_the_published_table_is_fresh():
    stored = (ROOT / PAGE).read_text(encoding="utf-8")
    assert stored == figures_page(), "run ./setup.sh schema"
