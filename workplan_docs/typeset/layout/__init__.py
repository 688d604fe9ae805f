"""Where every line and page ends, decided from font metrics alone; DOCX and PDF both obey it.

`lines` breaks paragraphs on the grid, `titles` breaks titles by sense, `head` fits the issuer mark,
`official` fills the pages of a GB/T 9704 document.
"""

from workplan_docs.typeset.layout.official import lay_official
from workplan_docs.typeset.layout.places import (
    Fragment,
    ImprintPlace,
    MarkFit,
    OfficialLayout,
    SigningPlace,
)

__all__ = ["Fragment", "ImprintPlace", "MarkFit", "OfficialLayout", "SigningPlace", "lay_official"]
