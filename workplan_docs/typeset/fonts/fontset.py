"""The answer to "which file sets this face": small, frozen, fit to be sent to a worker process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan_docs.typeset.fonts.faces import FACES, Face


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face's prepared file; ``path`` is None when there is none (no set prepared, no font given).

    ``family`` is the family in the style sheet, ``sha256`` that of the file, ``source_name`` the font it was
    made from, ``substitute`` whether that is a free stand-in for the office's face.
    """

    face: Face
    path: Path | None
    family: str
    sha256: str
    substitute: bool
    source_name: str

    @property
    def glyph_table(self) -> Path | None:
        """The sidecar with widths and ink boxes, beside the file."""
        return self.path.with_suffix(".glyphs") if self.path else None


@dataclass(frozen=True)
class FontSet:
    """A font file for each face, in the order of `Face`."""

    files: tuple[FontFile, ...]

    def file(self, face: Face | str) -> FontFile:
        """The file that sets a face."""
        wanted = Face(face)
        return next(file for file in self.files if file.face is wanted)

    @property
    def complete(self) -> bool:
        """Whether every face has a file, which a PDF needs; DOCX does without."""
        return all(file.path is not None for file in self.files)

    @property
    def lacking(self) -> tuple[Face, ...]:
        """Faces without a file."""
        return tuple(file.face for file in self.files if file.path is None)

    @property
    def substitutes(self) -> tuple[Face, ...]:
        """Faces that are set in a free stand-in. `RARE` is never one: no office face is meant by it."""
        return tuple(f.face for f in self.files if f.substitute and f.path and f.face is not Face.RARE)

    @property
    def notice(self) -> str:
        """What `build` says aloud about stand-ins, empty when every face is the office's own."""
        if not self.substitutes:
            return ""
        pairs = "、".join(
            f"{FACES[face].chinese}（{FACES[face].office_families[0]}）用 {self.file(face).source_name} 代替"
            for face in self.substitutes
        )
        return (
            f"注意：PDF 用的是替代字体，不是机关的正式字体：{pairs}。"
            "正式印发前，请把正式字体文件放进 fonts 文件夹再生成一次；DOCX 不受影响，打开时用本机的正式字体。"
        )

    @cached_property
    def digest(self) -> str:
        """Stands for the whole set in the keys of documents: other fonts, other bytes."""
        lines = "".join(f"{file.face}:{file.sha256}\n" for file in self.files)
        return hashlib.sha256(lines.encode()).hexdigest()
