"""``make-docs new``: a commented file for a new official document."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from workplan_docs.cli.chinese import ChineseCommand, Word, Year
from workplan_docs.cli.console import Console
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, UsageProblem

_HELP = """新建一份公文，放在 content/<年份>/documents，带注释，填好再生成。

文种：通知、通报、请示、报告、批复、函、意见、决定、决议、公告、通告、公报、议案、命令、纪要。
名称是文件名，不写就用文种。已有的文件不会覆盖。
"""


@click.command("new", cls=ChineseCommand, help=_HELP, short_help="新建一份公文")
@click.argument("kind", metavar="文种", type=Word("文种"))
@click.argument("slug", metavar="[名称]", required=False, type=Word("名称"))
@click.option("--year", type=Year(), help="放在哪一年，默认最新一年")
@place_options
def new_command(kind: str, slug: str | None, year: int | None) -> int:
    """Lay the file down and say what to do next."""
    from workplan_docs.cli.reading import choose_year, require_content
    from workplan_docs.content.blank import NEW_TYPES, blank_document

    place = Place.current()
    if kind not in NEW_TYPES:
        hint = "可用：" + "、".join(NEW_TYPES) + "；方案、计划、要点、办法等用“通知”印发"
        raise UsageProblem(Diagnostic("US023", Severity.ERROR, f"没有这个文种：{kind}", hint=hint))
    require_content(place.project)
    relative = f"content/{choose_year(place.project, year)}/documents"
    folder = place.project / relative
    name = _chosen_name(folder, kind, slug)
    text = blank_document(kind, _organ_name(place.project))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{name}.yaml").open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError:
        message = f"不能写入 {place.shown(relative)}/{name}.yaml"
        raise EnvironmentProblem(
            Diagnostic("EV040", Severity.ERROR, message, hint="检查这个文件夹是否可写")
        ) from None
    console = Console(place.project, place.debug)
    console.say(f"已新建 {place.shown(relative)}/{name}.yaml")
    console.say("填好【待填：……】各处，用 make-docs check 检查，用 make-docs build document 生成")
    return 0


def _chosen_name(folder: Path, kind: str, slug: str | None) -> str:
    """The name wished for, or the first free one: 通知, then 通知-2."""
    from workplan_docs.content.file_names import name_fault

    if slug is None:
        names = [kind, *(f"{kind}-{number}" for number in range(2, 1000))]
        return next(name for name in names if not (folder / f"{name}.yaml").exists())
    name = unicodedata.normalize("NFC", slug).removesuffix(".yaml")
    if not name or (fault := name_fault(name)):
        message = f"名称{fault}" if name else "名称是空的"
        raise UsageProblem(Diagnostic("US021", Severity.ERROR, message, hint="换一个名称，如 防汛通知"))
    taken = {p.stem.casefold() for p in folder.glob("*.yaml")} if folder.is_dir() else set()
    if name.casefold() in taken:
        message = f"已经有 {name}.yaml，没有动它"
        raise UsageProblem(Diagnostic("US022", Severity.ERROR, message, hint="换一个名称"))
    return name


def _organ_name(project: Path) -> str | None:
    """The organ's name where organ.yaml can be read; faults there are for `check` to tell."""
    from workplan_docs.content.load import organ_of

    organ = organ_of(project)
    return organ.name if organ else None
