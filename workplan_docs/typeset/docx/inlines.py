"""The text of paragraphs: runs in their faces and fields to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workplan_docs.documents.blocks import Field, Inline, Style
from workplan_docs.typeset.docx import names
from workplan_docs.typeset.docx.fields import Controls
from workplan_docs.typeset.docx.ooxml import PLAIN, Format, paragraph, run
from workplan_docs.typeset.styles import STYLES


@dataclass(slots=True)
class Writer:
    """What the parts of one body share: style ids by name, numbers of controls given out."""

    ids: Mapping[str, str]
    controls: Controls = field(default_factory=Controls)

    def style(self, style: Style) -> str:
        """The id of a paragraph style in the base package."""
        return self.ids[STYLES[style].word_name]

    def inlines(self, inlines: Iterable[Inline], style: Style, extra: str = "") -> str:
        """Runs and controls; only a face other than the style's is named. ``extra``: as in `run`."""
        own = STYLES[style].face
        pieces = []
        for inline in inlines:
            if isinstance(inline, Field):
                pieces.append(self.controls.control(inline))
            else:
                other = inline.face is not None and inline.face != own
                face = self.ids[names.CHARACTER_STYLES[inline.face]] if inline.face and other else ""
                pieces.append(run(inline.text, face, extra))
        return "".join(pieces)

    def paragraph(self, style: Style, inlines: Iterable[Inline], form: Format = PLAIN) -> str:
        """One paragraph of a style."""
        return paragraph(self.style(style), self.inlines(inlines, style), form)

    @property
    def anchor_id(self) -> str:
        """The id of the 1 pt paragraph style."""
        return self.ids[names.ANCHOR]

    def anchor(self, form: Format = PLAIN) -> str:
        """The 1 pt paragraph that separates tables from each other and from the end of the body."""
        return paragraph(self.anchor_id, "", form)
