"""The fonts for the style sheet: own family names, so that no font of the machine can slip in."""

from __future__ import annotations

from workplan_docs.typeset.fonts.faces import FACES, Face
from workplan_docs.typeset.fonts.fontset import FontSet


def font_face_css(fonts: FontSet) -> str:
    """``@font-face`` rules for every face that has a file; the rules hold file URLs of this machine."""
    rules = [
        f'@font-face {{ font-family: "{file.family}"; src: url("{file.path.absolute().as_uri()}"); }}'
        for file in fonts.files
        if file.path is not None
    ]
    return "\n".join(rules) + "\n"


def css_families(face: Face | str) -> str:
    """The value of ``font-family`` for a face: itself, then the rare hanzi. Nothing else may be used."""
    families = dict.fromkeys((FACES[Face(face)].family, FACES[Face.RARE].family))
    return ", ".join(f'"{family}"' for family in families)
