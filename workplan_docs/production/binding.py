"""Bound volumes: the PDFs of several documents in one file (all sheets), put together from finished files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workplan_docs.production.execute import execute
from workplan_docs.production.files import sha256
from workplan_docs.production.jobs import Spec, Work
from workplan_docs.production.keys import digest
from workplan_docs.production.press import Failure, Made, Outcome, VolumeRecipe, failure
from workplan_docs.production.processes import Processes


@dataclass(frozen=True, slots=True)
class Part:
    """A finished PDF with the templates that it was made from."""

    data: bytes
    templates: tuple[tuple[str, str], ...]


def bind(
    recipe: VolumeRecipe,
    work: Work,
    at_hand: Callable[[Spec], Part | Failure | None],
    workers: int,
    ahead: Processes | None = None,
) -> Outcome:
    """The volume of a collection.

    ``at_hand`` gives a part that stands in the output folder, or why it could not be made; parts that are not
    there are made for the volume alone. Where a part is missing there is no volume: nobody would notice.
    """
    (job,) = work.jobs
    parts: dict[str, Part] = {}
    missing: list[Work] = []
    for spec in work.spec.parts:
        found = at_hand(spec)
        if isinstance(found, Failure):
            return Outcome(0, (), (_for_volume(job.path, found),))
        if found is None:
            missing.append(Work(spec, (job.format,)))
        else:
            parts[spec.path_stem] = found
    for outcome in execute(recipe, missing, workers, ahead):
        if outcome.failures:
            return Outcome(0, (), (_for_volume(job.path, outcome.failures[0]),))
        (made,) = outcome.made
        assert made.data is not None  # nothing was known of an earlier one
        parts[missing[outcome.index].spec.path_stem] = Part(made.data, outcome.templates)
    ordered = [parts[spec.path_stem] for spec in work.spec.parts]
    templates = tuple(sorted({pair for part in ordered for pair in part.templates}))
    look = digest(recipe.imprint(work.spec), [sha256(part.data) for part in ordered])
    if look == dict(work.looks).get(job.format):
        return Outcome(0, (Made(job.path, job.format, None, None, look),), (), templates)
    try:
        bound = recipe.bind(work.spec, [part.data for part in ordered])
    except Exception as error:  # whatever it is, the other documents are there
        return Outcome(0, (), (failure(job.path, error),))
    return Outcome(0, (Made(job.path, job.format, bound.data, bound.pages, look),), (), templates)


def _for_volume(path: str, fault: Failure) -> Failure:
    return Failure(path, fault.cause, fault.diagnostics, fault.trace)
