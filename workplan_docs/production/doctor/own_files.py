"""What a project has put into ``templates/``: whether each file can be used, and what lies there in vain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError

from workplan_docs.content.models import Organ
from workplan_docs.documents.template_faults import diagnose
from workplan_docs.errors import WorkplanError
from workplan_docs.production.doctor.findings import Finding, State, told
from workplan_docs.production.own_templates import FOLDER, is_ours, strangers, upstream_files
from workplan_docs.typeset.docx.base import BASE_NAME, open_base
from workplan_docs.typeset.docx.base_text import formatted_by_hand
from workplan_docs.typeset.own_sheet import SHEET_NAME, own_sheet

AREA = "templates 文件夹"


def own_files(project: Path, organ: Organ | None) -> Iterator[Finding]:
    """Every file of the project's own, in the order of their names."""
    folder = project / FOLDER
    if not folder.is_dir() or is_ours(project):
        return
    known = upstream_files(organ)
    for name in known:
        if (folder / name).is_file():
            yield from _one(folder, name)
        elif (folder / name).is_symlink():
            yield Finding(AREA, name, State.NOTE, "是一个断了的链接，没有用到", "删去它，或放进文件本身")
    for name, near in strangers(project, tuple(known)):
        text = f"没有用到，是不是想写 {near}" if near else "没有用到"
        hint = "文件名要和程序自带的一样才会用，见 make-docs templates list；大小写也要一样"
        yield Finding(AREA, name, State.NOTE, text, hint, facts={"path": f"{FOLDER}/{name}"})


def _one(folder: Path, name: str) -> list[Finding]:
    path = folder / name
    facts = {"path": f"{FOLDER}/{name}"}
    if not path.resolve().is_relative_to(folder.resolve()):
        text = "是指向 templates 文件夹以外的链接，没有采用"
        return [Finding(AREA, name, State.FAULT, text, "把文件本身放进 templates 文件夹", "TP008", facts)]
    try:
        if name == BASE_NAME:
            open_base(path)
            by_hand = formatted_by_hand(path.read_bytes())
            if by_hand:
                text = f"可以用；但有 {len(by_hand)} 处直接改了文字的格式，不起作用：{'、'.join(by_hand)}"
                hint = "在 Word 的“样式”窗格里改样式本身（右键，修改），不要改样张上的文字"
                return [Finding(AREA, name, State.NOTE, text, hint, facts=facts)]
        elif name == SHEET_NAME:
            own_sheet(folder)
        else:
            Environment(autoescape=True).parse(
                path.read_bytes().decode("utf-8-sig"), filename=f"{FOLDER}/{name}"
            )
    except WorkplanError as error:
        return told(AREA, name, error)
    except (OSError, ValueError, TemplateError, RecursionError) as error:
        return told(AREA, name, WorkplanError(diagnose(error, name)))
    return [Finding(AREA, name, State.GOOD, "本机关的，可以用", facts=facts)]
