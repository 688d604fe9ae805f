"""Files of content under another name or in another folder, known by what they say.

A plan that was saved as ``工作要点.yaml`` or ``plan (1).yaml`` is not lost and no document either: its keys
tell what it is, and one message tells its right name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from pydantic import BaseModel

from workplan_docs.content.file_names import is_by_the_way
from workplan_docs.content.models import LeadersFile, OfficialDocument, Organ, Plan, UnitsFile
from workplan_docs.content.yamltext import as_shown

DOCUMENT = "document"
NAMES = {
    "organ": "机关资料",
    "units": "单位名录",
    "leaders": "领导名单",
    "plan": "工作要点",
    "notice": "印发通知",
    DOCUMENT: "公文",
}
_MODELS: dict[str, type[BaseModel]] = {
    "organ": Organ,
    "units": UnitsFile,
    "leaders": LeadersFile,
    "plan": Plan,
    DOCUMENT: OfficialDocument,
}
_FIELDS = {key: frozenset(model.model_fields) for key, model in _MODELS.items()}
_SHARED = frozenset(
    name for name in frozenset().union(*_FIELDS.values()) if sum(name in f for f in _FIELDS.values()) > 1
)
_OF_THE_YEAR = frozenset({"plan", "notice"})
_KEY = re.compile(r"^([a-z_]+)[ \t]*[:：]", re.MULTILINE)
_ENCLOSES = re.compile(r"^encloses[ \t]*[:：][ \t]*plan", re.MULTILINE)
_BEGINNING = 200_000  # bytes of a file that are looked at; the keys of a record stand near its beginning
TEXTS = frozenset({".yaml", ".yml", ".txt", ".json"})
_OTHER_WRITING = re.compile(r"[\s_，,。．·-]+")


def kind_of(raw: bytes) -> str | None:
    """Which file of content these bytes are for, told by the keys at its margin; None when they tell nothing."""
    text = as_shown(raw[:_BEGINNING])
    keys = frozenset(_KEY.findall(text))
    own = {key: len(keys & fields - _SHARED) for key, fields in _FIELDS.items()}
    best = max(own, key=lambda key: (own[key], len(keys & _FIELDS[key])))
    if not own[best] or sorted(own.values())[-2] == own[best]:
        return None
    return "notice" if best == DOCUMENT and _ENCLOSES.search(text) else best


def kind_of_file(path: Path) -> str | None:
    """The same for a file; None for one that cannot be read."""
    try:
        state = path.stat()
    except OSError:
        return None
    return _kind_of_state(path, state.st_mtime_ns, state.st_size) if S_ISREG(state.st_mode) else None


@lru_cache(maxsize=256)
def _kind_of_state(path: Path, *_state: int) -> str | None:
    """The kind of a file as it is now; each missing file asks for those of the same folders again."""
    try:
        with path.open("rb") as stream:
            return kind_of(stream.read(_BEGINNING))
    except OSError:
        return None


def expected(key: str) -> str:
    """What a part of the content is: the other documents have names of their own."""
    return key if key in NAMES else DOCUMENT


def fits(key: str, kind: str | None) -> bool:
    """Whether a file of this kind may stand where ``key`` is wanted; a notice is an official document."""
    papers = ("notice", DOCUMENT)
    return kind is None or kind == key or (kind in papers and key in papers)


def named_alike(name: str, key: str) -> bool:
    """Whether a file's name is that of the file ``key`` written otherwise: ``Plan.yml``, ``副本 plan.yaml.txt``."""
    stem = name.casefold().partition(".")[0] if "." in name else name.casefold()
    words = re.split(r"[^a-z]+", _OTHER_WRITING.sub(" ", stem))
    suffixed = re.search(r"[.．。,，]?(ya?ml|txt|json)(?![a-z])", name.casefold()) or "." not in name
    return key in words and bool(suffixed)


def stand_ins(folders: Iterable[Path], key: str) -> list[Path]:
    """Files that were meant for ``<key>.yaml``, which is not there: first those named alike, then by what they say."""
    others = [p for folder in folders for p in _files(folder) if not _has_its_place(p)]
    alike = [p for p in others if named_alike(p.name, key) and fits(key, kind_of_file(p))]
    return alike or [p for p in others if kind_of_file(p) == key]


def _has_its_place(path: Path) -> bool:
    """Whether a file already is what its name and its folder say, so that no other file is missed in it."""
    if path.suffix != ".yaml" or path.stem not in NAMES or kind_of_file(path) not in (path.stem, None):
        return False
    if path.stem in _OF_THE_YEAR:
        return re.fullmatch("[0-9]{4}", path.parent.name) is not None
    return path.parent.name == "content"


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    yield from (e for e in entries if not is_by_the_way(e.name) and _may_be_content(e))


def _may_be_content(path: Path) -> bool:
    """Whether a file is to be looked into: text by its name, and itself in the folder."""
    text = path.suffix.lower() in TEXTS or (
        not path.suffix and any(named_alike(path.name, key) for key in NAMES)
    )
    return text and path.is_file() and not path.is_symlink()


def missing_file_hint(path: Path, key: str) -> str:
    """What to do for a file that is not there: perhaps it is, under another name or in another folder."""
    if path.is_symlink():
        return "这是一个链接，它指的文件不在了：删去链接，把文件本身复制到这里。"
    found = stand_ins(_folders(path, key), key)
    if not found:
        return _copied_from(path)
    if len(found) > 1:
        names = "、".join(f"“{one.name}”" for one in found)
        return f"有 {names}，都像是{NAMES[key]}：把要用的一份放在这里，改名为 {path.name}。"
    name = found[0].name
    like = "" if named_alike(name, key) else f"，像是{NAMES[key]}"
    if found[0].parent == path.parent:
        return f"文件夹里有“{name}”{like}：把它改名为 {path.name}。"
    where = _shown(found[0].parent)
    renamed = "" if name == path.name else f"，改名为 {path.name}"
    return f"{where} 里有“{name}”{like}：把它移到 {_shown(path.parent)}{renamed}。"


def _copied_from(path: Path) -> str:
    """Where to take a file from that is nowhere: the year before has one, else the sample."""
    if path.with_name(f".{path.name}.icloud").exists():
        return "文件还在云盘上，没有下载到这台电脑：在访达里点一下云朵图标，下载以后再运行。"
    years = path.parent.parent
    earlier = [y for y in _names(years) if re.fullmatch("[0-9]{4}", y) and y < path.parent.name]
    there = [y for y in sorted(earlier, reverse=True) if (years / y / path.name).is_file()]
    if there and re.fullmatch("[0-9]{4}", path.parent.name):
        return f"从 {_shown(years)}/{there[0]} 复制一份，改成 {path.parent.name} 年的。"
    return "看看文件名，或从样例里复制一份来改。"


def _shown(folder: Path) -> str:
    """A folder as it is named to the office: from ``content`` on."""
    parts = folder.parts
    if "content" not in parts:
        return "项目文件夹"
    return "/".join(parts[len(parts) - 1 - parts[::-1].index("content") :])


def missing_files(project: Path, year: int) -> dict[Path, str]:
    """The files that were meant for one of the year's that is not there, each with what it is for."""
    content = project / "content"
    found: dict[Path, str] = {}
    for key in (key for key in NAMES if key != DOCUMENT):
        folder = content / str(year) if key in _OF_THE_YEAR else content
        if f"{key}.yaml" not in _names(folder):
            found |= dict.fromkeys(stand_ins(_folders(folder / f"{key}.yaml", key), key), key)
    return found


def _folders(wanted: Path, key: str) -> list[Path]:
    """Where a file may lie instead, the likeliest folder first."""
    own = wanted.parent
    if key in _OF_THE_YEAR:
        return [own, own / "documents", own.parent, own.parent.parent]
    years = sorted((own / name for name in _names(own) if re.fullmatch("[0-9]{4}", name)), reverse=True)
    return [own, *years, own.parent]


def _names(folder: Path) -> set[str]:
    """The names of a folder as they are written: Windows finds ``Plan.yaml`` under ``plan.yaml``."""
    try:
        return {entry.name for entry in folder.iterdir()}
    except OSError:
        return set()
