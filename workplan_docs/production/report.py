"""What a build did, for the screen and for ``--report``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workplan_docs.errors import Diagnostic
from workplan_docs.production.freshness import Reason
from workplan_docs.production.manifest import Artifact
from workplan_docs.production.press import Cause, Failure


@dataclass(slots=True)
class Report:
    """``artifacts`` were made, ``standing`` had no need; ``written`` counts the files whose bytes changed.

    ``why`` says for each file to make why; ``pruned`` are the paths of removed files, ``left`` of those that
    belong to nothing any more but were changed by somebody.
    """

    artifacts: list[Artifact] = field(default_factory=list)
    standing: list[Artifact] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    why: dict[str, Reason] = field(default_factory=dict)
    pruned: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    written: int = 0

    @property
    def exit_code(self) -> int:
        """70 before 3 before 1 (DESIGN §5)."""
        causes = {f.cause for f in self.failures}
        codes = {Cause.BUG: 70, Cause.ENVIRONMENT: 3, Cause.DOCUMENT: 1}
        return max((codes[c] for c in causes), default=0)

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """How many files of which format were made of each kind."""
        found: dict[str, Counter[str]] = {}
        for artifact in self.artifacts:
            found.setdefault(artifact.kind, Counter())[artifact.format] += 1
        return found

    def as_json(self, diagnostics: Iterable[Diagnostic] = ()) -> dict[str, Any]:
        """For ``--report``, without times or machine paths; ``diagnostics`` are those of the content."""
        return {
            "version": 1,
            "diagnostics": [diagnostic_json(d) for d in (*diagnostics, *self.warnings)],
            "built": [a.model_dump(mode="json") for a in sorted(self.artifacts, key=lambda a: a.path)],
            "standing": sorted(a.path for a in self.standing),
            "pruned": sorted(self.pruned),
            "left": sorted(self.left),
            "reasons": {path: str(self.why[path]) for path in sorted(self.why)},
            "failed": [
                {
                    "path": f.path,
                    "cause": str(f.cause),
                    "diagnostics": [diagnostic_json(d) for d in f.diagnostics],
                }
                for f in sorted(self.failures, key=lambda f: f.path)
            ],
        }


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic for other programs; the keys are those of `errors.Diagnostic`."""
    names = ("code", "severity", "message", "file", "line", "column", "hint")
    return {name: getattr(diagnostic, name) for name in names}
