"""What an official document encloses: the plan as the notice prints it."""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.content.models import OfficialDocument, Organ, Plan, Task
from workplan_docs.documents.rows import numbered_sections

_IDEOGRAPHIC_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A task as the notice prints it; ``units`` is the office's line, to the letter."""

    number: int
    title: str
    text: str
    leaders: str
    units: str


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section with its generated ordinal in the heading (一、…)."""

    heading: str
    tasks: tuple[PlanTask, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything that the template may print of the plan that a document encloses."""

    title: str
    overview_label: str
    overview: str
    sections: tuple[PlanSection, ...]
    label_face: str


def enclosed_plan(organ: Organ | None, document: OfficialDocument, plan: Plan) -> PlanView | None:
    """The plan when the document encloses it."""
    if document.encloses != "plan":
        return None
    preamble = plan.preamble
    return PlanView(
        title=plan.title,
        overview_label=preamble.label.rstrip("：:") if preamble else "",
        overview=preamble.text if preamble else "",
        sections=tuple(
            PlanSection(heading, tuple(_task(organ, task) for task in tasks))
            for heading, tasks in numbered_sections(plan)
        ),
        label_face="" if organ is None or organ.label_face == "kai" else organ.label_face,
    )


def _task(organ: Organ | None, task: Task) -> PlanTask:
    names = [_spaced(name) if organ and organ.spaced_names else name for name in task.leaders]
    return PlanTask(task.number, task.title or "", task.text, "、".join(names), task.units_line)


def _spaced(name: str) -> str:
    """A name of two characters at the width of three, as lists of names are aligned."""
    return _IDEOGRAPHIC_SPACE.join(name) if len(name) == 2 else name
