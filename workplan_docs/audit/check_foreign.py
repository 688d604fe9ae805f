"""Single characters in another face than the text around them: a rare character that the font lacks (5.2.2)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from workplan_docs.audit.faces import CHINESE, face_of_font
from workplan_docs.audit.geometry import Glyph, Row
from workplan_docs.audit.measured import Measured
from workplan_docs.audit.report import Report
from workplan_docs.typeset import standard as std

_MOST = 3  # characters in a row: more are set in another face on purpose
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_TOLD = 20
_PLANES = (("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


@dataclass
class _Run:
    """Hanzi that follow each other in one font; ``opens``: they begin a paragraph."""

    font: str
    glyphs: list[Glyph]
    page: int
    opens: bool


def check_foreign(doc: Measured, report: Report) -> None:
    """One hint a page with the characters and both faces."""
    found = doc.elements
    parts = [
        found.title,
        found.recipients,
        found.body,
        found.attachments_note,
        found.signature,
        found.imprint,
    ]
    parts += [item.title for item in found.attachments]
    foreign: dict[tuple[int, str, str], list[Glyph]] = {}
    for rows in parts:
        runs = _runs(rows)
        usual = _usual(runs)
        for n, run in enumerate(runs):
            around = [r.font for r in runs[max(n - 1, 0) : n + 2] if r is not run]
            inside = len(set(around)) == 1 and not run.opens and len(run.glyphs) <= _MOST
            if inside and run.font != usual and _name(run.font) != _name(around[0]):
                foreign.setdefault((run.page, run.font, around[0]), []).extend(run.glyphs)
    for (page, font, around_font), glyphs in foreign.items():
        chars = "、".join(dict.fromkeys(g.text for g in glyphs))[:_TOLD]
        found_text = f"“{chars}”用{_name(font)}，上下文用{_name(around_font)}"
        report.declare("PP011", "与上下文同一字体", found_text, "多半是字体里没有这个字，核对字形", page)


def _runs(rows: list[Row]) -> list[_Run]:
    runs: list[_Run] = []
    for row in rows:
        indented = row.left > std.TYPE_AREA_LEFT + std.CELL_MM
        hanzi = [g for g in row.glyphs if _is_hanzi(g.text)]
        for n, (font, own) in enumerate(groupby(hanzi, key=lambda g: _SUBSET.sub("", g.font))):
            glyphs = list(own)
            opens = n == 0 and indented
            if runs and runs[-1].font == font and not opens:
                runs[-1].glyphs += glyphs
            else:
                runs.append(_Run(font, glyphs, row.page, opens))
    return runs


def _usual(runs: list[_Run]) -> str:
    counts: Counter[str] = Counter()
    for run in runs:
        counts[run.font] += len(run.glyphs)
    return max(counts, key=lambda font: counts[font], default="")


def _is_hanzi(char: str) -> bool:
    return any(first <= char <= last for first, last in _PLANES)


def _name(font: str) -> str:
    """The face, or the font's own name where it is none of the standard's."""
    face = face_of_font(font)
    return CHINESE[face] if face else f"“{font}”"
