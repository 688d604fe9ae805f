"""The whole examination, in the order in which its parts build on each other."""

from __future__ import annotations

from pathlib import Path

from workplan_docs.content.load import organ_of
from workplan_docs.content.models import Organ
from workplan_docs.production.doctor import machine
from workplan_docs.production.doctor.faces import FACE, faces
from workplan_docs.production.doctor.findings import Finding, State, looked_at
from workplan_docs.production.doctor.own_files import AREA, own_files

_PROJECT = "项目"


def examine(folder: Path) -> list[Finding]:
    """Everything about the machine and, where ``folder`` holds content, about the project in it."""
    project = folder if (folder / "content").is_dir() else None
    organ, standing = _project(project, folder)
    named = organ.fonts if organ else {}
    return [
        *looked_at(machine.PROGRAM, "Python", machine.program),
        *looked_at(machine.LIBRARIES, "程序库", machine.libraries),
        *looked_at(machine.PDF, "Pango", machine.pdf),
        *looked_at(FACE, "字体", lambda: faces(project, named)),
        *looked_at(machine.FOLDERS, "文件夹", lambda: machine.folders(project)),
        *looked_at(machine.OFFICE, machine.OFFICE, machine.libreoffice),
        *standing,
        *(looked_at(AREA, "模板", lambda: list(own_files(project, organ))) if project else ()),
    ]


def _project(project: Path | None, folder: Path) -> tuple[Organ | None, list[Finding]]:
    where = str(folder.absolute())
    if project is None:
        text = f"{where} 里没有 content 文件夹，只检查了本机环境"
        return None, [Finding(_PROJECT, "content", State.GOOD, text, facts={"path": None})]
    organ: list[Organ | None] = [None]

    def read() -> list[Finding]:
        organ[0] = organ_of(project)
        if organ[0] is None:
            text = "content/organ.yaml 读不了，里面指定的字体和版面没有算进来"
            return [
                Finding(_PROJECT, "organ.yaml", State.FAULT, text, "用 make-docs check 看错在哪里", "US001")
            ]
        return [Finding(_PROJECT, "content", State.GOOD, where, facts={"path": where})]

    standing = looked_at(_PROJECT, "content", read)
    return organ[0], standing
