"""House profiles: an office's own figures take effect, nonsense is told, every deviation is listed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workplan_docs.content.house import House
from workplan_docs.content.load import load_content
from workplan_docs.errors import ContentError
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.css import style_sheet
from workplan_docs.typeset.house import deviations, house_faults, house_profile

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
        found = tuple(house_faults(content))
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
