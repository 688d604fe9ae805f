"""What an audit found: every measurement with what was wanted, faults first, and what could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from workplan_docs.audit import messages as m
from workplan_docs.audit.declared import NOTE, Declared
from workplan_docs.audit.geometry import Box
from workplan_docs.audit.rules import RULES, Rule
from workplan_docs.errors import Severity

MOST_OF_ONE = 6  # findings of one rule that are listed one by one; the others are counted


@dataclass(frozen=True, slots=True)
class Finding:
    """One measurement. ``severity`` None: as wanted. ``wanted`` and ``found`` carry their units."""

    code: str
    severity: Severity | None
    wanted: str
    found: str
    page: int | None = None
    box: Box | None = None
    note: str = ""

    @property
    def rule(self) -> Rule:
        """What it is measured by."""
        return RULES[self.code]

    @property
    def sentence(self) -> str:
        """For a clerk: element, what, wanted and found."""
        return m.SENTENCE.format(
            page=m.ON_PAGE.format(number=self.page) if self.page else "",
            element=self.rule.element,
            what=self.rule.what,
            wanted=self.wanted,
            found=self.found,
            clause=self.rule.clause,
            strength=self.rule.strength,
            note=m.WITH_NOTE.format(note=self.note) if self.note else "",
        )


@dataclass
class Report:
    """Findings in the order in which they were made; ``how`` says by what the file was measured.

    ``slack`` is how much lower the program that made the pages sets its rows.
    """

    file: str
    how: str
    pages: int = 0
    format: str = ""
    format_reason: str = ""
    findings: list[Finding] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    declared: Declared = field(default_factory=Declared)
    slack: float = 0.0

    def judge(
        self,
        code: str,
        good: bool,
        wanted: str,
        found: str,
        page: int | None = None,
        box: Box | None = None,
        note: str = "",
        severity: Severity | None = None,
        value: float | None = None,
    ) -> bool:
        """Note a measurement; ``severity`` replaces the rule's own where it is broken. Returns ``good``.

        A ``value`` that the office has declared is a hint, within the standard's tolerance or not.
        """
        if value is not None and self.declared.has(code, value, self.slack):
            self.findings.append(Finding(code, Severity.HINT, wanted, found, page, box, NOTE))
            return good
        weight = None if good else severity or RULES[code].severity
        self.findings.append(Finding(code, weight, wanted, found, page, box, note))
        return good

    def declare(self, code: str, wanted: str, found: str, note: str, page: int | None = None) -> None:
        """A deviation that is meant and known: a hint."""
        self.findings.append(Finding(code, Severity.HINT, wanted, found, page, None, note))

    def cannot(self, what: str) -> None:
        """Say once what could not be checked and why."""
        if what not in self.unchecked:
            self.unchecked.append(what)

    @property
    def faults(self) -> list[Finding]:
        """Everything that is not as wanted, by weight, then page; at most `MOST_OF_ONE` of one rule."""
        order = {s: n for n, s in enumerate(Severity)}
        seen: Counter[tuple[str, Severity]] = Counter()
        kept = []
        for finding in self.findings:
            if finding.severity is None:
                continue
            seen[finding.code, finding.severity] += 1
            if seen[finding.code, finding.severity] <= MOST_OF_ONE:
                kept.append(finding)
        return sorted(kept, key=lambda f: (order[f.severity or Severity.HINT], f.page or 0))

    @property
    def more(self) -> dict[str, int]:
        """How many findings of a rule `faults` leaves out."""
        counts = Counter((f.code, f.severity) for f in self.findings if f.severity)
        return {code: n - MOST_OF_ONE for (code, _), n in counts.items() if n > MOST_OF_ONE}

    @property
    def passed(self) -> list[Finding]:
        """What was measured and is as wanted."""
        return [f for f in self.findings if f.severity is None]

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(f.severity is severity for f in self.findings)

    @property
    def counts(self) -> str:
        """``1 处错误，3 处提示``; empty when there is nothing."""
        return m.COMMA.join(m.COUNT.format(count=n, what=s.word) for s in Severity if (n := self.count(s)))

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return self.count(Severity.ERROR) > 0

    def codes(self, *severities: Severity) -> set[str]:
        """The rules that are broken, of these weights or of any."""
        return {f.code for f in self.findings if f.severity in (severities or tuple(Severity))}


def report_json(reports: Sequence[Report]) -> dict[str, Any]:
    """The reports as data for programs; boxes in mm from the upper left corner of the page."""
    return {"version": 1, "files": [_one(r) for r in reports]}


def _one(report: Report) -> dict[str, Any]:
    return {
        "file": report.file,
        "measured_by": report.how,
        "pages": report.pages,
        "format": report.format,
        "format_reason": report.format_reason,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "hints": report.count(Severity.HINT),
        "findings": [_finding(f) for f in report.findings],
        "unchecked": report.unchecked,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value if finding.severity else "ok",
        "element": finding.rule.element,
        "what": finding.rule.what,
        "wanted": finding.wanted,
        "found": finding.found,
        "clause": finding.rule.clause,
        "strength": finding.rule.strength,
        "page": finding.page,
        "box": [round(v, 2) for v in finding.box] if finding.box else None,
        "note": finding.note,
    }
