"""An office's own templates, style sheet and base package: laid down, looked at, compared with ours.

What is laid down ("ejected") is also kept untouched under ``templates/.ejected``, so that later both changes
can be told apart: what the office did to its file, and what a new version of the program did to ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workplan_docs.content.models import Organ
from workplan_docs.documents.template_files import packaged_templates
from workplan_docs.errors import Diagnostic, Severity, UsageProblem, WorkplanError
from workplan_docs.production.files import prepare_folder, write_output
from workplan_docs.text.nearest import nearest
from workplan_docs.typeset.css import style_sheet
from workplan_docs.typeset.docx.base import BASE_NAME, base_file
from workplan_docs.typeset.docx.base_parts import BaseFileError
from workplan_docs.typeset.docx.base_text import base_text
from workplan_docs.typeset.house import profile_of
from workplan_docs.typeset.options import options_of
from workplan_docs.typeset.own_sheet import SHEET_NAME
from workplan_docs.typeset.standard import EXACT

FOLDER = "templates"
KEPT = ".ejected"
_OLD = f"{KEPT}/old"
_PURPOSE = re.compile(r"\{#\s*(.+?)(?:的模板)?[。：，（；\n]")
_CSS_HEAD = (
    "/* PDF 和网页预览的样式表。程序自己的样式在前，这里的在后，同名的以这里为准。\n"
    "   只留下要改的几条，其余删去：留下的旧样式会盖住程序以后的改进和 organ.yaml 里的版面设置。\n"
    "   不能引用别的文件、网址和字体。 */\n"
)


class State(StrEnum):
    """How an office's file stands to ours."""

    PACKAGED = "packaged"  # the office has none of its own
    SAME = "same"  # its own is what ours is now
    CHANGED = "changed"  # the office changed it, we did not
    OUTDATED = "outdated"  # we changed ours, the office did not
    BOTH = "both"
    UNKNOWN = "unknown"  # not laid down by us: nobody knows what it was made from


@dataclass(frozen=True, slots=True)
class Upstream:
    """A file of ours that an office may have its own of."""

    name: str
    purpose: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Comparison:
    """One file: ours now, ours when it was laid down (None if unknown), the office's (None if it has none).

    Texts are lines by section: one section without a name for a text file, one for each style of base.docx.
    """

    upstream: Upstream
    state: State
    now: Mapping[str, Sequence[str]]
    then: Mapping[str, Sequence[str]] | None
    own: Mapping[str, Sequence[str]] | None


def upstream_files(organ: Organ | None) -> dict[str, Upstream]:
    """Everything of ours that can be laid down, by name; figures are those of the office's profile."""
    profile = profile_of(organ) if organ else EXACT
    found = {}
    for path in sorted(packaged_templates().glob("*.j2")):
        data = path.read_bytes()
        purpose = _PURPOSE.search(data.decode("utf-8"))
        found[path.name] = Upstream(path.name, purpose[1] if purpose else "", data)
    css = _CSS_HEAD + style_sheet(profile, options_of(organ).mirrored) + "\n"
    found[SHEET_NAME] = Upstream(SHEET_NAME, "PDF 和网页预览的样式", css.encode())
    found[BASE_NAME] = Upstream(BASE_NAME, "DOCX 的样式，用 Word 改", base_file(profile))
    return found


def is_ours(project: Path) -> bool:
    """Whether the project's templates are the program's own (a source checkout)."""
    return (project / FOLDER).resolve() == packaged_templates().resolve()


def compare(project: Path, upstream: Upstream) -> Comparison:
    """One file of ours beside the office's; raises `WorkplanError` when the office's cannot be read."""
    folder = project / FOLDER
    now = _sections(upstream.name, upstream.data)
    own_path = folder / upstream.name
    if not own_path.is_file() or is_ours(project):
        return Comparison(upstream, State.PACKAGED, now, None, None)
    own = _sections(upstream.name, _bytes(own_path, upstream.name))
    kept = folder / KEPT / upstream.name
    then = _sections(upstream.name, _bytes(kept, f"{KEPT}/{upstream.name}")) if kept.is_file() else None
    return Comparison(upstream, _state(own, then, now), now, then, own)


@dataclass(frozen=True, slots=True)
class Ejected:
    """A file laid down; ``there`` when there was one already, ``aside`` where that is kept now."""

    name: str
    there: bool
    aside: str | None


def eject(project: Path, wanted: Sequence[Upstream], *, force: bool, keep: bool) -> list[Ejected]:
    """Lay files down in the project's ``templates``.

    One that is there already is an error, unless ``force`` (it is moved to ``.ejected/old``) or ``keep`` (it
    stays, and only what it is compared with is renewed). Nothing is written when anything is wrong.
    """
    folder = project / FOLDER
    taken = [u.name for u in wanted if (folder / u.name).exists()]
    if taken and not (force or keep):
        hint = (
            "看改了什么：make-docs templates diff；要换成程序现在的一份，加 --force（旧的会留在 "
            f"{FOLDER}/{_OLD}）；自己的文件已照新版改好，加 --keep"
        )
        raise UsageProblem(
            Diagnostic("US022", Severity.ERROR, f"已经有 {FOLDER}/{name}，没有动它", hint=hint)
            for name in taken
        )
    prepare_folder(folder, FOLDER)
    done = []
    for one in wanted:
        there = one.name in taken
        aside = _put_aside(folder, one) if there and not keep else None
        write_output(folder, f"{KEPT}/{one.name}", one.data)
        if not there or not keep:
            write_output(folder, one.name, one.data)
        done.append(Ejected(one.name, there, aside))
    return done


def _put_aside(folder: Path, one: Upstream) -> str | None:
    """Keep the office's file under a name that nothing has yet, which is returned.

    What is only ours, of now or of then, need not be kept.
    """
    own = _bytes(folder / one.name, one.name)
    kept = folder / KEPT / one.name
    if own == one.data or (kept.is_file() and own == kept.read_bytes()):
        return None
    names = (f"{_OLD}/{one.name}", *(f"{_OLD}/{one.name}.{number}" for number in range(1, 1000)))
    aside = next(name for name in names if not (folder / name).exists())
    write_output(folder, aside, own)
    return aside


def choose(names: Sequence[str], known: Mapping[str, Upstream]) -> list[Upstream]:
    """The files called so; raises `UsageProblem` for every name that there is not."""
    faults = []
    for name in names:
        if name not in known:
            near = nearest(name, known)
            hint = ("是不是：" if near else "可用：") + "、".join(near or known)
            faults.append(Diagnostic("US024", Severity.ERROR, f"没有这个模板：{name}", hint=hint))
    if faults:
        raise UsageProblem(faults)
    return [known[name] for name in dict.fromkeys(names)]


def strangers(project: Path, known: Sequence[str]) -> list[tuple[str, str]]:
    """Files in the project's ``templates`` that nothing uses, each with the name that was likely meant.

    A template that another one of the office's names (``include``, ``import``) is used.
    """
    folder = project / FOLDER
    if not folder.is_dir() or is_ours(project):
        return []
    names = sorted(p.name for p in folder.iterdir() if p.is_file() and not p.name.startswith((".", "~$")))
    texts = [(n, _text(folder / n)) for n in names if n.endswith(".j2")]
    unused = [
        name
        for name in names
        if name not in known and not any(name in text for other, text in texts if other != name)
    ]
    stems = {_stem(name): name for name in known}
    likely = ((name, nearest(_stem(name), stems, 1)) for name in unused)
    return [(name, stems[near[0]] if near else "") for name, near in likely]


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _state(own: object, then: object, now: object) -> State:
    if own == now:
        return State.SAME
    if then is None:
        return State.UNKNOWN
    if then == now:
        return State.CHANGED
    return State.OUTDATED if own == then else State.BOTH


def _sections(name: str, data: bytes) -> dict[str, tuple[str, ...]]:
    try:
        if name == BASE_NAME:
            return base_text(data)
        return {"": tuple(data.decode("utf-8-sig").splitlines())}
    except BaseFileError as error:
        message = f"{FOLDER}/{name} 不能比较：{error}"
    except UnicodeDecodeError:
        message = f"{FOLDER}/{name} 不能比较：不是 UTF-8 编码"
    except WorkplanError as error:
        message = f"{FOLDER}/{name} 不能比较：{error.diagnostics[0].message}"
    raise WorkplanError(Diagnostic("TP011", Severity.ERROR, message, f"{FOLDER}/{name}"))


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.resolve().is_relative_to(path.parent.resolve()):
            return path.read_bytes()
        message, hint = f"{FOLDER}/{name} 是指向文件夹以外的链接，没有采用", "把文件本身放进 templates 文件夹"
    except OSError:
        message, hint = f"{FOLDER}/{name} 打不开", "检查是否有权限、是否正在 Word 里打开"
    raise WorkplanError(Diagnostic("TP011", Severity.ERROR, message, f"{FOLDER}/{name}", hint=hint))
