"""What a rule looks at: the content, its assignments, and every text with its place."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from pydantic import BaseModel

from workplan_docs.content.models import Content, OfficialDocument, Path, Plan, Positions, Task
from workplan_docs.content.plan_view import AssignedTask, Assignments, registry_of
from workplan_docs.content.ready import ready_line, ready_list, ready_value
from workplan_docs.content.registry import Registry
from workplan_docs.errors import Diagnostic, Severity

# Keys whose texts are printed as running words; the marks in them are checked. Names and quotes are not:
# a quote stands in its task's text anyway, and one fault is told once. Lists of names may hold blanks.
PROSE = frozenset(
    {
        "title",
        "text",
        "label",
        "heading",
        "body",
        "recipients",
        "note",
        "copy_to",
        "units",
        "deadline",
        "printed_by",
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """One text of content; ``key`` is the innermost key that it stands under."""

    path: Path
    key: str
    text: str


class Texts(ABC):
    """Texts with their places: what the rules on characters and marks look at."""

    @property
    @abstractmethod
    def records(self) -> Mapping[str, BaseModel]:
        """The files by the names that their paths begin with."""

    @property
    @abstractmethod
    def positions(self) -> Positions:
        """Where everything stands."""

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every text of every file, keys of tables included."""
        return tuple(words for key, record in self.records.items() for words in _walk((key,), key, record))

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """Every character that is used, so that a rule on single characters need not look at each text."""
        return frozenset().union(*(words.text for words in self.words))

    @cached_property
    def prose(self) -> tuple[Words, ...]:
        """The texts of plan and official documents that are printed as running words."""
        printed = {key for key, record in self.records.items() if isinstance(record, Plan | OfficialDocument)}
        return tuple(w for w in self.words if w.key in PROSE and w.path[0] in printed)

    @cached_property
    def fillable(self) -> tuple[Words, ...]:
        """Texts that may hold a gap to fill in: all but the plan's figures and quotes, which its prose repeats."""
        return tuple(w for w in self.words if w.path[0] != "plan" or w.key in PROSE)

    def gap_severity_of(self, path: Path) -> Severity:
        """What a gap in a file weighs: a draft may have some, an issued document none."""
        record = self.records.get(str(path[0]))
        if not isinstance(record, OfficialDocument):  # the plan is issued with its notice
            issuing = (r for r in self.records.values() if isinstance(r, OfficialDocument) and r.encloses)
            record = self.records.get("notice") or next(issuing, None)
        issued = isinstance(record, OfficialDocument) and record.state == "issued"
        return Severity.ERROR if issued else Severity.WARNING

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
        place = self.positions.find(path, offset)
        return Diagnostic(code, severity, message, place.file, place.line, place.column, hint)

    def ready(self, path: Path, key: str, text: str) -> str:
        """A value as the line that a clerk can paste.

        ``key: value``; ``- value`` of an entry on a line of its own; the whole list of one in square brackets.
        """
        if self.has_own_line(path):
            return f"- {ready_value(text)}"
        if not self._listed(path):
            return ready_line(key, text)
        record: object = self.records.get(str(path[0]))
        for step in path[1:-1]:
            record = getattr(record, str(step)) if isinstance(step, str) else record[step]  # type: ignore[index]
        items = [str(getattr(item, "name", item)) for item in cast("Iterable[object]", record)]
        items[cast("int", path[-1])] = text
        return f"{path[-2]}: {ready_list(items)}"

    def _listed(self, path: Path) -> bool:
        return isinstance(path[-1], int) and path[1:] in self.positions.entries.get(str(path[0]), {})

    def has_own_line(self, path: Path) -> bool:
        """Whether a path is an entry behind a dash; one in square brackets stands on the line of its key."""
        if not self._listed(path):
            return False
        entries = self.positions.entries[str(path[0])]
        whole = entries.get(path[1:-1])
        return whole is None or not whole.flow


@dataclass(frozen=True)
class View(Texts):
    """Content as the rules see it; ``assignments`` is None when a line of units could not be resolved."""

    content: Content
    assignments: Assignments | None

    @property
    def records(self) -> Mapping[str, BaseModel]:
        """Every file of the year."""
        content = self.content
        return {
            "organ": content.organ,
            "units": content.units,
            "leaders": content.leaders,
            "plan": content.plan,
            **dict(content.officials),
        }

    @property
    def positions(self) -> Positions:
        """Where everything stands."""
        return self.content.positions

    @cached_property
    def tasks(self) -> tuple[tuple[Path, Task], ...]:
        """Every task with its path."""
        return tuple((path, task) for path, _, task in self.content.plan.located_tasks())

    @property
    def registry(self) -> Registry:
        """Units, groups and areas by any of their names."""
        return registry_of(self.content)

    @cached_property
    def assigned(self) -> tuple[tuple[Path, AssignedTask], ...]:
        """Every task with its path and its units; empty when there are no assignments."""
        if self.assignments is None:
            return ()
        return tuple(
            (path, assigned) for (path, _), assigned in zip(self.tasks, self.assignments.tasks, strict=True)
        )


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
