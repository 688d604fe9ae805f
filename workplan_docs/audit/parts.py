"""The elements of an official document as the audit finds them on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from workplan_docs.audit.geometry import Row, Rule

Format = Literal["ordinary", "letter", "order", "minutes"]
FORMAT_NAMES: dict[Format, str] = {
    "ordinary": "一般格式",
    "letter": "信函格式",
    "order": "命令（令）格式",
    "minutes": "纪要格式",
}


@dataclass
class Attachment:
    """附件 on a page of its own: its label in row 1 and the rows of its title."""

    page: int
    label: Row
    title: list[Row]


@dataclass
class Elements:
    """Rows by element; what a document does not have is empty or None."""

    format: Format = "ordinary"
    reason: str = ""
    classified: list[Row] = field(default_factory=list)  # 份号, 密级, 紧急程度
    mark: list[Row] = field(default_factory=list)
    number: Row | None = None
    signers: list[Row] = field(default_factory=list)
    red_lines: list[Rule] = field(default_factory=list)
    title: list[Row] = field(default_factory=list)
    title_note: list[Row] = field(default_factory=list)
    recipients: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    attachments_note: list[Row] = field(default_factory=list)
    signature: list[Row] = field(default_factory=list)
    date: Row | None = None
    note: Row | None = None
    attachments: list[Attachment] = field(default_factory=list)
    inner_titles: list[Row] = field(default_factory=list)  # titles of what is enclosed or attached
    imprint: list[Row] = field(default_factory=list)
    imprint_rules: list[Rule] = field(default_factory=list)
    numbers: dict[int, Row] = field(default_factory=dict)
    number_turns: dict[int, int] = field(default_factory=dict)  # of page numbers that do not stand upright

    @property
    def official(self) -> bool:
        """Whether it looks like an official document at all, and not like a table or a report."""
        return bool(self.mark or self.number or self.recipients or (self.title and self.date))

    def body_on(self, page: int) -> list[Row]:
        """The body rows of a page."""
        return [r for r in self.body if r.page == page]
