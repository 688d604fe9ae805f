"""``make-docs build document --file F --out DIR``: any single official document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_docs.cli.console import Console, count_words
from workplan_docs.cli.options import Place
from workplan_docs.errors import ContentError, Diagnostic, EnvironmentProblem, Severity, UsageProblem

if TYPE_CHECKING:
    from workplan_docs.content.models import Organ
    from workplan_docs.production.report import Report


@dataclass(frozen=True)
class SingleWish:
    """What was asked for; paths are relative to where the command was called."""

    file: str
    out: str
    formats: tuple[str, ...]
    strict: bool


def require_single(kinds: tuple[str, ...], file: str | None, out: str | None, others: bool) -> None:
    """``--file`` and ``--out`` go together, with the kind document and without any other choice."""
    hint = "写成 make-docs build document --file 公文.yaml --out 文件夹"
    if kinds != ("document",):
        message = "--file、--out 只用来生成单份公文（document）"
    elif file is None or out is None:
        message = "--file 和 --out 要一起写"
    elif others:
        message, hint = "--file 不能和 --year、--unit、--quarter 一起用", "去掉它们再试"
    elif not Path(file).is_file():
        message, hint = f"没有这个文件：{file}", "看看文件名；路径从运行命令的文件夹算起"
    else:
        return
    raise UsageProblem(Diagnostic("US021", Severity.ERROR, message, hint=hint))


def _tell_deviations(console: Console, organ: Organ | None) -> None:
    """What the office's figures or profile set otherwise than the standard is never left unsaid."""
    from workplan_docs.typeset.house import deviations, profile_of

    found = deviations(profile_of(organ)) if organ else ()
    if found:
        console.say(f"版面有 {len(found)} 处与国标不同：" + "；".join(map(str, found)))


def build_one(place: Place, wish: SingleWish) -> Report | None:
    """Check and build one document; the report of what was made, None when its faults forbid it."""
    from workplan_docs.cli.named_fonts import broken_fonts, named_fonts
    from workplan_docs.cli.reading import fails
    from workplan_docs.cli.telling import tell_faces, tell_failures
    from workplan_docs.content.load import SINGLE, load_document
    from workplan_docs.production.single import SingleRecipe, build_single
    from workplan_docs.rules.check import check_document
    from workplan_docs.typeset.house import house_faults

    console = Console(Path(), place.debug)
    try:
        single = load_document(Path(wish.file), place.project)
        found = check_document(
            SINGLE, single.document, single.organ, single.positions, single.plan, single.sections
        )
        if single.organ is not None:
            found += house_faults(single.organ, single.positions)
    except ContentError as error:
        found = list(error.diagnostics)
        single = None
    console.diagnostics(d for d in found if d.severity is not Severity.HINT)
    if single is None or fails(found, wish.strict):
        console.say(f"没有生成文件：{wish.file} 里有 {count_words(found)}，请改正后再运行")
        return None
    named = single.organ.fonts if single.organ else {}
    fonts, faults = named_fonts(place.project, named, single.positions)
    faults += broken_fonts(place.project)
    if fonts is None or fails(faults, wish.strict):
        console.say(f"没有生成文件：字体有 {count_words(faults)}，请改正后再运行")
        raise EnvironmentProblem(faults)
    console.diagnostics(faults)
    recipe = SingleRecipe(place.project, single, fonts)
    report = build_single(recipe, Path(wish.file).stem, wish.formats, Path(wish.out), wish.out)
    tell_failures(place, console, report.failures)
    names = "、".join(sorted(artifact.path for artifact in report.artifacts))
    if names:
        console.say(f"生成 {names}，在 {wish.out}")
    _tell_deviations(console, single.organ)
    tell_faces(console, report, fonts)
    if single.document.state == "draft":
        console.say("这是草稿（state 是 draft），还没写的文号、日期等处留空")
    return report
