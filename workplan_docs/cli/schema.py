"""``make-docs schema``: the JSON schemas that an editor checks the content with."""

from __future__ import annotations

from pathlib import Path

import click

from workplan_docs.cli.chinese import ChineseCommand, Word
from workplan_docs.cli.console import Console
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, EnvironmentProblem, Severity

_HELP = """写出编辑器用的 JSON schema，每一项都有中文名称和说明。

放在 docs/schema，content 里各文件的第一行指向那里；装了“YAML”扩展的 VS Code 据此提示和检查。
程序升级后运行一次。
"""


@click.command("schema", cls=ChineseCommand, help=_HELP, short_help="写出编辑器提示用的 JSON schema")
@click.option("--out", type=Word("文件夹"), help="写到别的文件夹，默认是项目的 docs/schema")
@place_options
def schema_command(out: str | None) -> int:
    """Write what is new; nothing is touched that is right already."""
    from workplan_docs.cli.reading import require_content
    from workplan_docs.content.schema import FOLDER, TITLES, write_schemas

    place = Place.current()
    if out is None:
        require_content(place.project)
    folder = place.project / FOLDER if out is None else Path(out)
    shown = place.shown(FOLDER) if out is None else out
    try:
        changed = write_schemas(folder)
    except OSError:
        message = f"不能写入 {shown}"
        hint = "检查这个文件夹是否可写，是不是有同名的文件"
        raise EnvironmentProblem(Diagnostic("EV040", Severity.ERROR, message, hint=hint)) from None
    console = Console(place.project, place.debug)
    if changed:
        console.say(f"已写出 {shown} 里的 {'、'.join(path.name for path in changed)}")
    else:
        console.say(f"{shown} 里的 {len(TITLES)} 个文件都是最新的")
    return 0
