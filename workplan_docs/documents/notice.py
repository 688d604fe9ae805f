"""What the official notice says: the notice itself and the plan that it issues."""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.content.models import Notice, Organ, Plan, Task
from workplan_docs.documents.rows import numbered_sections

_IDEOGRAPHIC_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class NoticeTask:
    """A task as the notice prints it; ``units`` is the office's line, to the letter."""

    number: int
    title: str
    text: str
    leaders: str
    units: str


@dataclass(frozen=True, slots=True)
class NoticeSection:
    """A section with its generated ordinal in the heading (一、…)."""

    heading: str
    tasks: tuple[NoticeTask, ...]


@dataclass(frozen=True, slots=True)
class NoticeImprint:
    """版记: who has copies, who printed it and when; ``duplex`` is yes or no."""

    copy_to: str
    printed_by: str
    printed_on: str
    duplex: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Everything that the template `notice.xml.j2` may print."""

    title: str
    author: str
    state: str
    mark: str
    number: str
    title_parts: tuple[str, ...]
    recipients: str
    body: tuple[str, ...]
    signature: str
    date: str
    sealed: str
    note: str
    label_face: str
    plan_title: str
    overview_label: str
    overview: str
    sections: tuple[NoticeSection, ...]
    imprint: NoticeImprint | None


def notice_view(organ: Organ, notice: Notice, plan: Plan | None) -> NoticeView:
    """The notice of ``organ``, with ``plan`` when it encloses one.

    A draft without signature prints the organ's name; an issued notice prints what it says and no more.
    """
    parts = tuple(part for part in notice.title_lines if part.strip())
    enclosed = plan if notice.encloses == "plan" else None
    preamble = enclosed.preamble if enclosed else None
    return NoticeView(
        title="".join(parts),
        author=organ.name,
        state=notice.state,
        mark=notice.issuer_mark or organ.mark,
        number=notice.document_number or "",
        title_parts=parts,
        recipients=(notice.recipients or "").rstrip("：:"),
        body=notice.body,
        signature=notice.signature or (organ.name if notice.state == "draft" else ""),
        date=notice.date or "",
        sealed="yes" if notice.sealed else "no",
        note=notice.note or "",
        label_face="" if organ.label_face == "kai" else organ.label_face,
        plan_title=enclosed.title if enclosed else "",
        overview_label=preamble.label.rstrip("：:") if preamble else "",
        overview=preamble.text if preamble else "",
        sections=_sections(organ, enclosed) if enclosed else (),
        imprint=_imprint(notice),
    )


def _sections(organ: Organ, plan: Plan) -> tuple[NoticeSection, ...]:
    return tuple(
        NoticeSection(heading, tuple(_task(organ, task) for task in tasks))
        for heading, tasks in numbered_sections(plan)
    )


def _task(organ: Organ, task: Task) -> NoticeTask:
    names = [_spaced(name) if organ.spaced_names else name for name in task.leaders]
    return NoticeTask(task.number, task.title or "", task.text, "、".join(names), task.units_line)


def _spaced(name: str) -> str:
    """A name of two characters at the width of three, as lists of names are aligned."""
    return _IDEOGRAPHIC_SPACE.join(name) if len(name) == 2 else name


def _imprint(notice: Notice) -> NoticeImprint | None:
    fields = ("，".join(notice.copy_to), notice.printed_by or "", notice.printed_on or "")
    return NoticeImprint(*fields, "yes" if notice.duplex else "no") if any(fields) else None
