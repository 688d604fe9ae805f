"""Which font file sets which face, how wide its characters are, and how the free set is prepared.

`resolve_faces` answers the first question (`FontSet`), `Metrics` the second; both work without Pango and
without fontTools. Preparing fonts (`prepare`, `userfont`) is done once and kept in a cache folder.
"""

from __future__ import annotations

from workplan_docs.typeset.fonts.css import css_families, font_face_css
from workplan_docs.typeset.fonts.embedded import check_embedded, embedded_font_names
from workplan_docs.typeset.fonts.faces import FACES, Face, FaceInfo
from workplan_docs.typeset.fonts.fontset import FontFile, FontSet
from workplan_docs.typeset.fonts.metrics import Metrics
from workplan_docs.typeset.fonts.resolve import resolve_faces

__all__ = [
    "FACES",
    "Face",
    "FaceInfo",
    "FontFile",
    "FontSet",
    "Metrics",
    "check_embedded",
    "css_families",
    "embedded_font_names",
    "font_face_css",
    "resolve_faces",
]
