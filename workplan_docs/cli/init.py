"""``make-docs init``: an empty folder becomes a project that can be checked and built at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from workplan_docs.cli.chinese import ChineseCommand, Word, Year
from workplan_docs.cli.console import Console
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity, UsageProblem

_HELP = """在文件夹里放好样例，可以马上检查和生成。

放下的有 content（样例内容，每项有注释）、使用说明、编辑器用的设置和提示。不写文件夹就放在当前文件夹。
已有的文件一个也不覆盖：只要有一个重名，就什么也不写。
"""
_MOST_NAMED = 5


@click.command("init", cls=ChineseCommand, help=_HELP, short_help="在空文件夹里放好样例或空白内容")
@click.argument("target", metavar="[文件夹]", required=False, type=Word("文件夹"))
@click.option("--empty", "empty", is_flag=True, help="不放样例，放带注释的空白内容，填好【待填】各处就能用")
@click.option("--year", type=Year(), help="空白内容的年份，默认今年；只和 --empty 一起用")
@place_options
def init_command(target: str | None, empty: bool, year: int | None) -> int:
    """Lay everything down, or nothing."""
    from workplan_docs.content.starter import blank_files, sample_files, sample_year

    place = Place.current()
    if year is not None and not empty:
        message = f"--year 只和 --empty 一起用；样例是 {sample_year()} 年的"
        hint = f"写成 make-docs init --empty --year {year}，或者去掉 --year"
        raise UsageProblem(Diagnostic("US031", Severity.ERROR, message, hint=hint))
    folder = place.project / target if target else place.project
    shown = place.shown(target) if target else (place.folder or "当前文件夹")
    files = blank_files(year or _this_year()) if empty else sample_files()
    _refuse_existing(folder, shown, files)
    _write_all(folder, shown, files)
    console = Console(folder, place.debug)
    console.say(
        f"已在{'' if shown == '当前文件夹' else ' '}{shown}放好 {len(files)} 个文件，先看 使用说明.txt"
    )
    if target or place.folder:
        console.say(f"下一步：进入 {shown} 文件夹，运行 make-docs check，再运行 make-docs build")
    else:
        console.say("下一步：运行 make-docs check，再运行 make-docs build")
    if empty:
        console.say("content 里的【待填：……】各处填好以前，check 会逐处提醒，但不妨碍生成草稿")
    return 0


def _this_year() -> int:
    """The calendar's year, or that of SOURCE_DATE_EPOCH."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).year
    return datetime.now().astimezone().year


def _refuse_existing(folder: Path, shown: str, files: Mapping[str, str]) -> None:
    """Nothing of the user's is ever overwritten, not even a content folder that has other files."""
    names = dict.fromkeys("content" if name.startswith("content/") else name for name in files)
    taken = [name for name in names if os.path.lexists(folder / name)]
    if not taken:
        return
    more = f" 等 {len(taken)} 处" if len(taken) > _MOST_NAMED else ""
    message = f"{shown}里已经有 {'、'.join(taken[:_MOST_NAMED])}{more}，没有动它，什么也没有写"
    hint = "换一个空文件夹，如 make-docs init 新文件夹"
    raise UsageProblem(Diagnostic("US032", Severity.ERROR, message, hint=hint))


def _write_all(folder: Path, shown: str, files: Mapping[str, str]) -> None:
    """Write every file; when one cannot be written the others go again."""
    written: list[Path] = []
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(path)
                stream.write(text)
    except OSError:
        for path in written:
            with suppress(OSError):
                path.unlink()
        for emptied in sorted({p.parent for p in written}, key=lambda p: -len(p.parts)):
            with suppress(OSError):
                emptied.rmdir()
        message = f"不能写入{shown}，什么也没有留下"
        hint = "检查这个文件夹是否可写、磁盘是否已满、是不是有同名的文件"
        raise EnvironmentProblem(Diagnostic("EV040", Severity.ERROR, message, hint=hint)) from None
