"""``make-docs completion``: the script that makes a shell complete commands, units and years on Tab."""

from __future__ import annotations

import click

from workplan_docs.cli.chinese import ChineseCommand, Word
from workplan_docs.cli.messages import common
from workplan_docs.cli.messages import projects as m
from workplan_docs.cli.options import place_options
from workplan_docs.errors import Diagnostic, Severity, UsageProblem

SHELLS = tuple(m.COMPLETION_HOW)
_NAME, _VARIABLE = "make-docs", "_MAKE_DOCS_COMPLETE"


@click.command("completion", cls=ChineseCommand, help=m.COMPLETION_HELP, short_help=m.COMPLETION_SHORT)
@click.argument("shell", metavar=common.KIND, type=Word(common.KIND, SHELLS))
@place_options
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> int:
    """Click's own script for the shell, with a line on how to use it."""
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        message = m.COMPLETION_TOO_OLD.format(shell=shell)
        raise UsageProblem(Diagnostic("US033", Severity.ERROR, message, hint=m.COMPLETION_TOO_OLD_HINT))
    # Not the subclass's own method: that of bash looks for a bash and complains in English.
    script = ShellComplete.source(kind(ctx.find_root().command, {}, _NAME, _VARIABLE))
    click.echo(_explained(shell, _speaking_utf8(script) if shell == "powershell" else script), nl=False)
    return 0


def _explained(shell: str, script: str) -> str:
    """The script with a comment on how to switch it on; zsh wants its own first line first."""
    lines = [m.COMPLETION_START.format(how=m.COMPLETION_HOW[shell])]
    first, _, rest = script.partition("\n")
    if first.startswith("#compdef"):
        lines.insert(0, first)
        script = rest
    return "\n".join([*lines, script])


def _speaking_utf8(script: str) -> str:
    """PowerShell reads a program's output in the console's code page (936); ours answers Tab in UTF-8."""
    switched = (
        "    $prev_encoding = [Console]::OutputEncoding\n"
        "    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8\n    try {"
    )
    back = "    } finally {\n        [Console]::OutputEncoding = $prev_encoding"
    return script.replace("    try {", switched, 1).replace("    } finally {", back, 1)
