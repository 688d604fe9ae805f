"""`make-docs doctor`: it says how everything stands, whatever is broken, and never with a traceback."""

import builtins
import json
import shutil
import struct
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from workplan_docs.officefile import libreoffice
from workplan_docs.production.doctor import faces, machine
from workplan_docs.typeset.docx.base import base_file
from workplan_docs.typeset.fonts import Face
from workplan_docs.typeset.fonts.folders import prepared_folder
from workplan_docs.typeset.standard import EXACT


@pytest.fixture(autouse=True)
def no_libreoffice(monkeypatch):
    monkeypatch.setattr(machine, "find_libreoffice", lambda: None)


@pytest.fixture
def look(make_docs):
    def run(folder, *args):
        result = make_docs(folder, "doctor", "--format", "json", *args)
        report = json.loads(result.stdout)
        assert report["exit_code"] == result.exit_code
        assert report["ok"] == (result.exit_code == 0)
        assert all(c["hint"] for c in report["checks"] if c["state"] in ("fault", "missing"))
        return result.exit_code, {(c["area"], c["name"]): c for c in report["checks"]}

    return run


def test_a_sound_project_is_told_so(tiny_project, look, fonts):
    code, checks = look(tiny_project)
    assert code == 0
    assert checks["程序", "Python"]["version"] == ".".join(map(str, sys.version_info[:3]))
    assert checks["程序库", "lxml"]["state"] == "good"
    assert checks["PDF 排版", "Pango"]["version"][0].isdigit()
    song = checks["字体", "仿宋"]
    assert song["path"].endswith(".ttf")
    assert (song["state"] == "note") == song["substitute"]
    assert checks["字体够不够用", "仿宋"]["missing"] == []
    assert checks["字体够不够用", "仿宋"]["characters"] > 50
    assert checks["文件夹", "build（成品）"]["state"] == "good"
    assert not (tiny_project / "build").exists(), "a doctor changes nothing"


def test_the_text_is_chinese_and_ends_with_the_verdict(tiny_project, make_docs, fonts):
    result = make_docs(tiny_project, "doctor")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("需要的都有，可以生成文件")
    for face in ("小标宋", "仿宋", "楷体", "黑体", "宋体", "生僻字"):
        assert f" {face}：" in result.stdout


def test_outside_a_project_the_machine_alone_is_looked_at(tmp_path, look, fonts):
    code, checks = look(tmp_path)
    assert code == 0
    assert "只检查了本机环境" in checks["项目", "content"]["text"]
    assert ("字体", "仿宋") in checks
    assert not any(area == "字体够不够用" for area, _ in checks)


def test_characters_that_no_face_has_are_told_with_their_places(tiny_project, look, fonts):
    plan = tiny_project / "content/2023/plan.yaml"
    text = plan.read_text(encoding="utf-8").replace("全面提升", "全面\U000f0000提升")
    plan.write_text(text, encoding="utf-8")
    code, checks = look(tiny_project)
    assert code == 1
    found = checks["字体够不够用", "仿宋"]
    assert (found["state"], found["code"]) == ("fault", "TY001")
    line = next(n for n, x in enumerate(text.split("\n"), start=1) if "\U000f0000" in x)
    assert found["missing"] == [
        {"character": "\U000f0000", "code": "U+F0000", "places": [f"content/2023/plan.yaml:{line}:11"]}
    ]


def test_rare_characters_are_lent_by_the_rare_face(tiny_project, look, fonts):
    leaders = tiny_project / "content/leaders.yaml"
    leaders.write_text("version: 1\nleaders:\n  - name: 王䶮\n", encoding="utf-8")
    _, checks = look(tiny_project)
    lent = [c["character"] for c in checks["字体够不够用", "小标宋"]["from_rare"]]
    assert lent == ["䶮"]
    assert checks["字体够不够用", "小标宋"]["state"] == "good"


def test_files_in_fonts_that_are_of_no_use_are_told(tiny_project, look, fonts):
    folder = tiny_project / "fonts"
    folder.mkdir()
    (folder / "broken.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 100)
    (folder / "page.ttf").write_text("<html>not found</html>")
    (folder / "仿宋.woff2").write_bytes(b"wOF2")
    shutil.copy(fonts.file(Face.RARE).path, folder / "strange.ttf")
    (folder / "说明.txt").write_text("x")
    code, checks = look(tiny_project)
    assert code == 0
    told = {name: c["text"] for (area, name), c in checks.items() if area == "fonts 文件夹"}
    assert "不是完好的字体" in told["fonts/broken.ttf"]
    assert "不是完好的字体" in told["fonts/page.ttf"]
    assert "格式" in told["fonts/仿宋.woff2"]
    assert "fonts/说明.txt" not in told


def renamed_hei(fonts):
    """A font that calls itself SimHei."""
    data = fonts.file(Face.HEI).path.read_bytes()
    return data.replace("WD Hei".encode("utf-16-be"), "SimHei".encode("utf-16-be"))


def without_table(data, tag):
    """A font whose table of this name holds rubbish."""
    (count,) = struct.unpack_from(">H", data, 4)
    for row in range(count):
        found, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * row)
        if found == tag:
            return data[:offset] + b"\xff" * length + data[offset + length :]
    raise AssertionError(tag)


def test_a_font_of_the_right_name_that_is_damaged_is_missing(tiny_project, look, fonts):
    """Its names can be read, its characters cannot: a build would stop there, too."""
    (tiny_project / "fonts").mkdir()
    (tiny_project / "fonts/simhei.ttf").write_bytes(without_table(renamed_hei(fonts), b"cmap"))
    code, checks = look(tiny_project)
    assert code == 3
    assert checks["字体", "黑体"]["state"] == "missing"
    assert "simhei.ttf" in checks["字体", "黑体"]["text"]


def test_an_office_s_own_font_is_told_with_its_own_file(tiny_project, look, fonts, monkeypatch):
    def prepared_at_once(font, face):
        return replace(fonts.file(face), substitute=False, source_name=font.names[0])

    monkeypatch.setattr(faces, "prepare_user_font", prepared_at_once)
    (tiny_project / "fonts").mkdir()
    (tiny_project / "fonts/simhei.ttf").write_bytes(renamed_hei(fonts))
    _, checks = look(tiny_project)
    hei = checks["字体", "黑体"]
    assert (hei["state"], hei["font"], hei["substitute"]) == ("good", "SimHei", False)
    assert hei["source"].endswith("simhei.ttf")
    assert "正式字体 SimHei" in hei["text"]


def test_a_font_named_in_organ_that_is_not_there_is_missing(tiny_project, look, fonts):
    organ = tiny_project / "content/organ.yaml"
    organ.write_text(organ.read_text(encoding="utf-8") + "fonts:\n  hei: 没有的.ttf\n", encoding="utf-8")
    code, checks = look(tiny_project)
    assert code == 3
    assert checks["字体", "organ.yaml 的 fonts"]["code"] == "EV025"
    assert ("字体", "黑体") in checks


def test_an_organ_file_that_cannot_be_read_hides_nothing_else(tiny_project, look, fonts):
    (tiny_project / "content/organ.yaml").write_bytes(b"\xff\xfe")
    code, checks = look(tiny_project)
    assert code == 1
    assert checks["项目", "organ.yaml"]["state"] == "fault"
    assert checks["字体够不够用", "仿宋"]["characters"] > 50


def test_without_prepared_fonts_it_says_what_to_do(tiny_project, look, monkeypatch, tmp_path):
    monkeypatch.setenv("WORKPLAN_FONTS", str(tmp_path / "none"))
    code, checks = look(tiny_project)
    assert code == 3
    assert checks["字体", "仿宋"]["code"] == "EN002"
    assert "setup" in checks["字体", "仿宋"]["hint"]


def test_a_damaged_prepared_set_is_no_traceback(tiny_project, look, monkeypatch, tmp_path, fonts):
    folder = tmp_path / "prepared"
    shutil.copytree(prepared_folder(), folder)
    (folder / "fangsong.glyphs").write_bytes(b"nonsense")
    monkeypatch.setenv("WORKPLAN_FONTS", str(folder))
    code, checks = look(tiny_project)
    assert code in (1, 3)
    assert any("检查不了" in c["text"] or c["state"] == "missing" for c in checks.values())


def test_without_pango_it_says_so_and_goes_on(tiny_project, look, monkeypatch):
    real = builtins.__import__

    def refuse(name, *rest, **more):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango'")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    code, checks = look(tiny_project)
    assert code == 3
    assert checks["PDF 排版", "Pango"]["code"] == "EN001"
    assert "apt-get" in checks["PDF 排版", "Pango"]["hint"]
    assert ("文件夹", "临时文件夹") in checks


def test_a_missing_an_old_and_a_broken_library_are_told(tiny_project, look, monkeypatch):
    versions = {"click": "1.0", "rich": None}
    real_version, real_import = machine.version, machine.importlib.import_module

    def version(name):
        if name in versions and versions[name] is None:
            raise machine.PackageNotFoundError(name)
        return versions.get(name) or real_version(name)

    def import_module(name):
        if name == "lxml":
            raise ImportError("DLL load failed")
        return real_import(name)

    monkeypatch.setattr(machine, "version", version)
    monkeypatch.setattr(machine.importlib, "import_module", import_module)
    code, checks = look(tiny_project)
    assert code == 3
    assert "太旧" in checks["程序库", "click"]["text"]
    assert "没有安装" in checks["程序库", "rich"]["text"]
    assert "载入失败" in checks["程序库", "lxml"]["text"]


@pytest.mark.parametrize("where", ["build", "cache"])
def test_a_folder_that_cannot_be_written_is_missing(tiny_project, look, monkeypatch, tmp_path, where):
    place = tiny_project / "build" if where == "build" else tmp_path / "cache"
    place.write_text("a file stands in its way")
    if where == "cache":
        monkeypatch.setenv("WORKPLAN_FONTS", str(prepared_folder()))
        monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    code, checks = look(tiny_project)
    assert code == 3
    name = "build（成品）" if where == "build" else "字体缓存"
    assert checks["文件夹", name]["code"] == "EV040"
    assert str(place) in checks["文件夹", name]["text"]


def test_a_libreoffice_that_hangs_is_a_note(tiny_project, look, monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 300\n")
    program.chmod(0o755)
    monkeypatch.setattr(machine, "find_libreoffice", lambda: str(program))
    monkeypatch.setattr(machine, "libreoffice_version", lambda p, _: libreoffice.libreoffice_version(p, 0.5))
    _, checks = look(tiny_project)
    assert checks["LibreOffice", "LibreOffice"]["state"] == "note"
    assert str(program) in checks["LibreOffice", "LibreOffice"]["text"]


def test_own_templates_are_looked_at(tiny_project, look, fonts):
    folder = tiny_project / "templates"
    folder.mkdir()
    (folder / "base.docx").write_bytes(base_file(EXACT)[:5000])
    (folder / "style.css").write_text("@import 'x';")
    (folder / "sheet.xml.j2").write_text("{% for x in y %}")
    (folder / "report.xml.j2").write_text("fine")
    (folder / "notice.xml.j").write_text("x")
    (folder / "master.xml.j2").symlink_to(tiny_project / "content/organ.yaml")
    code, checks = look(tiny_project)
    assert code == 1
    found = {name: c for (area, name), c in checks.items() if area == "templates 文件夹"}
    assert found["base.docx"]["code"] == "TP009"
    assert found["style.css"]["code"] == "TP010"
    assert "style.css:1:1" in found["style.css"]["text"]
    assert found["sheet.xml.j2"]["code"] == "TP003"
    assert found["master.xml.j2"]["code"] == "TP008"
    assert found["report.xml.j2"]["state"] == "good"
    assert "notice.xml.j2" in found["notice.xml.j"]["text"]


def test_a_look_that_breaks_is_a_line_and_the_others_go_on(tiny_project, look, monkeypatch):
    def broken():
        raise RuntimeError("boom")

    monkeypatch.setattr(machine, "folders", lambda _: broken())
    code, checks = look(tiny_project)
    assert code == 1
    assert "boom" in checks["文件夹", "文件夹"]["text"]
    assert ("LibreOffice", "LibreOffice") in checks


def test_a_base_file_whose_text_was_formatted_instead_of_its_styles_is_a_note(tiny_project, look, fonts):
    (tiny_project / "templates").mkdir()
    path = tiny_project / "templates/base.docx"
    path.write_bytes(base_file(EXACT))
    document = docx.Document(str(path))
    document.paragraphs[0].runs[0].font.size = Pt(30)
    document.save(str(path))
    code, checks = look(tiny_project)
    assert code == 0
    assert document.paragraphs[0].text in checks["templates 文件夹", "base.docx"]["text"]


def test_a_folder_that_may_not_be_read_is_a_line(tiny_project, look, fonts, monkeypatch):
    def refuse(self, pattern):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "rglob", refuse)
    code, checks = look(tiny_project)
    assert code == 1
    assert "读不了" in checks["字体", "字体"]["text"]
    assert "权限" in checks["字体", "字体"]["hint"]
    assert ("文件夹", "临时文件夹") in checks
