from __future__ import annotations

import pickle
import struct

import pytest

from tests.typeset.fonts.tiny import make_collection, make_tiny, open_font
from workplan_docs.errors import EnvironmentProblem
from workplan_docs.typeset.fonts import FACES, Face, Metrics, resolve_faces
from workplan_docs.typeset.fonts import resolve as resolve_module
from workplan_docs.typeset.fonts.faces import face_of_family
from workplan_docs.typeset.fonts.names import fonts_in, read_names


@pytest.fixture
def project(tmp_path, cache, monkeypatch):
    """An empty project on a machine without fonts."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.setattr(resolve_module, "system_font_folders", lambda: [tmp_path / "system"])
    return folder


def test_nothing_prepared_is_no_fault_and_docx_can_be_measured(project):
    fonts = resolve_faces(project)
    assert not fonts.complete
    assert set(fonts.lacking) == set(Face)
    assert fonts.substitutes == ()
    assert fonts.notice == ""
    nominal = Metrics(fonts)
    assert nominal.width(Face.FANGSONG, "2023年，“一”") == 4 * 0.5 + 5
    assert nominal.missing(Face.FANGSONG, "😀") == []
    assert nominal.ink(Face.XIAOBIAOSONG, "文件") == pytest.approx((0.06, 0.94))


def test_a_font_in_the_folder_sets_its_face(project):
    make_tiny(project / "fonts" / "simfang.ttf", "FangSong_GB2312", "仿宋_GB2312")
    file = resolve_faces(project).file(Face.FANGSONG)
    assert file.path is not None
    assert not file.substitute
    assert file.source_name == "仿宋_GB2312"
    assert file.family == FACES[Face.FANGSONG].family


def test_of_two_fonts_for_a_face_the_preferred_one_is_taken(project):
    make_tiny(project / "fonts" / "a.ttf", "STFangsong", "华文仿宋")
    make_tiny(project / "fonts" / "b.ttf", "FangSong_GB2312", "仿宋_GB2312")
    assert resolve_faces(project).file("fangsong").source_name == "仿宋_GB2312"


@pytest.mark.parametrize("value", ["fonts/own.ttf", "own.ttf", "Our Own", "我们的字", "OurOwn"])
def test_a_named_font_is_found_by_path_file_and_name(project, value):
    make_tiny(project / "fonts" / "own.ttf", "Our Own", "我们的字")
    assert resolve_faces(project, {"hei": value}).file(Face.HEI).source_name == "我们的字"


def test_a_font_of_the_system_is_found_by_name_only(project, tmp_path):
    make_tiny(tmp_path / "system" / "deep" / "x.ttf", "SimHei", "黑体")
    assert resolve_faces(project).file(Face.HEI).path is None
    assert resolve_faces(project, {"黑体": "黑体"}).file(Face.HEI).path is not None


def test_a_member_of_a_collection(project, tmp_path):
    members = [
        make_tiny(tmp_path / "1.ttf", "NSimSun", "新宋体"),
        make_tiny(tmp_path / "2.ttf", "SimSun", "宋体", text="宋体字"),
    ]
    (project / "fonts").mkdir()
    make_collection(project / "fonts" / "simsun.ttc", members)
    assert [font.index for font in fonts_in(project / "fonts")] == [0, 1]
    for named in ({}, {"song": "simsun.ttc"}, {"song": "SimSun"}):
        fonts = resolve_faces(project, named)
        assert Metrics(fonts).own(Face.SONG, "体")


def test_every_fault_is_reported_at_once(project):
    with pytest.raises(EnvironmentProblem) as caught:
        resolve_faces(project, {"hei": "没有的字体", "kai": "gone.ttf", "comic": "x.ttf"})
    assert [fault.code for fault in caught.value.diagnostics] == ["EV025", "EV025", "EV026"]
    assert "没有的字体" in caught.value.diagnostics[0].message
    assert "fonts 文件夹" in caught.value.diagnostics[0].message


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\0\0", b"\0\1\0\0" + b"\xff" * 40, b"OTTO" + b"\0" * 100, b"<html>"]
)
def test_a_broken_file_is_a_fault_when_named_and_passed_over_when_not(project, data):
    broken = project / "fonts" / "broken.ttf"
    broken.parent.mkdir()
    broken.write_bytes(data)
    assert resolve_faces(project).file(Face.HEI).path is None
    with pytest.raises(EnvironmentProblem) as caught:
        resolve_faces(project, {"hei": "broken.ttf"})
    assert caught.value.diagnostics[0].code in ("EV025", "EV027")


def with_rubbish(data, tag, offset, rubbish):
    """A font with other bytes at a place of one of its tables."""
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4sIII", data, 12 + 16 * row) for row in range(count))
    start = next(at for found, _, at, _ in rows if found == tag) + offset
    return data[:start] + rubbish + data[start + len(rubbish) :]


@pytest.mark.parametrize(
    ("tag", "offset", "rubbish"),
    [
        (b"head", 18, b"\0\0"),
        (b"cmap", 0, b"\xff" * 12),
        (b"loca", 0, b"\xff" * 8),
    ],
    ids=["no em", "characters", "places"],
)
def test_a_font_damaged_inside_is_a_fault_of_the_font_and_not_of_ours(project, tag, offset, rubbish):
    path = make_tiny(project / "fonts" / "simhei.ttf", "SimHei", "黑体")
    path.write_bytes(with_rubbish(path.read_bytes(), tag, offset, rubbish))
    with pytest.raises(EnvironmentProblem) as caught:
        resolve_faces(project)
    assert [d.code for d in caught.value.diagnostics] == ["EV027"]
    assert "simhei.ttf" in caught.value.diagnostics[0].message


@pytest.mark.parametrize(("cubic", "upem"), [(False, 256), (True, 1000), (False, 2048)])
def test_an_office_font_gets_our_metrics_and_name(project, cubic, upem):
    make_tiny(project / "fonts" / "f.otf", "FangSong", "仿宋", cubic=cubic, upem=upem)
    file = resolve_faces(project).file(Face.FANGSONG)
    font = open_font(file.path)
    assert "glyf" in font
    assert font["head"].unitsPerEm == 1000
    assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (880, -120, 0)
    assert (font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap) == (
        880,
        -120,
        0,
    )
    assert (font["OS/2"].usWinAscent, font["OS/2"].usWinDescent) == (880, 120)
    assert font["OS/2"].fsType == 8
    assert font["name"].getDebugName(1) == "WD FangSong"
    widths = Metrics(resolve_faces(project))
    assert [widths.advance(Face.FANGSONG, char) for char in "仿〇1“，"] == [1, 1, 0.5, 1, 1]


def test_preparing_twice_makes_the_same_bytes(project, tmp_path, monkeypatch):
    make_tiny(project / "fonts" / "f.ttf", "FangSong", "仿宋", cubic=True)
    made = []
    for name in ("one", "two"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / name))
        file = resolve_faces(project).file(Face.FANGSONG)
        made.append((file.path.read_bytes(), file.glyph_table.read_bytes()))
    assert made[0] == made[1]


def test_a_font_set_travels_and_its_digest_follows_the_fonts(project):
    before = resolve_faces(project)
    make_tiny(project / "fonts" / "f.ttf", "KaiTi", "楷体")
    after = resolve_faces(project)
    assert pickle.loads(pickle.dumps(after)) == after
    assert before.digest != after.digest
    assert after.digest == resolve_faces(project).digest


def test_the_free_set_is_announced_as_a_stand_in(free_set):
    assert set(free_set.substitutes) == set(Face) - {Face.RARE}
    assert "替代字体" in free_set.notice
    assert "仿宋_GB2312" in free_set.notice


def test_every_family_belongs_to_one_face():
    for face, info in FACES.items():
        for rank, family in enumerate(info.office_families):
            assert face_of_family(family) == (rank, face)
    assert face_of_family("Comic Sans MS") is None


def test_names_agree_with_fonttools(free_set):
    for file in free_set.files:
        assert read_names(file.path)[0].is_called(open_font(file.path)["name"].getDebugName(1))
