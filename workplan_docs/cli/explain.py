"""``make-docs explain CODE``: what a code means, what to do, an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workplan_docs.cli.chinese import ChineseCommand, Word, split_words
from workplan_docs.cli.console import Console
from workplan_docs.cli.messages import checking as m
from workplan_docs.cli.messages import common
from workplan_docs.cli.options import Place, place_options
from workplan_docs.errors import Diagnostic, Severity, UsageProblem

if TYPE_CHECKING:
    from workplan_docs.rules.catalogue import Entry


@click.command("explain", cls=ChineseCommand, help=m.EXPLAIN_HELP)
@click.argument("codes", nargs=-1, metavar=m.EXPLAIN_CODES, type=Word(m.EXPLAIN_CODE))
@click.option("--list", "listed", is_flag=True, help=m.EXPLAIN_LIST)
@click.option(
    "--format", "style", type=Word("text|json", ("text", "json")), default="text", help=common.TEXT_OR_JSON
)
@place_options
def explain_command(codes: tuple[str, ...], listed: bool, style: str) -> int:
    """Tell the entries asked for; an unknown code names the nearest ones, and fails when it stands alone."""
    from workplan_docs.rules.catalogue import CATALOGUE

    console = Console(Place.current().project)
    wanted = split_words(codes)
    if not wanted and not listed:
        raise UsageProblem(
            Diagnostic("US026", Severity.ERROR, m.EXPLAIN_NOTHING, hint=m.EXPLAIN_NOTHING_HINT)
        )
    entries, unknown = (list(CATALOGUE.values()), []) if listed else _entries(wanted)
    if unknown and not entries:
        raise UsageProblem(unknown)
    if style == "json":
        console.json({"version": 1, "codes": [_as_json(entry) for entry in entries]})
    elif listed:
        for entry in entries:
            console.say(f"{entry.code} {entry.title}")
    else:
        console.say("\n\n".join(_as_text(entry) for entry in entries))
    console.diagnostics(unknown)
    return 1 if unknown else 0


def _entries(codes: tuple[str, ...]) -> tuple[list[Entry], list[Diagnostic]]:
    """The entries that there are, and what is wrong with every other code."""
    from workplan_docs.rules.catalogue import explain, near_codes

    found = {code: explain(code) for code in codes}
    faults = []
    for code, entry in found.items():
        if entry is None:
            near = near_codes(code)
            hint = common.NEAR.format(names=common.AND.join(near)) if near else m.EXPLAIN_ALL
            message = m.EXPLAIN_UNKNOWN.format(code=code)
            faults.append(Diagnostic("US026", Severity.ERROR, message, hint=hint))
    return [entry for entry in found.values() if entry is not None], faults


def _as_text(entry: Entry) -> str:
    lines = [f"{entry.code} {entry.title}", f"  {entry.explanation}"]
    if entry.wrong is not None and entry.right is not None:
        lines += [m.EXPLAIN_WRONG, *_indented(entry.wrong), m.EXPLAIN_RIGHT, *_indented(entry.right)]
    if entry.clauses:
        lines.append(m.EXPLAIN_CLAUSE.format(clauses=common.ALSO.join(entry.clauses)))
    return "\n".join(lines)


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.split("\n")]


def _as_json(entry: Entry) -> dict[str, object]:
    return {
        "code": entry.code,
        "title": entry.title,
        "explanation": entry.explanation,
        "group": entry.group,
        "wrong": entry.wrong,
        "right": entry.right,
        "clauses": list(entry.clauses),
    }
