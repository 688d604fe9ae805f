"""``make-docs templates``: which templates there are, one's own of them, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING

import click

from workplan_docs.cli.chinese import ChineseCommand, ChineseGroup, Word
from workplan_docs.cli.console import Console
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, Severity, UsageProblem, WorkplanError

if TYPE_CHECKING:
    from workplan_docs.production.own_templates import Comparison, Upstream

_STATES = {
    "packaged": "程序自带",
    "same": "本机关的，与程序自带的相同",
    "changed": "本机关的，已改",
    "outdated": "本机关的，未改；程序已更新",
    "both": "本机关的，已改；程序也已更新",
    "unknown": "本机关的，没有取出时的记录",
}
_ADVICE = {
    "same": "与程序自带的相同，可以删去自己的这一份，以后随程序更新",
    "outdated": "自己没有改过，换成新版：make-docs templates eject {} --force",
    "both": "把程序的改动照着改到自己的文件里，改好后运行 make-docs templates eject {} --keep",
    "unknown": "没有取出时的记录，只能与程序现在的一份比；要记下来，运行 make-docs templates eject {} --keep",
}


@click.group(
    "templates",
    cls=ChineseGroup,
    invoke_without_command=True,
    help="查看、取出、比较模板、样式表（style.css）和 DOCX 样式（base.docx）。",
    short_help="查看、取出、比较模板和样式",
)
@place_options
@click.pass_context
def templates_command(ctx: click.Context) -> int:
    """The group without a command: its help page."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return 2
    return 0


@templates_command.command(
    "list", cls=ChineseCommand, help="列出每个模板管什么，用的是程序自带的还是本机关的。"
)
@place_options
def list_command() -> int:
    """One line for each file, then what lies there unused."""
    from workplan_docs.production.own_templates import compare, strangers

    place = Place.current()
    console = Console(place.project, place.debug)
    known = _known(place)
    width = max(map(len, known))
    faults: list[Diagnostic] = []
    for one in known.values():
        try:
            state = _STATES[compare(place.project, one).state]
        except WorkplanError as error:
            faults.extend(error.diagnostics)
            state = "本机关的，读不了"
        console.say(f"{one.name:<{width}}  {one.purpose}（{state}）")
    for name, near in strangers(place.project, tuple(known)):
        console.say(f"templates/{name} 没有用到" + (f"，是不是想写 {near}" if near else ""))
    console.diagnostics(faults)
    return 1 if faults else 0


@templates_command.command(
    "eject",
    cls=ChineseCommand,
    help="把程序自带的模板取一份到 templates 文件夹，改这一份，就以它为准。已有的文件不会覆盖。",
)
@click.argument("names", nargs=-1, required=True, metavar="名称…", type=Word("名称"))
@click.option("--force", is_flag=True, help="已有的也换成程序现在的，旧的另存")
@click.option("--keep", is_flag=True, help="自己的文件不动，只记下它已照程序现在的一份改过")
@place_options
def eject_command(names: tuple[str, ...], force: bool, keep: bool) -> int:
    """Lay the files down and say where."""
    from workplan_docs.cli.reading import require_content
    from workplan_docs.production.own_templates import choose, eject, is_ours

    place = Place.current()
    console = Console(place.project, place.debug)
    if force and keep:
        raise click.UsageError("--force 和 --keep 只能用一个")
    require_content(place.project)
    wanted = choose(names, _known(place))
    if is_ours(place.project):
        hint = "这里的 templates 文件夹就是程序自带的，模板可以直接改"
        raise UsageProblem(Diagnostic("US025", Severity.ERROR, "这是程序自己的源码文件夹", hint=hint))
    for done in eject(place.project, wanted, force=force, keep=keep):
        path = place.shown(f"templates/{done.name}")
        if not done.there:
            console.say(f"已取出 {path}，改这一份就行；删去它，就又用程序自带的")
        elif keep:
            console.say(f"{path} 没有动，已记下它照程序现在的一份改过")
        else:
            aside = f"，原来的在 {place.shown(f'templates/{done.aside}')}" if done.aside else ""
            console.say(f"已换成程序现在的 {path}{aside}")
    return 0


@templates_command.command(
    "diff",
    cls=ChineseCommand,
    help="自己的模板取出以后，程序改了什么、自己改了什么；base.docx 逐个样式比较。不写名称就看全部。",
)
@click.argument("names", nargs=-1, metavar="[名称]…", type=Word("名称"))
@place_options
def diff_command(names: tuple[str, ...]) -> int:
    """Both sides' changes of every file that the office has of its own."""
    from workplan_docs.production.own_templates import State, choose, compare

    place = Place.current()
    console = Console(place.project, place.debug)
    known = _known(place)
    wanted = choose(names, known) if names else list(known.values())
    faults: list[Diagnostic] = []
    told = 0
    for one in wanted:
        try:
            found = compare(place.project, one)
        except WorkplanError as error:
            faults.extend(error.diagnostics)
            continue
        if found.state is not State.PACKAGED or names:
            told += 1
            _tell(console, found)
    if not told and not faults:
        console.say("templates 文件夹里没有自己的模板，用的都是程序自带的")
    console.diagnostics(faults)
    return 1 if faults else 0


def _known(place: Place) -> dict[str, Upstream]:
    from workplan_docs.content.load import organ_of
    from workplan_docs.production.own_templates import upstream_files

    return upstream_files(organ_of(place.project))


def _tell(console: Console, found: Comparison) -> None:
    name = found.upstream.name
    console.say(f"【{name}】{_STATES[found.state]}")
    if found.own is None:
        return
    if found.then is None:
        _tell_changes(console, "与程序自带的不同", found.now, found.own, ("程序自带的", f"templates/{name}"))
    else:
        then = "程序自带的（取出时）"
        _tell_changes(console, "取出以后程序的改动", found.then, found.now, (then, "程序自带的（现在）"))
        _tell_changes(console, "自己的改动", found.then, found.own, (then, f"templates/{name}"))
    if found.state in _ADVICE:
        console.say(_ADVICE[found.state].format(name))
    console.say()


def _tell_changes(
    console: Console,
    heading: str,
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
    labels: tuple[str, str],
) -> None:
    """A unified diff of each section that differs; nothing when none does."""
    if before == after:
        return
    console.say(f"{heading}：")
    for section in dict.fromkeys((*before, *after)):
        old, new = before.get(section), after.get(section)
        if old == new:
            continue
        if section:
            gone = "，现在没有这个样式" if new is None else "，原来没有这个样式" if old is None else ""
            console.say(f"  样式“{section}”{gone}")
            lines = [
                *(f"- {x}" for x in old or () if x not in (new or ())),
                *(f"+ {x}" for x in new or () if x not in (old or ())),
            ]
            for line in lines:
                console.say(f"    {line}")
        else:
            for line in unified_diff(old or (), new or (), *labels, lineterm=""):
                console.say(line)
