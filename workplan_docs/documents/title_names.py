"""Names that the content knows and that a document's titles hold: the layout never parts one at a line end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan_docs.content.models import OfficialDocument, Organ, Plan

_BETWEEN = re.compile("[，、；,;\\s（）()]+")
_SHORTEST = 2


def title_names(organ: Organ | None, document: OfficialDocument, plan: Plan | None = None) -> tuple[str, ...]:
    """Issuers, organ, recipients, leaders and units, as far as a title says them, in the order of the alphabet."""
    titles = [document.title_text, *((a.title or a.name).replace("|", "") for a in document.attachments)]
    if plan is not None and document.encloses:
        titles.append(plan.title)
    known = (name for name in _names(organ, document, plan) if len(name) >= _SHORTEST)
    return tuple(sorted({name for name in known if any(name in title for title in titles)}))


def _names(organ: Organ | None, document: OfficialDocument, plan: Plan | None) -> Iterator[str]:
    if organ is not None:
        yield from filter(None, (organ.name, organ.short_name))
    yield from document.issuers
    yield from document.signers
    yield from (signature.organ for signature in document.signature or () if signature.organ)
    yield from _BETWEEN.split(document.recipients or "")
    for section in plan.sections if plan is not None else ():
        for task in section.tasks:
            yield from task.leaders
            yield from _BETWEEN.split(task.units_line)
