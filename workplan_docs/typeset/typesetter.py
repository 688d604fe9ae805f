"""The one door to all formats: blocks in, bytes out.

A process makes one `Typesetter` and keeps it: font tables, style sheet, WeasyPrint's font configuration and
the DOCX base package are read once. It is made from picklable parts, so workers make their own.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cached_property
from pathlib import Path

from workplan_docs.documents import blocks as b
from workplan_docs.errors import Diagnostic, LayoutError, Severity
from workplan_docs.typeset import standard as std
from workplan_docs.typeset.css import style_sheet
from workplan_docs.typeset.docx import BasePackage, base_package, write_docx
from workplan_docs.typeset.fonts.faces import FACES, Face
from workplan_docs.typeset.fonts.fontset import FontSet
from workplan_docs.typeset.fonts.metrics import Metrics
from workplan_docs.typeset.html import page_html, paper_body
from workplan_docs.typeset.html_official import official_body
from workplan_docs.typeset.layout import OfficialLayout, lay_official, with_recipients_placed
from workplan_docs.typeset.options import ORDINARY_PAGES, PageOptions
from workplan_docs.typeset.own_sheet import own_sheet
from workplan_docs.typeset.pdf import Pdf, PdfEngine
from workplan_docs.typeset.styles import STYLES


class Typesetter:
    """Sets documents in one font set and profile; ``templates`` may hold an office's base.docx and style.css."""

    def __init__(
        self,
        fonts: FontSet,
        profile: std.Profile = std.EXACT,
        templates: Path | None = None,
        options: PageOptions = ORDINARY_PAGES,
    ) -> None:
        self.fonts = fonts
        self.profile = profile
        self.templates = templates
        self.options = options

    @cached_property
    def metrics(self) -> Metrics:
        """Widths of all characters."""
        return Metrics(self.fonts)

    @cached_property
    def css(self) -> str:
        """Our style sheet without font rules."""
        return style_sheet(self.profile, self.options.mirrored)

    @cached_property
    def _own_css(self) -> str:
        return own_sheet(self.templates)

    @cached_property
    def _engine(self) -> PdfEngine:
        return PdfEngine(self.fonts, self.css, self._own_css)

    def arranged(self, document: b.Document) -> b.Document:
        """The document with what only the page can decide: where the recipients of an official one stand."""
        if document.layout != "official":
            return document
        return with_recipients_placed(document, self.metrics, self.profile)

    def lay_out(self, document: b.Document) -> OfficialLayout | None:
        """The layout of an official document (`arranged`); working papers flow and have none."""
        return lay_official(document, self.metrics, self.profile) if document.layout == "official" else None

    def _page(self, document: b.Document, css: str = "") -> str:
        document = self.arranged(document)
        laid = self.lay_out(document)
        if laid is None:
            return page_html(document, paper_body(document, self.metrics), css)
        return page_html(document, official_body(document, laid, self.metrics, self.profile), css)

    def html(self, document: b.Document) -> str:
        """A preview in one file, set in whatever faces the reader's machine has."""
        return self._page(document, f"{self.css}\n{self._own_css}" if self._own_css else self.css)

    @cached_property
    def _base(self) -> BasePackage:
        return base_package(self.profile, self.templates)

    def docx(self, document: b.Document) -> bytes:
        """The DOCX; needs neither Pango nor fonts."""
        document = self.arranged(document)
        return write_docx(document, self.lay_out(document), self.profile, self._base, self.options)

    def xlsx(self, document: b.Document) -> bytes:
        """The tables of a document as a workbook."""
        from workplan_docs.typeset.xlsx import write_xlsx

        return write_xlsx(document)

    def pdf(self, document: b.Document) -> Pdf:
        """The PDF of a document."""
        return self.pdf_of(document, self.pdf_page(document))

    def pdf_page(self, document: b.Document) -> str:
        """What the PDF engine gets of a document: the same text makes the same file.

        A character that no face has is an error, never a blank box.
        """
        self._check_glyphs(document)
        return self._page(document)

    def pdf_of(self, document: b.Document, page: str) -> Pdf:
        """The PDF of a ``page`` that was made from the document.

        Official documents are PDF/A-2b and tagged, for the archive; working papers where the office asks for it.
        """
        archive = self.options.archived or document.layout == "official"
        return self._engine.write(self._engine.render(page), archive)

    def _check_glyphs(self, document: b.Document) -> None:
        faults = []
        seen: set[tuple[str, str]] = set()
        for text, face in _texts(document):
            for char in self.metrics.missing(face, text):
                if (char, face) in seen:
                    continue
                seen.add((char, face))
                faults.append(
                    Diagnostic(
                        "TY001",
                        Severity.ERROR,
                        f"没有字体能印出“{char}”（U+{ord(char):04X}，{FACES[Face(face)].chinese}），"
                        f"见“{_around(text, char)}”",
                        hint="换一个写法，或把含有这个字的字体文件放进 fonts 文件夹。",
                    )
                )
        if faults:
            raise LayoutError(faults)


def _around(text: str, char: str) -> str:
    at = text.index(char)
    return text[max(0, at - 8) : at + 9]


def _texts(document: b.Document) -> list[tuple[str, str]]:
    """Every text of a document with its face, page furniture included."""
    texts = [(document.foot, "fangsong")]
    for block in document.blocks:
        if isinstance(block, b.Title | b.Attachment):
            parts = block.parts if isinstance(block, b.Title) else (block.label, *block.title_parts)
            texts.extend((part, STYLES[b.Style.TITLE].face) for part in parts)
        elif isinstance(block, b.IssuerMark):
            texts.append((block.text, STYLES[b.Style.ISSUER_MARK].face))
        elif not isinstance(block, b.Paragraph | b.Sides | b.Table):
            texts.extend((words, "fangsong") for words in _words(block))
    for paragraph in document.paragraphs():
        for inline in paragraph.inlines:
            face = (inline.face if isinstance(inline, b.Run) else None) or STYLES[paragraph.style].face
            texts.append((b.inline_text(inline), face))
    return texts


def _words(value: object) -> list[str]:
    """Every text inside a block that holds only plain ones."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [words for item in value for words in _words(item)]
    if is_dataclass(value):
        return [words for field in fields(value) for words in _words(getattr(value, field.name))]
    return []
