"""``make-docs completion``: the script that makes a shell complete commands, units and years on Tab."""

from __future__ import annotations

import click

from workplan_docs.cli.chinese import ChineseCommand, Word
from workplan_docs.cli.options import place_options
from workplan_docs.errors import Diagnostic, Severity, UsageProblem

SHELLS = ("bash", "zsh", "fish", "powershell")
_NAME, _VARIABLE = "make-docs", "_MAKE_DOCS_COMPLETE"
_HOW = {
    "bash": 'eval "$(make-docs completion bash)"  写进 ~/.bashrc，重新打开终端（bash 4.4 以上）',
    "zsh": 'eval "$(make-docs completion zsh)"  写进 ~/.zshrc（在 compinit 之后），重新打开终端',
    "fish": "make-docs completion fish > ~/.config/fish/completions/make-docs.fish",
    "powershell": "make-docs completion powershell | Out-String | Invoke-Expression  写进 $PROFILE，重新打开窗口",
}
_HELP = """输出命令行自动补全的脚本：按 Tab 补出命令、选项、单位名称和年份。

命令行的种类：bash、zsh、fish、powershell。怎样启用写在输出的开头。
Windows 的“命令提示符”（cmd）没有自动补全，请用 PowerShell。
"""


@click.command("completion", cls=ChineseCommand, help=_HELP, short_help="输出命令行自动补全的脚本")
@click.argument("shell", metavar="种类", type=Word("种类", SHELLS))
@place_options
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> int:
    """Click's own script for the shell, with a line on how to use it."""
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        message = f"本机装的 click 程序库太旧，不会 {shell}"
        raise UsageProblem(Diagnostic("US033", Severity.ERROR, message, hint="升级程序，或换一种命令行"))
    # Not the subclass's own method: that of bash looks for a bash and complains in English.
    script = ShellComplete.source(kind(ctx.find_root().command, {}, _NAME, _VARIABLE))
    click.echo(_explained(shell, _speaking_utf8(script) if shell == "powershell" else script), nl=False)
    return 0


def _explained(shell: str, script: str) -> str:
    """The script with a comment on how to switch it on; zsh wants its own first line first."""
    lines = [f"# 启用：{_HOW[shell]}"]
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
