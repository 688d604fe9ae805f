"""Whole official documents under tests/specimens: each a content file that also says what must come of it.

Lines that begin with ``#!`` are the facts (YAML once the mark is off), so that the files can be built as
they are with ``make-docs build document --file``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import yaml

from workplan_docs.content.load import SINGLE, SingleDocument, load_document
from workplan_docs.documents import blocks as b
from workplan_docs.documents.contexts import official_context
from workplan_docs.documents.templating import TemplateEnvironment
from workplan_docs.errors import Diagnostic
from workplan_docs.rules.check import check_document
from workplan_docs.typeset.fonts.resolve import resolve_faces
from workplan_docs.typeset.pdf import Pdf
from workplan_docs.typeset.standard import PROFILES
from workplan_docs.typeset.typesetter import Typesetter

FOLDER = Path(__file__).parent / "specimens"
_NOWHERE = FOLDER / "no project here"


def names() -> list[str]:
    """Every specimen."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def _environment() -> TemplateEnvironment:
    return TemplateEnvironment()


@cache
def typesetter(profile: str = "exact") -> Typesetter:
    return Typesetter(resolve_faces(_NOWHERE, {}), PROFILES[profile])  # type: ignore[index]


@dataclass(frozen=True)
class Specimen:
    """One document with what it asserts."""

    name: str
    single: SingleDocument
    facts: dict[str, Any]
    document: b.Document

    def found(self) -> list[Diagnostic]:
        """What the rules say of it."""
        return check_document(SINGLE, self.single.document, None, self.single.positions)

    def of(self, kind: type[Any]) -> list[Any]:
        """Its blocks of one kind."""
        return [block for block in self.document.blocks if isinstance(block, kind)]

    def strings(self) -> list[str]:
        """Every text of the content that a reader must find on the page, without white space."""
        said = self.single.document
        texts = [
            said.title_text,
            said.document_number,
            said.recipients,
            said.date,
            said.note,
            said.title_note,
        ]
        texts += [said.copy_number, said.urgency, said.printed_by, *said.signers, *said.copy_to]
        texts += [one.post or one.organ for one in said.signature or ()]
        for body in (said.body, *(a.body for a in said.attachments)):
            for item in body:
                parts = [item] if isinstance(item, str) else [item.heading, item.text, *item.head]
                texts += parts if isinstance(item, str) else [*parts, *(c for r in item.rows for c in r)]
        texts += [a.name for a in said.attachments]
        return [solid(text) for text in texts if text]


@cache
def specimen(name: str) -> Specimen:
    """Read, check and compose it."""
    path = FOLDER / f"{name}.yaml"
    marked = re.findall(r"^#! (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    facts = yaml.safe_load("\n".join(marked)) or {}
    single = load_document(path, _NOWHERE)
    context = official_context(single.organ, single.document, single.plan)
    document, _ = _environment().document("document.xml.j2", context)
    return Specimen(name, single, facts, document)


@cache
def pdf(name: str, profile: str = "exact") -> Pdf:
    return typesetter(profile).pdf(specimen(name).document)


@cache
def pages(name: str, profile: str = "exact") -> tuple[str, ...]:
    """The text of each page as drawn, line by line from the top, page numbers left out."""
    found = []
    with pdfplumber.open(BytesIO(pdf(name, profile).data)) as opened:
        for page in opened.pages:
            upright = [c for c in page.chars if c["upright"]]
            text = page.extract_text(use_text_flow=True) if len(upright) != len(page.chars) else _drawn(page)
            found.append(re.sub(r"—\d+—", "", solid(text)))
    return tuple(found)


def _drawn(page: Any) -> str:
    return "".join(char["text"] for char in page.chars)


@cache
def rows(name: str, page: int, profile: str = "exact") -> tuple[str, ...]:
    """The rows of 3号 text on a page (counted from 1), from the top."""
    with pdfplumber.open(BytesIO(pdf(name, profile).data)) as opened:
        drawn = opened.pages[page - 1]
        lines: dict[int, list[Any]] = {}
        for char in drawn.chars:
            if 15 < char["size"] < 17 and char["text"].strip():
                lines.setdefault(round(char["bottom"] / 6), []).append(char)
    texts: list[str] = []
    last = -9
    for key in sorted(lines):
        text = "".join(c["text"] for c in sorted(lines[key], key=lambda c: c["x0"]))
        texts[-1:] = [texts[-1] + text] if key - last == 1 and texts else [*texts[-1:], text]
        last = key
    return tuple(texts)


def solid(text: str) -> str:
    """Without white space."""
    return re.sub(r"\s", "", text).replace("\ufffe", "")
