"""One official document as the rules see it, whether it belongs to a year's content or stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from workplan_docs.content.models import OfficialDocument, Organ, Plan, Positions
from workplan_docs.errors import Diagnostic, Severity
from workplan_docs.rules.view import Texts

Inner = tuple[str | int, ...]
E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
FORMAT_NAMES = {"ordinary": "一般格式", "letter": "信函格式", "order": "命令格式", "minutes": "纪要格式"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or heading of the body. ``run_in`` is the text that follows a heading on its line."""

    path: Inner
    text: str
    heading: bool = False
    run_in: str | None = None


@dataclass(frozen=True)
class Paper(Texts):
    """A document with what is known around it.

    ``sections`` are inner sections of the organ; ``enclosed`` is the plan that a document standing alone issues.
    """

    key: str
    document: OfficialDocument
    organ: Organ | None
    places: Positions
    sections: frozenset[str] = frozenset()
    enclosed: Plan | None = None

    @property
    def records(self) -> Mapping[str, BaseModel]:
        """The document, and the plan that is printed with it."""
        return {self.key: self.document, **({"plan": self.enclosed} if self.enclosed else {})}

    @property
    def positions(self) -> Positions:
        """Where everything stands."""
        return self.places

    @property
    def issuers(self) -> tuple[str, ...]:
        """The issuers, the sponsor's name first."""
        return self.document.issuers or ((self.organ.name,) if self.organ else ())

    @property
    def gap(self) -> Severity:
        """What a gap weighs."""
        return self.gap_severity_of((self.key,))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The body, tables left aside."""
        found: list[Line] = []
        for index, item in enumerate(self.document.body):
            if isinstance(item, str):
                found.append(Line(("body", index), item))
            elif item.heading:
                found.append(Line(("body", index, "heading"), item.heading, True, item.text))
            elif item.text:
                found.append(Line(("body", index, "text"), item.text))
        return tuple(found)

    @cached_property
    def running(self) -> tuple[tuple[Inner, str], ...]:
        """Every text of the body with its place, texts after run-in headings too."""
        found: list[tuple[Inner, str]] = []
        for line in self.lines:
            found.append((line.path, line.text))
            if line.run_in:
                found.append(((*line.path[:-1], "text"), line.run_in))
        return tuple(found)

    @property
    def whole(self) -> str:
        """The body as one text."""
        return "\n".join(text for _, text in self.running)

    def named(self, name: str) -> bool:
        """Whether a name is the organ's own, in full or short."""
        own = (self.organ.name, self.organ.short_name) if self.organ else ()
        return name in self.issuers or name in own

    def tell(
        self,
        code: str,
        severity: Severity,
        message: str,
        *path: str | int,
        hint: str | None = None,
        at: int | None = None,
    ) -> Diagnostic:
        """A diagnostic at a key of the document; of a key that is not there, beside where it belongs."""
        return self.say(code, severity, message, (self.key, *self._standing(path)), hint, offset=at)

    def _standing(self, path: Inner) -> Inner:
        """The path itself, or the key that a clerk would look at first when the path's own is missing."""
        entries = self.positions.entries.get(self.key, {})
        if path and path[:1] in entries:
            return path
        beside = ("date", "title") if path[:1] in (("signature",), ("printed_on",), ("printed_by",)) else ()
        return next(((key,) for key in (*beside, "type", "title", "body") if (key,) in entries), path)


def names_in(line: str) -> tuple[str, ...]:
    """The names of a line of recipients; what stands in brackets parts nothing."""
    plain = re.sub(r"（[^（）]*）", "", line)
    return tuple(name.strip() for name in re.split("[，、；,;]", plain.rstrip("：:。")) if name.strip())


def each_match(paper: Paper, pattern: re.Pattern[str]) -> Iterator[tuple[Inner, re.Match[str]]]:
    """The first match in every text of the body."""
    for path, text in paper.running:
        if match := pattern.search(text):
            yield path, match
