"""``make-docs doctor``: whether this machine can do the work, and what to do where it cannot."""

from __future__ import annotations

import click

from workplan_docs.cli.chinese import ChineseCommand, Word
from workplan_docs.cli.console import Console
from workplan_docs.cli.options import Place, place_options

_WORDS = {"good": "正常", "note": "注意", "fault": "有误", "missing": "缺少"}
_HELP = """检查本机：Python 和程序库、排版库 Pango、每种字体用的是哪个文件、够不够用、文件夹能不能写、
LibreOffice；在项目文件夹里运行，还检查 fonts、templates 里的文件。缺什么，就写明怎么办。
"""


@click.command("doctor", cls=ChineseCommand, help=_HELP, short_help="检查本机和项目，缺什么、怎么办")
@click.option(
    "--format",
    "style",
    type=Word("text|json", ("text", "json")),
    default="text",
    help="text 给人看，json 给程序用",
)
@place_options
def doctor_command(style: str) -> int:
    """Look at everything and tell it; the project is not touched (a font of its own may be prepared in the cache)."""
    from workplan_docs.production.doctor import examine, verdict

    place = Place.current()
    console = Console(place.project, place.debug)
    findings = examine(place.project)
    code = verdict(findings)
    if style == "json":
        checks = [finding.as_json() for finding in findings]
        console.json({"version": 1, "ok": code == 0, "exit_code": code, "checks": checks})
        return code
    area = ""
    hints: set[str] = set()
    for finding in findings:
        if finding.area != area:
            area = finding.area
            console.say(f"【{area}】")
        label = _WORDS[finding.state] + (f"[{finding.code}]" if finding.code else "")
        console.say(f"  {label} {finding.name}：{finding.text}")
        if finding.hint and finding.hint not in hints:
            hints.add(finding.hint)
            console.say(f"      办法：{finding.hint}")
    counts = {state: sum(f.state == state for f in findings) for state in _WORDS}
    wrong = "，".join(f"{counts[s]} 处{_WORDS[s]}" for s in ("missing", "fault", "note") if counts[s])
    console.say(
        ("需要的都有，可以生成文件" if code == 0 else "要先处理好") + (f"（{wrong}）" if wrong else "")
    )
    return code
