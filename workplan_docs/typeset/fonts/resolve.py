"""Which font sets which face: named by the office, else found in ``fonts/``, else the prepared free set."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity
from workplan_docs.typeset.fonts.faces import FACES, Face, face_of_family
from workplan_docs.typeset.fonts.folders import MANIFEST, prepared_folder
from workplan_docs.typeset.fonts.fontset import FontFile, FontSet
from workplan_docs.typeset.fonts.names import FONT_SUFFIXES, NamedFont, fonts_in, read_names
from workplan_docs.typeset.fonts.userfont import prepare_user_font

_ORGAN = "content/organ.yaml"


def resolve_faces(project: Path, named: Mapping[str, str] | None = None) -> FontSet:
    """Decide the font of every face.

    ``named`` is ``fonts:`` of organ.yaml: face → a file's path relative to the project, a file's name in
    ``fonts/``, or a font's name. Raises EnvironmentProblem with every fault: EV025 a font that was named and
    is not there, EV026 a face that does not exist, EV027 a file that cannot be used. A missing prepared
    set is no fault here: see `FontSet.complete`.
    """
    chosen, faults = chosen_fonts(project, named)
    prepared = read_prepared()
    files = []
    for face in Face:
        try:
            files.append(prepare_user_font(chosen[face], face) if face in chosen else prepared[face])
        except EnvironmentProblem as problem:
            faults.extend(problem.diagnostics)
    if faults:
        raise EnvironmentProblem(faults)
    return FontSet(tuple(files))


def chosen_fonts(
    project: Path, named: Mapping[str, str] | None = None
) -> tuple[dict[Face, NamedFont], list[Diagnostic]]:
    """The office's own font of each face that it has one for, and what is wrong with those it named."""
    chosen, faults = _choose_named(project, named or {})
    for face, font in _choose_found(fonts_in(project / "fonts")).items():
        chosen.setdefault(face, font)
    return chosen, faults


def read_prepared(folder: Path | None = None) -> dict[Face, FontFile]:
    """The prepared free set; files without a path where it has not been made."""
    folder = folder or prepared_folder()
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        faces = manifest["faces"]
        return {
            face: FontFile(
                face,
                folder / faces[face]["file"],
                FACES[face].family,
                faces[face]["sha256"],
                substitute=True,
                source_name=faces[face]["source"],
            )
            for face in Face
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {face: FontFile(face, None, FACES[face].family, "", True, "") for face in Face}


def system_font_folders() -> list[Path]:
    """Folders of the machine's fonts; looked through only for a font that the office named."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        local = os.environ.get("LOCALAPPDATA")
        return [windows, *([Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else [])]
    data = os.environ.get("XDG_DATA_HOME")
    own = Path(data) / "fonts" if data else home / ".local" / "share" / "fonts"
    return [home / ".fonts", own, Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


def _choose_named(project: Path, named: Mapping[str, str]) -> tuple[dict[Face, NamedFont], list[Diagnostic]]:
    chosen: dict[Face, NamedFont] = {}
    faults: list[Diagnostic] = []
    for key, wanted in named.items():
        face = _face_called(key)
        if face is None:
            known = "、".join(f"{face}（{info.chinese}）" for face, info in FACES.items())
            text = f"fonts: 里的“{key}”不是字体种类"
            faults.append(Diagnostic("EV026", Severity.ERROR, text, _ORGAN, hint=f"可以写的有：{known}"))
        elif font := _find(project, wanted, face):
            chosen[face] = font
        else:
            faults.append(_not_found(face, key, wanted))
    return chosen, faults


def _face_called(key: str) -> Face | None:
    """A face by its English or its Chinese name."""
    return next((face for face, info in FACES.items() if key in (face.value, info.chinese)), None)


def _find(project: Path, wanted: str, face: Face) -> NamedFont | None:
    """The font that a value of ``fonts:`` means: a file, else a name in fonts/, else one in the system."""
    wanted = wanted.strip()
    if Path(wanted).suffix.lower() in FONT_SUFFIXES:
        for path in (project / wanted, project / "fonts" / wanted):
            if path.is_file():
                return _best_member(read_names(path), face)
    for folder in (project / "fonts", *system_font_folders()):
        for font in fonts_in(folder):
            if font.is_called(wanted) or font.path.name == wanted:
                return font
    return None


def _best_member(fonts: list[NamedFont], face: Face) -> NamedFont | None:
    """Of a collection the member that means the face (simsun.ttc: 宋体 and 新宋体), else the first."""
    return _choose_found(fonts).get(face) or (fonts[0] if fonts else None)


def _choose_found(fonts: list[NamedFont]) -> dict[Face, NamedFont]:
    """Fonts matched to faces by their families; of several for one face the one preferred by `FACES`."""
    best: dict[Face, tuple[int, NamedFont]] = {}
    for font in fonts:
        for match in filter(None, map(face_of_family, font.names)):
            rank, face = match
            if face not in best or rank < best[face][0]:
                best[face] = (rank, font)
    return {face: font for face, (_, font) in best.items()}


def _not_found(face: Face, key: str, wanted: str) -> Diagnostic:
    places = "、".join(["项目文件夹", "fonts 文件夹", *map(str, system_font_folders())])
    return Diagnostic(
        "EV025",
        Severity.ERROR,
        f"没有找到 organ.yaml 里为{FACES[face].chinese}指定的字体“{wanted}”，已找过：{places}",
        _ORGAN,
        hint=f"请把字体文件放进 fonts 文件夹，或删去 fonts: 里的“{key}”一行，改用随程序准备的免费字体",
    )
