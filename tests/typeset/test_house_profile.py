"""House profiles: an office's own figures take effect, nonsense is told, every deviation is listed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.typeset.layout.papers import lay, p
from workplan_docs.content.house import House
from workplan_docs.content.load import load_content
from workplan_docs.errors import ContentError
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.css import style_sheet
from workplan_docs.typeset.docx.sections import line_grid
from workplan_docs.typeset.figures import about
from workplan_docs.typeset.house import _source, deviations, house_faults, house_profile

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def with_house(project: Path, *lines: str) -> Path:
    organ = project / "content" / "organ.yaml"
    text = organ.read_text(encoding="utf-8")
    organ.write_text(text + "house:\n" + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    return project


def faults(project: Path) -> list[tuple[str, int | None, str, str]]:
    """Code, line, message and hint of every fault about the house figures."""
    try:
        content = load_content(project, 2023)
    except ContentError as error:
        found = error.diagnostics
    else:
        found = tuple(house_faults(content.organ, content.positions))
    return [(d.code, d.line, d.message, d.hint or "") for d in found]


def line_of(project: Path, key: str) -> int:
    lines = (project / "content" / "organ.yaml").read_text(encoding="utf-8").splitlines()
    return next(n for n, text in enumerate(lines, 1) if text.strip().startswith(key))


def test_without_house_figures_the_profile_is_the_standard_s():
    for profile in std.PROFILES.values():
        assert house_profile(profile, House()) is profile
    assert deviations(std.EXACT) == ()


def test_the_plain_margins_of_compat_are_a_deviation():
    found = {d.name: (d.wanted, round(d.found, 1), d.clause, d.strength) for d in deviations(std.COMPAT)}
    assert found == {
        "首行上边缘": (37.0, 39.3, "5.2.1", "规定"),
        "末行下边缘": (262.0, 259.4, "5.2.1", "推算"),
    }


def test_every_figure_is_taken_over_and_listed():
    house = House.model_validate(
        {"top_margin": "35", "bottom_margin": "32", "left_margin": "27.5", "line_pitch": "29.6",
         "mark_size": "48", "title_pitch": "33"}
    )  # fmt: skip
    profile = house_profile(std.EXACT, house)
    assert (profile.top, profile.bottom, profile.left, profile.right) == (35, 32, 27.5, 26.5)
    assert (profile.pitch_twips, profile.mark_max_pt, profile.title_pitch_pt) == (592, 48, 33)
    listed = {d.key: (d.wanted, d.found) for d in deviations(profile)}
    assert listed == {
        "top_margin": (34.58, 35),
        "bottom_margin": (32.58, 32),
        "left_margin": (28, 27.5),
        "line_pitch": (29.5, 29.6),
        "mark_size": (42, 48),
        "title_pitch": (36, 33),
    }
    assert {d.key for d in deviations(profile) if d.within} == {"left_margin"}
    assert all(d.clause and d.strength and d.name in str(d) for d in deviations(profile))


def test_a_figure_that_is_the_standard_s_is_no_deviation():
    house = House.model_validate({"top_margin": "34.58", "line_pitch": "29.5"})
    assert deviations(house_profile(std.EXACT, house)) == ()


def test_the_right_margin_alone_decides_the_left():
    assert house_profile(std.EXACT, House.model_validate({"right_margin": "25.5"})).left == 28.5


def test_page_margins_reach_the_style_sheet():
    profile = house_profile(std.EXACT, House.model_validate({"left_margin": "27.5", "title_pitch": "33"}))
    sheet = style_sheet(profile)
    assert "margin: 34.58mm 26.5mm" in sheet
    assert "27.5mm" in sheet


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("top_margin: 50", "应当在 33 到 39 毫米之间"),
        ("left_margin: 30", "应当在 27 到 29 毫米之间"),
        ("line_pitch: 40", "应当在 26.5 到 30 磅之间"),
        ("line_pitch: 28.97", "0.05 的倍数"),
        ("mark_size: 初号", "应当是一个数"),
        ("title_pitch: 33磅", "应当是一个数"),
    ],
)
def test_a_figure_without_sense_is_told_at_its_line(project, line, words):
    with_house(project, line)
    ((code, number, message, hint),) = faults(project)
    assert code == "CT006"
    assert number == line_of(project, line.split(":")[0])
    assert words in message
    assert hint


def test_an_unknown_figure_gets_the_nearest_name(project):
    with_house(project, "line_pich: 29")
    ((code, number, message, hint),) = faults(project)
    assert (code, number) == ("CT002", line_of(project, "line_pich"))
    assert "本机关的版面数值" in message
    assert "line_pitch" in hint


def test_margins_that_leave_no_room_for_22_lines(project):
    with_house(project, "top_margin: 37", "bottom_margin: 35", "line_pitch: 29")
    ((code, number, message, hint),) = faults(project)
    assert (code, number) == ("TY030", line_of(project, "line_pitch"))
    assert "22 行" in message
    assert "28.95" in hint


def test_side_margins_keep_the_type_area(project):
    with_house(project, "left_margin: 28", "right_margin: 27")
    ((code, number, message, hint),) = faults(project)
    assert (code, number) == ("TY030", line_of(project, "right_margin"))
    assert "55 毫米" in message
    assert "54 毫米" in hint


ELEMENTS = {
    "mark_top": ("80", 72, 80),
    "red": ("#e60012", "#FF0000", "#E60012"),
    "red_line_width": ("1.5", 1, 1.5),
    "red_line_distance": ("6", 4, 6),
    "page_number_distance": ("9", 7, 9),
    "page_number_size": ("12", 14, 12),
    "page_number_inset": ("0", 1, 0),
    "imprint_outer": ("2", 1, 2),
    "imprint_inner": ("0.375", 0.75, 0.375),
}


@pytest.mark.parametrize("key", ELEMENTS)
def test_figures_of_single_elements_are_taken_over_and_listed(key):
    written, wanted, found = ELEMENTS[key]
    profile = house_profile(std.EXACT, House.model_validate({key: written}))
    (listed,) = deviations(profile)
    assert (listed.key, listed.wanted, listed.found) == (key, wanted, found)
    assert listed.clause
    assert str(found) in str(listed)


def test_every_key_is_a_figure_of_the_table():
    for key, field in House.model_fields.items():
        for base in std.PROFILES.values():
            assert about(_source(base, key)) is not None, key
        assert field.title
        assert field.description


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("mark_top: 30", "应当在 65 到 92 毫米之间"),
        ("mark_size: 48.3", "0.5 的倍数"),
        ("red: red", "颜色值"),
        ("red: '#00FF00'", "应当是红色"),
        ("red_line_width: 0.3", "应当在 0.5 到 4 磅之间"),
        ("red_line_distance: 20", "应当在 2 到 10 毫米之间"),
        ("page_number_distance: 3", "应当在 7 到 12 毫米之间"),
        ("page_number_size: 四号", "应当是一个数"),
        ("page_number_inset: 3", "应当在 0 到 2 字之间"),
        ("imprint_outer: 1.1", "0.125 的倍数"),
        ("imprint_inner: 5", "应当在 0.25 到 2 磅之间"),
    ],
)
def test_a_figure_of_an_element_out_of_bounds_is_told_at_its_line(project, line, words):
    with_house(project, line)
    ((code, number, message, hint),) = faults(project)
    assert (code, number) == ("CT006", line_of(project, line.split(":")[0]))
    assert words in message
    assert hint


@pytest.mark.parametrize(
    "house",
    [
        {"top_margin": "36", "bottom_margin": "31"},
        {"top_margin": "39", "bottom_margin": "31", "line_pitch": "29.2"},
        {"top_margin": "33", "bottom_margin": "31", "line_pitch": "26.5"},
        {"line_pitch": "29.6"},
    ],
    ids=str,
)
@pytest.mark.parametrize("base", std.PROFILES.values(), ids=lambda p: p.name)
def test_layout_and_docx_have_as_many_rows_on_a_page(base, house):
    profile = house_profile(base, House.model_validate(house))
    if profile.rows < std.LINES:
        pytest.skip("a fault of the content (TY030)")
    laid = lay(p("城" * 28 * 80), profile=profile)
    second = sum(len(f.lines) for f in laid.fragments if f.page == 2)
    section = line_grid(profile)
    pitch = int(section.split('linePitch="')[1].split('"')[0])
    room = std.twips(std.PAGE_HEIGHT) - std.twips(profile.top) - std.twips(profile.bottom)
    assert second == profile.rows == room // profile.pitch_twips
    assert pitch * std.LINES <= room
