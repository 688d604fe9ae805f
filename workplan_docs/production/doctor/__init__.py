"""Is this machine fit for the work, and if not, what is to be done: `examine` looks at everything."""

from __future__ import annotations

from workplan_docs.production.doctor.examine import examine
from workplan_docs.production.doctor.findings import Finding, State, verdict

__all__ = ["Finding", "State", "examine", "verdict"]
