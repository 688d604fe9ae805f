"""``make wheel``: the program in one file, with templates, sample content and the prepared fonts.

Same sources, same fonts, same bytes: hatchling writes a fixed order and fixed times (SOURCE_DATE_EPOCH when
it is set), and the version of hatchling is locked. With ``--without-fonts`` the wheel may be passed on to
anybody; with them it is for the organ that made it (docs/adr/0005-fonts-in-the-wheel.md).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from workplan_docs.errors import WorkplanError
from workplan_docs.typeset.fonts.faces import FACES, Face
from workplan_docs.typeset.fonts.folders import MANIFEST, cache_folder
from workplan_docs.typeset.fonts.prepare import prepare
from workplan_docs.typeset.fonts.recipe import FACE_LAYERS, SOURCES, recipe_hash

ROOT = Path(__file__).resolve().parents[1]
_DATA = "workplan_docs/_data"
_NOTICE = "README.zh-CN.txt"
_HEAD = """\
替代字体的来源和许可

这个文件夹里的字体是没有正式字体时的替代品，由下列自由字体合成、改名而成，许可全文在 licences 文件夹。

· 生成的文件（PDF）可以自由使用和分发。
· 合成的字体里有几种许可，互相不能合并成一个许可，所以带字体的安装包只供制作它的机关自己使用，
  不要公开发布。要交给别的单位，请用 make wheel 的 --without-fonts 做一个不带字体的，由对方自己准备字体。

"""


def notice_text() -> str:
    """Which face is made from what under which licence, as the recipe has it."""
    lines = [_HEAD]
    for face in Face:
        sources = dict.fromkeys(layer.source for layer in FACE_LAYERS[face])
        lines.append(f"{FACES[face].chinese}（{face}.ttf）：")
        lines += [f"  {SOURCES[key].name}，{SOURCES[key].licence}" for key in sources]
    return "\n".join(lines) + "\n"


def check_fonts(folder: Path) -> list[str]:
    """What keeps a folder of prepared fonts from being packed: other recipe, damaged or missing files."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    faults = (
        [] if manifest["recipe"] == recipe_hash() else ["字体是用别的做法准备的，请先运行 ./setup.sh setup"]
    )
    for face in Face:
        entry = manifest["faces"][face]
        path = folder / entry["file"]
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            faults.append(f"字体文件 {entry['file']} 缺失或已损坏")
        elif not path.with_suffix(".glyphs").is_file():
            faults.append(f"字体文件 {entry['file']} 没有字宽表")
    sources = {SOURCES[layer.source] for face in Face for layer in FACE_LAYERS[face]}
    for source in sorted(sources, key=lambda s: s.name):
        stem = source.name.replace(" ", "-")
        if not list((folder / "licences").glob(f"{stem}-*")):
            faults.append(f"{source.name} 的许可文本不在 licences 文件夹里")
    return faults


def _stage(fonts: Path, folder: Path) -> None:
    """The fonts as they are packed: the prepared set, its licences, and a page on both."""
    shutil.copytree(fonts, folder)
    (folder / _NOTICE).write_text(notice_text(), encoding="utf-8", newline="\n")


def build_wheel(out: Path, fonts: Path | None) -> Path:
    """Build the wheel into ``out``; gives its path. Raises CalledProcessError when hatchling fails."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="workplan-wheel-") as temporary:
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        environment.pop("WORKPLAN_WHEEL_FONTS", None)
        if fonts is not None:
            staged = Path(temporary, "fonts")
            _stage(fonts, staged)
            environment["WORKPLAN_WHEEL_FONTS"] = str(staged)
        made = Path(temporary, "made")
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        (wheel,) = made.glob("*.whl")
        _require_whole(wheel, fonts is not None)
        return Path(shutil.copy(wheel, out / wheel.name))


def _require_whole(wheel: Path, with_fonts: bool) -> None:
    """A wheel without its data would only be noticed at an office: better here."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = {
        f"{_DATA}/templates/official.xml.j2",
        f"{_DATA}/content/organ.yaml",
        "workplan_docs/cli/program.py",
    }
    if with_fonts:
        wanted |= {f"{_DATA}/fonts/{name}" for name in (MANIFEST, _NOTICE, *(f"{face}.ttf" for face in Face))}
    if missing := wanted - names:
        raise RuntimeError(f"the wheel lacks {', '.join(sorted(missing))}")


def main(arguments: list[str] | None = None) -> int:
    """Command line of ``make wheel``; exit code 3 when the fonts cannot be had."""
    parser = argparse.ArgumentParser(prog="./setup.sh wheel", description="制作安装包（wheel）")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="放在哪个文件夹（默认 dist）")
    parser.add_argument("--without-fonts", action="store_true", help="不带替代字体，可以交给别的单位")
    given = parser.parse_args(arguments)
    fonts = None
    if not given.without_fonts:
        try:
            # Always our own recipe's set, never one that WORKPLAN_FONTS happens to name.
            fonts = prepare(cache_folder() / recipe_hash(), say=say)
            faults = check_fonts(fonts)
        except WorkplanError as problem:
            faults = [f"{d.message}\n  办法：{d.hint}" for d in problem.diagnostics]
        if faults:
            for fault in faults:
                say(f"错误：{fault}")
            return 3
    wheel = build_wheel(given.out, fonts)
    data = wheel.read_bytes()
    say(f"安装包：{wheel}（{len(data) / 1e6:.1f} MB，SHA-256 {hashlib.sha256(data).hexdigest()}）")
    return 0


def say(text: str) -> None:
    """A line for whoever makes the release."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    raise SystemExit(main())
