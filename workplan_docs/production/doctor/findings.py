"""What an examination finds, in one form: a line for a clerk, an entry for a program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from workplan_docs.errors import EnvironmentProblem, WorkplanError


class State(StrEnum):
    """How a thing stands. Only ``fault`` and ``missing`` keep something from being made."""

    GOOD = "good"
    NOTE = "note"  # works, but one should know
    FAULT = "fault"  # a file of the project is to be put right
    MISSING = "missing"  # the machine lacks something


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: area and name, how it stands, and what to do (empty when nothing).

    ``code`` is explained in the catalogue; ``facts`` are values for programs (path, version, characters).
    """

    area: str
    name: str
    state: State
    text: str
    hint: str = ""
    code: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """For ``--format json``."""
        return {
            "area": self.area,
            "name": self.name,
            "state": str(self.state),
            "text": self.text,
            "hint": self.hint or None,
            "code": self.code or None,
            **self.facts,
        }


def verdict(findings: Iterable[Finding]) -> int:
    """The exit code: 3 when the machine lacks something, else 1 for a fault of the project, else 0."""
    states = {finding.state for finding in findings}
    return 3 if State.MISSING in states else 1 if State.FAULT in states else 0


def told(area: str, name: str, error: WorkplanError) -> list[Finding]:
    """The faults of an exception as findings."""
    state = State.MISSING if isinstance(error, EnvironmentProblem) else State.FAULT
    return [
        Finding(area, name, state, f"{d.place}：{d.message}" if d.place else d.message, d.hint or "", d.code)
        for d in error.diagnostics
    ]


def looked_at(area: str, name: str, look: Callable[[], Sequence[Finding]]) -> list[Finding]:
    """What a look finds; whatever breaks in it becomes a finding too, and the others go on."""
    try:
        return list(look())
    except WorkplanError as error:
        return told(area, name, error)
    except OSError as error:
        place = f"{error.filename} " if error.filename else ""
        text = f"{place}读不了（{error.strerror or type(error).__name__}）"
        return [Finding(area, name, State.FAULT, text, "检查这个位置的权限，看看磁盘或网络盘是否连着")]
    except Exception as error:  # a broken machine may raise anything, and this is the place to say so
        text = f"检查不了（{type(error).__name__}：{error}）"
        return [Finding(area, name, State.FAULT, text, "请把这一行发给维护人员", "XX001")]
