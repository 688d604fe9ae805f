"""What an office may choose for its pages beside the figures of the standard (organ.yaml)."""

from __future__ import annotations

from dataclasses import dataclass

from workplan_docs.content.organ import Organ


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What an office may choose for its pages.

    ``characters``: the DOCX grid counts characters too, so that Word's page dialog says 28 by 22.
    ``mirrored``: even pages have the binding edge at the right. ``archived``: the PDF of working papers is
    PDF/A-2b and tagged, as that of official documents always is.
    """

    characters: bool = False
    mirrored: bool = False
    archived: bool = False


ORDINARY_PAGES = PageOptions()


def options_of(organ: Organ | None) -> PageOptions:
    """The options that an organ chose (``character_grid``, ``mirror_margins``, ``archive_papers``)."""
    if organ is None:
        return ORDINARY_PAGES
    return PageOptions(organ.character_grid, organ.mirror_margins, organ.archive_papers)
