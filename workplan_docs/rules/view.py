"""What a rule looks at: the content, its assignments, and every text with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from workplan_docs.content.models import Content, Path, Task
from workplan_docs.content.plan_view import AssignedTask, Assignments
from workplan_docs.errors import Diagnostic, Severity

# Keys whose texts are printed as running words; the marks in them are checked. Names and quotes are not:
# a quote stands in its task's text anyway, and one fault is told once.
PROSE = frozenset(
    {"title", "text", "label", "body", "recipients", "note", "copy_to", "units", "deadline", "printed_by"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """One text of content; ``key`` is the innermost key that it stands under."""

    path: Path
    key: str
    text: str


@dataclass(frozen=True)
class View:
    """Content as the rules see it; ``assignments`` is None when a line of units could not be resolved."""

    content: Content
    assignments: Assignments | None

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every text of every file, keys of tables included."""
        content = self.content
        files: dict[str, BaseModel] = {
            "organ": content.organ,
            "units": content.units,
            "leaders": content.leaders,
            "plan": content.plan,
            "notice": content.notice,
        }
        return tuple(words for key, record in files.items() for words in _walk((key,), key, record))

    @cached_property
    def prose(self) -> tuple[Words, ...]:
        """The texts of plan and notice that are printed as running words."""
        return tuple(w for w in self.words if w.key in PROSE and w.path[0] in ("plan", "notice"))

    @cached_property
    def tasks(self) -> tuple[tuple[Path, Task], ...]:
        """Every task with its path."""
        return tuple((path, task) for path, _, task in self.content.plan.located_tasks())

    @cached_property
    def assigned(self) -> tuple[tuple[Path, AssignedTask], ...]:
        """Every task with its path and its units; empty when there are no assignments."""
        if self.assignments is None:
            return ()
        return tuple(
            (path, assigned) for (path, _), assigned in zip(self.tasks, self.assignments.tasks, strict=True)
        )

    @property
    def gap_severity(self) -> Severity:
        """What a gap weighs: a draft may have some, an issued document none."""
        return Severity.ERROR if self.content.notice.state == "issued" else Severity.WARNING

    def say(
        self,
        code: str,
        severity: Severity,
        message: str,
        path: Path,
        hint: str | None = None,
        *,
        offset: int | None = None,
    ) -> Diagnostic:
        """A diagnostic at the place of a path."""
        place = self.content.place(*path, offset=offset)
        return Diagnostic(code, severity, message, place.file, place.line, place.column, hint)


def _walk(path: Path, key: str, value: object) -> Iterator[Words]:
    if isinstance(value, str):
        yield Words(path, key, value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _walk((*path, name), name, getattr(value, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield Words((*path, name), "", name)
            yield from _walk((*path, name), key, inner)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _walk((*path, index), key, inner)
