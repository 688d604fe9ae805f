"""The faces: which file sets each, whether it is the office's own, and which printed characters it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from workplan_docs.errors import EnvironmentProblem, WorkplanError
from workplan_docs.production.doctor.characters import Spot, printed_characters
from workplan_docs.production.doctor.findings import Finding, State, told
from workplan_docs.typeset.fonts.faces import FACES, Face
from workplan_docs.typeset.fonts.fontset import FontFile, FontSet
from workplan_docs.typeset.fonts.metrics import Metrics
from workplan_docs.typeset.fonts.names import FONT_SUFFIXES, NamedFont, read_names
from workplan_docs.typeset.fonts.resolve import chosen_fonts, read_prepared
from workplan_docs.typeset.fonts.userfont import prepare_user_font

FACE, COVERAGE, FOLDER = "字体", "字体够不够用", "fonts 文件夹"
_PUT = "把正式字体文件放进 content 旁边的 fonts 文件夹"
_SHOWN = 20  # characters named in a line; a program gets all of them


def faces(project: Path | None, named: Mapping[str, str]) -> list[Finding]:
    """Every face with its file, then what they cover, then what lies unused in the fonts folder."""
    chosen, faults = chosen_fonts(project or Path("no-project"), named if project else {})
    found = told(FACE, "organ.yaml 的 fonts", EnvironmentProblem(faults)) if faults else []
    prepared = read_prepared()
    files = []
    for face in Face:
        file, problems = _file(face, chosen.get(face), prepared[face])
        files.append(file)
        found.extend(problems or [_standing(file, chosen.get(face))])
    if project is not None:
        found.extend(_coverage(project, FontSet(tuple(files))))
        found.extend(_unused(project, chosen))
    return found


def _file(face: Face, own: NamedFont | None, prepared: FontFile) -> tuple[FontFile, list[Finding]]:
    """The file that sets a face; for one of the office's that cannot be used also why."""
    if own is None:
        return prepared, []
    try:
        return prepare_user_font(own, face), []
    except WorkplanError as error:
        return prepared, told(FACE, FACES[face].chinese, error)
    except (OSError, ValueError) as error:
        text = f"{own.path} 不能用（{type(error).__name__}）"
        hint = "换一个完好的字体文件，或把它移出 fonts 文件夹"
        return prepared, [Finding(FACE, FACES[face].chinese, State.MISSING, text, hint, "EV027")]


def _standing(file: FontFile, own: NamedFont | None) -> Finding:
    name = FACES[file.face].chinese
    facts = {
        "face": str(file.face),
        "path": str(file.path) if file.path else None,
        "source": str(own.path) if own else None,
        "font": file.source_name or None,
        "substitute": file.substitute,
    }
    if file.path is None or not file.path.is_file():
        hint = f"联网运行一次 ./setup.sh setup 准备免费字体，或{_PUT}"
        text = "没有字体文件，不能生成 PDF；DOCX 不受影响"
        return Finding(FACE, name, State.MISSING, text, hint, "EN002", facts)
    if own is not None:
        kind = "正式字体" if not file.substitute else "自备字体"
        return Finding(FACE, name, State.GOOD, f"{kind} {file.source_name}，文件 {own.path}", facts=facts)
    if file.face is Face.RARE:
        return Finding(FACE, name, State.GOOD, f"{file.source_name}，文件 {file.path}", facts=facts)
    wanted = FACES[file.face].office_families[0]
    text = f"替代字体 {file.source_name}，文件 {file.path}；正式字体是 {wanted}"
    return Finding(FACE, name, State.NOTE, text, f"正式印发的 PDF 不要用替代字体：{_PUT}", facts=facts)


def _coverage(project: Path, fonts: FontSet) -> Iterator[Finding]:
    """Which printed characters each face lacks: set in the rare face, or in none at all."""
    printed = printed_characters(project)
    metrics = Metrics(fonts)
    for face in Face:
        if face is Face.RARE or fonts.file(face).path is None:
            continue
        lacking = [char for char in sorted(printed) if not metrics.own(face, char)]
        nowhere = [char for char in lacking if not metrics.covers(face, char)]
        lent = [char for char in lacking if char not in nowhere]
        yield _covered(face, printed, lent, nowhere)


def _covered(face: Face, printed: Mapping[str, list[Spot]], lent: list[str], nowhere: list[str]) -> Finding:
    facts = {
        "face": str(face),
        "characters": len(printed),
        "from_rare": [_character(char, printed[char]) for char in lent],
        "missing": [_character(char, printed[char]) for char in nowhere],
    }
    text = f"内容里的 {len(printed)} 个字符"
    text += f"，缺 {len(lent)} 个，用生僻字字体补：{_named(lent, printed)}" if lent else ""
    if not nowhere:
        text += "" if lent else "都有"
        return Finding(COVERAGE, FACES[face].chinese, State.GOOD, text, facts=facts)
    text += f"，有 {len(nowhere)} 个哪种字体都没有：{_named(nowhere, printed)}"
    # Everything is set in 仿宋 unless it is a title or a heading; whether it is one there, layout knows.
    state = State.FAULT if face is Face.FANGSONG else State.NOTE
    hint = "换一个写法，或把含有这个字的字体文件放进 fonts 文件夹，在 organ.yaml 的 fonts: 里指明 rare"
    return Finding(COVERAGE, FACES[face].chinese, state, text, hint, "TY001", facts)


def _character(char: str, spots: Sequence[Spot]) -> dict[str, object]:
    return {"character": char, "code": f"U+{ord(char):04X}", "places": [str(spot) for spot in spots]}


def _named(chars: Sequence[str], printed: Mapping[str, list[Spot]]) -> str:
    named = "、".join(f"{c}（U+{ord(c):04X}，{printed[c][0]}）" for c in chars[:_SHOWN])
    return named + (f" 等 {len(chars)} 个" if len(chars) > _SHOWN else "")


def _unused(project: Path, chosen: Mapping[Face, NamedFont]) -> Iterator[Finding]:
    """Files in the fonts folder that set no face, each with the reason."""
    folder = project / "fonts"
    if not folder.is_dir():
        return
    used = {font.path for font in chosen.values()}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(project).as_posix()
        if path in used or path.name.startswith(".") or path.suffix.lower() in (".md", ".txt", ""):
            continue
        if path.suffix.lower() not in FONT_SUFFIXES:
            text, hint = "不是能用的字体格式，没有用到", f"能用的是 {'、'.join(FONT_SUFFIXES)} 文件"
        elif not (fonts := read_names(path)):
            text, hint = "打不开，或者不是完好的字体，没有用到", "换一个完好的文件，或删去它"
        else:
            names = "、".join(dict.fromkeys(n for font in fonts for n in font.names)) or "没有名称"
            text = f"没有用到（字体名：{names[:120]}）"
            hint = "认不出它是哪种字体，或者同一种已有更合适的；要用它，在 organ.yaml 的 fonts: 里指明"
        yield Finding(FOLDER, name, State.NOTE, text, hint, facts={"path": name})
