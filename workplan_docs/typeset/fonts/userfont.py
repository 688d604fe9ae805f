"""An office's own font, made fit for the grid: equal vertical metrics, no features, own family name.

Without that a line that mixes two faces would be higher than the others, and a page would lose its 22nd
line. Done once for a file's content and kept in the cache folder; the office's file is not touched.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from pathlib import Path

from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity
from workplan_docs.typeset.fonts.faces import FACES, Face
from workplan_docs.typeset.fonts.folders import cache_folder
from workplan_docs.typeset.fonts.fontset import FontFile
from workplan_docs.typeset.fonts.names import NamedFont
from workplan_docs.typeset.fonts.recipe import recipe_hash

_LOG = logging.getLogger(__name__)


def prepare_user_font(font: NamedFont, face: Face) -> FontFile:
    """The prepared form of an office's font for a face, from the cache or made now (some seconds).

    Raises EnvironmentProblem: EV027 when the file is damaged or no outline font, EV028 when it cannot be read
    or its prepared form cannot be kept.
    """
    try:
        return _prepared(font, face)
    except OSError as problem:
        what = problem.strerror or type(problem).__name__
        message = f"整理字体 {font.path.name} 时读写文件失败（{what}）"
        hint = f"检查这个字体文件能不能打开，字体缓存文件夹 {cache_folder()} 能不能写、磁盘是否已满"
        raise EnvironmentProblem(Diagnostic("EV028", Severity.ERROR, message, hint=hint)) from None


def _prepared(font: NamedFont, face: Face) -> FontFile:
    key = hashlib.sha256(font.path.read_bytes())
    key.update(f"{font.index} {face} {recipe_hash()}".encode())
    folder = cache_folder() / "user" / key.hexdigest()[:32]
    target = folder / f"{face}.ttf"
    if not target.is_file():
        _LOG.info("正在整理字体 %s（第一次使用，需几秒到几十秒）", font.path.name)
        _make(font, face, folder)
    name = next((n for n in font.names if not n.isascii()), font.names[0] if font.names else font.path.name)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    return FontFile(face, target, FACES[face].family, digest, substitute=False, source_name=name)


def _make(font: NamedFont, face: Face, folder: Path) -> None:
    """Build in a folder of its own and rename, so that two builds at once do no harm."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        _convert(font, face, work / f"{face}.ttf")
        try:
            work.replace(folder)
        except OSError:
            if not (folder / f"{face}.ttf").is_file():
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _convert(font: NamedFont, face: Face, target: Path) -> None:
    from workplan_docs.typeset.fonts.outlines import build_font, collect_glyphs, open_donor
    from workplan_docs.typeset.fonts.recipe import Layer

    try:
        donor = open_donor(font.path, font.index)
        glyphs = collect_glyphs((Layer("office", lambda _: True),), {"office": donor})
        fs_type = donor.font["OS/2"].fsType if "OS/2" in donor.font else 0
        build_font(target, FACES[face].family, glyphs, fs_type, "")
    except OSError:
        raise  # the disk's fault, not the font's
    except Exception as problem:  # a damaged font breaks its reader in any way: struct.error, no em …
        raise EnvironmentProblem(
            Diagnostic(
                "EV027",
                Severity.ERROR,
                f"字体文件 {font.path.name} 已损坏，或不是可以使用的轮廓字体",
                hint=f"请换一个{FACES[face].chinese}字体文件（ttf、otf 或 ttc）",
            )
        ) from problem
