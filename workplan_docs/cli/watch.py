"""``make-docs watch``: builds again whenever a file is saved, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workplan_docs.cli.build import Wishes, build_project
from workplan_docs.cli.chinese import ChineseCommand, Positive, Word, Year, split_words
from workplan_docs.cli.console import Console
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, Severity, UsageProblem, WorkplanError

if TYPE_CHECKING:
    from workplan_docs.production.watching import Changes

_Key = tuple[str, str | None, str]  # code, file, message of a diagnostic
_BUSY = "EV043"  # another build is at work in the same folder
_BUSY_PAUSE = 2.0
_MOST_NAMED = 3
_HELP = """守着项目文件夹：content、templates、fonts 里的文件一存盘，就生成受影响的文件。按 Ctrl-C 结束。

内容有错误时列出错误，原来生成的文件不动；改好存盘就接着生成。种类等的写法和 build 一样。
"""


@click.command("watch", cls=ChineseCommand, help=_HELP, short_help="文件一存盘就重新生成，按 Ctrl-C 结束")
@click.argument("kinds", nargs=-1, metavar="[种类]…", type=Word("种类"))
@click.option("--year", type=Year(), help="生成哪一年的，默认最新一年")
@click.option(
    "--format", "formats", multiple=True, type=Word("格式"), help="docx,pdf,html,xlsx 中的几种，默认 docx,pdf"
)
@click.option("-j", "workers", type=Positive(), help="同时用几个进程，默认按处理器数量")
@place_options
def watch_command(
    kinds: tuple[str, ...], year: int | None, formats: tuple[str, ...], workers: int | None
) -> int:
    """Build, wait, build again; Ctrl-C is the way out and no failure."""
    from workplan_docs.cli.reading import require_content
    from workplan_docs.production.jobs import Selection

    place = Place.current()
    require_content(place.project)
    selection = Selection(split_words(kinds), formats=tuple(f.lower() for f in split_words(formats)))
    try:
        _watch(place, Wishes(year, selection, workers, strict=False, report=None))
    except KeyboardInterrupt:
        Console(place.project, place.debug).say("已停止。已经写出的文件都是完整的")
    return 0


def _watch(place: Place, wishes: Wishes) -> None:
    from workplan_docs.production.watching import look_at, wait_for_changes

    number = 1
    known: frozenset[_Key] = frozenset()
    while True:
        seen = look_at(place.project)  # before the build: what is saved meanwhile counts
        console = _Console(place, known)
        _round(place, console, wishes, number)
        known = frozenset(console.told)
        number += 1
        changes = wait_for_changes(seen, lambda: look_at(place.project))
        Console(place.project).say(f"\n{_named(changes)}")
        wishes = replace(wishes, again=True)


class _Console(Console):
    """Tells every error, but a warning that the round before told already only by its number."""

    def __init__(self, place: Place, known: frozenset[_Key]) -> None:
        super().__init__(place.project, place.debug)
        self._known = known
        self.told: set[_Key] = set()
        self.repeated = 0

    def diagnostics(self, found: Iterable[Diagnostic]) -> None:
        """What is new; lines move while somebody writes, so places do not count."""
        fresh = []
        for diagnostic in dict.fromkeys(found):
            key = (diagnostic.code, diagnostic.file, diagnostic.message)
            self.told.add(key)
            if diagnostic.severity is Severity.ERROR or key not in self._known:
                fresh.append(diagnostic)
            else:
                self.repeated += 1
        super().diagnostics(fresh)


def _round(place: Place, console: _Console, wishes: Wishes, number: int) -> None:
    """One build; whatever goes wrong is told, and the watch goes on."""
    began = time.monotonic()
    code = _build(place, console, wishes)
    seconds = time.monotonic() - began
    how = "完成" if code == 0 else "没有全部成功，没有生成的保留原来的文件"
    if console.repeated:
        console.say(f"另有 {console.repeated} 处警告和上次相同，用 make-docs check 查看")
    console.say(f"第 {number} 次{how}，用时 {seconds:.1f} 秒。正在等待改动（按 Ctrl-C 结束）")


def _build(place: Place, console: Console, wishes: Wishes) -> int:
    waiting = False
    while True:
        try:
            return build_project(place, console, wishes)
        except WorkplanError as error:
            if isinstance(error, UsageProblem) and not wishes.again:
                raise  # a kind that there is not: no saved file will bring it
            busy = any(d.code == _BUSY for d in error.diagnostics)
            if not (busy and waiting):
                console.diagnostics(error.diagnostics)
            if not busy:
                return 1
            waiting = True
            time.sleep(_BUSY_PAUSE)
        except Exception as error:  # ours; the next saved file may well pass
            from workplan_docs.cli.program import report_bug

            return report_bug(error)


def _named(changes: Changes) -> str:
    """``甲.yaml、乙.yaml 有改动；丙.yaml 没有了``."""
    parts = []
    for names, what in ((changes.saved, " 有改动"), (changes.gone, " 没有了")):
        if names:
            more = f" 等 {len(names)} 个文件" if len(names) > _MOST_NAMED else ""
            parts.append("、".join(names[:_MOST_NAMED]) + more + what)
    return "；".join(parts)
