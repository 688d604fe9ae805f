"""Which form a paper is: the printed 编号, the document properties and the fingerprint of its rows.

A returned form is recognised by its properties, else by the printed number, which survives retyping and
scanning. The fingerprint tells a form of an older version of the plan from the present one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from workplan_docs.forms.contract import FORM_VERSION, QUARTERS, Quarter

SHORT = 8  # hex digits of the fingerprint in the printed number
_NUMBER = re.compile(r"(?P<year>\d{4})-(?P<quarter>[1-4])-(?P<order>\d+)-(?P<short>[0-9a-f]{8})")
# What people and programs make of the number's ASCII when it is typed again.
_RETYPED = str.maketrans("０１２３４５６７８９－—–‐−", "0123456789-----")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """What a form prints of one task or target: its id and its printed words, in the form's order."""

    id: str
    words: tuple[str, ...]


def fingerprint(rows: Iterable[ShownRow]) -> str:
    """SHA-256 (hex) over the rows of the plan that a form shows; equal for equal rows on any machine."""
    plain = [[row.id, *row.words] for row in rows]
    data = json.dumps([FORM_VERSION, plain], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(data.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class FormIdentity:
    """Plan, year, quarter and unit of a form. ``order`` is the unit's fixed number in the registry."""

    plan: str
    year: int
    quarter: Quarter
    unit: str
    order: int
    fingerprint: str

    @property
    def number(self) -> str:
        """编号 as printed: ``2023-1-20-1a2b3c4d``."""
        return f"{self.year}-{self.quarter[1]}-{self.order}-{self.fingerprint[:SHORT]}"

    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        """Custom properties of the document, which survive Word, WPS and LibreOffice."""
        return (
            ("WorkplanForm", str(FORM_VERSION)),
            ("WorkplanPlan", self.plan),
            ("WorkplanYear", str(self.year)),
            ("WorkplanQuarter", self.quarter),
            ("WorkplanUnit", self.unit),
            ("WorkplanUnitOrder", str(self.order)),
            ("WorkplanFingerprint", self.fingerprint),
        )


@dataclass(frozen=True, slots=True)
class FormNumber:
    """What a printed 编号 tells: year, quarter, order of the unit, first digits of the fingerprint."""

    year: int
    quarter: Quarter
    order: int
    short: str


def parse_number(text: str) -> FormNumber | None:
    """Find a 编号 in a line of text, however it was typed; None when there is none."""
    found = _NUMBER.search(text.translate(_RETYPED).lower())
    if found is None:
        return None
    quarter = QUARTERS[int(found["quarter"]) - 1]
    return FormNumber(int(found["year"]), quarter, int(found["order"]), found["short"])
