"""``make-docs doctor``: whether this machine can do the work, and what to do where it cannot."""

from __future__ import annotations

from collections import Counter

import click

from workplan_docs.cli.chinese import ChineseCommand, Word
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import checking as m
from workplan_docs.cli.messages import common
from workplan_docs.cli.options import Place, place_options

_WRONG = ("missing", "fault", "note")  # states of a finding, the gravest first


@click.command("doctor", cls=ChineseCommand, help=m.DOCTOR_HELP, short_help=m.DOCTOR_SHORT)
@click.option(
    "--format",
    "style",
    type=Word("text|json", ("text", "json")),
    default="text",
    help=common.TEXT_OR_JSON,
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
            console.say(common.HEADING.format(name=area))
        label = m.DOCTOR_STATES[finding.state] + (f"[{finding.code}]" if finding.code else "")
        console.say(m.DOCTOR_FINDING.format(label=label, name=finding.name, text=finding.text))
        if finding.hint and finding.hint not in hints:
            hints.add(finding.hint)
            console.say(m.DOCTOR_REMEDY.format(hint=finding.hint))
    counts = Counter(finding.state.value for finding in findings)
    wrong = common.COMMA.join(
        common.PLACES.format(count=counts[s], what=m.DOCTOR_STATES[s]) for s in _WRONG if counts[s]
    )
    result = m.DOCTOR_GOOD if code == 0 else m.DOCTOR_BAD
    console.say(result + (common.IN_BRACKETS.format(text=wrong) if wrong else ""))
    return code
