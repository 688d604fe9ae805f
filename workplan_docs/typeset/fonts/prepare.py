"""Makes the prepared free set, once, in the cache folder: ``python -m workplan_docs.typeset.fonts.prepare``.

Set-up calls it; no build does. Run twice it makes the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from workplan_docs.errors import WorkplanError
from workplan_docs.typeset.fonts.faces import FACES, Face
from workplan_docs.typeset.fonts.fetch import copy_licence, fetch_sources, find_sources
from workplan_docs.typeset.fonts.folders import MANIFEST, is_prepared, prepared_folder
from workplan_docs.typeset.fonts.recipe import FACE_LAYERS, SOURCES, recipe_hash

_Job = tuple[Face, Mapping[str, Path], Path]
# The slowest first, so that two processes end together.
_ORDER = (Face.RARE, Face.FANGSONG, Face.XIAOBIAOSONG, Face.SONG, Face.HEI, Face.KAI)


def make_face(face: Face, sources: Mapping[str, Path], folder: Path) -> str:
    """Make one face's font and sidecar; returns the font's SHA-256."""
    from workplan_docs.typeset.fonts.outlines import build_font, collect_glyphs, open_donor

    layers = FACE_LAYERS[face]
    donors = {
        layer.source: open_donor(sources[layer.source], rise=SOURCES[layer.source].rise) for layer in layers
    }
    first = layers[0].source
    path = folder / f"{face}.ttf"
    licences = sorted({SOURCES[layer.source].licence for layer in layers})
    build_font(
        path,
        FACES[face].family,
        collect_glyphs(layers, donors),
        donors[first].font["OS/2"].fsType,
        "; ".join(licences),
    )
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_set(sources: Mapping[str, Path], folder: Path, workers: int) -> None:
    """Make all faces in a folder and, last, their manifest."""
    made = _make_all([(face, dict(sources), folder) for face in _ORDER], workers)
    digests = dict(zip(_ORDER, made, strict=True))
    manifest = {
        "version": 1,
        "recipe": recipe_hash(),
        "faces": {
            str(face): {
                "file": f"{face}.ttf",
                "sha256": digests[face],
                "source": SOURCES[FACE_LAYERS[face][0].source].name,
            }
            for face in Face
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def _make_all(jobs: Sequence[_Job], workers: int) -> list[str]:
    """The digests of all jobs; one after the other in a sandbox without shared memory or more processes."""
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            return list(pool.map(_make_one, jobs))
    except (OSError, ImportError, NotImplementedError):
        return list(map(_make_one, jobs))  # A fault of a job itself comes up again here.


def _make_one(job: _Job) -> str:
    return make_face(*job)


def prepare(
    folder: Path | None = None,
    *,
    sources: Path | None = None,
    force: bool = False,
    say: Callable[[str], None] = print,
) -> Path:
    """Make the prepared set in ``folder`` (default: the cache) unless it is there; returns the folder.

    ``sources`` is a folder that has the source fonts already, for machines without a network. Raises
    EnvironmentProblem in Chinese when a source cannot be had.
    """
    target = folder or prepared_folder()
    if is_prepared(target) and not force:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="workplan-fonts-") as temporary:
        work = Path(tempfile.mkdtemp(prefix=".making-", dir=target.parent))
        try:
            files = (
                find_sources(sources) if sources else fetch_sources(Path(temporary), work / "licences", say)
            )
            if sources:
                for source in SOURCES.values():
                    copy_licence([sources], source, work / "licences")
            say("正在制作公文字体（约需一分钟，只做这一次）")
            make_set(files, work, min(2, os.cpu_count() or 1))
            work.chmod(0o755)
            if force or not is_prepared(target):
                shutil.rmtree(target, ignore_errors=True)
            work.rename(target)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    say(f"公文字体已备好：{target}")
    return target


def main(arguments: list[str] | None = None) -> int:
    """Command line of set-up; exit code 3 and a Chinese message when the set cannot be made."""
    parser = argparse.ArgumentParser(prog="python -m workplan_docs.typeset.fonts.prepare")
    parser.add_argument("--folder", type=Path, help="放在哪个文件夹（默认：用户的缓存文件夹）")
    parser.add_argument("--sources", type=Path, help="已经下载好的字体来源所在的文件夹")
    parser.add_argument("--force", action="store_true", help="已经有了也重新制作")
    parser.add_argument("--check", action="store_true", help="只看有没有备好")
    given = parser.parse_args(arguments)
    if given.check:
        return 0 if is_prepared(given.folder) else 3
    try:
        prepare(given.folder, sources=given.sources, force=given.force, say=_say)
    except WorkplanError as problem:
        for fault in problem.diagnostics:
            _say(f"错误 {fault.code}：{fault.message}\n  办法：{fault.hint}", error=True)
        return 3
    except OSError as problem:
        _say(f"错误 EV024：准备字体时写不了文件：{problem}", error=True)
        return 3
    return 0


def _say(text: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    stream.write(text + "\n")
    stream.flush()


if __name__ == "__main__":
    raise SystemExit(main())
