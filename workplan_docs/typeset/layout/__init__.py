"""Where every line and page ends, decided from font metrics alone; DOCX and PDF both obey it.

`lines` breaks paragraphs on the grid, `titles` breaks titles by sense, `marks` fits the issuer mark, `head`
places what stands above the text, `flow` makes rows of blocks (`signing` and `tables` of theirs), `pages` fills
pages with rows, `recipients` moves them where page 1 has no room, `official` puts it all together.
"""

from workplan_docs.typeset.layout.official import lay_official
from workplan_docs.typeset.layout.places import (
    Fragment,
    ImprintPlace,
    ImprintRow,
    MarkFit,
    OfficialLayout,
    Rule,
    SigningPlace,
    TableSlice,
)
from workplan_docs.typeset.layout.recipients import with_recipients_placed

__all__ = [
    "Fragment",
    "ImprintPlace",
    "ImprintRow",
    "MarkFit",
    "OfficialLayout",
    "Rule",
    "SigningPlace",
    "TableSlice",
    "lay_official",
    "with_recipients_placed",
]
