"""Every code that a diagnostic may carry, explained: for ``make-docs explain`` and the pages in docs.

Codes are stable. Where the rules of official documents (GB/T 9704-2012, GB/T 15834-2011) have an id of their
own it is used (EL, TB, PP, PX and some numbers are ours); the others begin with the room's letters: YA YAML,
CT content, RG registry, PL plan, TG targets, NO notice, TP templates, TY typesetting, EN and EV environment,
FW output files, OF office files, US usage, XX our own faults.
"""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.rules.catalogue_audit import AUDIT
from workplan_docs.rules.catalogue_content import CONTENT
from workplan_docs.rules.catalogue_official import OFFICIAL
from workplan_docs.rules.catalogue_program import PROGRAM
from workplan_docs.rules.catalogue_writing import WRITING


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: what it is called and what it means, in Chinese."""

    code: str
    title: str
    explanation: str


CATALOGUE: dict[str, Entry] = {
    code: Entry(code, title, explanation)
    for code, (title, explanation) in sorted({**AUDIT, **CONTENT, **OFFICIAL, **WRITING, **PROGRAM}.items())
}


def explain(code: str) -> Entry | None:
    """The entry of a code, in whatever case it is written; None for an unknown one."""
    return CATALOGUE.get(code.strip().upper())
